#pragma once

#include "app/headless/known_secrets.h"
#include "app/headless/log_migration.h"
#include "app/headless/secret_vault.h"
#include "app/headless/spare_heap.h"
#include "app/headless/token_speed.h"
#include "logging/config/logging_resolver.h"
#include "logging/config/logging_watcher.h"
#include "logging/pipeline/logging_service.h"
#include "logging/report/stored_reports.h"
#include "proxy/config/config_loader.h"
#include "proxy/config/config_watcher.h"
#include "proxy/proxy_service.h"

#include <QObject>

#include <memory>
#include <optional>

namespace ccr::app {

/// What a command line may say about the core; whatever is absent comes from the configuration.
struct CoreOptions
{
    QString configPath; ///< empty: ~/.claude-code-router/config.json
    QString host;
    std::optional<quint16> port;
    logging::LoggingCommandLine logging;
    SecretStore *secretStore = nullptr; ///< outlives the core; null: the keychain of the session
};

/// Logging, proxy and the watched configuration: the part that the headless program and the window share. A changed file is
/// applied while requests run, within a second; one that cannot be read is reported and the last good one stays, and so it is
/// with the files that say how to log. Providers whose keys are in
/// the keychain begin to work when it has answered. Main thread.
class Core final : public QObject
{
    Q_OBJECT
public:
    /// An error when there is no configuration to start with.
    static Result<std::unique_ptr<Core>> create(const CoreOptions &options);
    /// For the window, which starts all the same and shows the problem; the demo provider answers meanwhile.
    static std::unique_ptr<Core> createWithProblem(const CoreOptions &options, const Phrase &problem);
    ~Core() override;
    /// The configuration file that the options mean.
    static QString pathOf(const CoreOptions &options);

    logging::LoggingService &logging() { return m_logging; }
    proxy::ProxyService &proxy() { return *m_proxy; }
    /// The configuration file.
    const QString &path() const { return m_path; }
    SecretVault &vault() { return m_vault; }
    /// What clients must present; empty: nothing.
    const QString &clientKey() const { return m_clientKey; }
    /// This secret has another value now: whoever uses it gets it.
    void secretChanged(const QString &name);
    /// Reads the file again, and what the keychain did not give out.
    void reload();
    /// Puts the log files aside and begins new ones.
    void rotateLogs();

private:
    Core(const CoreOptions &options, const proxy::LoadedConfig &loaded);
    logging::ResolvedLogging resolveLogging();
    void apply();
    void applyLogging();
    void reportLogging(const logging::ResolvedLogging &resolved);
    void applyTokenSpeed(const proxy::LoadedConfig &loaded);
    void report(const proxy::LoadedConfig &loaded);
    proxy::ProxyConfig adjusted(proxy::ProxyConfig config) const;
    std::vector<std::string> allSecrets(const proxy::ProxyConfig &config) const;

    CoreOptions m_options;
    QString m_path;
    bool m_hadFile;
    logging::LoggingReloader m_loggingReloader;
    logging::ResolvedLogging m_resolvedLogging;
    logging::LoggingService m_logging;
    logging::StoredReports m_reports;
    logging::Log m_log;
    std::unique_ptr<SecretStore> m_keychain; ///< unless the options bring one
    SecretVault m_vault;
    KnownSecrets m_secrets;
    QString m_clientKey;
    std::unique_ptr<proxy::ProxyService> m_proxy;
    std::unique_ptr<TokenSpeed> m_tokenSpeed; ///< null: the plugin is off
    proxy::ConfigWatcher m_watcher;
    logging::LoggingWatcher m_loggingWatcher;
    logging::ConfigDiagnostics m_told; ///< about the logging: each once
    SpareHeap m_spareHeap;
    LogMigration m_migration;          ///< last: its thread uses what comes before
};

/// Lets the process open as many files as the system allows it to: each live request needs two.
void raiseFileLimit();

} // namespace ccr::app
