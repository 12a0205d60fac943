#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/block_sequence.h"
#include "proxy/dialect/gemini_dialect.h"
#include "proxy/dialect/gemini_response.h"
#include "proxy/dialect/gemini_signature.h"
#include "proxy/dialect/sse_decoder.h"
#include "proxy/dialect/tool_call_id.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

class GeminiDecoder final : public SseDecoder
{
private:
    void take(std::string_view data, ChatEventSink &sink) override;
    void takeClosing(ChatEventSink &sink) override;
    void begin(ChatEventSink &sink);
    void call(const GeminiPart &part, ChatEventSink &sink);

    JsonReader m_json;
    GeminiReading m_chunk;
    BlockSequence m_blocks; ///< but for the calls, which come whole
    std::vector<std::string> m_queries;
    std::vector<WebSearchHit> m_sources;
    std::string m_finishReason;
    std::string m_blockReason;
    TokenUsage m_usage;
    bool m_started = false;
    bool m_hasCalls = false;
};

void GeminiDecoder::take(std::string_view data, ChatEventSink &sink)
{
    // A frame that is not JSON is left out: the others may be good, and the end of the stream decides.
    if (!readGemini(m_json, data, m_chunk)) return;
    if (m_chunk.hasError) return fail(GeminiDialect().readError(0, data), sink);
    if (m_chunk.usage.isKnown()) m_usage = m_chunk.usage;
    if (!m_chunk.blockReason.empty()) m_blockReason = m_chunk.blockReason;
    if (!m_chunk.hasCandidate) return takeForeign(data);
    begin(sink);
    for (const GeminiPart &part : m_chunk.parts) {
        if (!part.functionName.empty())
            call(part, sink);
        else if (!part.text.empty())
            m_blocks.delta(part.isThought ? BlockKind::Thinking : BlockKind::Text, part.text, sink);
        // A signature of text is left out: it may be, and clients of other dialects have no place for it.
        if (!part.isThought || part.signature.empty()) continue;
        m_blocks.sign(fromGeminiSignature(part.signature));
        if (m_blocks.isThinkingOpen()) m_blocks.closeText(sink); // a signature is the end of its thought
    }
    // Every chunk repeats what was found so far.
    if (m_chunk.queries.size() > m_queries.size()) m_queries = m_chunk.queries;
    if (m_chunk.sources.size() > m_sources.size()) m_sources = m_chunk.sources;
    // Gemini API, FinishReason: "unspecified" is a default value, and the answer goes on.
    if (m_chunk.finishReason.empty() || m_chunk.finishReason == "FINISH_REASON_UNSPECIFIED") return;
    if (isGeminiFailure(m_chunk.finishReason))
        return failTelling(told("Gemini ended with %1. %2", m_chunk.finishReason, m_chunk.finishMessage), sink);
    m_finishReason = m_chunk.finishReason;
}

void GeminiDecoder::begin(ChatEventSink &sink)
{
    if (std::exchange(m_started, true)) return;
    // No id of its own: Gemini's is the same for every answer of some servers.
    sink.accept({.kind = Kind::MessageStart, .name = m_chunk.model, .usage = m_usage});
}

void GeminiDecoder::call(const GeminiPart &part, ChatEventSink &sink)
{
    m_blocks.closeText(sink);
    m_hasCalls = true;
    const std::string id = newToolCallId(part.signature, part.callId);
    sink.accept({.kind = Kind::BlockStart, .block = BlockKind::ToolCall, .id = id, .name = part.functionName});
    sink.accept({.kind = Kind::BlockDelta, .block = BlockKind::ToolCall, .text = part.argsJson});
    sink.accept({.kind = Kind::BlockStop, .block = BlockKind::ToolCall});
}

// The last chunk is not marked, so only the end of the stream ends the message.
void GeminiDecoder::takeClosing(ChatEventSink &sink)
{
    if (m_finishReason.empty() && m_blockReason.empty())
        return failUnfinished(m_started ? told("The provider's stream ended without a finish reason; the answer is incomplete.")
                                        : told("The provider answered with a stream that holds no candidate."),
                              sink);
    begin(sink);
    if (!m_blockReason.empty()) m_blocks.delta(BlockKind::Text, blockedText(m_blockReason), sink);
    m_blocks.closeText(sink);
    if (!m_sources.empty()) {
        const WebSearch search = searchOf(m_queries, m_sources);
        m_blocks.whole({.kind = Kind::BlockStart, .block = BlockKind::WebSearch, .search = &search}, sink);
    }
    const StopReason stop = m_blockReason.empty() ? stopReasonFromGemini(m_finishReason, m_hasCalls) : StopReason::Refusal;
    conclude({.kind = Kind::MessageEnd, .usage = m_usage, .stop = stop, .stopWord = m_blockReason.empty() ? m_finishReason : m_blockReason},
             sink);
}

} // namespace

std::unique_ptr<StreamDecoder> GeminiDialect::newDecoder() const
{
    return std::make_unique<GeminiDecoder>();
}

} // namespace ccr::proxy
