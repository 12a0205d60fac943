#include "proxy/dialect/openai_responses_input_reader.h"

#include "proxy/dialect/message_content.h"
#include "proxy/dialect/openai_parts.h"
#include "proxy/dialect/openai_reasoning_seal.h"

namespace ccr::proxy {

// Everything that an item of any type may carry.
struct OpenAiResponsesInputReader::RawItem
{
    std::string_view type;
    std::string_view role;
    std::string_view id;
    std::string_view callId;
    std::string_view name;
    std::string_view arguments;
    std::string_view encryptedContent;
    std::string_view input;           ///< of a custom tool
    std::vector<ContentPart> content; ///< of a message, or the output of a call
    std::string summary;
};

namespace {

bool isKnownItem(std::string_view type)
{
    for (const std::string_view known :
         {"", "message", "reasoning", "function_call", "function_call_output", "custom_tool_call", "custom_tool_call_output"})
        if (type == known) return true;
    return false;
}

// Whether an item of another kind is what the model did, as opposed to what came of it.
bool isOfModel(std::string_view type)
{
    return !type.ends_with("_output") && !type.ends_with("_response");
}

} // namespace

bool OpenAiResponsesInputReader::read(JsonValue item)
{
    if (!JsonReader::isType(item, JsonType::object)) return m_json.fail(told("expected an object"));
    RawItem raw;
    if (!m_json.peekString(item, "type", raw.type)) return false;
    if (raw.type == "item_reference")
        return m_json.fail(told("items are not kept here, so none can be referred to: send the item itself, and set store to false"));
    if (!isKnownItem(raw.type)) {
        OtherPart other{std::string(raw.type), {}, {}};
        if (!m_json.raw(item, other.json)) return false;
        partsOf(isOfModel(raw.type) ? Role::Assistant : Role::User).emplace_back(std::move(other));
        return true;
    }
    const bool ok = m_json.object(item, [this, &raw](std::string_view key, JsonValue member) { return readMember(key, member, raw); });
    return ok && addItem(raw);
}

bool OpenAiResponsesInputReader::readMember(std::string_view key, JsonValue value, RawItem &raw)
{
    if (JsonReader::isNull(value)) return true;
    if (key == "role") return m_json.string(value, raw.role);
    if (key == "content" && raw.type == "reasoning") return readSummary(value, raw.summary);
    if (key == "content" || key == "output") return readContent(value, raw.content);
    if (key == "summary") return readSummary(value, raw.summary);
    if (key == "id") return m_json.string(value, raw.id);
    if (key == "call_id") return m_json.string(value, raw.callId);
    if (key == "name") return m_json.string(value, raw.name);
    if (key == "arguments") return m_json.string(value, raw.arguments);
    if (key == "input") return m_json.string(value, raw.input);
    if (key == "encrypted_content") return m_json.string(value, raw.encryptedContent);
    return true;
}

bool OpenAiResponsesInputReader::readSummary(JsonValue value, std::string &text)
{
    return m_json.array(value, [this, &text](JsonValue part) {
        return m_json.object(part, [this, &text](std::string_view key, JsonValue member) {
            std::string_view piece;
            if (key != "text") return true;
            if (!m_json.string(member, piece)) return false;
            if (!text.empty()) text += "\n\n";
            text += piece;
            return true;
        });
    });
}

bool OpenAiResponsesInputReader::readContent(JsonValue value, std::vector<ContentPart> &parts)
{
    return readMessageContent(m_json, value, parts, [this](JsonValue element, ContentPart &part) { return readPart(element, part); });
}

bool OpenAiResponsesInputReader::readPart(JsonValue value, ContentPart &part)
{
    std::string_view type;
    if (!m_json.peekString(value, "type", type)) return false;
    const bool isText = type == "input_text" || type == "output_text" || type == "text" || type == "refusal" || type == "summary_text";
    const bool isFile = type == "input_file";
    if (!isText && !isFile && type != "input_image") {
        OtherPart other{std::string(type), {}, {}};
        if (!m_json.raw(value, other.json)) return false;
        part = std::move(other);
        return !type.empty() || m_json.missing("type");
    }
    std::string_view text;
    std::string_view imageUrl;
    std::string_view detail;
    OpenAiFile file;
    const bool ok = m_json.object(value, [&](std::string_view key, JsonValue member) {
        if (key == "image_url" && JsonReader::isType(member, JsonType::object)) // as chat completions have it
            return m_json.object(member, [&](std::string_view name, JsonValue inner) {
                if (!JsonReader::isType(inner, JsonType::string)) return true;
                if (name == "detail") return m_json.string(inner, detail);
                return name == "url" ? m_json.string(inner, imageUrl) : true;
            });
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "text" || key == "refusal") return m_json.string(member, text);
        if (key == "image_url") return m_json.string(member, imageUrl);
        if (key == "detail") return m_json.string(member, detail);
        if (key == "filename") return m_json.string(member, file.fileName);
        if (key == "file_data") return m_json.string(member, file.data);
        if (key == "file_url") return m_json.string(member, file.url);
        return key == "file_id" ? m_json.string(member, file.id) : true;
    });
    if (!ok) return false;
    if (isText) {
        part = TextPart{std::string(text), {}};
        return true;
    }
    std::string uploaded = R"({"type":")" + std::string(type) + R"(","file_id":")" + std::string(file.id) + '"';
    if (!detail.empty()) uploaded += R"(,"detail":")" + std::string(detail) + '"';
    uploaded += '}';
    if (isFile)
        part = openAiFile(file, std::move(uploaded));
    else if (!imageUrl.empty())
        part = openAiImage(imageUrl, detail);
    else if (!file.id.empty())
        part = OtherPart{"input_image", {}, std::move(uploaded)};
    else
        return m_json.missing("image_url");
    return true;
}

