#include "logging/history/exchange_store.h"
#include "logging/report/day_sums.h"
#include "logging/report/stored_reports.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int requestsOfDay = 4;
constexpr int days = 3; ///< all of November 2026

WallTime noonOf(int day)
{
    return WallTime(milliseconds(QDateTime(QDate(2026, 11, day), QTime(12, 0)).toMSecsSinceEpoch()));
}

// On each day: one that failed, one that was cancelled, one within a plan and one that cost something.
ExchangeSnapshot exchange(int day, int number)
{
    ExchangeSnapshot e;
    e.number = static_cast<std::uint64_t>(day * requestsOfDay + number);
    e.id = "req-" + std::to_string(e.number);
    e.startedAt = noonOf(day) + std::chrono::minutes(number);
    e.path = "/v1/messages";
    e.provider = "p";
    e.model = "m";
    e.state = ExchangeState::Completed;
    e.outcome = number == 0 ? Outcome::Failed : number == 1 ? Outcome::ClientCancelled : Outcome::Ok;
    e.tokens = {.input = 100 * day, .output = 10, .cacheRead = 5, .cacheWrite = 1, .known = true};
    if (number == 2) e.planValue = Money{0.5, "CNY"};
    if (number == 3) e.cost = Money{0.25 * day, "USD"};
    e.total = 1s;
    return e;
}

class Answer final : public LogAnswer
{
public:
    void begin(const LogAnswerHead &) override {}
    bool write(std::string_view piece) override
    {
        bytes.append(piece.data(), static_cast<qsizetype>(piece.size()));
        return true;
    }
    QByteArray bytes;
};

} // namespace

class TestDaySums : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void remembersForgottenDays();
    void countsWhatIsAskedFor();
    void standInTheReport();
    void saysWhatIsWrong();

private:
    std::vector<DaySum> sums(const LogQuestion &question = {});
    std::unique_ptr<QTemporaryDir> m_dir;
    LoggingConfig m_config;
};

// The requests of the first two days, but for the last, are forgotten.
void TestDaySums::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_config.directory = m_dir->path();
    auto opened = ExchangeStore::open(m_dir->filePath(u"history.sqlite"_s), ExchangeStore::Access::ReadWrite);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    std::vector<ExchangeSnapshot> all;
    for (int day = 1; day <= days; ++day)
        for (int number = 0; number < requestsOfDay; ++number) all.push_back(exchange(day, number));
    QVERIFY(opened->store->add(all, {}));
    HistoryConfig limits;
    limits.retentionDays = 1;
    while (*opened->store->enforceLimits(limits, all[2 * requestsOfDay - 1].startedAt + 24h)) {}
    QCOMPARE(*opened->store->count(), requestsOfDay + 1);
}

std::vector<DaySum> TestDaySums::sums(const LogQuestion &question)
{
    const std::atomic<bool> cancelled = false;
    const auto found = findDaySums(question, m_config, cancelled);
    if (!found) qFatal("%s", qPrintable(found.error().message));
    return *found;
}

void TestDaySums::remembersForgottenDays()
{
    const std::vector<DaySum> found = sums();
    QCOMPARE(found.size(), std::size_t(days));
    for (int day = 1; day <= days; ++day) {
        const DaySum &sum = found[static_cast<std::size_t>(day - 1)];
        QCOMPARE(sum.day, QDate(2026, 11, day));
        QCOMPARE(sum.requests, requestsOfDay);
        QCOMPARE(sum.failed, 1);
        QCOMPARE(sum.cancelled, 1);
        QCOMPARE(sum.forgotten, day == 1 ? requestsOfDay : day == 2 ? requestsOfDay - 1 : 0);
        QCOMPARE(sum.tokens.input, requestsOfDay * 100 * day);
        QCOMPARE(sum.tokens.output, requestsOfDay * 10);
        QCOMPARE(sum.tokens.cacheRead, requestsOfDay * 5);
        QCOMPARE(sum.tokens.cacheWrite, requestsOfDay);
        QVERIFY(sum.costs == (std::map<std::string, double>{{"USD", 0.25 * day}}));
        QVERIFY(sum.planValues == (std::map<std::string, double>{{"CNY", 0.5}}));
    }
    const DaySum total = totalOf(found);
    QCOMPARE(total.day, QDate(2026, 11, 1));
    QCOMPARE(total.requests, days * requestsOfDay);
    QCOMPARE(total.failed, days);
    QCOMPARE(total.forgotten, 2 * requestsOfDay - 1);
    QCOMPARE(total.tokens.input, requestsOfDay * 100 * (1 + 2 + 3));
    QCOMPARE(total.costs.at("USD"), 0.25 * (1 + 2 + 3));
}

