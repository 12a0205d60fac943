#include "tests/support/desktop_program.h"
#include "tests/support/fake_provider.h"
#include "tests/support/raw_client.h"
#include "tests/support/router_home.h"
#ifdef CCR_HAS_XCB
#include "tests/support/older_tray.h"
#endif

#include <QSettings>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The program on a desktop of its own: an X server without a screen, a session bus, and somebody on it who shows tray icons.
class TestTray : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsItsIconAndHidesBehindIt();
    void findsATrayThatComesLate();
    void comesBackWhenTheTrayGoes();
    void isSeenWithoutATray();
    void comesBackWhenAnOlderTrayGoes();
    void speaksAsTheNotificationServiceUnderstands_data();
    void speaksAsTheNotificationServiceUnderstands();
    void changesNothingByAClickOnANotice();
    void endsInGoodOrderWithTheSession();

private:
    void start(Tray::Comes tray, const QStringList &arguments);
    bool isSeen() const { return m_program->timeToPicture(0s).has_value(); }
    QString configPath() const { return m_home->filePath(u".claude-code-router/config.json"_s); }
    QByteArray config() const;
    QSettings settings() const { return QSettings(m_home->filePath(u".config/ccr-desktop/ccr-desktop.conf"_s), QSettings::IniFormat); }

    static constexpr int patience = 30'000; ///< milliseconds
    std::unique_ptr<HiddenScreen> m_screen;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<DesktopProgram> m_program;
    quint16 m_port = 0;
};

void TestTray::initTestCase()
{
    m_screen = std::make_unique<HiddenScreen>();
    if (!m_screen->isThere()) QSKIP("Xvfb is not installed");
    if (!Tray(Tray::Comes::Later).hasBus()) QSKIP("dbus-daemon is not installed");
}

void TestTray::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_provider = std::make_unique<FakeProvider>();
    m_port = RouterHome::freePort();
    writeConfig(configPath(), m_port, m_provider->url().toString());
}

