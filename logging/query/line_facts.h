#pragma once

#include "logging/api/severity.h"
#include "logging/base/clock.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ccr::logging {

/// What an index of log lines keeps of each.
struct LineFacts
{
    Severity severity = Severity::Info;
    std::optional<WallTime> time; ///< only when it was asked for
};

/// Level and time of lines, the same that RecordLineReader finds, at the speed of reading: a line is parsed only when its level
/// or time does not stand in its outermost object before any other object. One thread.
class LineFactsReader
{
public:
    LineFactsReader();
    ~LineFactsReader();
    /// `line` may be cut after a few thousand bytes: what is looked for stands before.
    LineFacts read(std::string_view line, bool wantsTime);

private:
    struct Slow;
    LineFacts slow(std::string_view line) const;
    std::unique_ptr<Slow> m_slow;
};

/// Of a line that is no JSON: an ISO 8601 time at its beginning, perhaps in brackets, and the first of the level names that
/// stands among its first words, in capitals or in brackets.
std::optional<WallTime> timeOfText(std::string_view line);
std::optional<Severity> levelOfText(std::string_view line);

/// A level of somebody's own counts as the next lower one of ours.
Severity severityFromNumber(std::int64_t number);
/// Value of a member of a log line: a number of seconds, milliseconds or nanoseconds since 1970, by its size.
WallTime timeFromNumber(std::int64_t number);
std::optional<WallTime> timeFromText(std::string_view text);

} // namespace ccr::logging
