#pragma once

#include "logging/base/clock.h"
#include "logging/query/query_fields.h"

#include <QStringView>

#include <optional>

namespace ccr::logging {

/// A number of the query language in the unit of the field's type: "5s" is 5000 for a duration, "10k" 10240 for a size and
/// 10000 elsewhere, "warn" 40 for a level, "15:04", "2026-11-22" and "-1h" milliseconds since 1970 for a time. Nullopt when the
/// text is no such number.
std::optional<double> queryOperand(QStringView text, QueryType type, WallTime now);

/// A day or a minute is a span: 2026-11-22 ends before the 23rd. The end of what queryOperand() began; nullopt for a point.
std::optional<double> queryOperandEnd(QStringView text, QueryType type, WallTime now);

} // namespace ccr::logging
