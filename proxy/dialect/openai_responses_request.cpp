#include "proxy/dialect/openai_models.h"
#include "proxy/dialect/openai_parts.h"
#include "proxy/dialect/openai_request.h"
#include "proxy/dialect/openai_responses_dialect.h"
#include "proxy/dialect/openai_responses_input_writer.h"
#include "proxy/dialect/system_text.h"

#include "logging/base/json_writer.h"
#include "proxy/json/json_reader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::int64_t fewestTokens = 16; // less is refused

bool isWebSearch(const ToolDefinition &tool)
{
    return tool.serverType.starts_with("web_search");
}

class RequestWriter
{
public:
    explicit RequestWriter(const UpstreamContext &context) : m_context(context), m_request(context.request), m_model(context.model) {}
    Result<QByteArray> write();

private:
    void writeTools(JsonObject &json);
    void writeTool(std::string &out, const ToolDefinition &tool) const;
    static void writeWebSearch(std::string &out, const ToolDefinition &tool);
    void writeToolChoice(JsonObject &json);
    void writeLimits(JsonObject &json);
    void writeThinking(JsonObject &json);
    void writeFormat(JsonObject &json);
    void writeExtra(JsonObject &json);
    bool isSent(const ToolDefinition &tool) const { return tool.serverType.empty() || isWebSearch(tool) || isSameDialect(); }
    bool isSameDialect() const { return m_request.dialect == "openai-responses"; }
    bool thinks() const;
    bool hasExtra(std::string_view name) const;

    const UpstreamContext &m_context;
    const ChatRequest &m_request;
    const OpenAiModel m_model;
    std::string m_out;
};

Result<QByteArray> RequestWriter::write()
{
    m_out.reserve(m_context.clientBody.size() + 16UL * 1024);
    OpenAiResponsesInputWriter writer(m_context, m_out);
    {
        JsonObject json(m_out);
        json.string("model", m_context.model);
        if (const std::string system = systemText(m_request); !system.empty()) json.string("instructions", system);
        {
            JsonArray input(json.key("input"));
            writer.write(input);
        }
        writeTools(json);
        writeLimits(json);
        writeThinking(json);
        writeFormat(json);
        json.boolean("store", false);
        json.boolean("stream", m_request.stream);
        writeExtra(json);
    }
    if (writer.error()) return *writer.error();
    return QByteArray::fromStdString(m_out);
}

void RequestWriter::writeTools(JsonObject &json)
{
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
    if (isWebSearch(tool)) return writeWebSearch(out, tool);
    JsonObject json(out);
    json.string("type", "function");
    json.string("name", tool.name);
    if (!tool.description.empty()) json.string("description", tool.description);
    json.raw("parameters", tool.schemaJson.empty() ? R"({"type":"object","properties":{}})" : tool.schemaJson);
    // Here a schema is strict unless the request says otherwise, and strict refuses optional properties.
    json.boolean("strict", tool.strict.value_or(false));
}

// The one server tool that both vendors have; its restrictions carry over.
void RequestWriter::writeWebSearch(std::string &out, const ToolDefinition &tool)
{
    std::string_view domains;
    std::string_view location;
    JsonReader reader;
    reader.readDocument(tool.json, [&](std::string_view key, JsonValue value) {
        if (key == "allowed_domains" && JsonReader::isType(value, JsonType::array)) return reader.raw(value, domains);
        if (key == "user_location" && JsonReader::isType(value, JsonType::object)) return reader.raw(value, location);
        return true;
    });
    JsonObject json(out);
    json.string("type", "web_search");
    if (!domains.empty()) JsonObject(json.key("filters")).raw("allowed_domains", domains);
    if (!location.empty()) json.raw("user_location", location);
}

void RequestWriter::writeToolChoice(JsonObject &json)
{
    switch (m_request.toolChoice.kind) {
    case ToolChoiceKind::Unset: return;
    case ToolChoiceKind::Auto: return json.string("tool_choice", "auto");
    case ToolChoiceKind::Any: return json.string("tool_choice", "required");
    case ToolChoiceKind::None: return json.string("tool_choice", "none");
    case ToolChoiceKind::Tool: break;
    }
    const std::string &name = m_request.toolChoice.name;
    const auto tool =
        std::find_if(m_request.tools.begin(), m_request.tools.end(), [&name](const ToolDefinition &t) { return t.name == name; });
    const bool isText = isSameDialect() && isTextTool(m_request, name);
    JsonObject choice(json.key("tool_choice"));
    if (tool != m_request.tools.end() && isWebSearch(*tool)) return choice.string("type", "web_search");
    choice.string("type", isText ? "custom" : "function");
    choice.string("name", name);
}

bool RequestWriter::thinks() const
{
    const bool wanted = m_request.thinking == ThinkingMode::Enabled || m_request.thinking == ThinkingMode::Adaptive;
    return m_model.alwaysReasons || (wanted && !m_model.neverReasons);
}

void RequestWriter::writeLimits(JsonObject &json)
{
    if (m_request.maxTokens) json.number("max_output_tokens", std::max(*m_request.maxTokens, fewestTokens));
    if (thinks()) return;
    if (m_request.temperature) json.number("temperature", *m_request.temperature);
    if (m_request.topP) json.number("top_p", *m_request.topP);
}

void RequestWriter::writeThinking(JsonObject &json)
{
    if (!hasExtra("reasoning") && !m_model.neverReasons) {
        const std::string_view effort = openAiEffort(m_request);
        if (!effort.empty()) {
            JsonObject reasoning(json.key("reasoning"));
            reasoning.string("effort", effort);
            if (effort != "none") reasoning.string("summary", "auto");
        }
    }
    if (thinks() && !hasExtra("include")) json.raw("include", R"(["reasoning.encrypted_content"])");
}

void RequestWriter::writeFormat(JsonObject &json)
{
    if (hasExtra("text")) return;
    if (!m_request.outputSchemaJson.empty())
        json.raw("text", R"({"format":{"type":"json_schema","name":"answer","strict":true,"schema":)" + m_request.outputSchemaJson + "}}");
    else if (m_request.outputIsJson)
        json.raw("text", R"({"format":{"type":"json_object"}})");
}

bool RequestWriter::hasExtra(std::string_view name) const
{
    return isSameDialect()
           && std::any_of(m_request.extra.begin(), m_request.extra.end(), [name](const ExtraField &field) { return field.name == name; });
}

void RequestWriter::writeExtra(JsonObject &json)
{
    if (!isSameDialect()) return;
    for (const ExtraField &field : m_request.extra) writeExtraField(json, field);
}

} // namespace

Result<UpstreamDraft> OpenAiResponsesDialect::writeRequest(const UpstreamContext &context) const
{
    UpstreamDraft draft = openAiDraft(context);
    if (context.request.dialect == name() && !context.clientBody.empty()) {
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
