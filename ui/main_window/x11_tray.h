#pragma once

#include <QAbstractNativeEventFilter>
#include <QObject>

#include <cstdint>

struct xcb_connection_t;

namespace ccr::ui {

/// Whether X11 has a tray of the older kind (freedesktop.org, System Tray Protocol): the owner of a selection, of the first screen.
/// Without X11 there is none. GUI thread.
class X11Tray final : public QObject, private QAbstractNativeEventFilter
{
    Q_OBJECT
public:
    explicit X11Tray(QObject *parent = nullptr);
    ~X11Tray() override;

    bool isThere() const { return m_owner != 0; }

Q_SIGNALS:
    void changed();

private:
    bool nativeEventFilter(const QByteArray &type, void *message, qintptr *result) override;
    void look();

    xcb_connection_t *m_server = nullptr;
    std::uint32_t m_selection = 0;
    std::uint32_t m_manager = 0; ///< the message of a new owner to all
    std::uint32_t m_owner = 0;
};

} // namespace ccr::ui
