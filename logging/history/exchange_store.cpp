#include "logging/history/exchange_store.h"

#include "logging/base/private_files.h"
#include "logging/history/day_totals.h"
#include "logging/history/exchange_columns.h"
#include "logging/history/exchange_reader.h"
#include "logging/history/heads_json.h"
#include "logging/history/query_sql.h"
#include "logging/history/sql_reason.h"
#include "logging/history/sql_values.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr const char *headsTable =
    "CREATE TABLE heads (request_id TEXT NOT NULL, stored_ms INTEGER NOT NULL, content TEXT NOT NULL)"; // see headsAsJson()
constexpr const char *headsIndex = "CREATE INDEX heads_request ON heads(request_id)";

constexpr const char *timelinesTable = // see TimelinePacker; packed once more by qCompress()
    "CREATE TABLE timelines (request_id TEXT NOT NULL, stored_ms INTEGER NOT NULL, provider BLOB, client BLOB)";
constexpr const char *timelinesIndex = "CREATE INDEX timelines_request ON timelines(request_id)";

constexpr std::initializer_list<const char *> otherTables = {
    "CREATE TABLE attempts (exchange INTEGER NOT NULL REFERENCES exchanges(id) ON DELETE CASCADE, number INTEGER NOT NULL, provider TEXT, "
    "model TEXT, url TEXT, transport TEXT, key TEXT, started_us INTEGER, connected_us INTEGER, answered_us INTEGER, status INTEGER, "
    "error_class TEXT, message TEXT, failed_us INTEGER, phrase TEXT, PRIMARY KEY (exchange, number)) WITHOUT ROWID",
    "CREATE TABLE errors (exchange INTEGER PRIMARY KEY REFERENCES exchanges(id) ON DELETE CASCADE, time_ms INTEGER NOT NULL, class TEXT, "
    "severity TEXT, fingerprint TEXT, provider TEXT, model TEXT, status INTEGER, message TEXT)",
    "CREATE TABLE bodies (request_id TEXT NOT NULL, kind TEXT NOT NULL, attempt INTEGER NOT NULL, stored_ms INTEGER NOT NULL, "
    "whole_bytes INTEGER NOT NULL, content TEXT NOT NULL)",
    headsTable,
    headsIndex,
    timelinesTable,
    timelinesIndex,
    "CREATE INDEX exchanges_started ON exchanges(started_ms)",
    "CREATE INDEX exchanges_request ON exchanges(request_id)",
    "CREATE INDEX errors_time ON errors(time_ms)",
    "CREATE INDEX bodies_request ON bodies(request_id)",
};

/// From schema 1 to 2.
constexpr auto upgradesOf1 = {
    "ALTER TABLE exchanges ADD COLUMN client_pid INTEGER",
    "ALTER TABLE exchanges ADD COLUMN trace TEXT",
    "ALTER TABLE attempts ADD COLUMN failed_us INTEGER",
};

/// From schema 2 to 3.
constexpr auto upgradesOf2 = {
    "ALTER TABLE exchanges ADD COLUMN reasoning_tokens INTEGER",
    headsTable,
    headsIndex,
};

/// From schema 3 to 4.
constexpr auto upgradesOf3 = {
    "ALTER TABLE exchanges ADD COLUMN plan_value REAL",
    "ALTER TABLE exchanges ADD COLUMN plan_currency TEXT",
};

/// From schema 4 to 5.
constexpr auto upgradesOf4 = {timelinesTable, timelinesIndex};

/// From schema 5 to 6, which has the table of DayTotals as well.
constexpr auto upgradesOf5 = {
    "ALTER TABLE exchanges ADD COLUMN price_id TEXT",
};

/// From schema 6 to 7: sentences in parts.
constexpr auto upgradesOf6 = {
    "ALTER TABLE exchanges ADD COLUMN route_phrase TEXT",
    "ALTER TABLE exchanges ADD COLUMN error_phrase TEXT",
    "ALTER TABLE attempts ADD COLUMN phrase TEXT",
};

constexpr int rowsForEachCleaning = 2000;

QString createTable(const QString &head, std::span<const ExchangeColumn> columns)
{
    QString statement = head;
    for (const ExchangeColumn &column : columns)
        statement += u", %1 %2"_s.arg(QString::fromLatin1(column.name), QString::fromLatin1(column.type));
    return statement + u')';
}

