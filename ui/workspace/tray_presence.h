#pragma once

#include <QObject>

#include <utility>

namespace ccr::ui {

/// Whether a tray icon can be seen, behind which the window may hide. Others ask here: asked too early, QSystemTrayIcon finds no tray
/// that comes late. GUI thread.
class TrayPresence final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool isThere() const { return m_isThere; }
    void set(bool isThere)
    {
        if (std::exchange(m_isThere, isThere) != isThere) Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();
    void restyled(); ///< a setting of the icon was changed

private:
    bool m_isThere = false;
};

} // namespace ccr::ui
