#include "app/headless/secret_service_lock.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QProcess>
#include <QTest>

#include <optional>

using namespace ccr::app;
using namespace Qt::StringLiterals;

namespace {

const QString serviceBus = u"secrets"_s;

/// A Secret Service that has found what it was told to.
class FakeSecretService final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Secret.Service")
public:
    bool start()
    {
        qDBusRegisterMetaType<SecretAttributes>();
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead()) return false;
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QDBusConnection bus = QDBusConnection::connectToBus(QString::fromLatin1(address), serviceBus);
        return bus.registerObject(u"/org/freedesktop/secrets"_s, this, QDBusConnection::ExportAllSlots)
               && bus.registerService(u"org.freedesktop.secrets"_s);
    }
    ~FakeSecretService() override
    {
        QDBusConnection::disconnectFromBus(serviceBus);
        m_bus.kill();
        m_bus.waitForFinished();
    }

    QList<QDBusObjectPath> unlocked;
    QList<QDBusObjectPath> locked;
    SecretAttributes asked;
    bool isBroken = false;

public Q_SLOTS:
    QList<QDBusObjectPath> SearchItems(const SecretAttributes &attributes, QList<QDBusObjectPath> &keptBack)
    {
        if (isBroken) sendErrorReply(QDBusError::Failed);
        asked = attributes;
        keptBack = locked;
        return unlocked;
    }

private:
    QProcess m_bus;
};

} // namespace

Q_DECLARE_METATYPE(SecretAttributes)

class TestSecretServiceLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tellsWhatIsKeptBack_data();
    void tellsWhatIsKeptBack();
    void knowsNothingOfAServiceThatFails();

private:
    std::optional<bool> ask()
    {
        std::optional<bool> answer;
        askWhetherLocked(m_attributes, this, [&answer](bool isLocked) { answer = isLocked; });
        [&] { QTRY_VERIFY(answer); }();
        return answer;
    }

    const SecretAttributes m_attributes{{u"server"_s, u"claude-code-router"_s}, {u"user"_s, u"work"_s}};
    FakeSecretService m_service;
};

void TestSecretServiceLock::initTestCase()
{
    if (!m_service.start()) QSKIP("dbus-daemon is not installed");
}

void TestSecretServiceLock::tellsWhatIsKeptBack_data()
{
    QTest::addColumn<int>("unlocked");
    QTest::addColumn<int>("locked");
    QTest::addColumn<bool>("isLocked");
    QTest::newRow("no entry") << 0 << 0 << false;
    QTest::newRow("kept back") << 0 << 1 << true;
    QTest::newRow("another one is given out") << 1 << 1 << false;
}

void TestSecretServiceLock::tellsWhatIsKeptBack()
{
    QFETCH(int, unlocked);
    QFETCH(int, locked);
    QFETCH(bool, isLocked);
    m_service.unlocked = QList<QDBusObjectPath>(unlocked, QDBusObjectPath(u"/open"_s));
    m_service.locked = QList<QDBusObjectPath>(locked, QDBusObjectPath(u"/closed"_s));
    QCOMPARE(ask(), std::optional(isLocked));
    QCOMPARE(m_service.asked, m_attributes);
}

void TestSecretServiceLock::knowsNothingOfAServiceThatFails()
{
    m_service.isBroken = true;
    QCOMPARE(ask(), std::optional(false));
}

QTEST_GUILESS_MAIN(TestSecretServiceLock)
#include "tst_secret_service_lock.moc"
