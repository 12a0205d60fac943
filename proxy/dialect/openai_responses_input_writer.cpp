#include "proxy/dialect/openai_responses_input_writer.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/openai_parts.h"
#include "proxy/dialect/openai_reasoning_seal.h"
#include "proxy/dialect/tool_call_id.h"
#include "proxy/message/tool_turns.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

// An item that stands alone, as opposed to a part of a message's content.
bool isItem(const ContentPart &part)
{
    return std::holds_alternative<ToolResultPart>(part) || std::holds_alternative<ToolCallPart>(part)
           || std::holds_alternative<ThinkingPart>(part);
}

} // namespace

OpenAiResponsesInputWriter::OpenAiResponsesInputWriter(const UpstreamContext &context, std::string &out)
    : m_request(context.request),
      m_provider(context.provider.name),
      m_out(out),
      m_sameDialect(context.request.dialect == "openai-responses")
{
}

void OpenAiResponsesInputWriter::write(JsonArray &input)
{
    std::vector<ChatMessage> settled;
    const std::vector<ChatMessage> &conversation = settledMessages(m_request.messages, settled);
    for (m_index = 0; m_index < conversation.size(); ++m_index) {
        const ChatMessage &message = conversation[m_index];
        if (message.role == Role::Assistant)
            writeAssistant(input, message);
        else
            writeUser(input, message);
    }
}

// Results of tools are items; everything between them is a message.
void OpenAiResponsesInputWriter::writeUser(JsonArray &input, const ChatMessage &message)
{
    const auto write = [this](JsonArray &content, const ContentPart &part) {
        std::visit(
            [this, &content](const auto &piece) {
                if constexpr (requires { writePart(content, piece); }) writePart(content, piece);
            },
            part);
    };
    for (std::size_t i = 0; i < message.parts.size();) {
        if (const auto *result = std::get_if<ToolResultPart>(&message.parts[i])) {
            writeResult(input, *result);
            ++i;
            continue;
        }
        const auto *other = std::get_if<OtherPart>(&message.parts[i]);
        if (other && m_sameDialect && other->json.find("\"input_") == std::string::npos) { // an item of its own
            input.next() += other->json;
            ++i;
            continue;
        }
        JsonObject json(input.next());
        json.string("role", message.role == Role::System ? "developer" : "user");
        JsonArray content(json.key("content"));
        for (; i < message.parts.size() && !isItem(message.parts[i]); ++i) write(content, message.parts[i]);
    }
}

void OpenAiResponsesInputWriter::writeAssistant(JsonArray &input, const ChatMessage &message)
{
    const std::vector<ContentPart> &parts = message.parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (const auto *thinking = std::get_if<ThinkingPart>(&parts[i])) {
            if (isFollowed(parts, i)) writeReasoning(input, *thinking);
        } else if (const auto *call = std::get_if<ToolCallPart>(&parts[i])) {
            writeCall(input, *call);
        } else if (const auto *other = std::get_if<OtherPart>(&parts[i])) {
            if (m_sameDialect && !other->json.empty())
                input.next() += other->json;
            else
                writeAnswer(input, other->text); // a search of another vendor's server, and what it found
        } else if (const auto *text = std::get_if<TextPart>(&parts[i])) {
            writeAnswer(input, text->text);
        }
    }
}

void OpenAiResponsesInputWriter::writeAnswer(JsonArray &input, std::string_view text)
{
    if (text.empty()) return;
    JsonObject json(input.next());
    json.string("role", "assistant");
    JsonArray content(json.key("content"));
    JsonObject part(content.next());
    part.string("type", "output_text");
    part.string("text", text);
}

// The API refuses reasoning that nothing follows in its turn.
bool OpenAiResponsesInputWriter::isFollowed(const std::vector<ContentPart> &parts, std::size_t index) const
{
    return std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(index) + 1, parts.end(), [this](const ContentPart &part) {
        const auto *text = std::get_if<TextPart>(&part);
        const auto *other = std::get_if<OtherPart>(&part);
        return std::holds_alternative<ToolCallPart>(part) || (text && !text->text.empty())
               || (other && (!other->text.empty() || (m_sameDialect && !other->json.empty())));
    });
}

