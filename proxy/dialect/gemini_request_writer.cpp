#include "proxy/dialect/gemini_request_writer.h"

#include "logging/base/json_writer.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::string_view billingLine = "x-anthropic-billing-header";
constexpr std::string_view configName = "generationConfig";

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

class RequestWriter
{
public:
    RequestWriter(const ChatRequest &request, const std::string &model)
        : m_request(request), m_model(model), m_isNative(request.dialect == "gemini")
    {
    }
    std::string write();

private:
    std::string systemText() const;
    void writeTools(JsonObject &json);
    void writeServerTools(JsonArray &tools);
    void writeToolConfig(JsonObject &json);
    void writeGenerationConfig(JsonObject &json);
    void writeFormat(JsonObject &config);
    void writeThinking(JsonObject &config);
    void writeRest(JsonObject &json);
    std::string_view restOfConfig() const;
    ThinkingMode thinkingMode() const;
    std::optional<std::int64_t> budget() const;
    std::string_view level() const;

    const ChatRequest &m_request;
    const std::string &m_model;
    const bool m_isNative; ///< of the same dialect: what the model has no word for may go on
    std::string m_out;
};

bool isFunction(const ToolDefinition &tool)
{
    return tool.serverType.empty();
}

bool isSearch(const ToolDefinition &tool)
{
    return tool.serverType.starts_with("web_search");
}