QVariant compressed(const std::string &packed)
{
    if (packed.empty()) return {};
    return qCompress(reinterpret_cast<const uchar *>(packed.data()), static_cast<qsizetype>(packed.size()));
}

std::string expanded(const QByteArray &compressed)
{
    return compressed.isEmpty() ? std::string() : qUncompress(compressed).toStdString();
}

QString placeholders(std::size_t count)
{
    return QStringList(static_cast<qsizetype>(count), u"?"_s).join(u", "_s);
}

Error cannotRun(const QString &statement, const QSqlError &error)
{
    return errorSaying(ErrorKind::Io, saidOfLogging("the history cannot be changed (%1): %2", statement, sqlReason(error)));
}

// SQLite gives what it keeps beside the file the same mode.
void createPrivately(const QString &path)
{
    makePrivateFolder(QFileInfo(path).absolutePath());
    QFile file(path);
    if (file.exists()) return;
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

QString setAside(const QString &path)
{
    const QString name = path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz"_s);
    QFile::rename(path, name);
    for (const QString &beside : {u"-wal"_s, u"-shm"_s}) QFile::remove(path + beside);
    return name;
}

// A QSqlDatabase cannot be moved, and a copy that is left over keeps the connection in use when the store goes.
std::unique_ptr<QSqlDatabase> connect(const QString &connection, const QString &path, ExchangeStore::Access access)
{
    auto database = std::make_unique<QSqlDatabase>(QSqlDatabase::addDatabase(u"QSQLITE"_s, connection));
    database->setDatabaseName(path);
    database->setConnectOptions(access == ExchangeStore::Access::ReadOnly ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
                                                                          : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    return database;
}

bool isForeign(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.size() > 0 && file.read(15) != "SQLite format 3";
}

bool isDamaged(const QSqlDatabase &database)
{
    QSqlQuery check(database);
    return !check.exec(u"PRAGMA quick_check(1)"_s) || !check.next() || check.value(0).toString() != "ok"_L1;
}

/// The statements of one batch, prepared once.
class BatchWriter
{
public:
    explicit BatchWriter(const QSqlDatabase &database)
        : m_exchange(database),
          m_stream(database),
          m_attempt(database),
          m_error(database),
          m_body(database),
          m_heads(database),
          m_timeline(database)
    {
        m_exchange.prepare(
            u"INSERT INTO exchanges (%1) VALUES (%2)"_s.arg(columnList(exchangeColumns()), placeholders(exchangeColumns().size())));
        m_stream.prepare(u"INSERT INTO stream_statistics (exchange, %1) VALUES (?, %2)"_s.arg(columnList(streamColumns()),
                                                                                              placeholders(streamColumns().size())));
        m_attempt.prepare(u"INSERT OR REPLACE INTO attempts VALUES (%1)"_s.arg(placeholders(15)));
        m_error.prepare(u"INSERT INTO errors VALUES (%1)"_s.arg(placeholders(9)));
        m_body.prepare(u"INSERT INTO bodies VALUES (%1)"_s.arg(placeholders(6)));
        m_heads.prepare(u"INSERT INTO heads VALUES (%1)"_s.arg(placeholders(3)));
        m_timeline.prepare(u"INSERT INTO timelines VALUES (%1)"_s.arg(placeholders(4)));
    }

    Result<Done> write(std::span<const ExchangeSnapshot> exchanges, std::span<const StoredBody> bodies,
                       std::span<const RecordedHeads> heads, std::span<const RecordedTimeline> timelines)
    {
        for (const ExchangeSnapshot &exchange : exchanges)
            if (const auto done = write(exchange); !done) return done;
        for (const StoredBody &body : bodies) {
            const QVariantList values{QString::fromStdString(body.exchangeId),
                                      QString::fromLatin1(toString(body.kind).data()),
                                      body.attempt,
                                      qint64(millisSinceEpoch(wallNow())),
                                      qint64(body.wholeBytes),
                                      QString::fromStdString(body.text)};
            if (const auto done = execute(m_body, values); !done) return done;
        }
        for (const RecordedHeads &recorded : heads) {
            const QVariantList values{QString::fromStdString(recorded.exchangeId), qint64(millisSinceEpoch(wallNow())),
                                      headsAsJson(recorded.heads)};
            if (const auto done = execute(m_heads, values); !done) return done;
        }
        for (const RecordedTimeline &timeline : timelines) {
            const QVariantList values{QString::fromStdString(timeline.exchangeId), qint64(millisSinceEpoch(wallNow())),
                                      compressed(timeline.provider), compressed(timeline.client)};
            if (const auto done = execute(m_timeline, values); !done) return done;
        }
        return Done{};
    }

private:
    static Result<Done> execute(QSqlQuery &query, const QVariantList &values)
    {
        for (qsizetype i = 0; i < values.size(); ++i) query.bindValue(static_cast<int>(i), values[i]);
        if (!query.exec()) return sqlError("the history cannot be written: %1", query.lastError());
        return Done{};
    }

    Result<Done> write(const ExchangeSnapshot &exchange)
    {
        QVariantList values;
        for (const ExchangeColumn &column : exchangeColumns()) values.append(column.get(exchange));
        if (const auto done = execute(m_exchange, values); !done) return done;
        const QVariant row = m_exchange.lastInsertId();
        if (exchange.stream.firstByte || exchange.stream.pieces > 0) {
            values = {row};
            for (const ExchangeColumn &column : streamColumns()) values.append(column.get(exchange));
            if (const auto done = execute(m_stream, values); !done) return done;
        }
        for (const AttemptSnapshot &attempt : exchange.attempts) {
            values = {row,
                      attempt.number,
                      sqlText(attempt.provider),
                      sqlText(attempt.model),
                      sqlText(attempt.url),
                      sqlText(attempt.transport),
                      sqlText(attempt.key),
                      sqlMicros(attempt.startedAt),
                      sqlMicros(attempt.connectedAt),
                      sqlMicros(attempt.answeredAt),
                      attempt.status,
                      sqlText(attempt.errorClass),
                      sqlText(attempt.message),
                      sqlMicros(attempt.failedAt),
                      sqlPhrase(attempt.phrase)};
            if (const auto done = execute(m_attempt, values); !done) return done;
        }
        return exchange.errorClass.empty() ? Result<Done>(Done{}) : writeError(row, exchange);
    }

    Result<Done> writeError(const QVariant &row, const ExchangeSnapshot &exchange)
    {
        const std::string severity(exchange.errorSeverity ? toString(*exchange.errorSeverity) : std::string_view());
        return execute(m_error, {row, qint64(millisSinceEpoch(exchange.startedAt + exchange.total.value_or(nanoseconds{}))),
                                 sqlText(exchange.errorClass), sqlText(severity), sqlText(exchange.errorFingerprint),
                                 sqlText(exchange.provider), sqlText(exchange.model), exchange.status, sqlText(exchange.errorMessage)});
    }

    QSqlQuery m_exchange;
    QSqlQuery m_stream;
    QSqlQuery m_attempt;
    QSqlQuery m_error;
    QSqlQuery m_body;
    QSqlQuery m_heads;
    QSqlQuery m_timeline;
};

QStringList creation()
{
    QStringList statements{
        createTable(u"CREATE TABLE exchanges (id INTEGER PRIMARY KEY"_s, exchangeColumns()),
        createTable(u"CREATE TABLE stream_statistics (exchange INTEGER PRIMARY KEY REFERENCES exchanges(id) ON DELETE CASCADE"_s,
                    streamColumns())};
    for (const char *statement : otherTables) statements.append(QString::fromLatin1(statement));
    return statements + DayTotals::creation();
}

} // namespace

ExchangeStore::ExchangeStore(std::unique_ptr<QSqlDatabase> database, QString connection)
    : m_database(std::move(database)), m_connection(std::move(connection))
{
}

ExchangeStore::~ExchangeStore()
{
    m_database->close();
    m_database.reset();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<ExchangeStore::Opened> ExchangeStore::open(const QString &path, Access access)
{
    if (access == Access::ReadOnly && !QFileInfo::exists(path))
        return errorSaying(ErrorKind::NotFound, saidOfLogging("there is no history at %1", path));
    Opened opened;
    for (int attempt = 0;; ++attempt) {
        if (access == Access::ReadWrite) createPrivately(path);
        const QString connection = u"history-"_s + QUuid::createUuid().toString(QUuid::Id128);
        std::unique_ptr<ExchangeStore> store(new ExchangeStore(connect(connection, path, access), connection));
        const bool isOpen = store->m_database->open();
        const bool mayMend = access == Access::ReadWrite && attempt == 0;
        if (mayMend && (isOpen ? isDamaged(*store->m_database) : isForeign(path))) {
            store.reset();
            opened.notice = u"history: %1 was damaged; it is kept as %2, a new one was begun"_s.arg(path, setAside(path));
            continue;
        }
        if (!isOpen)
            return errorSaying(ErrorKind::Io,
                               saidOfLogging("the history %1 cannot be opened: %2", path, sqlReason(store->m_database->lastError())));
        const Result<Done> prepared = store->prepare(access);
        if (!prepared) return prepared.error();
        opened.store = std::move(store);
        return opened;
    }
}

Result<Done> ExchangeStore::prepare(Access access)
{
    const Result<qint64> version = number(u"PRAGMA user_version"_s);
    if (!version) return version.error();
    if (*version > schemaVersion)
        return errorSaying(
            ErrorKind::Conflict,
            saidOfLogging("the history %1 was made by a newer version of this program (schema %2; this one knows %3) and is left untouched",
                          m_database->databaseName(), *version, schemaVersion));
    if (access == Access::ReadOnly) {
        if (*version == 0) return errorSaying(ErrorKind::NotFound, saidOfLogging("the history %1 is empty", m_database->databaseName()));
        if (*version == schemaVersion) return Done{};
        // An older one is brought up to date by whoever may write it.
        const Result<Opened> upgraded = open(m_database->databaseName(), Access::ReadWrite);
        return upgraded ? Result<Done>(Done{}) : Result<Done>(upgraded.error());
    }
    if (*version == 0) { // before the first table, it cannot be changed after it
        if (const auto done = run(u"PRAGMA auto_vacuum = INCREMENTAL"_s); !done) return done;
    }
    for (const QString &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s, u"PRAGMA foreign_keys = ON"_s,
                                  u"PRAGMA journal_size_limit = 8388608"_s})
        if (const auto done = run(pragma); !done) return done;
    if (*version == schemaVersion) return Done{};
    if (!m_database->transaction()) return sqlError("the history cannot be written: %1", m_database->lastError());
    QStringList statements;
    if (*version == 0) statements = creation();
    if (*version == 1)
        for (const char *statement : upgradesOf1) statements.append(QString::fromLatin1(statement));
    if (*version == 1 || *version == 2)
        for (const char *statement : upgradesOf2) statements.append(QString::fromLatin1(statement));
    if (*version >= 1 && *version <= 3)
        for (const char *statement : upgradesOf3) statements.append(QString::fromLatin1(statement));
    if (*version >= 1 && *version <= 4)
        for (const char *statement : upgradesOf4) statements.append(QString::fromLatin1(statement));
    if (*version >= 1 && *version <= 5) {
        for (const char *statement : upgradesOf5) statements.append(QString::fromLatin1(statement));
        statements += DayTotals::creation();
    }
    if (*version >= 1 && *version <= 6)
        for (const char *statement : upgradesOf6) statements.append(QString::fromLatin1(statement));
    statements.append(u"PRAGMA user_version = %1"_s.arg(schemaVersion));
    for (const QString &statement : statements) {
        if (const auto done = run(statement); !done) {
            m_database->rollback();
            return done;
        }
    }
    if (!m_database->commit()) return sqlError("the history cannot be written: %1", m_database->lastError());
    return Done{};
}

Result<Done> ExchangeStore::run(const QString &statement) const
{
    QSqlQuery query(*m_database);
    if (!query.exec(statement)) return cannotRun(statement.section(u' ', 0, 2), query.lastError());
    return Done{};
}

Result<qint64> ExchangeStore::number(const QString &statement) const
{
    QSqlQuery query(*m_database);
    if (!query.exec(statement) || !query.next()) return cannotRun(statement, query.lastError());
    return query.value(0).toLongLong();
}

Result<Done> ExchangeStore::add(std::span<const ExchangeSnapshot> exchanges, std::span<const StoredBody> bodies,
                                std::span<const RecordedHeads> heads, std::span<const RecordedTimeline> timelines)
{
    if (!m_database->transaction()) return sqlError("the history cannot be written: %1", m_database->lastError());
    Result<Done> done = BatchWriter(*m_database).write(exchanges, bodies, heads, timelines);
    if (done && m_database->commit()) return done;
    if (done) done = sqlError("the history cannot be written: %1", m_database->lastError());
    m_database->rollback();
    return done;
}

Result<bool> ExchangeStore::enforceLimits(const HistoryConfig &limits, WallTime now)
{
    qint64 removed = 0;
    if (limits.retentionDays > 0) {
        const qint64 oldest = millisSinceEpoch(now) - qint64(limits.retentionDays) * 86'400'000;
        // Each by its own time: with a clock that was wrong for a moment the last row may seem to be the oldest.
        const Result<qint64> gone =
            remove(u"id IN (SELECT id FROM exchanges WHERE started_ms < %1 ORDER BY id LIMIT %2)"_s.arg(oldest).arg(rowsForEachCleaning));
        if (!gone) return gone.error();
        removed = *gone;
    }
    if (removed == 0 && limits.maxBytes > 0 && bytes() > limits.maxBytes) {
        const Result<qint64> bodies = number(u"SELECT count(*) FROM bodies"_s);
        if (!bodies) return bodies.error();
        if (*bodies > 0) {
            const auto done = run(u"DELETE FROM bodies WHERE rowid IN (SELECT rowid FROM bodies ORDER BY rowid LIMIT %1)"_s.arg(
                std::max<qint64>(1, *bodies / 20)));
            if (!done) return done.error();
            removed = 1;
        } else {
            const Result<qint64> gone =
                remove(u"id IN (SELECT id FROM exchanges ORDER BY id LIMIT max(1, (SELECT count(*) / 20 FROM exchanges)))"_s);
            if (!gone) return gone.error();
            removed = *gone;
        }
    }
    if (removed == 0) return false;
    if (const auto done = run(u"PRAGMA incremental_vacuum"_s); !done) return done.error();
    return true;
}

Result<qint64> ExchangeStore::firstRow() const
{
    return number(u"SELECT coalesce(min(id), %1) FROM exchanges"_s.arg(std::numeric_limits<qint64>::max()));
}

Result<WallTime> ExchangeStore::firstStart() const
{
    constexpr qint64 none = std::numeric_limits<qint64>::max();
    const Result<qint64> start = number(u"SELECT coalesce(min(started_ms), %1) FROM exchanges"_s.arg(none));
    if (!start) return start.error();
    return *start == none ? WallTime::max() : WallTime(milliseconds(*start));
}

// All or nothing: what is removed without being added up, or the other way round, would make totals wrong for ever.
Result<qint64> ExchangeStore::remove(const QString &rows)
{
    if (!m_database->transaction()) return sqlError("the history cannot be written: %1", m_database->lastError());
    const Result<qint64> removed = addUpAndRemove(rows);
    if (removed && m_database->commit()) return removed;
    const Error error = removed ? sqlError("nothing can be removed from the history: %1", m_database->lastError()) : removed.error();
    m_database->rollback();
    return error;
}

Result<qint64> ExchangeStore::addUpAndRemove(const QString &rows)
{
    if (const auto done = DayTotals(*m_database).keep(rows); !done) return done.error();
    for (const QString &table : {u"bodies"_s, u"heads"_s, u"timelines"_s}) {
        const auto done = run(u"DELETE FROM %1 WHERE request_id IN (SELECT request_id FROM exchanges WHERE %2)"_s.arg(table, rows));
        if (!done) return done.error();
    }
    QSqlQuery query(*m_database);
    if (!query.exec(u"DELETE FROM exchanges WHERE %1"_s.arg(rows)))
        return sqlError("nothing can be removed from the history: %1", query.lastError());
    return query.numRowsAffected();
}

Result<qint64> ExchangeStore::purge(WallTime before)
{
    QSqlQuery query(*m_database);
    const QString condition = u"started_ms < %1"_s.arg(millisSinceEpoch(before));
    if (!query.exec(u"DELETE FROM bodies WHERE request_id IN (SELECT request_id FROM exchanges WHERE %1)"_s.arg(condition))
        || !query.exec(u"DELETE FROM heads WHERE request_id IN (SELECT request_id FROM exchanges WHERE %1)"_s.arg(condition))
        || !query.exec(u"DELETE FROM timelines WHERE request_id IN (SELECT request_id FROM exchanges WHERE %1)"_s.arg(condition))
        || !query.exec(u"DELETE FROM exchanges WHERE %1"_s.arg(condition)))
        return sqlError("nothing can be removed from the history: %1", query.lastError());
    const qint64 removed = query.numRowsAffected();
    if (const auto done = DayTotals(*m_database).purge(before); !done) return done.error();
    if (const auto done = run(u"PRAGMA incremental_vacuum"_s); !done) return done.error();
    return removed;
}

Result<HistoryPage> ExchangeStore::find(const HistoryRequest &request) const
{
    HistoryPage page;
    const QuerySql narrowing = queryAsSql(request.query);
    QStringList conditions;
    if (!narrowing.condition.isEmpty()) conditions.append(narrowing.condition);
    if (request.from) conditions.append(u"started_ms >= %1"_s.arg(millisSinceEpoch(*request.from)));
    if (request.to) conditions.append(u"started_ms < %1"_s.arg(millisSinceEpoch(*request.to)));
    if (request.before > 0) conditions.append(u"id < %1"_s.arg(request.before));
    if (request.after > 0) conditions.append(u"id > %1"_s.arg(request.after));
    const QString where = conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s);
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT %1%2 ORDER BY id %3"_s.arg(ExchangeReader::columns(), where, request.oldestFirst ? u"ASC"_s : u"DESC"_s));
    for (const QVariant &value : narrowing.values) query.addBindValue(value);
    if (!query.exec()) return sqlError("the history cannot be read: %1", query.lastError());
    ExchangeReader reader(*m_database);
    while (query.next()) {
        Result<ExchangeSnapshot> exchange = reader.read(query);
        if (!exchange) return exchange.error();
        const Result<bool> isWanted = matches(request.query, *exchange, false);
        if (!isWanted) return isWanted.error();
        if (!*isWanted) continue;
        page.exchanges.append(std::move(exchange).value());
        if (page.exchanges.size() < request.limit) continue;
        page.next = query.value(0).toLongLong();
        break;
    }
    return page;
}

