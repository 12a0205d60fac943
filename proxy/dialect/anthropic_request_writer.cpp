#include "proxy/dialect/anthropic_request_writer.h"

#include "logging/base/json_writer.h"
#include "proxy/dialect/anthropic_parts.h"
#include "proxy/dialect/claude_models.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/json/json_splice.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::int64_t leastBudget = 1024; // Anthropic, "Extended thinking": less is refused

// One entry of `messages` while it is being made. The results of tools must stand before everything else.
struct Turn
{
    Role role = Role::User;
    std::string results;
    std::string content;
    std::vector<std::string> calls; ///< ids, of a native turn
    bool beginsWithThinking = false;
    bool isEmpty() const { return results.empty() && content.empty(); }
};

class RequestWriter
{
public:
    RequestWriter(const ChatRequest &request, const std::string &model, AnthropicHost host)
        : m_request(request), m_model(model), m_claude(model), m_host(host), m_isNative(request.dialect == "anthropic")
    {
    }
    std::string write();

private:
    void addNative(const ChatMessage &message);
    void addForeign(const ChatMessage &message);
    void addForeignPart(Turn &turn, const ContentPart &part);
    void addForeignResult(Turn &turn, const ContentPart &part);
    void addThinking(Turn &turn, const ContentPart &part);
    void answerCalls();
    Turn &turnOf(Role role);

    void writeSystem(JsonObject &json);
    void writeMessages(JsonObject &json);
    void writeTools(JsonObject &json);
    void writeTool(const ToolDefinition &tool);
    void writeToolChoice(JsonObject &json);
    void writeSampling(JsonObject &json, ThinkingMode thinking);
    void writeThinking(JsonObject &json, ThinkingMode mode);
    void writeOutputConfig(JsonObject &json, ThinkingMode thinking);
    void writeRest(JsonObject &json);

    ThinkingMode thinkingMode() const;
    ThinkingMode foreignThinkingMode() const;
    bool breaksThinking() const;
    std::int64_t budget() const;
    std::string_view effort() const;
    std::int64_t maxTokens() const { return m_request.maxTokens.value_or(m_claude.defaultMaxTokens()); }
    std::string_view rest(std::string_view name) const;
    bool asksForJsonInWords() const;

    const ChatRequest &m_request;
    const std::string &m_model;
    const ClaudeModel m_claude;
    const AnthropicHost m_host;
    const bool m_isNative; ///< of the same dialect: complete and in order already
    std::string m_out;
    std::vector<Turn> m_turns;
    std::vector<std::string> m_open; ///< calls that wait for their results
    bool m_leftThinkingOut = false;
};

std::string &next(std::string &parts)
{
    if (!parts.empty()) parts += ',';
    return parts;
}

std::string RequestWriter::write()
{
    for (const ChatMessage &message : m_request.messages) m_isNative ? addNative(message) : addForeign(message);
    if (!m_isNative) answerCalls();
    std::erase_if(m_turns, [](const Turn &turn) { return turn.isEmpty(); });
    const ThinkingMode thinking = thinkingMode();
    {
        JsonObject json(m_out);
        if (m_host == AnthropicHost::Vertex)
            json.string("anthropic_version", "vertex-2023-10-16");
        else
            json.string("model", m_model);
        json.number("max_tokens", maxTokens());
        writeSystem(json);
        writeTools(json);
        writeMessages(json);
        writeSampling(json, thinking);
        writeThinking(json, thinking);
        writeOutputConfig(json, thinking);
        writeRest(json);
        if (m_request.stream) json.boolean("stream", true);
    }
    return std::move(m_out);
}

void RequestWriter::addNative(const ChatMessage &message)
{
    Turn &turn = m_turns.emplace_back();
    // Vertex AI has not learned messages of the system within a conversation (beta mid-conversation-system).
    turn.role = message.role == Role::System && m_host == AnthropicHost::Vertex ? Role::User : message.role;
    for (const ContentPart &part : message.parts) {
        if (std::holds_alternative<ThinkingPart>(part)) {
            addThinking(turn, part);
            continue;
        }
        if (const auto *call = std::get_if<ToolCallPart>(&part)) turn.calls.push_back(anthropicToolId(call->id));
        writeAnthropicPart(next(turn.content), part);
    }
}

Turn &RequestWriter::turnOf(Role role)
{
    if (m_turns.empty() || m_turns.back().role != role) m_turns.push_back({.role = role});
    return m_turns.back();
}

