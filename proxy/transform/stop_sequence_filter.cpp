#include "proxy/transform/stop_sequence_filter.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

} // namespace

StopSequenceFilter::StopSequenceFilter(std::vector<std::string> sequences) : m_sequences(std::move(sequences))
{
    std::erase_if(m_sequences, [](const std::string &sequence) { return sequence.empty(); });
}

void StopSequenceFilter::accept(const ChatEvent &event)
{
    if (m_hasStopped) return;
    const bool isText = event.block == BlockKind::Text;
    switch (event.kind) {
    case Kind::MessageStart: m_usage = event.usage; break;
    case Kind::BlockStart:
        if (!isText) break;
        m_blockIndex = event.index;
        m_isOpen = false;
        return; // opened when there is something that stays
    case Kind::BlockDelta:
        if (isText) return take(event.text);
        break;
    case Kind::BlockStop:
        if (!isText) break;
        emitText(m_held.size());
        open();
        break;
    case Kind::Failure: emitText(m_held.size()); break;
    case Kind::MessageEnd: break;
    }
    next().accept(event);
}

void StopSequenceFilter::take(std::string_view text)
{
    m_held += text;
    // Of several the one that is complete first, as if each character had come alone; of those the longest.
    std::size_t end = std::string::npos;
    std::string_view found;
    for (const std::string &sequence : m_sequences) {
        const std::size_t at = m_held.find(sequence);
        if (at == std::string::npos || at + sequence.size() > end) continue;
        if (at + sequence.size() == end && sequence.size() < found.size()) continue;
        end = at + sequence.size();
        found = sequence;
    }
    if (found.empty()) return emitText(m_held.size() - keptLength());
    emitText(end - found.size());
    stop(found);
}

// How much of the end may be the beginning of a sequence.
std::size_t StopSequenceFilter::keptLength() const
{
    std::size_t longest = 0;
    const std::string_view held = m_held;
    for (const std::string_view sequence : m_sequences) {
        std::size_t length = std::min(held.size(), sequence.size() - 1);
        while (length > longest && held.substr(held.size() - length) != sequence.substr(0, length)) --length;
        longest = std::max(longest, length);
    }
    return longest;
}

void StopSequenceFilter::emitText(std::size_t length)
{
    if (length == 0) return;
    open();
    next().accept({.kind = Kind::BlockDelta, .block = BlockKind::Text, .text = std::string_view(m_held).substr(0, length)});
    m_held.erase(0, length);
}

void StopSequenceFilter::open()
{
    if (std::exchange(m_isOpen, true)) return;
    next().accept({.kind = Kind::BlockStart, .block = BlockKind::Text, .index = m_blockIndex});
}

void StopSequenceFilter::stop(std::string_view sequence)
{
    m_hasStopped = true;
    m_held.clear();
    if (m_isOpen) next().accept({.kind = Kind::BlockStop, .block = BlockKind::Text});
    // What a stream says at its beginning is no usage of the whole.
    const TokenUsage usage = m_usage.output ? m_usage : TokenUsage{};
    next().accept({.kind = Kind::MessageEnd, .usage = usage, .stop = StopReason::StopSequence, .stopSequence = sequence});
}

} // namespace ccr::proxy
