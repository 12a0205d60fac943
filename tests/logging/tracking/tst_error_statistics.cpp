#include "logging/tracking/error_fingerprint.h"
#include "logging/tracking/error_statistics.h"
#include "tests/support/fake_clock.h"

#include <QJsonDocument>
#include <QTest>

#include <cmath>
#include <random>
#include <set>

using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

/// Keeps every error and counts by looking at all of them.
struct Reference
{
    std::vector<ErrorOccurrence> all;

    static std::int64_t slot(WallTime time, std::chrono::seconds width)
    {
        return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count() / width.count();
    }
    std::uint64_t within(WallTime now, std::chrono::seconds width, std::int64_t from, std::int64_t to) const
    {
        std::uint64_t count = 0;
        for (const ErrorOccurrence &error : all) {
            const std::int64_t age = slot(now, width) - slot(error.time, width);
            count += age >= from && age < to;
        }
        return count;
    }
    template <class Key>
    std::map<std::string, std::uint64_t> by(Key key) const
    {
        std::map<std::string, std::uint64_t> counts;
        for (const ErrorOccurrence &error : all)
            if (const std::string name = key(error); !name.empty()) ++counts[name];
        return counts;
    }
};

std::map<std::string, std::uint64_t> toMap(const std::vector<NamedCount> &counts)
{
    std::map<std::string, std::uint64_t> map;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        map[counts[i].name] = counts[i].count;
        if (i > 0 && counts[i].count > counts[i - 1].count) map["(not sorted)"] = 1;
    }
    return map;
}

ErrorOccurrence error(std::string message, WallTime time, std::string exchangeId = {})
{
    return {.time = time,
            .errorClass = "upstream_5xx",
            .message = std::move(message),
            .provider = "p",
            .model = "m",
            .exchangeId = std::move(exchangeId),
            .status = 500};
}

} // namespace

class TestErrorStatistics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithAReferenceModel();
    void putsTheSameErrorsTogether();
    void countsARequestOnce();
    void keepsTheHistoryShort();
    void neverCapsTotals();
    void seesTheTrend_data();
    void seesTheTrend();
    void doesWhatIsWanted();
    void survivesARestart();
    void takesWhatIsNoStatistics();
    void standsAClockThatIsSetBack();
};

