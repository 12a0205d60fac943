#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QVariantMap>

#include <chrono>
#include <memory>
#include <optional>

namespace ccr::test {

/// A configuration with one provider, which gets everything.
void writeConfig(const QString &path, quint16 port, const QString &providerUrl);

/// An X server without a screen, where the programs are started: what is painted there takes the way of a real desktop. Where
/// there is no Xvfb they are started with Qt's platform "offscreen".
class HiddenScreen
{
public:
    HiddenScreen();
    ~HiddenScreen();
    HiddenScreen(const HiddenScreen &) = delete;
    HiddenScreen &operator=(const HiddenScreen &) = delete;

    bool isThere() const { return !m_name.isEmpty(); }
    const QString &name() const { return m_name; }
    void addTo(QProcessEnvironment &environment) const;

private:
    QProcess m_server;
    QString m_name;
};

/// A session bus of its own with somebody on it who shows tray icons.
class Tray
{
public:
    enum class Comes
    {
        AtOnce,
        Later ///< with setThere()
    };
    explicit Tray(Comes comes = Comes::AtOnce);
    ~Tray();
    Tray(const Tray &) = delete;
    Tray &operator=(const Tray &) = delete;

    /// False: dbus-daemon is not installed.
    bool hasBus() const { return !m_address.isEmpty(); }
    static QDBusConnection bus();
    void addTo(QProcessEnvironment &environment) const;
    void setThere(bool isThere);
    int icons() const; ///< that were ever registered
    /// A click on the newest icon; false: there is none.
    bool click();
    QString title() const; ///< of the newest icon
    /// What its menu says, from top to bottom, without separators.
    QStringList menuTexts() const;

private:
    QDBusMessage ask(const QString &path, const QString &interface, const QString &method, const QVariantList &arguments) const;

    QProcess m_bus;
    QString m_address;
    std::unique_ptr<QObject> m_watcher;
};

/// Who shows notices on a tray's bus (freedesktop.org, Desktop Notifications Specification).
class NotificationService final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        QString program;
        QString title;
        QString body;
        QStringList actions;
        uint urgency = 0;
    };

    explicit NotificationService(QStringList capabilities);
    ~NotificationService() override;

    const QList<Shown> &shown() const { return m_shown; } ///< the first has the number 1
    const QList<uint> &closed() const { return m_closed; }
    void press(uint number, const QString &action) { Q_EMIT ActionInvoked(number, action); }

public Q_SLOTS:
    QStringList GetCapabilities() const { return m_capabilities; }
    uint Notify(const QString &program, uint replaced, const QString &icon, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int timeout);
    void CloseNotification(uint number);

Q_SIGNALS:
    void ActionInvoked(uint number, const QString &action);
    void NotificationClosed(uint number, uint reason);

private:
    QStringList m_capabilities;
    QList<Shown> m_shown;
    QList<uint> m_closed;
};

/// `ccr-desktop` as a user starts it, with this home.
class DesktopProgram
{
public:
    DesktopProgram(const QString &home, const HiddenScreen &display, const Tray *tray, const QStringList &arguments = {});
    ~DesktopProgram();
    DesktopProgram(const DesktopProgram &) = delete;
    DesktopProgram &operator=(const DesktopProgram &) = delete;

    /// From just before it is started until its log says that the window's first picture was handed to the screen.
    std::optional<std::chrono::milliseconds> timeToPicture(std::chrono::seconds limit) const;
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    int exitCode() const { return m_process.exitCode(); }
    /// As the system does it at its end: SIGTERM.
    void terminate() { m_process.terminate(); }
    /// Of a line of /proc/<pid>/<file> that begins with `name`, in MB.
    double megabytes(const QString &file, const QByteArray &name) const;

private:
    QString m_home;
    std::chrono::system_clock::time_point m_started;
    QProcess m_process;
};

} // namespace ccr::test
