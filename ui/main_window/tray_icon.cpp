#include "ui/main_window/tray_icon.h"

#include "logging/api/logging_control.h"
#include "ui/main_window/state_icon.h"

#include <QCursor>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr int maxTries = 5;
constexpr auto retryInterval = 5s;
constexpr auto restInterval = 500ms; ///< between two changes of the icon, so that it does not flicker

} // namespace

TrayIcon::TrayIcon(Workspace &workspace, DefaultRoute &route, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_menu(workspace, route), m_icon(this), m_retry(this), m_rest(this)
{
    m_icon.setContextMenu(&m_menu.menu());
    connect(&m_menu, &TrayMenu::openRequested, this, &TrayIcon::openRequested);
    connect(&m_icon, &QSystemTrayIcon::activated, this, &TrayIcon::activated);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT noticeClicked(m_notice); });
    m_retry.setInterval(retryInterval);
    connect(&m_retry, &QTimer::timeout, this, &TrayIcon::tryShow);
    m_rest.setInterval(restInterval);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &TrayIcon::showState);
    showState();
    tryShow();
}

void TrayIcon::tryShow()
{
    // isVisible() is true after show() even where there is no tray; only this question is answered truly.
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_retry.stop();
        m_shown = true;
        return m_icon.show();
    }
    if (++m_tries < maxTries)
        m_retry.start();
    else
        m_retry.stop();
}

bool TrayIcon::isUsable() const
{
    return m_shown && QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayIcon::showState()
{
    if (m_rest.isActive()) return; // which comes back here
    const int live = m_workspace.exchanges.liveCount();
    const Look look{shapeOf(m_workspace.services.proxy.state(), m_workspace.services.logging.isRecording()), live > 0};
    if (look != m_look) {
        m_look = look;
        m_icon.setIcon(stateIcon(look.shape, look.isBusy));
        m_rest.start();
    }
    m_menu.showState(live);
    m_icon.setToolTip(m_menu.summary(live));
}

void TrayIcon::retranslate()
{
    m_menu.retranslate();
    m_rest.stop();
    showState();
}

void TrayIcon::showNotice(const Notice &notice)
{
    if (!isUsable()) return;
    m_notice = notice;
    m_icon.showMessage(notice.title, notice.body,
                       notice.level == NoticeLevel::Problem ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information);
}

// Not every desktop tells of every click; the menu always works.
void TrayIcon::activated(QSystemTrayIcon::ActivationReason reason)
{
    if (reason != QSystemTrayIcon::Trigger && reason != QSystemTrayIcon::DoubleClick) return;
    const QString wanted = m_workspace.services.settings.value(u"tray/click"_s).toString();
    if (wanted == "menu"_L1) return m_menu.menu().popup(QCursor::pos());
    if (reason != QSystemTrayIcon::Trigger) return; // the second click of two
    if (wanted == "window"_L1)
        Q_EMIT toggleRequested();
    else
        Q_EMIT compactRequested();
}

} // namespace ccr::ui
