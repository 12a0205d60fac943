#include "ui/main_window/tray_menu.h"

#include "logging/api/logging_control.h"
#include "logging/base/date_time.h"
#include "ui/main_window/state_icon.h"
#include "ui/models/config_text.h"
#include "ui/models/error_advice.h"
#include "ui/workspace/trouble_text.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

// A dash among numbers would tell nothing.
QString knownCost(const SpendingToday &spending)
{
    const QString cost = spending.costText();
    return cost == unknownText() ? QString() : cost;
}

} // namespace

TrayMenu::TrayMenu(Workspace &workspace, DefaultRoute &route, QObject *parent)
    : QObject(parent),
      m_workspace(workspace),
      m_latencies(workspace.services.logging, workspace.finished, systemClock()),
      m_routes(new QMenu(&m_menu)),
      m_setup(new QMenu(&m_menu)),
      m_routeMenu(new DefaultRouteMenu(workspace, route, *m_routes, mostModels, &m_latencies))
{
    make();
    connect(&m_menu, &QMenu::aboutToShow, m_routeMenu, &DefaultRouteMenu::prepare); // some desktops do not tell of submenus
    retranslate();
}

void TrayMenu::make()
{
    const ActionSet &actions = m_workspace.actions;
    m_header = m_menu.addAction(QString());
    m_numbers = m_menu.addAction(QString());
    m_header->setEnabled(false);
    m_numbers->setEnabled(false);
    m_menu.addSeparator();
    m_menu.addMenu(m_routes);
    m_lastFailure = m_menu.addAction(QString(), this, [this] {
        Q_EMIT openRequested();
        m_workspace.selection.open(m_failureId.toStdString());
    });
    m_menu.addSeparator();
    m_setup->addActions(actions.submenu(u"copySetupAs"_s)->actions());
    m_menu.addMenu(m_setup);
    m_menu.addAction(actions.action(u"pauseRecording"_s));
    m_startStop = m_menu.addAction(QString(), actions.action(u"startStop"_s), &QAction::trigger);
    m_menu.addSeparator();
    m_open = m_menu.addAction(QString(), this, &TrayMenu::openRequested);
    m_menu.addAction(actions.action(u"compactView"_s));
    m_menu.addAction(actions.action(u"settings"_s));
    m_menu.addAction(actions.action(u"exportLastHour"_s));
    m_menu.addSeparator();
    m_menu.addAction(actions.action(u"quit"_s));
}

QString TrayMenu::header() const
{
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    const bool isRecording = m_workspace.services.logging.isRecording();
    QString text = u"%1 %2 — %3:%4"_s.arg(stateGlyph(shapeOf(state, isRecording))).arg(statusWord(state), state.host).arg(state.port);
    const QString reason = state.problem.isEmpty() ? configText(state.configProblem) : listenTrouble(state);
    if (!reason.isEmpty()) text += u" · "_s + reason.section(u". "_s, 0, 0);
    if (!isRecording) text += u" · "_s + tr("recording paused");
    return text;
}

QString TrayMenu::numbers(int live) const
{
    const SpendingToday &spending = m_workspace.spending;
    QString text = tr("%1 live · %2 today").arg(live).arg(QLocale().toString(spending.requestsToday()));
    const QString cost = knownCost(spending);
    if (!cost.isEmpty()) text += u" · "_s + cost;
    return text;
}

QString TrayMenu::summary(int live) const
{
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    QStringList parts{statusWord(state)};
    if (!m_workspace.services.logging.isRecording()) parts.append(tr("recording paused"));
    parts.append(u"%1:%2"_s.arg(state.host).arg(state.port));
    if (!state.defaultRoute.isEmpty()) parts.append(tr("default→%1").arg(state.defaultRoute.section(u',', -1)));
    parts.append(tr("%1 live").arg(live));
    const QString cost = knownCost(m_workspace.spending);
    if (!cost.isEmpty()) parts.append(tr("today %1").arg(cost));
    return parts.join(u" · "_s);
}

void TrayMenu::showState(int live)
{
    m_header->setText(header().replace(u'&', "&&"_L1));
    m_numbers->setText(numbers(live));
    const bool isRunning = m_workspace.services.proxy.state().status == proxy::ProxyState::Status::Running;
    m_startStop->setText(isRunning ? tr("Stop proxy") : tr("Start proxy"));
}

void TrayMenu::rememberFailure(const logging::ExchangeSnapshot &failure)
{
    m_failureId = QString::fromStdString(failure.id);
    const QDateTime time = localTime(failure.startedAt);
    const QString status = failure.status > 0 ? QString::number(failure.status) : errorClassText(failure.errorClass);
    m_failureText = u"%1 %2 %3"_s.arg(status, QString::fromStdString(failure.provider), time.toString(u"HH:mm"_s)).simplified();
    retranslate();
}

void TrayMenu::retranslate()
{
    m_routes->setTitle(tr("Default route"));
    m_setup->setTitle(tr("Copy setup"));
    m_lastFailure->setText(m_failureId.isEmpty() ? tr("No failure yet") : tr("Last failure: %1").arg(m_failureText));
    m_lastFailure->setEnabled(!m_failureId.isEmpty());
    m_open->setText(tr("Open window"));
    m_routeMenu->fill();
}

} // namespace ccr::ui
