#include "tests/support/fake_clock.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "ui/charts/plan_chart.h"
#include "ui/models/plan_watch.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using logging::ExchangeNumbers;
using logging::Money;
using logging::Outcome;
using logging::Plan;
using logging::QuotaUnit;
using logging::QuotaWindow;

namespace {

// By the clock of this place, as windows of weeks and months are.
WallTime local(const char *text)
{
    return WallTime(milliseconds(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch()));
}

Plan planOf(QuotaUnit unit, std::map<QuotaWindow, double> limits, WallTime since = {})
{
    return {.fee = 49, .currency = "CNY", .quota = {.unit = unit, .limits = std::move(limits), .since = since}};
}

ExchangeNumbers request(const char *time, std::int64_t tokens = 100, std::optional<Money> worth = Money{1, "CNY"})
{
    return {.id = time,
            .startedAt = local(time),
            .outcome = Outcome::Ok,
            .status = 200,
            .attempts = 1,
            .provider = "kimi",
            .model = "kimi-k2",
            .rule = {},
            .sessionId = {},
            .key = {},
            .errorClass = {},
            .errorMessage = {},
            .errorFingerprint = {},
            .tokens = {.input = tokens, .known = tokens > 0},
            .cost = Money{0, "CNY"},
            .planValue = worth,
            .firstContent = {},
            .total = {},
            .tokensPerSecond = {}};
}

} // namespace

class TestPlanUse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void fiveHoursBeginWithARequest();
    void anotherFiveHoursBeginAfterThem();
    void weeksAndMonthsBegin_data();
    void weeksAndMonthsBegin();
    void countsWhatThePlanSays_data();
    void countsWhatThePlanSays();
    void whatFailedIsNotCounted();
    void convertsMoneyByTheUsersRates();
    void saysWhenItIsUsedUp();
    void theLineBurnsDown();
    void saysItInASentence();
    void watchesTheHistoryAndWhatEnds();
    void takesAnotherConfiguration();
};

void TestPlanUse::fiveHoursBeginWithARequest()
{
    PlanUse use(planOf(QuotaUnit::Requests, {{QuotaWindow::FiveHours, 10}}), {});
    use.add(request("2026-11-25T11:00:00"));
    use.add(request("2026-11-25T09:30:00")); // in any order
    PlanWindow window = use.window(QuotaWindow::FiveHours, local("2026-11-25T12:00:00"));
    QVERIFY(window.hasBegun);
    QVERIFY(window.begin == local("2026-11-25T09:30:00") && window.end == local("2026-11-25T14:30:00"));
    QCOMPARE(window.used, 2.0);
    QCOMPARE(window.left(), 8.0);
    window = use.window(QuotaWindow::FiveHours, local("2026-11-25T14:30:00"));
    QVERIFY(!window.hasBegun);
    QCOMPARE(window.used, 0.0);
    QCOMPARE(window.left(), 10.0);
}

void TestPlanUse::anotherFiveHoursBeginAfterThem()
{
    PlanUse use(planOf(QuotaUnit::Requests, {{QuotaWindow::FiveHours, 10}}), {});
    for (const char *time : {"2026-11-25T08:00:00", "2026-11-25T12:59:00", "2026-11-25T13:00:00", "2026-11-25T15:00:00"})
        use.add(request(time));
    const PlanWindow window = use.window(QuotaWindow::FiveHours, local("2026-11-25T16:00:00"));
    QVERIFY(window.begin == local("2026-11-25T13:00:00"));
    QCOMPARE(window.used, 2.0);
}

void TestPlanUse::weeksAndMonthsBegin_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<WallTime>("since");
    QTest::addColumn<WallTime>("begin");
    QTest::addColumn<WallTime>("end");
    const int week = int(QuotaWindow::Week);
    const int month = int(QuotaWindow::Month);
    QTest::newRow("a week from Monday") << week << WallTime() << local("2026-11-23T00:00:00") << local("2026-11-30T00:00:00");
    QTest::newRow("a week of its own") << week << local("2026-11-03T09:00:00") << local("2026-11-24T09:00:00")
                                       << local("2026-12-01T09:00:00");
    QTest::newRow("a week that began later") << week << local("2026-12-04T09:00:00") << local("2026-11-20T09:00:00")
                                             << local("2026-11-27T09:00:00");
    QTest::newRow("a month from the first") << month << WallTime() << local("2026-11-01T00:00:00") << local("2026-12-01T00:00:00");
    QTest::newRow("a month of its own") << month << local("2026-08-28T09:00:00") << local("2026-10-28T09:00:00")
                                        << local("2026-11-28T09:00:00");
    QTest::newRow("a month from the last day") << month << local("2026-01-31T09:00:00") << local("2026-10-31T09:00:00")
                                               << local("2026-11-30T09:00:00");
}