void RequestWriter::addForeign(const ChatMessage &message)
{
    const Role role = message.role == Role::Assistant ? Role::Assistant : Role::User;
    if (role == Role::Assistant && m_turns.empty()) // the first word must be the user's
        writeAnthropicPart(m_turns.emplace_back().content, TextPart{.text = "[The conversation begins with the assistant.]"});
    if (role == Role::Assistant && m_turns.back().role == Role::User) answerCalls();
    Turn &turn = turnOf(role);
    for (const ContentPart &part : message.parts) addForeignPart(turn, part);
}

void RequestWriter::addForeignPart(Turn &turn, const ContentPart &part)
{
    if (std::holds_alternative<ThinkingPart>(part)) return addThinking(turn, part);
    if (std::holds_alternative<ToolResultPart>(part)) return addForeignResult(turn, part);
    if (const auto *other = std::get_if<OtherPart>(&part)) { // of another dialect: only its words can be understood
        if (!other->text.empty()) writeAnthropicPart(next(turn.content), TextPart{.text = other->text});
        return;
    }
    const auto *text = std::get_if<TextPart>(&part);
    const auto *call = std::get_if<ToolCallPart>(&part);
    if (text && text->text.empty()) return;                     // refused by the API
    if (!text && !call && turn.role == Role::Assistant) return; // an assistant shows no images or documents
    if (call) m_open.push_back(anthropicToolId(call->id));
    writeAnthropicPart(next(turn.content), part);
}

void RequestWriter::addForeignResult(Turn &turn, const ContentPart &part)
{
    const auto &result = std::get<ToolResultPart>(part);
    const auto open = std::find(m_open.begin(), m_open.end(), anthropicToolId(result.toolCallId));
    if (open != m_open.end()) {
        m_open.erase(open);
        writeAnthropicPart(next(turn.results), part);
        return;
    }
    writeAnthropicPart(next(turn.content), TextPart{.text = "[Result of a tool call that is no longer in the conversation]"});
    for (const ResultContent &content : result.content)
        std::visit([this, &turn](const auto &piece) { addForeignPart(turn, piece); }, content);
}

void RequestWriter::addThinking(Turn &turn, const ContentPart &part)
{
    if (!isAnthropicThinking(std::get<ThinkingPart>(part))) {
        m_leftThinkingOut = true;
        return;
    }
    if (turn.isEmpty()) turn.beginsWithThinking = true;
    writeAnthropicPart(next(turn.content), part);
}

// Each call needs a result in the very next message; one that was never run is said to be so.
void RequestWriter::answerCalls()
{
    for (const std::string &id : std::exchange(m_open, {})) {
        const ToolResultPart result{.toolCallId = id, .content = {TextPart{.text = "The tool was not run."}}, .isError = true};
        writeAnthropicPart(next(turnOf(Role::User).results), result);
    }
}

bool RequestWriter::asksForJsonInWords() const
{
    if (m_isNative || (m_request.outputSchemaJson.empty() && !m_request.outputIsJson)) return false;
    return m_request.outputSchemaJson.empty() || !m_claude.takesOutputFormat();
}

void RequestWriter::writeSystem(JsonObject &json)
{
    const bool inWords = asksForJsonInWords();
    if (m_request.system.empty() && !inWords) return;
    json.key("system");
    JsonArray system(m_out);
    for (const TextPart &part : m_request.system)
        if (!part.text.empty() || m_isNative) writeAnthropicPart(system.next(), part);
    if (!inWords) return;
    std::string words = "Answer with a single JSON value and nothing else: no explanation, no code fence.";
    if (!m_request.outputSchemaJson.empty()) words += "\nIt must be valid against this JSON Schema:\n" + m_request.outputSchemaJson;
    writeAnthropicPart(system.next(), TextPart{.text = std::move(words)});
}

void RequestWriter::writeMessages(JsonObject &json)
{
    json.key("messages");
    JsonArray messages(m_out);
    for (const Turn &turn : m_turns) {
        JsonObject message(messages.next());
        message.string("role", turn.role == Role::Assistant ? "assistant" : turn.role == Role::System ? "system" : "user");
        message.key("content");
        m_out += '[';
        m_out += turn.results;
        if (!turn.results.empty() && !turn.content.empty()) m_out += ',';
        m_out += turn.content;
        m_out += ']';
    }
}

void RequestWriter::writeTools(JsonObject &json)
{
    const auto isKnown = [this](const ToolDefinition &tool) {
        return tool.serverType.empty() || m_isNative || tool.serverType.starts_with("web_search");
    };
    if (std::none_of(m_request.tools.begin(), m_request.tools.end(), isKnown)) return;
    json.key("tools");
    {
        JsonArray tools(m_out);
        for (const ToolDefinition &tool : m_request.tools) {
            if (!isKnown(tool)) continue;
            tools.next();
            writeTool(tool);
        }
    }
    writeToolChoice(json);
}

