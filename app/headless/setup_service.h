#pragma once

#include "logging/base/environment.h"
#include "proxy/api/setup_control.h"
#include "proxy/trial/model_fetch.h"

#include <QThread>

namespace ccr::app {

/// SetupControl for this machine. Main thread; files are read and written by a thread of its own.
class SetupService final : public proxy::SetupControl
{
    Q_OBJECT
public:
    /// A model server that may run on the loopback.
    struct LocalServer
    {
        QString name;
        QString templateId;
        QString url; ///< base URL
    };

    /// `path`: of the configuration in use. `token`: what clients must present now; empty: anything will do.
    SetupService(QString path, Environment environment, std::function<QString()> token, QList<LocalServer> servers = usualServers(),
                 QObject *parent = nullptr);
    ~SetupService() override;
    static QList<LocalServer> usualServers();

    void scan(QObject *context, std::function<void(const QList<proxy::SetupFind> &)> answer) override;
    void connectClaude(const QString &baseUrl, QObject *context, std::function<void(const Result<QString> &)> answer) override;
    void readClaude(QObject *context, std::function<void(const QString &baseUrl)> answer) override;
    QString claudeSettingsPath() const override;

private:
    struct Scan;
    void ask(const LocalServer &server, const std::shared_ptr<Scan> &scan);

    QString m_path;
    Environment m_environment;
    std::function<QString()> m_token;
    QList<LocalServer> m_servers;
    proxy::ModelFetch m_models;
    QThread m_thread;
    QObject m_worker; ///< in m_thread
};

} // namespace ccr::app
