#include "logging/tracking/analysis.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

const QString connectionName = u"analysis"_s;

std::vector<ExchangeSnapshot> someExchanges(int count)
{
    std::mt19937 random(11); // NOLINT: the same ones each time
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    const Outcome outcomes[] = {
        Outcome::Ok,       Outcome::Ok,      Outcome::Ok, Outcome::Failed, Outcome::StreamTruncated, Outcome::ClientCancelled,
        Outcome::Rejected, Outcome::InFlight};
    const char *classes[] = {"auth", "dns", "upstream_5xx", "rate_limited"};
    std::vector<ExchangeSnapshot> exchanges;
    for (int i = 0; i < count; ++i) {
        ExchangeSnapshot exchange{.number = static_cast<std::uint64_t>(i + 1),
                                  .id = "r" + std::to_string(i),
                                  .startedAt = WallTime(std::chrono::seconds(1'800'000'000 + below(9 * 86'400))),
                                  .method = below(9) ? "POST" : "GET",
                                  .path = "/v1/" + std::to_string(below(14)),
                                  .client = "agent/" + std::to_string(below(3)),
                                  .provider = "p" + std::to_string(below(4)),
                                  .model = "m" + std::to_string(below(5)),
                                  .outcome = outcomes[below(8)],
                                  .status = 400 + below(3),
                                  .tokens = {.input = below(1000), .output = below(500), .cacheRead = below(50), .cacheWrite = below(20)},
                                  .total = std::chrono::microseconds(below(5'000'000))};
        exchange.tokens.known = below(3) != 0;
        if (exchange.outcome != Outcome::Ok) exchange.errorClass = classes[below(4)];
        exchange.errorMessage = "failed after " + std::to_string(below(1000)) + " ms";
        exchanges.push_back(std::move(exchange));
    }
    return exchanges;
}

QList<QVariantList> rows(const QString &statement)
{
    QSqlQuery query(QSqlDatabase::database(connectionName));
    if (!query.exec(statement)) qWarning("%s", qPrintable(query.lastError().text()));
    QList<QVariantList> result;
    while (query.next()) {
        QVariantList row;
        for (int column = 0; column < 6; ++column) row.append(query.value(column));
        result.append(row);
    }
    return result;
}

qint64 number(const QString &statement)
{
    return rows(statement).at(0).at(0).toLongLong();
}

} // namespace

class TestAnalysis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void agreesWithSqlAboutRequests();
    void agreesWithSqlAboutErrors();
    void cutsTheLists();
    void seesTheTrend();
    void takesNothing();
    void cleanupTestCase() { QSqlDatabase::removeDatabase(connectionName); }

private:
    std::vector<ExchangeSnapshot> m_exchanges = someExchanges(5000);
};

void TestAnalysis::initTestCase()
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) QSKIP("Qt's driver for SQLite is not installed");
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connectionName);
    database.setDatabaseName(u":memory:"_s);
    QVERIFY(database.open());
    QSqlQuery query(database);
    QVERIFY(query.exec(u"create table e (day text, hour integer, endpoint text, client text, model text, outcome text, failed integer, "
                       "class text, status integer, ns integer, input integer, output integer, known integer)"_s));
    QVERIFY(query.prepare(u"insert into e values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    for (const ExchangeSnapshot &exchange : m_exchanges) {
        const QDateTime start = QDateTime::fromMSecsSinceEpoch(exchange.startedAt.time_since_epoch() / 1ms, Qt::UTC);
        const QString outcome = QString::fromUtf8(toString(exchange.outcome).data());
        const bool isFailure =
            exchange.outcome != Outcome::Ok && exchange.outcome != Outcome::InFlight && exchange.outcome != Outcome::ClientCancelled;
        const QVariantList values{start.toString(u"yyyy-MM-dd"_s),
                                  start.toSecsSinceEpoch() / 3600,
                                  QString::fromStdString(exchange.method + " " + exchange.path),
                                  QString::fromStdString(exchange.client),
                                  QString::fromStdString(exchange.provider + "," + exchange.model),
                                  outcome,
                                  isFailure,
                                  QString::fromStdString(exchange.errorClass),
                                  exchange.status,
                                  qint64(exchange.total->count()),
                                  qint64(exchange.tokens.input + exchange.tokens.cacheRead + exchange.tokens.cacheWrite),
                                  qint64(exchange.tokens.output),
                                  exchange.tokens.known};
        for (qsizetype i = 0; i < values.size(); ++i) query.bindValue(int(i), values[i]);
        QVERIFY(query.exec());
    }
}

