#include "proxy/message/chat_event.h"

namespace ccr::proxy {

namespace {

struct StopWord
{
    StopReason reason;
    std::string_view word;
};

// Anthropic API reference, "stop_reason"
constexpr StopWord stopWords[] = {
    {StopReason::EndTurn, "end_turn"},
    {StopReason::MaxTokens, "max_tokens"},
    {StopReason::StopSequence, "stop_sequence"},
    {StopReason::ToolUse, "tool_use"},
    {StopReason::PauseTurn, "pause_turn"},
    {StopReason::Refusal, "refusal"},
    {StopReason::ContextExceeded, "model_context_window_exceeded"},
};

} // namespace

std::string_view toString(StopReason reason)
{
    for (const StopWord &entry : stopWords)
        if (entry.reason == reason) return entry.word;
    return "end_turn";
}

StopReason stopReasonFromAnthropic(std::string_view word)
{
    for (const StopWord &entry : stopWords)
        if (entry.word == word) return entry.reason;
    return StopReason::EndTurn;
}

void replay(const ChatResponse &response, ChatEventSink &sink)
{
    using Kind = ChatEvent::Kind;
    sink.accept({.kind = Kind::MessageStart, .id = response.id, .name = response.model, .usage = response.usage});
    for (const ResponseBlock &block : response.blocks) {
        const bool isRedacted = block.kind == BlockKind::RedactedThinking;
        sink.accept({.kind = Kind::BlockStart,
                     .block = block.kind,
                     .text = isRedacted ? std::string_view(block.text) : std::string_view(),
                     .id = block.id,
                     .name = block.name,
                     .search = block.kind == BlockKind::WebSearch ? &block.search : nullptr});
        const std::string &content = block.kind == BlockKind::ToolCall ? block.inputJson : block.text;
        if (!content.empty() && !isRedacted) sink.accept({.kind = Kind::BlockDelta, .block = block.kind, .text = content});
        if (!block.signature.empty()) sink.accept({.kind = Kind::BlockDelta, .block = block.kind, .signature = block.signature});
        sink.accept({.kind = Kind::BlockStop, .block = block.kind});
    }
    sink.accept({.kind = Kind::MessageEnd,
                 .usage = response.usage,
                 .stop = response.stop,
                 .stopSequence = response.stopSequence,
                 .stopWord = response.stopWord});
}

} // namespace ccr::proxy
