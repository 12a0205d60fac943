#include "proxy/dialect/openai_chat_dialect.h"
#include "proxy/dialect/openai_chat_message_writer.h"
#include "proxy/dialect/openai_models.h"
#include "proxy/dialect/openai_parts.h"
#include "proxy/dialect/openai_request.h"

#include "logging/base/json_writer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

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

// Ways to ask for thinking: of those that the client used only what the provider's transforms do not decide goes on.
bool isThinkingKey(std::string_view name)
{
    return name == "reasoning_effort" || name == "reasoning" || name == "thinking" || name == "enable_thinking";
}

class RequestWriter
{
public:
    explicit RequestWriter(const UpstreamContext &context)
        : m_context(context), m_request(context.request), m_shape(context.shape), m_model(context.model)
    {
    }
    Result<QByteArray> write();

private:
    void writeTools(JsonObject &json);
    void writeTool(std::string &out, const ToolDefinition &tool) const;
    void writeToolChoice(JsonObject &json);
    void writeLimits(JsonObject &json);
    void writeThinking(JsonObject &json);
    void writeFormat(JsonObject &json);
    void writeExtra(JsonObject &json);
    bool isSent(const ToolDefinition &tool) const { return tool.serverType.empty() || isSameDialect(); }
    bool isSameDialect() const { return m_request.dialect == "openai-chat"; }
    const ExtraField *extra(std::string_view name) const;
    /// A model of OpenAI's, at a provider that has no word of its own for thinking. A client that speaks this dialect knows it.
    bool speaksToReasoner() const { return m_model.alwaysReasons && m_shape.reasoning == ReasoningKey::None && !isSameDialect(); }

    const UpstreamContext &m_context;
    const ChatRequest &m_request;
    const RequestShape &m_shape;
    const OpenAiModel m_model;
    std::string &m_out = emptyBuffer();
};

Result<QByteArray> RequestWriter::write()
{
    OpenAiChatMessageWriter writer(m_context, m_out);
    {
        JsonObject json(m_out);
        json.string("model", m_context.model);
        {
            JsonArray messages(json.key("messages"));
            writer.write(messages);
        }
        writeTools(json);
        writeLimits(json);
        writeThinking(json);
        writeFormat(json);
        json.boolean("stream", m_request.stream);
        if (m_request.stream) json.raw("stream_options", R"({"include_usage":true})");
        writeExtra(json);
    }
    if (writer.error()) return *writer.error();
    return QByteArray(m_out.data(), static_cast<qsizetype>(m_out.size()));
}

void RequestWriter::writeTools(JsonObject &json)
{
    // Server tools run at the provider that invented them; another one has nothing to run them with.
    const auto sent = [this](const ToolDefinition &tool) { return isSent(tool); };
    const auto write = [this](std::string &out, const ToolDefinition &tool) { writeTool(out, tool); };
    if (!writeToolList(json, m_request.tools, sent, write)) return;
    writeToolChoice(json);
    if (m_request.toolChoice.parallelDisabled) json.boolean("parallel_tool_calls", false);
}

void RequestWriter::writeTool(std::string &out, const ToolDefinition &tool) const
{
    if (isSameDialect() && !tool.json.empty()) {
        out += tool.json;
        return;
    }
    JsonObject json(out);
    json.string("type", "function");
    {
        JsonObject function(json.key("function"));
        function.string("name", tool.name);
        if (!tool.description.empty()) function.string("description", tool.description);
        function.raw("parameters", tool.schemaJson.empty() ? R"({"type":"object","properties":{}})" : tool.schemaJson);
        if (tool.strict) function.boolean("strict", *tool.strict);
    }
    if (m_shape.cacheMarks == CacheMarks::Kept && !tool.cacheControlJson.empty()) json.raw("cache_control", tool.cacheControlJson);
}

void RequestWriter::writeToolChoice(JsonObject &json)
{
    switch (m_request.toolChoice.kind) {
    case ToolChoiceKind::Unset: return;
    case ToolChoiceKind::Auto: return json.string("tool_choice", "auto");
    case ToolChoiceKind::Any: return json.string("tool_choice", "required");
    case ToolChoiceKind::None: return json.string("tool_choice", "none");
    case ToolChoiceKind::Tool: {
        const bool isCustom = isSameDialect() && isTextTool(m_request, m_request.toolChoice.name);
        JsonObject choice(json.key("tool_choice"));
        choice.string("type", isCustom ? "custom" : "function");
        JsonObject function(choice.key(isCustom ? "custom" : "function"));
        function.string("name", m_request.toolChoice.name);
        return;
    }
    }
}

