#pragma once

#include "logging/api/logging_config.h"
#include "logging/api/snapshots.h"
#include "ui/models/status_table.h"

#include <QCoreApplication>

namespace ccr::ui {

/// How the log outputs are doing, for people. Any thread.
class LoggingTables
{
    Q_DECLARE_TR_FUNCTIONS(ccr::ui::LoggingTables)
public:
    enum Column
    {
        Stream,
        State,
        Level,
        Target,
        Written,
        Waiting,
        Dropped,
        Size,
        PutAside,
        LastError,
        ColumnCount
    };

    /// A row for each stream of the configuration that is switched on, with what is known of it.
    static StatusTable streams(const logging::LoggingHealth &health, const logging::LoggingConfig &config);
    /// One value a line: state, process, time, queue, losses. `processId` and `restarts`: of the logging's process.
    static StatusTable summary(const logging::LoggingHealth &health, qint64 processId, std::uint64_t restarts);

private:
    static QString stateText(logging::StreamState state);
    static QString lastError(const logging::StreamHealth &health);
    static StatusRow row(const logging::StreamConfig &stream, const logging::StreamHealth *health);
};

} // namespace ccr::ui
