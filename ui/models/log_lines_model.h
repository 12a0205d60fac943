#pragma once

#include "logging/api/log_record.h"
#include "ui/models/log_filter.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

#include <deque>

namespace ccr::ui {

/// The newest log records, oldest first, of a chosen set of levels. Bounded. GUI thread.
class LogLinesModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        SeverityRole = Qt::UserRole,
        ExchangeIdRole
    };
    static constexpr std::size_t maxLines = 50'000;

    static constexpr logging::Severity levels[] = {logging::Severity::Trace, logging::Severity::Debug, logging::Severity::Info,
                                                   logging::Severity::Warn,  logging::Severity::Error, logging::Severity::Fatal};

    explicit LogLinesModel(QObject *parent = nullptr); ///< shows info and above

    void append(const QList<logging::LogRecord> &records);
    /// Records of other levels are kept but not shown.
    void setShown(logging::Severity severity, bool shown);
    /// Shows this level and those above it, and no others.
    void showFrom(logging::Severity lowest);
    bool isShown(logging::Severity severity) const { return m_shownLevels.contains(severity); }
    void clear();
    /// How many records of a level are kept.
    qint64 count(logging::Severity severity) const { return m_counts.value(severity); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void rebuild();

    std::deque<logging::LogRecord> m_records;
    std::deque<std::size_t> m_shown; ///< running numbers of the records that pass the filter
    std::size_t m_removed = 0;       ///< running number of m_records.front()
    QSet<logging::Severity> m_shownLevels;
    QHash<logging::Severity, qint64> m_counts;
};

/// "15:04:41.137 I proxy req_1 message name=value …"
QString lineText(const logging::LogRecord &record);

} // namespace ccr::ui