void OpenAiResponsesInputWriter::writeReasoning(JsonArray &input, const ThinkingPart &part) const
{
    const auto reasoning = unsealReasoning(part.redactedData.empty() ? part.signature : part.redactedData);
    if (!reasoning) return; // another vendor's: it means nothing here
    JsonObject json(input.next());
    json.string("type", "reasoning");
    json.string("id", reasoning->id);
    {
        JsonArray summary(json.key("summary"));
        if (!part.text.empty()) {
            JsonObject text(summary.next());
            text.string("type", "summary_text");
            text.string("text", part.text);
        }
    }
    json.string("encrypted_content", reasoning->encryptedContent);
}

void OpenAiResponsesInputWriter::writeCall(JsonArray &input, const ToolCallPart &call) const
{
    const bool isText = m_sameDialect && isTextTool(m_request, call.name);
    JsonObject json(input.next());
    json.string("type", isText ? "custom_tool_call" : "function_call");
    json.string("call_id", plainToolCallId(call.id));
    json.string("name", call.name);
    if (isText)
        json.string("input", textOfToolInput(call.inputJson));
    else
        json.string("arguments", call.inputJson);
}

void OpenAiResponsesInputWriter::writeResult(JsonArray &input, const ToolResultPart &result)
{
    // The kind of an output is that of its call.
    bool isText = false;
    for (const ChatMessage &message : m_request.messages)
        for (const ContentPart &part : message.parts)
            if (const auto *call = std::get_if<ToolCallPart>(&part); call && call->id == result.toolCallId)
                isText = m_sameDialect && isTextTool(m_request, call->name);
    JsonObject json(input.next());
    json.string("type", isText ? "custom_tool_call_output" : "function_call_output");
    json.string("call_id", plainToolCallId(result.toolCallId));
    std::string &out = json.key("output");
    const bool onlyText = std::all_of(result.content.begin(), result.content.end(),
                                      [](const ResultContent &part) { return std::holds_alternative<TextPart>(part); });
    if (onlyText) {
        std::string text = result.isError ? "Error: " : "";
        for (const ResultContent &part : result.content) {
            if (&part != &result.content.front()) text += '\n';
            text += std::get<TextPart>(part).text;
        }
        return appendJsonString(out, text);
    }
    JsonArray content(out);
    if (result.isError) writePart(content, TextPart{"Error:", {}});
    for (const ResultContent &part : result.content) std::visit([this, &content](const auto &piece) { writePart(content, piece); }, part);
}

void OpenAiResponsesInputWriter::writePart(JsonArray &content, const TextPart &part) const
{
    JsonObject json(content.next());
    json.string("type", "input_text");
    json.string("text", part.text);
}

void OpenAiResponsesInputWriter::writePart(JsonArray &content, const ImagePart &part) const
{
    JsonObject json(content.next());
    json.string("type", "input_image");
    json.string("image_url", part.url.empty() ? dataUrl(part.mediaType, part.data) : part.url);
    json.string("detail", part.detail.empty() ? "auto" : part.detail);
}

void OpenAiResponsesInputWriter::writePart(JsonArray &content, const DocumentPart &part) const
{
    if (!part.text.empty()) return writePart(content, TextPart{titledText(part), {}});
    JsonObject json(content.next());
    json.string("type", "input_file");
    if (!part.url.empty()) return json.string("file_url", part.url);
    json.string("filename", fileNameOf(part));
    json.string("file_data", dataUrl(part.mediaType, part.data));
}

void OpenAiResponsesInputWriter::writePart(JsonArray &content, const OtherPart &part)
{
    if (m_sameDialect && !part.json.empty()) {
        content.next() += part.json;
        return;
    }
    const bool isQuestion = part.text.empty() && m_request.dialect == "openai-chat";
    if (isQuestion && !m_error)
        m_error = errorTelling(ErrorKind::InvalidInput,
                               "messages.%1.content: %2 cannot be sent to provider \"%3\", which speaks the Responses API; %4.", m_index,
                               told("a part of type \"%1\"", part.type), m_provider, told("send its content as text, an image or a file"));
    writePart(content, TextPart{part.text.empty() ? "[" + part.type + " left out: this provider cannot read it]" : part.text, {}});
}

} // namespace ccr::proxy
