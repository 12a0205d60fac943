#include "proxy/dialect/anthropic_dialect.h"
#include "proxy/dialect/gemini_dialect.h"
#include "proxy/dialect/tool_call_id.h"

#include "proxy/json/json_writer.h"

#include <QUrlQuery>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::string_view billingLine = "x-anthropic-billing-header";
constexpr std::size_t mostStopSequences = 5; // Gemini API, GenerationConfig
// For a call whose signature did not come back, or that another provider made (Gemini API, "Thought signatures").
constexpr std::string_view unknownSignature = "skip_thought_signature_validator";

struct BudgetRange
{
    std::int64_t least;
    std::int64_t most;
};

// Gemini API, "Thinking": what lies outside is an error.
BudgetRange budgetRange(std::string_view model)
{
    return model.find("pro") != std::string_view::npos ? BudgetRange{128, 32768} : BudgetRange{0, 24576};
}

bool isGeneration(std::string_view model, std::string_view generation)
{
    return model.find("gemini-" + std::string(generation)) != std::string_view::npos;
}

class RequestWriter
{
public:
    RequestWriter(const ChatRequest &request, std::string model) : m_request(request), m_model(std::move(model)) {}
    std::string write();

private:
    // One entry of `contents`. Gemini wants the roles to alternate, so neighbours of one role become one entry.
    struct Content
    {
        bool isModel = false;
        std::vector<std::string> parts;
        std::vector<std::string> calls; ///< ids of the function calls among them
    };

    std::string systemText() const;
    void addMessage(const ChatMessage &message);
    void addUser(const ChatMessage &message);
    void addModel(const ChatMessage &message);
    void addResults(const ChatMessage &message);
    void addPart(std::string part) { m_contents.back().parts.push_back(std::move(part)); }
    void addText(std::string_view text);
    void addImage(const ImagePart &image);
    void addCall(const ToolCallPart &call);
    void addResult(const std::string &callId, const ToolResultPart *result);
    Content &contentOf(bool isModel);

    void writeContents(JsonObject &json) const;
    void writeTools(JsonObject &json);
    void writeToolConfig(JsonObject &json);
    void writeGenerationConfig(JsonObject &json);
    void writeThinking(JsonObject &config);

    const ChatRequest &m_request;
    std::string m_model;
    std::string m_out;
    std::vector<Content> m_contents;
    std::vector<const ChatMessage *> m_postponed;
    std::map<std::string, std::string> m_toolNames; ///< by call id; a result does not name its tool
};

std::string RequestWriter::write()
{
    for (const ChatMessage &message : m_request.messages) addMessage(message);
    // Calls at the very end were never run.
    if (!m_contents.empty() && !m_contents.back().calls.empty()) addMessage({});
    {
        JsonObject json(m_out);
        if (const std::string system = systemText(); !system.empty()) {
            json.key("systemInstruction");
            JsonObject instruction(m_out);
            instruction.key("parts");
            JsonArray parts(m_out);
            JsonObject(parts.next()).string("text", system);
        }
        writeContents(json);
        writeTools(json);
        writeGenerationConfig(json);
    }
    return std::move(m_out);
}

std::string RequestWriter::systemText() const
{
    std::string text;
    for (const TextPart &part : m_request.system) {
        // This line differs in every conversation; as the first bytes of a prompt it would defeat the provider's cache.
        if (part.text.empty() || part.text.starts_with(billingLine)) continue;
        if (!text.empty()) text += '\n';
        text += part.text;
    }
    return text;
}

RequestWriter::Content &RequestWriter::contentOf(bool isModel)
{
    if (m_contents.empty() || m_contents.back().isModel != isModel) m_contents.push_back({.isModel = isModel});
    return m_contents.back();
}

void RequestWriter::addMessage(const ChatMessage &message)
{
    if (message.role == Role::Assistant) return addModel(message);
    // A system message within the conversation becomes the user's; between calls and their results there is no place for it.
    if (message.role == Role::System && !m_contents.empty() && !m_contents.back().calls.empty()) {
        m_postponed.push_back(&message);
        return;
    }
    addUser(message);
    for (const ChatMessage *postponed : std::exchange(m_postponed, {})) addUser(*postponed);
}

void RequestWriter::addModel(const ChatMessage &message)
{
    contentOf(true);
    for (const ContentPart &part : message.parts) {
        if (const auto *text = std::get_if<TextPart>(&part)) addText(text->text);
        if (const auto *call = std::get_if<ToolCallPart>(&part)) addCall(*call);
    }
    if (m_contents.back().parts.empty()) m_contents.pop_back(); // thinking alone is not sent back
}

void RequestWriter::addUser(const ChatMessage &message)
{
    addResults(message);
    contentOf(false);
    for (const ContentPart &part : message.parts) {
        if (const auto *text = std::get_if<TextPart>(&part)) addText(text->text);
        if (const auto *image = std::get_if<ImagePart>(&part)) addImage(*image);
        if (const auto *other = std::get_if<OtherPart>(&part))
            addText(other->text.empty() ? "[" + other->type + " left out: this provider cannot read it]" : other->text);
    }
    if (m_contents.back().parts.empty()) m_contents.pop_back();
}

