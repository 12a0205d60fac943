#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/clock.h"

#include <cstdint>
#include <string>

namespace ccr::logging {

/// ISO 8601 in UTC. Keeps the text of the last second, since most records share it. One thread at a time.
class IsoTime
{
public:
    void appendMillis(std::string &out, WallTime time); ///< 2026-11-22T19:59:38.448Z
    void appendNanos(std::string &out, WallTime time);  ///< 2026-11-22T19:59:38.448000001Z
private:
    void appendSecond(std::string &out, WallTime time);

    std::int64_t m_second = INT64_MIN;
    char m_text[20] = {}; ///< up to the point
};

/// The time as formats for people have it: ISO 8601 with milliseconds, with nanoseconds, or none.
class ReadableTime
{
public:
    explicit ReadableTime(TimeFormat format) : m_format(format) {}
    bool isWanted() const { return m_format != TimeFormat::None; }
    void append(std::string &out, WallTime time);

private:
    TimeFormat m_format;
    IsoTime m_iso;
};

/// Appends `number` with leading zeros.
void appendPadded(std::string &out, std::int64_t number, int width);

} // namespace ccr::logging
