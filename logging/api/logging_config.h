#pragma once

#include "logging/api/severity.h"

#include <QString>

namespace ccr::logging {

enum class ConsoleFormat
{
    Off,
    Pretty,
    Pino
};

/// What the pipeline does. A value; apply a changed one through LoggingControl.
struct LoggingConfig
{
    Severity level = Severity::Info;
    ConsoleFormat console = ConsoleFormat::Off;
    bool fileEnabled = true;
    QString directory;                            ///< created with mode 0700
    QString fileName = QStringLiteral("ccr.log"); ///< NDJSON in pino's shape, mode 0600
    qint64 maxFileBytes = 50LL * 1024 * 1024;     ///< the file is renamed to ccr.log.1 … when it would grow over this
    int maxFiles = 5;
    int queueCapacity = 65536; ///< records; beyond it the oldest debug and info records give way and the loss is announced
};

} // namespace ccr::logging
