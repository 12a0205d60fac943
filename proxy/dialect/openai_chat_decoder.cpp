#include "proxy/dialect/error_text.h"
#include "proxy/dialect/openai_chat_dialect.h"
#include "proxy/dialect/openai_chat_response.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/dialect/tool_call_assembler.h"
#include "proxy/sse/sse_parser.h"

#include <optional>

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

class OpenAiChatDecoder final : public StreamDecoder
{
public:
    int feed(std::string_view bytes, ChatEventSink &sink) override;
    void finish(ChatEventSink &sink) override;
    bool isDone() const override { return m_done; }

private:
    void take(std::string_view data, ChatEventSink &sink);
    void takeChunk(ChatEventSink &sink);
    void begin(ChatEventSink &sink);
    void delta(BlockKind block, std::string_view text, ChatEventSink &sink);
    void takeTools(ChatEventSink &sink);
    void closeBlocks(ChatEventSink &sink);
    void closeTextBlock(ChatEventSink &sink);
    void end(ChatEventSink &sink);
    void fail(const ProviderError &error, ChatEventSink &sink);

    SseParser m_sse;
    JsonReader m_json;
    OpenAiReading m_chunk;
    ToolCallAssembler m_tools;
    std::optional<BlockKind> m_open; ///< text or thinking; tool blocks are the assembler's
    std::string m_heldText;          ///< text that came inside an unfinished tool call
    std::string m_finishReason;
    TokenUsage m_usage;
    bool m_refused = false;
    bool m_started = false;
    bool m_hasContent = false;
    bool m_sawDone = false;
    bool m_done = false;
};

int OpenAiChatDecoder::feed(std::string_view bytes, ChatEventSink &sink)
{
    int frames = 0;
    const bool ok = m_sse.feed(bytes, [this, &frames, &sink](std::string_view, std::string_view data) {
        ++frames;
        take(data, sink);
    });
    if (!ok) fail({.status = 502, .type = "api_error", .message = "The provider sent an event of more than 32 MB."}, sink);
    return frames;
}

void OpenAiChatDecoder::take(std::string_view data, ChatEventSink &sink)
{
    if (m_done) return;
    if (data == "[DONE]") {
        m_sawDone = true;
        return end(sink);
    }
    // A frame that is not JSON is left out: the others may be good, and the end of the stream decides.
    if (!readOpenAi(m_json, data, m_chunk)) return;
    if (m_chunk.hasError) return fail(providerError(0, data), sink);
    takeChunk(sink);
}

void OpenAiChatDecoder::takeChunk(ChatEventSink &sink)
{
    if (m_chunk.usage.isKnown()) m_usage = m_chunk.usage;
    if (!m_chunk.hasChoice) return;
    begin(sink);
    if (!m_chunk.reasoning.empty()) delta(BlockKind::Thinking, m_chunk.reasoning, sink);
    if (!m_chunk.content.empty()) delta(BlockKind::Text, m_chunk.content, sink);
    if (!m_chunk.refusal.empty()) {
        m_refused = true;
        delta(BlockKind::Text, m_chunk.refusal, sink);
    }
    if (m_chunk.toolCallCount > 0) takeTools(sink);
    if (m_chunk.finishReason.empty()) return;
    if (m_chunk.finishReason == "error")
        return fail({.status = 502, .type = "api_error", .message = "The provider ended the stream with an error."}, sink);
    m_finishReason = m_chunk.finishReason;
    closeBlocks(sink);
}

void OpenAiChatDecoder::begin(ChatEventSink &sink)
{
    if (m_started) return;
    m_started = true;
    sink.accept({.kind = Kind::MessageStart, .id = m_chunk.id, .name = m_chunk.model, .usage = m_usage});
}

void OpenAiChatDecoder::delta(BlockKind block, std::string_view text, ChatEventSink &sink)
{
    m_hasContent = true;
    if (m_tools.isOpen()) {
        if (!m_tools.isSettled()) { // a half-received call must not be closed
            m_heldText += text;
            return;
        }
        m_tools.emitReady(sink, true);
    }
    if (m_open != block) {
        closeTextBlock(sink);
        m_open = block;
        sink.accept({.kind = Kind::BlockStart, .block = block});
    }
    sink.accept({.kind = Kind::BlockDelta, .block = block, .text = text});
}

void OpenAiChatDecoder::takeTools(ChatEventSink &sink)
{
    m_hasContent = true;
    closeTextBlock(sink);
    for (std::size_t i = 0; i < m_chunk.toolCallCount; ++i) {
        const OpenAiToolCall &call = m_chunk.toolCalls[i];
        m_tools.add({.index = call.index, .id = call.id, .name = call.name, .arguments = call.arguments});
    }
    m_tools.emitReady(sink, false);
}

void OpenAiChatDecoder::closeTextBlock(ChatEventSink &sink)
{
    if (!m_open) return;
    if (m_open == BlockKind::Thinking)
        sink.accept({.kind = Kind::BlockDelta, .block = BlockKind::Thinking, .signature = syntheticSignature});
    sink.accept({.kind = Kind::BlockStop, .block = *m_open});
    m_open.reset();
}

void OpenAiChatDecoder::closeBlocks(ChatEventSink &sink)
{
    closeTextBlock(sink);
    m_tools.emitReady(sink, true);
    if (m_heldText.empty()) return;
    const std::string held = std::exchange(m_heldText, {});
    delta(BlockKind::Text, held, sink);
    closeTextBlock(sink);
}

void OpenAiChatDecoder::end(ChatEventSink &sink)
{
    // Some servers forget the finish reason; their end mark after content is as good.
    const bool isComplete = !m_finishReason.empty() || (m_sawDone && m_hasContent);
    if (!isComplete) {
        return fail({.status = 502,
                     .type = "api_error",
                     .message = m_hasContent ? "The provider's stream ended without a finish reason; the answer is incomplete."
                                             : "The provider answered with a stream that holds no completion.",
                     .isConcluded = true},
                    sink);
    }
    closeBlocks(sink);
    m_done = true;
    const StopReason stop = m_refused ? StopReason::Refusal : stopReasonFromOpenAi(m_finishReason, m_tools.hasCalls());
    sink.accept({.kind = Kind::MessageEnd, .usage = m_usage, .stop = stop});
}

void OpenAiChatDecoder::finish(ChatEventSink &sink)
{
    m_sse.finish([this, &sink](std::string_view, std::string_view data) { take(data, sink); });
    if (!m_done) end(sink);
}

void OpenAiChatDecoder::fail(const ProviderError &error, ChatEventSink &sink)
{
    if (m_done) return;
    m_done = true;
    sink.accept({.kind = Kind::Failure, .error = &error});
}

} // namespace

std::unique_ptr<StreamDecoder> OpenAiChatDialect::newDecoder() const
{
    return std::make_unique<OpenAiChatDecoder>();
}

} // namespace ccr::proxy
