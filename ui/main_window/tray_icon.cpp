#include "ui/main_window/tray_icon.h"

#include "logging/api/logging_control.h"
#include "ui/main_window/state_icon.h"

#include <QCursor>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto graceInterval = 5s;
constexpr auto restInterval = 500ms; ///< between two changes of the icon, so that it does not flicker

IconInk wantedInk(const QSettings &settings)
{
    const QString wanted = settings.value(u"tray/icon"_s).toString();
    if (wanted == "white"_L1) return IconInk::Light;
    return wanted == "black"_L1 ? IconInk::Dark : IconInk::Colours;
}

} // namespace

TrayIcon::TrayIcon(Workspace &workspace, DefaultRoute &route, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_menu(workspace, route), m_host(this), m_grace(this), m_rest(this)
{
    connect(&m_menu, &TrayMenu::openRequested, this, &TrayIcon::openRequested);
    connect(&m_host, &TrayHost::changed, this, &TrayIcon::takeHost);
    connect(&workspace.tray, &TrayPresence::restyled, this, &TrayIcon::showState);
    m_grace.setInterval(graceInterval);
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, &TrayIcon::lost);
    m_rest.setInterval(restInterval);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &TrayIcon::showState);
    takeHost();
    showState();
}

void TrayIcon::takeHost()
{
    if (m_host.isThere()) {
        m_grace.stop();
        if (!m_icon) makeIcon(); // Qt has it shown again by a tray that comes back
    } else if (m_icon) {
        m_grace.start();
    }
    m_workspace.tray.set(isUsable());
}

void TrayIcon::makeIcon()
{
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(&m_menu.menu());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, &TrayIcon::activated);
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT noticeClicked(m_notice); });
    m_look.reset();
    m_rest.stop();
    showState();
    m_icon->show();
}

// isVisible() is true after show() even where there is no tray.
bool TrayIcon::isUsable() const
{
    return m_icon && m_host.isThere() && QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayIcon::showState()
{
    if (!m_icon || m_rest.isActive()) return; // which comes back here
    const int live = m_workspace.exchanges.liveCount();
    const Look look{shapeOf(m_workspace.services.proxy.state(), m_workspace.services.logging.isRecording()), live > 0,
                    wantedInk(m_workspace.services.settings)};
    if (look != m_look) {
        m_look = look;
        m_icon->setIcon(stateIcon(look.shape, look.isBusy, look.ink));
        m_rest.start();
    }
    m_menu.showState(live);
    m_icon->setToolTip(m_menu.summary(live));
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
    m_icon->showMessage(notice.title, notice.body,
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
