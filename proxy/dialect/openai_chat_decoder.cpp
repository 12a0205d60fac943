#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/block_sequence.h"
#include "proxy/dialect/error_text.h"
#include "proxy/dialect/openai_chat_dialect.h"
#include "proxy/dialect/openai_chat_response.h"
#include "proxy/dialect/sse_decoder.h"

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

class OpenAiChatDecoder final : public SseDecoder
{
private:
    void take(std::string_view data, ChatEventSink &sink) override;
    void takeClosing(ChatEventSink &sink) override;
    void takeChunk(std::string_view data, ChatEventSink &sink);
    void begin(ChatEventSink &sink);
    void takeThinking(ChatEventSink &sink);
    void takeTools(ChatEventSink &sink);

    JsonReader m_json;
    OpenAiReading m_chunk;
    BlockSequence m_blocks;
    WebSearch m_search; ///< sources that the answer names
    std::string m_finishReason;
    TokenUsage m_usage;
    bool m_refused = false;
    bool m_started = false;
    bool m_sawDone = false;
};

void OpenAiChatDecoder::take(std::string_view data, ChatEventSink &sink)
{
    if (data == "[DONE]") {
        m_sawDone = true;
        return takeClosing(sink);
    }
    // A frame that is not JSON is left out: the others may be good, and the end of the stream decides.
    if (!readOpenAi(m_json, data, m_chunk)) return;
    if (m_chunk.hasError) return fail(providerError(0, data), sink);
    takeChunk(data, sink);
}

void OpenAiChatDecoder::takeChunk(std::string_view data, ChatEventSink &sink)
{
    if (m_chunk.usage.isKnown()) m_usage = m_chunk.usage;
    if (!m_chunk.hasChoice) return takeForeign(data);
    begin(sink);
    takeThinking(sink);
    if (!m_chunk.content.empty()) m_blocks.delta(BlockKind::Text, m_chunk.content, sink);
    if (!m_chunk.refusal.empty()) {
        m_refused = true;
        m_blocks.delta(BlockKind::Text, m_chunk.refusal, sink);
    }
    if (m_chunk.toolCallCount > 0) takeTools(sink);
    for (WebSearchHit &hit : m_chunk.hits) m_search.hits.push_back(std::move(hit));
    if (m_chunk.finishReason.empty()) return;
    if (const auto failure = failureFromOpenAi(m_chunk.finishReason)) return fail(*failure, sink);
    m_finishReason = m_chunk.finishReason;
    m_blocks.closeAll(sink);
}

void OpenAiChatDecoder::begin(ChatEventSink &sink)
{
    if (m_started) return;
    m_started = true;
    sink.accept({.kind = Kind::MessageStart, .id = m_chunk.id, .name = m_chunk.model, .usage = m_usage});
}

void OpenAiChatDecoder::takeThinking(ChatEventSink &sink)
{
    const bool inDetails = hasSeveralThoughts(m_chunk);
    if (!inDetails && !m_chunk.reasoning.empty()) m_blocks.delta(BlockKind::Thinking, m_chunk.reasoning, sink);
    for (const OpenAiThought &thought : m_chunk.thoughts) {
        if (!thought.sealedData.empty()) {
            m_blocks.whole({.kind = Kind::BlockStart, .block = BlockKind::RedactedThinking, .text = thought.sealedData}, sink);
            continue;
        }
        const bool isSummary = m_blocks.isThinkingOpen() && !thought.signature.empty(); // the text was there before
        const bool isNew = inDetails || m_chunk.reasoning.empty();
        if (isNew && !isSummary && !thought.text.empty()) m_blocks.delta(BlockKind::Thinking, thought.text, sink);
        if (thought.signature.empty() || !m_blocks.isThinkingOpen()) continue;
        m_blocks.sign(thought.signature);
        m_blocks.closeText(sink);
    }
}

void OpenAiChatDecoder::takeTools(ChatEventSink &sink)
{
    for (std::size_t i = 0; i < m_chunk.toolCallCount; ++i) {
        const OpenAiToolCall &call = m_chunk.toolCalls[i];
        m_blocks.addTool({.index = call.index, .id = call.id, .name = call.name, .arguments = call.arguments});
    }
    m_blocks.emitTools(sink);
}

void OpenAiChatDecoder::takeClosing(ChatEventSink &sink)
{
    // Some servers forget the finish reason; their end mark after content is as good.
    const bool isComplete = !m_finishReason.empty() || (m_sawDone && m_blocks.hasContent() && !hasLastWords());
    if (!isComplete)
        return failUnfinished(m_blocks.hasContent() ? told("The provider's stream ended without a finish reason; the answer is incomplete.")
                                                    : told("The provider answered with a stream that holds no completion."),
                              sink);
    m_blocks.closeAll(sink);
    if (!m_search.hits.empty()) m_blocks.whole({.kind = Kind::BlockStart, .block = BlockKind::WebSearch, .search = &m_search}, sink);
    const StopReason stop = m_refused ? StopReason::Refusal : stopReasonFromOpenAi(m_finishReason, m_blocks.hasCalls());
    conclude({.kind = Kind::MessageEnd, .usage = m_usage, .stop = stop, .stopWord = m_finishReason}, sink);
}

} // namespace

std::unique_ptr<StreamDecoder> OpenAiChatDialect::newDecoder() const
{
    return std::make_unique<OpenAiChatDecoder>();
}

} // namespace ccr::proxy
