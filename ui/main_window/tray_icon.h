#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/workspace/workspace.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

namespace ccr::ui {

/// The icon in the system tray, as soon as there is a tray: some desktops start theirs after us, so it is looked for five
/// times. Its shape tells the state, a dot that requests are live. GUI thread.
class TrayIcon final : public QObject
{
    Q_OBJECT
public:
    TrayIcon(Workspace &workspace, QObject *parent);

    /// The icon can be seen, so that the window may hide behind it.
    bool isUsable() const;
    void showState();
    void retranslate();
    /// Where the desktop has no notification service.
    void showNotice(const Notice &notice);
    void rememberFailure(const logging::ExchangeSnapshot &failure);
    const QMenu &menu() const { return m_menu; }

Q_SIGNALS:
    void noticeClicked(const ccr::ui::Notice &notice);
    void openRequested();
    void toggleRequested(); ///< the window comes, or goes when it is there

private:
    void makeMenu();
    void tryShow();
    void activated(QSystemTrayIcon::ActivationReason reason);
    QString numbersText() const;

    Workspace &m_workspace;
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QAction *m_header = nullptr;
    QAction *m_numbers = nullptr;
    QAction *m_lastFailure = nullptr;
    QAction *m_open = nullptr;
    QTimer m_retry;
    int m_tries = 0;
    bool m_shown = false;
    QString m_shape; ///< of the icon that is shown
    QString m_failureId;
    QString m_failureText;
    Notice m_notice; ///< shown last
};

/// The program's icon in the shape of a state: running, stopped, warning, problem.
QIcon stateIcon(const proxy::ProxyState &state, bool isBusy = false);
/// One word for the state.
QString statusWord(const proxy::ProxyState &state);

} // namespace ccr::ui