void TestAnalysis::agreesWithSqlAboutRequests()
{
    const RequestAnalysis seen = analyzeRequests(m_exchanges);
    const QString ended = u" from e where outcome <> 'in_flight'"_s;
    QCOMPARE(qint64(seen.total), number(u"select count(*)"_s + ended));
    QCOMPARE(qint64(seen.completed), number(u"select count(*) from e where outcome = 'ok'"_s));
    QCOMPARE(qint64(seen.failed), number(u"select count(*) from e where failed"_s));
    QCOMPARE(qint64(seen.cancelled), number(u"select count(*) from e where outcome = 'client_cancelled'"_s));
    const double rate = rows(u"select avg(not failed)"_s + ended + u" and outcome <> 'client_cancelled'"_s)[0][0].toDouble();
    QVERIFY(std::abs(seen.successRate.value() - rate) < 1e-12);
    QCOMPARE(qint64(seen.duration.average.count()), number(u"select sum(ns) / count(*)"_s + ended));
    QCOMPARE(qint64(seen.duration.max.count()), number(u"select max(ns)"_s + ended));
    for (const auto &[share, value] : {std::pair{0.5, seen.duration.p50}, {0.95, seen.duration.p95}, {0.99, seen.duration.p99}}) {
        const auto rank = static_cast<int>(std::ceil(share * double(seen.total)));
        QCOMPARE(qint64(value.count()), number(u"select ns"_s + ended + u" order by ns limit 1 offset %1"_s.arg(rank - 1)));
    }
    QCOMPARE(qint64(seen.tokens.output), number(u"select sum(output)"_s + ended + u" and known"_s));
    QCOMPARE(qint64(seen.tokens.input + seen.tokens.cacheRead + seen.tokens.cacheWrite),
             number(u"select sum(input)"_s + ended + u" and known"_s));

    const auto top =
        rows(u"select endpoint, count(*), sum(failed), sum(ns)"_s + ended + u" group by endpoint order by 2 desc, 1 limit 10"_s);
    QCOMPARE(seen.topEndpoints.size(), 10U);
    for (std::size_t i = 0; i < seen.topEndpoints.size(); ++i) {
        const QVariantList &row = top[qsizetype(i)];
        QCOMPARE(QString::fromStdString(seen.topEndpoints[i].endpoint), row[0].toString());
        QCOMPARE(qint64(seen.topEndpoints[i].count), row[1].toLongLong());
        QCOMPARE(qint64(seen.topEndpoints[i].failed), row[2].toLongLong());
        QCOMPARE(qint64(seen.topEndpoints[i].average().count()), row[3].toLongLong() / row[1].toLongLong());
    }
    const auto models = rows(u"select model, count(*), sum(failed), sum(input * known), sum(output * known)"_s + ended
                             + u" group by model order by 2 desc, 1 limit 10"_s);
    for (std::size_t i = 0; i < seen.byModel.size(); ++i) {
        QCOMPARE(QString::fromStdString(seen.byModel[i].name), models[qsizetype(i)][0].toString());
        QCOMPARE(qint64(seen.byModel[i].inputTokens), models[qsizetype(i)][3].toLongLong());
        QCOMPARE(qint64(seen.byModel[i].outputTokens), models[qsizetype(i)][4].toLongLong());
    }
    const auto days = rows(u"select day, count(*), sum(failed)"_s + ended + u" group by day order by day"_s);
    QCOMPARE(qsizetype(seen.daily.size()), days.size());
    for (std::size_t i = 0; i < seen.daily.size(); ++i) {
        QCOMPARE(QString::fromStdString(seen.daily[i].day), days[qsizetype(i)][0].toString());
        QCOMPARE(qint64(seen.daily[i].requests), days[qsizetype(i)][1].toLongLong());
        QCOMPARE(qint64(seen.daily[i].failed), days[qsizetype(i)][2].toLongLong());
    }
    std::uint64_t inHours = 0;
    for (const TrendPoint &point : seen.trend.points) inHours += point.count;
    QCOMPARE(inHours, seen.total);
}

