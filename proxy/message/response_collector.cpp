#include "proxy/message/response_collector.h"

#include "proxy/json/json_repair.h"

namespace ccr::proxy {

namespace {

void merge(TokenUsage &into, const TokenUsage &from)
{
    if (from.input) into.input = from.input;
    if (from.output) into.output = from.output;
    if (from.cacheRead) into.cacheRead = from.cacheRead;
    if (from.cacheWrite) into.cacheWrite = from.cacheWrite;
    if (from.reasoning) into.reasoning = from.reasoning;
}

} // namespace

void ResponseCollector::accept(const ChatEvent &event)
{
    switch (event.kind) {
    case ChatEvent::Kind::MessageStart:
        m_response.id = event.id;
        m_response.model = event.name;
        merge(m_response.usage, event.usage);
        break;
    case ChatEvent::Kind::BlockStart:
        m_response.blocks.push_back({.kind = event.block,
                                     .text = std::string(event.text),
                                     .id = std::string(event.id),
                                     .name = std::string(event.name),
                                     .search = event.search ? *event.search : WebSearch{}});
        break;
    case ChatEvent::Kind::BlockDelta: {
        ResponseBlock &block = m_response.blocks.back();
        (block.kind == BlockKind::ToolCall ? block.inputJson : block.text) += event.text;
        block.signature += event.signature;
        break;
    }
    case ChatEvent::Kind::BlockStop: break;
    case ChatEvent::Kind::MessageEnd:
        merge(m_response.usage, event.usage);
        m_response.stop = event.stop;
        for (ResponseBlock &block : m_response.blocks)
            if (block.kind == BlockKind::ToolCall)
                block.inputJson =
                    usableToolInput(block.inputJson, event.stop == StopReason::MaxTokens ? InputState::Cut : InputState::Whole);
        m_response.stopSequence = event.stopSequence;
        m_response.stopWord = event.stopWord;
        break;
    case ChatEvent::Kind::Failure: break;
    }
}

} // namespace ccr::proxy
