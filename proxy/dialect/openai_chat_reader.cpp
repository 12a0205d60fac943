#include "proxy/dialect/openai_chat_dialect.h"
#include "proxy/dialect/openai_chat_message_reader.h"
#include "proxy/dialect/openai_parts.h"

#include "logging/base/json_writer.h"
#include "proxy/json/json_reader.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

// OpenAI API reference, "Create chat completion". Reads one request body.
class ChatReader
{
public:
    Result<ChatRequest> read(std::string_view body);

private:
    bool readField(std::string_view key, JsonValue value);
    bool readLimit(std::string_view key, JsonValue value, bool &known);
    bool readThinking(std::string_view key, JsonValue value, bool &known);
    bool keep(std::string_view key, JsonValue value);
    bool readTool(JsonValue value);
    bool readFunction(JsonValue value, ToolDefinition &tool);
    bool readTextTool(std::string_view json, ToolDefinition &tool);
    bool readChoiceObject(JsonValue value);
    bool readAllowedTools(JsonValue value);
    bool readToolChoice(JsonValue value);
    bool readResponseFormat(JsonValue value);
    bool check();

    JsonReader m_json;
    ChatRequest m_request;
    std::vector<std::string> m_allowedTools;
    bool m_restrictsTools = false;
    bool m_hasModel = false;
    bool m_hasMessages = false;
};

Result<ChatRequest> ChatReader::read(std::string_view body)
{
    m_request.dialect = "openai-chat";
    m_request.wantsUsageInStream = false;
    const bool ok = m_json.readDocument(body, [this](std::string_view key, JsonValue value) { return readField(key, value); });
    if (!ok || !check()) return m_json.error();
    if (m_restrictsTools)
        std::erase_if(m_request.tools, [this](const ToolDefinition &tool) {
            return std::find(m_allowedTools.begin(), m_allowedTools.end(), tool.name) == m_allowedTools.end();
        });
    return std::move(m_request);
}

bool ChatReader::check()
{
    if (!m_hasModel) return m_json.missing("model");
    if (!m_hasMessages) return m_json.missing("messages");
    if (m_request.messages.empty() && m_request.system.empty()) return m_json.hasNoEntry("messages");
    return true;
}

bool ChatReader::readField(std::string_view key, JsonValue value)
{
    if (key == "model") return (m_hasModel = true) && m_json.string(value, m_request.model);
    if (key == "messages") {
        m_hasMessages = true;
        return m_json.array(value, [this](JsonValue message) { return OpenAiChatMessageReader(m_json, m_request).read(message); });
    }
    if (JsonReader::isNull(value)) return true;
    if (key == "tools") return m_json.array(value, [this](JsonValue tool) { return readTool(tool); });
    if (key == "functions") {
        m_request.usesFunctionCall = true;
        return m_json.array(value, [this](JsonValue function) { return readFunction(function, m_request.tools.emplace_back()); });
    }
    if (key == "tool_choice" || key == "function_call") return readToolChoice(value);
    if (key == "parallel_tool_calls") {
        bool parallel = true;
        if (!m_json.boolean(value, parallel)) return false;
        m_request.toolChoice.parallelDisabled = !parallel;
        return true;
    }
    if (key == "stream") return m_json.boolean(value, m_request.stream);
    if (key == "stream_options")
        return m_json.object(value, [this](std::string_view name, JsonValue member) {
            return name == "include_usage" ? m_json.boolean(member, m_request.wantsUsageInStream) : true;
        });
    if (key == "response_format") return readResponseFormat(value);
    if (key == "user") return m_json.string(value, m_request.userId);
    if (key == "n") {
        std::int64_t choices = 1;
        if (!m_json.integer(value, choices)) return false;
        return choices == 1
               || m_json.fail(told("one choice is given for a request: leave \"%1\" out, or send the request as often as needed", key));
    }
    bool known = false;
    if (!readLimit(key, value, known)) return false;
    if (!known && !readThinking(key, value, known)) return false;
    return known || keep(key, value);
}

