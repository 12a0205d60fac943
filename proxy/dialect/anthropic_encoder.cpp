#include "proxy/dialect/anthropic_dialect.h"

#include "proxy/endpoint/error_response.h"
#include "proxy/json/json_writer.h"
#include "proxy/sse/sse_writer.h"

namespace ccr::proxy {

namespace {

void writeUsage(std::string &out, const TokenUsage &usage)
{
    JsonObject json(out);
    json.number("input_tokens", usage.input.value_or(0));
    json.number("output_tokens", usage.output.value_or(0));
    if (usage.cacheRead) json.number("cache_read_input_tokens", *usage.cacheRead);
    if (usage.cacheWrite) json.number("cache_creation_input_tokens", *usage.cacheWrite);
}

void writeStopSequence(JsonObject &json, StopReason stop, std::string_view sequence)
{
    if (stop == StopReason::StopSequence)
        json.string("stop_sequence", sequence);
    else
        json.raw("stop_sequence", "null");
}

// Tool ids of other providers may hold characters that the Messages API refuses in the next request.
std::string safeToolId(std::string_view id)
{
    std::string safe(id);
    for (char &c : safe) {
        const bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!allowed) c = '_';
    }
    return safe;
}

// Anthropic API reference, "Streaming messages".
class AnthropicEncoder final : public StreamEncoder
{
public:
    AnthropicEncoder(std::string id, std::string model) : m_id(std::move(id)), m_model(std::move(model)) {}

    void accept(const ChatEvent &event) override;
    void keepAlive() override { m_output += "event: ping\ndata: {\"type\":\"ping\"}\n\n"; }

private:
    void messageStart(const ChatEvent &event);
    void blockStart(const ChatEvent &event);
    void blockDelta(const ChatEvent &event);
    void blockStop();
    void messageEnd(const ChatEvent &event);
    void failure(const ProviderError &error);

