#include "logging/base/json_writer.h"
#include "proxy/dialect/gemini_dialect.h"
#include "proxy/dialect/gemini_schema.h"
#include "proxy/dialect/gemini_signature.h"
#include "proxy/dialect/tool_call_id.h"
#include "proxy/json/json_reader.h"

#include <QByteArray>

#include <algorithm>

namespace ccr::proxy {

namespace {

// Everything that a part may carry; exactly one kind of data is given.
struct RawPart
{
    std::string_view text;
    std::string_view signature;
    std::string_view mimeType;
    std::string_view data;
    std::string_view uri;
    std::string_view displayName;
    std::string_view id;
    std::string_view name;
    std::string_view args = "{}";
    std::string_view otherKind; ///< name of a kind of data that is not known
    std::vector<ResultContent> result;
    bool isText = false;
    bool isThought = false;
    bool isFile = false;
    bool isCall = false;
    bool isResult = false;
    bool isError = false;
};

// Names come in the spelling of JSON or in that of protocol buffers: "inlineData" or "inline_data".
std::string camel(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '_' && i > 0 && i + 1 < name.size() && name[i + 1] >= 'a' && name[i + 1] <= 'z')
            out += static_cast<char>(name[++i] - 32);
        else
            out += name[i];
    }
    return out;
}

std::string text(std::string_view view)
{
    return std::string(view);
}

// Reads one request body. What it does not know is kept for providers of the same dialect.
class RequestReader
{
public:
    explicit RequestReader(const HttpRequestHead &head);
    Result<ChatRequest> read(std::string_view body);

private:
    bool readField(std::string_view name, JsonValue value);
    bool readSystem(JsonValue value);
    bool readContents(JsonValue value);
    bool readContent(JsonValue value);
    bool readParts(JsonValue value, ChatMessage &message);
    bool readPart(JsonValue value, ChatMessage &message);
    bool readMember(std::string_view name, JsonValue value, RawPart &raw);
    bool readBlob(JsonValue value, RawPart &raw);
    bool readCall(JsonValue value, RawPart &raw);
    bool readResponse(JsonValue value, RawPart &raw);
    bool readOutcome(JsonValue value, RawPart &raw);
    bool readResponseParts(JsonValue value, RawPart &raw);
    ContentPart toPart(RawPart &raw);
    ContentPart toCall(const RawPart &raw);
    ContentPart toResult(RawPart &raw);
    bool readTool(JsonValue value);
    bool readFunction(JsonValue value);
    bool readToolConfig(JsonValue value);
    bool readGenerationConfig(JsonValue value);
    bool readThinkingConfig(JsonValue value);
    bool keep(std::string &members, std::string_view name, JsonValue value);

    struct Call
    {
        std::string given; ///< the client's id; often none
        std::string id;
        std::string name;
        bool isAnswered = false;
    };

    JsonReader m_json;
    ChatRequest m_request;
    std::vector<Call> m_calls;
    std::string m_configRest;
};

RequestReader::RequestReader(const HttpRequestHead &head)
{
    // /v1beta/models/{model}:{action}; a model may be of the form provider,model or hold a slash
    std::string_view path = head.path;
    constexpr std::string_view folder = "/models/";
    if (const std::size_t at = path.find(folder); at != std::string_view::npos) path.remove_prefix(at + folder.size());
    const std::size_t colon = path.rfind(':');
    const std::string_view action = colon == std::string_view::npos ? std::string_view() : path.substr(colon + 1);
    const std::string_view model = path.substr(0, colon);
    m_request.model = QByteArray::fromPercentEncoding(QByteArray(model.data(), static_cast<qsizetype>(model.size()))).toStdString();
    m_request.stream = action == "streamGenerateContent";
    m_request.streamsAsArray = m_request.stream && head.query.find("alt=sse") == std::string::npos;
    m_request.dialect = "gemini";
}

