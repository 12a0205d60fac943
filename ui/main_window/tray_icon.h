#pragma once

#include "ui/main_window/state_icon.h"
#include "ui/main_window/tray_host.h"
#include "ui/main_window/tray_menu.h"

#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>
#include <optional>

namespace ccr::ui {

/// The icon in the system tray, as soon as there is a tray: some desktops start theirs after us, and one may go and come back. Its
/// shape tells the state, a dot that requests are live. GUI thread.
class TrayIcon final : public QObject
{
    Q_OBJECT
public:
    TrayIcon(Workspace &workspace, DefaultRoute &route, QObject *parent);

    /// The icon can be seen, so that the window may hide behind it.
    bool isUsable() const;
    void showState();
    void retranslate();
    /// Where the desktop has no notification service.
    void showNotice(const Notice &notice);
    TrayMenu &menu() { return m_menu; }
    /// Empty where the desktop does not tell.
    QRect geometry() const { return m_icon ? m_icon->geometry() : QRect(); }

Q_SIGNALS:
    void noticeClicked(const ccr::ui::Notice &notice);
    void openRequested();
    void toggleRequested();  ///< the window comes, or goes when it is there
    void compactRequested(); ///< likewise the small one
    void lost();             ///< there has been no tray for some seconds: nothing may hide behind it

private:
    struct Look
    {
        StateShape shape = StateShape::Stopped;
        bool isBusy = false;
        IconInk ink = IconInk::Colours;
        bool operator==(const Look &) const = default;
    };
    void takeHost();
    void makeIcon();
    void activated(QSystemTrayIcon::ActivationReason reason);

    Workspace &m_workspace;
    TrayMenu m_menu;
    TrayHost m_host;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< made when there is a place for it, not earlier: see TrayHost
    QTimer m_grace;                          ///< since the tray has gone; a panel that starts anew is back in a moment
    QTimer m_rest;                           ///< while it runs the icon stays as it is
    std::optional<Look> m_look;              ///< of the icon that is shown
    Notice m_notice;                         ///< shown last
};

} // namespace ccr::ui
