#include "tests/support/desktop_program.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::test {

namespace {

constexpr int patience = 10'000; ///< milliseconds
const QString busName = QStringLiteral("desktop");
const QString watcherName = QStringLiteral("org.kde.StatusNotifierWatcher");

QByteArray firstLine(QProcess &process)
{
    while (!process.canReadLine())
        if (!process.waitForReadyRead(patience)) return {};
    return process.readLine().trimmed();
}

void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning) return;
    process.terminate();
    if (process.waitForFinished(patience)) return;
    process.kill();
    process.waitForFinished(patience);
}

/// What Qt asks before it shows an icon (freedesktop.org, StatusNotifierItem).
class Watcher final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost CONSTANT)
    Q_PROPERTY(int ProtocolVersion READ protocol CONSTANT)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items CONSTANT)
public:
    bool hasHost() const { return true; }
    int protocol() const { return 0; }
    const QStringList &items() const { return m_items; }

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service) { m_items.append(service); }
    void RegisterStatusNotifierHost(const QString &) {}

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString &service);
    void StatusNotifierItemUnregistered(const QString &service);
    void StatusNotifierHostRegistered();

private:
    QStringList m_items;
};

} // namespace

void writeConfig(const QString &path, quint16 port, const QString &providerUrl)
{
    const QJsonObject provider{{u"name"_s, u"bench"_s}, {u"api_base_url"_s, providerUrl}, {u"models"_s, QJsonArray{u"model"_s}}};
    const QJsonObject config{
        {u"PORT"_s, port}, {u"Providers"_s, QJsonArray{provider}}, {u"Router"_s, QJsonObject{{u"default"_s, u"bench,model"_s}}}};
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(config).toJson()) < 0) qFatal("cannot write %s", qPrintable(path));
}

HiddenScreen::HiddenScreen()
{
    const QString program = QStandardPaths::findExecutable(u"Xvfb"_s);
    if (program.isEmpty()) return;
    m_server.start(program, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1920x1080x24"_s, u"-nolisten"_s, u"tcp"_s});
    if (const QByteArray number = firstLine(m_server); !number.isEmpty()) m_name = u':' + QString::fromLatin1(number);
}

HiddenScreen::~HiddenScreen()
{
    end(m_server);
}

void HiddenScreen::addTo(QProcessEnvironment &environment) const
{
    environment.insert(u"QT_QPA_PLATFORM"_s, isThere() ? u"xcb"_s : u"offscreen"_s);
    if (isThere()) environment.insert(u"DISPLAY"_s, m_name);
}

Tray::Tray(Comes comes)
{
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    m_address = QString::fromLatin1(firstLine(m_bus));
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, busName);
    m_watcher = std::make_unique<Watcher>();
    bus.registerObject(u"/StatusNotifierWatcher"_s, m_watcher.get(),
                       QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllProperties | QDBusConnection::ExportAllSignals);
    if (!bus.isConnected()) m_address.clear();
    if (comes == Comes::AtOnce) setThere(true);
}

void Tray::setThere(bool isThere)
{
    QDBusConnection bus(busName);
    isThere ? bus.registerService(watcherName) : bus.unregisterService(watcherName);
}

QDBusConnection Tray::bus()
{
    return QDBusConnection(busName);
}

Tray::~Tray()
{
    QDBusConnection::disconnectFromBus(busName);
    end(m_bus);
}

void Tray::addTo(QProcessEnvironment &environment) const
{
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
}

int Tray::icons() const
{
    return static_cast<int>(static_cast<Watcher *>(m_watcher.get())->items().size());
}

QDBusMessage Tray::ask(const QString &path, const QString &interface, const QString &method, const QVariantList &arguments) const
{
    const QStringList &items = static_cast<Watcher *>(m_watcher.get())->items();
    if (items.isEmpty()) return {};
    QDBusMessage call = QDBusMessage::createMethodCall(items.last(), path, interface, method);
    call.setArguments(arguments);
    return QDBusConnection(busName).call(call);
}

bool Tray::click()
{
    const QDBusMessage answer = ask(u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s, u"Activate"_s, {0, 0});
    return answer.type() == QDBusMessage::ReplyMessage;
}

