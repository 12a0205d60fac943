#include "proxy/dialect/gemini_request_writer.h"
#include "proxy/dialect/gemini_signature.h"
#include "proxy/dialect/tool_call_id.h"
#include "proxy/message/tool_turns.h"

#include "logging/base/json_writer.h"

#include <map>

namespace ccr::proxy {

namespace {

// For a call whose signature did not come back, or that another provider made (Gemini API, "Thought signatures").
constexpr std::string_view unknownSignature = "skip_thought_signature_validator";

class ContentsWriter
{
public:
    ContentsWriter(const ChatRequest &request, std::string_view model)
        : m_request(request), m_model(model), m_isNative(request.dialect == "gemini")
    {
    }
    std::string write();

private:
    // One entry of `contents`. Gemini wants the roles to alternate, so neighbours of one role become one entry.
    struct Content
    {
        bool isModel = false;
        std::vector<std::string> parts;
        bool hasCalls = false;
    };

    void addUser(const ChatMessage &message);
    void addModel(const ChatMessage &message);
    void addResultMedia(const ToolResultPart &result);
    void addPart(std::string part) { m_contents.back().parts.push_back(std::move(part)); }
    void addText(const TextPart &text);
    void addText(std::string_view text) { addText(TextPart{.text = std::string(text)}); }
    void addThinking(const ThinkingPart &thinking);
    void addFile(std::string_view mediaType, std::string_view data, std::string_view url);
    void addImage(const ImagePart &image) { addFile(image.mediaType, image.data, image.url); }
    void addDocument(const DocumentPart &document);
    void addOther(const OtherPart &other);
    void addCall(const ToolCallPart &call);
    void addResult(const ToolResultPart &result);
    Content &contentOf(bool isModel);

