#include "proxy/dialect/anthropic_dialect.h"
#include "proxy/dialect/openai_chat_dialect.h"
#include "proxy/dialect/tool_call_id.h"

#include "proxy/json/json_writer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::string_view billingLine = "x-anthropic-billing-header";

// One buffer for each thread, as most requests are small; what a large one took is given back by the next.
std::string &emptyBuffer()
{
    constexpr std::size_t keptBytes = 256UL * 1024;
    static thread_local std::string buffer;
    buffer.clear();
    if (buffer.capacity() > keptBytes) buffer.shrink_to_fit();
    buffer.reserve(16UL * 1024);
    return buffer;
}

class RequestWriter
{
public:
    explicit RequestWriter(const UpstreamContext &context)
        : m_request(context.request), m_model(context.model), m_shape(context.shape), m_out(emptyBuffer())
    {
    }
    QByteArray write();

private:
    void writeMessages(JsonArray &messages);
    void writeSystem(JsonArray &messages);
    void writeUser(JsonArray &messages, const ChatMessage &message);
    void writeAssistant(JsonArray &messages, const ChatMessage &message);
    void writeToolResult(JsonArray &messages, const ToolResultPart &result);
    void writeUserContent(std::string &out, const std::vector<const ContentPart *> &parts) const;
    void writeTools(JsonObject &json);
    void writeToolChoice(JsonObject &json);
    void writeLimits(JsonObject &json);
    void writeThinking(JsonObject &json);
    std::string_view effort() const;

    const ChatRequest &m_request;
    const std::string &m_model;
    const RequestShape &m_shape;
    std::string &m_out;
    std::vector<ImagePart> m_resultImages; ///< images of tool results, which the dialect takes in user messages only
};

void appendText(std::string &to, std::string_view text)
{
    if (!to.empty() && !text.empty()) to += '\n';
    to += text;
}

void writeTextMessage(std::string &out, std::string_view role, std::string_view text)
{
    JsonObject json(out);
    json.string("role", role);
    json.string("content", text);
}

void writeImage(std::string &out, const ImagePart &image)
{
    JsonObject json(out);
    json.string("type", "image_url");
    json.key("image_url");
    JsonObject url(out);
    url.string("url", image.url.empty() ? "data:" + image.mediaType + ";base64," + image.data : image.url);
}

QByteArray RequestWriter::write()
{
    {
        JsonObject json(m_out);
        json.string("model", m_model);
        json.key("messages");
        {
            JsonArray messages(m_out);
            writeMessages(messages);
        }
        writeTools(json);
        writeLimits(json);
        writeThinking(json);
        if (!m_request.outputSchemaJson.empty())
            json.raw("response_format",
                     R"({"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":)" + m_request.outputSchemaJson + "}}");
        json.boolean("stream", m_request.stream);
        if (m_request.stream) json.raw("stream_options", R"({"include_usage":true})");
    }
    return {m_out.data(), static_cast<qsizetype>(m_out.size())};
}

void RequestWriter::writeMessages(JsonArray &messages)
{
    writeSystem(messages);
    for (const ChatMessage &message : m_request.messages) {
        switch (message.role) {
        case Role::System: {
            std::string text;
            for (const ContentPart &part : message.parts)
                if (const auto *piece = std::get_if<TextPart>(&part)) appendText(text, piece->text);
            writeTextMessage(messages.next(), "system", text);
            break;
        }
        case Role::User: writeUser(messages, message); break;
        case Role::Assistant: writeAssistant(messages, message); break;
        }
    }
}

void RequestWriter::writeSystem(JsonArray &messages)
{
    std::string text;
    for (const TextPart &part : m_request.system) {
        // This line differs in every conversation; as the first bytes of a prompt it would defeat the provider's cache.
        if (part.text.starts_with(billingLine)) continue;
        appendText(text, part.text);
    }
    if (!text.empty()) writeTextMessage(messages.next(), "system", text);
}

void RequestWriter::writeUser(JsonArray &messages, const ChatMessage &message)
{
    std::vector<const ContentPart *> rest;
    for (const ContentPart &part : message.parts) {
        if (const auto *result = std::get_if<ToolResultPart>(&part))
            writeToolResult(messages, *result);
        else
            rest.push_back(&part);
    }
    if (rest.empty() && m_resultImages.empty()) return;
    JsonObject json(messages.next());
    json.string("role", "user");
    writeUserContent(json.key("content"), rest);
    m_resultImages.clear();
}