bool ChatReader::readLimit(std::string_view key, JsonValue value, bool &known)
{
    known = true;
    if (key == "max_tokens") return m_json.integer(value, m_request.maxTokens);
    if (key == "max_completion_tokens") {
        m_request.extra.push_back({std::string(key), {}}); // models that want this name refuse the older one
        return m_json.integer(value, m_request.maxTokens);
    }
    if (key == "temperature") return m_json.number(value, m_request.temperature);
    if (key == "top_p") return m_json.number(value, m_request.topP);
    if (key == "top_k") return m_json.integer(value, m_request.topK);
    if (key == "seed") return m_json.integer(value, m_request.seed);
    if (key == "frequency_penalty") return m_json.number(value, m_request.frequencyPenalty);
    if (key == "presence_penalty") return m_json.number(value, m_request.presencePenalty);
    if (key == "stop") {
        if (JsonReader::isType(value, JsonType::string)) return m_json.string(value, m_request.stopSequences.emplace_back());
        return m_json.array(value, [this](JsonValue word) { return m_json.string(word, m_request.stopSequences.emplace_back()); });
    }
    known = false;
    return true;
}

// OpenAI's, OpenRouter's and Qwen's or GLM's ways to ask for thinking. They are kept as they came as well, because a provider
// of this dialect knows the one that its clients use.
bool ChatReader::readThinking(std::string_view key, JsonValue value, bool &known)
{
    known = true;
    if (key == "reasoning_effort") {
        std::string effort;
        if (!m_json.string(value, effort)) return false;
        ExtraField &field = m_request.extra.emplace_back(ExtraField{std::string(key), {}});
        appendJsonString(field.json, effort);
        setEffort(m_request, std::move(effort));
        return true;
    }
    if (key == "enable_thinking") {
        bool enabled = false;
        if (!m_json.boolean(value, enabled)) return false;
        m_request.thinking = enabled ? ThinkingMode::Enabled : ThinkingMode::Disabled;
        m_request.extra.push_back({std::string(key), enabled ? "true" : "false"});
        return true;
    }
    if ((key == "reasoning" || key == "thinking") && JsonReader::isType(value, JsonType::object)) {
        std::string raw;
        if (!m_json.raw(value, raw)) return false;
        JsonReader inner;
        std::string type;
        const bool ok = inner.readDocument(raw, [&](std::string_view name, JsonValue member) {
            if (name == "type" && JsonReader::isType(member, JsonType::string)) return inner.string(member, type);
            if (name == "budget_tokens") return inner.integer(member, m_request.thinkingBudget);
            if (name == "max_tokens") return inner.integer(member, m_request.thinkingBudget);
            if (name == "enabled" && JsonReader::isType(member, JsonType::boolean)) {
                bool enabled = true;
                if (!inner.boolean(member, enabled)) return false;
                type = enabled ? "enabled" : "disabled";
                return true;
            }
            std::string effort;
            if (name != "effort" || !JsonReader::isType(member, JsonType::string)) return true;
            if (!inner.string(member, effort)) return false;
            setEffort(m_request, std::move(effort));
            return true;
        });
        if (!ok) return m_json.fail(phraseOf(inner.error()));
        if (m_request.thinkingBudget || (type == "enabled" && m_request.effort.empty())) m_request.thinking = ThinkingMode::Enabled;
        if (type == "disabled") m_request.thinking = ThinkingMode::Disabled;
        m_request.extra.push_back({std::string(key), std::move(raw)});
        return true;
    }
    known = false;
    return true;
}

bool ChatReader::keep(std::string_view key, JsonValue value)
{
    ExtraField field{std::string(key), {}};
    if (!m_json.raw(value, field.json)) return false;
    m_request.extra.push_back(std::move(field));
    return true;
}

bool ChatReader::readTool(JsonValue value)
{
    ToolDefinition &tool = m_request.tools.emplace_back();
    std::string type;
    std::string_view custom;
    std::string rest;
    const bool ok = m_json.object(value, [&](std::string_view key, JsonValue member) {
        if (key == "type") return m_json.string(member, type);
        if (key == "function") return readFunction(member, tool);
        if (key == "custom") return m_json.raw(member, custom);
        if (key == "cache_control") return m_json.raw(member, tool.cacheControlJson);
        std::string_view json;
        if (!m_json.raw(member, json)) return false;
        rest += ',';
        appendJsonString(rest, key);
        rest.append(":").append(json);
        return true;
    });
    if (!ok) return false;
    if (type == "custom") return readTextTool(custom, tool);
    if (type.empty() || type == "function") return !tool.name.empty() || m_json.missing("function.name");
    tool.name = type; // run by the provider
    tool.json = R"({"type":)";
    appendJsonString(tool.json, type);
    tool.json += rest + '}';
    tool.serverType = std::move(type);
    return true;
}