QString Tray::title() const
{
    const QDBusMessage answer =
        ask(u"/StatusNotifierItem"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {u"org.kde.StatusNotifierItem"_s, u"Title"_s});
    return answer.arguments().isEmpty() ? QString() : answer.arguments().constFirst().value<QDBusVariant>().variant().toString();
}

// com.canonical.dbusmenu: (number, properties, children), and each child is the same in a variant.
QStringList Tray::menuTexts() const
{
    const QDBusMessage answer = ask(u"/MenuBar"_s, u"com.canonical.dbusmenu"_s, u"GetLayout"_s, {0, 1, QStringList{u"label"_s}});
    QStringList texts;
    if (answer.arguments().size() < 2) return texts;
    const auto root = answer.arguments().at(1).value<QDBusArgument>();
    int number = 0;
    QVariantMap properties;
    root.beginStructure();
    root >> number >> properties;
    root.beginArray();
    while (!root.atEnd()) {
        QDBusVariant wrapped;
        root >> wrapped;
        const auto child = wrapped.variant().value<QDBusArgument>();
        child.beginStructure();
        child >> number >> properties;
        if (const QString text = properties.value(u"label"_s).toString(); !text.isEmpty()) texts.append(text);
    }
    return texts;
}

NotificationService::NotificationService(QStringList capabilities) : m_capabilities(std::move(capabilities))
{
    QDBusConnection bus = Tray::bus();
    bus.registerObject(u"/org/freedesktop/Notifications"_s, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
    bus.registerService(u"org.freedesktop.Notifications"_s);
}

NotificationService::~NotificationService()
{
    Tray::bus().unregisterService(u"org.freedesktop.Notifications"_s);
}

uint NotificationService::Notify(const QString &program, uint, const QString &, const QString &title, const QString &body,
                                 const QStringList &actions, const QVariantMap &hints, int)
{
    m_shown.append({program, title, body, actions, hints.value(u"urgency"_s).toUInt()});
    return static_cast<uint>(m_shown.size());
}

void NotificationService::CloseNotification(uint number)
{
    constexpr uint byTheProgram = 3;
    m_closed.append(number);
    Q_EMIT NotificationClosed(number, byTheProgram);
}

DesktopProgram::DesktopProgram(const QString &home, const HiddenScreen &display, const Tray *tray, const QStringList &arguments)
    : m_home(home)
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home);
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, home);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    display.addTo(environment);
    if (tray) tray->addTo(environment);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_started = std::chrono::system_clock::now();
    m_process.start(QStringLiteral(CCR_DESKTOP_EXECUTABLE), arguments);
}

DesktopProgram::~DesktopProgram()
{
    end(m_process);
}

std::optional<std::chrono::milliseconds> DesktopProgram::timeToPicture(std::chrono::seconds limit) const
{
    const auto started = std::chrono::floor<std::chrono::milliseconds>(m_started.time_since_epoch()).count();
    std::optional<std::chrono::milliseconds> result;
    const QDir logs(m_home + u"/.claude-code-router/logs"_s);
    const auto isThere = [&] {
        for (const QString &name : logs.entryList({u"*.log"_s}, QDir::Files)) {
            QFile file(logs.filePath(name));
            if (!file.open(QIODevice::ReadOnly)) continue;
            for (const QByteArray &line : file.readAll().split('\n')) {
                const QJsonObject record = QJsonDocument::fromJson(line).object();
                const qint64 time = record.value("time"_L1).toInteger();
                if (record.value("msg"_L1) == "window shown"_L1 && time >= started) result = std::chrono::milliseconds(time - started);
            }
        }
        return result.has_value();
    };
    static_cast<void>(QTest::qWaitFor(isThere, static_cast<int>(std::chrono::milliseconds(limit).count())));
    return result;
}

double DesktopProgram::megabytes(const QString &file, const QByteArray &name) const
{
    QFile proc(u"/proc/%1/%2"_s.arg(m_process.processId()).arg(file));
    if (!proc.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray &line : proc.readAll().split('\n'))
        if (line.startsWith(name + ':')) return line.mid(name.size() + 1).trimmed().split(' ').constFirst().toDouble() / 1024;
    return 0;
}

} // namespace ccr::test

#include "desktop_program.moc"
