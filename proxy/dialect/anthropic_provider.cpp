#include "proxy/dialect/anthropic_dialect.h"

#include "proxy/dialect/error_text.h"
#include "proxy/json/json_reader.h"
#include "proxy/json/json_splice.h"
#include "proxy/json/json_writer.h"
#include "proxy/sse/sse_parser.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

// Headers of the client that belong to the conversation and not to the connection or to somebody's account.
bool isForwarded(std::string_view name)
{
    if (name.size() > 12 && equalsIgnoringCase(name.substr(0, 12), "x-stainless-")) return true;
    if (name.size() > 10 && equalsIgnoringCase(name.substr(0, 10), "anthropic-")) return true;
    if (name.size() > 14 && equalsIgnoringCase(name.substr(0, 14), "x-claude-code-")) return true;
    return equalsIgnoringCase(name, "user-agent") || equalsIgnoringCase(name, "x-app") || equalsIgnoringCase(name, "accept")
           || equalsIgnoringCase(name, "traceparent");
}

void takeUsage(JsonReader &json, JsonValue value, TokenUsage &usage)
{
    if (!JsonReader::isType(value, JsonType::object)) return;
    json.object(value, [&json, &usage](std::string_view key, JsonValue number) {
        if (!JsonReader::isType(number, JsonType::number)) return true;
        if (key == "input_tokens") return json.integer(number, usage.input);
        if (key == "output_tokens") return json.integer(number, usage.output);
        if (key == "cache_read_input_tokens") return json.integer(number, usage.cacheRead);
        if (key == "cache_creation_input_tokens") return json.integer(number, usage.cacheWrite);
        return true;
    });
}

std::optional<BlockKind> blockKind(std::string_view type)
{
    if (type == "text") return BlockKind::Text;
    if (type == "thinking") return BlockKind::Thinking;
    if (type == "tool_use") return BlockKind::ToolCall;
    return std::nullopt; // server tools and whatever comes: passed through, not understood
}

// What the members of a stream event can be; which count is decided by the type.
struct StreamEvent
{
    std::string type;
    std::string id;
    std::string name;
    std::string text;
    std::string signature;
    std::string blockType;
    std::string stopReason;
    std::string stopSequence;
    std::string errorType;
    std::string errorMessage;
    TokenUsage usage;
};

class AnthropicDecoder final : public StreamDecoder
{
public:
    int feed(std::string_view bytes, ChatEventSink &sink) override;
    void finish(ChatEventSink &sink) override;
    bool isDone() const override { return m_done; }

private:
    void take(std::string_view data, ChatEventSink &sink);
    bool readMember(std::string_view key, JsonValue value);
    bool readPart(JsonValue value);
    void emitEvent(ChatEventSink &sink);
    void fail(const ProviderError &error, ChatEventSink &sink);

    SseParser m_sse;
    JsonReader m_json;
    StreamEvent m_event;
    TokenUsage m_usage;
    StopReason m_stop = StopReason::None;
    std::string m_stopSequence;
    std::optional<BlockKind> m_block;
    bool m_started = false;
    bool m_done = false;
};

int AnthropicDecoder::feed(std::string_view bytes, ChatEventSink &sink)
{
    int frames = 0;
    const bool ok = m_sse.feed(bytes, [this, &frames, &sink](std::string_view, std::string_view data) {
        ++frames;
        take(data, sink);
    });
    if (!ok) fail({.status = 502, .type = "api_error", .message = "The provider sent an event of more than 32 MB."}, sink);
    return frames;
}

void AnthropicDecoder::finish(ChatEventSink &sink)
{
    m_sse.finish([this, &sink](std::string_view, std::string_view data) { take(data, sink); });
    if (m_done) return;
    fail({.status = 502,
          .type = "api_error",
          .message = m_started ? "The provider's stream ended without message_stop."
                               : "The provider answered with a stream that holds no message."},
         sink);
}

void AnthropicDecoder::take(std::string_view data, ChatEventSink &sink)
{
    if (m_done) return;
    m_event = {};
    const bool ok = m_json.readDocument(data, [this](std::string_view key, JsonValue value) { return readMember(key, value); });
    if (ok) emitEvent(sink); // a frame that is not JSON is left out; the end of the stream decides
}

bool AnthropicDecoder::readMember(std::string_view key, JsonValue value)
{
    if (key == "type") return m_json.string(value, m_event.type);
    if (key == "usage") {
        takeUsage(m_json, value, m_event.usage);
        return true;
    }
    const bool nested = key == "message" || key == "content_block" || key == "delta" || key == "error";
    return nested && JsonReader::isType(value, JsonType::object) ? readPart(value) : true;
}

bool AnthropicDecoder::readPart(JsonValue value)
{
    return m_json.object(value, [this](std::string_view key, JsonValue member) {
        if (key == "usage") {
            takeUsage(m_json, member, m_event.usage);
            return true;
        }
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "text" || key == "thinking" || key == "partial_json") return m_json.string(member, m_event.text);
        if (key == "signature") return m_json.string(member, m_event.signature);
        if (key == "type") {
            if (!m_json.string(member, m_event.blockType)) return false;
            m_event.errorType = m_event.blockType;
            return true;
        }
        if (key == "id") return m_json.string(member, m_event.id);
        if (key == "name" || key == "model") return m_json.string(member, m_event.name);
        if (key == "stop_reason") return m_json.string(member, m_event.stopReason);
        if (key == "stop_sequence") return m_json.string(member, m_event.stopSequence);
        if (key == "message") return m_json.string(member, m_event.errorMessage);
        return true;
    });
}

