#include "ui/inspector/remedy_actions.h"

#include "proxy/api/config_control.h"
#include "proxy/api/secrets_control.h"
#include "ui/dialogs/routes_dialog.h"
#include "ui/models/open_fallbacks.h"
#include "ui/models/provider_templates.h"
#include "ui/models/transformer_line.h"

#include <QDesktopServices>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr std::chrono::minutes extension{5};

} // namespace

RemedyActions::RemedyActions(Workspace &workspace, QWidget *window)
    : QObject(window),
      m_workspace(workspace),
      m_window(window),
      m_closest(workspace.services.proxy, workspace.services.config, workspace.services.trial)
{
    workspace.actions.bind(u"retryOnFallback"_s, this, &RemedyActions::retryOnFallback);
    workspace.actions.bind(u"extendTimeout"_s, this, &RemedyActions::extendTimeout);
    workspace.actions.bind(u"useClosestModel"_s, this, &RemedyActions::useClosestModel);
    using enum ProvidersDialog::Visit::Purpose;
    for (const auto &[id, purpose] : {std::pair(u"replaceKey"_s, ReplaceKey),
                                      {u"checkAddress"_s, CheckAddress},
                                      {u"checkProtocol"_s, CheckProtocol},
                                      {u"chooseKey"_s, ChooseKey},
                                      {u"checkModels"_s, CheckModels},
                                      {u"testProvider"_s, Test},
                                      {u"keyForSession"_s, KeyForSession}})
        workspace.actions.bind(id, this, [this, id = id, purpose = purpose] { visit(id, purpose); });
    workspace.actions.bind(u"checkRoute"_s, this, &RemedyActions::visitRoute);
    workspace.actions.bind(u"retryKey"_s, this, &RemedyActions::retryKey);
    workspace.actions.bind(u"switchToFallback"_s, this, &RemedyActions::switchToFallback);
    workspace.actions.bind(u"openBilling"_s, this, &RemedyActions::openBilling);
    workspace.actions.bind(u"openTransformer"_s, this, &RemedyActions::openTransformer);
}

void RemedyActions::enableFor(const logging::ExchangeSnapshot *exchange)
{
    const bool isLive = exchange && !exchange->total;
    ActionSet &actions = m_workspace.actions;
    actions.action(u"extendTimeout"_s)->setEnabled(isLive);
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    actions.action(u"retryOnFallback"_s)->setEnabled(isLive && !exchange->stream.firstContent && mayFallBack(*exchange, state));
    actions.action(u"switchToFallback"_s)->setEnabled(exchange && routeInstead(*exchange, state));
    actions.action(u"openBilling"_s)->setEnabled(exchange && !billingPage(state, exchange->provider).isEmpty());
    actions.action(u"openTransformer"_s)->setEnabled(exchange && m_workspace.services.config);
    actions.action(u"useClosestModel"_s)->setEnabled(exchange && exchange->errorClass == "model_not_found");
}

void RemedyActions::tellOfRedirection(std::uint64_t number, proxy::Redirection redirection)
{
    if (redirection == proxy::Redirection::Done) return;
    m_workspace.notices.post([number, redirection] {
        const bool isOver = redirection == proxy::Redirection::NotRunning;
        const QString body = isOver ? tr("It is over.")
                             : redirection == proxy::Redirection::NoFallback
                                 ? tr("No fallback is left for it. Fallbacks are set in Routes, for each scenario.")
                                 : tr("Its client has a part of the answer already; another one cannot follow it.");
        return Notice{.level = isOver ? NoticeLevel::Information : NoticeLevel::Warning,
                      .subject = QString::number(number),
                      .title = tr("Request #%1 stays where it is").arg(number),
                      .body = body};
    });
}

void RemedyActions::retryOnFallback()
{
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    if (!exchange || exchange->total) return;
    m_workspace.services.proxy.retryOnFallback(
        QString::fromStdString(exchange->id), this,
        [this, number = exchange->number](proxy::Redirection redirection) { tellOfRedirection(number, redirection); });
}

