#include "proxy/api/config_sentence.h"
#include "tests/support/fake_clock.h"
#include "ui/workspace/notice_sources.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestNoticeBoard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsTheNewestUntilItIsDismissed();
    void bringsAProblemBackFromBeneathLesserNews();
    void repeatsNothingTooSoon();
    void tellsLaterWhatItHeldBack();
    void tellsByItself();
    void forgetsWhatIsOver();
    void remembersTheLastRun();
    void keepsToWhatIsWanted();
    void isQuietWhileSnoozed();
    void keepsABoundedHistory();
    void tellsWhyItDoesNotListenAndOfItsEnd();
    void bringsTheListeningTroubleBack();
    void tellsThatNoProviderIsLeftOnlyWhenSo();
    void tellsOfAHungRequestWithoutABatch();
    void tellsOfARejectedKeyOnceAnHour();
    void tellsOfARejectedKeyThoughAnotherServed();
    void tellsOfAKeyThatTheKeychainKeeps();
    void tellsWhatBecomesOfRequestsWithoutABudget_data();
    void tellsWhatBecomesOfRequestsWithoutABudget();
    void tellsOfAlertsInItsOwnWords_data();
    void tellsOfAlertsInItsOwnWords();
    void tellsWhatTheLogFilesNeed();
    void staysSilentAboutOrdinaryRequests();
    void saysItAgainInAnotherLanguage();

private:
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    FakeClock m_clock;
};