Result<ChatRequest> RequestReader::read(std::string_view body)
{
    const bool ok = m_json.readDocument(body, [this](std::string_view key, JsonValue value) { return readField(camel(key), value); });
    if (!ok) return m_json.error();
    if (m_request.model.empty()) return errorTelling(ErrorKind::InvalidInput, "model: it is part of the address");
    if (m_request.messages.empty())
        return errorTelling(ErrorKind::InvalidInput, "%1: at least one entry is required", QStringLiteral("contents"));
    if (!m_configRest.empty()) m_request.extra.push_back({"generationConfig", '{' + m_configRest + '}'});
    return std::move(m_request);
}

bool RequestReader::readField(std::string_view name, JsonValue value)
{
    if (JsonReader::isNull(value)) return true;
    if (name == "contents") return readContents(value);
    if (name == "systemInstruction") return readSystem(value);
    if (name == "tools") return m_json.array(value, [this](JsonValue tool) { return readTool(tool); });
    if (name == "toolConfig") return readToolConfig(value);
    if (name == "generationConfig") return readGenerationConfig(value);
    if (name == "model") return true; // of countTokens' inner request; the address decides
    return m_json.raw(value, m_request.extra.emplace_back(ExtraField{std::string(name), {}}).json);
}

bool RequestReader::keep(std::string &members, std::string_view name, JsonValue value)
{
    std::string_view json;
    if (!m_json.raw(value, json)) return false;
    if (!members.empty()) members += ',';
    appendJsonString(members, name);
    members.append(":").append(json);
    return true;
}

bool RequestReader::readSystem(JsonValue value)
{
    if (JsonReader::isType(value, JsonType::string)) return m_json.string(value, m_request.system.emplace_back().text);
    ChatMessage message;
    const bool ok = m_json.object(
        value, [this, &message](std::string_view key, JsonValue member) { return key == "parts" ? readParts(member, message) : true; });
    for (ContentPart &part : message.parts)
        if (auto *piece = std::get_if<TextPart>(&part)) m_request.system.push_back(std::move(*piece));
    return ok;
}

bool RequestReader::readContents(JsonValue value)
{
    if (JsonReader::isType(value, JsonType::object)) return readContent(value);
    return m_json.array(value, [this](JsonValue content) { return readContent(content); });
}

bool RequestReader::readContent(JsonValue value)
{
    ChatMessage message;
    std::string role = "user";
    const bool ok = m_json.object(value, [this, &message, &role](std::string_view key, JsonValue member) {
        if (key == "role" && !JsonReader::isNull(member)) return m_json.string(member, role);
        return key == "parts" ? readParts(member, message) : true;
    });
    if (!ok) return false;
    if (role != "user" && role != "model" && role != "function" && role != "system")
        return m_json.notOneOf("role", R"("user", "model")", role);
    message.role = role == "model" ? Role::Assistant : role == "system" ? Role::System : Role::User;
    m_request.messages.push_back(std::move(message));
    return true;
}

bool RequestReader::readParts(JsonValue value, ChatMessage &message)
{
    if (JsonReader::isNull(value)) return true;
    if (JsonReader::isType(value, JsonType::object)) return readPart(value, message);
    return m_json.array(value, [this, &message](JsonValue part) { return readPart(part, message); });
}

bool RequestReader::readPart(JsonValue value, ChatMessage &message)
{
    RawPart raw;
    const char *const begin = JsonReader::begin(value);
    const bool ok =
        m_json.object(value, [this, &raw](std::string_view key, JsonValue member) { return readMember(camel(key), member, raw); });
    if (!ok) return false;
    ContentPart part = toPart(raw);
    if (auto *other = std::get_if<OtherPart>(&part)) other->json = JsonReader::textSince(begin, value);
    message.parts.push_back(std::move(part));
    return true;
}