// Directly after a turn with calls there must be exactly one response for each of them, in their order.
void RequestWriter::addResults(const ChatMessage &message)
{
    const std::vector<std::string> calls = m_contents.empty() ? std::vector<std::string>() : m_contents.back().calls;
    contentOf(false);
    const auto resultOf = [&message](const std::string &id) -> const ToolResultPart * {
        for (const ContentPart &part : message.parts)
            if (const auto *result = std::get_if<ToolResultPart>(&part); result && result->toolCallId == id) return result;
        return nullptr;
    };
    for (const std::string &id : calls) addResult(id, resultOf(id));
    for (const ContentPart &part : message.parts) {
        const auto *result = std::get_if<ToolResultPart>(&part);
        if (!result) continue;
        const bool isOrphan = std::find(calls.begin(), calls.end(), result->toolCallId) == calls.end();
        if (isOrphan) addText("[Result of a tool call that is no longer in the conversation]");
        for (const ResultContent &content : result->content) {
            if (const auto *image = std::get_if<ImagePart>(&content)) addImage(*image);
            if (const auto *text = std::get_if<TextPart>(&content); text && isOrphan) addText(text->text);
        }
    }
}

void RequestWriter::addResult(const std::string &callId, const ToolResultPart *result)
{
    std::string text;
    if (result) {
        for (const ResultContent &content : result->content) {
            const auto *piece = std::get_if<TextPart>(&content);
            const auto *other = std::get_if<OtherPart>(&content);
            if (!piece && !other) continue;
            if (!text.empty()) text += '\n';
            text += piece ? piece->text : other->text;
        }
    } else {
        text = "The tool was not run.";
    }
    std::string part;
    {
        JsonObject json(part);
        json.key("functionResponse");
        JsonObject response(part);
        response.string("name", m_toolNames[callId]);
        response.key("response");
        JsonObject(part).string(!result || result->isError ? "error" : "result", text);
    }
    addPart(std::move(part));
}

void RequestWriter::addText(std::string_view text)
{
    if (text.empty()) return; // an empty part is refused
    std::string part;
    JsonObject(part).string("text", text);
    addPart(std::move(part));
}

void RequestWriter::addImage(const ImagePart &image)
{
    std::string part;
    {
        JsonObject json(part);
        json.key(image.url.empty() ? "inlineData" : "fileData");
        JsonObject data(part);
        if (!image.mediaType.empty()) data.string("mimeType", image.mediaType);
        if (image.url.empty())
            data.string("data", image.data);
        else
            data.string("fileUri", image.url);
    }
    addPart(std::move(part));
}

void RequestWriter::addCall(const ToolCallPart &call)
{
    Content &content = m_contents.back();
    std::string signature = signatureOf(call.id);
    // Of parallel calls only the first is signed.
    if (signature.empty() && content.calls.empty() && isGeneration(m_model, "3")) signature = unknownSignature;
    m_toolNames[call.id] = call.name;
    content.calls.push_back(call.id);
    std::string part;
    {
        JsonObject json(part);
        json.key("functionCall");
        {
            JsonObject function(part);
            function.string("name", call.name);
            function.raw("args", call.inputJson.empty() ? "{}" : call.inputJson);
        }
        if (!signature.empty()) json.string("thoughtSignature", signature);
    }
    addPart(std::move(part));
}

void RequestWriter::writeContents(JsonObject &json) const
{
    std::string &out = json.key("contents");
    JsonArray contents(out);
    for (const Content &content : m_contents) {
        JsonObject entry(contents.next());
        entry.string("role", content.isModel ? "model" : "user");
        entry.key("parts");
        JsonArray parts(out);
        for (const std::string &part : content.parts) parts.next() += part;
    }
}

void RequestWriter::writeTools(JsonObject &json)
{
    const auto isClientTool = [](const ToolDefinition &tool) { return tool.serverType.empty(); };
    const auto isSearch = [](const ToolDefinition &tool) { return tool.serverType.starts_with("web_search"); };
    const bool hasFunctions = std::any_of(m_request.tools.begin(), m_request.tools.end(), isClientTool);
    const bool hasSearch = std::any_of(m_request.tools.begin(), m_request.tools.end(), isSearch);
    if (!hasFunctions && !hasSearch) return;
    json.key("tools");
    {
        JsonArray tools(m_out);
        JsonObject entry(tools.next());
        if (hasFunctions) { // with functions most models refuse the search
            entry.key("functionDeclarations");
            JsonArray functions(m_out);
            for (const ToolDefinition &tool : m_request.tools) {
                if (!isClientTool(tool)) continue;
                JsonObject function(functions.next());
                function.string("name", tool.name);
                if (!tool.description.empty()) function.string("description", tool.description);
                // Takes any JSON Schema; `parameters` would take a dialect of it that knows few of its words.
                if (!tool.schemaJson.empty()) function.raw("parametersJsonSchema", tool.schemaJson);
            }
        } else {
            entry.raw("googleSearch", "{}");
        }
    }
    if (hasFunctions) writeToolConfig(json);
}