QByteArray TestTray::config() const
{
    QFile file(configPath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestTray::cleanup()
{
    m_program.reset();
    m_tray.reset();
}

void TestTray::start(Tray::Comes tray, const QStringList &arguments)
{
    m_tray = std::make_unique<Tray>(tray);
    m_program = std::make_unique<DesktopProgram>(m_home->path(), *m_screen, m_tray.get(), arguments);
}

void TestTray::showsItsIconAndHidesBehindIt()
{
    settings().setValue(u"tray/click"_s, u"window"_s);
    start(Tray::Comes::AtOnce, {u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_tray->icons(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_tray->title(), u"ccr-desktop"_s, patience); // asked over the bus, which may be busy
    DesktopProgram mistyped(m_home->path(), *m_screen, m_tray.get(), {u"--action"_s, u"restart"_s});
    QTRY_VERIFY_WITH_TIMEOUT(mistyped.hasEnded(), patience);
    QCOMPARE(mistyped.exitCode(), 1); // though there is somebody to be told
    QTRY_VERIFY(m_tray->menuTexts().contains(u"Open window"_s));
    const QStringList texts = m_tray->menuTexts();
    QVERIFY2(texts.contains(u"Default route"_s) && texts.contains(u"Stop proxy"_s) && texts.last() == u"Quit"_s,
             qPrintable(texts.join(u'|')));
    QVERIFY(!isSeen());
    QVERIFY(m_tray->click());
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(), patience);
}

void TestTray::findsATrayThatComesLate()
{
    start(Tray::Comes::Later, {});
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(), patience);
    m_tray->setThere(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_tray->icons(), 1, patience);
    QTRY_VERIFY(m_tray->menuTexts().contains(u"Open window"_s));
}

void TestTray::comesBackWhenTheTrayGoes()
{
    start(Tray::Comes::AtOnce, {u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_tray->icons(), 1, patience);
    QVERIFY(!isSeen());
    m_tray->setThere(false);
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(), patience);
    m_tray->setThere(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_tray->icons(), 2, patience); // the new tray shows it, too
}

void TestTray::isSeenWithoutATray()
{
    start(Tray::Comes::Later, {u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(), patience);
}

void TestTray::comesBackWhenAnOlderTrayGoes()
{
#ifdef CCR_HAS_XCB
    auto older = std::make_unique<OlderTray>(m_screen->name().toLatin1());
    start(Tray::Comes::Later, {u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home->filePath(u".claude-code-router/.claude-code-router.pid"_s)), patience); // it serves
    QVERIFY(!isSeen());
    older.reset();
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(), patience);
#else
    QSKIP("without X11");
#endif
}

void TestTray::speaksAsTheNotificationServiceUnderstands_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("actions");
    QTest::newRow("markup and buttons") << QStringList{u"actions"_s, u"body"_s, u"body-markup"_s}
                                        << u"&quot;}&quot; does not begin a value."_s
                                        << QStringList{u"default"_s, u"Open window"_s, u"act"_s, u"Open line"_s};
    QTest::newRow("text alone") << QStringList{u"body"_s} << u"\"}\" does not begin a value."_s << QStringList{};
}

void TestTray::speaksAsTheNotificationServiceUnderstands()
{
    QFETCH(QStringList, capabilities);
    QFETCH(QString, said);
    m_tray = std::make_unique<Tray>();
    NotificationService service(capabilities);
    m_program = std::make_unique<DesktopProgram>(m_home->path(), *m_screen, m_tray.get(), QStringList{u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_tray->icons(), 1, patience);
    const QByteArray good = config();
    QFile file(configPath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ PORT: }");
    file.close();
    QTRY_COMPARE_WITH_TIMEOUT(service.shown().size(), 1, patience);
    const NotificationService::Shown notice = service.shown().constFirst();
    QCOMPARE(notice.program, u"CCR Desktop"_s);
    QVERIFY2(notice.body.contains(said), qPrintable(notice.body));
    QTEST(notice.actions, "actions");
    QCOMPARE(notice.urgency, 1U); // a critical one would ignore "do not disturb"
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(good);
    file.close();
    QTRY_COMPARE_WITH_TIMEOUT(service.closed(), QList<uint>{1}, patience);
}

void TestTray::changesNothingByAClickOnANotice()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, m_port));
    m_tray = std::make_unique<Tray>();
    NotificationService service({u"actions"_s});
    m_program = std::make_unique<DesktopProgram>(m_home->path(), *m_screen, m_tray.get(), QStringList{u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(service.shown().size(), 1, patience);
    QVERIFY2(service.shown().constFirst().title.contains(QString::number(m_port)), qPrintable(service.shown().constFirst().title));
    const QByteArray before = config();
    service.press(1, u"default"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(), patience);
    QCOMPARE(config(), before);
    service.press(1, u"act"_s);
    QTRY_VERIFY_WITH_TIMEOUT(config() != before, patience);
    QTRY_COMPARE_WITH_TIMEOUT(service.closed(), QList<uint>{1}, patience);
}

void TestTray::endsInGoodOrderWithTheSession()
{
    m_provider->onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk("data: {\"choices\":[{\"delta\":{\"content\":\"one\"}}]}\n\n");
    };
    start(Tray::Comes::AtOnce, {});
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(), patience);
    const QByteArray body = R"({"model":"x","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"hi"}]})";
    RawClient client(m_port);
    client.send("POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_VERIFY_WITH_TIMEOUT(client.received().contains("one"), patience);
    m_program->terminate();
    QTRY_VERIFY_WITH_TIMEOUT(settings().contains(u"layout"_s), patience);
    FakePeer *peer = m_provider->requests().front().peer;
    QVERIFY(!m_program->hasEnded());
    peer->sendChunk("data: {\"choices\":[{\"delta\":{\"content\":\"two\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
    peer->endChunks();
    QTRY_VERIFY_WITH_TIMEOUT(client.received().contains("message_stop"), patience);
    QVERIFY(client.received().contains("two"));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasEnded(), patience);
    QCOMPARE(m_program->exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestTray)
#include "tst_tray.moc"
