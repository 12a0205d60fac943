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
    void repeatsNothingTooSoon();
    void keepsToWhatIsWanted();
    void isQuietWhileSnoozed();
    void keepsABoundedHistory();
    void tellsOfAPortInUseAndOfItsEnd();
    void tellsOfARejectedKeyOnceAnHour();
    void tellsOfAlerts();
    void staysSilentAboutOrdinaryRequests();

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
    exchange.attempts.push_back({.provider = "deepseek", .key = "work"});
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

void TestNoticeBoard::repeatsNothingTooSoon()
{
    NoticeBoard board(*m_settings, m_clock);
    board.post(diskNotice());
    board.post(diskNotice());
    board.post(diskNotice());
    Notice other = diskNotice();
    other.subject = u"another disk"_s;
    board.post(other);
    QCOMPARE(board.history().size(), 2);
    m_clock.advance(NoticeBoard::quietTime);
    board.post(diskNotice());
    QCOMPARE(board.history().size(), 3);
    QVERIFY2(board.history().constLast().body.contains(u'2'), "how often it happened meanwhile");
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

void TestNoticeBoard::tellsOfAPortInUseAndOfItsEnd()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board);
    proxy::ProxyState state;
    state.problem = u"Port 3456 is used by node."_s;
    sources.takeState(state);
    sources.takeState(state);
    QCOMPARE(board.history().size(), 1);
    QCOMPARE(board.current()->body, state.problem);
    state.problem.clear();
    sources.takeState(state);
    QVERIFY(!board.current());
}

void TestNoticeBoard::tellsOfARejectedKeyOnceAnHour()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board);
    sources.takeExchanges({rejected()});
    m_clock.advance(30min);
    sources.takeExchanges({rejected()});
    QCOMPARE(board.history().size(), 1);
    QVERIFY(board.current()->title.contains("work"_L1));
    QVERIFY(board.current()->body.contains("Authentication Fails"_L1));
    QCOMPARE(board.current()->exchangeId, u"req_1"_s);
    m_clock.advance(31min);
    sources.takeExchanges({rejected()});
    QCOMPARE(board.history().size(), 2);
}

void TestNoticeBoard::tellsOfAlerts()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board);
    logging::AlertNotice alert;
    alert.id = u"disk"_s;
    alert.message = u"81 % are used."_s;
    sources.takeAlert(alert);
    QCOMPARE(board.current()->kind, NoticeKind::Disk);
    alert.level = logging::AlertLevel::Critical;
    alert.state = logging::AlertState::Escalated;
    sources.takeAlert(alert);
    QCOMPARE(board.history().size(), 2);
    QCOMPARE(board.current()->level, NoticeLevel::Problem);
}

void TestNoticeBoard::staysSilentAboutOrdinaryRequests()
{
    NoticeBoard board(*m_settings, m_clock);
    NoticeSources sources(board);
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
}

QTEST_GUILESS_MAIN(TestNoticeBoard)
#include "tst_notice_board.moc"
