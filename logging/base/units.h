#pragma once

#include "logging/base/clock.h"
#include "logging/base/result.h"

namespace ccr {

/// What a size without a unit counts in: bytes, except where pino-roll's rule holds.
enum class BareSize
{
    Bytes,
    Mebibytes
};

/// "10M", "1.5g", "512 KiB", "10MB", "100b": digits, perhaps with decimals, and b, k, m, g or t in any case, each 1024 times the
/// one before, perhaps followed by b or ib. An error names the text and what is right.
Result<qint64> parseSize(const QString &text, BareSize bare = BareSize::Bytes);

/// "1d", "30m", "500 ms": a whole number and ms, s, m, h, d or w; "hourly", "daily", "weekly"; a bare number is milliseconds.
Result<milliseconds> parseInterval(const QString &text);

/// The shortest text that parseSize() reads as the same value: "10M", "1536K", "100b".
QString sizeText(qint64 bytes);
/// The same for parseInterval(): "1d", "90s", "1500ms".
QString intervalText(milliseconds interval);

} // namespace ccr
