#pragma once

#include "logging/base/clock.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ccr::logging {

/// What an event of a stream is for.
enum class StreamEventKind
{
    Content,
    Thinking,
    Tool,
    Ping,
    Meta, ///< beginnings, ends, usage
    Error
};
constexpr int streamEventKinds = 6;
std::string_view toString(StreamEventKind kind); ///< "content", "thinking" …
std::optional<StreamEventKind> streamEventKindFromString(std::string_view word);

/// When an event of a stream passed and what it was, without what it said.
struct TimedEvent
{
    nanoseconds at{}; ///< since the exchange's first byte
    StreamEventKind kind = StreamEventKind::Meta;
    std::string type;        ///< its name, or what its data says that it is
    int block = -1;          ///< the number that the stream gives the part of the answer; -1: none
    bool isTerminal = false; ///< a stream that ends after it is whole
    int attempt = 0;         ///< 0 on the client's side
    std::int64_t bytes = 0;  ///< as it passed, its blank line included
    bool operator==(const TimedEvent &) const = default;
};

/// The events of the streams of one exchange, packed; an empty text: there are none.
struct RecordedTimeline
{
    std::string exchangeId;
    std::string provider; ///< of all attempts, one after the other
    std::string client;
    bool isEmpty() const { return provider.empty() && client.empty(); }
    std::int64_t size() const { return static_cast<std::int64_t>(provider.size() + client.size()); }
    bool operator==(const RecordedTimeline &) const = default;
};

/// Packs the events of one side of an exchange into some six bytes each: variable-length numbers (LEB128), the kinds and types
/// by their number in the order in which they came first.
class TimelinePacker
{
public:
    static constexpr std::int64_t mostEvents = 20'000; ///< what comes later is counted only
    static constexpr std::size_t mostLabels = 200;     ///< what has another type later has none

    void add(const TimedEvent &event); ///< `event.at` is not before that of the last one
    std::string take();                ///< and begins anew

private:
    std::string m_packed;
    std::map<std::pair<int, std::string>, std::uint64_t, std::less<>> m_labels;
    std::int64_t m_events = 0;
    std::int64_t m_leftOut = 0;
    std::int64_t m_lastMicros = 0;
    int m_attempt = 0;
};

struct Timeline
{
    std::vector<TimedEvent> events;
    std::int64_t leftOut = 0; ///< events beyond the limit
    bool operator==(const Timeline &) const = default;
};
/// To the microsecond. Of what is damaged the part before.
Timeline unpackTimeline(std::string_view packed);

} // namespace ccr::logging
