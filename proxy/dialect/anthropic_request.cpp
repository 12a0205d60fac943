#include "proxy/dialect/anthropic_dialect.h"

#include "logging/base/json_writer.h"
#include "proxy/dialect/message_content.h"
#include "proxy/dialect/openai_parts.h"
#include "proxy/json/json_reader.h"
#include "proxy/message/opened_documents.h"

namespace ccr::proxy {

namespace {

// Reads one request body. What it does not know is kept as it is and hinders nothing: clients are newer than routers.
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
    bool readSource(JsonValue value, struct RawPart &raw);
    bool readNestedContent(JsonValue value, std::vector<ResultContent> &content);
    bool readTool(JsonValue value);
    bool readToolChoice(JsonValue value);
    bool readThinking(JsonValue value);
    bool readOutputConfig(JsonValue value);
    bool readMetadata(JsonValue value);
    bool readFormat(JsonValue value, std::string &rest);
    bool keep(std::string &members, std::string_view key, JsonValue value);
    void keepRest(std::string_view name, const std::string &members);
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
    std::string_view title;
    std::string_view toolCallId;
    std::string_view toolName; ///< that a search for tools has found
    std::string_view sourceType;
    std::string_view errorCode; ///< of a server tool's result
    std::vector<ResultContent> content;
    std::string members; ///< those that are none of the above
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

// What a server tool was asked for: "Web search tool" says {"query"}, "Web fetch tool" {"url"}.
std::string subjectOf(std::string_view inputJson)
{
    std::string subject;
    JsonReader json;
    json.readDocument(inputJson, [&json, &subject](std::string_view key, JsonValue value) {
        const bool isSubject = (key == "query" || key == "url") && JsonReader::isType(value, JsonType::string);
        return !isSubject || json.string(value, subject);
    });
    return subject;
}

// A document made of texts and images, which other vendors take as these.
std::vector<PlainContent> piecesOf(const RawPart &raw)
{
    const auto isImage = [](const ResultContent &content) { return std::holds_alternative<ImagePart>(content); };
    if (std::none_of(raw.content.begin(), raw.content.end(), isImage)) return {};
    std::vector<PlainContent> pieces;
    for (const std::string &heading : {text(raw.title), documentContext(raw.members)})
        if (!heading.empty()) pieces.emplace_back(TextPart{.text = heading});
    for (const ResultContent &content : raw.content) {
        if (const auto *piece = std::get_if<TextPart>(&content)) pieces.emplace_back(*piece);
        if (const auto *image = std::get_if<ImagePart>(&content)) pieces.emplace_back(*image);
    }
    return pieces;
}

// What any model can read of a part that the neutral model has no word for.
std::string readableText(const RawPart &raw)
{
    if (raw.type == "document" && raw.content.empty()) return {}; // a file that its vendor keeps: the title alone would hide that
    std::string out(raw.text);
    const auto add = [&out](std::string_view line) {
        if (line.empty()) return;
        if (!out.empty()) out += '\n';
        out += line;
    };
    if (raw.type == "server_tool_use")
        if (const std::string subject = subjectOf(raw.input); !subject.empty()) add('[' + std::string(raw.name) + ": " + subject + ']');
    if (raw.type == "tool_reference") add(raw.toolName);
    add(raw.title);
    if (raw.type == "document") add(documentContext(raw.members));
    add(raw.url);
    if (!raw.errorCode.empty()) add("[failed: " + std::string(raw.errorCode) + ']');
    for (const ResultContent &content : raw.content) {
        if (const auto *piece = std::get_if<TextPart>(&content)) add(piece->text);
        if (const auto *document = std::get_if<DocumentPart>(&content)) add(document->text);
        if (const auto *other = std::get_if<OtherPart>(&content)) add(other->text);
    }
    return out;
}

// Some clients put a whole data URL where the bytes or the address belong.
ImagePart toImage(const RawPart &raw)
{
    const std::string_view address = raw.data.starts_with("data:") ? raw.data : raw.url;
    ImagePart image = address.empty() ? ImagePart{text(raw.mediaType), text(raw.data), {}} : openAiImage(address, {});
    image.cacheControlJson = raw.cacheControl;
    return image;
}

DocumentPart toDocument(RawPart &raw)
{
    DocumentPart document{.mediaType = text(raw.mediaType),
                          .url = text(raw.url),
                          .title = text(raw.title),
                          .cacheControlJson = text(raw.cacheControl),
                          .membersJson = std::move(raw.members)};
    (raw.sourceType == "text" ? document.text : document.data) = raw.data;
    return document;
}

ContentPart toPart(RawPart &raw)
{
    const bool isPlainSource = raw.sourceType == "base64" || raw.sourceType == "url" || raw.sourceType == "text";
    if (raw.type == "text") return TextPart{text(raw.text), text(raw.cacheControl), std::move(raw.members)};
    if (raw.type == "image" && isPlainSource) return toImage(raw);
    if (raw.type == "document" && isPlainSource) return toDocument(raw);
    if (raw.type == "thinking") return ThinkingPart{text(raw.text), text(raw.signature), {}};
    if (raw.type == "redacted_thinking") return ThinkingPart{.redactedData = text(raw.data)};
    if (raw.type == "tool_use")
        return ToolCallPart{text(raw.id), text(raw.name), text(raw.input), text(raw.cacheControl), std::move(raw.members)};
    if (raw.type == "tool_result") return ToolResultPart{text(raw.toolCallId), std::move(raw.content), raw.isError, text(raw.cacheControl)};
    return OtherPart{.type = text(raw.type), .text = readableText(raw), .content = piecesOf(raw)};
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
    if (!m_hasModel) return m_json.missing("model");
    if (!m_hasMessages) return m_json.missing("messages");
    if (m_request.messages.empty()) return m_json.hasNoEntry("messages");
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
    return m_json.raw(value, m_request.extra.emplace_back(ExtraField{std::string(key), {}}).json);
}

// Adds a member that nobody here understands to `members`.
bool RequestReader::keep(std::string &members, std::string_view key, JsonValue value)
{
    std::string_view json;
    if (!m_json.raw(value, json)) return false;
    if (!members.empty()) members += ',';
    appendJsonString(members, key);
    members += ':';
    members += json;
    return true;
}

void RequestReader::keepRest(std::string_view name, const std::string &members)
{
    if (!members.empty()) m_request.extra.push_back({std::string(name), '{' + members + '}'});
}

bool RequestReader::readSystem(JsonValue value)
{
    if (JsonReader::isType(value, JsonType::string)) return m_json.string(value, m_request.system.emplace_back().text);
    return m_json.array(value, [this](JsonValue block) {
        TextPart &part = m_request.system.emplace_back();
        return m_json.object(block, [this, &part](std::string_view key, JsonValue member) {
            if (key == "text") return m_json.string(member, part.text);
            if (JsonReader::isNull(member) || key == "type") return true;
            if (key == "cache_control") return m_json.raw(member, part.cacheControlJson);
            return keep(part.membersJson, key, member);
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
    if (role != "user" && role != "assistant" && role != "system") return m_json.notOneOf("role", R"("user", "assistant", "system")", role);
    message.role = roleFromWord(role);
    return true;
}

bool RequestReader::readContent(JsonValue value, std::vector<ContentPart> &parts)
{
    return readMessageContent(m_json, value, parts, [this](JsonValue element, ContentPart &part) { return readPart(element, part); });
}

bool RequestReader::readPart(JsonValue value, ContentPart &part)
{
    RawPart raw;
    const char *const begin = JsonReader::begin(value);
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
        if (key == "source" && JsonReader::isType(member, JsonType::object)) return readSource(member, raw);
        if (key == "content") return readNestedContent(member, raw.content);
        if (JsonReader::isType(member, JsonType::string)) {
            if (key == "data") return m_json.string(member, raw.data); // redacted thinking
            if (key == "title") return m_json.string(member, raw.title);
            if (key == "url" || key == "source") return m_json.string(member, raw.url); // a search result
            if (key == "error_code") return m_json.string(member, raw.errorCode);
            if (key == "tool_name") return m_json.string(member, raw.toolName);
        }
        return keep(raw.members, key, member);
    });
    if (!ok) return false;
    if (raw.type.empty()) return m_json.missing("type");
    part = toPart(raw);
    if (auto *other = std::get_if<OtherPart>(&part)) other->json = JsonReader::textSince(begin, value);
    return true;
}

bool RequestReader::readSource(JsonValue value, RawPart &raw)
{
    return m_json.object(value, [this, &raw](std::string_view name, JsonValue source) {
        if (name == "content" && !JsonReader::isNull(source)) return readNestedContent(source, raw.content);
        if (!JsonReader::isType(source, JsonType::string)) return true;
        if (name == "type") return m_json.string(source, raw.sourceType);
        if (name == "media_type") return m_json.string(source, raw.mediaType);
        if (name == "data") return m_json.string(source, raw.data);
        if (name == "url") return m_json.string(source, raw.url);
        return true;
    });
}

// The content of a tool's result, of a document or of a search result. What a server tool found is one object.
bool RequestReader::readNestedContent(JsonValue value, std::vector<ResultContent> &content)
{
    std::vector<ContentPart> parts;
    if (JsonReader::isType(value, JsonType::object)) {
        std::string_view type;
        if (!m_json.peekString(value, "type", type)) return false;
        if (type.empty()) return true;
        if (!readPart(value, parts.emplace_back())) return false;
    } else if (!readContent(value, parts)) {
        return false;
    }
    for (ContentPart &part : parts) {
        if (auto *piece = std::get_if<TextPart>(&part)) content.emplace_back(std::move(*piece));
        if (auto *image = std::get_if<ImagePart>(&part)) content.emplace_back(std::move(*image));
        if (auto *document = std::get_if<DocumentPart>(&part)) content.emplace_back(std::move(*document));
        if (auto *other = std::get_if<OtherPart>(&part)) content.emplace_back(std::move(*other));
    }
    return true;
}

bool RequestReader::readTool(JsonValue value)
{
    ToolDefinition &tool = m_request.tools.emplace_back();
    const char *const begin = JsonReader::begin(value);
    const bool ok = m_json.object(value, [this, &tool](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        if (key == "name") return m_json.string(member, tool.name);
        if (key == "description") return m_json.string(member, tool.description);
        if (key == "input_schema") return m_json.raw(member, tool.schemaJson);
        if (key == "cache_control") return m_json.raw(member, tool.cacheControlJson);
        if (key == "strict") return m_json.boolean(member, tool.strict.emplace());
        if (key != "type") return keep(tool.membersJson, key, member);
        std::string type;
        if (!m_json.string(member, type)) return false;
        if (type != "custom") tool.serverType = std::move(type);
        return true;
    });
    if (ok && !tool.serverType.empty()) tool.json = JsonReader::textSince(begin, value);
    return ok;
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
        return m_json.notOneOf("type", R"("auto", "any", "none", "tool")", type);
    return true;
}

bool RequestReader::readThinking(JsonValue value)
{
    std::string type;
    std::string rest;
    const bool ok = m_json.object(value, [this, &type, &rest](std::string_view key, JsonValue member) {
        if (key == "type") return m_json.string(member, type);
        if (key == "budget_tokens") return m_json.integer(member, m_request.thinkingBudget);
        return keep(rest, key, member);
    });
    m_request.thinking = type == "disabled"   ? ThinkingMode::Disabled
                         : type == "adaptive" ? ThinkingMode::Adaptive
                         : type == "enabled"  ? ThinkingMode::Enabled
                                              : ThinkingMode::Unset;
    keepRest("thinking", rest);
    return ok;
}

bool RequestReader::readOutputConfig(JsonValue value)
{
    std::string rest;
    const bool ok = m_json.object(value, [this, &rest](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        if (key == "effort") return m_json.string(member, m_request.effort);
        return key == "format" ? readFormat(member, rest) : keep(rest, key, member);
    });
    keepRest("output_config", rest);
    return ok;
}

bool RequestReader::readFormat(JsonValue value, std::string &rest)
{
    const char *const begin = JsonReader::begin(value);
    const bool ok = m_json.object(value, [this](std::string_view name, JsonValue part) {
        return name == "schema" ? m_json.raw(part, m_request.outputSchemaJson) : true;
    });
    if (ok && m_request.outputSchemaJson.empty()) // a kind of format that came later
        (rest += rest.empty() ? "\"format\":" : ",\"format\":") += JsonReader::textSince(begin, value);
    return ok;
}

bool RequestReader::readMetadata(JsonValue value)
{
    std::string rest;
    const bool ok = m_json.object(value, [this, &rest](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        return key == "user_id" ? m_json.string(member, m_request.userId) : keep(rest, key, member);
    });
    keepRest("metadata", rest);
    return ok;
}

} // namespace

Result<ChatRequest> AnthropicDialect::readRequest(std::string_view body, const HttpRequestHead &) const
{
    return RequestReader().read(body);
}

} // namespace ccr::proxy