bool RequestReader::readMember(std::string_view name, JsonValue value, RawPart &raw)
{
    if (JsonReader::isNull(value)) return true;
    if (name == "text") return (raw.isText = true) && m_json.string(value, raw.text);
    if (name == "thought") return m_json.boolean(value, raw.isThought);
    if (name == "thoughtSignature") return m_json.string(value, raw.signature);
    if (!JsonReader::isType(value, JsonType::object)) return true;
    if (name == "inlineData" || name == "fileData") return (raw.isFile = true) && readBlob(value, raw);
    if (name == "functionCall") return (raw.isCall = true) && readCall(value, raw);
    if (name == "functionResponse") return (raw.isResult = true) && readResponse(value, raw);
    if (name == "videoMetadata" || name == "mediaResolution" || name == "partMetadata") return true;
    raw.otherKind = name == "executableCode" ? "executableCode" : name == "codeExecutionResult" ? "codeExecutionResult" : "part";
    return m_json.object(value, [this, &raw](std::string_view key, JsonValue member) {
        const bool isReadable = (key == "code" || key == "output") && JsonReader::isType(member, JsonType::string);
        return isReadable ? m_json.string(member, raw.text) : true;
    });
}

bool RequestReader::readBlob(JsonValue value, RawPart &raw)
{
    return m_json.object(value, [this, &raw](std::string_view key, JsonValue member) {
        if (!JsonReader::isType(member, JsonType::string)) return true;
        const std::string name = camel(key);
        if (name == "mimeType") return m_json.string(member, raw.mimeType);
        if (name == "data") return m_json.string(member, raw.data);
        if (name == "fileUri") return m_json.string(member, raw.uri);
        if (name == "displayName") return m_json.string(member, raw.displayName);
        return true;
    });
}

bool RequestReader::readCall(JsonValue value, RawPart &raw)
{
    return m_json.object(value, [this, &raw](std::string_view key, JsonValue member) {
        if (key == "args" && JsonReader::isType(member, JsonType::object)) return m_json.raw(member, raw.args);
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "id") return m_json.string(member, raw.id);
        return key == "name" ? m_json.string(member, raw.name) : true;
    });
}

bool RequestReader::readResponse(JsonValue value, RawPart &raw)
{
    return m_json.object(value, [this, &raw](std::string_view key, JsonValue member) {
        if (key == "response" && JsonReader::isType(member, JsonType::object)) return readOutcome(member, raw);
        if (key == "parts" && JsonReader::isType(member, JsonType::array)) return readResponseParts(member, raw);
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "id") return m_json.string(member, raw.id);
        return key == "name" ? m_json.string(member, raw.name) : true;
    });
}

// {"result": "…"}, {"output": "…"} and {"error": "…"} are the words that are agreed on; anything else is passed on as JSON.
bool RequestReader::readOutcome(JsonValue value, RawPart &raw)
{
    std::string agreed;
    bool isAgreed = false;
    int members = 0;
    const char *const begin = JsonReader::begin(value);
    const bool ok = m_json.object(value, [&](std::string_view key, JsonValue member) {
        ++members;
        if (key == "error") raw.isError = true;
        if (!raw.isError && key != "result" && key != "output" && key != "content") return true;
        isAgreed = true;
        return JsonReader::isType(member, JsonType::string) ? m_json.string(member, agreed) : m_json.raw(member, agreed);
    });
    if (!ok) return false;
    if (members > 0 && (members > 1 || !isAgreed)) agreed = JsonReader::textSince(begin, value);
    raw.result.insert(raw.result.begin(), TextPart{.text = std::move(agreed)});
    return true;
}

// Images that a tool returned (Gemini API, "Multimodal function responses").
bool RequestReader::readResponseParts(JsonValue value, RawPart &raw)
{
    ChatMessage inner;
    if (!readParts(value, inner)) return false;
    for (ContentPart &part : inner.parts) {
        if (auto *image = std::get_if<ImagePart>(&part)) raw.result.emplace_back(std::move(*image));
        if (auto *document = std::get_if<DocumentPart>(&part)) raw.result.emplace_back(std::move(*document));
    }
    return true;
}