void RemedyActions::extendTimeout()
{
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    if (!exchange || exchange->total) return;
    m_workspace.services.proxy.extendTimeout(QString::fromStdString(exchange->id), extension);
    m_workspace.notices.post([number = exchange->number] {
        return Notice{.subject = QString::number(number),
                      .title = tr("Request #%1 may take %n minute(s) longer", nullptr, static_cast<int>(extension.count())).arg(number),
                      .body = tr("Its client may give up earlier by itself.")};
    });
}

void RemedyActions::useClosestModel()
{
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    if (!exchange) return;
    const QString closest = m_closest.closestTo(*exchange);
    if (closest.isEmpty()) return m_closest.ask(*exchange);
    const QString provider = QString::fromStdString(exchange->provider);
    const QString unknown = QString::fromStdString(exchange->model);
    m_workspace.actions.action(u"routes"_s)->trigger();
    if (auto *routes = m_window->window()->findChild<RoutesDialog *>()) routes->replaceModel(provider, unknown, closest);
}

void RemedyActions::visitRoute()
{
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    if (!exchange) return;
    const auto text = [](const std::string &utf8) { return QString::fromStdString(utf8); };
    m_workspace.actions.action(u"routes"_s)->trigger();
    if (auto *routes = m_window->window()->findChild<RoutesDialog *>())
        routes->visit(text(exchange->rule), text(exchange->provider), text(exchange->model));
}

// The key that a notice names, else provider, key and model of the selected request.
void RemedyActions::visit(const QString &actionId, ProvidersDialog::Visit::Purpose purpose)
{
    QAction *action = m_workspace.actions.action(actionId);
    ProvidersDialog::Visit visit{.purpose = purpose};
    const QStringList named = action->data().toString().split(u'\n');
    action->setData({});
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    if (named.size() == 2) {
        visit.provider = named.first();
        visit.key = named.last();
    } else if (exchange && !exchange->attempts.empty()) {
        visit.provider = QString::fromStdString(exchange->attempts.back().provider);
        visit.key = QString::fromStdString(exchange->attempts.back().key);
        visit.model = QString::fromStdString(exchange->model);
    }
    visitProvider(m_workspace, *m_window->window(), visit);
}

void RemedyActions::retryKey()
{
    const QString key = m_workspace.actions.action(u"retryKey"_s)->data().toString().section(u"keychain:"_s, 1);
    if (m_workspace.services.secrets && !key.isEmpty()) m_workspace.services.secrets->askAgain(key);
}

void RemedyActions::switchToFallback()
{
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    const std::optional<proxy::RouteTarget> target = exchange ? routeInstead(*exchange, m_workspace.services.proxy.state()) : std::nullopt;
    if (!target) return;
    const QString rule = QString::fromStdString(exchange->rule);
    m_workspace.actions.action(u"routes"_s)->trigger();
    if (auto *routes = m_window->window()->findChild<RoutesDialog *>()) routes->switchRoute(rule, target->provider + u',' + target->model);
}

void RemedyActions::openBilling()
{
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    if (exchange) QDesktopServices::openUrl(billingPage(m_workspace.services.proxy.state(), exchange->provider));
}

// Where it stands in the file that is there now; where it does not, the file.
void RemedyActions::openTransformer()
{
    const logging::ExchangeSnapshot *exchange = m_workspace.selection.exchange();
    if (!exchange) return;
    const auto failure = proxy::transformerFailureOf(*exchange).value_or(proxy::TransformerFailure());
    m_workspace.services.config->read(
        this, [this, failure, provider = QString::fromStdString(exchange->provider)](const proxy::ConfigSource &source) {
            const int line = lineOfTransformer(source.root, failure, provider);
            QAction *open = m_workspace.actions.action(line > 0 ? u"openConfigLine"_s : u"openConfig"_s);
            open->setData(line);
            open->trigger();
        });
}

} // namespace ccr::ui
