#include "proxy/dialect/anthropic_dialect.h"

#include "logging/base/json_writer.h"
#include "proxy/dialect/anthropic_parts.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/sse/sse_writer.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

void writeUsage(std::string &out, const TokenUsage &usage, std::int64_t searches = 0)
{
    JsonObject json(out);
    json.number("input_tokens", usage.input.value_or(0));
    json.number("output_tokens", usage.output.value_or(0));
    if (usage.cacheRead) json.number("cache_read_input_tokens", *usage.cacheRead);
    if (usage.cacheWrite) json.number("cache_creation_input_tokens", *usage.cacheWrite);
    if (searches == 0) return;
    json.key("server_tool_use");
    JsonObject(out).number("web_search_requests", searches);
}

void writeStopSequence(JsonObject &json, StopReason stop, std::string_view sequence)
{
    if (stop == StopReason::StopSequence)
        json.string("stop_sequence", sequence);
    else
        json.raw("stop_sequence", "null");
}

// Ids of server tools have a form of their own, which the API checks when they come back.
std::string searchId(const WebSearch &search, std::string_view messageId, std::int64_t index)
{
    constexpr std::string_view prefix = "srvtoolu_";
    if (search.id.starts_with(prefix)) return search.id;
    std::string id = std::string(prefix) + std::string(messageId) + '_' + std::to_string(index);
    std::replace(id.begin() + prefix.size(), id.end(), '-', '_');
    return id;
}

void writeSearchContent(std::string &out, const WebSearch &search)
{
    if (!search.errorCode.empty()) {
        JsonObject error(out);
        error.string("type", "web_search_tool_result_error");
        error.string("error_code", search.errorCode);
        return;
    }
    JsonArray hits(out);
    for (const WebSearchHit &hit : search.hits) {
        JsonObject json(hits.next());
        json.string("type", "web_search_result");
        json.string("url", hit.url);
        json.string("title", hit.title);
        json.string("encrypted_content", hit.encryptedContent);
        if (hit.pageAge.empty())
            json.raw("page_age", "null");
        else
            json.string("page_age", hit.pageAge);
    }
}

void writeSearchCall(std::string &out, std::string_view id, std::string_view inputJson)
{
    JsonObject json(out);
    json.string("type", "server_tool_use");
    json.string("id", id);
    json.string("name", "web_search");
    json.raw("input", inputJson);
}

void writeSearchResult(std::string &out, std::string_view id, const WebSearch &search)
{
    JsonObject json(out);
    json.string("type", "web_search_tool_result");
    json.string("tool_use_id", id);
    writeSearchContent(json.key("content"), search);
}

std::string searchInput(const WebSearch &search)
{
    std::string input;
    JsonObject(input).string("query", search.query);
    return input;
}

bool hasDeltas(BlockKind block)
{
    return block == BlockKind::Text || block == BlockKind::Thinking || block == BlockKind::ToolCall;
}

// Anthropic API reference, "Streaming messages".
class AnthropicEncoder final : public StreamEncoder
{
public:
    AnthropicEncoder(std::string id, std::string model) : m_id(std::move(id)), m_model(std::move(model)) {}

    void accept(const ChatEvent &event) override;
    void keepAlive() override { m_output += "event: ping\ndata: {\"type\":\"ping\"}\n\n"; }
    void keepBlockAlive() override;
    void follow(const ChatEvent &event) override;

private:
    void messageStart(const ChatEvent &event);
    std::string &beginBlock();
    void endBlockStart();
    void searchBlocks(const WebSearch &search);
    void blockStart(const ChatEvent &event);
    void blockDelta(const ChatEvent &event);
    void blockStop();
    void messageEnd(const ChatEvent &event);
    void failure(const ProviderError &error);

    std::string m_id;
    std::string m_model;
    std::int64_t m_index = -1;
    std::int64_t m_searches = 0;
    std::string m_indexText;
    std::optional<BlockKind> m_open; ///< of those that have deltas
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

// Claude Code ends a stream after five minutes without an event of the message; it does not count pings.
void AnthropicEncoder::keepBlockAlive()
{
    if (m_open) blockDelta({.kind = ChatEvent::Kind::BlockDelta, .block = *m_open});
}

void AnthropicEncoder::follow(const ChatEvent &event)
{
    const bool starts = event.kind == ChatEvent::Kind::BlockStart;
    if (!starts && event.kind != ChatEvent::Kind::BlockStop) return;
    m_open.reset();
    if (!starts || event.index < 0 || !hasDeltas(event.block)) return;
    m_open = event.block;
    m_indexText = std::to_string(event.index);
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

std::string &AnthropicEncoder::beginBlock()
{
    m_indexText = std::to_string(++m_index);
    beginSseEvent(m_output, "content_block_start");
    m_output += R"({"type":"content_block_start","index":)";
    m_output += m_indexText;
    return m_output += R"(,"content_block":)";
}

void AnthropicEncoder::endBlockStart()
{
    m_output += '}';
    endSseEvent(m_output);
}

// Anthropic API, "Web search tool": the call, whose input comes as a delta, and the result that stands whole in its start.
void AnthropicEncoder::searchBlocks(const WebSearch &search)
{
    const std::string id = searchId(search, m_id, ++m_searches);
    writeSearchCall(beginBlock(), id, "{}");
    endBlockStart();
    const std::string input = searchInput(search);
    blockDelta({.kind = ChatEvent::Kind::BlockDelta, .block = BlockKind::ToolCall, .text = input});
    blockStop();
    writeSearchResult(beginBlock(), id, search);
    endBlockStart();
}

void AnthropicEncoder::blockStart(const ChatEvent &event)
{
    if (event.block == BlockKind::WebSearch) return searchBlocks(event.search ? *event.search : WebSearch{});
    beginBlock();
    {
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
        case BlockKind::WebSearch: break; // two blocks, see searchBlocks()
        case BlockKind::ToolCall:
            block.string("type", "tool_use");
            block.string("id", anthropicToolId(event.id));
            block.string("name", event.name);
            block.raw("input", "{}");
            break;
        }
    }
    endBlockStart();
    if (hasDeltas(event.block)) m_open = event.block;
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
    m_open.reset();
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
        writeUsage(json.key("usage"), event.usage, m_searches);
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
        {
            JsonObject detail(json.key("error"));
            detail.string("type", error.type.empty() ? "api_error" : error.type);
            detail.string("message", error.message);
        }
        if (!error.requestId.empty()) json.string("request_id", error.requestId);
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
    case BlockKind::WebSearch: break; // two blocks, see writeResponse()
    case BlockKind::ToolCall:
        json.string("type", "tool_use");
        json.string("id", anthropicToolId(block.id));
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
    std::int64_t searches = 0;
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
            for (const ResponseBlock &block : response.blocks) {
                if (block.kind != BlockKind::WebSearch) {
                    writeBlock(content.next(), block);
                    continue;
                }
                const std::string searchedAs = searchId(block.search, id, ++searches);
                writeSearchCall(content.next(), searchedAs, searchInput(block.search));
                writeSearchResult(content.next(), searchedAs, block.search);
            }
        }
        json.string("stop_reason", toString(response.stop));
        writeStopSequence(json, response.stop, response.stopSequence);
        writeUsage(json.key("usage"), response.usage, searches);
    }
    return QByteArray::fromStdString(out);
}

} // namespace ccr::proxy
