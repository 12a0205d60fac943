#include "proxy/exchange/response_observer.h"

namespace ccr::proxy {

void ResponseObserver::observe(const ChatEvent &event)
{
    switch (event.kind) {
    case ChatEvent::Kind::MessageStart: merge(event.usage); break;
    case ChatEvent::Kind::BlockStart:
        // A tool call without any input is content all the same.
        if (event.block == BlockKind::ToolCall) m_hasContent = true;
        break;
    case ChatEvent::Kind::BlockDelta:
        if (!event.text.empty()) m_hasContent = true;
        break;
    case ChatEvent::Kind::MessageEnd:
        merge(event.usage);
        m_stop = event.stop;
        m_stopWord = event.stopWord;
        m_complete = true;
        break;
    case ChatEvent::Kind::BlockStop:
    case ChatEvent::Kind::Failure: break;
    }
}

void ResponseObserver::observe(const ChatResponse &response)
{
    merge(response.usage);
    m_stop = response.stop;
    m_stopWord = response.stopWord;
    m_hasContent = !response.blocks.empty();
    m_complete = true;
}

logging::TokenCounts ResponseObserver::tokens() const
{
    return {.input = m_usage.input.value_or(0),
            .output = m_usage.output.value_or(0),
            .cacheRead = m_usage.cacheRead.value_or(0),
            .cacheWrite = m_usage.cacheWrite.value_or(0),
            .reasoning = m_usage.reasoning,
            .known = m_usage.isKnown()};
}

void ResponseObserver::merge(const TokenUsage &usage)
{
    if (usage.input) m_usage.input = usage.input;
    if (usage.output) m_usage.output = usage.output;
    if (usage.cacheRead) m_usage.cacheRead = usage.cacheRead;
    if (usage.cacheWrite) m_usage.cacheWrite = usage.cacheWrite;
    if (usage.reasoning) m_usage.reasoning = usage.reasoning;
}

} // namespace ccr::proxy