void RequestWriter::writeUserContent(std::string &out, const std::vector<const ContentPart *> &parts) const
{
    const bool onlyText = m_resultImages.empty() && parts.size() == 1 && std::holds_alternative<TextPart>(*parts.front());
    if (onlyText) return appendJsonString(out, std::get<TextPart>(*parts.front()).text);
    const bool keepsCacheMarks = m_shape.cacheMarks == CacheMarks::Kept;
    JsonArray content(out);
    for (const ImagePart &image : m_resultImages) writeImage(content.next(), image);
    for (const ContentPart *part : parts) {
        if (const auto *image = std::get_if<ImagePart>(part)) {
            writeImage(content.next(), *image);
        } else if (const auto *text = std::get_if<TextPart>(part)) {
            JsonObject json(content.next());
            json.string("type", "text");
            json.string("text", text->text);
            if (keepsCacheMarks && !text->cacheControlJson.empty()) json.raw("cache_control", text->cacheControlJson);
        } else if (const auto *other = std::get_if<OtherPart>(part)) {
            JsonObject json(content.next());
            json.string("type", "text");
            json.string("text", other->text.empty() ? "[" + other->type + " left out: this provider cannot read it]" : other->text);
        }
    }
}

void RequestWriter::writeToolResult(JsonArray &messages, const ToolResultPart &result)
{
    std::string text;
    for (const ResultContent &content : result.content) {
        if (const auto *piece = std::get_if<TextPart>(&content)) appendText(text, piece->text);
        if (const auto *other = std::get_if<OtherPart>(&content)) appendText(text, other->text);
        if (const auto *image = std::get_if<ImagePart>(&content)) {
            m_resultImages.push_back(*image);
            appendText(text, "[image: see the next message]");
        }
    }
    if (result.isError) text.insert(0, "Error: ");
    JsonObject json(messages.next());
    json.string("role", "tool");
    json.string("tool_call_id", plainToolCallId(result.toolCallId));
    json.string("content", text);
}

void RequestWriter::writeAssistant(JsonArray &messages, const ChatMessage &message)
{
    std::string text;
    std::string thinking;
    bool hasCalls = false;
    for (const ContentPart &part : message.parts) {
        if (const auto *piece = std::get_if<TextPart>(&part)) appendText(text, piece->text);
        if (const auto *thought = std::get_if<ThinkingPart>(&part)) appendText(thinking, thought->text);
        hasCalls = hasCalls || std::holds_alternative<ToolCallPart>(part);
    }
    JsonObject json(messages.next());
    json.string("role", "assistant");
    if (m_shape.replaysReasoning && !thinking.empty()) json.string("reasoning_content", thinking);
    if (text.empty() && hasCalls)
        json.raw("content", "null");
    else
        json.string("content", text);
    if (!hasCalls) return;
    json.key("tool_calls");
    JsonArray calls(m_out);
    for (const ContentPart &part : message.parts) {
        const auto *call = std::get_if<ToolCallPart>(&part);
        if (!call) continue;
        JsonObject entry(calls.next());
        entry.string("id", plainToolCallId(call->id));
        entry.string("type", "function");
        entry.key("function");
        JsonObject function(m_out);
        function.string("name", call->name);
        function.string("arguments", call->inputJson);
    }
}

void RequestWriter::writeTools(JsonObject &json)
{
    // Server tools run at Anthropic; another provider has nothing to run them with.
    const auto isClientTool = [](const ToolDefinition &tool) { return tool.serverType.empty(); };
    if (std::none_of(m_request.tools.begin(), m_request.tools.end(), isClientTool)) return;
    json.key("tools");
    {
        JsonArray tools(m_out);
        for (const ToolDefinition &tool : m_request.tools) {
            if (!isClientTool(tool)) continue;
            JsonObject entry(tools.next());
            entry.string("type", "function");
            entry.key("function");
            JsonObject function(m_out);
            function.string("name", tool.name);
            if (!tool.description.empty()) function.string("description", tool.description);
            function.raw("parameters", tool.schemaJson.empty() ? R"({"type":"object","properties":{}})" : tool.schemaJson);
        }
    }
    writeToolChoice(json);
    if (m_request.toolChoice.parallelDisabled) json.boolean("parallel_tool_calls", false);
}

