#include "ui/main_window/x11_tray.h"

#include <QGuiApplication>

#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>
#include <xcb/xcb.h>

namespace ccr::ui {

namespace {

template <typename T>
using Answer = std::unique_ptr<T, decltype(&std::free)>;

xcb_atom_t atomOf(xcb_connection_t *server, std::string_view name)
{
    const auto asked = xcb_intern_atom(server, 0, static_cast<std::uint16_t>(name.size()), name.data());
    const Answer<xcb_intern_atom_reply_t> atom(xcb_intern_atom_reply(server, asked, nullptr), &std::free);
    return atom ? atom->atom : xcb_atom_t{XCB_ATOM_NONE};
}

xcb_window_t ownerOf(xcb_connection_t *server, xcb_atom_t selection)
{
    const auto asked = xcb_get_selection_owner(server, selection);
    const Answer<xcb_get_selection_owner_reply_t> owner(xcb_get_selection_owner_reply(server, asked, nullptr), &std::free);
    return owner ? owner->owner : xcb_window_t{XCB_WINDOW_NONE};
}

} // namespace

X11Tray::X11Tray(QObject *parent) : QObject(parent)
{
    const auto *x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    m_server = x11 ? x11->connection() : nullptr;
    if (!m_server) return;
    m_selection = atomOf(m_server, "_NET_SYSTEM_TRAY_S0");
    m_manager = atomOf(m_server, "MANAGER");
    qGuiApp->installNativeEventFilter(this);
    look();
}

X11Tray::~X11Tray()
{
    if (m_server && qGuiApp) qGuiApp->removeNativeEventFilter(this);
}

void X11Tray::look()
{
    const std::uint32_t owner = ownerOf(m_server, m_selection);
    if (std::exchange(m_owner, owner) == owner) return;
    constexpr std::uint32_t events = XCB_EVENT_MASK_STRUCTURE_NOTIFY; // its end; Qt asks for the same
    if (m_owner != XCB_WINDOW_NONE) xcb_change_window_attributes(m_server, m_owner, XCB_CW_EVENT_MASK, &events);
    Q_EMIT changed();
}

bool X11Tray::nativeEventFilter(const QByteArray &, void *message, qintptr *)
{
    constexpr int sentByClient = 0x80;
    const auto *event = static_cast<const xcb_generic_event_t *>(message);
    const int kind = event->response_type & ~sentByClient;
    const bool isNewOwner = kind == XCB_CLIENT_MESSAGE && reinterpret_cast<const xcb_client_message_event_t *>(event)->type == m_manager;
    const bool hasEnded = kind == XCB_DESTROY_NOTIFY && reinterpret_cast<const xcb_destroy_notify_event_t *>(event)->window == m_owner;
    if (isNewOwner || hasEnded) QMetaObject::invokeMethod(this, &X11Tray::look, Qt::QueuedConnection); // Qt hears of it first
    return false;
}

} // namespace ccr::ui
