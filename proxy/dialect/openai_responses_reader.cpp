#include "proxy/dialect/openai_parts.h"
#include "proxy/dialect/openai_responses_dialect.h"
#include "proxy/dialect/openai_responses_input_reader.h"

#include "logging/base/json_writer.h"
#include "proxy/json/json_reader.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

// OpenAI API reference, "Create a model response". Reads one request body.
class ResponsesReader
{
public:
    Result<ChatRequest> read(std::string_view body);

private:
    bool readField(std::string_view key, JsonValue value);
    bool readInput(JsonValue value);
    bool refuseState(std::string_view key, JsonValue value);
    bool keep(std::string_view key, JsonValue value);
    bool readReasoning(JsonValue value);
    bool readTool(JsonValue value);
    bool readToolMember(std::string_view key, JsonValue value, ToolDefinition &tool);
    bool readToolChoice(JsonValue value);
    bool readText(JsonValue value);
    bool check();

    JsonReader m_json;
    ChatRequest m_request;
    std::vector<TextPart> m_instructions;
    std::vector<std::string> m_allowedTools;
    bool m_restrictsTools = false;
    bool m_hasModel = false;
    bool m_hasInput = false;
};

Result<ChatRequest> ResponsesReader::read(std::string_view body)
{
    m_request.dialect = "openai-responses";
    const bool ok = m_json.readDocument(body, [this](std::string_view key, JsonValue value) { return readField(key, value); });
    if (!ok || !check()) return m_json.error();
    m_request.system.insert(m_request.system.begin(), m_instructions.begin(), m_instructions.end());
    if (m_restrictsTools)
        std::erase_if(m_request.tools, [this](const ToolDefinition &tool) {
            return std::find(m_allowedTools.begin(), m_allowedTools.end(), tool.name) == m_allowedTools.end();
        });
    return std::move(m_request);
}

bool ResponsesReader::check()
{
    if (!m_hasModel) return m_json.missing("model");
    if (!m_hasInput) return m_json.missing("input");
    if (m_request.messages.empty() && m_request.system.empty() && m_instructions.empty()) return m_json.hasNoEntry("input");
    return true;
}

bool ResponsesReader::readField(std::string_view key, JsonValue value)
{
    if (key == "model") return (m_hasModel = true) && m_json.string(value, m_request.model);
    if (key == "input") return readInput(value);
    if (JsonReader::isNull(value)) return true;
    if (key == "instructions") return m_json.string(value, m_instructions.emplace_back().text);
    if (key == "tools") return m_json.array(value, [this](JsonValue tool) { return readTool(tool); });
    if (key == "tool_choice") return readToolChoice(value);
    if (key == "parallel_tool_calls") {
        bool parallel = true;
        if (!m_json.boolean(value, parallel)) return false;
        m_request.toolChoice.parallelDisabled = !parallel;
        return true;
    }
    if (key == "max_output_tokens") return m_json.integer(value, m_request.maxTokens);
    if (key == "temperature") return m_json.number(value, m_request.temperature);
    if (key == "top_p") return m_json.number(value, m_request.topP);
    if (key == "stream") return m_json.boolean(value, m_request.stream);
    if (key == "user") return m_json.string(value, m_request.userId);
    if (key == "reasoning") return readReasoning(value);
    if (key == "text") return readText(value);
    if (key == "store" || key == "stream_options") return true; // nothing is stored; usage is always part of the last event
    if (key == "previous_response_id" || key == "conversation" || key == "prompt" || key == "background") return refuseState(key, value);
    return keep(key, value);
}

bool ResponsesReader::readInput(JsonValue value)
{
    m_hasInput = true;
    if (!JsonReader::isType(value, JsonType::string))
        return m_json.array(value, [this](JsonValue item) { return OpenAiResponsesInputReader(m_json, m_request).read(item); });
    TextPart text;
    if (!m_json.string(value, text.text)) return false;
    m_request.messages.push_back({Role::User, {std::move(text)}});
    return true;
}

// What only a server that keeps conversations can answer.
bool ResponsesReader::refuseState(std::string_view key, JsonValue value)
{
    if (key == "background") {
        bool wanted = false;
        if (!m_json.boolean(value, wanted)) return false;
        return !wanted || m_json.fail(told("answers are not kept here for later: leave background out, and use stream for long answers"));
    }
    if (key == "prompt") return m_json.fail(told("prompt templates are kept at OpenAI and not here: send instructions and input instead"));
    return m_json.fail(told(
        "conversations are not kept here: send all items of the conversation in input and leave this out (most clients do so with store set to false)"));
}

bool ResponsesReader::keep(std::string_view key, JsonValue value)
{
    ExtraField field{std::string(key), {}};
    if (!m_json.raw(value, field.json)) return false;
    m_request.extra.push_back(std::move(field));
    return true;
}

