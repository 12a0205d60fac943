#include "logging/alert/alert_watch.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_provider.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace std::chrono_literals;

class TestAlertWatch : public QObject
{
    Q_OBJECT

    std::optional<QTemporaryDir> m_home;
    FakeClock m_clock;
    double m_share = 0.5;
    int m_diskReads = 0;
    int m_fileChecks = 0;
    AlertInputs m_inputs;
    QList<LogRecord> m_records;
    QList<AlertNotice> m_notices;
    LoggingConfig m_config;
    BudgetGate m_gate;
    std::optional<DeliveryThread> m_thread;

    std::unique_ptr<AlertWatch> watch()
    {
        return std::make_unique<AlertWatch>(m_config,
                                            AlertWatch::Surroundings{.inputs = [this] { return m_inputs; },
                                                                     .diskShare =
                                                                         [this](const QString &) {
                                                                             ++m_diskReads;
                                                                             return std::optional(m_share);
                                                                         },
                                                                     .checkFiles =
                                                                         [this](const LoggingConfig &config, WallTime now) {
                                                                             ++m_fileChecks;
                                                                             return checkLogFiles(config, now);
                                                                         },
                                                                     .record = [this](const LogRecord &one) { m_records << one; },
                                                                     .window = [this](const AlertNotice &one) { m_notices << one; },
                                                                     .delivery = [this]() -> DeliveryThread & { return *m_thread; },
                                                                     .clock = &m_clock,
                                                                     .budgets = &m_gate});
    }
    void logErrors(AlertWatch &watch, int count, std::string_view component = "proxy")
    {
        for (int i = 0; i < count; ++i)
            watch.note({.time = m_clock.wall(), .severity = Severity::Error, .component = component, .message = "x"});
    }
    QStringList told() const
    {
        QStringList out;
        for (const AlertNotice &one : m_notices) out << one.id + u' ' + toString(one.state);
        return out;
    }

private Q_SLOTS:
    void init()
    {
        m_home.emplace();
        m_clock.setWall(QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC));
        m_config = {};
        m_config.directory = m_home->path();
        m_share = 0.5;
        m_diskReads = m_fileChecks = 0;
        m_inputs = {};
        m_records.clear();
        m_notices.clear();
        m_thread.emplace(DeliverySettings{.backoff = {.first = 10ms, .longest = 20ms}, .report = [](const QString &) {}});
    }
    void cleanup() { m_thread.reset(); }

    void tellsTheLogAndTheWindow()
    {
        const auto one = watch();
        m_share = 0.93;
        one->check();
        QCOMPARE(m_records.size(), 1);
        QCOMPARE(m_records[0].component, "alert");
        QVERIFY(m_records[0].severity == Severity::Error); // critical
        QCOMPARE(std::get<std::string>(m_records[0].fields[0].second), "disk");
        QCOMPARE(m_notices.size(), 1);
        QVERIFY(m_notices[0].level == AlertLevel::Critical);
        m_share = 0.1;
        m_clock.advance(6min);
        one->check();
        QCOMPARE(told(), (QStringList{u"disk raised"_s, u"disk cleared"_s}));
        QVERIFY(m_records[1].severity == Severity::Info);
    }

    void readsTheDiskNoMoreOftenThanItShould()
    {
        const auto one = watch();
        for (int i = 0; i < 59; ++i) {
            one->check();
            m_clock.advance(5s);
        }
        QCOMPARE(m_diskReads, 1);
        m_clock.advance(5s);
        one->check();
        QCOMPARE(m_diskReads, 2);
    }

    void readsTheDiskAtOnceWhereItIsFull()
    {
        const auto one = watch();
        m_share = 0.5;
        one->check();
        m_inputs.sinks = {{.stream = u"file"_s, .problem = u"No space left on device"_s}};
        m_share = 1;
        m_clock.advance(5s);
        one->check();
        QCOMPARE(told(), QStringList{u"disk raised"_s});
        m_inputs.sinks.front().problem = {};
        m_share = 0.5;
        m_clock.advance(5s);
        one->check();
        QCOMPARE(told(), (QStringList{u"disk raised"_s, u"disk cleared"_s}));
    }

    void looksAtTheFilesByItself()
    {
        StreamConfig stream{.name = u"main"_s, .type = StreamType::File};
        stream.file.path = m_home->filePath(u"main.log"_s);
        stream.file.rotation.maxBytes = 1000;
        m_config.streams = {stream};
        QFile file(stream.file.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(5000)); // it should have been put aside long ago
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        const auto one = watch();
        const auto pass = [this, &one](milliseconds time) {
            for (; time > 0ms; time -= 5s) {
                m_clock.advance(5s);
                one->check();
            }
        };
        pass(55s);
        QCOMPARE(m_fileChecks, 0); // what an earlier program left is still being put in order
        pass(5s);
        QCOMPARE(told(), (QStringList{u"check:rotation raised"_s, u"check:permissions raised"_s}));
        pass(10min);
        QCOMPARE(m_fileChecks, 3);
        QCOMPARE(m_notices.size(), 2); // said once
        QVERIFY(file.resize(10));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        pass(5min);
        QCOMPARE(m_notices.size(), 2); // it could be back in a moment
        pass(5min);
        QCOMPARE(told().mid(2), (QStringList{u"check:rotation cleared"_s, u"check:permissions cleared"_s}));
    }

    void countsErrorsButNotItsOwn()
    {
        const auto one = watch();
        logErrors(*one, 100);
        logErrors(*one, 50, "alert");
        one->note({.time = m_clock.wall(), .severity = Severity::Warn, .component = "proxy", .message = "x"});
        one->check();
        QCOMPARE(told(), QStringList());
        logErrors(*one, 1);
        m_clock.advance(5s);
        one->check();
        QCOMPARE(told(), QStringList{u"errors raised"_s});
        m_clock.advance(1h);
        one->check();
        QCOMPARE(told(), (QStringList{u"errors raised"_s, u"errors cleared"_s}));
    }

    void saysAtOnceWhichBudgetIsUsedUp()
    {
        m_gate.set({});
        m_config.alerts.dailyBudget = 1;
        auto one = watch();
        const ExchangeSnapshot exchange{.tokens = {.input = 5, .known = true}, .cost = Money{.amount = 0.6, .currency = "USD"}};
        one->noteEnd(exchange);
        QVERIFY(!m_gate.spent(m_clock.wall()));
        one->noteEnd(exchange); // and nobody has looked for alerts since
        QVERIFY(m_gate.spent(m_clock.wall())->spent == 1.2);
        one.reset();
        m_gate.set({});
        one = watch(); // after a restart it is still so
        QVERIFY(m_gate.spent(m_clock.wall()));
        m_config.alerts.dailyBudget = 2;
        one->applyConfig(m_config);
        QVERIFY(!m_gate.spent(m_clock.wall()));
        m_config.alerts.dailyTokens = 10;
        one->applyConfig(m_config);
        QVERIFY(m_gate.spent(m_clock.wall())->currency.empty());
        m_clock.advance(24h);
        one->check();
        QVERIFY(!m_gate.spent(m_clock.wall()));
    }

    void watchesThePlans_data()
    {
        QTest::addColumn<int>("window");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("hours"); // until it begins anew
        QTest::newRow("five hours") << static_cast<int>(QuotaWindow::FiveHours) << u"5h"_s << 5;
        QTest::newRow("week") << static_cast<int>(QuotaWindow::Week) << u"week"_s << 7 * 24;
        QTest::newRow("month") << static_cast<int>(QuotaWindow::Month) << u"month"_s << 31 * 24;
    }

    // It says once that little is left and once that nothing is, also over restarts, and that the next window has begun.
    void watchesThePlans()
    {
        QFETCH(int, window);
        QFETCH(QString, name);
        QFETCH(int, hours);
        Plan plan{.fee = 49, .currency = "CNY"};
        plan.quota.limits[static_cast<QuotaWindow>(window)] = 10;
        m_config.providerPrices["kimi"].plan = plan;
        auto one = watch();
        const auto ask = [this, &one](int count, const char *provider = "Kimi", Outcome outcome = Outcome::Ok) {
            for (int i = 0; i < count; ++i) one->noteEnd({.startedAt = m_clock.wall(), .provider = provider, .outcome = outcome});
            one->check();
            m_clock.advance(1s);
        };
        ask(7);
        ask(20, "other");
        ask(20, "kimi", Outcome::Failed); // no plan counts these
        QCOMPARE(told(), QStringList());
        ask(1);
        const QString id = u"plan:kimi:"_s + name;
        QCOMPARE(told(), QStringList(id + u" raised"_s));
        QVERIFY(m_notices[0].level == AlertLevel::Warning);
        QCOMPARE(m_notices[0].value, 8.0);
        QCOMPARE(m_notices[0].limit, 10.0);
        QVERIFY2(m_notices[0].message.startsWith("The plan of kimi will soon be used up: 8 of 10 requests within "_L1),
                 qPrintable(m_notices[0].message));
        QVERIFY2(m_notices[0].detail.startsWith("requests 20"_L1), qPrintable(m_notices[0].detail));
        one.reset();
        one = watch();
        ask(1);
        QCOMPARE(m_notices.size(), 1);
        ask(1);
        QCOMPARE(told().last(), id + u" escalated"_s);
        QVERIFY(m_notices[1].level == AlertLevel::Critical);
        QVERIFY2(m_notices[1].message.contains("is used up: 10 of 10"_L1), qPrintable(m_notices[1].message));
        QCOMPARE(m_records.size(), 2); // in the log as well
        one.reset();
        one = watch();
        ask(3);
        QCOMPARE(m_notices.size(), 2);
        m_clock.advance(std::chrono::hours(hours));
        ask(0);
        QCOMPARE(told().last(), id + u" cleared"_s);
        m_clock.advance(2h); // a repetition is not too soon
        ask(9);
        QCOMPARE(told().last(), id + u" raised"_s);
        m_config.providerPrices.clear();
        one->applyConfig(m_config);
        ask(0);
        QCOMPARE(told().last(), id + u" cleared"_s);
        QVERIFY2(m_notices.last().message.contains("no such quota any more"_L1), qPrintable(m_notices.last().message));
    }

    void countsPlansInTheirUnits()
    {
        Plan tokens;
        tokens.quota = {.unit = QuotaUnit::Tokens, .limits = {{QuotaWindow::Week, 1000}}, .since = {}};
        Plan money{.fee = 20, .currency = "CNY"};
        money.quota = {.unit = QuotaUnit::Money, .limits = {{QuotaWindow::Month, 100}}, .since = {}};
        m_config.providerPrices["a"].plan = tokens;
        m_config.providerPrices["b"].plan = money;
        m_config.displayCurrency = {.currency = "CNY", .rates = {{"USD", 7}}};
        const auto one = watch();
        one->noteEnd({.startedAt = m_clock.wall(),
                      .provider = "a",
                      .outcome = Outcome::Ok,
                      .tokens = {.input = 100, .output = 200, .cacheRead = 300, .cacheWrite = 200, .known = true}});
        one->noteEnd({.startedAt = m_clock.wall(), .provider = "b", .outcome = Outcome::Ok, .planValue = Money{10, "USD"}});
        one->noteEnd({.startedAt = m_clock.wall(), .provider = "b", .outcome = Outcome::Ok, .planValue = Money{12, "CNY"}});
        one->noteEnd({.startedAt = m_clock.wall(), .provider = "b", .outcome = Outcome::Ok, .planValue = Money{50, "EUR"}}); // no rate
        one->check();
        QCOMPARE(told(), (QStringList{u"plan:a:week raised"_s, u"plan:b:month raised"_s}));
        QCOMPARE(m_notices[0].value, 800.0);
        QCOMPARE(m_notices[1].value, 82.0);
        QVERIFY(m_notices[1].detail.startsWith("CNY "_L1));
        // A limit that is raised a little does not end it, one that is raised enough does.
        m_config.providerPrices["a"].plan->quota.limits[QuotaWindow::Week] = 1010;
        one->applyConfig(m_config);
        one->check();
        QCOMPARE(m_notices.size(), 2);
        m_config.providerPrices["a"].plan->quota.limits[QuotaWindow::Week] = 1200;
        one->applyConfig(m_config);
        one->check();
        QCOMPARE(told().last(), u"plan:a:week cleared"_s);
    }

    void neitherForgetsNorRepeatsAfterARestart()
    {
        {
            const auto one = watch();
            m_share = 0.85;
            logErrors(*one, 60);
            one->check();
        }
        QCOMPARE(told(), QStringList{u"disk raised"_s});
        const QString path = m_home->filePath(u"alerts.json"_s);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        m_clock.advance(10min);
        const auto one = watch();
        logErrors(*one, 40);
        one->check();
        QCOMPARE(told(), QStringList{u"disk raised"_s}); // 60 + 40 are not more than 100
        logErrors(*one, 1);
        one->check();
        QCOMPARE(told(), (QStringList{u"disk raised"_s, u"errors raised"_s}));
        m_share = 0.5;
        m_clock.advance(10min);
        one->check();
        QCOMPARE(told().last(), u"disk cleared"_s);
    }

    void bearsADamagedMemory_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("}{");
        QTest::newRow("other types") << QByteArray("{\"episodes\":[1],\"deliveries\":\"x\",\"errors\":[1,\"a\",[],[null,-5]]}");
    }
    void bearsADamagedMemory()
    {
        QFETCH(QByteArray, content);
        QFile file(m_home->filePath(u"alerts.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        m_share = 0.85;
        const auto one = watch();
        one->check();
        QCOMPARE(told(), QStringList{u"disk raised"_s});
    }

    void doesNotNagWhenAValueGoesUpAndDown()
    {
        const auto one = watch();
        for (int i = 0; i < 9; ++i) { // every ten minutes above, every ten minutes below
            m_share = i % 2 == 0 ? 0.85 : 0.5;
            one->check();
            m_clock.advance(10min);
        }
        // Once and its end, and again after an hour.
        QCOMPARE(told(), (QStringList{u"disk raised"_s, u"disk cleared"_s, u"disk raised"_s, u"disk cleared"_s}));
    }

    void worseIsToldAtOnce()
    {
        const auto one = watch();
        m_share = 0.85;
        one->check();
        m_share = 0.95;
        m_clock.advance(6min);
        one->check();
        QCOMPARE(told(), (QStringList{u"disk raised"_s, u"disk escalated"_s}));
    }

    void postsToTheWebhook()
    {
        FakeProvider hook;
        int failures = 2;
        hook.onRequest = [&](const FakeProvider::Request &request) { request.peer->answer(failures-- > 0 ? 503 : 200, "ok"); };
        m_config.alerts.webhook = hook.url(u"/services/T0/B0/s3cr3t"_s);
        m_config.identity.serviceName = u"svc"_s;
        const auto one = watch();
        m_share = 0.85;
        m_inputs.sinks = {{u"loki"_s, u"refused"_s}};
        one->check();
        QTRY_COMPARE(hook.requests().size(), std::size_t{3}); // three attempts
        m_clock.advance(5min);
        one->check();
        QTRY_COMPARE(hook.requests().size(), std::size_t{4});
        const auto &request = hook.requests()[2];
        QVERIFY(request.head.startsWith("POST /services/T0/B0/s3cr3t HTTP/1.1"));
        QVERIFY(request.head.contains("Content-Type: application/json"));
        const QJsonDocument body = QJsonDocument::fromJson(request.body);
        QCOMPARE(body["alert"_L1].toString(), u"disk"_s);
        QCOMPARE(body["level"_L1].toString(), u"warning"_s);
        QCOMPARE(body["state"_L1].toString(), u"raised"_s);
        QCOMPARE(body["service"_L1].toString(), u"svc"_s);
        QCOMPARE(body["time"_L1].toString(), u"2026-11-22T12:00:00.000Z"_s);
        QVERIFY(body["text"_L1].toString().contains(u"85 %"_s));
        QCOMPARE(body["limit"_L1].toDouble(), 0.8);
        QVERIFY(hook.requests()[3].body.contains("sink:loki"));
        QVERIFY(!request.body.contains("s3cr3t"));
        for (const LogRecord &record : std::as_const(m_records)) QVERIFY(record.message.find("s3cr3t") == std::string::npos);
    }

    void knowsHowLongAnOutputIsDown()
    {
        const auto one = watch();
        const auto after = [&](milliseconds time, const QString &problem) {
            m_clock.advance(time);
            m_inputs.sinks = {{u"loki"_s, problem}};
            one->check();
        };
        after(0ms, u"refused"_s);
        after(299s, u"refused"_s);
        after(1ms, {}); // worked for a moment
        after(1ms, u"refused"_s);
        after(299s, u"refused"_s);
        QCOMPARE(told(), QStringList());
        after(1s, u"refused"_s);
        after(1s, {});
        QCOMPARE(told(), (QStringList{u"sink:loki raised"_s, u"sink:loki cleared"_s}));
    }

    void noticesRequestsThatLeaveNoRecord()
    {
        const auto one = watch();
        m_inputs.hasRequests = true;
        m_clock.advance(10min);
        one->check(); // nobody asked for anything
        one->noteEnd({.outcome = Outcome::Ok});
        one->note({.time = m_clock.wall(), .component = "proxy", .message = "Request completed"});
        m_clock.advance(10min);
        one->check();
        QCOMPARE(told(), QStringList());
        one->noteEnd({.outcome = Outcome::Ok});
        one->check();
        QCOMPARE(told(), QStringList{u"activity raised"_s});
        one->note({.time = m_clock.wall(), .component = "proxy", .message = "Request completed"});
        one->check();
        QCOMPARE(told().last(), u"activity cleared"_s);
    }

    void countsStreamsThatBreak()
    {
        const auto one = watch();
        ExchangeSnapshot exchange{.wantsStream = true, .outcome = Outcome::Ok};
        exchange.stream.firstByte = 1ms;
        for (int i = 0; i < 30; ++i) one->noteEnd(exchange);
        exchange.outcome = Outcome::StreamTruncated;
        one->noteEnd(exchange);
        one->check();
        QCOMPARE(told(), QStringList()); // one of 31
        one->noteEnd(exchange);
        one->check();
        QCOMPARE(told(), QStringList{u"streams raised"_s});
        m_clock.advance(16min);
        one->check();
        QCOMPARE(told().last(), u"streams cleared"_s);
    }

    void addsUpTheCostOfTheDay()
    {
        m_config.alerts.dailyBudget = 5;
        ExchangeSnapshot exchange{.outcome = Outcome::Ok, .cost = Money{3, "USD"}};
        {
            const auto one = watch();
            one->noteEnd(exchange);
            ExchangeSnapshot foreign{.outcome = Outcome::Ok, .cost = Money{3.9, "CNY"}};
            one->noteEnd(foreign);
            one->check();
            QCOMPARE(told(), QStringList());
        }
        const auto one = watch(); // a restart forgets nothing
        one->noteEnd(exchange);
        one->check();
        QCOMPARE(told(), QStringList{u"budget:USD raised"_s});
        m_clock.advance(24h);
        one->check();
        QCOMPARE(told(), (QStringList{u"budget:USD raised"_s, u"budget:USD cleared"_s}));
    }

    void addsUpTheTokensOfTheMonth()
    {
        m_config.alerts.monthlyTokens = 1000;
        m_config.alerts.repeatAfter = 1min;
        const ExchangeSnapshot exchange{.outcome = Outcome::Ok,
                                        .tokens = {.input = 100, .output = 100, .cacheRead = 200, .cacheWrite = 100, .known = true}};
        m_clock.setWall(QDateTime(QDate(2026, 11, 29), QTime(12, 0), Qt::UTC));
        {
            const auto one = watch();
            one->noteEnd(exchange);
            one->check();
            QCOMPARE(told(), QStringList());
        }
        m_clock.setWall(QDateTime(QDate(2026, 11, 30), QTime(12, 0), Qt::UTC));
        const auto one = watch(); // another day of the same month
        one->noteEnd(exchange);
        one->check();
        QCOMPARE(told(), QStringList{u"budget:month-tokens raised"_s});
        m_clock.setWall(QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC));
        one->check();
        QCOMPARE(told().last(), u"budget:month-tokens cleared"_s);
    }

    void changesWithItsConfiguration()
    {
        FakeProvider hook;
        hook.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, "ok"); };
        const auto one = watch();
        LoggingConfig changed = m_config;
        changed.alerts.webhook = hook.url(u"/x"_s);
        changed.alerts.diskWarning = 0.4;
        one->applyConfig(changed);
        one->check();
        QCOMPARE(told(), QStringList{u"disk raised"_s});
        QTRY_COMPARE(hook.requests().size(), std::size_t{1});
        changed.alerts.enabled = false;
        one->applyConfig(changed);
        logErrors(*one, 1000);
        one->check();
        QCOMPARE(told().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestAlertWatch)
#include "tst_alert_watch.moc"