void TestNoticeBoard::init()
{
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

namespace {

Notice diskNotice()
{
    return {.kind = NoticeKind::Disk, .level = NoticeLevel::Warning, .title = u"full"_s, .body = u"80 %"_s};
}

logging::ExchangeSnapshot rejected()
{
    logging::ExchangeSnapshot exchange;
    exchange.id = "req_1";
    exchange.outcome = logging::Outcome::Failed;
    exchange.errorClass = "auth";
    exchange.errorMessage = "Authentication Fails";
    exchange.attempts.push_back({.provider = "deepseek", .key = "work", .errorClass = "auth", .message = "Authentication Fails"});
    return exchange;
}

} // namespace

void TestNoticeBoard::showsTheNewestUntilItIsDismissed()
{
    NoticeBoard board(*m_settings, m_clock);
    QSignalSpy posted(&board, &NoticeBoard::posted);
    QVERIFY(!board.current());
    board.post(diskNotice());
    QVERIFY(board.current());
    QCOMPARE(board.current()->title, u"full"_s);
    QCOMPARE(posted.size(), 1);
    board.dismiss();
    QVERIFY(!board.current());
    QCOMPARE(board.history().size(), 1);
}

void TestNoticeBoard::bringsAProblemBackFromBeneathLesserNews()
{
    const Notice problem{.kind = NoticeKind::Routes, .level = NoticeLevel::Problem, .subject = u"all"_s, .title = u"none left"_s};
    const Notice warning{.kind = NoticeKind::Errors, .level = NoticeLevel::Warning, .subject = u"hour"_s, .title = u"many"_s};
    const Notice news{.kind = NoticeKind::Export, .title = u"exported"_s};
    NoticeBoard board(*m_settings, m_clock);
    board.post(problem);
    board.post(warning);
    board.post(news);
    board.post(news); // as grave as what is shown: instead of it
    QCOMPARE(board.current()->title, u"exported"_s);
    board.dismiss();
    QCOMPARE(board.current()->title, u"many"_s);
    board.dismiss();
    QCOMPARE(board.current()->title, u"none left"_s);

    board.post(news);
    board.withdraw(problem.kind, problem.subject); // over while it was beneath
    QCOMPARE(board.current()->title, u"exported"_s);
    board.dismiss();
    QVERIFY(!board.current());
}

void TestNoticeBoard::repeatsNothingTooSoon()
{
    NoticeBoard board(*m_settings, m_clock);
    board.post(diskNotice());
    board.post(diskNotice());
    Notice other = diskNotice();
    other.subject = u"another disk"_s;
    other.title = u"another"_s;
    board.post(other);
    QCOMPARE(board.history().size(), 1);
    board.post({.kind = NoticeKind::Errors, .level = NoticeLevel::Warning, .title = u"errors"_s}); // another class
    QCOMPARE(board.history().size(), 2);
    Notice worse = diskNotice();
    worse.level = NoticeLevel::Problem;
    board.post(worse); // graver than what was told
    QCOMPARE(board.history().size(), 3);
}

void TestNoticeBoard::tellsLaterWhatItHeldBack()
{
    NoticeBoard board(*m_settings, m_clock);
    board.post(diskNotice());
    Notice other = diskNotice();
    other.title = u"another"_s;
    board.post(other);
    board.post(other);
    board.post(diskNotice());
    board.tellHeld();
    QCOMPARE(board.history().size(), 1); // not yet
    m_clock.advance(NoticeBoard::quietTime);
    board.tellHeld();
    QCOMPARE(board.history().size(), 2);
    QVERIFY2(board.current()->title.contains(u'3'), "how many");
    QCOMPARE(board.current()->body, u"another; "_s + diskNotice().title); // and nothing else that would be left out
    board.tellHeld();
    QCOMPARE(board.history().size(), 2); // once
    board.post(other);                   // the summary made it quiet again
    QCOMPARE(board.history().size(), 2);
    m_clock.advance(NoticeBoard::quietTime);
    board.tellHeld();
    QCOMPARE(board.history().size(), 3);
    QCOMPARE(board.current()->title, u"another"_s); // one alone is told as it is
}

void TestNoticeBoard::tellsByItself()
{
    NoticeBoard board(*m_settings, m_clock);
    board.post(diskNotice());
    m_clock.advance(NoticeBoard::quietTime - 20ms);
    board.post(diskNotice());
    m_clock.advance(20ms);
    QTRY_COMPARE(board.history().size(), 2);
}

void TestNoticeBoard::forgetsWhatIsOver()
{
    NoticeBoard board(*m_settings, m_clock);
    board.post(diskNotice());
    board.post(diskNotice());
    board.withdraw(NoticeKind::Disk, {});
    QVERIFY(!board.current());
    m_clock.advance(NoticeBoard::quietTime);
    board.tellHeld();
    QCOMPARE(board.history().size(), 1);
}

void TestNoticeBoard::remembersTheLastRun()
{
    {
        NoticeBoard board(*m_settings, m_clock);
        for (int i = 0; i < NoticeBoard::maxKept + 5; ++i) board.post({.kind = NoticeKind::Export, .title = QString::number(i)});
    }
    const NoticeBoard again(*m_settings, m_clock);
    QCOMPARE(again.history().size(), NoticeBoard::maxKept);
    QVERIFY(!again.current()); // it is no news
    QCOMPARE(again.history().constLast().title, QString::number(NoticeBoard::maxKept + 4));
    m_settings->clear();
    {
        NoticeBoard board(*m_settings, m_clock);
        Notice notice = diskNotice();
        notice.body = QString(5000, u'x');
        notice.actionId = u"settings"_s;
        notice.argument = u"7"_s;
        notice.exchangeId = u"req_7"_s;
        board.post(notice);
    }
    const Notice kept = NoticeBoard(*m_settings, m_clock).history().value(0);
    QCOMPARE(kept.kind, NoticeKind::Disk);
    QCOMPARE(kept.level, NoticeLevel::Warning);
    QCOMPARE(kept.actionId, u"settings"_s);
    QCOMPARE(kept.argument, u"7"_s);
    QCOMPARE(kept.exchangeId, u"req_7"_s);
    QCOMPARE(millisSinceEpoch(kept.time), millisSinceEpoch(m_clock.wall()));
    QVERIFY(kept.body.size() < 1000); // bounded
}

void TestNoticeBoard::keepsToWhatIsWanted()
{
    NoticeBoard board(*m_settings, m_clock);
    QVERIFY(!board.isEnabled(NoticeKind::Failover));
    QVERIFY(board.isEnabled(NoticeKind::Disk));
    board.setEnabled(NoticeKind::Disk, false);
    board.post(diskNotice());
    QVERIFY(board.history().isEmpty());
    QVERIFY(!NoticeBoard(*m_settings, m_clock).isEnabled(NoticeKind::Disk));
}

void TestNoticeBoard::isQuietWhileSnoozed()
{
    NoticeBoard board(*m_settings, m_clock);
    board.post(diskNotice());
    board.snooze(NoticeKind::Disk, 60min);
    QVERIFY(!board.current());
    m_clock.advance(30min);
    board.post(diskNotice());
    QCOMPARE(board.history().size(), 1);
    m_clock.advance(31min);
    board.post(diskNotice());
    QCOMPARE(board.history().size(), 2);
}

void TestNoticeBoard::keepsABoundedHistory()
{
    NoticeBoard board(*m_settings, m_clock);
    for (int i = 0; i < NoticeBoard::maxHistory + 10; ++i) board.post({.kind = NoticeKind::Export, .title = QString::number(i)});
    QCOMPARE(board.history().size(), NoticeBoard::maxHistory);
    QCOMPARE(board.history().constFirst().title, u"10"_s);
}

void TestNoticeBoard::tellsWhyItDoesNotListenAndOfItsEnd()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    proxy::ProxyState state;
    state.status = proxy::ProxyState::Status::Failed;
    state.port = 80;
    state.trouble = proxy::ProxyState::Trouble::NotPermitted;
    state.problem = u"Cannot listen on 127.0.0.1:80: The address is protected."_s;
    sources.takeState(state);
    sources.takeState(state);
    QCOMPARE(board.history().size(), 1);
    QVERIFY2(!board.current()->body.contains("protected"_L1), "the window's own words, not those of the log");
    QVERIFY(board.current()->body.contains("80"_L1));
    QCOMPARE(board.current()->actionId, u"port.retry"_s);
    state.problem = {};
    sources.takeState(state);
    QVERIFY(!board.current());
}

