#include "ui/main_window/tray_host.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>

#ifdef CCR_HAS_DBUS
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#endif
#ifdef CCR_HAS_XCB
#include <cstdlib>
#include <memory>
#include <string_view>
#include <xcb/xcb.h>
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

#ifdef CCR_HAS_XCB
template <typename T>
using Answer = std::unique_ptr<T, decltype(&std::free)>;

// The owner of a selection is the tray (freedesktop.org, System Tray Protocol), of the first screen.
bool hasTrayOfX11(xcb_connection_t *server)
{
    constexpr std::string_view name = "_NET_SYSTEM_TRAY_S0";
    const auto asked = xcb_intern_atom(server, 1, static_cast<std::uint16_t>(name.size()), name.data());
    const Answer<xcb_intern_atom_reply_t> atom(xcb_intern_atom_reply(server, asked, nullptr), &std::free);
    if (!atom || atom->atom == XCB_ATOM_NONE) return false;
    const auto sought = xcb_get_selection_owner(server, atom->atom);
    const Answer<xcb_get_selection_owner_reply_t> owner(xcb_get_selection_owner_reply(server, sought, nullptr), &std::free);
    return owner && owner->owner != XCB_WINDOW_NONE;
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
        connect(watched, &QDBusServiceWatcher::serviceUnregistered, this, [this] { setHost(false); });
        for (const char *told : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"})
            bus.connect(service, path, service, QLatin1StringView(told), this, SLOT(ask())); // Qt has no other form of it
        m_hasHost = bus.interface()->isServiceRegistered(service) && saysYes(bus.call(question(), QDBus::Block, timeoutMs));
    }
#endif
    lookForOlder();
}

void TrayHost::ask()
{
#ifdef CCR_HAS_DBUS
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question()), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        setHost(saysYes(answer->reply()));
    });
#endif
}

void TrayHost::setHost(bool isThere)
{
    if (std::exchange(m_hasHost, isThere) != isThere) Q_EMIT changed();
}

void TrayHost::lookForOlder()
{
    bool isThere = false;
#if defined(CCR_HAS_XCB)
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    isThere = x11 && x11->connection() && hasTrayOfX11(x11->connection());
#elif !defined(CCR_HAS_DBUS)
    isThere = QSystemTrayIcon::isSystemTrayAvailable();
#endif
    if (std::exchange(m_hasOlder, isThere) != isThere) Q_EMIT changed();
}

} // namespace ccr::ui
