#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/anthropic_dialect.h"
#include "proxy/dialect/anthropic_response.h"
#include "proxy/dialect/error_text.h"
#include "proxy/dialect/sse_decoder.h"

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

// What the members of a stream event can be; which count is decided by the type.
struct StreamEvent
{
    std::string type;
    std::string id;
    std::string toolUseId;
    std::string name;
    std::string text;
    std::string input;
    std::string signature;
    std::string blockType;
    std::string stopReason;
    std::string stopSequence;
    WebSearch search;
    TokenUsage usage;
    std::int64_t index = -1;
};

class AnthropicDecoder final : public SseDecoder
{
private:
    void take(std::string_view data, ChatEventSink &sink) override;
    void takeClosing(ChatEventSink &sink) override;
    bool readMember(std::string_view key, JsonValue value);
    bool readPart(JsonValue value);
    void emitEvent(std::string_view data, ChatEventSink &sink);
    void messageStart(ChatEventSink &sink);
    void blockStart(ChatEventSink &sink);
    void blockDelta(ChatEventSink &sink);
    void blockStop(ChatEventSink &sink);
    void messageDelta();
    void messageStop(ChatEventSink &sink);

    JsonReader m_json;
    StreamEvent m_event;
    TokenUsage m_usage;
    StopReason m_stop = StopReason::None;
    std::string m_stopWord;
    std::string m_stopSequence;
    std::optional<BlockKind> m_block;
    std::string m_atStart;      ///< content that came with the block's start; counts when no delta follows
    std::string m_serverToolId; ///< of the search that is under way
    std::string m_searchInput;
    bool m_inServerTool = false;
    bool m_started = false;
};

void AnthropicDecoder::takeClosing(ChatEventSink &sink)
{
    failUnfinished(m_started ? told("The provider's stream ended without message_stop.")
                             : told("The provider answered with a stream that holds no message."),
                   sink);
}

void AnthropicDecoder::take(std::string_view data, ChatEventSink &sink)
{
    m_event = {};
    const bool ok = m_json.readDocument(data, [this](std::string_view key, JsonValue value) { return readMember(key, value); });
    if (ok) emitEvent(data, sink); // a frame that is not JSON is left out; the end of the stream decides
}

bool AnthropicDecoder::readMember(std::string_view key, JsonValue value)
{
    if (key == "type") return m_json.string(value, m_event.type);
    if (key == "usage") {
        readAnthropicUsage(m_json, value, m_event.usage);
        return true;
    }
    // Read only where it is needed: most events are deltas.
    if (key == "index" && m_event.type == "content_block_start" && JsonReader::isType(value, JsonType::number))
        return m_json.integer(value, m_event.index);
    const bool nested = key == "message" || key == "content_block" || key == "delta";
    return nested && JsonReader::isType(value, JsonType::object) ? readPart(value) : true;
}

bool AnthropicDecoder::readPart(JsonValue value)
{
    return m_json.object(value, [this](std::string_view key, JsonValue member) {
        if (key == "usage") {
            readAnthropicUsage(m_json, member, m_event.usage);
            return true;
        }
        if (key == "input") return m_json.raw(member, m_event.input);
        if (key == "content") return readAnthropicSearchContent(m_json, member, m_event.search);
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "text" || key == "thinking" || key == "partial_json" || key == "data") return m_json.string(member, m_event.text);
        if (key == "signature") return m_json.string(member, m_event.signature);
        if (key == "type") return m_json.string(member, m_event.blockType);
        if (key == "id") return m_json.string(member, m_event.id);
        if (key == "tool_use_id") return m_json.string(member, m_event.toolUseId);
        if (key == "name" || key == "model") return m_json.string(member, m_event.name);
        if (key == "stop_reason") return m_json.string(member, m_event.stopReason);
        return key == "stop_sequence" ? m_json.string(member, m_event.stopSequence) : true;
    });
}

void AnthropicDecoder::emitEvent(std::string_view data, ChatEventSink &sink)
{
    const std::string &type = m_event.type;
    if (type == "content_block_delta") return blockDelta(sink);
    if (type == "content_block_start") return blockStart(sink);
    if (type == "content_block_stop") return blockStop(sink);
    if (type == "message_delta") return messageDelta();
    if (type == "message_stop") return messageStop(sink);
    if (type == "message_start") return messageStart(sink);
    if (type == "error") return fail(providerError(0, data), sink);
    if (type.empty()) takeForeign(data); // clients do not know it either
}