void TestNoticeBoard::bringsTheListeningTroubleBack()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    proxy::ProxyState state;
    state.status = proxy::ProxyState::Status::Failed;
    state.trouble = proxy::ProxyState::Trouble::NotPermitted;
    state.problem = u"Cannot listen on 127.0.0.1:80: The address is protected."_s;
    sources.takeState(state);
    state.configProblem = u"config.json, line 3: a comma is missing."_s;
    sources.takeState(state);
    QCOMPARE(board.current()->kind, NoticeKind::Config);
    QCOMPARE(board.current()->body, u"config.json, line 3: a comma is missing. The last good configuration stays in force."_s);
    state.configProblem = {};
    sources.takeState(state);
    QVERIFY(board.current());
    QCOMPARE(board.current()->kind, NoticeKind::Port);
}

void TestNoticeBoard::tellsThatNoProviderIsLeftOnlyWhenSo()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    proxy::ProxyState state;
    state.providers = {
        {.name = u"a"_s, .health = u"open"_s}, {.name = u"b"_s, .health = u"closed"_s}, {.name = u"c"_s, .problem = u"off"_s}};
    sources.takeState(state);
    QVERIFY(board.history().isEmpty());
    state.providers[1].health = u"open"_s;
    sources.takeState(state);
    sources.takeState(state);
    QCOMPARE(board.history().size(), 1);
    QCOMPARE(board.current()->kind, NoticeKind::Routes);
    QCOMPARE(board.current()->actionId, u"show.health"_s);
    state.providers[0].health = u"half-open"_s;
    sources.takeState(state);
    QVERIFY(!board.current());
    // One request that fails everywhere it was tried does not mean that nothing is left.
    logging::ExchangeSnapshot exchange;
    exchange.number = 12;
    exchange.outcome = logging::Outcome::Failed;
    exchange.errorClass = "server";
    exchange.attempts = {{.provider = "a"}, {.provider = "b"}};
    m_clock.advance(NoticeBoard::quietTime);
    sources.takeExchanges({exchange});
    QCOMPARE(board.history().size(), 2);
    QVERIFY(board.current()->title.contains("12"_L1) && board.current()->title.contains(u'a') && board.current()->title.contains(u'b'));
    exchange.attempts = {{.provider = "a"}, {.provider = "a"}}; // tried twice at one provider
    m_clock.advance(NoticeBoard::quietTime);
    sources.takeExchanges({exchange});
    QCOMPARE(board.history().size(), 2);
}

void TestNoticeBoard::tellsOfAHungRequestWithoutABatch()
{
    NoticeBoard board(*m_settings, m_clock);
    board.setEnabled(NoticeKind::Slow, true);
    NoticeSources sources(board, m_clock);
    logging::ExchangeSnapshot exchange;
    exchange.id = "req_1";
    exchange.number = 5;
    exchange.startedAt = m_clock.wall();
    sources.takeExchanges({exchange});
    sources.tellSlow();
    QVERIFY(board.history().isEmpty());
    m_clock.advance(NoticeSources::slowAfter);
    sources.tellSlow(); // nothing was heard of it meanwhile
    QCOMPARE(board.history().size(), 1);
    QCOMPARE(board.current()->exchangeId, u"req_1"_s);
    m_clock.advance(NoticeBoard::quietTime);
    sources.takeExchanges({exchange});
    sources.tellSlow();
    QCOMPARE(board.history().size(), 1); // once a request
    exchange.outcome = logging::Outcome::Ok;
    sources.takeExchanges({exchange});
    QVERIFY2(!board.current(), "it runs no more");
}

