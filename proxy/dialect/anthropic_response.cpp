#include "proxy/dialect/anthropic_response.h"

#include "proxy/dialect/anthropic_dialect.h"
#include "proxy/dialect/error_text.h"

namespace ccr::proxy {

namespace {

bool readHit(JsonReader &json, JsonValue value, WebSearchHit &hit)
{
    return json.object(value, [&json, &hit](std::string_view key, JsonValue member) {
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "url") return json.string(member, hit.url);
        if (key == "title") return json.string(member, hit.title);
        if (key == "encrypted_content") return json.string(member, hit.encryptedContent);
        if (key == "page_age") return json.string(member, hit.pageAge);
        return true;
    });
}

struct ReadBlock
{
    std::string type;
    std::string toolUseId;
    ResponseBlock block;
};

bool readMembers(JsonReader &json, JsonValue value, ReadBlock &read)
{
    ResponseBlock &block = read.block;
    return json.object(value, [&json, &read, &block](std::string_view key, JsonValue member) {
        if (key == "input") return json.raw(member, block.inputJson);
        if (key == "content") return readAnthropicSearchContent(json, member, block.search);
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "type") return json.string(member, read.type);
        if (key == "text" || key == "thinking" || key == "data") return json.string(member, block.text);
        if (key == "signature") return json.string(member, block.signature);
        if (key == "id") return json.string(member, block.id);
        if (key == "tool_use_id") return json.string(member, read.toolUseId);
        if (key == "name") return json.string(member, block.name);
        return true;
    });
}

/// Joins the two blocks of a search, the call and its result, into one.
class BlockReader
{
public:
    bool read(JsonReader &json, JsonValue value, ChatResponse &response)
    {
        ReadBlock read;
        if (!readMembers(json, value, read)) return false;
        if (read.type == anthropicServerTool) {
            m_call = std::move(read.block);
        } else if (read.type == anthropicSearchResult) {
            read.block.kind = BlockKind::WebSearch;
            read.block.search.id = read.toolUseId;
            if (m_call.id == read.toolUseId) read.block.search.query = anthropicSearchQuery(m_call.inputJson);
            response.blocks.push_back(std::move(read.block));
        } else if (const auto kind = anthropicBlockKind(read.type)) {
            read.block.kind = *kind;
            response.blocks.push_back(std::move(read.block));
        }
        return true;
    }

private:
    ResponseBlock m_call;
};

} // namespace

void readAnthropicUsage(JsonReader &json, JsonValue value, TokenUsage &usage)
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

bool readAnthropicSearchContent(JsonReader &json, JsonValue value, WebSearch &search)
{
    if (JsonReader::isType(value, JsonType::array))
        return json.array(value, [&json, &search](JsonValue hit) {
            return !JsonReader::isType(hit, JsonType::object) || readHit(json, hit, search.hits.emplace_back());
        });
    if (!JsonReader::isType(value, JsonType::object)) return true;
    return json.object(value, [&json, &search](std::string_view key, JsonValue member) {
        return key == "error_code" && JsonReader::isType(member, JsonType::string) ? json.string(member, search.errorCode) : true;
    });
}

std::string anthropicSearchQuery(std::string_view inputJson)
{
    std::string query;
    JsonReader json;
    json.readDocument(inputJson, [&json, &query](std::string_view key, JsonValue value) {
        return key == "query" && JsonReader::isType(value, JsonType::string) ? json.string(value, query) : true;
    });
    return query;
}

std::optional<BlockKind> anthropicBlockKind(std::string_view type)
{
    if (type == "text") return BlockKind::Text;
    if (type == "thinking") return BlockKind::Thinking;
    if (type == "redacted_thinking") return BlockKind::RedactedThinking;
    if (type == "tool_use") return BlockKind::ToolCall;
    return std::nullopt; // other server tools and whatever comes: passed through, not understood
}

Result<ChatResponse> AnthropicDialect::readResponse(std::string_view body) const
{
    ChatResponse response;
    std::string type;
    std::string stop;
    JsonReader json;
    BlockReader blocks;
    const bool ok = json.readDocument(body, [&](std::string_view key, JsonValue value) {
        if (JsonReader::isNull(value)) return true;
        if (key == "type") return json.string(value, type);
        if (key == "id") return json.string(value, response.id);
        if (key == "model") return json.string(value, response.model);
        if (key == "stop_reason") return json.string(value, stop);
        if (key == "stop_sequence") return json.string(value, response.stopSequence);
        if (key == "usage") readAnthropicUsage(json, value, response.usage);
        if (key == "content") return json.array(value, [&](JsonValue block) { return blocks.read(json, block, response); });
        return true;
    });
    if (!ok || type != "message") {
        return errorSaying(ErrorKind::Protocol, readError(0, body).said().phrase());
    }
    response.stop = stopReasonFromAnthropic(stop);
    response.stopWord = std::move(stop);
    return response;
}

ProviderError AnthropicDialect::readError(int status, std::string_view body) const
{
    return providerError(status, body);
}

} // namespace ccr::proxy
