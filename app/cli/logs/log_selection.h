#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/result.h"
#include "logging/query/query.h"

#include <QStringList>

namespace ccr::app {

class CommandArguments;

/// What the options --file, --stream, --since and --until and the operands after the action's name choose.
struct LogSelection
{
    QStringList files; ///< oldest first, the one that is written to last
    QString active;    ///< empty with --file
    logging::Query query;
};

Result<LogSelection> selectLogs(const CommandArguments &arguments, const logging::LoggingConfig &config);

/// The query of the operands, narrowed by --since and --until. An error shows the text with a mark where it is wrong.
Result<logging::Query> queryOf(const CommandArguments &arguments);

/// --limit; `otherwise` without it.
Result<qint64> limitOf(const CommandArguments &arguments, qint64 otherwise);

} // namespace ccr::app
