#include "logging/api/snapshots.h"

#include <algorithm>
#include <numeric>

namespace ccr::logging {

std::string_view toString(Outcome outcome)
{
    switch (outcome) {
    case Outcome::InFlight: return "in_flight";
    case Outcome::Ok: return "ok";
    case Outcome::Failed: return "failed";
    case Outcome::StreamTruncated: return "stream_truncated";
    case Outcome::StreamErrorEvent: return "stream_error_event";
    case Outcome::EmptyResponse: return "empty_response";
    case Outcome::ClientCancelled: return "client_cancelled";
    case Outcome::Rejected: return "rejected";
    }
    return "failed";
}

std::string_view toString(LoggingStatus status)
{
    switch (status) {
    case LoggingStatus::Healthy: return "healthy";
    case LoggingStatus::Degraded: return "degraded";
    case LoggingStatus::Unhealthy: break;
    }
    return "unhealthy";
}

std::string_view toString(StreamState state)
{
    switch (state) {
    case StreamState::Ok: return "ok";
    case StreamState::Degraded: return "degraded";
    case StreamState::Down: break;
    }
    return "down";
}

void OutputCounts::addWriteError(int error, std::uint64_t times)
{
    const auto known = std::find_if(writeErrors.begin(), writeErrors.end(), [error](const auto &entry) { return entry.first == error; });
    if (known == writeErrors.end())
        writeErrors.emplace_back(error, times);
    else
        known->second += times;
}

std::string_view toString(ExchangeState state)
{
    switch (state) {
    case ExchangeState::Created: return "created";
    case ExchangeState::Routing: return "routing";
    case ExchangeState::Connecting: return "connecting";
    case ExchangeState::WaitingFirstByte: return "waiting_first_byte";
    case ExchangeState::Streaming: return "streaming";
    case ExchangeState::Completed: return "completed";
    case ExchangeState::Failed: return "failed";
    case ExchangeState::Timeout: return "timeout";
    case ExchangeState::Cancelled: return "cancelled";
    case ExchangeState::Aborted: return "aborted";
    }
    return "failed";
}

std::string_view toString(FinishClass finish)
{
    switch (finish) {
    case FinishClass::None: return "";
    case FinishClass::Normal: return "normal";
    case FinishClass::Truncated: return "truncated";
    case FinishClass::Tool: return "tool";
    case FinishClass::Paused: return "paused";
    case FinishClass::Filtered: return "filtered";
    case FinishClass::Abnormal: return "abnormal";
    case FinishClass::Cancelled: return "cancelled";
    case FinishClass::Timeout: return "timeout";
    case FinishClass::Error: return "error";
    case FinishClass::Other: return "other";
    }
    return "other";
}

std::string_view toString(ErrorSeverity severity)
{
    switch (severity) {
    case ErrorSeverity::Info: return "info";
    case ErrorSeverity::Warning: return "warning";
    case ErrorSeverity::Error: return "error";
    case ErrorSeverity::Critical: return "critical";
    case ErrorSeverity::Fatal: return "fatal";
    }
    return "error";
}

std::optional<ErrorSeverity> errorSeverityFromString(std::string_view word)
{
    for (const ErrorSeverity severity :
         {ErrorSeverity::Info, ErrorSeverity::Warning, ErrorSeverity::Error, ErrorSeverity::Critical, ErrorSeverity::Fatal})
        if (word == toString(severity)) return severity;
    return {};
}

nanoseconds DurationCounts::bound(std::size_t index)
{
    constexpr std::int64_t steps[] = {100, 250, 500};
    std::int64_t value = steps[index % 3];
    for (std::size_t decade = 0; decade < index / 3; ++decade) value *= 10;
    return nanoseconds(value);
}

void DurationCounts::add(nanoseconds duration)
{
    std::size_t index = 0;
    while (index < bounds && duration > bound(index)) ++index;
    ++counts[index];
    sum += std::max(duration, nanoseconds{});
}

void DurationCounts::add(const DurationCounts &other)
{
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += other.counts[i];
    sum += other.sum;
}

std::uint64_t DurationCounts::count() const
{
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t(0));
}

std::uint64_t sumOf(const LostByLevel &lost)
{
    return std::accumulate(lost.begin(), lost.end(), std::uint64_t(0));
}

LostByLevel &operator+=(LostByLevel &sum, const LostByLevel &lost)
{
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += lost[i];
    return sum;
}

std::size_t levelIndex(Severity severity)
{
    return static_cast<std::size_t>(std::clamp(static_cast<int>(severity) / 10 - 1, 0, 5));
}

void OutputCounts::addLoss(std::string_view reason, const LostByLevel &byLevel)
{
    if (sumOf(byLevel) == 0) return;
    const auto known = std::find_if(losses.begin(), losses.end(), [reason](const LossCounts &loss) { return loss.reason == reason; });
    (known == losses.end() ? losses.emplace_back(LossCounts{.reason = reason}) : *known).byLevel += byLevel;
}

TokenCounts &TokenCounts::operator+=(const TokenCounts &other)
{
    if (!other.known) return *this;
    input += other.input;
    output += other.output;
    cacheRead += other.cacheRead;
    cacheWrite += other.cacheWrite;
    if (other.reasoning) reasoning = reasoning.value_or(0) + *other.reasoning;
    known = true;
    return *this;
}

std::optional<double> tokensPerSecond(const TokenCounts &tokens, const StreamNumbers &stream)
{
    if (!tokens.known || tokens.output < 2 || !stream.firstContent || !stream.lastContent) return {};
    const double seconds = std::chrono::duration<double>(*stream.lastContent - *stream.firstContent).count();
    if (seconds <= 0) return {};
    return static_cast<double>(tokens.output - 1) / seconds;
}

} // namespace ccr::logging
