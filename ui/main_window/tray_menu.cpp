#include "ui/main_window/tray_menu.h"

#include "logging/api/history.h"
#include "logging/api/logging_control.h"
#include "logging/base/date_time.h"
#include "ui/main_window/state_icon.h"
#include "ui/models/config_text.h"
#include "ui/models/error_advice.h"
#include "ui/workspace/trouble_text.h"

#include <QLocale>
#include <QPointer>

#include <variant>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto recalled = 24h;

logging::Query failures()
{
    const auto parsed = logging::Query::parse(
        u"outcome:=failed OR outcome:=stream_truncated OR outcome:=stream_error_event OR outcome:=empty_response OR outcome:=rejected"_s);
    return std::get<logging::Query>(parsed);
}

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
      m_routeMenu(new DefaultRouteMenu(workspace, route, *m_routes, mostModels, &m_latencies)),
      m_profiles(new QMenu(&m_menu)),
      m_profileMenu(workspace, *m_profiles, nullptr)
{
    m_routeMenu->setEnd(*m_profiles);
    make();
    recallFailure();
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
        m_workspace.selection.open(m_failure.id);
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
    if (state.status == proxy::ProxyState::Status::Running && restingProviders(state) > 0) text += u" · "_s + tr("no provider is left");
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

// Of an earlier run, too.
void TrayMenu::recallFailure()
{
    logging::HistoryControl *history = m_workspace.services.logging.history();
    if (!history) return;
    logging::HistoryRequest request{.query = failures(), .from = wallNow() - recalled, .to = {}};
    request.limit = 1;
    history->find(request, [self = QPointer(this)](const logging::HistoryPage &page) {
        if (self && self->m_failure.id.empty() && !page.exchanges.isEmpty()) self->rememberFailure(page.exchanges.constFirst());
    });
}

void TrayMenu::rememberFailure(const logging::ExchangeSnapshot &failure)
{
    m_failure = failure;
    retranslate();
}

QString TrayMenu::failureText() const
{
    if (m_failure.id.empty()) return m_workspace.services.logging.history() ? tr("No failure within 24 hours") : tr("No failure yet");
    const QDateTime start = localTime(m_failure.startedAt);
    const bool isOfToday = start.date() == QDate::currentDate();
    const QString time = start.toString(u"HH:mm"_s);
    const QString moment = isOfToday ? time : QLocale().toString(start.date(), QLocale::ShortFormat) + u' ' + time;
    const QString status = m_failure.status > 0 ? QString::number(m_failure.status) : errorClassText(m_failure.errorClass);
    return tr("Last failure: %1").arg(u"%1 %2 %3"_s.arg(status, QString::fromStdString(m_failure.provider), moment).simplified());
}

void TrayMenu::retranslate()
{
    m_routes->setTitle(tr("Default route"));
    m_profiles->setTitle(tr("Profile"));
    m_profileMenu.retranslate();
    m_setup->setTitle(tr("Copy setup"));
    m_lastFailure->setText(failureText());
    m_lastFailure->setEnabled(!m_failure.id.empty());
    m_open->setText(tr("Open window"));
    m_routeMenu->fill();
}

} // namespace ccr::ui
