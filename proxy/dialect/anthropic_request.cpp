#include "proxy/dialect/anthropic_dialect.h"

#include "proxy/json/json_reader.h"

namespace ccr::proxy {

namespace {

// Reads one request body. Unknown keys are skipped: clients are newer than routers.
class RequestReader
{
public:
    Result<ChatRequest> read(std::string_view body);

private:
    bool readField(std::string_view key, JsonValue value);
    bool readSystem(JsonValue value);
    bool readMessage(JsonValue value);
    bool readContent(JsonValue value, std::vector<ContentPart> &parts);
    bool readPart(JsonValue value, ContentPart &part);
    bool readToolResult(JsonValue value, std::vector<ResultContent> &content);
    bool readTool(JsonValue value);
    bool readToolChoice(JsonValue value);
    bool readThinking(JsonValue value);
    bool readOutputConfig(JsonValue value);
    bool readMetadata(JsonValue value);
    bool check();

    JsonReader m_json;
    ChatRequest m_request;
    bool m_hasModel = false;
    bool m_hasMessages = false;
};

// Everything that a content part of any type may carry; which members count is decided by `type`.
struct RawPart
{
    std::string_view type;
    std::string_view text;
    std::string_view cacheControl;
    std::string_view id;
    std::string_view name;
    std::string_view input = "{}";
    std::string_view signature;
    std::string_view mediaType;
    std::string_view data;
    std::string_view url;
    std::string_view toolCallId;
    std::vector<ResultContent> content;
    bool isError = false;
};

std::string text(std::string_view view)
{
    return std::string(view);
}

std::string sessionFromUserId(const std::string &userId)
{
    // {"device_id":…,"session_id":"<uuid>"} as text, or the older user_…_session_<uuid>
    const std::string key = "\"session_id\"";
    if (const std::size_t at = userId.find(key); at != std::string::npos) {
        const std::size_t open = userId.find('"', at + key.size());
        const std::size_t close = open == std::string::npos ? open : userId.find('"', open + 1);
        return close == std::string::npos ? std::string() : userId.substr(open + 1, close - open - 1);
    }
    const std::string marker = "_session_";
    const std::size_t at = userId.rfind(marker);
    return at == std::string::npos ? std::string() : userId.substr(at + marker.size());
}

Role roleFromWord(const std::string &word)
{
    return word == "assistant" ? Role::Assistant : word == "system" ? Role::System : Role::User;
}

Result<ChatRequest> RequestReader::read(std::string_view body)
{
    const bool ok = m_json.readDocument(body, [this](std::string_view key, JsonValue value) { return readField(key, value); });
    if (!ok || !check()) return m_json.error();
    m_request.sessionId = sessionFromUserId(m_request.userId);
    m_request.dialect = "anthropic";
    return std::move(m_request);
}

bool RequestReader::check()
{
    if (!m_hasModel) return m_json.fail("model: field required");
    if (!m_hasMessages) return m_json.fail("messages: field required");
    if (m_request.messages.empty()) return m_json.fail("messages: at least one message is required");
    return true;
}

bool RequestReader::readField(std::string_view key, JsonValue value)
{
    if (key == "model") return (m_hasModel = true) && m_json.string(value, m_request.model);
    if (key == "messages") {
        m_hasMessages = true;
        return m_json.array(value, [this](JsonValue message) { return readMessage(message); });
    }
    if (JsonReader::isNull(value)) return true;
    if (key == "system") return readSystem(value);
    if (key == "tools") return m_json.array(value, [this](JsonValue tool) { return readTool(tool); });
    if (key == "tool_choice") return readToolChoice(value);
    if (key == "max_tokens") return m_json.integer(value, m_request.maxTokens);
    if (key == "temperature") return m_json.number(value, m_request.temperature);
    if (key == "top_p") return m_json.number(value, m_request.topP);
    if (key == "top_k") return m_json.integer(value, m_request.topK);
    if (key == "stream") return m_json.boolean(value, m_request.stream);
    if (key == "thinking") return readThinking(value);
    if (key == "output_config") return readOutputConfig(value);
    if (key == "metadata") return readMetadata(value);
    if (key == "stop_sequences")
        return m_json.array(value, [this](JsonValue word) { return m_json.string(word, m_request.stopSequences.emplace_back()); });
    return true;
}

bool RequestReader::readSystem(JsonValue value)
{
    if (JsonReader::isType(value, JsonType::string)) return m_json.string(value, m_request.system.emplace_back().text);
    return m_json.array(value, [this](JsonValue block) {
        TextPart &part = m_request.system.emplace_back();
        return m_json.object(block, [this, &part](std::string_view key, JsonValue member) {
            if (key == "text") return m_json.string(member, part.text);
            if (key == "cache_control") return m_json.raw(member, part.cacheControlJson);
            return true;
        });
    });
}

bool RequestReader::readMessage(JsonValue value)
{
    ChatMessage &message = m_request.messages.emplace_back();
    std::string role;
    const bool ok = m_json.object(value, [this, &message, &role](std::string_view key, JsonValue member) {
        if (key == "role") return m_json.string(member, role);
        if (key == "content") return readContent(member, message.parts);
        return true;
    });
    if (!ok) return false;
    if (role != "user" && role != "assistant" && role != "system")
        return m_json.fail("role: expected \"user\", \"assistant\" or \"system\", got \"" + role + "\"");
    message.role = roleFromWord(role);
    return true;
}

bool RequestReader::readContent(JsonValue value, std::vector<ContentPart> &parts)
{
    if (JsonReader::isType(value, JsonType::string)) {
        TextPart whole;
        if (!m_json.string(value, whole.text)) return false;
        parts.emplace_back(std::move(whole));
        return true;
    }
    return m_json.array(value, [this, &parts](JsonValue element) { return readPart(element, parts.emplace_back()); });
}

bool RequestReader::readPart(JsonValue value, ContentPart &part)
{
    RawPart raw;
    const bool ok = m_json.object(value, [this, &raw](std::string_view key, JsonValue member) {
        if (key == "type") return m_json.string(member, raw.type);
        if (JsonReader::isNull(member)) return true;
        if (key == "text" || key == "thinking") return m_json.string(member, raw.text);
        if (key == "cache_control") return m_json.raw(member, raw.cacheControl);
        if (key == "id") return m_json.string(member, raw.id);
        if (key == "tool_use_id") return m_json.string(member, raw.toolCallId);
        if (key == "name") return m_json.string(member, raw.name);
        if (key == "input") return m_json.raw(member, raw.input);
        if (key == "signature") return m_json.string(member, raw.signature);
        if (key == "is_error") return m_json.boolean(member, raw.isError);
        if (key == "content" && !JsonReader::isType(member, JsonType::object)) return readToolResult(member, raw.content);
        if (key == "source" && JsonReader::isType(member, JsonType::object))
            return m_json.object(member, [this, &raw](std::string_view name, JsonValue source) {
                if (!JsonReader::isType(source, JsonType::string)) return true;
                if (name == "media_type") return m_json.string(source, raw.mediaType);
                if (name == "data") return m_json.string(source, raw.data);
                if (name == "url") return m_json.string(source, raw.url);
                return true;
            });
        return true;
    });
    if (!ok) return false;
    if (raw.type == "text")
        part = TextPart{text(raw.text), text(raw.cacheControl)};
    else if (raw.type == "image")
        part = ImagePart{text(raw.mediaType), text(raw.data), text(raw.url), text(raw.cacheControl)};
    else if (raw.type == "thinking")
        part = ThinkingPart{text(raw.text), text(raw.signature), {}};
    else if (raw.type == "tool_use")
        part = ToolCallPart{text(raw.id), text(raw.name), text(raw.input), text(raw.cacheControl)};
    else if (raw.type == "tool_result")
        part = ToolResultPart{text(raw.toolCallId), std::move(raw.content), raw.isError, text(raw.cacheControl)};
    else if (raw.type.empty())
        return m_json.fail("type: field required");
    else
        part = OtherPart{text(raw.type), text(raw.text), {}};
    return true;
}

bool RequestReader::readToolResult(JsonValue value, std::vector<ResultContent> &content)
{
    std::vector<ContentPart> parts;
    if (!readContent(value, parts)) return false;
    for (ContentPart &part : parts) {
        if (auto *piece = std::get_if<TextPart>(&part)) content.emplace_back(std::move(*piece));
        if (auto *image = std::get_if<ImagePart>(&part)) content.emplace_back(std::move(*image));
        if (auto *other = std::get_if<OtherPart>(&part)) content.emplace_back(std::move(*other));
    }
    return true;
}

bool RequestReader::readTool(JsonValue value)
{
    ToolDefinition &tool = m_request.tools.emplace_back();
    return m_json.object(value, [this, &tool](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        if (key == "name") return m_json.string(member, tool.name);
        if (key == "description") return m_json.string(member, tool.description);
        if (key == "input_schema") return m_json.raw(member, tool.schemaJson);
        if (key != "type") return true;
        std::string type;
        if (!m_json.string(member, type)) return false;
        if (type != "custom") tool.serverType = std::move(type);
        return true;
    });
}

bool RequestReader::readToolChoice(JsonValue value)
{
    std::string type;
    const bool ok = m_json.object(value, [this, &type](std::string_view key, JsonValue member) {
        if (key == "type") return m_json.string(member, type);
        if (key == "name") return m_json.string(member, m_request.toolChoice.name);
        if (key == "disable_parallel_tool_use") return m_json.boolean(member, m_request.toolChoice.parallelDisabled);
        return true;
    });
    if (!ok) return false;
    ToolChoiceKind &kind = m_request.toolChoice.kind;
    if (type == "auto")
        kind = ToolChoiceKind::Auto;
    else if (type == "any")
        kind = ToolChoiceKind::Any;
    else if (type == "none")
        kind = ToolChoiceKind::None;
    else if (type == "tool")
        kind = ToolChoiceKind::Tool;
    else
        return m_json.fail("type: expected \"auto\", \"any\", \"none\" or \"tool\", got \"" + type + "\"");
    return true;
}

bool RequestReader::readThinking(JsonValue value)
{
    std::string type;
    const bool ok = m_json.object(value, [this, &type](std::string_view key, JsonValue member) {
        if (key == "type") return m_json.string(member, type);
        if (key == "budget_tokens") return m_json.integer(member, m_request.thinkingBudget);
        return true;
    });
    m_request.thinking = type == "disabled"   ? ThinkingMode::Disabled
                         : type == "adaptive" ? ThinkingMode::Adaptive
                         : type == "enabled"  ? ThinkingMode::Enabled
                                              : ThinkingMode::Unset;
    return ok;
}

bool RequestReader::readOutputConfig(JsonValue value)
{
    return m_json.object(value, [this](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        if (key == "effort") return m_json.string(member, m_request.effort);
        if (key != "format") return true;
        return m_json.object(member, [this](std::string_view name, JsonValue part) {
            return name == "schema" ? m_json.raw(part, m_request.outputSchemaJson) : true;
        });
    });
}

bool RequestReader::readMetadata(JsonValue value)
{
    return m_json.object(value, [this](std::string_view key, JsonValue member) {
        return key == "user_id" && !JsonReader::isNull(member) ? m_json.string(member, m_request.userId) : true;
    });
}

} // namespace

Result<ChatRequest> AnthropicDialect::readRequest(std::string_view body, const HttpRequestHead &) const
{
    return RequestReader().read(body);
}

} // namespace ccr::proxy