Result<Done> ExchangeStore::forEach(const HistoryRequest &request, const std::function<bool(const ExchangeSnapshot &)> &found) const
{
    HistoryRequest part = request;
    for (;;) {
        const Result<HistoryPage> page = find(part);
        if (!page) return page.error();
        for (const ExchangeSnapshot &exchange : page->exchanges)
            if (!found(exchange)) return Done{};
        if (page->next == 0) return Done{};
        (part.oldestFirst ? part.after : part.before) = page->next;
    }
}

Result<QList<StoredBody>> ExchangeStore::bodies(const std::string &exchangeId) const
{
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT kind, attempt, whole_bytes, content FROM bodies WHERE request_id = ? ORDER BY rowid"_s);
    query.addBindValue(QString::fromStdString(exchangeId));
    if (!query.exec()) return sqlError("the history cannot be read: %1", query.lastError());
    QList<StoredBody> found;
    while (query.next()) {
        StoredBody body{.exchangeId = exchangeId,
                        .attempt = query.value(1).toInt(),
                        .wholeBytes = query.value(2).toLongLong(),
                        .text = query.value(3).toString().toStdString()};
        body.kind = storedKindFromString(query.value(0).toString().toStdString()).value_or(body.kind);
        found.append(std::move(body));
    }
    return found;
}

