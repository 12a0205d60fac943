#include "logging/sink/queue_account.h"

#include <utility>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

LogRecord lossRecord(const LostByLevel &lost, WallTime since)
{
    constexpr std::array<const char *, unknownLevel + 1> names{"trace", "debug", "info", "warn", "error", "fatal", "unknown"};
    std::string byLevel;
    for (std::size_t level = 0; level < lost.size(); ++level)
        if (lost[level] > 0) byLevel += (byLevel.empty() ? "{\"" : ",\"") + std::string(names[level]) + "\":" + std::to_string(lost[level]);
    return {.time = wallNow(),
            .severity = Severity::Warn,
            .component = "logging",
            .message = "records dropped",
            .exchangeId = {},
            .fields = {{"count", static_cast<std::int64_t>(sumOf(lost))},
                       {"dropped", RawJson{byLevel + '}'}},
                       {"reason", std::string("queue of the stream full")},
                       {"milliseconds", std::int64_t{(wallNow() - since) / 1ms}}}};
}

} // namespace

void QueueAccount::lose(Severity severity)
{
    if (sumOf(m_untold) == 0) m_firstUntold = wallNow();
    ++m_lost[levelIndex(severity)];
    ++m_untold[levelIndex(severity)];
}

std::optional<LogRecord> QueueAccount::notice(std::size_t waiting)
{
    if (sumOf(m_untold) == 0 || waiting > m_capacity / 2) return std::nullopt;
    return lossRecord(std::exchange(m_untold, {}), m_firstUntold);
}

} // namespace ccr::logging