    const ChatRequest &m_request;
    std::string_view m_model;
    const bool m_isNative; ///< parts that only Gemini knows may go on
    std::vector<Content> m_contents;
    std::map<std::string, std::string> m_toolNames; ///< by call id; a result does not name its tool
};

std::string ContentsWriter::write()
{
    std::vector<ChatMessage> settled;
    for (const ChatMessage &message : settledMessages(m_request.messages, settled))
        message.role == Role::Assistant ? addModel(message) : addUser(message);
    std::string out;
    JsonArray contents(out);
    for (const Content &content : m_contents) {
        JsonObject entry(contents.next());
        entry.string("role", content.isModel ? "model" : "user");
        entry.key("parts");
        JsonArray parts(out);
        for (const std::string &part : content.parts) parts.next() += part;
    }
    return out;
}

ContentsWriter::Content &ContentsWriter::contentOf(bool isModel)
{
    if (m_contents.empty() || m_contents.back().isModel != isModel) m_contents.push_back({.isModel = isModel});
    return m_contents.back();
}

void ContentsWriter::addModel(const ChatMessage &message)
{
    contentOf(true);
    for (const ContentPart &part : message.parts) {
        if (const auto *text = std::get_if<TextPart>(&part)) addText(*text);
        if (const auto *call = std::get_if<ToolCallPart>(&part)) addCall(*call);
        if (const auto *thinking = std::get_if<ThinkingPart>(&part)) addThinking(*thinking);
        if (const auto *other = std::get_if<OtherPart>(&part)) addOther(*other);
    }
    if (m_contents.back().parts.empty()) m_contents.pop_back();
}

// A message of the system within the conversation becomes the user's.
void ContentsWriter::addUser(const ChatMessage &message)
{
    contentOf(false);
    for (const ContentPart &part : message.parts)
        if (const auto *result = std::get_if<ToolResultPart>(&part)) addResult(*result);
    for (const ContentPart &part : message.parts) {
        if (const auto *result = std::get_if<ToolResultPart>(&part)) addResultMedia(*result);
        if (const auto *text = std::get_if<TextPart>(&part)) addText(*text);
        if (const auto *image = std::get_if<ImagePart>(&part)) addImage(*image);
        if (const auto *document = std::get_if<DocumentPart>(&part)) addDocument(*document);
        if (const auto *other = std::get_if<OtherPart>(&part)) addOther(*other);
    }
    if (m_contents.back().parts.empty()) m_contents.pop_back();
}

void ContentsWriter::addResultMedia(const ToolResultPart &result)
{
    for (const ResultContent &content : result.content) {
        if (const auto *image = std::get_if<ImagePart>(&content)) addImage(*image);
        if (const auto *document = std::get_if<DocumentPart>(&content)) addDocument(*document);
    }
}

void ContentsWriter::addResult(const ToolResultPart &result)
{
    std::string text;
    for (const ResultContent &content : result.content) {
        const auto *piece = std::get_if<TextPart>(&content);
        const auto *other = std::get_if<OtherPart>(&content);
        if (!piece && !other) continue;
        if (!text.empty()) text += '\n';
        text += piece ? piece->text : other->text;
    }
    std::string part;
    {
        JsonObject json(part);
        json.key("functionResponse");
        JsonObject response(part);
        if (const std::string_view given = givenToolCallId(result.toolCallId); !given.empty()) response.string("id", given);
        response.string("name", m_toolNames[result.toolCallId]);
        response.key("response");
        JsonObject(part).string(result.isError ? "error" : "result", text);
    }
    addPart(std::move(part));
}

void ContentsWriter::addText(const TextPart &text)
{
    if (text.text.empty()) return; // an empty part is refused
    std::string part;
    {
        JsonObject json(part);
        json.string("text", text.text);
        if (m_isNative) json.members(text.membersJson);
    }
    addPart(std::move(part));
}

// Only what Gemini signed itself: to its models another one's thoughts mean nothing.
void ContentsWriter::addThinking(const ThinkingPart &thinking)
{
    const std::string_view signature = toGeminiSignature(thinking.signature);
    if (signature.empty()) return;
    std::string part;
    {
        JsonObject json(part);
        json.string("text", thinking.text);
        json.boolean("thought", true);
        json.string("thoughtSignature", signature);
    }
    addPart(std::move(part));
}

void ContentsWriter::addFile(std::string_view mediaType, std::string_view data, std::string_view url)
{
    std::string part;
    {
        JsonObject json(part);
        json.key(url.empty() ? "inlineData" : "fileData");
        JsonObject file(part);
        if (!mediaType.empty()) file.string("mimeType", mediaType);
        if (url.empty())
            file.string("data", data);
        else
            file.string("fileUri", url);
    }
    addPart(std::move(part));
}

void ContentsWriter::addDocument(const DocumentPart &document)
{
    if (document.text.empty()) {
        if (!m_isNative) addText({.text = document.title}); // a file has a name in some of Google's APIs alone
        return addFile(document.mediaType, document.data, document.url);
    }
    addText(document.title.empty() ? document.text : document.title + "\n\n" + document.text);
}

void ContentsWriter::addOther(const OtherPart &other)
{
    if (m_isNative && !other.json.empty()) return addPart(other.json);
    addText(other.text.empty() ? "[" + other.type + " left out: this provider cannot read it]" : other.text);
}

void ContentsWriter::addCall(const ToolCallPart &call)
{
    Content &content = m_contents.back();
    std::string signature = signatureOf(call.id);
    // Of parallel calls only the first is signed.
    if (signature.empty() && !content.hasCalls && isGeminiGeneration(m_model, "3")) signature = unknownSignature;
    m_toolNames[call.id] = call.name;
    content.hasCalls = true;
    std::string part;
    {
        JsonObject json(part);
        json.key("functionCall");
        {
            JsonObject function(part);
            if (const std::string_view given = givenToolCallId(call.id); !given.empty()) function.string("id", given);
            function.string("name", call.name);
            function.raw("args", call.inputJson.empty() ? "{}" : call.inputJson);
        }
        if (!signature.empty()) json.string("thoughtSignature", signature);
    }
    addPart(std::move(part));
}

} // namespace

std::string geminiContents(const ChatRequest &request, std::string_view model)
{
    return ContentsWriter(request, model).write();
}

bool isGeminiGeneration(std::string_view model, std::string_view generation)
{
    return model.find("gemini-" + std::string(generation)) != std::string_view::npos;
}

} // namespace ccr::proxy
