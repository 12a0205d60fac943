#include "proxy/routing/route_rules.h"

#include "logging/base/wildcard.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/http/shown_text.h"
#include "proxy/routing/route_images.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

std::string shortened(std::string_view text)
{
    constexpr std::size_t shown = 60;
    return shownText(text, shown);
}

// Collects what held until something does not.
class RuleCheck
{
public:
    explicit RuleCheck(const RuleFacts &facts) : m_facts(facts) {}
    RuleVerdict take() { return {m_holds, m_holds && m_reason.isEmpty() ? told("it has no condition") : std::move(m_reason)}; }

    void model(const QString &pattern)
    {
        wildcard(pattern, m_facts.request.model, [](bool holds, const std::string &value, const std::string &wanted) {
            return holds ? told("model \"%1\" matches \"%2\"", value, wanted) : told("model \"%1\" does not match \"%2\"", value, wanted);
        });
    }
    void client(const QString &pattern)
    {
        wildcard(pattern, m_facts.headers.value("user-agent"), [](bool holds, const std::string &value, const std::string &wanted) {
            return holds ? told("client \"%1\" matches \"%2\"", value, wanted) : told("client \"%1\" does not match \"%2\"", value, wanted);
        });
    }
    void header(const std::string &name, const QString &pattern)
    {
        wildcard(pattern, m_facts.headers.value(name), [&name](bool holds, const std::string &value, const std::string &wanted) {
            return holds ? told("%1 \"%2\" matches \"%3\"", name, value, wanted)
                         : told("%1 \"%2\" does not match \"%3\"", name, value, wanted);
        });
    }
    void system(const QString &wanted)
    {
        if (!m_holds || wanted.isEmpty()) return;
        const std::string text = wanted.toStdString();
        const auto &blocks = m_facts.request.system;
        const bool holds =
            std::any_of(blocks.begin(), blocks.end(), [&text](const TextPart &part) { return part.text.find(text) != std::string::npos; });
        note(holds, holds ? told("the system prompt contains \"%1\"", shortened(text))
                          : told("the system prompt does not contain \"%1\"", shortened(text)));
    }
    void tool(const QString &pattern)
    {
        if (!m_holds || pattern.isEmpty()) return;
        const std::string text = pattern.toStdString();
        for (const ToolDefinition &tool : m_facts.request.tools)
            if (matchesWildcard(text, tool.name))
                return note(true, told("tool \"%1\" matches \"%2\"", shortened(tool.name), shortened(text)));
        note(false, told("no tool matches \"%1\"", shortened(text)));
    }
    void flag(std::optional<bool> wanted, bool is, ExchangeSentence yes, ExchangeSentence no)
    {
        if (m_holds && wanted) note(*wanted == is, told(is ? yes : no));
    }
    void tokens(std::optional<std::int64_t> over, std::optional<std::int64_t> under)
    {
        if (!m_holds || (!over && !under)) return;
        const std::int64_t count = m_facts.countTokens();
        if (over) note(count > *over, count > *over ? told("%1 > %2 tokens", count, *over) : told("%1 <= %2 tokens", count, *over));
        if (!under || !m_holds) return;
        note(count < *under, count < *under ? told("%1 < %2 tokens", count, *under) : told("%1 >= %2 tokens", count, *under));
    }

private:
    template <typename Tell>
    void wildcard(const QString &pattern, std::string_view value, const Tell &tell)
    {
        if (!m_holds || pattern.isEmpty()) return;
        const std::string text = pattern.toStdString();
        const bool holds = matchesWildcard(text, value);
        note(holds, tell(holds, shortened(value), shortened(text)));
    }
    void note(bool holds, PackedPhrase reason)
    {
        if (!holds || m_reason.isEmpty())
            m_reason = std::move(reason);
        else
            m_reason = told("%1, %2", m_reason, reason);
        m_holds = holds;
    }

    const RuleFacts &m_facts;
    bool m_holds = true;
    PackedPhrase m_reason;
};

} // namespace

RuleVerdict askRule(const RouteRule &rule, const RuleFacts &facts)
{
    const ChatRequest &request = facts.request;
    RuleCheck check(facts);
    check.model(rule.model);
    check.client(rule.client);
    for (auto it = rule.headers.begin(); it != rule.headers.end(); ++it) check.header(it.key().toStdString(), it.value());
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
