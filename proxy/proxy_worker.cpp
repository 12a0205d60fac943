#include "proxy/proxy_worker.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/endpoint/request_dispatcher.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/own_requests.h"
#include "proxy/routing/fallback_list.h"
#include "proxy/upstream/providers_up.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr int reportThreadCount = 4; ///< one that waits for a slow client does not hold up the others

ProxyState::Trouble troubleOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError: return ProxyState::Trouble::PortInUse;
    case QAbstractSocket::SocketAccessError: return ProxyState::Trouble::NotPermitted;
    case QAbstractSocket::SocketAddressNotAvailableError: return ProxyState::Trouble::NoSuchAddress;
    default: return ProxyState::Trouble::Other;
    }
}

} // namespace

ProxyWorker::ProxyWorker(const ProxyConfig &config, logging::LogTarget &log)
    : m_target(log), m_log(log, "proxy"), m_config(std::make_shared<const ProxyConfig>(config)), m_drainTimer(this)
{
    m_drainTimer.setSingleShot(true);
    connect(&m_drainTimer, &QTimer::timeout, this, &ProxyWorker::finishStop);
    m_reportThreads.setMaxThreadCount(reportThreadCount);
    m_control.reportThreads = &m_reportThreads;
    m_control.requestRestart = [this] { Q_EMIT restartRequested(); };
    m_control.requestReload = [this] { Q_EMIT reloadRequested(); };
    describeConfig();
}

ProxyWorker::~ProxyWorker()
{
    if (m_exchanges) m_exchanges->abortAll();
}

void ProxyWorker::start()
{
    if (m_stopping) return resume();
    if (m_state.status == ProxyState::Status::Running) {
        if (m_refused) applyConfig(*std::exchange(m_refused, std::nullopt));
        return;
    }
    if (!m_services) build();
    m_control.isDraining = false;
    listen();
    announce();
}

// Here and not in the constructor: sockets and timers belong to the thread that makes them.
void ProxyWorker::build()
{
    m_services = std::make_unique<ExchangeServices>(m_target);
    m_services->traffic = m_traffic;
    m_services->budgets = m_budgets;
    m_services->healthChanged = [this] {
        describeConfig();
        announce();
    };
    m_services->userTransformers.follow(*m_config);
    m_exchanges = std::make_unique<ExchangeTable>(*m_services);
    connect(m_exchanges.get(), &ExchangeTable::someEnded, this, [this] {
        if (m_stopping && m_exchanges->liveCount() > 0) announce();
    });
    connect(m_exchanges.get(), &ExchangeTable::becameIdle, this, [this] {
        if (m_stopping) finishStop();
    });
    m_dispatcher = std::make_unique<RequestDispatcher>(m_config, *m_exchanges, m_target, m_control);
    m_ownRequests = std::make_unique<OwnRequests>();
    reportProviders();
}

ProxyWorker::Opening ProxyWorker::open(const ProxyConfig &config)
{
    Opening opening{.server = std::make_unique<HttpServer>(*m_dispatcher, HttpLimits{})};
    const QHostAddress address = config.host == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(config.host);
    const Phrase problem = address.isNull() ? told("HOST \"%1\" is not an IP address", config.host).phrase()
                                            : Phrase(opening.server->listen(address, config.port));
    if (problem.isEmpty()) return opening;
    opening.trouble = address.isNull() ? ProxyState::Trouble::NoSuchAddress : troubleOf(opening.server->listenError());
    opening.problem =
        told("Cannot listen on %1:%2: %3. Stop the program that uses the port, or set another PORT.", config.host, config.port, problem)
            .phrase();
    opening.server.reset();
    return opening;
}

void ProxyWorker::listen()
{
    serve(open(*m_config));
}

void ProxyWorker::serve(Opening opening)
{
    m_server = std::move(opening.server);
    m_state.host = m_config->host;
    m_state.port = m_server ? m_server->port() : m_config->port;
    m_state.status = m_server ? ProxyState::Status::Running : ProxyState::Status::Failed;
    m_state.problem = opening.problem;
    m_state.trouble = opening.trouble;
    if (m_server)
        m_log.info("listening", {{"url", m_state.baseUrl().toStdString()}, {"demo", m_config->isDemo}});
    else
        m_log.error(m_state.problem.english().toStdString());
}