bool ResponsesReader::readReasoning(JsonValue value)
{
    if (!keep("reasoning", value)) return false;
    JsonReader inner;
    const bool ok = inner.readDocument(m_request.extra.back().json, [this, &inner](std::string_view key, JsonValue member) {
        std::string effort;
        if (key != "effort" || JsonReader::isNull(member)) return true;
        if (!inner.string(member, effort)) return false;
        setEffort(m_request, std::move(effort));
        return true;
    });
    return ok || m_json.fail(phraseOf(inner.error()));
}

bool ResponsesReader::readTool(JsonValue value)
{
    ToolDefinition &tool = m_request.tools.emplace_back();
    if (!JsonReader::isType(value, JsonType::object)) return m_json.fail(told("expected an object"));
    std::string_view type;
    if (!m_json.peekString(value, "type", type)) return false;
    if (type.empty() || type == "function") {
        const bool ok =
            m_json.object(value, [this, &tool](std::string_view key, JsonValue member) { return readToolMember(key, member, tool); });
        return ok && (!tool.name.empty() || m_json.missing("name"));
    }
    if (!m_json.raw(value, tool.json)) return false;
    if (type != "custom") { // run by the provider, or known to it alone
        tool.serverType = type;
        tool.name = type;
        return true;
    }
    JsonReader inner;
    const bool ok = inner.readDocument(tool.json, [&inner, &tool](std::string_view key, JsonValue member) {
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "name") return inner.string(member, tool.name);
        return key == "description" ? inner.string(member, tool.description) : true;
    });
    if (!ok || tool.name.empty()) return m_json.missing("name");
    tool.schemaJson = textToolSchema;
    m_request.textTools.push_back(tool.name);
    return true;
}

bool ResponsesReader::readToolMember(std::string_view key, JsonValue value, ToolDefinition &tool)
{
    if (JsonReader::isNull(value)) return true;
    if (key == "name") return m_json.string(value, tool.name);
    if (key == "description") return m_json.string(value, tool.description);
    if (key == "parameters") return m_json.raw(value, tool.schemaJson);
    if (key != "strict") return true;
    bool strict = false;
    if (!m_json.boolean(value, strict)) return false;
    tool.strict = strict;
    return true;
}

bool ResponsesReader::readToolChoice(JsonValue value)
{
    ToolChoice &choice = m_request.toolChoice;
    std::string_view word;
    if (JsonReader::isType(value, JsonType::string)) {
        if (!m_json.string(value, word)) return false;
    } else {
        if (!m_json.peekString(value, "type", word)) return false;
        const bool ok = m_json.object(value, [&](std::string_view key, JsonValue member) {
            if (key == "name") return m_json.string(member, choice.name);
            if (key == "mode") return m_json.string(member, word);
            if (key != "tools") return true;
            m_restrictsTools = true; // {"type":"allowed_tools","mode":…,"tools":[{"type","name"}]}
            return m_json.array(member, [this](JsonValue tool) {
                std::string_view type;
                if (!m_json.peekString(tool, "type", type)) return false;
                std::string &name = m_allowedTools.emplace_back(type);
                return m_json.object(tool, [this, &name](std::string_view inner, JsonValue text) {
                    return inner == "name" ? m_json.string(text, name) : true;
                });
            });
        });
        if (!ok) return false;
    }
    if (word == "auto")
        choice.kind = ToolChoiceKind::Auto;
    else if (word == "none")
        choice.kind = ToolChoiceKind::None;
    else if (word == "required")
        choice.kind = ToolChoiceKind::Any;
    else if (JsonReader::isType(value, JsonType::string))
        return m_json.fail(told("expected one of %1 or an object, got \"%2\"", std::string_view(R"("auto", "none", "required")"), word));
    else
        choice.kind = ToolChoiceKind::Tool;
    if (choice.kind == ToolChoiceKind::Tool && choice.name.empty()) choice.name = word; // {"type":"web_search"}
    return true;
}

// {"format":{"type":"json_schema","name","schema","strict"},"verbosity"}
bool ResponsesReader::readText(JsonValue value)
{
    if (!keep("text", value)) return false;
    JsonReader inner;
    const bool ok = inner.readDocument(m_request.extra.back().json, [this, &inner](std::string_view key, JsonValue format) {
        if (key != "format" || !JsonReader::isType(format, JsonType::object)) return true;
        return inner.object(format, [this, &inner](std::string_view name, JsonValue member) {
            std::string_view type;
            if (name == "schema") return inner.raw(member, m_request.outputSchemaJson);
            if (name != "type") return true;
            if (!inner.string(member, type)) return false;
            m_request.outputIsJson = type == "json_object";
            return true;
        });
    });
    return ok || m_json.fail(phraseOf(inner.error()));
}

} // namespace

Result<ChatRequest> OpenAiResponsesDialect::readRequest(std::string_view body, const HttpRequestHead &head) const
{
    Result<ChatRequest> request = ResponsesReader().read(body);
    if (request) request->sessionId = head.headers.value("session_id"); // of Codex
    return request;
}

} // namespace ccr::proxy
