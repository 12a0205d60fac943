#pragma once

#include "logging/api/logging_control.h"
#include "logging/api/metrics_snapshot.h"

#include <QObject>

#include <memory>

namespace ccr::logging {

/// One thing that the owner of a configuration should know.
struct ConfigFinding
{
    bool isError = false; ///< the value is not used; otherwise it does not do what was probably meant
    QString text;         ///< where, what and what to do, in one line of English
    QString source;       ///< a file's path, "environment", "command line", "preset production"
    QString pointer;      ///< "/Logging/streams/0/level" (RFC 6901); of an environment its variable; empty: all of the source
    int line = 0;         ///< 1-based; 0 when there is none
    Phrase reason;        ///< what is wrong; names the field and the value
    Phrase suggestion;    ///< what to do about it
    bool operator==(const ConfigFinding &) const = default;
};

struct CheckedConfig
{
    LoggingConfig config; ///< always one that works: what is wrong is as if it had not been written
    QList<ConfigFinding> findings;
};

/// How a program would log with this file (config.json, or a stand-alone file beside it), the environment and the defaults.
/// Changes nothing. Any thread.
CheckedConfig readLoggingConfig(const QString &configFile);

/// The whole library for a program that wants nothing but to log: finds and reads the configuration, writes what it says, and
/// follows the files when they change. Lives in the thread that made it, which needs an event loop for the latter. Its
/// destructor writes everything that was logged before.
class LoggingSystem : public QObject
{
    Q_OBJECT
public:
    /// Never fails: what cannot work is in findings() and in health(). Empty `configFile`: the standard place,
    /// ~/.claude-code-router/config.json.
    static std::unique_ptr<LoggingSystem> create(const QString &configFile = {});

    virtual LoggingControl &control() = 0;
    virtual MetricsSource &metrics() = 0;
    virtual const QList<ConfigFinding> &findings() const = 0;
    /// Reads the files again, now.
    virtual void reload() = 0;

Q_SIGNALS:
    /// After a change of the files took effect, or showed something new to find.
    void configChanged(const ccr::logging::LoggingConfig &config);
};

} // namespace ccr::logging