void TestNoticeBoard::tellsOfARejectedKeyOnceAnHour()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    sources.takeExchanges({rejected()});
    m_clock.advance(30min);
    sources.takeExchanges({rejected()});
    QCOMPARE(board.history().size(), 1);
    QVERIFY(board.current()->title.contains("work"_L1));
    QVERIFY(board.current()->body.contains("Authentication Fails"_L1));
    QCOMPARE(board.current()->exchangeId, u"req_1"_s);
    QCOMPARE(board.current()->actionId, u"replaceKey"_s);
    QCOMPARE(board.current()->secondActionId, u"testProvider"_s);
    QCOMPARE(board.current()->argument, u"deepseek\nwork"_s); // which one
    m_clock.advance(31min);
    sources.takeExchanges({rejected()});
    QCOMPARE(board.history().size(), 2);
}

void TestNoticeBoard::tellsOfARejectedKeyThoughAnotherServed()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    logging::ExchangeSnapshot exchange = rejected();
    exchange.outcome = logging::Outcome::Ok;
    exchange.errorClass.clear();
    exchange.errorMessage.clear();
    exchange.attempts.push_back({.number = 2, .provider = "glm", .key = "spare"});
    sources.takeExchanges({exchange});
    QCOMPARE(board.history().size(), 1); // that another provider took over is not told by itself
    QCOMPARE(board.current()->argument, u"deepseek\nwork"_s);
    QVERIFY(board.current()->body.contains("Authentication Fails"_L1));
}

void TestNoticeBoard::tellsWhatBecomesOfRequestsWithoutABudget_data()
{
    using enum proxy::BudgetAction;
    QTest::addColumn<proxy::BudgetAction>("action");
    QTest::addColumn<double>("spent");
    QTest::addColumn<QString>("said");
    QTest::newRow("served") << Warn << 10.0 << u"$10.00 of $10.00 were spent. Requests go on being served."_s;
    QTest::newRow("refused soon") << Block << 8.0 << u"$8.00 of $10.00 were spent. After that new requests are refused."_s;
    QTest::newRow("refused") << Block << 10.0 << u"$10.00 of $10.00 were spent. New requests are refused."_s;
    QTest::newRow("preset") << Preset << 10.0 << u"$10.00 of $10.00 were spent. Requests take the routes of the preset cheap."_s;
    QTest::newRow("fallbacks")
        << Fallback << 10.0 << u"$10.00 of $10.00 were spent. Requests go to the fallbacks of their routes; those without are refused."_s;
}

void TestNoticeBoard::tellsWhatBecomesOfRequestsWithoutABudget()
{
    QFETCH(proxy::BudgetAction, action);
    QFETCH(double, spent);
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    proxy::ProxyState state;
    state.budgetRule = {.action = action, .preset = u"cheap"_s};
    sources.takeState(state);
    logging::AlertNotice alert;
    alert.id = u"budget:USD"_s;
    alert.value = spent;
    alert.limit = 10;
    sources.takeAlert(alert);
    QVERIFY(board.current());
    QTEST(board.current()->body, "said");
}