void ProxyWorker::stop(std::chrono::milliseconds drain)
{
    if (!m_server) {
        m_state.status = ProxyState::Status::Stopped;
        return announce();
    }
    m_stopping = true;
    m_control.isDraining = true;
    m_server->close();
    if (m_exchanges->liveCount() == 0) return finishStop();
    m_log.info("draining", {{"live", std::int64_t(m_exchanges->liveCount())}});
    m_drainTimer.start(drain);
    m_state.isDraining = true;
    announce();
}

void ProxyWorker::resume()
{
    m_stopping = false;
    m_drainTimer.stop();
    m_control.isDraining = false;
    m_state.isDraining = false;
    m_log.info("not stopping after all", {{"live", std::int64_t(m_exchanges->liveCount())}});
    retire();
    listen();
    announce();
}

// A server that listens no more keeps its running answers until they end; new requests find the next one.
void ProxyWorker::retire()
{
    HttpServer *const old = m_server.release();
    old->close();
    old->setParent(this);
    connect(m_exchanges.get(), &ExchangeTable::becameIdle, old, &QObject::deleteLater);
    if (m_exchanges->liveCount() == 0) old->deleteLater();
}

void ProxyWorker::finishStop()
{
    if (!m_stopping) return;
    m_stopping = false;
    m_state.isDraining = false;
    m_drainTimer.stop();
    m_exchanges->abortAll();
    m_server.reset();
    m_state.status = ProxyState::Status::Stopped;
    m_log.info("stopped");
    announce();
}

// The new address opens before the old one closes, and what cannot be had leaves everything as it is.
void ProxyWorker::applyConfig(const ProxyConfig &config)
{
    const bool moved = config.host != m_config->host || config.port != m_config->port;
    const bool isServing = m_state.status == ProxyState::Status::Running && !m_stopping;
    Opening opening;
    if (moved && isServing && config.port != m_state.port) { // else they exclude each other
        opening = open(config);
        if (!opening.server) return refuse(config, opening);
    }
    m_refused.reset();
    m_state.refusedAddress.reset();
    m_config = std::make_shared<const ProxyConfig>(config);
    m_state.configProblem = {};
    m_control.configProblem.clear();
    describeConfig();
    if (m_dispatcher) m_dispatcher->setConfig(m_config);
    if (m_services) m_services->userTransformers.follow(*m_config);
    if (moved && m_state.status == ProxyState::Status::Failed) {
        listen(); // it was to listen, and may be able to now
    } else if (moved && isServing) {
        retire();
        serve(opening.server ? std::move(opening) : open(*m_config));
    }
    m_log.info("configuration applied", {{"providers", std::int64_t(m_config->providers.size())}});
    announce();
}

void ProxyWorker::refuse(const ProxyConfig &config, const Opening &opening)
{
    m_refused = config;
    m_state.refusedAddress = {.host = config.host, .port = config.port, .trouble = opening.trouble};
    tellRefused(opening.problem);
}

void ProxyWorker::reportConfigProblem(const Phrase &problem)
{
    m_refused.reset();
    m_state.refusedAddress.reset();
    tellRefused(problem);
}

void ProxyWorker::tellRefused(const Phrase &problem)
{
    m_state.configProblem = problem;
    m_control.configProblem = problem;
    m_log.error("configuration refused, the last good one stays in force", {{"reason", problem.english().toStdString()}});
    announce();
}

void ProxyWorker::sendTestRequest()
{
    if (m_state.status == ProxyState::Status::Running) m_ownRequests->send(*m_config, m_state.port, testRequest(), {});
}

