#pragma once

#include "logging/api/history.h"
#include "logging/api/logging_config.h"
#include "logging/base/result.h"

#include <functional>
#include <memory>
#include <span>

class QSqlDatabase;
class QSqlQuery;

namespace ccr::logging {

/// The exchanges of this and of earlier runs in a SQLite file of mode 0600: tables exchanges, attempts, stream_statistics,
/// errors, heads, timelines, bodies and day_totals. One thread. Several processes may use one file at the same time.
class ExchangeStore
{
public:
    enum class Access
    {
        ReadWrite, ///< creates the file; one that is damaged is set aside as <name>.damaged-<time>
        ReadOnly
    };
    struct Opened
    {
        std::unique_ptr<ExchangeStore> store;
        QString notice; ///< what was found to be wrong and mended
    };
    static Result<Opened> open(const QString &path, Access access);
    ~ExchangeStore();
    ExchangeStore(const ExchangeStore &) = delete;
    ExchangeStore &operator=(const ExchangeStore &) = delete;

    /// All or nothing.
    Result<Done> add(std::span<const ExchangeSnapshot> exchanges, std::span<const StoredBody> bodies,
                     std::span<const RecordedHeads> heads = {}, std::span<const RecordedTimeline> timelines = {});
    /// Removes what is too old and, oldest first, what makes the file too large: bodies, then exchanges with their heads and timelines. A
    /// part of the work for each call; true: there is more to do. What exchanges that go came to is kept by day.
    Result<bool> enforceLimits(const HistoryConfig &limits, WallTime now);
    Result<qint64> firstRow() const;       ///< larger than any when there is none
    Result<WallTime> firstStart() const;   ///< later than any when there is none
    Result<qint64> purge(WallTime before); ///< and the totals of the days that began before

    /// One part, newest start first; all or nothing.
    Result<RepricedPart> reprice(const Repricing &repricing);

    Result<HistoryPage> find(const HistoryRequest &request) const;
    /// Calls `found` for every match without collecting them until it returns false.
    Result<Done> forEach(const HistoryRequest &request, const std::function<bool(const ExchangeSnapshot &)> &found) const;
    /// One part, newest start first.
    Result<HistoryPart> scan(const HistoryScan &scan) const;
    Result<NumbersPart> numbers(const NumbersScan &scan) const;
    Result<HistoryRows> fetch(std::span<const std::int64_t> rows) const;
    Result<HistoryIds> ids(std::span<const std::int64_t> rows) const;
    Result<QList<StoredBody>> bodies(const std::string &exchangeId) const;
    Result<std::vector<MessageHead>> heads(const std::string &exchangeId) const;
    Result<RecordedTimeline> timeline(const std::string &exchangeId) const; ///< empty where there is none
    Result<qint64> count() const;
    Result<qint64> countBefore(WallTime time) const; ///< that purge() would remove
    /// Of the file, without what SQLite keeps beside it.
    qint64 bytes() const;

    static constexpr int schemaVersion = 7;

private:
    ExchangeStore(std::unique_ptr<QSqlDatabase> database, QString connection);
    Result<Done> prepare(Access access);
    Result<Done> run(const QString &statement) const;
    Result<qint64> number(const QString &statement) const;
    /// `rows`: a condition of SQL.
    Result<qint64> remove(const QString &rows);
    Result<qint64> addUpAndRemove(const QString &rows);
    Result<Done> readRows(std::span<const std::int64_t> rows, const QString &columns,
                          const std::function<Result<Done>(const QSqlQuery &)> &take) const;
    Result<bool> matches(const Query &query, const ExchangeSnapshot &exchange, bool marked) const;

    std::unique_ptr<QSqlDatabase> m_database;
    QString m_connection;
};

} // namespace ccr::logging
