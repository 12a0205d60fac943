#include "ui/theme/system_scheme.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QMap>
#include <QMutex>
#include <QProcess>
#include <QProgressBar>
#include <QTest>
#include <QThread>

using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

const QString busName = u"portal"_s;
const QString path = u"/org/freedesktop/portal/desktop"_s;

/// The desktop's settings portal on a bus of this test's own. Who asks it waits, so it answers in another thread.
class FakePortal final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    bool start();
    ~FakePortal() override;
    void set(const QString &key, uint value);

public Q_SLOTS:
    QDBusVariant Read(const QString &group, const QString &key);

private:
    QProcess m_bus;
    QThread m_thread;
    QMutex m_lock;
    QMap<QString, uint> m_values{{u"color-scheme"_s, 0}};
};

bool FakePortal::start()
{
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead()) return false;
    const QByteArray address = m_bus.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    moveToThread(&m_thread);
    m_thread.start();
    QDBusConnection bus = QDBusConnection::connectToBus(QString::fromLatin1(address), busName);
    return bus.registerObject(path, this, QDBusConnection::ExportAllSlots) && bus.registerService(u"org.freedesktop.portal.Desktop"_s);
}

FakePortal::~FakePortal()
{
    QDBusConnection::disconnectFromBus(busName);
    m_thread.quit();
    m_thread.wait();
    m_bus.kill();
    m_bus.waitForFinished();
}

void FakePortal::set(const QString &key, uint value)
{
    {
        const QMutexLocker lock(&m_lock);
        m_values.insert(key, value);
    }
    QDBusMessage changed = QDBusMessage::createSignal(path, u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
    changed.setArguments({u"org.freedesktop.appearance"_s, key, QVariant::fromValue(QDBusVariant(value))});
    QDBusConnection(busName).send(changed);
}

QDBusVariant FakePortal::Read(const QString &, const QString &key)
{
    const QMutexLocker lock(&m_lock);
    return QDBusVariant(QVariant::fromValue(QDBusVariant(m_values.value(key)))); // as it does
}

} // namespace

/// What the desktop says is read and followed.
class TestDesktopPortal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsWhatTheDesktopPrefers();
    void standsStillWhereTheDesktopWantsIt();
    void blinksOnlyWhereTheDesktopAllowsIt();

private:
    FakePortal m_portal;
};

void TestDesktopPortal::initTestCase()
{
    if (!m_portal.start()) QSKIP("dbus-daemon is not installed");
    m_portal.set(u"reduced-motion"_s, 1);
    applyTheme(ThemeChoice::System);
}

void TestDesktopPortal::readsWhatTheDesktopPrefers()
{
    m_portal.set(u"color-scheme"_s, 1);
    m_portal.set(u"contrast"_s, 1);
    const SystemScheme scheme = systemScheme();
    QVERIFY(scheme.prefersDark && scheme.prefersContrast && scheme.prefersReducedMotion);
    m_portal.set(u"color-scheme"_s, 2);
    m_portal.set(u"contrast"_s, 0);
    QVERIFY(!systemScheme().prefersDark && !systemScheme().prefersContrast);
}

void TestDesktopPortal::standsStillWhereTheDesktopWantsIt()
{
    QProgressBar bar;
    bar.setRange(0, 0);
    bar.resize(200, 20);
    bar.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bar));
    m_portal.set(u"reduced-motion"_s, 0);
    QTRY_VERIFY(!isMotionReduced());
    const QImage moving = bar.grab().toImage();
    QTRY_VERIFY(bar.grab().toImage() != moving);

    m_portal.set(u"reduced-motion"_s, 1);
    QTRY_VERIFY(isMotionReduced());
    const QImage still = bar.grab().toImage();
    bar.setRange(0, 1);
    const QImage empty = bar.grab().toImage();
    bar.setValue(1);
    QVERIFY(still != empty && still != bar.grab().toImage());
    QProgressBar later; // the same at any moment
    later.setRange(0, 0);
    later.resize(bar.size());
    QCOMPARE(later.grab().toImage(), still);
}

void TestDesktopPortal::blinksOnlyWhereTheDesktopAllowsIt()
{
    m_portal.set(u"reduced-motion"_s, 1);
    QTRY_COMPARE(QApplication::cursorFlashTime(), 0);
    m_portal.set(u"reduced-motion"_s, 0);
    QTRY_VERIFY(QApplication::cursorFlashTime() > 0);
}

QTEST_MAIN(TestDesktopPortal)
#include "tst_desktop_portal.moc"
