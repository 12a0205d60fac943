#pragma once

#include "logging/config/config_diagnostic.h"
#include "logging/config/logging_sources.h"
#include "logging/config/preset_choice.h"

namespace ccr::logging {

/// One value that is in force, and who says so.
struct EffectiveOption
{
    QString pointer; ///< "/streams/0/level"
    QString value;   ///< JSON; of a secret only that it is set
    ConfigOrigin origin;
    bool operator==(const EffectiveOption &) const = default;
};

struct ResolvedLogging
{
    LoggingConfig config; ///< always one that works
    std::vector<EffectiveOption> values;
    ConfigDiagnostics diagnostics;
    PresetChoice preset;
    bool selfDiagnostics = false; ///< DEBUG=claude-code-router:logging: what goes on in the logging is told on standard error

    bool hasErrors() const;
};

/// The one place that decides how the program logs. Sources, the strongest first: the command line (--log-level,
/// --log-console, --logging-config), the environment, .env beside config.json, EnvironmentVariables blocks, "Logging" in
/// config.json and then the LOG… keys at its root, the stand-alone file, the preset, the defaults. Every dialect is read, and
/// what is wrong with a value never harms another. Never fails; any thread.
ResolvedLogging resolveLogging(const LoggingSources &sources);

/// The same for a program that runs: a file that has become wrong counts as it was when it was right, and the diagnostics tell
/// what is wrong with it now.
class LoggingReloader
{
public:
    ResolvedLogging resolve(const LoggingSources &sources);

private:
    std::optional<SourceFile> m_config;
    std::optional<SourceFile> m_standAlone;
    std::optional<SourceFile> m_dotenv;
    std::optional<SourceFile> m_syncedPrices;
};

} // namespace ccr::logging
