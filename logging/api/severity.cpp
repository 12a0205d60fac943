#include "logging/api/severity.h"

#include "logging/base/ascii.h"

#include <algorithm>

namespace ccr::logging {

namespace {

struct Name
{
    Severity severity;
    std::string_view name;
};

constexpr Name names[] = {{Severity::Trace, "trace"}, {Severity::Debug, "debug"}, {Severity::Info, "info"},    {Severity::Warn, "warn"},
                          {Severity::Error, "error"}, {Severity::Fatal, "fatal"}, {Severity::Silent, "silent"}};

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return asciiLower(x) == asciiLower(y); });
}

} // namespace

std::string_view toString(Severity severity)
{
    for (const Name &entry : names)
        if (entry.severity == severity) return entry.name;
    return "info";
}

std::optional<Severity> severityFromString(std::string_view name)
{
    for (const Name &entry : names)
        if (equalsIgnoringCase(entry.name, name)) return entry.severity;
    return std::nullopt;
}

} // namespace ccr::logging