std::string RequestWriter::write()
{
    {
        JsonObject json(m_out);
        if (const std::string system = systemText(); !system.empty()) {
            json.key("systemInstruction");
            JsonObject instruction(m_out);
            instruction.key("parts");
            JsonArray parts(m_out);
            JsonObject(parts.next()).string("text", system);
        }
        json.raw("contents", geminiContents(m_request, m_model));
        writeTools(json);
        writeGenerationConfig(json);
        writeRest(json);
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

void RequestWriter::writeTools(JsonObject &json)
{
    const std::vector<ToolDefinition> &all = m_request.tools;
    const bool hasFunctions = std::any_of(all.begin(), all.end(), isFunction);
    const bool hasServerTools = std::any_of(
        all.begin(), all.end(), [this](const ToolDefinition &tool) { return !isFunction(tool) && (m_isNative || isSearch(tool)); });
    // With functions most models refuse the search; a client of Gemini's own knows what it asks for.
    const bool writesServerTools = hasServerTools && (!hasFunctions || m_isNative);
    if (!hasFunctions && !writesServerTools) return;
    json.key("tools");
    {
        JsonArray tools(m_out);
        if (hasFunctions) {
            JsonObject entry(tools.next());
            entry.key("functionDeclarations");
            JsonArray functions(m_out);
            for (const ToolDefinition &tool : all) {
                if (!isFunction(tool)) continue;
                JsonObject function(functions.next());
                function.string("name", tool.name);
                if (!tool.description.empty()) function.string("description", tool.description);
                // Takes any JSON Schema; `parameters` would take a dialect of it that knows few of its words.
                if (!tool.schemaJson.empty()) function.raw("parametersJsonSchema", tool.schemaJson);
            }
        }
        if (writesServerTools) writeServerTools(tools);
    }
    if (hasFunctions) writeToolConfig(json);
}

void RequestWriter::writeServerTools(JsonArray &tools)
{
    if (!m_isNative) { // one is enough, whatever the client calls it
        tools.next() += R"({"googleSearch":{}})";
        return;
    }
    for (const ToolDefinition &tool : m_request.tools)
        if (!isFunction(tool)) tools.next() += tool.json;
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
    json.key(configName);
    JsonObject config(m_out);
    if (m_request.maxTokens) config.number("maxOutputTokens", *m_request.maxTokens);
    if (m_request.temperature) config.number("temperature", *m_request.temperature);
    if (m_request.topP) config.number("topP", *m_request.topP);
    if (m_request.topK) config.number("topK", *m_request.topK);
    if (m_request.presencePenalty) config.number("presencePenalty", *m_request.presencePenalty);
    if (m_request.frequencyPenalty) config.number("frequencyPenalty", *m_request.frequencyPenalty);
    if (m_request.seed) config.number("seed", *m_request.seed);
    if (!m_request.stopSequences.empty()) {
        config.key("stopSequences");
        JsonArray stop(m_out);
        for (std::size_t i = 0; i < std::min(m_request.stopSequences.size(), mostGeminiStopSequences); ++i)
            appendJsonString(stop.next(), m_request.stopSequences[i]);
    }
    writeFormat(config);
    writeThinking(config);
    config.members(restOfConfig());
}

void RequestWriter::writeFormat(JsonObject &config)
{
    if (m_request.outputSchemaJson.empty() && !m_request.outputIsJson) return;
    config.string("responseMimeType", "application/json");
    if (!m_request.outputSchemaJson.empty()) config.raw("responseJsonSchema", m_request.outputSchemaJson);
}

ThinkingMode RequestWriter::thinkingMode() const
{
    if (m_request.thinking != ThinkingMode::Unset || m_request.effort.empty()) return m_request.thinking;
    return m_request.effort == "none" ? ThinkingMode::Disabled : ThinkingMode::Enabled;
}

// The words of other dialects, as Google's own compatible interface understands them.
std::optional<std::int64_t> RequestWriter::budget() const
{
    if (m_request.thinkingBudget) return m_request.thinkingBudget;
    const std::string_view effort = m_request.effort;
    if (effort.empty()) return std::nullopt;
    if (effort == "minimal" || effort == "low") return 1024;
    return effort == "medium" ? 8192 : 24576;
}

// The third generation has levels; Pro knows fewer of them than Flash.
std::string_view RequestWriter::level() const
{
    const bool isPro = m_model.find("pro") != std::string::npos;
    const std::string_view effort = m_request.effort;
    const std::int64_t budget = m_request.thinkingBudget.value_or(32768);
    if (effort == "minimal") return isPro ? "low" : "minimal";
    if (effort == "low" || (effort.empty() && budget <= 2048)) return "low";
    return effort == "medium" && !isPro ? "medium" : "high";
}

void RequestWriter::writeThinking(JsonObject &config)
{
    const ThinkingMode mode = thinkingMode();
    if (mode == ThinkingMode::Unset || isGeminiGeneration(m_model, "1") || isGeminiGeneration(m_model, "2.0")) return;
    const BudgetRange range = budgetRange(m_model);
    const bool hasLevels = isGeminiGeneration(m_model, "3");
    const bool isDisabled = mode == ThinkingMode::Disabled;
    if (isDisabled && range.least > 0) return; // cannot be switched off
    config.key("thinkingConfig");
    JsonObject thinking(m_out);
    if (isDisabled && hasLevels) return thinking.string("thinkingLevel", "minimal"); // next to nothing
    if (isDisabled) return thinking.number("thinkingBudget", std::int64_t(0));
    thinking.boolean("includeThoughts", true);
    if (hasLevels)
        thinking.string("thinkingLevel", level());
    else if (const auto wanted = budget())
        thinking.number("thinkingBudget", std::clamp(*wanted, range.least, range.most));
}

std::string_view RequestWriter::restOfConfig() const
{
    if (!m_isNative) return {};
    for (const ExtraField &field : m_request.extra)
        if (field.name == configName) return std::string_view(field.json).substr(1, field.json.size() - 2);
    return {};
}

void RequestWriter::writeRest(JsonObject &json)
{
    if (!m_isNative) return;
    for (const ExtraField &field : m_request.extra)
        if (field.name != configName) json.raw(field.name, field.json);
}

} // namespace

QByteArray writeGeminiRequest(const ChatRequest &request, const std::string &model)
{
    return QByteArray::fromStdString(RequestWriter(request, model).write());
}

} // namespace ccr::proxy