void TestAnalysis::agreesWithSqlAboutErrors()
{
    const ErrorAnalysis seen = analyzeErrors(m_exchanges);
    QCOMPARE(qint64(seen.total), number(u"select count(*) from e where failed"_s));
    const double rate = rows(u"select avg(failed) from e where outcome not in ('in_flight', 'client_cancelled')"_s)[0][0].toDouble();
    QVERIFY(std::abs(seen.errorRate - rate) < 1e-12);
    const auto compare = [](const std::vector<NamedCount> &counts, const QString &column) {
        const auto expected = rows(u"select %1, count(*) from e where failed group by 1 order by 2 desc, 1 limit 10"_s.arg(column));
        QCOMPARE(qsizetype(counts.size()), expected.size());
        for (std::size_t i = 0; i < counts.size(); ++i) {
            QCOMPARE(QString::fromStdString(counts[i].name), expected[qsizetype(i)][0].toString());
            QCOMPARE(qint64(counts[i].count), expected[qsizetype(i)][1].toLongLong());
        }
    };
    compare(seen.byClass, u"class"_s);
    compare(seen.byProvider, u"model"_s);
    compare(seen.byStatus, u"cast(status as text)"_s);
    // The messages differ in a number only, so a group is what shares class, provider and status.
    const auto groups = rows(u"select class, substr(model, 1, 2), status, count(*) from e where failed group by 1, 2, 3 order by 4 desc"_s);
    QCOMPARE(qint64(seen.top.at(0).count), groups[0][3].toLongLong());
    QCOMPARE(seen.top.at(0).pattern, "failed after <n> ms");
    const qint64 hours = number(u"select max(hour) - min(hour) + 1 from e where failed"_s);
    QCOMPARE(qint64(seen.trend.points.size()), hours);
    const qint64 half = hours / 2;
    QCOMPARE(qint64(seen.trend.recent),
             number(u"select count(*) from e where failed and hour > (select max(hour) from e where failed) - %1"_s.arg(half)));
}

void TestAnalysis::cutsTheLists()
{
    QCOMPARE(analyzeRequests(m_exchanges, 3).topEndpoints.size(), 3U);
    QCOMPARE(analyzeErrors(m_exchanges, 2).byClass.size(), 2U);
}

void TestAnalysis::seesTheTrend()
{
    std::vector<ExchangeSnapshot> exchanges;
    for (int hour = 0; hour < 24; ++hour)
        for (int i = 0; i < 10 + hour; ++i)
            exchanges.push_back({.startedAt = WallTime(std::chrono::hours(500'000 + hour)), .outcome = Outcome::Failed, .total = 1ms});
    QVERIFY(analyzeErrors(exchanges).trend.direction == TrendDirection::Increasing);
    for (ExchangeSnapshot &exchange : exchanges)
        exchange.startedAt = WallTime(std::chrono::hours(1'000'000)) - exchange.startedAt.time_since_epoch();
    QVERIFY(analyzeErrors(exchanges).trend.direction == TrendDirection::Decreasing);
}

void TestAnalysis::takesNothing()
{
    const RequestAnalysis requests = analyzeRequests({});
    QCOMPARE(requests.total, 0U);
    QVERIFY(!requests.successRate); // not known is neither all nor none
    const ErrorAnalysis errors = analyzeErrors({});
    QCOMPARE(errors.errorRate, 0.0);
    QVERIFY(errors.trend.points.empty());
}

QTEST_GUILESS_MAIN(TestAnalysis)
#include "tst_analysis.moc"