void RequestWriter::writeLimits(JsonObject &json)
{
    if (m_request.maxTokens) {
        const bool isCompletion = m_shape.completionTokens || extra("max_completion_tokens") || speaksToReasoner();
        json.number(isCompletion ? "max_completion_tokens" : "max_tokens", *m_request.maxTokens);
    }
    if (m_request.temperature && !speaksToReasoner()) json.number("temperature", *m_request.temperature);
    if (m_request.topP && !speaksToReasoner()) json.number("top_p", *m_request.topP);
    if (m_request.topK && (m_shape.acceptsTopK || isSameDialect())) json.number("top_k", *m_request.topK);
    if (m_request.seed) json.number("seed", *m_request.seed);
    if (m_request.frequencyPenalty) json.number("frequency_penalty", *m_request.frequencyPenalty);
    if (m_request.presencePenalty) json.number("presence_penalty", *m_request.presencePenalty);
    if (isSameDialect() && !m_request.userId.empty()) json.string("user", m_request.userId);
    if (m_request.stopSequences.empty()) return;
    JsonArray stop(json.key("stop"));
    for (const std::string &word : m_request.stopSequences) appendJsonString(stop.next(), word);
}

// A key that a provider does not know is an error for the strict ones, so only those are told that are known to take it.
void RequestWriter::writeThinking(JsonObject &json)
{
    const std::string_view effort = openAiEffort(m_request);
    const bool wanted = m_request.thinking == ThinkingMode::Enabled || m_request.thinking == ThinkingMode::Adaptive;
    switch (m_shape.reasoning) {
    case ReasoningKey::None:
        if (!speaksToReasoner()) return;
        if (m_model.reasonsInChatWithoutTools && !m_request.tools.empty()) return json.string("reasoning_effort", "none");
        if (!effort.empty()) json.string("reasoning_effort", effort);
        return;
    case ReasoningKey::ReasoningObject: {
        if (effort.empty()) return;
        JsonObject reasoning(json.key("reasoning"));
        reasoning.string("effort", effort);
        return;
    }
    case ReasoningKey::EnableThinking:
        if (m_request.thinking == ThinkingMode::Unset) return;
        json.boolean("enable_thinking", wanted);
        json.raw("thinking", wanted ? R"({"type":"enabled"})" : R"({"type":"disabled"})");
        return;
    }
}

void RequestWriter::writeFormat(JsonObject &json)
{
    const ExtraField *asSent = extra("response_format");
    if (asSent)
        json.raw("response_format", asSent->json);
    else if (!m_request.outputSchemaJson.empty())
        json.raw("response_format",
                 R"({"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":)" + m_request.outputSchemaJson + "}}");
    else if (m_request.outputIsJson)
        json.raw("response_format", R"({"type":"json_object"})");
}

const ExtraField *RequestWriter::extra(std::string_view name) const
{
    if (!isSameDialect()) return nullptr;
    const auto found =
        std::find_if(m_request.extra.begin(), m_request.extra.end(), [name](const ExtraField &field) { return field.name == name; });
    return found == m_request.extra.end() ? nullptr : &*found;
}

void RequestWriter::writeExtra(JsonObject &json)
{
    if (!isSameDialect()) return;
    for (const ExtraField &field : m_request.extra) {
        const bool isWritten = field.name == "response_format" || field.name == "max_completion_tokens"
                               || (isThinkingKey(field.name) && m_shape.reasoning != ReasoningKey::None);
        if (isWritten) continue;
        writeExtraField(json, field);
    }
}

} // namespace

Result<UpstreamDraft> OpenAiChatDialect::writeRequest(const UpstreamContext &context) const
{
    UpstreamDraft draft = openAiDraft(context);
    if (context.request.dialect == name() && !context.clientBody.empty() && mayPassThrough(context.request)) {
        if (std::optional<QByteArray> body = bodyForModel(context)) {
            draft.body = std::move(*body);
            return draft;
        }
    }
    Result<QByteArray> body = RequestWriter(context).write();
    if (!body) return body.error();
    draft.body = std::move(*body);
    return draft;
}

} // namespace ccr::proxy