    std::string m_id;
    std::string m_model;
    std::int64_t m_index = -1;
    std::string m_indexText;
};

void AnthropicEncoder::accept(const ChatEvent &event)
{
    switch (event.kind) {
    case ChatEvent::Kind::MessageStart: return messageStart(event);
    case ChatEvent::Kind::BlockStart: return blockStart(event);
    case ChatEvent::Kind::BlockDelta: return blockDelta(event);
    case ChatEvent::Kind::BlockStop: return blockStop();
    case ChatEvent::Kind::MessageEnd: return messageEnd(event);
    case ChatEvent::Kind::Failure: return failure(event.error ? *event.error : ProviderError{});
    }
}

void AnthropicEncoder::messageStart(const ChatEvent &event)
{
    beginSseEvent(m_output, "message_start");
    {
        JsonObject json(m_output);
        json.string("type", "message_start");
        json.key("message");
        JsonObject message(m_output);
        // Ours is unique; some providers number all their answers alike.
        message.string("id", m_id);
        message.string("type", "message");
        message.string("role", "assistant");
        message.string("model", event.name.empty() ? std::string_view(m_model) : event.name);
        message.raw("content", "[]");
        message.raw("stop_reason", "null");
        message.raw("stop_sequence", "null");
        writeUsage(message.key("usage"), event.usage);
    }
    endSseEvent(m_output);
}

void AnthropicEncoder::blockStart(const ChatEvent &event)
{
    m_indexText = std::to_string(++m_index);
    beginSseEvent(m_output, "content_block_start");
    {
        JsonObject json(m_output);
        json.string("type", "content_block_start");
        json.raw("index", m_indexText);
        json.key("content_block");
        JsonObject block(m_output);
        switch (event.block) {
        case BlockKind::Text:
            block.string("type", "text");
            block.string("text", "");
            break;
        case BlockKind::Thinking:
            block.string("type", "thinking");
            block.string("thinking", "");
            block.string("signature", "");
            break;
        case BlockKind::RedactedThinking:
            block.string("type", "redacted_thinking");
            block.string("data", event.text);
            break;
        case BlockKind::WebSearch: break;
        case BlockKind::ToolCall:
            block.string("type", "tool_use");
            block.string("id", safeToolId(event.id));
            block.string("name", event.name);
            block.raw("input", "{}");
            break;
        }
    }
    endSseEvent(m_output);
}

// The hot path: one template, no intermediate objects.
void AnthropicEncoder::blockDelta(const ChatEvent &event)
{
    beginSseEvent(m_output, "content_block_delta");
    m_output += R"({"type":"content_block_delta","index":)";
    m_output += m_indexText;
    m_output += R"(,"delta":{"type":)";
    if (!event.signature.empty()) {
        m_output += R"("signature_delta","signature":)";
        appendJsonString(m_output, event.signature);
    } else {
        m_output += event.block == BlockKind::Text       ? R"("text_delta","text":)"
                    : event.block == BlockKind::Thinking ? R"("thinking_delta","thinking":)"
                                                         : R"("input_json_delta","partial_json":)";
        appendJsonString(m_output, event.text);
    }
    m_output += "}}";
    endSseEvent(m_output);
}

void AnthropicEncoder::blockStop()
{
    beginSseEvent(m_output, "content_block_stop");
    m_output += R"({"type":"content_block_stop","index":)";
    m_output += m_indexText;
    m_output += '}';
    endSseEvent(m_output);
}

void AnthropicEncoder::messageEnd(const ChatEvent &event)
{
    beginSseEvent(m_output, "message_delta");
    {
        JsonObject json(m_output);
        json.string("type", "message_delta");
        json.key("delta");
        {
            JsonObject delta(m_output);
            delta.string("stop_reason", toString(event.stop));
            writeStopSequence(delta, event.stop, event.stopSequence);
        }
        writeUsage(json.key("usage"), event.usage);
    }
    endSseEvent(m_output);
    beginSseEvent(m_output, "message_stop");
    m_output += R"({"type":"message_stop"})";
    endSseEvent(m_output);
}

void AnthropicEncoder::failure(const ProviderError &error)
{
    beginSseEvent(m_output, "error");
    {
        JsonObject json(m_output);
        json.string("type", "error");
        json.key("error");
        JsonObject detail(m_output);
        detail.string("type", error.type.empty() ? "api_error" : error.type);
        detail.string("message", error.message);
    }
    endSseEvent(m_output);
}

void writeBlock(std::string &out, const ResponseBlock &block)
{
    JsonObject json(out);
    switch (block.kind) {
    case BlockKind::Text:
        json.string("type", "text");
        json.string("text", block.text);
        break;
    case BlockKind::Thinking:
        json.string("type", "thinking");
        json.string("thinking", block.text);
        json.string("signature", block.signature);
        break;
    case BlockKind::RedactedThinking:
        json.string("type", "redacted_thinking");
        json.string("data", block.text);
        break;
    case BlockKind::WebSearch: break;
    case BlockKind::ToolCall:
        json.string("type", "tool_use");
        json.string("id", safeToolId(block.id));
        json.string("name", block.name);
        json.raw("input", block.inputJson.empty() ? "{}" : block.inputJson);
        break;
    }
}

} // namespace

std::unique_ptr<StreamEncoder> AnthropicDialect::newEncoder(const ChatRequest &request, std::string id) const
{
    return std::make_unique<AnthropicEncoder>(std::move(id), request.model);
}

QByteArray AnthropicDialect::writeError(const ProviderError &error) const
{
    return errorBody(error);
}

QByteArray AnthropicDialect::writeResponse(const ChatResponse &response, const ChatRequest &, const std::string &id) const
{
    std::string out;
    out.reserve(1024);
    {
        JsonObject json(out);
        json.string("id", id);
        json.string("type", "message");
        json.string("role", "assistant");
        json.string("model", response.model);
        json.key("content");
        {
            JsonArray content(out);
            for (const ResponseBlock &block : response.blocks) writeBlock(content.next(), block);
        }
        json.string("stop_reason", toString(response.stop));
        writeStopSequence(json, response.stop, response.stopSequence);
        writeUsage(json.key("usage"), response.usage);
    }
    return QByteArray::fromStdString(out);
}

} // namespace ccr::proxy