void TestNoticeBoard::tellsOfAKeyThatTheKeychainKeeps()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    const auto say = [&sources](const Phrase &problem) {
        proxy::ProxyState state;
        state.providers = {{.name = u"deepseek"_s, .problem = problem}};
        sources.takeState(state);
    };
    say(proxy::said("waiting for the keychain (%1)", u"work"_s));
    QVERIFY(!board.current());
    say(proxy::said("the keychain has not answered for \"%1\"; unlock it when it asks", u"work"_s));
    QVERIFY(board.current());
    const Notice locked = *board.current();
    QCOMPARE(locked.kind, NoticeKind::Key);
    QVERIFY2(locked.title.contains(u"“work”"_s) && locked.title.contains("deepseek"_L1), qPrintable(locked.title));
    QVERIFY2(locked.body.startsWith("The keychain "_L1), qPrintable(locked.body));
    QVERIFY2(locked.body.contains("unlock it when it asks"_L1), qPrintable(locked.body));
    QCOMPARE(locked.actionId, u"retryKey"_s);
    QCOMPARE(locked.secondActionId, u"keyForSession"_s);
    QCOMPARE(locked.argument, u"deepseek\nkeychain:work"_s);
    say({});
    QVERIFY(!board.current());
    say(proxy::said("the keychain has not answered for \"%1\"; unlock it when it asks", u"work"_s));
    QVERIFY2(!board.current(), "it is known");
    board.expectAnswer(locked);
    say(proxy::said("waiting for the keychain (%1)", u"work"_s));
    say(proxy::said("the keychain has not answered for \"%1\"; unlock it when it asks", u"work"_s));
    QVERIFY2(board.current(), "it was tried again, and did not help");
    say({});
    m_clock.advance(NoticeBoard::keyQuietTime);
    say(proxy::said("the keychain has no entry \"%1\"; store it with \"ccr config set-key %1\"", u"work"_s));
    QVERIFY(board.current());
    QCOMPARE(board.current()->actionId, u"replaceKey"_s); // asking again would bring nothing
    const QString advice = board.current()->body;
    QVERIFY2(advice.contains("Providers and keys"_L1) && !advice.contains("ccr config"_L1), qPrintable(advice));
}

void TestNoticeBoard::tellsOfAlertsInItsOwnWords_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("limit");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<NoticeKind>("kind");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QStringList>("facts"); // that the notice must state
    QTest::newRow("disk") << u"disk"_s << 0.91 << 0.8 << u"/logs"_s << NoticeKind::Disk << u"deleteData"_s
                          << QStringList{u"91 %"_s, u"/logs"_s};
    QTest::newRow("errors") << u"errors"_s << 120.0 << 100.0 << QString() << NoticeKind::Errors << u"show.errors"_s
                            << QStringList{u"120"_s, u"100"_s};
    QTest::newRow("streams") << u"streams"_s << 0.07 << 0.05 << QString() << NoticeKind::Errors << u"show.errors"_s
                             << QStringList{u"7 %"_s, u"5 %"_s};
    QTest::newRow("money") << u"budget:USD"_s << 8.5 << 10.0 << QString() << NoticeKind::Budget << u"budgets"_s
                           << QStringList{u"85 %"_s, u"$8.50"_s, u"$10.00"_s};
    QTest::newRow("money of a month") << u"budget:month:CNY"_s << 120.0 << 100.0 << QString() << NoticeKind::Budget << u"budgets"_s
                                      << QStringList{u"month"_s, u"¥120.00"_s};
    QTest::newRow("tokens") << u"budget:month-tokens"_s << 900.0 << 1000.0 << QString() << NoticeKind::Budget << u"budgets"_s
                            << QStringList{u"90 %"_s, u"900"_s};
    QTest::newRow("five hours of a plan") << u"plan:kimi:5h"_s << 160.0 << 200.0 << u"requests 2026-11-26T12:00:00Z"_s << NoticeKind::Budget
                                          << u"show.cost"_s << QStringList{u"80 %"_s, u"kimi"_s, u"five hours"_s, u"160 of 200 requests"_s};
    QTest::newRow("week of a plan") << u"plan:kimi:week"_s << 1200.0 << 1000.0 << u"tokens 2026-11-26T12:00:00Z"_s << NoticeKind::Budget
                                    << u"show.cost"_s
                                    << QStringList{u"used up"_s, u"week"_s, u"1,200 of 1,000 tokens"_s, u"starts again"_s};
    QTest::newRow("month of a plan of a provider with a colon")
        << u"plan:a:b:month"_s << 18.0 << 20.0 << u"USD 2026-11-26T12:00:00Z"_s << NoticeKind::Budget << u"show.cost"_s
        << QStringList{u"90 %"_s, u"a:b"_s, u"month"_s, u"$18.00 of $20.00"_s};
    QTest::newRow("records") << u"drops"_s << 12.0 << 0.0 << QString() << NoticeKind::Logging << u"settings"_s << QStringList{u"12"_s};
    QTest::newRow("output") << u"sink:loki"_s << 600.0 << 300.0 << u"refused"_s << NoticeKind::Logging << u"loggingStatus"_s
                            << QStringList{u"loki"_s, u"10"_s, u"refused"_s};
    QTest::newRow("silence") << u"activity"_s << 300.0 << 300.0 << QString() << NoticeKind::Logging << u"show.logStream"_s
                             << QStringList{u"5"_s};
}

