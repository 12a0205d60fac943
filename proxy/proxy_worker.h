#pragma once

#include "logging/api/budget_gate.h"
#include "logging/api/log.h"
#include "logging/api/recent_traffic.h"
#include "proxy/api/proxy_control.h"
#include "proxy/endpoint/endpoint.h"

#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>

namespace ccr::proxy {

class ExchangeTable;
struct ExchangeServices;
class HttpServer;
class RequestDispatcher;
class OwnRequests;

/// The proxy thread's side of ProxyService: server, exchanges, transports. Everything here runs in one thread.
class ProxyWorker final : public QObject
{
    Q_OBJECT
public:
    ProxyWorker(const ProxyConfig &config, logging::LogTarget &log);
    ~ProxyWorker() override;

    void start();
    void stop(std::chrono::milliseconds drain);
    void applyConfig(const ProxyConfig &config);
    void reportConfigProblem(const Phrase &problem);
    void sendTestRequest();
    /// requestAnswered() says what came of it.
    void sendRequest(quint64 number, const OwnRequest &request);
    void abort(const std::string &exchangeId);
    Redirection retryOnFallback(const std::string &exchangeId);
    void extendTimeout(const std::string &exchangeId, std::chrono::milliseconds by);
    std::vector<ProviderState> providers() const;
    void resetHealth(const QString &provider);
    void setRecentTraffic(logging::RecentTraffic *traffic);
    void setBudgets(const logging::BudgetGate *budgets);
    void setMetricsSource(logging::MetricsSource *source)
    {
        m_control.metrics = source;
        reportProviders();
    }
    void setLogReports(const logging::LogReporting *reports) { m_control.reports = reports; }

Q_SIGNALS:
    void stateChanged(const ccr::proxy::ProxyState &state);
    void requestAnswered(quint64 number, const ccr::proxy::OwnAnswer &answer);
    void restartRequested();
    void reloadRequested();

private:
    void build();
    /// An address that is listened on, or why not.
    struct Opening
    {
        std::unique_ptr<HttpServer> server = {};
        Phrase problem = {};
        ProxyState::Trouble trouble = ProxyState::Trouble::None;
    };
    Opening open(const ProxyConfig &config);
    void refuse(const ProxyConfig &config, const Opening &opening);
    void tellRefused(const Phrase &problem);
    void listen();
    void serve(Opening opening);
    void finishStop();
    void resume();
    void retire();
    void describeConfig();
    void describeFallbacks();
    void reportProviders();
    void announce();

    logging::LogTarget &m_target;
    logging::Log m_log;
    std::shared_ptr<const ProxyConfig> m_config;
    std::optional<ProxyConfig> m_refused; ///< whose address cannot be had
    ProxyState m_state;
    QTimer m_drainTimer;
    bool m_stopping = false;
    ServerControl m_control;
    logging::RecentTraffic *m_traffic = nullptr;
    const logging::BudgetGate *m_budgets = nullptr;
    QThreadPool m_reportThreads; ///< ends after the exchanges, which cancel what it does
    // In the order of dependence: what comes later uses what comes before.
    std::unique_ptr<ExchangeServices> m_services;
    std::unique_ptr<ExchangeTable> m_exchanges;
    std::unique_ptr<RequestDispatcher> m_dispatcher;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<OwnRequests> m_ownRequests;
};

} // namespace ccr::proxy
