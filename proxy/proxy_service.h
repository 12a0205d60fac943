#pragma once

#include "logging/api/budget_gate.h"
#include "logging/api/log.h"
#include "logging/api/log_reporting.h"
#include "logging/api/metrics_snapshot.h"
#include "logging/api/recent_traffic.h"
#include "proxy/api/proxy_control.h"

#include <QHash>
#include <QPointer>
#include <QThread>

namespace ccr::proxy {

class ProxyWorker;

/// The proxy in a thread of its own. Owned and called by the thread that made it; `log` must outlive it.
class ProxyService final : public ProxyControl
{
    Q_OBJECT
public:
    ProxyService(const ProxyConfig &config, logging::LogTarget &log, QObject *parent = nullptr);
    /// Aborts what is still running and joins the thread.
    ~ProxyService() override;

    /// Where the configuration came from; shown in the state.
    void setConfigFile(const QString &path);
    /// What GET /metrics and /health tell; before start(). Must outlive it.
    void setMetricsSource(logging::MetricsSource &source);
    /// Likewise; answers the questions about logs.
    void setLogReports(const logging::LogReporting &reports);

    /// Whoever looks at bodies gets them from here. Must outlive it.
    void setRecentTraffic(logging::RecentTraffic &traffic);

    /// Which budgets are used up; ProxyConfig::budgetAction says what follows. `budgets` must outlive it; any time.
    void setBudgets(const logging::BudgetGate &budgets);

    void start() override;
    void stop(std::chrono::milliseconds drain) override;
    void applyConfig(const ProxyConfig &config) override;
    void reportConfigProblem(const Phrase &problem) override;
    void sendTestRequest() override;
    void sendRequest(const OwnRequest &request, QObject *context, std::function<void(OwnAnswer)> answered) override;
    void abort(const QString &exchangeId) override;
    void retryOnFallback(const QString &exchangeId, QObject *context, std::function<void(Redirection)> answered) override;
    void extendTimeout(const QString &exchangeId, std::chrono::milliseconds by) override;
    ProxyState state() const override { return m_state; }
    void askProviders(QObject *context, std::function<void(std::vector<ProviderState>)> answered) override;
    void resetHealth(const QString &provider) override;

private:
    struct Asked
    {
        QPointer<QObject> context;
        std::function<void(OwnAnswer)> answered;
    };
    void takeState(const ProxyState &state);
    void takeAnswer(quint64 number, const OwnAnswer &answer);

    QThread m_thread;
    ProxyWorker *m_worker; ///< lives in m_thread, deleted there
    ProxyState m_state;
    QHash<quint64, Asked> m_asked;
    quint64 m_lastAsked = 0;
};

} // namespace ccr::proxy
