#pragma once

#include "proxy/api/config_control.h"
#include "proxy/config/config_loader.h"
#include "proxy/config/config_watcher.h"

#include <QThread>

namespace ccr::app {

/// ConfigControl over the file; reads, checks and writes in a thread of its own. Main thread.
class ConfigService final : public proxy::ConfigControl
{
    Q_OBJECT
public:
    ConfigService(QString path, Environment environment, QObject *parent = nullptr);
    ~ConfigService() override;

    QString path() const override { return m_path; }
    void read(QObject *context, Answer<proxy::ConfigSource> answer) override { readOther(m_path, context, std::move(answer)); }
    void readOther(const QString &path, QObject *context, Answer<proxy::ConfigSource> answer) override;
    void check(const Json5Value &draft, QObject *context, Answer<proxy::ConfigCheck> answer) override;
    void save(const Json5Value &base, const Json5Value &draft, QObject *context, Answer<Result<Done>> answer) override;

private:
    template <typename T>
    void run(std::function<T()> task, QObject *context, Answer<T> answer);

    QString m_path;
    Environment m_environment;
    QThread m_thread;
    QObject m_worker; ///< in m_thread
    proxy::ConfigWatcher m_watcher;
};

/// Every name of a "keychain:NAME" in it.
QStringList keychainNames(const Json5Value &config);
/// The entries of `known`, and a stand-in for each other name, so that what is only asked about is not refused for want of a key.
proxy::StoredSecrets withStandIns(const Json5Value &config, const proxy::StoredSecrets &known);

} // namespace ccr::app