ContentPart RequestReader::toPart(RawPart &raw)
{
    if (raw.isCall) return toCall(raw);
    if (raw.isResult) return toResult(raw);
    if (raw.isFile && raw.mimeType.starts_with("image/"))
        return ImagePart{.mediaType = text(raw.mimeType), .data = text(raw.data), .url = text(raw.uri)};
    if (raw.isFile && (raw.mimeType == "application/pdf" || raw.mimeType.starts_with("text/") || !raw.uri.empty()))
        return DocumentPart{.mediaType = text(raw.mimeType), .data = text(raw.data), .url = text(raw.uri), .title = text(raw.displayName)};
    if (raw.isFile) return OtherPart{.type = text(raw.mimeType)}; // sound and films
    if (raw.isText && raw.isThought) return ThinkingPart{.text = text(raw.text), .signature = fromGeminiSignature(raw.signature)};
    if (raw.isText) {
        TextPart part{.text = text(raw.text)};
        if (!raw.signature.empty()) appendJsonString(part.membersJson = "\"thoughtSignature\":", raw.signature);
        return part;
    }
    return OtherPart{.type = text(raw.otherKind), .text = text(raw.text)};
}

// A call is often without an id, and its response names it by the name of the function alone. Ids are made from the place in
// the conversation, so that they are the same in the next turn: the provider's prompt cache depends on it.
ContentPart RequestReader::toCall(const RawPart &raw)
{
    std::string id = raw.id.empty() ? "call_" + std::to_string(m_calls.size() + 1) : text(raw.id);
    if (!raw.signature.empty() && signatureOf(id).empty()) id = withSignature(std::move(id), raw.signature);
    m_calls.push_back({text(raw.id), id, text(raw.name)});
    return ToolCallPart{.id = std::move(id), .name = text(raw.name), .inputJson = text(raw.args)};
}

ContentPart RequestReader::toResult(RawPart &raw)
{
    const auto call = std::find_if(m_calls.begin(), m_calls.end(), [&raw](const Call &known) {
        if (known.isAnswered) return false;
        return raw.id.empty() || known.given.empty() ? known.name == raw.name : known.given == raw.id;
    });
    std::string id = text(raw.id.empty() ? raw.name : raw.id);
    if (call != m_calls.end()) {
        call->isAnswered = true;
        id = call->id;
    }
    return ToolResultPart{.toolCallId = std::move(id), .content = std::move(raw.result), .isError = raw.isError};
}

// One entry may hold functions and tools of Google's side by side.
bool RequestReader::readTool(JsonValue value)
{
    std::string serverType;
    std::string members;
    const bool ok = m_json.object(value, [this, &serverType, &members](std::string_view key, JsonValue member) {
        const std::string name = camel(key);
        if (JsonReader::isNull(member)) return true;
        if (name == "functionDeclarations") return m_json.array(member, [this](JsonValue function) { return readFunction(function); });
        if (serverType != "web_search") serverType = name.starts_with("googleSearch") ? "web_search" : name;
        return keep(members, name, member);
    });
    if (!serverType.empty()) m_request.tools.push_back({.name = serverType, .serverType = serverType, .json = '{' + members + '}'});
    return ok;
}

bool RequestReader::readFunction(JsonValue value)
{
    ToolDefinition tool;
    const bool ok = m_json.object(value, [this, &tool](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        const std::string name = camel(key);
        if (name == "name") return m_json.string(member, tool.name);
        if (name == "description") return m_json.string(member, tool.description);
        if (name == "parametersJsonSchema") return m_json.raw(member, tool.schemaJson);
        if (name != "parameters" || !tool.schemaJson.empty()) return true;
        return writeJsonSchema(m_json, member, tool.schemaJson);
    });
    m_request.tools.push_back(std::move(tool));
    return ok;
}

