#pragma once

#include "logging/api/log.h"
#include "logging/api/logging_config.h"
#include "logging/redact/secret_redactor.h"

#include <QThreadPool>

#include <atomic>

namespace ccr::app {

/// Takes over the logs that the original left beside the configuration, on a thread of its own, and tells in one record what came
/// of it. The destructor interrupts it; what is not done then is done at the next start.
class LogMigration
{
public:
    /// Both are used until the end of this object.
    LogMigration(const logging::SecretRedactor &redactor, const logging::Log &log);
    ~LogMigration();
    Q_DISABLE_COPY_MOVE(LogMigration)

    /// Does nothing when integration.migrateExistingLogs is off or no stream writes to a file. Once.
    void begin(const logging::LoggingConfig &config, const QString &configFolder);

private:
    void run(const logging::LoggingConfig &config, const QString &configFolder) const;

    const logging::SecretRedactor &m_redactor;
    const logging::Log m_log;
    std::atomic<bool> m_cancelled = false;
    QThreadPool m_thread;
};

} // namespace ccr::app