Result<std::vector<MessageHead>> ExchangeStore::heads(const std::string &exchangeId) const
{
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT content FROM heads WHERE request_id = ? ORDER BY rowid DESC LIMIT 1"_s);
    query.addBindValue(QString::fromStdString(exchangeId));
    if (!query.exec()) return sqlError("the history cannot be read: %1", query.lastError());
    return query.next() ? headsFromJson(query.value(0).toString()) : std::vector<MessageHead>();
}

Result<RecordedTimeline> ExchangeStore::timeline(const std::string &exchangeId) const
{
    QSqlQuery query(*m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT provider, client FROM timelines WHERE request_id = ? ORDER BY rowid DESC LIMIT 1"_s);
    query.addBindValue(QString::fromStdString(exchangeId));
    if (!query.exec()) return sqlError("the history cannot be read: %1", query.lastError());
    RecordedTimeline found{.exchangeId = exchangeId, .provider = {}, .client = {}};
    if (!query.next()) return found;
    found.provider = expanded(query.value(0).toByteArray());
    found.client = expanded(query.value(1).toByteArray());
    return found;
}

Result<qint64> ExchangeStore::count() const
{
    return number(u"SELECT count(*) FROM exchanges"_s);
}

Result<qint64> ExchangeStore::countBefore(WallTime time) const
{
    return number(u"SELECT count(*) FROM exchanges WHERE started_ms < %1"_s.arg(millisSinceEpoch(time)));
}

qint64 ExchangeStore::bytes() const
{
    const Result<qint64> pages = number(u"PRAGMA page_count"_s);
    const Result<qint64> size = number(u"PRAGMA page_size"_s);
    const Result<qint64> unused = number(u"PRAGMA freelist_count"_s);
    return pages && size && unused ? (*pages - *unused) * *size : 0;
}

} // namespace ccr::logging
