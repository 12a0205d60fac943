#pragma once

#include "ui/models/log_rows.h"
#include "ui/models/packed_records.h"

#include <QMap>
#include <QTimer>

#include <deque>
#include <optional>

namespace ccr::ui {

/// The newest records of this run, oldest first. Bounded. Another filter is applied in slices, so that the window stays
/// quick; until it has been, the rows are those of the old one. GUI thread.
class LiveLog final : public LogRows
{
    Q_OBJECT
public:
    static constexpr qint64 maxLines = 50'000;

    explicit LiveLog(QObject *parent = nullptr);

    void append(const QList<logging::LogRecord> &records);
    void clear();
    /// Of those that are kept, the records of one request, oldest first.
    QList<logging::LogRecord> linesOf(const std::string &exchangeId) const;
    /// All that are kept, with the number of the first one.
    std::pair<qint64, std::vector<PackedRecord>> snapshot() const;
    /// While nobody looks at lines they take a tenth of the memory; who asks for one gets it all the same. Done in slices.
    void setResting(bool resting);
    qsizetype bytes() const { return m_records.bytes(); } ///< of the lines, as they are kept now
    /// So many came for each one that could be shown, in the last seconds; 1: all are here.
    int shownOneOf() const;

    qint64 count() const override { return static_cast<qint64>(m_current.rows.size()); }
    qint64 lineAt(qint64 row) const override { return shown(row).line; }
    qint64 rowOf(qint64 line) const override;
    logging::Severity severityAt(qint64 row) const override { return shown(row).severity; }
    bool isMatch(qint64 row) const override { return shown(row).isMatch; }
    Record recordAt(qint64 row) override { return std::make_shared<const logging::LogRecord>(packed(shown(row).line).unpacked()); }
    Record readRecord(qint64 row) override { return recordAt(row); }
    qint64 nextOfLevel(qint64 row, logging::Severity lowest, logging::Severity highest, bool forward) const override;
    QList<LogDensity> density(int parts) const override;
    qint64 lineCount() const override { return m_records.size(); }
    qint64 countOf(logging::Severity severity) const override { return m_counts[logging::levelIndex(severity)]; }
    QStringList components() const override { return m_components.keys(); }
    void setFilter(const LogFilter &filter) override;
    void setPaused(bool paused) override;
    qint64 waiting() const override { return static_cast<qint64>(m_waiting.size()); }

Q_SIGNALS:
    /// As they come, whatever is filtered.
    void linesAdded(const QList<ccr::logging::LogRecord> &records);
    void rested(); ///< all that shall rest does

private:
    struct Shown
    {
        qint64 line;
        logging::Severity severity;
        bool isMatch;
    };
    /// Chosen rows, and how far the choice has come.
    struct Choice
    {
        std::deque<Shown> rows;
        qint64 next = 0;         ///< first line that was not looked at
        qint64 contextUntil = 0; ///< lines before this one follow a match closely
    };

    const Shown &shown(qint64 row) const { return m_current.rows[static_cast<std::size_t>(row)]; }
    const PackedRecord &packed(qint64 line) const { return m_records.at(line - m_firstLine); }
    logging::RecordView viewOf(qint64 line) const { return packed(line).view(m_decoder); } ///< until the next one
    qint64 endLine() const { return m_firstLine + m_records.size(); }
    bool passes(const logging::RecordView &record, qint64 line) const;
    template <typename List>
    void takeAll(const List &records);
    void look(Choice &choice, qint64 line) const;
    void removeSurplus();
    void refilterSlice();
    void settleSlice();
    void noteSequence(const QList<logging::LogRecord> &records);

    PackedRecords m_records;
    mutable logging::RecordDecoder m_decoder;
    qint64 m_firstLine = 0; ///< number of m_records.front()
    Choice m_current;
    std::optional<Choice> m_refilter; ///< under way
    QTimer m_slice;
    QTimer m_settling; ///< until all records rest, or none does
    bool m_isResting = false;
    LogFilter m_filter;
    qint64 m_counts[6] = {};
    QMap<QString, qint64> m_components;

    bool m_isPaused = false;
    std::deque<PackedRecord> m_waiting; ///< the newest of those that came while paused

    struct Batch
    {
        qint64 came;
        qint64 taken;
    };
    std::deque<Batch> m_batches; ///< the last seconds
    std::uint64_t m_lastSeq = 0;
};

} // namespace ccr::ui
