#include "proxy/dialect/openai_chat_message_reader.h"

#include "logging/base/json_writer.h"
#include "proxy/dialect/message_content.h"
#include "proxy/dialect/openai_parts.h"

#include <algorithm>

namespace ccr::proxy {

// Everything that a message of any role may carry.
struct OpenAiChatMessageReader::RawMessage
{
    std::string_view role;
    std::string_view name;
    std::string_view toolCallId;
    std::string_view reasoning;
    std::string_view refusal;
    std::vector<ContentPart> content;
    std::vector<ThinkingPart> details; ///< reasoning_details
    std::vector<ToolCallPart> calls;
};

// Everything that a content part of any type may carry.
struct OpenAiChatMessageReader::RawPart
{
    std::string_view type;
    std::string_view text;
    std::string_view imageUrl;
    std::string_view imageDetail;
    std::string_view cacheControl;
    OpenAiFile file;
    std::string rest; ///< members that mean nothing here, as JSON: ,"name":value
};

namespace {

bool isSystemRole(std::string_view role)
{
    return role == "system" || role == "developer";
}

} // namespace

bool OpenAiChatMessageReader::read(JsonValue value)
{
    RawMessage raw;
    const bool ok = m_json.object(value, [this, &raw](std::string_view key, JsonValue member) { return readMember(key, member, raw); });
    return ok && addMessage(raw);
}

bool OpenAiChatMessageReader::readMember(std::string_view key, JsonValue value, RawMessage &raw)
{
    if (JsonReader::isNull(value)) return true;
    if (key == "role") return m_json.string(value, raw.role);
    if (key == "content") return readContent(value, raw.content);
    if (key == "name") return m_json.string(value, raw.name);
    if (key == "tool_call_id") return m_json.string(value, raw.toolCallId);
    if (key == "refusal") return m_json.string(value, raw.refusal);
    if ((key == "reasoning_content" || key == "reasoning") && JsonReader::isType(value, JsonType::string))
        return m_json.string(value, raw.reasoning);
    if (key == "reasoning_details" && JsonReader::isType(value, JsonType::array))
        return m_json.array(value, [this, &raw](JsonValue detail) { return readReasoningDetail(detail, raw.details); });
    if (key == "tool_calls")
        return m_json.array(value, [this, &raw](JsonValue call) { return readToolCall(call, raw.calls.emplace_back()); });
    if (key == "function_call") return readCalledFunction(value, raw.calls.emplace_back());
    return true;
}

// OpenRouter's form, "Preserving reasoning"; what newEncoder() sends for thinking that is signed.
bool OpenAiChatMessageReader::readReasoningDetail(JsonValue value, std::vector<ThinkingPart> &details)
{
    std::string_view type;
    ThinkingPart part;
    const bool ok = m_json.object(value, [&](std::string_view key, JsonValue member) {
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "type") return m_json.string(member, type);
        if (key == "text" || key == "summary") return m_json.string(member, part.text);
        if (key == "signature") return m_json.string(member, part.signature);
        if (key == "data") return m_json.string(member, part.redactedData);
        return true;
    });
    if (!ok) return false;
    // A client that keeps the pieces of a stream apart: they are one block until its signature.
    const bool continues =
        !details.empty() && part.redactedData.empty() && details.back().redactedData.empty() && details.back().signature.empty();
    if (continues) {
        details.back().text += part.text;
        details.back().signature = std::move(part.signature);
    } else {
        details.push_back(std::move(part));
    }
    return true;
}

bool OpenAiChatMessageReader::readContent(JsonValue value, std::vector<ContentPart> &parts)
{
    return readMessageContent(m_json, value, parts, [this](JsonValue element, ContentPart &part) {
        if (!JsonReader::isType(element, JsonType::string)) return readPart(element, part);
        return m_json.string(element, part.emplace<TextPart>().text);
    });
}

bool OpenAiChatMessageReader::readPart(JsonValue value, ContentPart &part)
{
    RawPart raw;
    const bool ok = m_json.object(value, [this, &raw](std::string_view key, JsonValue member) { return readPartMember(key, member, raw); });
    if (!ok) return false;
    const auto asSent = [&raw] {
        std::string json = R"({"type":)";
        appendJsonString(json, raw.type);
        return json + raw.rest + '}';
    };
    if (raw.type.empty()) return m_json.missing("type");
    if (raw.type == "text" || raw.type == "refusal") {
        part = TextPart{std::string(raw.text), std::string(raw.cacheControl)};
    } else if (raw.type == "image_url") {
        if (raw.imageUrl.empty()) return m_json.missing("image_url.url");
        ImagePart image = openAiImage(raw.imageUrl, raw.imageDetail);
        image.cacheControlJson = raw.cacheControl;
        part = std::move(image);
    } else if (raw.type == "file") {
        part = openAiFile(raw.file, asSent());
        if (auto *document = std::get_if<DocumentPart>(&part)) document->cacheControlJson = raw.cacheControl;
    } else {
        part = OtherPart{std::string(raw.type), std::string(raw.text), asSent()};
    }
    return true;
}

