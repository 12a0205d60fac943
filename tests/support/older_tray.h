#pragma once

#include <QByteArray>

#include <cstdlib>
#include <memory>
#include <xcb/xcb.h>

namespace ccr::test {

/// A tray of X11's older kind (freedesktop.org, System Tray Protocol) as far as programs look for one: it takes in no icon.
class OlderTray
{
public:
    explicit OlderTray(const QByteArray &display) : m_server(xcb_connect(display.constData(), nullptr), &xcb_disconnect)
    {
        xcb_connection_t *server = m_server.get();
        const xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(server)).data;
        const xcb_window_t window = xcb_generate_id(server);
        xcb_create_window(server, XCB_COPY_FROM_PARENT, window, screen->root, 0, 0, 1, 1, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT,
                          screen->root_visual, 0, nullptr);
        const xcb_atom_t selection = atom("_NET_SYSTEM_TRAY_S0");
        xcb_set_selection_owner(server, window, selection, XCB_CURRENT_TIME);
        xcb_client_message_event_t isNew{};
        isNew.response_type = XCB_CLIENT_MESSAGE;
        isNew.format = 32;
        isNew.window = screen->root;
        isNew.type = atom("MANAGER");
        isNew.data.data32[1] = selection;
        isNew.data.data32[2] = window;
        xcb_send_event(server, false, screen->root, XCB_EVENT_MASK_STRUCTURE_NOTIFY, reinterpret_cast<const char *>(&isNew));
        xcb_flush(server);
    }

private:
    xcb_atom_t atom(const QByteArray &name) const
    {
        const auto asked = xcb_intern_atom(m_server.get(), 0, static_cast<std::uint16_t>(name.size()), name.constData());
        const std::unique_ptr<xcb_intern_atom_reply_t, decltype(&std::free)> answer(xcb_intern_atom_reply(m_server.get(), asked, nullptr),
                                                                                    &std::free);
        return answer ? answer->atom : xcb_atom_t{XCB_ATOM_NONE};
    }

    std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)> m_server; ///< all of it ends with the connection
};

} // namespace ccr::test
