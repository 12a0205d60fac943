#pragma once

#include "logging/api/severity.h"
#include "logging/base/clock.h"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ccr::logging {

/// JSON text that is written as it stands.
struct RawJson
{
    std::string text;
};

using FieldValue = std::variant<std::string, std::int64_t, double, bool, RawJson>;
/// Ordered: fields are written in the order in which the call site gave them.
using Fields = std::vector<std::pair<std::string, FieldValue>>;

/// One log entry. Strings are UTF-8.
struct LogRecord
{
    WallTime time;
    Severity severity = Severity::Info;
    std::string component; ///< short name of the part that speaks: "proxy", "http", "config" …
    std::string message;
    std::string exchangeId; ///< empty when the record belongs to no request; written as reqId
    Fields fields;
};

} // namespace ccr::logging
