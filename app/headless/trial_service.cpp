#include "app/headless/trial_service.h"

#include "app/headless/answer_in.h"
#include "app/headless/config_service.h"
#include "proxy/api/config_sentence.h"
#include "proxy/trial/model_fetch.h"
#include "proxy/trial/provider_probe.h"
#include "proxy/trial/route_replay.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto fetchPatience = 15s;

} // namespace

/// What lives in the thread. Made empty; sockets and timers come with the first use, in that thread.
class TrialService::Worker final : public QObject
{
public:
    void explain(const std::shared_ptr<const proxy::ProxyConfig> &config, const proxy::TrialRequest &request,
                 const std::function<void(const proxy::RouteVerdict &)> &answer)
    {
        if (!m_routes) m_routes = std::make_unique<proxy::RouteTrial>();
        m_routes->explain(config, request, answer);
    }
    void probe(const proxy::ProviderProbe::Subject &subject, const std::function<void(const proxy::ProbeReport &)> &answer)
    {
        if (!m_probes) m_probes = std::make_unique<proxy::ProbeServices>();
        (new proxy::ProviderProbe(subject, *m_probes, answer, this))->start();
    }
    void fetch(const proxy::Provider &provider, const QUrl &proxyUrl, const std::function<void(const Result<QStringList> &)> &answer)
    {
        if (!m_models) m_models = std::make_unique<proxy::ModelFetch>();
        m_models->fetch(provider, proxyUrl, fetchPatience, answer);
    }
    ~Worker() override
    {
        qDeleteAll(children()); // tests that run use the services below
    }

private:
    std::unique_ptr<proxy::RouteTrial> m_routes;
    std::unique_ptr<proxy::ProbeServices> m_probes;
    std::unique_ptr<proxy::ModelFetch> m_models;
};

TrialService::TrialService(QString path, Environment environment, SecretStore &store, QObject *parent)
    : TrialControl(parent), m_path(std::move(path)), m_environment(std::move(environment)), m_secrets(store), m_worker(new Worker)
{
    m_thread.setObjectName(u"trial"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(&m_secrets, &KnownSecrets::learned, this, &TrialService::runWaiting);
    m_thread.start();
}

TrialService::~TrialService()
{
    m_thread.quit();
    m_thread.wait();
}

TrialService::Config TrialService::loaded(const Json5Value &config, const proxy::StoredSecrets &secrets) const
{
    Result<proxy::LoadedConfig> read = proxy::readConfig(config, m_path, m_environment, secrets);
    if (!read) return read.error();
    return std::make_shared<const proxy::ProxyConfig>(std::move(read->config));
}

void TrialService::explain(const Json5Value &config, const proxy::TrialRequest &request, QObject *context,
                           Answer<proxy::RouteVerdict> answer)
{
    const auto reply = answerIn<proxy::RouteVerdict>(this, context, std::move(answer));
    const Config read = loaded(config, withStandIns(config, m_secrets.secrets()));
    if (!read) return reply({.problem = phraseOf(read.error())});
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, config = *read, request, reply] { worker->explain(config, request, reply); }, Qt::QueuedConnection);
}

void TrialService::replay(const Json5Value &saved, const Json5Value &draft, const QList<proxy::RecordedRequest> &requests, QObject *context,
                          Answer<proxy::ReplayReport> answer)
{
    const auto reply = answerIn<proxy::ReplayReport>(this, context, std::move(answer));
    const Config before = loaded(saved, withStandIns(saved, m_secrets.secrets()));
    const Config after = loaded(draft, withStandIns(draft, m_secrets.secrets()));
    if (!before) return reply({.problem = phraseOf(before.error())});
    if (!after) return reply({.problem = phraseOf(after.error())});
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, before = *before, after = *after, requests, reply] {
            (new proxy::RouteReplay(before, after, requests, reply, worker))->start();
        },
        Qt::QueuedConnection);
}

void TrialService::probe(const Json5Value &config, const QString &provider, const QString &model, const QString &keyLabel, QObject *context,
                         Answer<proxy::ProbeReport> answer)
{
    const auto reply = answerIn<proxy::ProbeReport>(this, context, std::move(answer));
    withSecrets(config, [this, config, provider, model, keyLabel, reply] {
        const Config read = loaded(config, m_secrets.secrets());
        if (!read) {
            proxy::ProbeReport report;
            report.ticks.fill({.outcome = proxy::ProbeOutcome::Skipped});
            report.ticks[0] = {
                .outcome = proxy::ProbeOutcome::Failed, .cause = proxy::ProbeCause::Configuration, .message = phraseOf(read.error())};
            report.isFinished = true;
            return reply(report);
        }
        const proxy::ProviderProbe::Subject subject{.config = *read, .provider = provider, .model = model, .keyLabel = keyLabel};
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, subject, reply] { worker->probe(subject, reply); }, Qt::QueuedConnection);
    });
}

void TrialService::fetchModels(const Json5Value &config, const QString &provider, QObject *context, Answer<Result<QStringList>> answer)
{
    const auto reply = answerIn<Result<QStringList>>(this, context, std::move(answer));
    withSecrets(config, [this, config, provider, reply] {
        const Config read = loaded(config, m_secrets.secrets());
        if (!read) return reply(read.error());
        const proxy::Provider *found = (*read)->provider(provider);
        if (!found) return reply(errorSaying(ErrorKind::NotFound, proxy::said("there is no provider \"%1\"", provider)));
        if (!found->problem.isEmpty() && found->problem != "disabled"_L1) return reply(errorSaying(ErrorKind::Unavailable, found->problem));
        QMetaObject::invokeMethod(
            m_worker,
            [worker = m_worker, wanted = *found, proxyUrl = (*read)->proxyFor(*found), reply] { worker->fetch(wanted, proxyUrl, reply); },
            Qt::QueuedConnection);
    });
}

// The store answers within five seconds.
void TrialService::withSecrets(const Json5Value &config, std::function<void()> then)
{
    m_secrets.forgetProblems();
    m_secrets.ask(keychainNames(config));
    if (!m_secrets.isWaiting()) return then();
    m_waiting.push_back(std::move(then));
}

void TrialService::runWaiting()
{
    for (const auto &then : std::exchange(m_waiting, {})) then();
}

} // namespace ccr::app
