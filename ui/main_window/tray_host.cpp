#include "ui/main_window/tray_host.h"

#ifdef CCR_HAS_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#endif
#ifdef CCR_HAS_XCB
#include "ui/main_window/x11_tray.h"
#endif

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

#ifdef CCR_HAS_DBUS
constexpr QLatin1StringView service("org.kde.StatusNotifierWatcher"); // the name that all of them take
constexpr QLatin1StringView path("/StatusNotifierWatcher");
constexpr int timeoutMs = 300; // a desktop that hangs must not hold up the window

QDBusMessage question()
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call.setArguments({QString(service), u"IsStatusNotifierHostRegistered"_s});
    return call;
}

bool saysYes(const QDBusMessage &answer)
{
    return answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty()
           && answer.arguments().constFirst().value<QDBusVariant>().variant().toBool();
}
#endif

} // namespace

TrayHost::TrayHost(QObject *parent) : QObject(parent)
{
#ifdef CCR_HAS_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected()) {
        auto *watched = new QDBusServiceWatcher(service, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
        connect(watched, &QDBusServiceWatcher::serviceRegistered, this, &TrayHost::ask);
        connect(watched, &QDBusServiceWatcher::serviceUnregistered, this, [this] { set(m_hasHost, false); });
        for (const char *told : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"})
            bus.connect(service, path, service, QLatin1StringView(told), this, SLOT(ask())); // Qt has no other form of it
        m_hasHost = bus.interface()->isServiceRegistered(service) && saysYes(bus.call(question(), QDBus::Block, timeoutMs));
    }
#endif
#if defined(CCR_HAS_XCB)
    const auto *older = new X11Tray(this);
    connect(older, &X11Tray::changed, this, [this, older] { set(m_hasOlder, older->isThere()); });
    m_hasOlder = older->isThere();
#elif !defined(CCR_HAS_DBUS)
    m_hasOlder = true; // Qt knows whether it can be seen
#endif
}

void TrayHost::ask()
{
#ifdef CCR_HAS_DBUS
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question()), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        set(m_hasHost, saysYes(answer->reply()));
    });
#endif
}

void TrayHost::set(bool &kind, bool isThere)
{
    if (std::exchange(kind, isThere) != isThere) Q_EMIT changed();
}

} // namespace ccr::ui