void TestPlanUse::weeksAndMonthsBegin()
{
    QFETCH(const int, kind);
    QFETCH(const WallTime, since);
    QFETCH(const WallTime, begin);
    QFETCH(const WallTime, end);
    const WallTime now = local("2026-11-26T12:00:00"); // a Thursday
    const auto window = static_cast<QuotaWindow>(kind);
    PlanUse use(planOf(QuotaUnit::Requests, {{window, 10}}, since), {});
    const PlanWindow found = use.window(window, now);
    QCOMPARE(millisSinceEpoch(found.begin), millisSinceEpoch(begin));
    QCOMPARE(millisSinceEpoch(found.end), millisSinceEpoch(end));
    QVERIFY(use.neededFrom(now) <= begin);
}

void TestPlanUse::countsWhatThePlanSays_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("used");
    QTest::newRow("requests") << int(QuotaUnit::Requests) << 3.0;
    QTest::newRow("tokens") << int(QuotaUnit::Tokens) << 1'600.0;
    QTest::newRow("money") << int(QuotaUnit::Money) << 3.5;
}

void TestPlanUse::countsWhatThePlanSays()
{
    QFETCH(const int, unit);
    QFETCH(const double, used);
    PlanUse use(planOf(static_cast<QuotaUnit>(unit), {{QuotaWindow::Month, 10}}), {});
    use.add(request("2026-10-31T23:59:59", 900, Money{9, "CNY"})); // another month's
    ExchangeNumbers whole = request("2026-11-02T10:00:00", 100, Money{1, "CNY"});
    whole.tokens = {.input = 100, .output = 200, .cacheRead = 300, .cacheWrite = 400, .known = true};
    use.add(whole);
    use.add(request("2026-11-02T10:00:30", 500, Money{0.5, "CNY"}));
    ExchangeNumbers before = request("2026-11-03T10:00:00", 100, {}); // of the time before there was a plan
    before.cost = Money{2, "CNY"};
    use.add(before);
    QCOMPARE(use.window(QuotaWindow::Month, local("2026-11-26T12:00:00")).used, used);
    QVERIFY(use.worthThisMonth(local("2026-11-26T12:00:00")) == (std::map<std::string, double>{{"CNY", 3.5}}));
}

void TestPlanUse::whatFailedIsNotCounted()
{
    PlanUse use(planOf(QuotaUnit::Requests, {{QuotaWindow::Month, 10}}), {});
    ExchangeNumbers failed = request("2026-11-02T10:00:00", 0, {});
    failed.outcome = Outcome::Failed;
    use.add(failed);
    QCOMPARE(use.window(QuotaWindow::Month, local("2026-11-26T12:00:00")).used, 0.0);
    // Sums of a day whose requests are not kept any more.
    ExchangeNumbers day = request("2026-11-02T00:00:00", 700);
    day.count = 7;
    use.add(day);
    QCOMPARE(use.window(QuotaWindow::Month, local("2026-11-26T12:00:00")).used, 7.0);
}

void TestPlanUse::convertsMoneyByTheUsersRates()
{
    const WallTime now = local("2026-11-26T12:00:00");
    const auto used = [&now](const logging::DisplayCurrency &display) {
        PlanUse use(planOf(QuotaUnit::Money, {{QuotaWindow::Month, 10}}), display);
        use.add(request("2026-11-02T10:00:00", 100, Money{1, "USD"}));
        use.add(request("2026-11-02T11:00:00", 100, Money{1, "CNY"}));
        return use.window(QuotaWindow::Month, now);
    };
    QCOMPARE(used({}).used, 1.0);
    QCOMPARE(used({}).uncounted, std::int64_t(1));
    QCOMPARE(used({.currency = "CNY", .rates = {{"USD", 7.2}}}).used, 8.2);
    QCOMPARE(used({.currency = "CNY", .rates = {{"USD", 7.2}}}).uncounted, std::int64_t(0));
    QVERIFY(std::abs(used({.currency = "EUR", .rates = {{"USD", 0.9}, {"CNY", 0.125}}}).used - 8.2) < 1e-9);
}

void TestPlanUse::saysWhenItIsUsedUp()
{
    PlanUse use(planOf(QuotaUnit::Requests, {{QuotaWindow::FiveHours, 4}}), {});
    use.add(request("2026-11-25T10:00:00"));
    use.add(request("2026-11-25T10:30:00"));
    const WallTime now = local("2026-11-25T11:00:00");
    // Two in an hour: two more in another.
    QCOMPARE(millisSinceEpoch(*use.window(QuotaWindow::FiveHours, now).emptyAt(now)), millisSinceEpoch(local("2026-11-25T12:00:00")));
    const WallTime later = local("2026-11-25T13:00:00");
    QVERIFY(!use.window(QuotaWindow::FiveHours, later).emptyAt(later)); // the five hours are over before
    use.add(request("2026-11-25T10:40:00"));
    use.add(request("2026-11-25T10:50:00"));
    QVERIFY(!use.window(QuotaWindow::FiveHours, now).emptyAt(now)); // it is
    QCOMPARE(use.window(QuotaWindow::FiveHours, now).share(), 1.0);
}

