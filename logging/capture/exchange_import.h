#pragma once

#include "logging/base/result.h"
#include "logging/capture/captured_exchange.h"

#include <atomic>
#include <functional>

namespace ccr::logging {

/// What a file of exchanges held.
struct ImportedFile
{
    bool isCapture = false; ///< false: it is neither a HAR file nor an export, so probably a log
    qint64 exchanges = 0;
    qint64 leftOut = 0;
    QString program;
};

/// Reads a HAR 1.2 file or an NDJSON export, packed with gzip or not, one exchange after the other without holding more than
/// one. `take` returns an error to end it. An error says where in the file something is wrong. Any thread.
Result<ImportedFile> importExchanges(const QString &path, const std::function<Result<Done>(CapturedExchange &&)> &take,
                                     const std::atomic<bool> &cancelled);

} // namespace ccr::logging
