#include "logging/alert/alert_rules.h"
#include "logging/alert/disk_share.h"
#include "logging/alert/sliding_count.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

constexpr WallTime start{1'795'348'800s};

AlertInputs withDisk(double share)
{
    return {.diskShare = share, .directory = u"/var/log/ccr"_s};
}

AlertInputs withErrors(std::uint64_t count)
{
    return {.errorsInHour = count};
}

QString told(const std::vector<AlertNotice> &notices)
{
    QStringList out;
    for (const AlertNotice &one : notices) out << one.id + u' ' + toString(one.level) + u' ' + toString(one.state);
    return out.join(u", "_s);
}

} // namespace

class TestAlertRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksAtTheDisk_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("expected");
        QTest::newRow("79 %") << 0.79 << QString();
        QTest::newRow("80 %") << 0.80 << QString();
        QTest::newRow("81 %") << 0.81 << u"disk warning raised"_s;
        QTest::newRow("90 %") << 0.90 << u"disk warning raised"_s;
        QTest::newRow("91 %") << 0.91 << u"disk critical raised"_s;
    }
    void looksAtTheDisk()
    {
        QFETCH(double, share);
        QFETCH(QString, expected);
        AlertRules rules({});
        const auto notices = rules.check(withDisk(share), start);
        QCOMPARE(told(notices), expected);
        if (expected.isEmpty()) return;
        QVERIFY(notices[0].message.contains(u"/var/log/ccr"_s));
        QVERIFY(notices[0].message.contains(QString::number(share * 100) + u" %"_s));
    }

    void looksAfterTheFiles()
    {
        const auto sized = [](CheckState state, double value) {
            return AlertInputs{
                .checks = std::vector{LogCheck{
                    .name = u"file-size"_s, .state = state, .text = u"big"_s, .remedy = u"rotate"_s, .value = value, .limit = 100}}};
        };
        AlertRules rules({});
        const std::vector<std::pair<AlertInputs, QString>> course{
            {sized(CheckState::Ok, 99), {}},
            {sized(CheckState::Warning, 101), u"check:file-size warning raised"_s},
            {sized(CheckState::Warning, 102), {}},
            {AlertInputs(), {}}, // not looked at
            {sized(CheckState::Ok, 99), {}},
            {sized(CheckState::Ok, 98), {}}, // only just under the limit
            {sized(CheckState::Warning, 101), {}},
            {sized(CheckState::Critical, 1001), u"check:file-size critical escalated"_s},
            {sized(CheckState::Ok, 50), {}},
            {AlertInputs(), {}},
            {sized(CheckState::Ok, 50), u"check:file-size critical cleared"_s},
            {sized(CheckState::Ok, 50), {}}};
        WallTime now = start;
        for (const auto &[inputs, expected] : course) {
            now += 5min;
            const auto notices = rules.check(inputs, now);
            QCOMPARE(told(notices), expected);
            if (!expected.endsWith("raised"_L1)) continue;
            QCOMPARE(notices[0].message, u"The log files need care (file-size): big. Remedy: rotate."_s);
            QCOMPARE(notices[0].detail.english(), u"big"_s);
            QCOMPARE(notices[0].remedy.english(), u"rotate"_s);
        }
    }

    void endsWholeSentencesOnce()
    {
        AlertRules rules({});
        const LogCheck check{.name = u"permissions"_s, .state = CheckState::Warning, .text = u"It is open."_s, .remedy = u"Close it."_s};
        QCOMPARE(rules.check({.checks = std::vector{check}}, start)[0].message,
                 u"The log files need care (permissions): It is open. Remedy: Close it."_s);
    }

    void speaksOnceAnEpisode()
    {
        AlertRules rules({});
        const std::vector<std::pair<double, QString>> course{{0.81, u"disk warning raised"_s},
                                                             {0.81, {}},
                                                             {0.80, {}},
                                                             {0.82, {}},
                                                             {0.91, u"disk critical escalated"_s},
                                                             {0.95, {}},
                                                             {0.85, {}},
                                                             {0.92, {}},
                                                             {0.79, {}},
                                                             {0.78, u"disk critical cleared"_s},
                                                             {0.77, {}},
                                                             {0.81, u"disk warning raised"_s}};
        WallTime now = start;
        for (const auto &[share, expected] : course) {
            now += 5s;
            QCOMPARE(told(rules.check(withDisk(share), now)), expected);
        }
        QCOMPARE(told(rules.check({}, now)), QString()); // unknown: nothing changes
        QCOMPARE(rules.episodes().size(), 1);
    }

    void namesWhenAnEpisodeBegan()
    {
        AlertRules rules({});
        rules.check(withDisk(0.85), start);
        const auto notices = rules.check(withDisk(0.5), start + 1h);
        QCOMPARE(notices[0].since, start);
        QCOMPARE(notices[0].time, start + 1h);
    }

    void countsErrors()
    {
        AlertRules rules({});
        QCOMPARE(told(rules.check(withErrors(100), start)), QString());
        QCOMPARE(told(rules.check(withErrors(101), start)), u"errors warning raised"_s);
        QCOMPARE(told(rules.check(withErrors(500), start)), QString());
        QCOMPARE(told(rules.check(withErrors(95), start)), QString());
        QCOMPARE(told(rules.check(withErrors(90), start)), u"errors warning cleared"_s);
    }

    void isSilentWhereItIsSwitchedOff()
    {
        AlertRules rules({.errorsPerHour = 1, .noActivity = 1min});
        const AlertInputs quiet{.sinceLastRecord = 1h, .hasRequests = true};
        QCOMPARE(told(rules.check(withErrors(2), start)), u"errors warning raised"_s);
        QCOMPARE(told(rules.check(quiet, start + 1s)).contains("activity warning raised"_L1), true);
        AlertRules off({.errorsPerHour = 0, .noActivity = 0ms});
        off.restore(rules.episodes());
        QVERIFY(told(off.check(withErrors(1'000'000), start + 2s)).contains("cleared"_L1)); // what held before ends
        QCOMPARE(told(off.check(withErrors(1'000'000), start + 3s)), QString());
        QCOMPARE(told(off.check(quiet, start + 4s)), QString());
        QVERIFY(off.episodes().isEmpty());
    }

    void goesOnWithWhatHeld()
    {
        AlertRules before({});
        before.check(withErrors(101), start);
        AlertRules after({});
        after.restore(before.episodes());
        QCOMPARE(told(after.check(withErrors(150), start + 1min)), QString());
        QCOMPARE(told(after.check(withErrors(10), start + 2min)), u"errors warning cleared"_s);
    }

    void noticesLosses()
    {
        AlertRules rules({});
        QCOMPARE(told(rules.check({.dropped = 0}, start)), QString());
        const auto notices = rules.check({.dropped = 7}, start + 1min);
        QCOMPARE(told(notices), u"drops warning raised"_s);
        QVERIFY(notices[0].message.startsWith(u"7 "_s));
        QCOMPARE(told(rules.check({.dropped = 9}, start + 3min)), QString());
        QCOMPARE(told(rules.check({.dropped = 9}, start + 7min)), QString());
        QCOMPARE(told(rules.check({.dropped = 9}, start + 8min)), u"drops warning cleared"_s);
        QCOMPARE(told(rules.check({.dropped = 10}, start + 9min)), u"drops warning raised"_s);
    }

    void noticesOutputsThatAreDown()
    {
        AlertRules rules({});
        const auto state = [](milliseconds duration) {
            return AlertInputs{.sinks = {{u"loki"_s, u"refused"_s, duration}, {u"file"_s, {}, 0ms}}};
        };
        QCOMPARE(told(rules.check(state(299s), start)), QString());
        const auto notices = rules.check(state(300s), start);
        QCOMPARE(told(notices), u"sink:loki critical raised"_s);
        QVERIFY(notices[0].message.contains(u"refused"_s));
        QCOMPARE(told(rules.check(state(10s), start)), QString()); // a new problem at once: not calm
        QCOMPARE(told(rules.check({.sinks = {{u"loki"_s, {}, 0ms}}}, start)), u"sink:loki critical cleared"_s);
        rules.check(state(300s), start);
        QCOMPARE(told(rules.check({}, start)), u"sink:loki critical cleared"_s); // no longer configured
    }

    void noticesSilence()
    {
        AlertRules rules({});
        QCOMPARE(told(rules.check({.sinceLastRecord = 10min, .hasRequests = false}, start)), QString());
        QCOMPARE(told(rules.check({.sinceLastRecord = 299s, .hasRequests = true}, start)), QString());
        QCOMPARE(told(rules.check({.sinceLastRecord = 300s, .hasRequests = true}, start)), u"activity warning raised"_s);
        QCOMPARE(told(rules.check({.sinceLastRecord = 400s, .hasRequests = false}, start)), QString());
        QCOMPARE(told(rules.check({.sinceLastRecord = 1s, .hasRequests = true}, start)), u"activity warning cleared"_s);
    }

    void noticesBrokenStreams()
    {
        AlertRules rules({});
        QCOMPARE(told(rules.check({.streams = 10, .abnormalStreams = 10}, start)), QString()); // too few
        QCOMPARE(told(rules.check({.streams = 100, .abnormalStreams = 5}, start)), QString());
        QCOMPARE(told(rules.check({.streams = 100, .abnormalStreams = 6}, start)), u"streams warning raised"_s);
        QCOMPARE(told(rules.check({.streams = 100, .abnormalStreams = 5}, start)), QString());
        QCOMPARE(told(rules.check({.streams = 100, .abnormalStreams = 4}, start)), u"streams warning cleared"_s);
    }

    void keepsTheBudget()
    {
        AlertRules without({});
        QCOMPARE(told(without.check({.costToday = {{u"USD"_s, 1e9}}}, start)), QString());
        AlertRules rules({.dailyBudget = 5});
        QCOMPARE(told(rules.check({.costToday = {{u"USD"_s, 3.99}}}, start)), QString());
        QCOMPARE(told(rules.check({.costToday = {{u"USD"_s, 4}}}, start)), u"budget:USD warning raised"_s);
        QCOMPARE(told(rules.check({.costToday = {{u"USD"_s, 4.99}}}, start)), QString());
        QCOMPARE(told(rules.check({.costToday = {{u"USD"_s, 5}}}, start)), u"budget:USD critical escalated"_s);
        QCOMPARE(told(rules.check({.costToday = {{u"USD"_s, 9}}}, start)), QString());
        QCOMPARE(told(rules.check({}, start + 24h)), u"budget:USD critical cleared"_s); // the next day
    }

    void keepsEveryKindOfBudget_data()
    {
        QTest::addColumn<double>("month");
        QTest::addColumn<qint64>("tokens");
        QTest::addColumn<qint64>("monthTokens");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing near") << 79.0 << qint64(799) << qint64(7999) << QString();
        QTest::newRow("money of the month") << 80.0 << qint64(0) << qint64(0) << u"budget:month:USD warning raised"_s;
        QTest::newRow("tokens of the day") << 0.0 << qint64(1000) << qint64(0) << u"budget:tokens critical raised"_s;
        QTest::newRow("tokens of the month") << 0.0 << qint64(0) << qint64(8000) << u"budget:month-tokens warning raised"_s;
    }

    void keepsEveryKindOfBudget()
    {
        QFETCH(const double, month);
        QFETCH(const qint64, tokens);
        QFETCH(const qint64, monthTokens);
        QFETCH(const QString, expected);
        AlertRules rules({.monthlyBudget = 100, .dailyTokens = 1000, .monthlyTokens = 10'000});
        const AlertInputs inputs{.costOfMonth = {{u"USD"_s, month}}, .tokensToday = tokens, .tokensOfMonth = monthTokens};
        QCOMPARE(told(rules.check(inputs, start)), expected);
        QCOMPARE(told(rules.check(inputs, start)), QString());
        const QString ended = expected.isEmpty() ? QString() : QString(expected).replace(u"raised"_s, u"cleared"_s);
        QCOMPARE(told(rules.check({}, start + 31 * 24h)), ended);
    }

    void warnsWhereTheConfigurationSays()
    {
        AlertRules rules({.dailyBudget = 10, .budgetWarning = 0.5});
        QCOMPARE(told(rules.check({.costToday = {{u"USD"_s, 4.9}}}, start)), QString());
        const auto notices = rules.check({.costToday = {{u"USD"_s, 5}}}, start);
        QCOMPARE(told(notices), u"budget:USD warning raised"_s);
        QVERIFY2(notices.front().message.contains(u"5.00 USD, 50 % of the budget of 10.00 USD"_s), qPrintable(notices.front().message));
    }

    void keepsBudgetsOfCurrenciesApart()
    {
        AlertRules plain({.dailyBudget = 5});
        QCOMPARE(told(plain.check({.costToday = {{u"USD"_s, 3}, {u"CNY"_s, 3.5}}}, start)), QString()); // not 6.5 of anything
        const std::vector<AlertNotice> notices = plain.check({.costToday = {{u"USD"_s, 3}, {u"CNY"_s, 6}}}, start);
        QCOMPARE(notices.size(), std::size_t(1));
        QCOMPARE(notices[0].id, u"budget:CNY"_s);
        QVERIFY(notices[0].message.contains(u"6.00 CNY") && notices[0].message.contains(u"5.00 CNY"));
        AlertRules named({.dailyBudgets = {{u"USD"_s, 2}, {u"CNY"_s, 30}}});
        QCOMPARE(told(named.check({.costToday = {{u"USD"_s, 2.5}, {u"CNY"_s, 19}, {u"EUR"_s, 1000}}}, start)),
                 u"budget:USD critical raised"_s);
        QCOMPARE(told(named.check({.costToday = {{u"USD"_s, 2.5}, {u"CNY"_s, 31}}}, start)), u"budget:CNY critical raised"_s);
        named.setConfig({.dailyBudgets = {{u"USD"_s, 9}, {u"CNY"_s, 30}}});
        QCOMPARE(told(named.check({.costToday = {{u"USD"_s, 2.5}, {u"CNY"_s, 31}}}, start)), u"budget:USD critical cleared"_s);
    }

    void followsItsConfiguration()
    {
        AlertRules rules({.diskWarning = 0.5, .diskCritical = 0.6, .errorsPerHour = 3});
        QCOMPARE(told(rules.check(withDisk(0.55), start)), u"disk warning raised"_s);
        rules.setConfig({.enabled = false});
        QCOMPARE(told(rules.check(withDisk(0.99), start)), QString());
        rules.setConfig({});
        QCOMPARE(told(rules.check(withDisk(0.55), start)), QString());
    }

    void anHourSlides()
    {
        SlidingCount hour;
        hour.add(start, 60);
        hour.add(start + 30min, 41);
        QCOMPARE(hour.count(start + 30min), 101U);
        QCOMPARE(hour.count(start + 59min), 101U);
        QCOMPARE(hour.count(start + 60min), 41U);
        QCOMPARE(hour.count(start + 89min), 41U);
        QCOMPARE(hour.count(start + 91min), 0U);
    }

    void anHourGoesOnAfterARestart()
    {
        SlidingCount before;
        before.add(start, 60);
        before.add(start + 30min, 41);
        SlidingCount after;
        after.restore(before.steps(), start + 40min);
        QCOMPARE(after.count(start + 40min), 101U);
        SlidingCount late;
        late.restore(before.steps(), start + 70min);
        QCOMPARE(late.count(start + 70min), 41U);
    }

    void anHourBearsAClockThatIsSet()
    {
        SlidingCount hour;
        hour.add(start + 10h, 5); // the clock was wrong
        hour.add(start, 1);
        hour.add(start + 5min, 1);
        hour.add(start + 1min, 1); // out of order
        QCOMPARE(hour.count(start + 5min), 3U);
        QVERIFY(hour.steps().size() <= 3);
        for (int i = 0; i < 100'000; ++i) hour.add(start + std::chrono::seconds(i));
        QVERIFY(hour.steps().size() <= 362);
    }

    void asksTheFileSystem()
    {
        const auto share = diskShare(QDir::tempPath());
        QVERIFY(share && *share >= 0 && *share <= 1);
        QVERIFY(!diskShare(u"/no/such/folder"_s));
    }
};

QTEST_GUILESS_MAIN(TestAlertRules)
#include "tst_alert_rules.moc"