void RequestWriter::writeToolChoice(JsonObject &json)
{
    switch (m_request.toolChoice.kind) {
    case ToolChoiceKind::Unset: return;
    case ToolChoiceKind::Auto: return json.string("tool_choice", "auto");
    case ToolChoiceKind::Any: return json.string("tool_choice", "required");
    case ToolChoiceKind::None: return json.string("tool_choice", "none");
    case ToolChoiceKind::Tool: {
        json.key("tool_choice");
        JsonObject choice(m_out);
        choice.string("type", "function");
        choice.key("function");
        JsonObject function(m_out);
        function.string("name", m_request.toolChoice.name);
        return;
    }
    }
}

void RequestWriter::writeLimits(JsonObject &json)
{
    if (m_request.maxTokens) {
        json.number(m_shape.completionTokens ? "max_completion_tokens" : "max_tokens", *m_request.maxTokens);
    }
    if (m_request.temperature) json.number("temperature", *m_request.temperature);
    if (m_request.topP) json.number("top_p", *m_request.topP);
    if (m_request.topK && m_shape.acceptsTopK) json.number("top_k", *m_request.topK);
    if (m_request.stopSequences.empty()) return;
    json.key("stop");
    JsonArray stop(m_out);
    for (const std::string &word : m_request.stopSequences) appendJsonString(stop.next(), word);
}

std::string_view RequestWriter::effort() const
{
    if (m_request.thinkingBudget) return *m_request.thinkingBudget <= 1024 ? "low" : *m_request.thinkingBudget <= 8192 ? "medium" : "high";
    return m_request.effort.empty() ? std::string_view("medium") : std::string_view(m_request.effort);
}

// A key that a provider does not know is an error for the strict ones, so only those that said so are told.
void RequestWriter::writeThinking(JsonObject &json)
{
    const bool wanted = m_request.thinking == ThinkingMode::Enabled || m_request.thinking == ThinkingMode::Adaptive;
    if (m_shape.reasoning == ReasoningKey::ReasoningObject && wanted) {
        json.key("reasoning");
        JsonObject reasoning(m_out);
        reasoning.string("effort", effort());
    }
    if (m_shape.reasoning == ReasoningKey::EnableThinking && m_request.thinking != ThinkingMode::Unset) {
        json.boolean("enable_thinking", wanted);
        json.raw("thinking", wanted ? R"({"type":"enabled"})" : R"({"type":"disabled"})");
    }
}

Error clientSideUnsupported()
{
    return {.kind = ErrorKind::NotFound, .message = u"Clients that speak OpenAI chat completions are not served."_s};
}

} // namespace

Result<UpstreamDraft> OpenAiChatDialect::writeRequest(const UpstreamContext &context) const
{
    UpstreamDraft draft;
    draft.url = context.provider.url;
    draft.headers.add("Content-Type", "application/json");
    draft.headers.add("Accept", context.request.stream ? "text/event-stream" : "application/json");
    if (!context.credential.empty()) draft.headers.add("Authorization", "Bearer " + std::string(context.credential));
    draft.body = RequestWriter(context).write();
    return draft;
}

Result<ChatRequest> OpenAiChatDialect::readRequest(std::string_view, const HttpRequestHead &) const
{
    return clientSideUnsupported();
}

// Answers are written for clients, and readRequest() refuses clients of this dialect; errors alone could be asked for, and
// those have Anthropic's shape.
std::unique_ptr<StreamEncoder> OpenAiChatDialect::newEncoder(const ChatRequest &request, std::string id) const
{
    return AnthropicDialect().newEncoder(request, std::move(id));
}

QByteArray OpenAiChatDialect::writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const
{
    return AnthropicDialect().writeResponse(response, request, id);
}

QByteArray OpenAiChatDialect::writeError(const ProviderError &error) const
{
    return AnthropicDialect().writeError(error);
}

} // namespace ccr::proxy