void RequestWriter::writeToolConfig(JsonObject &json)
{
    const ToolChoice &choice = m_request.toolChoice;
    if (choice.kind == ToolChoiceKind::Unset) return;
    json.key("toolConfig");
    JsonObject config(m_out);
    config.key("functionCallingConfig");
    JsonObject calling(m_out);
    const bool isForced = choice.kind == ToolChoiceKind::Any || choice.kind == ToolChoiceKind::Tool;
    calling.string("mode", isForced ? "ANY" : choice.kind == ToolChoiceKind::None ? "NONE" : "AUTO");
    if (choice.kind != ToolChoiceKind::Tool) return;
    calling.key("allowedFunctionNames");
    JsonArray names(m_out);
    appendJsonString(names.next(), choice.name);
}

void RequestWriter::writeGenerationConfig(JsonObject &json)
{
    json.key("generationConfig");
    JsonObject config(m_out);
    if (m_request.maxTokens) config.number("maxOutputTokens", *m_request.maxTokens);
    if (m_request.temperature) config.number("temperature", *m_request.temperature);
    if (m_request.topP) config.number("topP", *m_request.topP);
    if (m_request.topK) config.number("topK", *m_request.topK);
    if (!m_request.stopSequences.empty()) {
        config.key("stopSequences");
        JsonArray stop(m_out);
        for (std::size_t i = 0; i < std::min(m_request.stopSequences.size(), mostStopSequences); ++i)
            appendJsonString(stop.next(), m_request.stopSequences[i]);
    }
    if (!m_request.outputSchemaJson.empty()) {
        config.string("responseMimeType", "application/json");
        config.raw("responseJsonSchema", m_request.outputSchemaJson);
    }
    writeThinking(config);
}

void RequestWriter::writeThinking(JsonObject &config)
{
    if (m_request.thinking == ThinkingMode::Unset || isGeneration(m_model, "1") || isGeneration(m_model, "2.0")) return;
    const BudgetRange range = budgetRange(m_model);
    const bool isDisabled = m_request.thinking == ThinkingMode::Disabled;
    if (isDisabled && (range.least > 0 || isGeneration(m_model, "3"))) return; // cannot be switched off
    config.key("thinkingConfig");
    JsonObject thinking(m_out);
    if (isDisabled) return thinking.number("thinkingBudget", std::int64_t(0));
    thinking.boolean("includeThoughts", true);
    if (isGeneration(m_model, "3")) {
        const bool isLow = m_request.effort == "low" || (m_request.thinkingBudget && *m_request.thinkingBudget <= 2048);
        thinking.string("thinkingLevel", isLow ? "low" : "high");
    } else if (m_request.thinkingBudget) {
        thinking.number("thinkingBudget", std::clamp(*m_request.thinkingBudget, range.least, range.most));
    }
}

QUrl requestUrl(QUrl url, const QString &model, bool stream)
{
    url.setPath(url.path() + model + (stream ? u":streamGenerateContent"_s : u":generateContent"_s));
    if (!stream) return url;
    QUrlQuery query(url);
    query.removeAllQueryItems(u"alt"_s);
    query.addQueryItem(u"alt"_s, u"sse"_s); // otherwise the stream is one JSON array
    url.setQuery(query);
    return url;
}

Error clientSideUnsupported()
{
    return {.kind = ErrorKind::NotFound, .message = u"Clients that speak Gemini are not served."_s};
}

} // namespace

Result<UpstreamDraft> GeminiDialect::writeRequest(const UpstreamContext &context) const
{
    UpstreamDraft draft;
    draft.url = requestUrl(context.provider.url, QString::fromStdString(context.model), context.request.stream);
    draft.headers.add("Content-Type", "application/json");
    draft.headers.add("Accept", context.request.stream ? "text/event-stream" : "application/json");
    if (!context.credential.empty()) draft.headers.add("x-goog-api-key", std::string(context.credential));
    draft.body = QByteArray::fromStdString(RequestWriter(context.request, context.model).write());
    return draft;
}

Result<ChatRequest> GeminiDialect::readRequest(std::string_view, const HttpRequestHead &) const
{
    return clientSideUnsupported();
}

// Answers are written for clients, and readRequest() refuses clients of this dialect; errors alone could be asked for, and
// those have Anthropic's shape.
std::unique_ptr<StreamEncoder> GeminiDialect::newEncoder(const ChatRequest &request, std::string id) const
{
    return AnthropicDialect().newEncoder(request, std::move(id));
}

QByteArray GeminiDialect::writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const
{
    return AnthropicDialect().writeResponse(response, request, id);
}

QByteArray GeminiDialect::writeError(const ProviderError &error) const
{
    return AnthropicDialect().writeError(error);
}

} // namespace ccr::proxy
