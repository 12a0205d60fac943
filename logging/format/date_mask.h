#pragma once

#include "logging/base/clock.h"

#include <QString>

#include <ctime>
#include <string>
#include <vector>

namespace ccr::logging {

/// Writes a time by a pattern of pino-pretty's translateTime, that is a mask of the npm package dateformat 4 ("HH:MM:ss.l",
/// "yyyy-mm-dd", 'quoted text', isoDateTime …):
/// - SYS:<mask> in the time zone of the system, UTC:<mask> and <mask> in UTC;
/// - SYS:standard is yyyy-mm-dd HH:MM:ss.l o in the time zone of the system, "true" and an empty pattern are its time of day.
/// In the system's zone Z is the zone's short name. One thread at a time.
class DateMask
{
public:
    explicit DateMask(const QString &pattern);
    void append(std::string &out, WallTime time);
    /// Letters outside of quotes that are no part of a time, and so stand for themselves.
    static QString strayLetters(const QString &pattern);

private:
    struct Piece
    {
        std::string text;
        bool isToken = false;
    };

    void compile(std::string_view mask);
    void convert(std::int64_t second);
    void appendDate(std::string &out, std::string_view token) const;
    void appendClock(std::string &out, std::string_view token, int millis) const;

    std::vector<Piece> m_pieces;
    bool m_utc = false;
    bool m_gmt = false;
    std::int64_t m_second = INT64_MIN; ///< that m_parts describes
    std::tm m_parts{};
};

} // namespace ccr::logging