bool OpenAiChatMessageReader::readPartMember(std::string_view key, JsonValue value, RawPart &raw)
{
    if (JsonReader::isNull(value)) return true;
    if (key == "type") return m_json.string(value, raw.type);
    if (key == "text" || key == "refusal") return m_json.string(value, raw.text);
    if (key == "cache_control") return m_json.raw(value, raw.cacheControl);
    if (key == "image_url") {
        if (JsonReader::isType(value, JsonType::string)) return m_json.string(value, raw.imageUrl);
        return m_json.object(value, [this, &raw](std::string_view name, JsonValue member) {
            if (name == "detail" && JsonReader::isType(member, JsonType::string)) return m_json.string(member, raw.imageDetail);
            return name == "url" ? m_json.string(member, raw.imageUrl) : true;
        });
    }
    if (key == "file" && JsonReader::isType(value, JsonType::object)) return readFile(value, raw);
    std::string_view json;
    if (!m_json.raw(value, json)) return false;
    raw.rest += ',';
    appendJsonString(raw.rest, key);
    raw.rest += ':';
    raw.rest += json;
    return true;
}

bool OpenAiChatMessageReader::readFile(JsonValue value, RawPart &raw)
{
    const bool ok = m_json.object(value, [this, &raw](std::string_view key, JsonValue member) {
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "filename") return m_json.string(member, raw.file.fileName);
        if (key == "file_data") return m_json.string(member, raw.file.data);
        if (key == "file_id") return m_json.string(member, raw.file.id);
        return true;
    });
    if (raw.file.id.empty()) return ok;
    raw.rest += R"(,"file":{"file_id":)";
    appendJsonString(raw.rest, raw.file.id);
    raw.rest += '}';
    return ok;
}

bool OpenAiChatMessageReader::readToolCall(JsonValue value, ToolCallPart &call)
{
    return m_json.object(value, [this, &call](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        if (key == "id") return m_json.string(member, call.id);
        if (key == "function" || key == "custom") return readCalledFunction(member, call);
        return true;
    });
}

bool OpenAiChatMessageReader::readCalledFunction(JsonValue value, ToolCallPart &call)
{
    const bool ok = m_json.object(value, [this, &call](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        if (key == "name") return m_json.string(member, call.name);
        std::string_view text;
        if (key == "arguments") return m_json.string(member, call.inputJson);
        if (key != "input") return true;
        if (!m_json.string(member, text)) return false; // a custom tool
        call.inputJson = textToolInput(text);
        return true;
    });
    if (call.inputJson.find_first_not_of(" \t\r\n") == std::string::npos) call.inputJson = "{}";
    return ok;
}

bool OpenAiChatMessageReader::addMessage(RawMessage &raw)
{
    if (raw.role == "tool" || raw.role == "function") return addToolResult(raw);
    if (raw.role == "assistant") {
        addAssistant(raw);
        return true;
    }
    if (isSystemRole(raw.role) && m_request.messages.empty()) {
        for (ContentPart &part : raw.content)
            if (auto *text = std::get_if<TextPart>(&part)) m_request.system.push_back(std::move(*text));
        return true;
    }
    if (raw.role != "user" && !isSystemRole(raw.role))
        return m_json.notOneOf("role", R"("system", "developer", "user", "assistant", "tool", "function")", raw.role);
    m_request.messages.push_back({raw.role == "user" ? Role::User : Role::System, std::move(raw.content)});
    return true;
}

void OpenAiChatMessageReader::addAssistant(RawMessage &raw)
{
    ChatMessage &message = m_request.messages.emplace_back();
    message.role = Role::Assistant;
    for (ThinkingPart &detail : raw.details) message.parts.emplace_back(std::move(detail));
    if (raw.details.empty() && !raw.reasoning.empty()) message.parts.emplace_back(ThinkingPart{std::string(raw.reasoning), {}, {}});
    for (ContentPart &part : raw.content) {
        const auto *text = std::get_if<TextPart>(&part);
        if (!text || !text->text.empty()) message.parts.push_back(std::move(part));
    }
    if (!raw.refusal.empty()) message.parts.emplace_back(TextPart{std::string(raw.refusal), {}});
    for (ToolCallPart &call : raw.calls) {
        if (call.id.empty()) call.id = "call_" + std::to_string(m_request.messages.size()); // of function_call, which has none
        message.parts.emplace_back(std::move(call));
    }
}

// Results of parallel calls come one message each; they answer one turn of the model.
bool OpenAiChatMessageReader::addToolResult(RawMessage &raw)
{
    ToolResultPart result;
    result.toolCallId = raw.toolCallId;
    const auto isCaller = [](const ChatMessage &message) { return message.role == Role::Assistant; };
    const auto caller = std::find_if(m_request.messages.rbegin(), m_request.messages.rend(), isCaller);
    if (raw.role == "function" && caller != m_request.messages.rend())
        for (const ContentPart &part : caller->parts)
            if (const auto *call = std::get_if<ToolCallPart>(&part); call && call->name == raw.name) result.toolCallId = call->id;
    if (result.toolCallId.empty())
        return raw.role == "tool" ? m_json.missing("tool_call_id") : m_json.fail(told("name: no function of that name was called before"));
    for (ContentPart &part : raw.content) {
        if (auto *text = std::get_if<TextPart>(&part)) result.content.emplace_back(std::move(*text));
        if (auto *image = std::get_if<ImagePart>(&part)) result.content.emplace_back(std::move(*image));
        if (auto *document = std::get_if<DocumentPart>(&part)) result.content.emplace_back(std::move(*document));
        if (auto *other = std::get_if<OtherPart>(&part)) result.content.emplace_back(std::move(*other));
    }
    const ChatMessage *last = m_request.messages.empty() ? nullptr : &m_request.messages.back();
    const bool continues =
        last && last->role == Role::User && !last->parts.empty() && std::holds_alternative<ToolResultPart>(last->parts.back());
    if (!continues) m_request.messages.push_back({Role::User, {}});
    m_request.messages.back().parts.emplace_back(std::move(result));
    return true;
}

} // namespace ccr::proxy
