#pragma once

#include <QObject>

namespace ccr::ui {

/// Whether the desktop has a place for our tray icon. It may come late, since programs of the session start in any order, go, and come
/// back. Qt (6.4 at least) asks once whether there is a StatusNotifierHost (freedesktop.org, StatusNotifierItem), with the first
/// QSystemTrayIcon, and goes by the answer for ever: there must be none before isThere(). GUI thread.
class TrayHost final : public QObject
{
    Q_OBJECT
public:
    explicit TrayHost(QObject *parent = nullptr);

    bool isThere() const { return m_hasHost || m_hasOlder; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void ask();

private:
    void set(bool &kind, bool isThere);

    bool m_hasHost = false;
    bool m_hasOlder = false; ///< of X11, or of another system
};

} // namespace ccr::ui
