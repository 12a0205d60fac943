#pragma once

#include "logging/report/question_reader.h"
#include "logging/rotation/purge.h"

namespace ccr::logging {

/// The options days, max-files and max-bytes; one of them at least.
Result<PurgeLimits> purgeLimitsOf(const QuestionReader &question);

/// What a purge removes, or removed.
struct PurgeOutcome
{
    PurgePlan plan;
    qint64 requests = 0;    ///< of the history
    QList<Phrase> failed{}; ///< files, each with the reason
    bool isDryRun = false;

    /// {files: [{stream, path, bytes}], bytes, requests, dryRun, failed}
    QByteArray json() const;
};

/// Removes what is over the limits, also requests that are too old, unless the option dry-run is given.
Result<PurgeOutcome> runPurge(const QuestionReader &question, const LoggingConfig &config);

} // namespace ccr::logging
