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

void ProxyService::reportConfigProblem(const QString &problem)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, problem] { worker->reportConfigProblem(problem); }, Qt::QueuedConnection);
}

void ProxyService::sendTestRequest()
{
    QMetaObject::invokeMethod(m_worker, &ProxyWorker::sendTestRequest, Qt::QueuedConnection);
}

void ProxyService::takeState(const ProxyState &state)
{
    const QString configFile = m_state.configFile;
    m_state = state;
    m_state.configFile = configFile;
    Q_EMIT stateChanged(m_state);
}

} // namespace ccr::proxy