bool ChatReader::readTextTool(std::string_view json, ToolDefinition &tool)
{
    JsonReader inner;
    const bool ok = inner.readDocument(json, [&inner, &tool](std::string_view key, JsonValue member) {
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "name") return inner.string(member, tool.name);
        return key == "description" ? inner.string(member, tool.description) : true;
    });
    if (!ok || tool.name.empty()) return m_json.missing("custom.name");
    tool.schemaJson = textToolSchema;
    tool.json = R"({"type":"custom","custom":)" + std::string(json) + '}';
    m_request.textTools.push_back(tool.name);
    return true;
}

bool ChatReader::readFunction(JsonValue value, ToolDefinition &tool)
{
    return m_json.object(value, [this, &tool](std::string_view key, JsonValue member) {
        if (JsonReader::isNull(member)) return true;
        if (key == "name") return m_json.string(member, tool.name);
        if (key == "description") return m_json.string(member, tool.description);
        if (key == "parameters") return m_json.raw(member, tool.schemaJson);
        if (key != "strict") return true;
        bool strict = false;
        if (!m_json.boolean(member, strict)) return false;
        tool.strict = strict;
        return true;
    });
}

bool ChatReader::readToolChoice(JsonValue value)
{
    ToolChoice &choice = m_request.toolChoice;
    if (JsonReader::isType(value, JsonType::object)) return readChoiceObject(value);
    std::string_view word;
    if (!m_json.string(value, word)) return false;
    if (word == "auto")
        choice.kind = ToolChoiceKind::Auto;
    else if (word == "none")
        choice.kind = ToolChoiceKind::None;
    else if (word == "required" || word == "any")
        choice.kind = ToolChoiceKind::Any;
    else
        return m_json.fail(told("expected one of %1 or an object, got \"%2\"", std::string_view(R"("auto", "none", "required")"), word));
    return true;
}

// {"type":"function","function":{"name"}}, {"type":"custom","custom":{"name"}}, {"name"}, {"type":"allowed_tools",…}
bool ChatReader::readChoiceObject(JsonValue value)
{
    ToolChoice &choice = m_request.toolChoice;
    choice.kind = ToolChoiceKind::Tool;
    const bool ok = m_json.object(value, [this, &choice](std::string_view key, JsonValue member) {
        if (key == "allowed_tools") return readAllowedTools(member);
        if (key == "name") return m_json.string(member, choice.name);
        if (key != "function" && key != "custom") return true;
        return m_json.object(member, [this, &choice](std::string_view name, JsonValue text) {
            return name == "name" ? m_json.string(text, choice.name) : true;
        });
    });
    if (!ok) return false;
    return choice.kind != ToolChoiceKind::Tool || !choice.name.empty() || m_json.missing("function.name");
}

bool ChatReader::readAllowedTools(JsonValue value)
{
    m_restrictsTools = true;
    m_request.toolChoice.kind = ToolChoiceKind::Auto;
    return m_json.object(value, [this](std::string_view key, JsonValue member) {
        if (key == "mode") {
            std::string_view mode;
            if (!m_json.string(member, mode)) return false;
            if (mode == "required") m_request.toolChoice.kind = ToolChoiceKind::Any;
            return true;
        }
        if (key != "tools") return true;
        return m_json.array(member, [this](JsonValue tool) {
            return m_json.object(tool, [this](std::string_view name, JsonValue part) {
                if (name != "function" && name != "custom") return true;
                return m_json.object(part, [this](std::string_view inner, JsonValue text) {
                    return inner == "name" ? m_json.string(text, m_allowedTools.emplace_back()) : true;
                });
            });
        });
    });
}

bool ChatReader::readResponseFormat(JsonValue value)
{
    ExtraField &field = m_request.extra.emplace_back(ExtraField{"response_format", {}});
    if (!m_json.raw(value, field.json)) return false;
    JsonReader inner;
    std::string type;
    const bool ok = inner.readDocument(field.json, [&](std::string_view key, JsonValue member) {
        if (key == "type") return inner.string(member, type);
        if (key != "json_schema") return true;
        return inner.object(member, [&](std::string_view name, JsonValue part) {
            return name == "schema" ? inner.raw(part, m_request.outputSchemaJson) : true;
        });
    });
    if (!ok) return m_json.fail(phraseOf(inner.error()));
    m_request.outputIsJson = type == "json_object";
    return true;
}

} // namespace

Result<ChatRequest> OpenAiChatDialect::readRequest(std::string_view body, const HttpRequestHead &) const
{
    return ChatReader().read(body);
}

} // namespace ccr::proxy
