#include "proxy/dialect/openai_chat_message_writer.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/openai_parts.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/dialect/system_text.h"
#include "proxy/dialect/tool_call_id.h"
#include "proxy/message/tool_turns.h"

#include <algorithm>
#include <deque>

namespace ccr::proxy {

namespace {

void appendText(std::string &to, std::string_view text)
{
    if (!to.empty() && !text.empty()) to += '\n';
    to += text;
}

} // namespace

OpenAiChatMessageWriter::OpenAiChatMessageWriter(const UpstreamContext &context, std::string &out)
    : m_request(context.request),
      m_shape(context.shape),
      m_provider(context.provider.name),
      m_out(out),
      m_keepsMarks(context.shape.cacheMarks == CacheMarks::Kept),
      m_sameDialect(context.request.dialect == "openai-chat"),
      m_replaysSignatures(context.shape.reasoning == ReasoningKey::ReasoningObject && context.model.find("claude") != std::string::npos)
{
}

void OpenAiChatMessageWriter::write(JsonArray &messages)
{
    writeSystem(messages);
    std::vector<ChatMessage> settled;
    const std::vector<ChatMessage> &conversation = settledMessages(m_request.messages, settled);
    for (m_index = 0; m_index < conversation.size(); ++m_index) {
        const ChatMessage &message = conversation[m_index];
        switch (message.role) {
        case Role::System: {
            std::vector<const TextPart *> parts;
            for (const ContentPart &part : message.parts)
                if (const auto *text = std::get_if<TextPart>(&part)) parts.push_back(text);
            JsonObject json(messages.next());
            json.string("role", "system");
            writeText(json.key("content"), parts);
            break;
        }
        case Role::User: writeUser(messages, message); break;
        case Role::Assistant: writeAssistant(messages, message); break;
        }
    }
}

void OpenAiChatMessageWriter::writeSystem(JsonArray &messages)
{
    std::vector<const TextPart *> parts;
    for (const TextPart &part : m_request.system)
        if (isSystemTextSent(part)) parts.push_back(&part);
    if (parts.empty()) return;
    JsonObject json(messages.next());
    json.string("role", "system");
    writeText(json.key("content"), parts);
}

// One string, which every server reads; parts only where a cache mark has to stand.
void OpenAiChatMessageWriter::writeText(std::string &out, const std::vector<const TextPart *> &parts)
{
    if (std::any_of(parts.begin(), parts.end(), [this](const TextPart *part) { return hasMark(*part); })) {
        JsonArray content(out);
        for (const TextPart *part : parts) writePart(content, *part);
        return;
    }
    if (parts.size() == 1) return appendJsonString(out, parts.front()->text);
    std::string text;
    for (const TextPart *part : parts) appendText(text, part->text);
    appendJsonString(out, text);
}

void OpenAiChatMessageWriter::writeUser(JsonArray &messages, const ChatMessage &message)
{
    std::vector<const ContentPart *> rest;
    for (const ContentPart &part : message.parts) {
        if (const auto *result = std::get_if<ToolResultPart>(&part))
            writeToolResult(messages, *result);
        else
            rest.push_back(&part);
    }
    if (rest.empty() && m_resultMedia.empty()) return;
    JsonObject json(messages.next());
    json.string("role", "user");
    std::string &out = json.key("content");
    const auto *single = rest.size() == 1 ? std::get_if<TextPart>(rest.front()) : nullptr;
    if (m_resultMedia.empty() && single && !hasMark(*single)) return appendJsonString(out, single->text);
    JsonArray content(out);
    const auto write = [this, &content](const auto &part) {
        if constexpr (requires { writePart(content, part); }) writePart(content, part);
    };
    for (const ResultContent *media : m_resultMedia) std::visit(write, *media);
    for (const ContentPart *part : rest) std::visit(write, *part);
    m_resultMedia.clear();
}

void OpenAiChatMessageWriter::writePart(JsonArray &content, const TextPart &part)
{
    JsonObject json(content.next());
    json.string("type", "text");
    json.string("text", part.text);
    writeMark(json, part.cacheControlJson);
}

void OpenAiChatMessageWriter::writePart(JsonArray &content, const ImagePart &part)
{
    JsonObject json(content.next());
    json.string("type", "image_url");
    {
        JsonObject url(json.key("image_url"));
        url.string("url", part.url.empty() ? dataUrl(part.mediaType, part.data) : part.url);
        // The Responses API alone knows "original", which is as close as it gets.
        if (!part.detail.empty()) url.string("detail", part.detail == "original" ? "high" : part.detail);
    }
    writeMark(json, part.cacheControlJson);
}

// Text is readable for every model; files are OpenAI's "File inputs", taken as data only.
void OpenAiChatMessageWriter::writePart(JsonArray &content, const DocumentPart &part)
{
    if (part.data.empty() && part.text.empty())
        return refuse(told("a document at an address"), told("fetch it and send its text, or the file itself as base64"));
    JsonObject json(content.next());
    if (!part.text.empty()) {
        json.string("type", "text");
        json.string("text", titledText(part));
    } else {
        json.string("type", "file");
        JsonObject file(json.key("file"));
        file.string("filename", fileNameOf(part));
        file.string("file_data", dataUrl(part.mediaType, part.data));
    }
    writeMark(json, part.cacheControlJson);
}

void OpenAiChatMessageWriter::writePart(JsonArray &content, const OtherPart &part)
{
    if (m_sameDialect && !part.json.empty()) {
        content.next() += part.json;
        return;
    }
    // What an Anthropic client sends beyond text and images it can do without; of OpenAI's parts each is the question itself.
    if (part.text.empty() && m_request.dialect != "anthropic" && !m_request.dialect.empty())
        return refuse(told("a part of type \"%1\"", part.type), told("send its content as text, an image or a file"));
    JsonObject json(content.next());
    json.string("type", "text");
    json.string("text", part.text.empty() ? "[" + part.type + " left out: this provider cannot read it]" : part.text);
}

void OpenAiChatMessageWriter::writeMark(JsonObject &json, const std::string &cacheControlJson) const
{
    if (m_keepsMarks && !cacheControlJson.empty()) json.raw("cache_control", cacheControlJson);
}

void OpenAiChatMessageWriter::writeToolResult(JsonArray &messages, const ToolResultPart &result)
{
    std::string text;
    for (const ResultContent &content : result.content) {
        if (const auto *piece = std::get_if<TextPart>(&content)) appendText(text, piece->text);
        if (const auto *other = std::get_if<OtherPart>(&content)) appendText(text, other->text);
        const auto *document = std::get_if<DocumentPart>(&content);
        if (document && !document->text.empty()) appendText(text, titledText(*document));
        const bool isImage = std::holds_alternative<ImagePart>(content);
        if (!isImage && !(document && document->text.empty())) continue;
        m_resultMedia.push_back(&content);
        appendText(text, isImage ? "[image: see the next message]" : "[file: see the next message]");
    }
    if (result.isError) text.insert(0, "Error: ");
    JsonObject json(messages.next());
    json.string("role", "tool");
    json.string("tool_call_id", plainToolCallId(result.toolCallId));
    const TextPart whole{std::move(text), result.cacheControlJson};
    writeText(json.key("content"), {&whole});
}

void OpenAiChatMessageWriter::writeAssistant(JsonArray &messages, const ChatMessage &message)
{
    std::vector<const TextPart *> text;
    std::deque<TextPart> words; // of what another vendor's server did, a search and what it found
    std::string thinking;
    bool hasCalls = false;
    for (const ContentPart &part : message.parts) {
        if (const auto *piece = std::get_if<TextPart>(&part)) text.push_back(piece);
        if (const auto *other = std::get_if<OtherPart>(&part); other && !other->text.empty())
            text.push_back(&words.emplace_back(TextPart{.text = other->text}));
        if (const auto *thought = std::get_if<ThinkingPart>(&part)) appendText(thinking, thought->text);
        hasCalls = hasCalls || std::holds_alternative<ToolCallPart>(part);
    }
    JsonObject json(messages.next());
    json.string("role", "assistant");
    if (m_shape.replaysReasoning && !thinking.empty()) json.string("reasoning_content", thinking);
    if (m_replaysSignatures) writeReasoningDetails(json, message);
    const bool isEmpty = std::all_of(text.begin(), text.end(), [](const TextPart *part) { return part->text.empty(); });
    if (isEmpty && hasCalls)
        json.raw("content", "null");
    else
        writeText(json.key("content"), text);
    if (hasCalls) writeCalls(json, message);
}

// OpenRouter, "Preserving reasoning": what Anthropic signed or sealed has to come back to its models, and to no others.
void OpenAiChatMessageWriter::writeReasoningDetails(JsonObject &json, const ChatMessage &message)
{
    std::vector<const ThinkingPart *> kept;
    for (const ContentPart &part : message.parts) {
        const auto *thinking = std::get_if<ThinkingPart>(&part);
        if (!thinking) continue;
        const std::string &seal = thinking->redactedData.empty() ? thinking->signature : thinking->redactedData;
        if (!seal.empty() && !isForeignSignature(seal)) kept.push_back(thinking);
    }
    if (kept.empty()) return;
    JsonArray details(json.key("reasoning_details"));
    for (const ThinkingPart *thinking : kept) {
        JsonObject detail(details.next());
        if (thinking->redactedData.empty()) {
            detail.string("type", "reasoning.text");
            detail.string("text", thinking->text);
            detail.string("signature", thinking->signature);
        } else {
            detail.string("type", "reasoning.encrypted");
            detail.string("data", thinking->redactedData);
        }
    }
}

void OpenAiChatMessageWriter::writeCalls(JsonObject &json, const ChatMessage &message)
{
    JsonArray calls(json.key("tool_calls"));
    for (const ContentPart &part : message.parts)
        if (const auto *call = std::get_if<ToolCallPart>(&part)) writeCall(calls, *call);
}

void OpenAiChatMessageWriter::writeCall(JsonArray &calls, const ToolCallPart &call)
{
    const bool isText = m_sameDialect && isTextTool(m_request, call.name);
    JsonObject json(calls.next());
    json.string("id", plainToolCallId(call.id));
    json.string("type", isText ? "custom" : "function");
    JsonObject function(json.key(isText ? "custom" : "function"));
    function.string("name", call.name);
    if (isText)
        function.string("input", textOfToolInput(call.inputJson));
    else
        function.string("arguments", call.inputJson);
}

void OpenAiChatMessageWriter::refuse(const PackedPhrase &what, const PackedPhrase &remedy)
{
    if (m_error) return;
    m_error = errorTelling(ErrorKind::InvalidInput,
                           "messages.%1.content: %2 cannot be sent to provider \"%3\", which speaks chat completions; %4.", m_index, what,
                           m_provider, remedy);
}

} // namespace ccr::proxy
