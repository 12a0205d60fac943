#pragma once

#include "app/headless/known_secrets.h"
#include "proxy/api/trial_control.h"

#include <QThread>

namespace ccr::app {

/// TrialControl in a thread of its own, apart from that of the proxy: a test never delays a request. Main thread.
class TrialService final : public proxy::TrialControl
{
    Q_OBJECT
public:
    /// `path`: of the configuration; what lies beside it (settings of sessions) counts. `store` outlives this.
    TrialService(QString path, Environment environment, SecretStore &store, QObject *parent = nullptr);
    ~TrialService() override;

    void explain(const Json5Value &config, const proxy::TrialRequest &request, QObject *context,
                 Answer<proxy::RouteVerdict> answer) override;
    void replay(const Json5Value &saved, const Json5Value &draft, const QList<proxy::RecordedRequest> &requests, QObject *context,
                Answer<proxy::ReplayReport> answer) override;
    void probe(const Json5Value &config, const QString &provider, const QString &model, const QString &keyLabel, QObject *context,
               Answer<proxy::ProbeReport> answer) override;
    void fetchModels(const Json5Value &config, const QString &provider, QObject *context, Answer<Result<QStringList>> answer) override;
    /// It has another value now.
    void forgetSecret(const QString &name) { m_secrets.forget(name); }

private:
    class Worker;
    using Config = Result<std::shared_ptr<const proxy::ProxyConfig>>;
    Config loaded(const Json5Value &config, const proxy::StoredSecrets &secrets) const;
    void withSecrets(const Json5Value &config, std::function<void()> then);
    void runWaiting();

    QString m_path;
    Environment m_environment;
    KnownSecrets m_secrets;
    std::vector<std::function<void()>> m_waiting; ///< for the secrets
    QThread m_thread;
    Worker *m_worker; ///< in m_thread, deleted there
};

} // namespace ccr::app