void TestErrorStatistics::agreesWithAReferenceModel()
{
    FakeClock clock;
    ErrorStatistics statistics(clock);
    statistics.applyConfig({.maxHistorySize = 500, .trendWindow = 24h});
    Reference reference;
    std::mt19937 random(20261125); // NOLINT: the same trace each time
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    const char *classes[] = {"auth", "rate_limited", "upstream_5xx", "dns", "stream_stall", "empty_response"};
    for (int i = 0; i < 100'000; ++i) {
        // Bursts and pauses: about four days altogether.
        clock.advance(below(1000) == 0 ? std::chrono::seconds(below(4000)) : std::chrono::milliseconds(below(4000)));
        const unsigned kind = below(6);
        ErrorOccurrence one{.time = clock.wall(),
                            .errorClass = classes[kind],
                            .message = "failure " + std::to_string(below(100'000)) + " of kind " + std::string(below(7) + 1, 'k'),
                            .provider = "p" + std::to_string(below(4)),
                            .model = "m" + std::to_string(below(3)),
                            .exchangeId = "r" + std::to_string(i),
                            .status = 400 + static_cast<int>(below(5)),
                            .severity = static_cast<ErrorSeverity>(below(5)),
                            .recovered = below(2) == 0};
        statistics.add(one);
        reference.all.push_back(one);
        if (i % 9973 != 0 && i != 99'999) continue;

        const WallTime now = clock.wall();
        const ErrorStatisticsSnapshot seen = statistics.snapshot();
        QCOMPARE(seen.total, reference.all.size());
        QCOMPARE(seen.lastMinute, reference.within(now, 1s, 0, 60));
        QCOMPARE(seen.lastFiveMinutes, reference.within(now, 1min, 0, 5));
        QCOMPARE(seen.lastHour, reference.within(now, 1min, 0, 60));
        QCOMPARE(seen.lastDay, reference.within(now, 1h, 0, 24));
        QCOMPARE(seen.trend.recent, reference.within(now, 1h, 0, 12));
        QCOMPARE(seen.trend.previous, reference.within(now, 1h, 12, 24));
        const double difference = double(seen.trend.recent) - double(seen.trend.previous);
        const bool isNews = std::abs(difference) > std::max(5.0, 2 * std::sqrt(double(seen.trend.recent + seen.trend.previous)));
        QVERIFY(seen.trend.direction
                == (!isNews          ? TrendDirection::Stable
                    : difference > 0 ? TrendDirection::Increasing
                                     : TrendDirection::Decreasing));
        QVERIFY(toMap(seen.byClass) == reference.by([](const ErrorOccurrence &e) { return e.errorClass; }));
        QVERIFY(toMap(seen.byProvider) == reference.by([](const ErrorOccurrence &e) { return e.provider + "," + e.model; }));
        QVERIFY(toMap(seen.byStatus) == reference.by([](const ErrorOccurrence &e) { return std::to_string(e.status); }));
        QVERIFY(toMap(seen.bySeverity) == reference.by([](const ErrorOccurrence &e) { return std::string(toString(e.severity)); }));
        const auto groups = reference.by([](const ErrorOccurrence &e) { return e.fingerprint; });
        std::vector<std::pair<std::uint64_t, std::string>> ordered;
        for (const auto &[fingerprint, count] : groups) ordered.emplace_back(~count, fingerprint);
        std::sort(ordered.begin(), ordered.end());
        const std::size_t expectedTop = std::min<std::size_t>(10, ordered.size());
        QCOMPARE(seen.groups, groups.size());
        QCOMPARE(seen.top.size(), expectedTop);
        for (std::size_t rank = 0; rank < expectedTop; ++rank) {
            QCOMPARE(seen.top[rank].count, ~ordered[rank].first);
            QCOMPARE(seen.top[rank].fingerprint, ordered[rank].second);
        }
        QCOMPARE(statistics.historySize(), std::min<std::size_t>(500, reference.all.size()));
        QCOMPARE(statistics.recent(1).front().exchangeId, "r" + std::to_string(i));
        for (std::size_t day = 0; i == 99'999 && day < 30; ++day)
            QCOMPARE(seen.daily[29 - day].count, reference.within(now, 24h, std::int64_t(day), std::int64_t(day) + 1));
    }
}

void TestErrorStatistics::putsTheSameErrorsTogether()
{
    FakeClock clock;
    ErrorStatistics statistics(clock);
    const WallTime begin = clock.wall();
    for (int i = 0; i < 5; ++i) {
        ErrorOccurrence one = error("Timeout after " + std::to_string(i) + " ms", clock.wall(), "r" + std::to_string(i));
        one.severity = i == 2 ? ErrorSeverity::Critical : ErrorSeverity::Warning;
        statistics.add(one);
        clock.advance(1s);
    }
    const std::vector<ErrorGroup> top = statistics.top();
    QCOMPARE(top.size(), 1U);
    QCOMPARE(top[0].count, 5U);
    QCOMPARE(top[0].requests, 5U);
    QCOMPARE(top[0].pattern, "Timeout after <n> ms");
    QCOMPARE(top[0].sample, "Timeout after 4 ms");
    QVERIFY(top[0].severity == ErrorSeverity::Critical);
    QVERIFY(top[0].first == begin);
    QVERIFY(top[0].last == begin + 4s);
    ErrorOccurrence huge = error(std::string(100'000, 'x'), clock.wall());
    statistics.add(huge);
    QCOMPARE(statistics.group(huge.fingerprint)->sample.size(), 8192U);
    QCOMPARE(statistics.recent(1).front().message.size(), 8192U);
}

void TestErrorStatistics::countsARequestOnce()
{
    FakeClock clock;
    ErrorStatistics statistics(clock);
    for (const char *id : {"a", "b", "a", "b", "a", ""}) {
        ErrorOccurrence one = error("x", clock.wall(), id);
        statistics.add(one);
    }
    QCOMPARE(statistics.top()[0].count, 6U);
    QCOMPARE(statistics.top()[0].requests, 2U);
}

void TestErrorStatistics::keepsTheHistoryShort()
{
    FakeClock clock;
    ErrorStatistics statistics(clock);
    statistics.applyConfig({.maxHistorySize = 100});
    for (int i = 0; i < 1500; ++i) {
        ErrorOccurrence one = error("x" + std::to_string(i), clock.wall());
        one.errorClass = i % 2 ? "odd" : "even";
        statistics.add(one);
    }
    QCOMPARE(statistics.historySize(), 100U);
    QCOMPARE(statistics.recent(3)[2].message, "x1497");
    QCOMPARE(statistics.recent(2, "even")[1].message, "x1496");
    statistics.applyConfig({.maxHistorySize = 10});
    QCOMPARE(statistics.historySize(), 10U);
    QCOMPARE(statistics.recent(1)[0].message, "x1499");
    QCOMPARE(statistics.snapshot().total, 1500U);
}

void TestErrorStatistics::neverCapsTotals()
{
    FakeClock clock;
    ErrorStatistics statistics(clock);
    std::uint64_t requests = 0;
    for (int i = 0; i < 3000; ++i) {
        ErrorOccurrence one = error(std::string(static_cast<std::size_t>(i % 500) + 1, 'x'), clock.wall());
        one.code = std::to_string(i);             // 3000 groups
        one.errorClass = "c" + std::to_string(i); // 3000 classes
        statistics.add(one);
        clock.advance(1ms);
        ++requests;
    }
    const ErrorStatisticsSnapshot seen = statistics.snapshot();
    QCOMPARE(seen.total, requests);
    QCOMPARE(seen.groups, 1000U);
    QCOMPARE(seen.byClass.size(), 201U);
    QCOMPARE(seen.byClass[0].name, "other");
    QCOMPARE(seen.byClass[0].count, 2800U);
    QVERIFY(statistics.approximateBytes() < 20 * 1024 * 1024);
}

void TestErrorStatistics::seesTheTrend_data()
{
    QTest::addColumn<QList<int>>("counts");
    QTest::addColumn<QString>("direction");
    QTest::newRow("nothing") << QList<int>{0, 0, 0, 0} << "stable";
    QTest::newRow("few more") << QList<int>{0, 0, 2, 3} << "stable";
    QTest::newRow("noise") << QList<int>{50, 50, 60, 55} << "stable";
    QTest::newRow("clearly more") << QList<int>{10, 10, 40, 30} << "increasing";
    QTest::newRow("clearly less") << QList<int>{40, 30, 10, 10} << "decreasing";
    QTest::newRow("odd number of points") << QList<int>{1000, 10, 10, 40, 30} << "increasing";
}

void TestErrorStatistics::seesTheTrend()
{
    QFETCH(QList<int>, counts);
    std::vector<TrendPoint> points;
    for (const int count : counts) points.push_back({.count = static_cast<std::uint64_t>(count)});
    QTEST(QString::fromUtf8(toString(trendOf(points).direction).data()), "direction");
}

void TestErrorStatistics::doesWhatIsWanted()
{
    FakeClock clock;
    const auto after = [&](const ErrorLoggingConfig &config, auto &&check) {
        ErrorStatistics statistics(clock);
        statistics.applyConfig(config);
        ErrorOccurrence one = error("x", clock.wall(), "r");
        one.stack = "at f()";
        statistics.add(one);
        check(statistics, one);
    };
    after({}, [](const ErrorStatistics &statistics, const ErrorOccurrence &one) {
        QCOMPARE(one.fingerprint.size(), 16U);
        QCOMPARE(statistics.recent(1)[0].stack, "at f()");
        QCOMPARE(statistics.recent(1)[0].exchangeId, "r");
        QCOMPARE(statistics.top()[0].sample, "x\nat f()");
        QVERIFY(!statistics.snapshot().trend.points.empty());
    });
    after({.enabled = false}, [](const ErrorStatistics &statistics, const ErrorOccurrence &one) {
        QVERIFY(one.fingerprint.empty());
        QCOMPARE(statistics.total(), 0U);
        QCOMPARE(statistics.historySize(), 0U);
    });
    after({.enableStatistics = false}, [](const ErrorStatistics &statistics, const ErrorOccurrence &one) {
        QVERIFY(!one.fingerprint.empty());
        QCOMPARE(statistics.total(), 0U);
        QCOMPARE(statistics.historySize(), 1U);
    });
    after({.enableTrendAnalysis = false},
          [](const ErrorStatistics &statistics, const ErrorOccurrence &) { QVERIFY(statistics.snapshot().trend.points.empty()); });
    after({.includeStackTrace = false}, [](const ErrorStatistics &statistics, const ErrorOccurrence &one) {
        QVERIFY(one.stack.empty());
        QCOMPARE(statistics.top()[0].sample, "x");
    });
    after({.includeContext = false}, [](const ErrorStatistics &statistics, const ErrorOccurrence &) {
        QVERIFY(statistics.recent(1)[0].provider.empty());
        QVERIFY(statistics.recent(1)[0].exchangeId.empty());
    });
    after({.groupByType = false}, [](const ErrorStatistics &statistics, const ErrorOccurrence &) {
        QVERIFY(statistics.snapshot().byClass.empty());
        QCOMPARE(statistics.total(), 1U);
    });
    after({.trendWindow = 10min},
          [](const ErrorStatistics &statistics, const ErrorOccurrence &) { QCOMPARE(statistics.snapshot().trend.points.size(), 10U); });
}

void TestErrorStatistics::survivesARestart()
{
    FakeClock clock;
    ErrorStatistics before(clock);
    for (int i = 0; i < 300; ++i) {
        ErrorOccurrence one = error("x" + std::string(static_cast<std::size_t>(i % 3) + 1, 'y'), clock.wall(), "r" + std::to_string(i));
        before.add(one);
        clock.advance(7min);
    }
    const QByteArray file = QJsonDocument(before.toJson()).toJson();
    clock.advance(2h);
    ErrorStatistics after(clock);
    after.restore(QJsonDocument::fromJson(file).object());
    const ErrorStatisticsSnapshot a = before.snapshot();
    const ErrorStatisticsSnapshot b = after.snapshot();
    QCOMPARE(b.total, a.total);
    QCOMPARE(b.lastMinute, a.lastMinute);
    QCOMPARE(b.lastHour, a.lastHour);
    QCOMPARE(b.lastDay, a.lastDay);
    QVERIFY(b.lastDay > 0);
    QVERIFY(toMap(b.byClass) == toMap(a.byClass));
    QCOMPARE(b.groups, a.groups);
    QCOMPARE(b.top[0].fingerprint, a.top[0].fingerprint);
    QCOMPARE(b.top[0].count, a.top[0].count);
    QCOMPARE(b.top[0].sample, a.top[0].sample);
    ErrorOccurrence again = error("xy", clock.wall(), "new");
    after.add(again);
    QCOMPARE(after.group(again.fingerprint)->count, 101U);
    QCOMPARE(after.snapshot().lastHour, a.lastHour + 1);
}

void TestErrorStatistics::takesWhatIsNoStatistics()
{
    FakeClock clock;
    ErrorStatistics statistics(clock);
    const QByteArray odd = R"({"total":-5,"recovered":"x","byClass":[1],"minutes":[1e300,7],"hours":["a"],"days":[12,-4,1e30],)"
                           R"("groups":[7,{"fingerprint":"","count":3},{"fingerprint":"f","count":-1}]})";
    statistics.restore(QJsonDocument::fromJson(odd).object());
    const ErrorStatisticsSnapshot seen = statistics.snapshot();
    QCOMPARE(seen.total, 0U);
    QCOMPARE(seen.lastHour, 0U);
    QCOMPARE(seen.groups, 0U);
}

void TestErrorStatistics::standsAClockThatIsSetBack()
{
    FakeClock clock;
    ErrorStatistics statistics(clock);
    for (int i = 0; i < 10; ++i) {
        ErrorOccurrence one = error("x", clock.wall());
        statistics.add(one);
    }
    clock.setWall(clock.dateTime().addSecs(-30));
    ErrorOccurrence one = error("x", clock.wall());
    statistics.add(one);
    QCOMPARE(statistics.snapshot().lastMinute, 11U);
    clock.setWall(clock.dateTime().addYears(-1));
    one.time = clock.wall();
    statistics.add(one);
    QCOMPARE(statistics.snapshot().lastMinute, 1U);
    QCOMPARE(statistics.snapshot().total, 12U);
}

QTEST_APPLESS_MAIN(TestErrorStatistics)
#include "tst_error_statistics.moc"