bool RequestReader::readToolConfig(JsonValue value)
{
    std::string mode;
    std::vector<std::string> allowed;
    const bool ok = m_json.object(value, [&](std::string_view key, JsonValue member) {
        if (camel(key) != "functionCallingConfig" || JsonReader::isNull(member)) return true;
        return m_json.object(member, [&](std::string_view name, JsonValue inner) {
            if (JsonReader::isNull(inner)) return true;
            if (name == "mode") return m_json.string(inner, mode);
            if (camel(name) != "allowedFunctionNames") return true;
            return m_json.array(inner, [&](JsonValue function) { return m_json.string(function, allowed.emplace_back()); });
        });
    });
    std::transform(mode.begin(), mode.end(), mode.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    ToolChoice &choice = m_request.toolChoice;
    if (mode == "AUTO" || mode == "VALIDATED") choice.kind = ToolChoiceKind::Auto;
    if (mode == "NONE") choice.kind = ToolChoiceKind::None;
    if (mode == "ANY") choice.kind = allowed.size() == 1 ? ToolChoiceKind::Tool : ToolChoiceKind::Any;
    if (choice.kind == ToolChoiceKind::Tool) choice.name = allowed.front();
    return ok;
}

bool RequestReader::readGenerationConfig(JsonValue value)
{
    std::string mimeType;
    const bool ok = m_json.object(value, [this, &mimeType](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        const std::string name = camel(key);
        if (name == "maxOutputTokens") return m_json.integer(member, m_request.maxTokens);
        if (name == "temperature") return m_json.number(member, m_request.temperature);
        if (name == "topP") return m_json.number(member, m_request.topP);
        if (name == "topK") return m_json.integer(member, m_request.topK);
        if (name == "presencePenalty") return m_json.number(member, m_request.presencePenalty);
        if (name == "frequencyPenalty") return m_json.number(member, m_request.frequencyPenalty);
        if (name == "seed") return m_json.integer(member, m_request.seed);
        if (name == "responseMimeType") return m_json.string(member, mimeType);
        if (name == "responseJsonSchema" || name == "_responseJsonSchema") return m_json.raw(member, m_request.outputSchemaJson);
        if (name == "responseSchema" && m_request.outputSchemaJson.empty())
            return writeJsonSchema(m_json, member, m_request.outputSchemaJson);
        if (name == "thinkingConfig") return readThinkingConfig(member);
        if (name == "stopSequences")
            return m_json.array(member, [this](JsonValue word) { return m_json.string(word, m_request.stopSequences.emplace_back()); });
        return keep(m_configRest, name, member);
    });
    m_request.outputIsJson = mimeType == "application/json";
    return ok;
}

// Gemini API, "Thinking": a budget of 0 is off, -1 leaves it to the model; the third generation has levels.
bool RequestReader::readThinkingConfig(JsonValue value)
{
    bool isWanted = false;
    std::optional<std::int64_t> budget;
    const bool ok = m_json.object(value, [this, &isWanted, &budget](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        const std::string name = camel(key);
        if (name == "includeThoughts") return m_json.boolean(member, isWanted);
        if (name == "thinkingBudget") return m_json.integer(member, budget);
        return name == "thinkingLevel" ? m_json.string(member, m_request.effort) : true;
    });
    std::string &effort = m_request.effort;
    std::transform(effort.begin(), effort.end(), effort.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (effort == "thinking_level_unspecified") effort.clear();
    if (budget == 0)
        m_request.thinking = ThinkingMode::Disabled;
    else if (!effort.empty() || (budget && *budget > 0))
        m_request.thinking = ThinkingMode::Enabled;
    else if (isWanted || budget)
        m_request.thinking = ThinkingMode::Adaptive;
    if (budget && *budget > 0) m_request.thinkingBudget = budget;
    return ok;
}

} // namespace

Result<ChatRequest> GeminiDialect::readRequest(std::string_view body, const HttpRequestHead &head) const
{
    return RequestReader(head).read(body);
}

} // namespace ccr::proxy
