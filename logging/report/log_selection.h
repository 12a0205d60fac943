#pragma once

#include "logging/api/logging_config.h"
#include "logging/report/question_reader.h"

namespace ccr::logging {

/// Where records are looked for, and which.
struct LogSelection
{
    QStringList files; ///< oldest first, the one that is written to last
    QString active;    ///< the latter; empty: none is written to
    Query query;
};

/// The files of the stream that the option "stream" names, or of the first that writes to a file together with old logs that were
/// imported.
Result<LogSelection> selectLogs(const QuestionReader &question, const LoggingConfig &config);

} // namespace ccr::logging
