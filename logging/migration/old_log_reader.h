#pragma once

#include "logging/query/record_line.h"

#include <functional>
#include <optional>

namespace ccr::logging {

/// Makes records of a log that the original program wrote, in which three kinds of lines may stand side by side: pino's NDJSON,
/// "[2025-08-05T10:00:00.000Z] text" of its plain text log, and the further lines of such a text. A plain text has no level: it
/// is an error when its beginning speaks of one, a warning likewise, otherwise info. What has no time has that of the record
/// before it. Lines that this program wrote into the same file are left out. One thread.
class OldLogReader
{
public:
    using Take = std::function<void(LogRecord &&)>;

    /// `begun`: the time of records before the first that has one.
    OldLogReader(WallTime begun, Take take) : m_time(begun), m_take(std::move(take)) {}

    void add(std::string_view line);
    /// The last text may have been waiting for further lines.
    void finish();
    std::int64_t ownLines() const { return m_ownLines; }

    /// What a text becomes that waits for further lines at most.
    static constexpr std::size_t mostOfAText = 1024UL * 1024;

private:
    bool addJson(std::string_view line);
    bool addText(std::string_view line);
    void give(LogRecord &&record);

    WallTime m_time;
    const Take m_take;
    RecordLineReader m_lines;
    std::optional<LogRecord> m_text; ///< may go on
    std::int64_t m_ownLines = 0;
    bool m_followsOwn = false; ///< the line before was one of ours
};

} // namespace ccr::logging
