#pragma once

#include <optional>
#include <string_view>

namespace ccr::logging {

/// Levels with the numbers of pino, so that a record can be compared and written without a table.
enum class Severity : int
{
    Trace = 10,
    Debug = 20,
    Info = 30,
    Warn = 40,
    Error = 50,
    Fatal = 60,
    Silent = 100
};

/// Lower-case pino name: "trace" … "fatal", "silent".
std::string_view toString(Severity severity);
/// Accepts the pino names in any case.
std::optional<Severity> severityFromString(std::string_view name);

} // namespace ccr::logging