void AnthropicDecoder::messageStart(ChatEventSink &sink)
{
    if (std::exchange(m_started, true)) return;
    m_usage = m_event.usage;
    sink.accept({.kind = Kind::MessageStart, .id = m_event.id, .name = m_event.name, .usage = m_usage});
}

// Imitators forget the beginning of the message or the end of a block.
void AnthropicDecoder::blockStart(ChatEventSink &sink)
{
    if (!std::exchange(m_started, true)) sink.accept({.kind = Kind::MessageStart});
    blockStop(sink);
    m_inServerTool = m_event.blockType == anthropicServerTool;
    m_block = anthropicBlockKind(m_event.blockType);
    if (m_inServerTool) {
        m_serverToolId = m_event.id;
        m_searchInput.clear();
        m_atStart = m_event.input;
    } else if (m_event.blockType == anthropicSearchResult) {
        m_event.search.id = m_event.toolUseId;
        if (m_serverToolId == m_event.toolUseId) m_event.search.query = anthropicSearchQuery(m_searchInput);
        sink.accept({.kind = Kind::BlockStart, .block = BlockKind::WebSearch, .search = &m_event.search});
        m_block = BlockKind::WebSearch;
    } else if (m_block) {
        const bool isCall = m_block == BlockKind::ToolCall;
        const bool isRedacted = m_block == BlockKind::RedactedThinking;
        m_atStart = isRedacted ? std::string() : isCall ? (m_event.input == "{}" ? std::string() : m_event.input) : m_event.text;
        sink.accept({.kind = Kind::BlockStart,
                     .block = *m_block,
                     .text = isRedacted ? std::string_view(m_event.text) : std::string_view(),
                     .id = m_event.id,
                     .name = m_event.name,
                     .index = m_event.index});
    }
}

void AnthropicDecoder::blockDelta(ChatEventSink &sink)
{
    if (m_inServerTool) m_searchInput += m_event.text;
    if (!m_block || m_block == BlockKind::WebSearch || m_block == BlockKind::RedactedThinking) return;
    if (!m_event.text.empty()) {
        m_atStart.clear();
        sink.accept({.kind = Kind::BlockDelta, .block = *m_block, .text = m_event.text});
    }
    if (!m_event.signature.empty()) sink.accept({.kind = Kind::BlockDelta, .block = *m_block, .signature = m_event.signature});
}

void AnthropicDecoder::blockStop(ChatEventSink &sink)
{
    if (std::exchange(m_inServerTool, false) && m_searchInput.empty()) m_searchInput = std::exchange(m_atStart, {});
    if (!m_block) return m_atStart.clear();
    // Imitators give the whole content at the start, where real clients do not look.
    if (!m_atStart.empty()) sink.accept({.kind = Kind::BlockDelta, .block = *m_block, .text = m_atStart});
    m_atStart.clear();
    sink.accept({.kind = Kind::BlockStop, .block = *m_block});
    m_block.reset();
}

void AnthropicDecoder::messageDelta()
{
    if (!m_event.stopReason.empty()) {
        m_stop = stopReasonFromAnthropic(m_event.stopReason);
        m_stopWord = m_event.stopReason;
    }
    m_stopSequence = m_event.stopSequence;
    if (m_event.usage.input) m_usage.input = m_event.usage.input;
    if (m_event.usage.output) m_usage.output = m_event.usage.output;
    if (m_event.usage.cacheRead) m_usage.cacheRead = m_event.usage.cacheRead;
    if (m_event.usage.cacheWrite) m_usage.cacheWrite = m_event.usage.cacheWrite;
}

void AnthropicDecoder::messageStop(ChatEventSink &sink)
{
    if (!m_started) return takeClosing(sink);
    blockStop(sink);
    conclude({.kind = Kind::MessageEnd,
              .usage = m_usage,
              .stop = m_stop == StopReason::None ? StopReason::EndTurn : m_stop,
              .stopSequence = m_stopSequence,
              .stopWord = m_stopWord},
             sink);
}

} // namespace

std::unique_ptr<StreamDecoder> AnthropicDialect::newDecoder() const
{
    return std::make_unique<AnthropicDecoder>();
}

} // namespace ccr::proxy
