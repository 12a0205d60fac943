#include "logging/api/stream_timeline.h"

#include <algorithm>
#include <iterator>

namespace ccr::logging {

namespace {

/// What a number at the beginning of an entry means; of a larger one, less firstLabel, it is the label of an event.
enum Entry : std::uint64_t
{
    NewLabel, ///< kind, length, type
    Attempt,  ///< of what follows
    LeftOut,  ///< how many; the end
    firstLabel
};
constexpr std::string_view kindNames[streamEventKinds] = {"content", "thinking", "tool", "ping", "meta", "error"};
constexpr int terminalFlag = 0x80; ///< beside the kind
constexpr std::size_t longestType = 64;

void append(std::string &packed, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7) packed += static_cast<char>(0x80 | (number & 0x7f));
    packed += static_cast<char>(number);
}

class Unpacker
{
public:
    explicit Unpacker(std::string_view packed) : m_rest(packed) {}

    bool isAtEnd() const { return m_rest.empty(); }

    std::optional<std::uint64_t> number()
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < m_rest.size() && i < 9; ++i) {
            const auto byte = static_cast<unsigned char>(m_rest[i]);
            value |= std::uint64_t(byte & 0x7f) << (7 * i);
            if (byte < 0x80) {
                m_rest.remove_prefix(i + 1);
                return value;
            }
        }
        return std::nullopt;
    }

    std::optional<std::string> text()
    {
        const auto length = number();
        if (!length || *length > std::min(longestType, m_rest.size())) return std::nullopt;
        std::string found(m_rest.substr(0, *length));
        m_rest.remove_prefix(*length);
        return found;
    }

private:
    std::string_view m_rest;
};

bool readLabel(Unpacker &unpacker, std::vector<TimedEvent> &labels)
{
    const auto flags = unpacker.number();
    auto type = unpacker.text();
    if (!flags || !type || (*flags & ~std::uint64_t(terminalFlag)) >= std::uint64_t(streamEventKinds)) return false;
    labels.push_back({.kind = static_cast<StreamEventKind>(*flags & ~std::uint64_t(terminalFlag)),
                      .type = std::move(*type),
                      .isTerminal = (*flags & terminalFlag) != 0});
    return true;
}

} // namespace

std::string_view toString(StreamEventKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<StreamEventKind> streamEventKindFromString(std::string_view word)
{
    const auto *const found = std::find(std::begin(kindNames), std::end(kindNames), word);
    if (found == std::end(kindNames)) return std::nullopt;
    return static_cast<StreamEventKind>(found - std::begin(kindNames));
}

void TimelinePacker::add(const TimedEvent &event)
{
    if (m_events >= mostEvents) {
        ++m_leftOut;
        return;
    }
    ++m_events;
    if (event.attempt != m_attempt) {
        m_attempt = event.attempt;
        append(m_packed, Attempt);
        append(m_packed, static_cast<std::uint64_t>(m_attempt));
    }
    std::pair label(static_cast<int>(event.kind) | (event.isTerminal ? terminalFlag : 0), event.type.substr(0, longestType));
    if (m_labels.size() >= mostLabels && !m_labels.contains(label)) label.second.clear();
    const auto [known, isNew] = m_labels.try_emplace(label, m_labels.size());
    if (isNew) {
        append(m_packed, NewLabel);
        append(m_packed, static_cast<std::uint64_t>(label.first));
        append(m_packed, label.second.size());
        m_packed += label.second;
    }
    const std::int64_t micros = std::max(m_lastMicros, std::chrono::duration_cast<microseconds>(event.at).count());
    append(m_packed, firstLabel + known->second);
    append(m_packed, static_cast<std::uint64_t>(micros - m_lastMicros));
    append(m_packed, static_cast<std::uint64_t>(std::max<std::int64_t>(0, event.bytes)));
    append(m_packed, static_cast<std::uint64_t>(std::max(-1, event.block) + 1));
    m_lastMicros = micros;
}

std::string TimelinePacker::take()
{
    if (m_leftOut > 0) {
        append(m_packed, LeftOut);
        append(m_packed, static_cast<std::uint64_t>(m_leftOut));
    }
    return std::exchange(*this, {}).m_packed;
}

Timeline unpackTimeline(std::string_view packed)
{
    Timeline timeline;
    std::vector<TimedEvent> labels;
    int attempt = 0;
    std::uint64_t micros = 0;
    Unpacker unpacker(packed);
    while (!unpacker.isAtEnd()) {
        const auto entry = unpacker.number();
        if (!entry) break;
        if (*entry == NewLabel) {
            if (!readLabel(unpacker, labels)) break;
            continue;
        }
        const auto number = unpacker.number();
        if (!number) break;
        if (*entry == Attempt) {
            attempt = static_cast<int>(*number);
        } else if (*entry == LeftOut) {
            timeline.leftOut = static_cast<std::int64_t>(*number);
        } else {
            const auto bytes = unpacker.number();
            const auto block = unpacker.number();
            if (!bytes || !block || *entry - firstLabel >= labels.size()) break;
            micros += *number;
            TimedEvent &event = timeline.events.emplace_back(labels[*entry - firstLabel]);
            event.at = microseconds(static_cast<std::int64_t>(micros));
            event.bytes = static_cast<std::int64_t>(*bytes);
            event.block = static_cast<int>(*block) - 1;
            event.attempt = attempt;
        }
    }
    return timeline;
}

} // namespace ccr::logging