void AnthropicDecoder::emitEvent(ChatEventSink &sink)
{
    using Kind = ChatEvent::Kind;
    const std::string &type = m_event.type;
    if (type == "message_start") {
        m_started = true;
        m_usage = m_event.usage;
        sink.accept({.kind = Kind::MessageStart, .id = m_event.id, .name = m_event.name, .usage = m_usage});
    } else if (type == "content_block_start") {
        m_block = blockKind(m_event.blockType);
        if (m_block) sink.accept({.kind = Kind::BlockStart, .block = *m_block, .id = m_event.id, .name = m_event.name});
    } else if (type == "content_block_delta") {
        if (!m_block) return;
        if (!m_event.text.empty()) sink.accept({.kind = Kind::BlockDelta, .block = *m_block, .text = m_event.text});
        if (!m_event.signature.empty()) sink.accept({.kind = Kind::BlockDelta, .block = *m_block, .signature = m_event.signature});
    } else if (type == "content_block_stop") {
        if (m_block) sink.accept({.kind = Kind::BlockStop, .block = *m_block});
        m_block.reset();
    } else if (type == "message_delta") {
        if (!m_event.stopReason.empty()) m_stop = stopReasonFromAnthropic(m_event.stopReason);
        m_stopSequence = m_event.stopSequence;
        if (m_event.usage.input) m_usage.input = m_event.usage.input;
        if (m_event.usage.output) m_usage.output = m_event.usage.output;
        if (m_event.usage.cacheRead) m_usage.cacheRead = m_event.usage.cacheRead;
        if (m_event.usage.cacheWrite) m_usage.cacheWrite = m_event.usage.cacheWrite;
    } else if (type == "message_stop") {
        m_done = true;
        sink.accept({.kind = Kind::MessageEnd,
                     .usage = m_usage,
                     .stop = m_stop == StopReason::None ? StopReason::EndTurn : m_stop,
                     .stopSequence = m_stopSequence});
    } else if (type == "error") {
        fail({.status = statusForErrorType(m_event.errorType), .type = m_event.errorType, .message = m_event.errorMessage}, sink);
    }
}

void AnthropicDecoder::fail(const ProviderError &error, ChatEventSink &sink)
{
    if (m_done) return;
    m_done = true;
    sink.accept({.kind = ChatEvent::Kind::Failure, .error = &error});
}

bool readBlock(JsonReader &json, JsonValue value, ChatResponse &response)
{
    ResponseBlock block;
    std::string type;
    const bool ok = json.object(value, [&json, &block, &type](std::string_view key, JsonValue member) {
        if (key == "input") return json.raw(member, block.inputJson);
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "type") return json.string(member, type);
        if (key == "text" || key == "thinking") return json.string(member, block.text);
        if (key == "signature") return json.string(member, block.signature);
        if (key == "id") return json.string(member, block.id);
        if (key == "name") return json.string(member, block.name);
        return true;
    });
    if (!ok) return false;
    if (const auto kind = blockKind(type)) {
        block.kind = *kind;
        response.blocks.push_back(std::move(block));
    }
    return true;
}

} // namespace

Result<UpstreamDraft> AnthropicDialect::writeRequest(const UpstreamContext &context) const
{
    UpstreamDraft draft;
    draft.url = context.provider.url;
    draft.headers.add("Content-Type", "application/json");
    for (const HttpHeader &field : context.clientHeaders)
        if (isForwarded(field.name)) draft.headers.add(field.name, field.value);
    if (!context.clientHeaders.find("anthropic-version")) draft.headers.add("anthropic-version", "2023-06-01");
    if (!context.credential.empty()) draft.headers.add("x-api-key", std::string(context.credential));

    std::string name;
    appendJsonString(name, context.model);
    std::optional<QByteArray> body = withMember(context.clientBody, "model", name);
    if (!body) return Error{.kind = ErrorKind::InvalidInput, .message = u"model: field required"_s};
    draft.body = std::move(*body);
    return draft;
}

std::unique_ptr<StreamDecoder> AnthropicDialect::newDecoder() const
{
    return std::make_unique<AnthropicDecoder>();
}

Result<ChatResponse> AnthropicDialect::readResponse(std::string_view body) const
{
    ChatResponse response;
    std::string type;
    std::string stop;
    JsonReader json;
    const bool ok = json.readDocument(body, [&](std::string_view key, JsonValue value) {
        if (JsonReader::isNull(value)) return true;
        if (key == "type") return json.string(value, type);
        if (key == "id") return json.string(value, response.id);
        if (key == "model") return json.string(value, response.model);
        if (key == "stop_reason") return json.string(value, stop);
        if (key == "stop_sequence") return json.string(value, response.stopSequence);
        if (key == "usage") takeUsage(json, value, response.usage);
        if (key == "content") return json.array(value, [&json, &response](JsonValue block) { return readBlock(json, block, response); });
        return true;
    });
    if (!ok || type != "message") {
        const ProviderError error = readError(0, body);
        return Error{.kind = ErrorKind::Protocol, .message = QString::fromStdString(error.message)};
    }
    response.stop = stopReasonFromAnthropic(stop);
    return response;
}

ProviderError AnthropicDialect::readError(int status, std::string_view body) const
{
    return providerError(status, body);
}

} // namespace ccr::proxy
