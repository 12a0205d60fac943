#pragma once

#include "logging/api/snapshots.h"

#include <QString>

namespace ccr::ui {

constexpr bool isFailure(logging::Outcome outcome)
{
    using enum logging::Outcome;
    return outcome == Failed || outcome == StreamTruncated || outcome == StreamErrorEvent || outcome == EmptyResponse
           || outcome == Rejected;
}
inline bool isFailure(const logging::ExchangeSnapshot &exchange)
{
    return isFailure(exchange.outcome);
}

/// How long the stream of a running exchange has been silent, once that is long for this stream: longer than 5 s and than
/// eight times its usual gap. Zero: it is not.
nanoseconds stalledFor(const logging::ExchangeSnapshot &exchange, WallTime now);

/// "✓ 200", "✕ 429", "◐ 3.2 s", "‖ 8.0 s", "≠ 200", "⊘", "↻2 ✓ 200": the shape says what it is, without any colour.
QString statusText(const logging::ExchangeSnapshot &exchange, WallTime now);

} // namespace ccr::ui
