#include "proxy/proxy_service.h"

#include "proxy/proxy_worker.h"

#ifdef Q_OS_LINUX
#include "proxy/event_loop/epoll_dispatcher.h"
#endif

using namespace Qt::StringLiterals;

namespace ccr::proxy {

ProxyService::ProxyService(const ProxyConfig &config, logging::LogTarget &log, QObject *parent)
    : ProxyControl(parent), m_worker(new ProxyWorker(config, log))
{
    qRegisterMetaType<ProxyState>();
    qRegisterMetaType<ProxyConfig>();
    qRegisterMetaType<OwnAnswer>();
    m_state.host = config.host;
    m_state.port = config.port;
    m_state.isDemo = config.isDemo;
    m_state.needsKey = !config.apiKey.isEmpty();
    connect(m_worker, &ProxyWorker::restartRequested, this, &ProxyControl::restartRequested);
    connect(m_worker, &ProxyWorker::reloadRequested, this, &ProxyControl::reloadRequested);
    m_thread.setObjectName(u"proxy"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &ProxyWorker::stateChanged, this, &ProxyService::takeState);
    connect(m_worker, &ProxyWorker::requestAnswered, this, &ProxyService::takeAnswer);
#ifdef Q_OS_LINUX
    m_thread.setEventDispatcher(new EpollDispatcher); // the thread deletes it
#endif
    m_thread.start();
}

ProxyService::~ProxyService()
{
    m_thread.quit();
    m_thread.wait();
}

void ProxyService::setConfigFile(const QString &path)
{
    m_state.configFile = path;
}

void ProxyService::setMetricsSource(logging::MetricsSource &source)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, &source] { worker->setMetricsSource(&source); }, Qt::QueuedConnection);
}

void ProxyService::setRecentTraffic(logging::RecentTraffic &traffic)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, &traffic] { worker->setRecentTraffic(&traffic); }, Qt::QueuedConnection);
}

void ProxyService::setLogReports(const logging::LogReporting &reports)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, &reports] { worker->setLogReports(&reports); }, Qt::QueuedConnection);
}

void ProxyService::setBudgets(const logging::BudgetGate &budgets)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, &budgets] { worker->setBudgets(&budgets); }, Qt::QueuedConnection);
}

void ProxyService::start()
{
    m_state.status = ProxyState::Status::Starting;
    QMetaObject::invokeMethod(m_worker, &ProxyWorker::start, Qt::QueuedConnection);
}

void ProxyService::stop(std::chrono::milliseconds drain)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, drain] { worker->stop(drain); }, Qt::QueuedConnection);
}

void ProxyService::applyConfig(const ProxyConfig &config)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, config] { worker->applyConfig(config); }, Qt::QueuedConnection);
}

void ProxyService::reportConfigProblem(const Phrase &problem)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, problem] { worker->reportConfigProblem(problem); }, Qt::QueuedConnection);
}

void ProxyService::sendTestRequest()
{
    QMetaObject::invokeMethod(m_worker, &ProxyWorker::sendTestRequest, Qt::QueuedConnection);
}

void ProxyService::sendRequest(const OwnRequest &request, QObject *context, std::function<void(OwnAnswer)> answered)
{
    const quint64 number = ++m_lastAsked;
    m_asked.insert(number, {context, std::move(answered)});
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, number, request] { worker->sendRequest(number, request); }, Qt::QueuedConnection);
}

void ProxyService::takeAnswer(quint64 number, const OwnAnswer &answer)
{
    const Asked asked = m_asked.take(number);
    if (asked.context && asked.answered) asked.answered(answer);
}

void ProxyService::abort(const QString &exchangeId)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, id = exchangeId.toStdString()] { worker->abort(id); }, Qt::QueuedConnection);
}

void ProxyService::retryOnFallback(const QString &exchangeId, QObject *context, std::function<void(Redirection)> answered)
{
    const auto give = [context = QPointer(context), answered = std::move(answered)](Redirection redirection) {
        if (context) answered(redirection);
    };
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, id = exchangeId.toStdString(), give] { // this service outlives its thread
            QMetaObject::invokeMethod(
                this, [give, redirection = worker->retryOnFallback(id)] { give(redirection); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void ProxyService::extendTimeout(const QString &exchangeId, std::chrono::milliseconds by)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, id = exchangeId.toStdString(), by] { worker->extendTimeout(id, by); }, Qt::QueuedConnection);
}

void ProxyService::askProviders(QObject *context, std::function<void(std::vector<ProviderState>)> answered)
{
    const auto give = [context = QPointer(context), answered = std::move(answered)](std::vector<ProviderState> providers) {
        if (context) answered(std::move(providers));
    };
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, give] { // this service outlives its thread
            QMetaObject::invokeMethod(
                this, [give, providers = worker->providers()] { give(providers); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void ProxyService::resetHealth(const QString &provider)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, provider] { worker->resetHealth(provider); }, Qt::QueuedConnection);
}

void ProxyService::takeState(const ProxyState &state)
{
    const QString configFile = m_state.configFile;
    m_state = state;
    m_state.configFile = configFile;
    Q_EMIT stateChanged(m_state);
}

} // namespace ccr::proxy