void ProxyWorker::sendRequest(quint64 number, const OwnRequest &request)
{
    if (m_state.status != ProxyState::Status::Running)
        return Q_EMIT requestAnswered(number, {.status = 0, .body = {}, .problem = told("The proxy is stopped; start it first.").phrase()});
    m_ownRequests->send(*m_config, m_state.port, request,
                        [this, number](const OwnAnswer &answer) { Q_EMIT requestAnswered(number, answer); });
}

void ProxyWorker::setRecentTraffic(logging::RecentTraffic *traffic)
{
    m_traffic = traffic;
    if (m_services) m_services->traffic = traffic;
}

void ProxyWorker::abort(const std::string &exchangeId)
{
    if (Exchange *exchange = m_exchanges ? m_exchanges->find(exchangeId) : nullptr) exchange->abortForUser();
}

void ProxyWorker::setBudgets(const logging::BudgetGate *budgets)
{
    m_budgets = budgets;
    if (m_services) m_services->budgets = budgets;
}

Redirection ProxyWorker::retryOnFallback(const std::string &exchangeId)
{
    Exchange *exchange = m_exchanges ? m_exchanges->find(exchangeId) : nullptr;
    return exchange ? exchange->leaveTarget() : Redirection::NotRunning;
}

void ProxyWorker::extendTimeout(const std::string &exchangeId, std::chrono::milliseconds by)
{
    if (Exchange *exchange = m_exchanges ? m_exchanges->find(exchangeId) : nullptr) exchange->extend(by);
}

void ProxyWorker::describeConfig()
{
    m_state.isDemo = m_config->isDemo;
    m_state.needsKey = !m_config->apiKey.isEmpty();
    const RouteTarget &route = m_config->router.defaultRoute;
    m_state.defaultRoute = route.isSet() ? route.provider + u',' + route.model : QString();
    m_state.budgetRule = {m_config->budgetAction, m_config->budgetPreset};
    describeFallbacks();
    m_state.providers = providers();
    reportProviders();
    if (m_state.status != ProxyState::Status::Running) {
        m_state.host = m_config->host;
        m_state.port = m_config->port;
    }
}

void ProxyWorker::describeFallbacks()
{
    m_state.fallbacks = fallbacksByRule(*m_config);
    m_state.presetFallbacks.clear();
    for (auto preset = m_config->presets.cbegin(); preset != m_config->presets.cend(); ++preset)
        m_state.presetFallbacks.insert(preset.key(), fallbacksByRule(**preset));
    const bool mayTakeRoutes = m_config->budgetAction == BudgetAction::Preset && m_config->ofBudgetPreset;
    m_state.budgetFallbacks = mayTakeRoutes ? fallbacksByRule(*m_config->ofBudgetPreset) : FallbacksByRule();
}

void ProxyWorker::reportProviders()
{
    if (m_control.metrics && m_services) m_control.metrics->reportProviders(providersUp(*m_config, m_services->health));
}

std::vector<ProviderState> ProxyWorker::providers() const
{
    std::vector<ProviderState> states;
    const MonotonicTime now = monotonicNow();
    for (const Provider &provider : m_config->providers) {
        const ProviderHealth::Report report =
            m_services ? m_services->health.report(provider.name, m_config->health, now) : ProviderHealth::Report{};
        states.push_back({.name = provider.name,
                          .models = provider.models,
                          .url = provider.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery),
                          .dialect = provider.dialect,
                          .problem = provider.problem,
                          .health = toString(report.state),
                          .failures = report.failures,
                          .failure = report.failure,
                          .triedIn = report.triedIn,
                          .restingKeys = m_services ? m_services->keys.resting(provider, now) : std::vector<RestingKey>{}});
    }
    return states;
}

void ProxyWorker::resetHealth(const QString &provider)
{
    if (!m_services || !m_services->health.succeeded(provider)) return;
    m_log.info("a provider serves again because its user wishes it", {{"provider", provider.toStdString()}});
    describeConfig();
    announce();
}

void ProxyWorker::announce()
{
    m_state.liveExchanges = m_exchanges ? m_exchanges->liveCount() : 0;
    Q_EMIT stateChanged(m_state);
}

} // namespace ccr::proxy
