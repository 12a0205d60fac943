#include "ui/main_window/tray_icon.h"

#include "ui/main_window/setup_text.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr int maxTries = 5;
constexpr auto retryInterval = 5s;
using Status = proxy::ProxyState::Status;

QPixmap drawState(const proxy::ProxyState &state, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 16.0, size / 16.0);
    painter.setPen(Qt::NoPen);
    const bool isProblem = state.status == Status::Failed || !state.configProblem.isEmpty();
    painter.setBrush(isProblem ? QColor(0xD07800) : state.status == Status::Running ? QColor(0x1F6FEB) : QColor(0x7B8494));
    if (isProblem) {
        painter.drawPolygon(QPolygonF{{8, 1}, {15.5, 15}, {0.5, 15}});
        painter.setBrush(Qt::white);
        painter.drawRect(QRectF(7.2, 5.5, 1.6, 5));
        painter.drawRect(QRectF(7.2, 11.8, 1.6, 1.6));
        return pixmap;
    }
    painter.drawRoundedRect(QRectF(1, 1, 14, 14), 4, 4);
    painter.setBrush(Qt::white);
    if (state.status == Status::Running)
        painter.drawPolygon(QPolygonF{{6, 4}, {12, 8}, {6, 12}});
    else
        painter.drawRect(QRectF(5, 5, 6, 6));
    return pixmap;
}

} // namespace

QIcon stateIcon(const proxy::ProxyState &state)
{
    QIcon icon;
    for (const int size : {16, 22, 32, 64, 128}) icon.addPixmap(drawState(state, size));
    return icon;
}

QString statusWord(const proxy::ProxyState &state)
{
    switch (state.status) {
    case Status::Running: return TrayIcon::tr("Running");
    case Status::Starting: return TrayIcon::tr("Starting");
    case Status::Stopped: return TrayIcon::tr("Stopped");
    case Status::Failed: return TrayIcon::tr("Not listening");
    }
    return {};
}

TrayIcon::TrayIcon(QObject *parent) : QObject(parent), m_icon(this), m_retry(this)
{
    m_header = m_menu.addAction(QString());
    m_numbers = m_menu.addAction(QString());
    m_header->setEnabled(false);
    m_numbers->setEnabled(false);
    m_menu.addSeparator();
    m_menu.addMenu(makeSetupMenu());
    m_startStop = m_menu.addAction(QString(), this, &TrayIcon::startStopRequested);
    m_menu.addSeparator();
    m_open = m_menu.addAction(QString(), this, &TrayIcon::openRequested);
    m_quit = m_menu.addAction(QString(), this, &TrayIcon::quitRequested);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, &TrayIcon::activated);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT noticeClicked(m_notice); });
    m_retry.setInterval(retryInterval);
    connect(&m_retry, &QTimer::timeout, this, &TrayIcon::tryShow);
    retranslate();
    tryShow();
}

QMenu *TrayIcon::makeSetupMenu()
{
    m_setupMenu = new QMenu(&m_menu);
    const std::pair<QString, Shell> shells[] = {{u"bash / zsh"_s, Shell::Bash},
                                                {u"fish"_s, Shell::Fish},
                                                {u"PowerShell"_s, Shell::PowerShell},
                                                {u"settings.json"_s, Shell::SettingsJson}};
    for (const auto &[name, shell] : shells)
        m_setupMenu->addAction(name, this, [this, shell = shell] { QGuiApplication::clipboard()->setText(setupText(m_state, shell)); });
    return m_setupMenu;
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

void TrayIcon::setState(const proxy::ProxyState &state, int live, quint64 requests, int failed)
{
    const bool iconChanged = m_icon.icon().isNull() || state.status != m_state.status || state.configProblem != m_state.configProblem;
    m_state = state;
    m_live = live;
    m_requests = requests;
    m_failed = failed;
    if (iconChanged) m_icon.setIcon(stateIcon(state));
    retranslate();
}

void TrayIcon::retranslate()
{
    m_header->setText(u"%1 — %2:%3"_s.arg(statusWord(m_state), m_state.host).arg(m_state.port));
    m_numbers->setText(tr("%1 live · %2 requests · %3 failed").arg(m_live).arg(m_requests).arg(m_failed));
    m_setupMenu->setTitle(tr("Copy setup"));
    m_startStop->setText(m_state.status == Status::Running ? tr("Stop proxy") : tr("Start proxy"));
    m_open->setText(tr("Open window"));
    m_quit->setText(tr("Quit"));
    m_icon.setToolTip(m_header->text() + u"\n"_s + m_numbers->text());
}

void TrayIcon::showNotice(const Notice &notice)
{
    if (!isUsable()) return;
    m_notice = notice;
    m_icon.showMessage(notice.title, notice.body,
                       notice.level == NoticeLevel::Problem ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information);
}

void TrayIcon::activated(QSystemTrayIcon::ActivationReason reason)
{
    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick) Q_EMIT openRequested();
}

} // namespace ccr::ui