// Of a request that is forgotten nobody can tell whether a query means it.
void TestDaySums::countsWhatIsAskedFor()
{
    const std::vector<DaySum> queried = sums({.query = u"provider:p"_s, .options = {}, .optionPrefix = {}});
    QCOMPARE(queried.size(), std::size_t(2));
    QCOMPARE(queried.front().day, QDate(2026, 11, 2));
    QCOMPARE(queried.front().requests, 1);
    QCOMPARE(queried.front().forgotten, 0);
    QVERIFY(sums({.query = u"provider:other"_s, .options = {}, .optionPrefix = {}}).empty());

    const auto ranged = [this](const QString &since, const QString &until) {
        LogQuestion question;
        if (!since.isEmpty()) question.options.insert(u"since"_s, since);
        if (!until.isEmpty()) question.options.insert(u"until"_s, until);
        QStringList found;
        for (const DaySum &sum : sums(question)) found.append(u"%1:%2"_s.arg(sum.day.day()).arg(sum.requests));
        return found.join(u' ');
    };
    QCOMPARE(ranged(u"2026-11-02"_s, {}), u"2:4 3:4"_s);
    QCOMPARE(ranged({}, u"2026-11-03"_s), u"1:4 2:4"_s);
    QCOMPARE(ranged(u"2026-11-02"_s, u"2026-11-03"_s), u"2:4"_s);
    QCOMPARE(ranged(u"2026-12-02"_s, {}), QString());
}

void TestDaySums::standInTheReport()
{
    const StoredReports reports(
        {.config = [this] { return m_config; }, .routerRuns = [] { return false; }, .rotate = {}, .home = {}, .version = {}});
    Answer answer;
    const std::atomic<bool> cancelled = false;
    const Result<Done> done = reports.answer(LogReport::Stats, {}, answer, cancelled);
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    const QJsonObject report = QJsonDocument::fromJson(answer.bytes).object();
    QCOMPARE(report[u"totalRequests"].toInt(), requestsOfDay + 1); // that the history has
    const QJsonArray found = report[u"days"].toArray();
    QCOMPARE(found.size(), days);
    QCOMPARE(found.first().toObject(), (QJsonObject{{u"day"_s, u"2026-11-01"_s},
                                                    {u"requests"_s, 4},
                                                    {u"failed"_s, 1},
                                                    {u"cancelled"_s, 1},
                                                    {u"forgotten"_s, 4},
                                                    {u"inputTokens"_s, 400},
                                                    {u"outputTokens"_s, 40},
                                                    {u"cacheReadTokens"_s, 20},
                                                    {u"cacheWriteTokens"_s, 4},
                                                    {u"cost"_s, QJsonObject{{u"USD"_s, 0.25}}},
                                                    {u"planValue"_s, QJsonObject{{u"CNY"_s, 0.5}}}}));
    QCOMPARE(report[u"allDays"][u"requests"].toInt(), days * requestsOfDay);
}

void TestDaySums::saysWhatIsWrong()
{
    const std::atomic<bool> cancelled = false;
    LogQuestion question{.query = {}, .options = {{u"since"_s, u"lately"_s}}, .optionPrefix = u"--"_s};
    const auto refused = findDaySums(question, m_config, cancelled);
    QVERIFY(!refused && refused.error().message.startsWith("--since: \"lately\" is no time"_L1));
    m_config.directory = m_dir->filePath(u"nowhere"_s);
    QVERIFY(!findDaySums({}, m_config, cancelled));
}

QTEST_GUILESS_MAIN(TestDaySums)
#include "tst_day_sums.moc"
