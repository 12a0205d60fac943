#include "proxy/message/tool_turns.h"

#include <algorithm>
#include <utility>

namespace ccr::proxy {

namespace {

using Messages = std::vector<ChatMessage>;

std::vector<std::string_view> callsOf(const ChatMessage &message)
{
    std::vector<std::string_view> ids;
    for (const ContentPart &part : message.parts)
        if (const auto *call = std::get_if<ToolCallPart>(&part)) ids.push_back(call->id);
    return ids;
}

bool answersExactly(const ChatMessage &message, std::vector<std::string_view> calls)
{
    for (const ContentPart &part : message.parts) {
        const auto *result = std::get_if<ToolResultPart>(&part);
        if (!result) continue;
        const auto call = std::find(calls.begin(), calls.end(), result->toolCallId);
        if (call == calls.end()) return false;
        calls.erase(call);
    }
    return calls.empty();
}

bool isSettled(const Messages &messages)
{
    std::vector<std::string_view> open;
    for (const ChatMessage &message : messages) {
        if (message.role == Role::User) {
            if (!answersExactly(message, std::move(open))) return false;
            open = {};
            continue;
        }
        if (!open.empty()) return false;
        if (message.role == Role::Assistant) open = callsOf(message);
    }
    return open.empty();
}

// What a message holds besides results that belong to a call.
void addRest(ChatMessage message, std::vector<ContentPart> &parts)
{
    for (ContentPart &part : message.parts) {
        auto *result = std::get_if<ToolResultPart>(&part);
        if (!result) {
            parts.push_back(std::move(part));
            continue;
        }
        parts.emplace_back(TextPart{.text = "[Result of a tool call that is no longer in the conversation]"});
        for (ResultContent &content : result->content) std::visit([&parts](auto &piece) { parts.emplace_back(std::move(piece)); }, content);
    }
}

class Settling
{
public:
    explicit Settling(Messages &settled) : m_settled(settled) {}
    void add(const ChatMessage &message);
    void finish();

private:
    void addAnswers();
    ToolResultPart answerTo(const std::string &call);

    Messages &m_settled;
    Messages m_behind; ///< what came since the last calls, until the next turn of the assistant
};

void Settling::add(const ChatMessage &message)
{
    if (message.role != Role::Assistant) {
        m_behind.push_back(message);
        return;
    }
    const bool continues = m_behind.empty() && !m_settled.empty() && m_settled.back().role == Role::Assistant;
    if (continues && !callsOf(m_settled.back()).empty()) {
        std::vector<ContentPart> &parts = m_settled.back().parts;
        parts.insert(parts.end(), message.parts.begin(), message.parts.end());
        return;
    }
    finish();
    m_settled.push_back(message);
}

void Settling::finish()
{
    addAnswers();
    for (ChatMessage &message : std::exchange(m_behind, {})) {
        ChatMessage rest{.role = message.role};
        addRest(std::move(message), rest.parts);
        if (!rest.parts.empty()) m_settled.push_back(std::move(rest));
    }
}

void Settling::addAnswers()
{
    if (m_settled.empty() || m_settled.back().role != Role::Assistant) return;
    ChatMessage answers;
    for (const ContentPart &part : m_settled.back().parts)
        if (const auto *call = std::get_if<ToolCallPart>(&part)) answers.parts.emplace_back(answerTo(call->id));
    if (answers.parts.empty()) return;
    // What the user said along with the results belongs into the same message.
    const auto first =
        std::find_if(m_behind.begin(), m_behind.end(), [](const ChatMessage &message) { return message.role == Role::User; });
    if (first != m_behind.end()) {
        addRest(std::move(*first), answers.parts);
        m_behind.erase(first);
    }
    m_settled.push_back(std::move(answers));
}

// Takes it out of what is behind: two calls may have the same id.
ToolResultPart Settling::answerTo(const std::string &call)
{
    for (ChatMessage &message : m_behind) {
        const auto found = std::find_if(message.parts.begin(), message.parts.end(), [&call](const ContentPart &part) {
            const auto *result = std::get_if<ToolResultPart>(&part);
            return result && result->toolCallId == call;
        });
        if (found == message.parts.end()) continue;
        ToolResultPart result = std::move(std::get<ToolResultPart>(*found));
        message.parts.erase(found);
        return result;
    }
    return {.toolCallId = call, .content = {TextPart{.text = "The tool was not run."}}, .isError = true};
}

} // namespace

const Messages &settledMessages(const Messages &messages, Messages &settled)
{
    if (isSettled(messages)) return messages;
    Settling settling(settled);
    for (const ChatMessage &message : messages) settling.add(message);
    settling.finish();
    return settled;
}

} // namespace ccr::proxy
