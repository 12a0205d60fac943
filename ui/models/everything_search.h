#pragma once

#include "logging/api/exchange_files.h"
#include "logging/api/history.h"
#include "logging/api/log_record.h"
#include "logging/query/log_file_set.h"
#include "logging/query/query.h"
#include "ui/models/packed_record.h"

#include <QAbstractTableModel>

#include <atomic>
#include <memory>

namespace ccr::ui {

/// One place where something was found.
struct FoundPlace
{
    int source = -1;     ///< of the log; -1: a request, or a line of recordsFile
    QString recordsFile; ///< a log file that is no source of the log yet
    qint64 line = -1;    ///< number in its source
    QString exchangeId;  ///< of a request
    qint64 timeMs = 0;   ///< since 1970; 0: it says none
    QString where;       ///< name of the source
    QString text;
};

FoundPlace placeOf(const logging::ExchangeSnapshot &exchange, const QString &where);

/// What a search goes through.
struct SearchPlaces
{
    struct Live
    {
        qint64 line;
        PackedRecord record;
    };
    QList<FoundPlace> requests; ///< already found
    QString requestsName;
    struct Recorded
    {
        logging::HistoryControl *history; ///< outlives the search, which holds the file for that
        std::shared_ptr<logging::ExchangeFile> file;
        QString name;
        std::optional<WallTime> to;      ///< what started then or later is not asked for
        std::vector<std::string> marked; ///< what @marked means there
    };
    QList<Recorded> recorded; ///< the history, and opened files
    QList<Live> live;
    QString liveName;
    struct Files
    {
        int source;
        std::shared_ptr<logging::LogFileSet> files;
    };
    QList<Files> files;
    QList<logging::ExchangeFileCopy> records; ///< whose records are searched
};

/// What was found in the history, in the log as it comes and in open files, as a table: where, time, text. Lines are searched
/// in a thread of the pool, each history in its own; what is found comes in batches, at most ten times a second. GUI thread.
class EverythingSearch final : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr qsizetype maxPlaces = 2000; ///< that are kept; all are counted

    enum Column
    {
        Where,
        Time,
        Text,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;
    ~EverythingSearch() override;

    void start(const logging::Query &query, SearchPlaces places);
    void cancel();
    bool isRunning() const { return m_cancel != nullptr; }
    qint64 foundCount() const { return m_requestsFound + m_linesFound; } ///< more than rowCount() when there were too many
    const FoundPlace &placeAt(int row) const { return m_places.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void progressed(); ///< found, ended or cancelled

private:
    using Cancel = std::shared_ptr<std::atomic<bool>>;
    void take(const Cancel &search, const QList<FoundPlace> &places, qint64 found, bool isDone);
    void askHistory(const Cancel &search, qsizetype place, logging::HistoryScan scan);
    void takeRequests(logging::HistoryRows found, const QString &where);
    void end();
    void add(const QList<FoundPlace> &places);
    void endPart();

    Cancel m_cancel;                          ///< of the search that runs
    int m_parts = 0;                          ///< that run
    QList<SearchPlaces::Recorded> m_recorded; ///< being searched
    QList<FoundPlace> m_places;
    qint64 m_requestsFound = 0;
    qint64 m_linesFound = 0;
};

} // namespace ccr::ui