void TestPlanUse::theLineBurnsDown()
{
    PlanUse use(planOf(QuotaUnit::Requests, {{QuotaWindow::FiveHours, 8}}), {});
    for (const char *time : {"2026-11-25T10:00:00", "2026-11-25T10:20:00", "2026-11-25T10:40:00", "2026-11-25T10:50:00"})
        use.add(request(time));
    const ChartData chart = planChart(use, QuotaWindow::FiveHours, local("2026-11-25T11:02:00"));
    QCOMPARE(chart.buckets.size(), 60);
    QVERIFY(chart.ticks.size() >= 3);
    QVERIFY(chart.bars.isEmpty());
    const ChartSeries &left = chart.lines.constFirst();
    QCOMPARE(left.values.at(0), 7.0); // after its first five minutes
    QCOMPARE(left.values.at(4), 6.0);
    QCOMPARE(left.values.at(12), 4.0);
    QVERIFY(std::isnan(left.values.at(13)) && std::isnan(left.values.at(59))); // what is to come
    QCOMPARE(left.total, u"4 request(s)"_s);
    QCOMPARE(chart.lineText(8), u"8"_s); // the axis has little room
    QCOMPARE(chart.lines.size(), 3);
    const ChartSeries &pace = chart.lines.at(1);
    QVERIFY(pace.isDashed && std::isnan(pace.values.at(3)));
    QCOMPARE(pace.values.at(59), 0.0); // long before
    const ChartSeries &even = chart.lines.at(2);
    QCOMPARE(even.values.at(0), 8.0);
    QCOMPARE(even.values.at(59), 0.0);
}

void TestPlanUse::saysItInASentence()
{
    PlanUse use(planOf(QuotaUnit::Requests, {{QuotaWindow::FiveHours, 4}}), {});
    const WallTime now = local("2026-11-25T11:00:00");
    QCOMPARE(planSummary(use, QuotaWindow::FiveHours, now), u"Nothing is used. The next request begins five hours with 4 request(s)."_s);
    use.add(request("2026-11-25T10:00:00"));
    use.add(request("2026-11-25T10:30:00"));
    QCOMPARE(planSummary(use, QuotaWindow::FiveHours, now),
             u"2 of 4 request(s) used (50 %), 2 left until 15:00. At this pace it is used up by 12:00."_s);
    use.add(request("2026-11-25T10:31:00"));
    use.add(request("2026-11-25T10:32:00"));
    QCOMPARE(planSummary(use, QuotaWindow::FiveHours, now), u"4 of 4 request(s) used (100 %): nothing is left until 15:00."_s);
    QCOMPARE(feeText(use, now), u"¥49.00 a month. This month's requests would have cost ¥4.00 by price."_s);
}

void TestPlanUse::watchesTheHistoryAndWhatEnds()
{
    FakeClock clock;
    testing::FakeLoggingControl logging;
    logging.configured.providerPrices = {{"kimi", {.plan = planOf(QuotaUnit::Requests, {{QuotaWindow::FiveHours, 10}})}}};
    const auto snapshot = [&clock](std::int64_t row) {
        logging::ExchangeSnapshot exchange;
        exchange.id = std::to_string(row);
        exchange.startedAt = clock.wall() - row * 1min;
        exchange.provider = row == 3 ? "other" : "Kimi";
        exchange.outcome = Outcome::Ok;
        exchange.tokens = {.input = 5, .known = true};
        return exchange;
    };
    testing::FakeHistory history(4, snapshot);
    logging.historyControl = &history;
    FinishedExchanges finished;
    PlanWatch watch(logging, finished, clock);
    const auto used = [&watch, &clock] { return watch.plans().at("kimi").window(QuotaWindow::FiveHours, clock.wall()).used; };
    finished.apply({snapshot(4)});  // which the history holds, too
    QVERIFY(watch.plans().empty()); // nobody looks
    watch.setActive(true);
    QTRY_VERIFY(watch.isComplete());
    QCOMPARE(used(), 3.0);
    logging::ExchangeSnapshot another = snapshot(0);
    finished.apply({another});
    QCOMPARE(used(), 4.0);
    finished.apply({another});
    QCOMPARE(used(), 4.0);
}

void TestPlanUse::takesAnotherConfiguration()
{
    FakeClock clock;
    testing::FakeLoggingControl logging;
    FinishedExchanges finished;
    PlanWatch watch(logging, finished, clock);
    watch.setActive(true);
    QVERIFY(watch.plans().empty());
    logging.configured.providerPrices = {{"kimi", {.plan = planOf(QuotaUnit::Tokens, {{QuotaWindow::Week, 10}})}},
                                         {"relay", {.multiplier = 2}}};
    watch.look();
    QCOMPARE(watch.plans().size(), 1U);
}

QTEST_GUILESS_MAIN(TestPlanUse)
#include "tst_plan_use.moc"
