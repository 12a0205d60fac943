#include "proxy/dialect/gemini_dialect.h"
#include "proxy/dialect/gemini_response.h"
#include "proxy/dialect/gemini_signature.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/dialect/tool_call_id.h"
#include "proxy/sse/sse_parser.h"

#include <algorithm>
#include <optional>

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

class GeminiDecoder final : public StreamDecoder
{
public:
    int feed(std::string_view bytes, ChatEventSink &sink) override;
    void finish(ChatEventSink &sink) override;
    bool isDone() const override { return m_done; }

private:
    void take(std::string_view data, ChatEventSink &sink);
    void begin(ChatEventSink &sink);
    void delta(BlockKind block, std::string_view text, ChatEventSink &sink);
    void call(const GeminiPart &part, ChatEventSink &sink);
    void closeBlock(ChatEventSink &sink);
    void end(ChatEventSink &sink);
    void fail(const ProviderError &error, ChatEventSink &sink);

    SseParser m_sse;
    JsonReader m_json;
    GeminiReading m_chunk;
    std::optional<BlockKind> m_open;
    std::vector<std::string> m_queries;
    std::vector<WebSearchHit> m_sources;
    std::string m_signature; ///< of the open thinking
    std::string m_finishReason;
    std::string m_blockReason;
    TokenUsage m_usage;
    bool m_started = false;
    bool m_hasCalls = false;
    bool m_done = false;
};

int GeminiDecoder::feed(std::string_view bytes, ChatEventSink &sink)
{
    int frames = 0;
    const bool ok = m_sse.feed(bytes, [this, &frames, &sink](std::string_view, std::string_view data) {
        ++frames;
        take(data, sink);
    });
    if (!ok) fail({.status = 502, .type = "api_error", .message = "The provider sent an event of more than 32 MB."}, sink);
    return frames;
}

void GeminiDecoder::take(std::string_view data, ChatEventSink &sink)
{
    if (m_done) return;
    // A frame that is not JSON is left out: the others may be good, and the end of the stream decides.
    if (!readGemini(m_json, data, m_chunk)) return;
    if (m_chunk.hasError) return fail(GeminiDialect().readError(0, data), sink);
    if (m_chunk.usage.isKnown()) m_usage = m_chunk.usage;
    if (!m_chunk.blockReason.empty()) m_blockReason = m_chunk.blockReason;
    if (!m_chunk.hasCandidate) return;
    begin(sink);
    for (const GeminiPart &part : m_chunk.parts) {
        if (!part.functionName.empty())
            call(part, sink);
        else if (!part.text.empty())
            delta(part.isThought ? BlockKind::Thinking : BlockKind::Text, part.text, sink);
        // A signature of text is left out: it may be, and clients of other dialects have no place for it.
        if (!part.isThought || part.signature.empty()) continue;
        m_signature = fromGeminiSignature(part.signature);
        if (m_open == BlockKind::Thinking) closeBlock(sink); // a signature is the end of its thought
    }
    // Every chunk repeats what was found so far.
    if (m_chunk.queries.size() > m_queries.size()) m_queries = m_chunk.queries;
    if (m_chunk.sources.size() > m_sources.size()) m_sources = m_chunk.sources;
    if (m_chunk.finishReason.empty()) return;
    if (isGeminiFailure(m_chunk.finishReason))
        return fail(
            {.status = 502, .type = "api_error", .message = "Gemini ended with " + m_chunk.finishReason + ". " + m_chunk.finishMessage},
            sink);
    m_finishReason = m_chunk.finishReason;
}

void GeminiDecoder::begin(ChatEventSink &sink)
{
    if (std::exchange(m_started, true)) return;
    // No id of its own: Gemini's is the same for every answer of some servers.
    sink.accept({.kind = Kind::MessageStart, .name = m_chunk.model, .usage = m_usage});
}

void GeminiDecoder::delta(BlockKind block, std::string_view text, ChatEventSink &sink)
{
    if (m_open != block) {
        closeBlock(sink);
        m_open = block;
        sink.accept({.kind = Kind::BlockStart, .block = block});
    }
    sink.accept({.kind = Kind::BlockDelta, .block = block, .text = text});
}

void GeminiDecoder::call(const GeminiPart &part, ChatEventSink &sink)
{
    closeBlock(sink);
    m_hasCalls = true;
    const std::string id = newToolCallId(part.signature, part.callId);
    sink.accept({.kind = Kind::BlockStart, .block = BlockKind::ToolCall, .id = id, .name = part.functionName});
    sink.accept({.kind = Kind::BlockDelta, .block = BlockKind::ToolCall, .text = part.argsJson});
    sink.accept({.kind = Kind::BlockStop, .block = BlockKind::ToolCall});
}

void GeminiDecoder::closeBlock(ChatEventSink &sink)
{
    if (!m_open) return;
    if (m_open == BlockKind::Thinking) {
        const std::string signature = std::exchange(m_signature, {});
        sink.accept({.kind = Kind::BlockDelta,
                     .block = BlockKind::Thinking,
                     .signature = signature.empty() ? syntheticSignature : std::string_view(signature)});
    }
    sink.accept({.kind = Kind::BlockStop, .block = *m_open});
    m_open.reset();
}

void GeminiDecoder::end(ChatEventSink &sink)
{
    if (m_finishReason.empty() && m_blockReason.empty())
        return fail({.status = 502,
                     .type = "api_error",
                     .message = m_started ? "The provider's stream ended without a finish reason; the answer is incomplete."
                                          : "The provider answered with a stream that holds no candidate.",
                     .isConcluded = true},
                    sink);
    begin(sink);
    if (!m_blockReason.empty()) delta(BlockKind::Text, blockedText(m_blockReason), sink);
    closeBlock(sink);
    if (!m_sources.empty()) {
        const WebSearch search = searchOf(m_queries, m_sources);
        sink.accept({.kind = Kind::BlockStart, .block = BlockKind::WebSearch, .search = &search});
        sink.accept({.kind = Kind::BlockStop, .block = BlockKind::WebSearch});
    }
    m_done = true;
    const StopReason stop = m_blockReason.empty() ? stopReasonFromGemini(m_finishReason, m_hasCalls) : StopReason::Refusal;
    sink.accept(
        {.kind = Kind::MessageEnd, .usage = m_usage, .stop = stop, .stopWord = m_blockReason.empty() ? m_finishReason : m_blockReason});
}

// The last chunk is not marked, so only the end of the stream ends the message.
void GeminiDecoder::finish(ChatEventSink &sink)
{
    m_sse.finish([this, &sink](std::string_view, std::string_view data) { take(data, sink); });
    if (!m_done) end(sink);
}

void GeminiDecoder::fail(const ProviderError &error, ChatEventSink &sink)
{
    if (m_done) return;
    m_done = true;
    sink.accept({.kind = Kind::Failure, .error = &error});
}

} // namespace

std::unique_ptr<StreamDecoder> GeminiDialect::newDecoder() const
{
    return std::make_unique<GeminiDecoder>();
}

} // namespace ccr::proxy
