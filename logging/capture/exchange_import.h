#pragma once

#include "logging/api/log_record.h"
#include "logging/base/result.h"
#include "logging/capture/captured_exchange.h"

#include <atomic>
#include <functional>

namespace ccr::logging {

/// What a file of exchanges held.
struct ExchangeFileContent
{
    bool isCapture = false; ///< false: it is neither a HAR file nor an export, so probably a log
    qint64 exchanges = 0;
    qint64 records = 0;
    qint64 leftOut = 0;
    QString program;
};

/// Who takes what a file holds. An error ends the reading.
struct ImportTarget
{
    std::function<Result<Done>(CapturedExchange &&)> exchange;
    std::function<Result<Done>(LogRecord &&)> record; ///< null: those of the log are passed over
};

/// Reads a HAR 1.2 file or an NDJSON export, packed with gzip or not, one exchange after the other without holding more than
/// one. An error says where in the file something is wrong. Any thread.
Result<ExchangeFileContent> importExchanges(const QString &path, const ImportTarget &target, const std::atomic<bool> &cancelled);

} // namespace ccr::logging
