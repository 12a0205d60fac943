#include "proxy/routing/route_rules.h"

#include "logging/base/wildcard.h"
#include "proxy/routing/route_images.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

std::string shownText(std::string_view text)
{
    constexpr std::size_t shown = 60;
    return '"' + std::string(text.substr(0, shown)) + (text.size() > shown ? "...\"" : "\"");
}

// Collects what held until something does not.
class RuleCheck
{
public:
    explicit RuleCheck(const RuleFacts &facts) : m_facts(facts) {}
    RuleVerdict take() { return {m_holds, m_holds && m_reason.empty() ? "it has no condition" : std::move(m_reason)}; }

    void wildcard(const char *what, const QString &pattern, std::string_view value)
    {
        if (!m_holds || pattern.isEmpty()) return;
        const std::string text = pattern.toStdString();
        const bool holds = matchesWildcard(text, value);
        note(holds, std::string(what) + ' ' + shownText(value) + (holds ? " matches " : " does not match ") + shownText(text));
    }
    void system(const QString &wanted)
    {
        if (!m_holds || wanted.isEmpty()) return;
        const std::string text = wanted.toStdString();
        const auto &blocks = m_facts.request.system;
        const bool holds =
            std::any_of(blocks.begin(), blocks.end(), [&text](const TextPart &part) { return part.text.find(text) != std::string::npos; });
        note(holds, (holds ? "the system prompt contains " : "the system prompt does not contain ") + shownText(text));
    }
    void tool(const QString &pattern)
    {
        if (!m_holds || pattern.isEmpty()) return;
        const std::string text = pattern.toStdString();
        for (const ToolDefinition &tool : m_facts.request.tools)
            if (matchesWildcard(text, tool.name)) return note(true, "tool " + shownText(tool.name) + " matches " + shownText(text));
        note(false, "no tool matches " + shownText(text));
    }
    void flag(std::optional<bool> wanted, bool is, const char *yes, const char *no)
    {
        if (m_holds && wanted) note(*wanted == is, is ? yes : no);
    }
    void tokens(std::optional<std::int64_t> over, std::optional<std::int64_t> under)
    {
        if (!m_holds || (!over && !under)) return;
        const std::int64_t count = m_facts.countTokens();
        if (over) compare(count, count > *over, " > ", " <= ", *over);
        if (under && m_holds) compare(count, count < *under, " < ", " >= ", *under);
    }

private:
    void compare(std::int64_t count, bool holds, const char *yes, const char *no, std::int64_t limit)
    {
        note(holds, std::to_string(count) + (holds ? yes : no) + std::to_string(limit) + " tokens");
    }
    void note(bool holds, std::string reason)
    {
        if (!holds)
            m_reason = std::move(reason);
        else
            m_reason += (m_reason.empty() ? "" : ", ") + reason;
        m_holds = holds;
    }

    const RuleFacts &m_facts;
    bool m_holds = true;
    std::string m_reason;
};

} // namespace

RuleVerdict askRule(const RouteRule &rule, const RuleFacts &facts)
{
    const ChatRequest &request = facts.request;
    RuleCheck check(facts);
    check.wildcard("model", rule.model, request.model);
    check.wildcard("client", rule.client, facts.headers.value("user-agent"));
    for (auto it = rule.headers.begin(); it != rule.headers.end(); ++it) {
        const std::string name = it.key().toStdString();
        check.wildcard(name.c_str(), it.value(), facts.headers.value(name));
    }
    check.flag(rule.stream, request.stream, "a stream is asked for", "no stream is asked for");
    const bool thinks = request.thinking == ThinkingMode::Enabled || request.thinking == ThinkingMode::Adaptive;
    check.flag(rule.thinking, thinks, "thinking is asked for", "thinking is not asked for");
    if (rule.image) check.flag(rule.image, hasImage(request), "there is an image", "there is no image");
    check.tool(rule.tool);
    check.system(rule.system);
    check.tokens(rule.tokensOver, rule.tokensUnder);
    return check.take();
}

} // namespace ccr::proxy