void RequestWriter::writeTool(const ToolDefinition &tool)
{
    if (!tool.serverType.empty()) {
        m_out += m_isNative ? tool.json : R"({"type":"web_search_20250305","name":"web_search"})";
        return;
    }
    JsonObject json(m_out);
    json.string("name", tool.name);
    if (!tool.description.empty()) json.string("description", tool.description);
    const std::string_view schema = tool.schemaJson.empty() ? std::string_view("{}") : tool.schemaJson;
    json.key("input_schema");
    // The API demands a type; parameters of other dialects may do without.
    const bool hasType = !memberValue(schema, "type").empty();
    if (hasType || m_isNative) {
        m_out += schema;
    } else {
        const std::size_t first = schema.find_first_not_of(" \t\r\n", 1);
        m_out += first != std::string_view::npos && schema[first] == '}' ? R"({"type":"object")" : R"({"type":"object",)";
        m_out += schema.substr(1);
    }
    // Older models refuse the member; to other dialects it is a wish.
    if (tool.strict && m_isNative) json.boolean("strict", *tool.strict);
    if (!tool.cacheControlJson.empty()) json.raw("cache_control", tool.cacheControlJson);
    if (m_isNative) json.members(tool.membersJson);
}

void RequestWriter::writeToolChoice(JsonObject &json)
{
    const ToolChoice &choice = m_request.toolChoice;
    if (choice.kind == ToolChoiceKind::Unset && !choice.parallelDisabled) return;
    json.key("tool_choice");
    JsonObject object(m_out);
    switch (choice.kind) {
    case ToolChoiceKind::Unset:
    case ToolChoiceKind::Auto: object.string("type", "auto"); break;
    case ToolChoiceKind::Any: object.string("type", "any"); break;
    case ToolChoiceKind::None: return object.string("type", "none"); // takes no further member
    case ToolChoiceKind::Tool:
        object.string("type", "tool");
        object.string("name", choice.name);
        break;
    }
    if (choice.parallelDisabled) object.boolean("disable_parallel_tool_use", true);
}

void RequestWriter::writeSampling(JsonObject &json, ThinkingMode thinking)
{
    if (m_isNative) {
        if (m_request.temperature) json.number("temperature", *m_request.temperature);
        if (m_request.topP) json.number("top_p", *m_request.topP);
        if (m_request.topK) json.number("top_k", *m_request.topK);
    } else if (m_claude.takesSampling() && (thinking == ThinkingMode::Unset || thinking == ThinkingMode::Disabled)) {
        // Thinking allows none of them, and from 4.1 on only one of temperature and top_p. Others go up to 2.
        if (m_request.temperature)
            json.number("temperature", std::min(*m_request.temperature, 1.0));
        else if (m_request.topP)
            json.number("top_p", *m_request.topP);
        if (m_request.topK) json.number("top_k", *m_request.topK);
    }
    const auto isTaken = [this](const std::string &word) {
        return m_isNative || word.find_first_not_of(" \t\r\n") != std::string::npos; // blanks alone are refused
    };
    if (std::none_of(m_request.stopSequences.begin(), m_request.stopSequences.end(), isTaken)) return;
    json.key("stop_sequences");
    JsonArray words(m_out);
    for (const std::string &word : m_request.stopSequences)
        if (isTaken(word)) appendJsonString(words.next(), word);
}

// With a budget, the turn whose tools are being run must begin with thinking ("Extended thinking with tool use"). When its
// thinking was another provider's, the next step goes without.
bool RequestWriter::breaksThinking() const
{
    if (m_isNative && !m_leftThinkingOut) return false;
    const auto last = std::find_if(m_turns.rbegin(), m_turns.rend(), [](const Turn &turn) { return turn.role == Role::Assistant; });
    if (last == m_turns.rend() || last == m_turns.rbegin()) return false;
    const bool isLoop = m_isNative ? !last->calls.empty() : !std::prev(last)->results.empty();
    return isLoop && !last->beginsWithThinking;
}

ThinkingMode RequestWriter::thinkingMode() const
{
    const ThinkingMode mode = m_isNative ? m_request.thinking : foreignThinkingMode();
    return mode == ThinkingMode::Enabled && breaksThinking() ? ThinkingMode::Unset : mode;
}

