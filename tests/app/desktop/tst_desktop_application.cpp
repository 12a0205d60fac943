#include "app/desktop/desktop_application.h"

#include "tests/support/fake_provider.h"
#include "tests/support/raw_client.h"
#include "tests/support/router_home.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Only Qt makes session managers. Who hears the signal here does not look at its argument.
void announceThatTheSessionIsSaved()
{
    const QMetaObject &application = QGuiApplication::staticMetaObject;
    void *arguments[] = {nullptr, nullptr};
    QMetaObject::activate(qGuiApp, application.indexOfSignal("commitDataRequest(QSessionManager&)"), arguments);
}

} // namespace

/// The whole program with its window, in this process.
class TestDesktopApplication : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void savesAndAsksNothingWhenTheSessionEnds();
    void isRestartedAsItIs();
    void staysHiddenWhenItIsStartedInTheBackgroundAgain_data();
    void staysHiddenWhenItIsStartedInTheBackgroundAgain();

private:
    QString path(const QString &name) const { return m_home.filePath(name); }
    void writeConfig() const;
    app::DesktopOptions options() const
    {
        app::DesktopOptions options;
        options.core.configPath = path(u".claude-code-router/config.json"_s);
        options.tray = ui::TrayUse::Never;
        return options;
    }
    static ui::MainWindow *theWindow()
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<ui::MainWindow *>(widget)) return found;
        return nullptr;
    }
    QByteArray settings() const { return contentOf(path(u".config/ccr-desktop/ccr-desktop.conf"_s)); }

    QTemporaryDir m_home;
    FakeProvider m_provider;
    quint16 m_port = 0;
};

void TestDesktopApplication::initTestCase()
{
    for (const auto &[name, folder] : {std::pair("HOME", u""_s),
                                       {"XDG_CONFIG_HOME", u".config"_s},
                                       {"XDG_DATA_HOME", u".local"_s},
                                       {"XDG_CACHE_HOME", u".cache"_s},
                                       {"XDG_STATE_HOME", u".state"_s}})
        qputenv(name, path(folder).toUtf8());
    QApplication::setApplicationName(u"ccr-desktop"_s);
    QApplication::setOrganizationName(u"ccr-desktop"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path(u".config"_s));
    m_port = RouterHome::freePort();
    writeConfig();
}

void TestDesktopApplication::writeConfig() const
{
    const QJsonObject provider{{u"name"_s, u"slow"_s}, {u"api_base_url"_s, m_provider.url().toString()}, {u"models"_s, QJsonArray{u"m"_s}}};
    const QJsonObject config{
        {u"PORT"_s, m_port}, {u"Providers"_s, QJsonArray{provider}}, {u"Router"_s, QJsonObject{{u"default"_s, u"slow,m"_s}}}};
    QVERIFY(QDir().mkpath(path(u".claude-code-router"_s)));
    QFile file(path(u".claude-code-router/config.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(config).toJson()) > 0);
}

void TestDesktopApplication::savesAndAsksNothingWhenTheSessionEnds()
{
    app::SingleInstance instance(path(u"instance"_s), {});
    QVERIFY(instance.isFirst());
    app::DesktopApplication program(options(), instance);
    ui::MainWindow *window = theWindow();
    QVERIFY(window && QTest::qWaitForWindowExposed(window));
    QTRY_VERIFY(contentOf(path(u".claude-code-router/.claude-code-router.pid"_s)).size() > 0); // it listens

    // A request runs, for which somebody who quits would be asked.
    const QByteArray body = R"({"model":"x","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"hi"}]})";
    RawClient client(m_port);
    client.send("POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_COMPARE(m_provider.requests().size(), std::size_t(1));
    const QByteArray before = settings();
    window->resize(1111, 777);
    QVERIFY(!before.contains("layout="));

    announceThatTheSessionIsSaved();
    // All of it before control is given back: nobody waits for the program now.
    QVERIFY2(settings().contains("layout=") && settings().contains("geometry="), settings().constData());
    QVERIFY2(window->isVisible(), "the session may go on");

    QEvent end(QEvent::Quit); // as Qt says it when the session manager does
    QCoreApplication::sendEvent(qApp, &end);
    for (const QWidget *widget : QApplication::topLevelWidgets()) QVERIFY2(!widget->isVisible(), qPrintable(widget->objectName()));

    // The request may still end in good order.
    m_provider.requests().front().peer->answer(400, R"({"error":{"message":"no"}})");
    QCOMPARE(program.run(), 0);
    QTRY_VERIFY(client.received().contains("400"));
}

void TestDesktopApplication::isRestartedAsItIs()
{
    QCOMPARE(app::restartArguments({}), QStringList());
    app::DesktopOptions all = options();
    all.core.configPath = u"config.json"_s; // the session manager may start it in another folder
    all.background = true;
    all.resetLayout = true;
    all.sendTest = true;
    all.files = {u"/tmp/requests.har"_s};
    QCOMPARE(app::restartArguments(all),
             QStringList({u"--config"_s, QDir().absoluteFilePath(u"config.json"_s), u"--background"_s, u"--no-tray"_s}));
}

void TestDesktopApplication::staysHiddenWhenItIsStartedInTheBackgroundAgain_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("by a person") << QStringList() << true;
    QTest::newRow("by the autostart") << QStringList{u"--background"_s} << false;
    QTest::newRow("as a way back") << QStringList{u"--background"_s, u"--show"_s} << true;
}

void TestDesktopApplication::staysHiddenWhenItIsStartedInTheBackgroundAgain()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const bool, isShown);
    app::SingleInstance instance(path(u"instance"_s), {});
    QVERIFY(instance.isFirst());
    app::DesktopApplication program(options(), instance);
    ui::MainWindow *window = theWindow();
    QVERIFY(window);
    window->hide(); // behind a tray icon
    Q_EMIT instance.secondStarted(arguments, {});
    QCOMPARE(window->isVisible(), isShown);
    window->quitSilently();
    QCOMPARE(program.run(), 0);
}

QTEST_MAIN(TestDesktopApplication)
#include "tst_desktop_application.moc"