bool OpenAiResponsesInputReader::addItem(RawItem &raw)
{
    if (raw.type == "reasoning") {
        ThinkingPart part = thinkingOfItem(raw.id, raw.encryptedContent, std::move(raw.summary));
        const bool isEmpty = part.text.empty() && part.signature.empty() && part.redactedData.empty();
        if (!isEmpty) partsOf(Role::Assistant).emplace_back(std::move(part));
        return true;
    }
    if (raw.type == "function_call" || raw.type == "custom_tool_call") {
        if (raw.callId.empty()) return m_json.missing("call_id");
        if (raw.name.empty()) return m_json.missing("name");
        ToolCallPart call{std::string(raw.callId), std::string(raw.name), {}, {}};
        if (raw.type == "custom_tool_call")
            call.inputJson = textToolInput(raw.input);
        else
            call.inputJson = raw.arguments.empty() ? std::string_view("{}") : raw.arguments;
        partsOf(Role::Assistant).emplace_back(std::move(call));
        return true;
    }
    return raw.type.ends_with("_output") ? addResult(raw) : addMessage(raw);
}

bool OpenAiResponsesInputReader::addMessage(RawItem &raw)
{
    const bool isSystem = raw.role == "system" || raw.role == "developer";
    if (raw.role == "assistant") {
        std::vector<ContentPart> &parts = partsOf(Role::Assistant);
        for (ContentPart &part : raw.content) parts.push_back(std::move(part));
        return true;
    }
    if (isSystem && m_request.messages.empty()) {
        for (ContentPart &part : raw.content)
            if (auto *text = std::get_if<TextPart>(&part)) m_request.system.push_back(std::move(*text));
        return true;
    }
    if (raw.role != "user" && !isSystem) return m_json.notOneOf("role", R"("user", "assistant", "system", "developer")", raw.role);
    m_request.messages.push_back({isSystem ? Role::System : Role::User, std::move(raw.content)});
    return true;
}

bool OpenAiResponsesInputReader::addResult(RawItem &raw)
{
    if (raw.callId.empty()) return m_json.missing("call_id");
    ToolResultPart result;
    result.toolCallId = raw.callId;
    for (ContentPart &part : raw.content) {
        if (auto *text = std::get_if<TextPart>(&part)) result.content.emplace_back(std::move(*text));
        if (auto *image = std::get_if<ImagePart>(&part)) result.content.emplace_back(std::move(*image));
        if (auto *document = std::get_if<DocumentPart>(&part)) result.content.emplace_back(std::move(*document));
        if (auto *other = std::get_if<OtherPart>(&part)) result.content.emplace_back(std::move(*other));
    }
    partsOf(Role::User).emplace_back(std::move(result));
    return true;
}

// Of the message that the next item belongs to: the last one, unless it is of the other side or what a user wrote.
std::vector<ContentPart> &OpenAiResponsesInputReader::partsOf(Role role)
{
    std::vector<ChatMessage> &messages = m_request.messages;
    const bool continues = !messages.empty() && messages.back().role == role
                           && (role == Role::Assistant
                               || (!messages.back().parts.empty() && std::holds_alternative<ToolResultPart>(messages.back().parts.back())));
    if (!continues) messages.push_back({role, {}});
    return messages.back().parts;
}

} // namespace ccr::proxy