ThinkingMode RequestWriter::foreignThinkingMode() const
{
    const bool isNone = m_request.effort == "none";
    const bool isWanted = m_request.thinking == ThinkingMode::Enabled || m_request.thinking == ThinkingMode::Adaptive
                          || (m_request.thinking == ThinkingMode::Unset && !m_request.effort.empty() && !isNone);
    if (m_request.thinking == ThinkingMode::Disabled || isNone)
        return m_claude.isAdaptive() || !m_claude.canThink() ? ThinkingMode::Unset : ThinkingMode::Disabled;
    const bool isForced = m_request.toolChoice.kind == ToolChoiceKind::Any || m_request.toolChoice.kind == ToolChoiceKind::Tool;
    if (!isWanted || isForced || !m_claude.canThink()) return ThinkingMode::Unset; // a forced tool and thinking exclude each other
    if (m_claude.isAdaptive()) return ThinkingMode::Adaptive;
    return maxTokens() > leastBudget ? ThinkingMode::Enabled : ThinkingMode::Unset;
}

// The inverse of how budgets become efforts towards other providers.
std::int64_t RequestWriter::budget() const
{
    const std::string_view effort = m_request.effort;
    const std::int64_t byEffort = effort == "minimal" || effort == "low" ? 1024
                                  : effort == "medium"                   ? 8192
                                  : effort == "xhigh" || effort == "max" ? 31999
                                                                         : 16384;
    const std::int64_t wanted = m_request.thinkingBudget.value_or(byEffort);
    if (m_isNative) return wanted;
    return std::max(leastBudget, std::min(wanted, maxTokens() - 1)); // it must leave room for the answer
}

void RequestWriter::writeThinking(JsonObject &json, ThinkingMode mode)
{
    if (mode == ThinkingMode::Unset) return;
    json.key("thinking");
    JsonObject thinking(m_out);
    if (mode == ThinkingMode::Disabled) {
        thinking.string("type", "disabled");
    } else if (mode == ThinkingMode::Adaptive) {
        thinking.string("type", "adaptive");
        if (!m_isNative) thinking.string("display", "summarized"); // newer models leave the text out by default
    } else {
        thinking.string("type", "enabled");
        thinking.number("budget_tokens", budget());
    }
    thinking.members(rest("thinking"));
}

void RequestWriter::writeOutputConfig(JsonObject &json, ThinkingMode thinking)
{
    const bool hasEffort = !m_request.effort.empty() && (m_isNative || thinking == ThinkingMode::Adaptive);
    const bool hasFormat = !m_request.outputSchemaJson.empty() && !asksForJsonInWords();
    const std::string_view others = rest("output_config");
    if (!hasEffort && !hasFormat && others.empty()) return;
    json.key("output_config");
    JsonObject config(m_out);
    if (hasEffort) config.string("effort", effort());
    if (hasFormat) config.raw("format", R"({"type":"json_schema","schema":)" + m_request.outputSchemaJson + '}');
    config.members(others);
}

std::string_view RequestWriter::effort() const
{
    if (m_isNative) return m_request.effort;
    if (m_request.effort == "minimal") return "low";
    return m_request.effort == "xhigh" && m_claude.version < 407 ? std::string_view("high") : m_request.effort; // came with 4.7
}

// The inside of the object that is kept under that name.
std::string_view RequestWriter::rest(std::string_view name) const
{
    if (!m_isNative) return {};
    for (const ExtraField &field : m_request.extra)
        if (field.name == name) return std::string_view(field.json).substr(1, field.json.size() - 2);
    return {};
}

void RequestWriter::writeRest(JsonObject &json)
{
    if (!m_request.userId.empty() || !rest("metadata").empty()) {
        json.key("metadata");
        JsonObject metadata(m_out);
        if (!m_request.userId.empty()) metadata.string("user_id", m_request.userId);
        metadata.members(rest("metadata"));
    }
    if (!m_isNative) return;
    for (const ExtraField &field : m_request.extra)
        if (field.name != "thinking" && field.name != "output_config" && field.name != "metadata") json.raw(field.name, field.json);
}

} // namespace

bool isAnthropicThinking(const ThinkingPart &thinking)
{
    if (!thinking.redactedData.empty()) return !isForeignSignature(thinking.redactedData);
    return !thinking.signature.empty() && !isForeignSignature(thinking.signature);
}

QByteArray writeAnthropicRequest(const ChatRequest &request, const std::string &model, AnthropicHost host)
{
    return QByteArray::fromStdString(RequestWriter(request, model, host).write());
}

} // namespace ccr::proxy
