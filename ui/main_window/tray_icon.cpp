#include "ui/main_window/tray_icon.h"

#include <QCursor>
#include <QDateTime>
#include <QPainter>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr int maxTries = 5;
constexpr auto retryInterval = 5s;
using Status = proxy::ProxyState::Status;

enum class Shape
{
    Running,
    Stopped,
    Warning, ///< it serves, and something is wrong
    Problem
};

Shape shapeOf(const proxy::ProxyState &state)
{
    if (state.status == Status::Failed) return Shape::Problem;
    if (!state.configProblem.isEmpty()) return Shape::Warning;
    return state.status == Status::Running ? Shape::Running : Shape::Stopped;
}

QColor colourOf(const proxy::ProxyState &state)
{
    switch (shapeOf(state)) {
    case Shape::Running: return QColor(0x1F6FEB);
    case Shape::Stopped: return QColor(0x737C8B);
    case Shape::Warning: return QColor(0xD07800);
    case Shape::Problem: return QColor(0xC4242B);
    }
    return {};
}

QPixmap drawState(const proxy::ProxyState &state, bool isBusy, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 16.0, size / 16.0);
    painter.setPen(Qt::NoPen);
    const QColor ground = colourOf(state);
    painter.setBrush(ground);
    switch (shapeOf(state)) {
    case Shape::Warning:
        painter.drawPolygon(QPolygonF{{8, 1}, {15.5, 15}, {0.5, 15}});
        painter.setBrush(Qt::white);
        painter.drawRect(QRectF(7.2, 5.5, 1.6, 5));
        painter.drawRect(QRectF(7.2, 11.8, 1.6, 1.6));
        break;
    case Shape::Problem:
        painter.drawEllipse(QRectF(1, 1, 14, 14));
        painter.setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(5, 5), QPointF(11, 11));
        painter.drawLine(QPointF(11, 5), QPointF(5, 11));
        break;
    case Shape::Running:
        painter.drawRoundedRect(QRectF(1, 1, 14, 14), 4, 4);
        painter.setBrush(Qt::white);
        painter.drawPolygon(QPolygonF{{6, 4}, {12, 8}, {6, 12}});
        break;
    case Shape::Stopped:
        painter.drawRoundedRect(QRectF(1, 1, 14, 14), 4, 4);
        painter.setBrush(Qt::white);
        painter.drawRect(QRectF(5, 5, 6, 6));
        break;
    }
    if (isBusy) {
        painter.setPen(QPen(Qt::white, 1));
        painter.setBrush(QColor(0x17774A));
        painter.drawEllipse(QRectF(10, 10, 5.5, 5.5));
    }
    return pixmap;
}

} // namespace

QIcon stateIcon(const proxy::ProxyState &state, bool isBusy)
{
    QIcon icon;
    for (const int size : {16, 22, 32, 64, 128}) icon.addPixmap(drawState(state, isBusy, size));
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

TrayIcon::TrayIcon(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace), m_icon(this), m_retry(this)
{
    makeMenu();
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, &TrayIcon::activated);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT noticeClicked(m_notice); });
    m_retry.setInterval(retryInterval);
    connect(&m_retry, &QTimer::timeout, this, &TrayIcon::tryShow);
    retranslate();
    tryShow();
}

void TrayIcon::makeMenu()
{
    const ActionSet &actions = m_workspace.actions;
    m_header = m_menu.addAction(QString());
    m_numbers = m_menu.addAction(QString());
    m_header->setEnabled(false);
    m_numbers->setEnabled(false);
    m_menu.addSeparator();
    m_lastFailure = m_menu.addAction(QString(), this, [this] {
        Q_EMIT openRequested();
        m_workspace.selection.open(m_failureId.toStdString());
    });
    m_menu.addSeparator();
    m_menu.addMenu(actions.submenu(u"copySetupAs"_s));
    m_menu.addAction(actions.action(u"startStop"_s));
    m_menu.addSeparator();
    m_open = m_menu.addAction(QString(), this, &TrayIcon::openRequested);
    m_menu.addSeparator();
    m_menu.addAction(actions.action(u"quit"_s));
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
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    const bool isBusy = m_workspace.exchanges.liveCount() > 0;
    const QString shape = u"%1 %2 %3"_s.arg(static_cast<int>(state.status)).arg(state.configProblem.isEmpty()).arg(isBusy);
    if (shape != m_shape) {
        m_shape = shape;
        m_icon.setIcon(stateIcon(state, isBusy));
    }
    QString header = u"%1 — %2:%3"_s.arg(statusWord(state), state.host).arg(state.port);
    if (!state.problem.isEmpty()) header += u" · "_s + state.problem.section(u'.', 0, 0);
    m_header->setText(header);
    m_numbers->setText(numbersText());
    QString toolTip = u"%1 · %2:%3"_s.arg(statusWord(state), state.host).arg(state.port);
    if (!state.defaultRoute.isEmpty()) toolTip += u" · default→"_s + state.defaultRoute.section(u',', -1);
    m_icon.setToolTip(toolTip + u" · "_s + m_numbers->text());
}

QString TrayIcon::numbersText() const
{
    const ExchangeTableModel &exchanges = m_workspace.exchanges;
    return tr("%1 live · %2 requests · %3 failed").arg(exchanges.liveCount()).arg(exchanges.seenCount()).arg(exchanges.failureCount());
}

void TrayIcon::rememberFailure(const logging::ExchangeSnapshot &failure)
{
    m_failureId = QString::fromStdString(failure.id);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(failure.startedAt));
    const QString status = failure.status > 0 ? QString::number(failure.status) : QString::fromStdString(failure.errorClass);
    m_failureText = u"%1 %2 %3"_s.arg(status, QString::fromStdString(failure.provider), time.toString(u"HH:mm"_s)).simplified();
    retranslate();
}

void TrayIcon::retranslate()
{
    m_lastFailure->setText(m_failureId.isEmpty() ? tr("No failure yet") : tr("Last failure: %1").arg(m_failureText));
    m_lastFailure->setEnabled(!m_failureId.isEmpty());
    m_open->setText(tr("Open window"));
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
    if (m_workspace.services.settings.value(u"tray/click"_s) == "menu"_L1)
        m_menu.popup(QCursor::pos());
    else if (reason == QSystemTrayIcon::Trigger)
        Q_EMIT toggleRequested();
}

} // namespace ccr::ui