void TestNoticeBoard::tellsOfAlertsInItsOwnWords()
{
    QFETCH(QString, id);
    QFETCH(double, value);
    QFETCH(double, limit);
    QFETCH(QString, detail);
    QFETCH(NoticeKind, kind);
    QFETCH(QString, action);
    QFETCH(QStringList, facts);
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    logging::AlertNotice alert;
    alert.id = id;
    alert.message = u"as the log has it"_s;
    alert.detail = detail;
    alert.value = value;
    alert.limit = limit;
    sources.takeAlert(alert);
    QVERIFY(board.current());
    QCOMPARE(board.current()->kind, kind);
    QCOMPARE(board.current()->level, NoticeLevel::Warning);
    QCOMPARE(board.current()->actionId, action);
    if (id.startsWith("sink:"_L1)) QCOMPARE(board.current()->argument, u"loki"_s); // its row in the window
    const QString text = board.current()->title + u'\n' + board.current()->body;
    QVERIFY2(!text.contains(alert.message), qPrintable(text));
    for (const QString &fact : facts) QVERIFY2(text.contains(fact), qPrintable(text));
    alert.level = logging::AlertLevel::Critical;
    alert.state = logging::AlertState::Escalated;
    sources.takeAlert(alert);
    QCOMPARE(board.history().size(), 2); // news, however soon
    QCOMPARE(board.current()->level, NoticeLevel::Problem);
    alert.state = logging::AlertState::Cleared;
    sources.takeAlert(alert);
    QVERIFY(!board.current());
}

void TestNoticeBoard::tellsWhatTheLogFilesNeed()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    logging::AlertNotice alert;
    alert.id = u"check:permissions"_s;
    alert.message = u"as the log has it"_s;
    alert.detail = u"The folder /logs is open to all."_s;
    alert.remedy = u"chmod 0700 '/logs'"_s;
    sources.takeAlert(alert);
    QVERIFY(board.current());
    QCOMPARE(board.current()->kind, NoticeKind::Logging);
    QCOMPARE(board.current()->title, u"The log files need care"_s);
    QCOMPARE(board.current()->body, u"The folder /logs is open to all. What to do: chmod 0700 '/logs'"_s);
    QCOMPARE(board.current()->actionId, u"loggingStatus"_s);
    alert.state = logging::AlertState::Cleared;
    sources.takeAlert(alert);
    QVERIFY(!board.current());
}

void TestNoticeBoard::staysSilentAboutOrdinaryRequests()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board, m_clock);
    logging::ExchangeSnapshot exchange;
    exchange.outcome = logging::Outcome::Ok;
    exchange.attempts.push_back({.provider = "deepseek"});
    sources.takeExchanges({exchange});
    exchange.attempts.push_back({.number = 2, .provider = "glm"}); // a failover, which is off at first
    sources.takeExchanges({exchange});
    QVERIFY(board.history().isEmpty());
    board.setEnabled(NoticeKind::Failover, true);
    sources.takeExchanges({exchange});
    QVERIFY(board.current()->title.contains("glm"_L1));
    QCOMPARE(board.current()->actionId, u"routes"_s);
}

// The language: here, a text that changes.
void TestNoticeBoard::saysItAgainInAnotherLanguage()
{
    NoticeBoard board(*m_settings, m_clock);
    QString language = u"en"_s;
    board.post(diskNotice());
    board.post([&language] {
        return Notice{.kind = NoticeKind::Export, .title = language + u" title"_s, .body = language + u" body"_s, .path = u"/a"_s};
    });
    QCOMPARE(board.current()->title, u"en title"_s);
    QSignalSpy changed(&board, &NoticeBoard::changed);
    QSignalSpy posted(&board, &NoticeBoard::posted);
    language = u"zh"_s;
    board.retranslate();
    QCOMPARE(board.current()->title, u"zh title"_s);
    QCOMPARE(board.current()->body, u"zh body"_s);
    QCOMPARE(board.current()->path, u"/a"_s);
    QCOMPARE(board.history().constFirst().title, u"full"_s); // has no other words
    QCOMPARE(changed.size(), 1);
    QCOMPARE(posted.size(), 0);
    QCOMPARE(NoticeBoard(*m_settings, m_clock).history().constLast().title, u"zh title"_s);
}

QTEST_GUILESS_MAIN(TestNoticeBoard)
#include "tst_notice_board.moc"
