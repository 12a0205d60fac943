#pragma once

#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"

#include <QByteArray>

#include <functional>

namespace ccr::proxy {

/// Value of an environment variable, or a null QString. A parameter so that tests need no real environment.
using Environment = std::function<QString(const QString &)>;
Environment processEnvironment();

/// Something in the file that does not stop the program but that its owner should know.
struct ConfigNotice
{
    int line = 0;    ///< 1-based; 0 when not known
    QString pointer; ///< "/Providers/0/api_key"
    QString message;
};

struct LoadedConfig
{
    ProxyConfig config;
    std::vector<ConfigNotice> notices;
    bool logToFile = true; ///< key LOG
    QString logLevel;      ///< key LOG_LEVEL, empty when absent
};

/// Reads JSON5 text, interpolates $VAR and ${VAR}, checks every known key. An error names file, line, key and reason.
Result<LoadedConfig> parseConfig(const QByteArray &text, const QString &fileName, const Environment &environment);

/// Reads the file; a missing file, or one without any provider, gives the demo configuration.
Result<LoadedConfig> loadConfig(const QString &path, const Environment &environment);

/// The built-in provider and routes to it.
ProxyConfig demoConfig();

/// CCR_CONFIG of the environment, else ~/.claude-code-router/config.json of its HOME.
QString defaultConfigPath(const Environment &environment);

} // namespace ccr::proxy
