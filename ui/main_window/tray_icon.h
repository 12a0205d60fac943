#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/workspace/notice_board.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

namespace ccr::ui {

/// The icon in the system tray, as soon as there is a tray: some desktops start theirs after us, so it is looked for five
/// times. Its shape tells the state. GUI thread.
class TrayIcon final : public QObject
{
    Q_OBJECT
public:
    explicit TrayIcon(QObject *parent = nullptr);

    /// The icon can be seen, so that the window may hide behind it.
    bool isUsable() const;
    void setState(const proxy::ProxyState &state, int live, quint64 requests, int failed);
    void retranslate();
    /// Where the desktop has no notification service.
    void showNotice(const Notice &notice);

Q_SIGNALS:
    void noticeClicked(const ccr::ui::Notice &notice);
    void openRequested();
    void startStopRequested();
    void quitRequested();

private:
    void tryShow();
    void activated(QSystemTrayIcon::ActivationReason reason);
    QMenu *makeSetupMenu();

    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QMenu *m_setupMenu = nullptr;
    QAction *m_header = nullptr;
    QAction *m_numbers = nullptr;
    QAction *m_startStop = nullptr;
    QAction *m_open = nullptr;
    QAction *m_quit = nullptr;
    QTimer m_retry;
    int m_tries = 0;
    bool m_shown = false;
    proxy::ProxyState m_state;
    int m_live = 0;
    quint64 m_requests = 0;
    int m_failed = 0;
    Notice m_notice; ///< shown last
};

/// The program's icon in the shape of a state: running, stopped, problem.
QIcon stateIcon(const proxy::ProxyState &state);
/// One word for the state.
QString statusWord(const proxy::ProxyState &state);

} // namespace ccr::ui
