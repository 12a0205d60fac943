#pragma once

#include "logging/base/environment.h"
#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"
#include "proxy/api/secret_trouble.h"

#include <QByteArray>

namespace ccr {
struct Json5Value;
}

namespace ccr::proxy {

/// What became of an entry of the system's keychain.
struct StoredSecret
{
    QString value;
    Phrase problem; ///< not empty: it cannot be had, and what to do
    SecretTrouble trouble = SecretTrouble::None;
    bool operator==(const StoredSecret &) const = default;
};
/// By name, for "keychain:NAME". A name that is not in it is waited for.
using StoredSecrets = QMap<QString, StoredSecret>;

/// Something in the file that does not stop the program but that its owner should know.
struct ConfigNotice
{
    int line = 0;    ///< 1-based; 0 when not known
    QString pointer; ///< "/Providers/0/api_key"
    Phrase message;
};

/// What only those need who start an agent.
struct AgentConfig
{
    QString claudePath = QStringLiteral("claude"); ///< CLAUDE_PATH, else the environment's
    bool nonInteractive = false;                   ///< NON_INTERACTIVE_MODE
    QString smallFastModel;                        ///< ANTHROPIC_SMALL_FAST_MODEL
    QByteArray statusLineJson;                     ///< StatusLine, an object as JSON; empty: not set
    bool tokenSpeed = false;                       ///< plugin token-speed is enabled
    bool noServer = false;                         ///< of a preset: the agent speaks to the provider itself
    QByteArray claudeCodeSettingsJson;             ///< of a preset: {env, statusLine …}, an object as JSON; empty: not set
};

struct LoadedConfig
{
    ProxyConfig config;
    AgentConfig agent;
    QMap<QString, AgentConfig> presetAgents; ///< by the preset's name
    std::vector<ConfigNotice> notices;
    QStringList keychainNames; ///< entries that the file refers to
};

/// Reads JSON5 text, interpolates $VAR and ${VAR}, checks every known key. An error names file, line, key and reason.
/// `fileName` also says where the folders beside it are. Presets are not looked for.
Result<LoadedConfig> parseConfig(const QByteArray &text, const QString &fileName, const Environment &environment,
                                 const StoredSecrets &secrets = {});

enum class ConfigKind
{
    Main,
    Preset ///< has keys of its own, and no server
};

/// The same for a tree: `root` must be an object.
Result<LoadedConfig> readConfig(const Json5Value &root, const QString &fileName, const Environment &environment,
                                const StoredSecrets &secrets, ConfigKind kind = ConfigKind::Main);

/// Reads the file and the presets beside it; a missing file, or one without any provider, gives the demo configuration.
Result<LoadedConfig> loadConfig(const QString &path, const Environment &environment, const StoredSecrets &secrets = {});

/// The built-in provider and routes to it.
ProxyConfig demoConfig();

/// CCR_CONFIG of the environment, else .claude-code-router/config.json in its HOME_DIR or HOME.
QString defaultConfigPath(const Environment &environment);

/// `path` with a leading "~/" replaced by the environment's HOME.
QString expandHome(const QString &path, const Environment &environment);

} // namespace ccr::proxy
