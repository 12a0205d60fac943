#include "proxy/routing/router.h"

#include "proxy/config/provider_reader.h"
#include "proxy/routing/subagent_tag.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

bool containsIgnoringCase(const std::string &text, std::string_view word)
{
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; })
           != text.end();
}

bool hasImage(const ContentPart &part)
{
    if (std::holds_alternative<ImagePart>(part)) return true;
    const auto *result = std::get_if<ToolResultPart>(&part);
    return result && std::any_of(result->content.begin(), result->content.end(), [](const ResultContent &content) {
               return std::holds_alternative<ImagePart>(content);
           });
}

bool lastUserMessageHasImage(const ChatRequest &request)
{
    const auto last = std::find_if(request.messages.rbegin(), request.messages.rend(),
                                   [](const ChatMessage &message) { return message.role == Role::User; });
    return last != request.messages.rend() && std::any_of(last->parts.begin(), last->parts.end(), hasImage);
}

// One decision: asks the rules in order and keeps what each said.
class Decision
{
public:
    Decision(ChatRequest &request, const ProxyConfig &config, const std::function<std::int64_t()> &count)
        : m_request(request), m_config(config), m_count(count)
    {
    }
    Result<Route> take();

private:
    bool image();
    bool explicitModel();
    bool longContext();
    bool subagent(const std::optional<std::string> &tag);
    bool background();
    bool webSearch();
    bool think();
    bool otherwise();

    bool matched(std::string_view rule, const RouteTarget &target, std::string reason);
    bool passed(std::string_view rule, std::string reason);
    bool unset(std::string_view rule) { return passed(rule, "not set"); }
    Result<Route> checked();
    QString providerNames() const;

    ChatRequest &m_request;
    const ProxyConfig &m_config;
    const std::function<std::int64_t()> &m_count;
    Route m_route;
    std::string m_reason;
};

Result<Route> Decision::take()
{
    m_route.steps.reserve(8);
    // The tag leaves the prompt whichever rule wins: the model must not see it.
    const std::optional<std::string> tag = takeSubagentTag(m_request);
    m_route.changedPrompt = tag.has_value();
    if (image() || explicitModel() || longContext() || subagent(tag) || background() || webSearch() || think() || otherwise())
        return checked();
    return Error{.kind = ErrorKind::Unavailable,
                 .message = u"No rule gave a route: set Router.default to \"provider,model\" in config.json."_s};
}

bool Decision::matched(std::string_view rule, const RouteTarget &target, std::string reason)
{
    m_route.rule = rule;
    m_route.target = target;
    m_route.steps.push_back({std::string(rule), true, reason});
    m_reason = std::move(reason);
    return true;
}

bool Decision::passed(std::string_view rule, std::string reason)
{
    m_route.steps.push_back({std::string(rule), false, std::move(reason)});
    return false;
}

bool Decision::image()
{
    if (!m_config.router.image.isSet()) return unset("image");
    if (!lastUserMessageHasImage(m_request)) return passed("image", "the last user message holds no image");
    return matched("image", m_config.router.image, "the last user message holds an image");
}

bool Decision::explicitModel()
{
    if (m_request.model.find_first_of(",/") == std::string::npos) return passed("explicit", '"' + m_request.model + "\" names no provider");
    const QString asked = QString::fromStdString(m_request.model).trimmed();
    std::optional<RouteTarget> target = parseTarget(asked, m_config);
    if (!target) return passed("explicit", "\"" + m_request.model + "\" names no provider");
    if (const Provider *provider = m_config.provider(target->provider)) {
        target->provider = provider->name;
        for (const QString &model : provider->models)
            if (model.compare(target->model, Qt::CaseInsensitive) == 0) target->model = model;
    }
    return matched("explicit", *target, "the client asked for \"" + m_request.model + "\"");
}

bool Decision::longContext()
{
    if (!m_config.router.longContext.isSet()) return unset("longContext");
    m_route.countedTokens = m_count();
    const std::string numbers = std::to_string(m_route.countedTokens)
                                + (m_route.countedTokens > m_config.router.longContextThreshold ? " > " : " <= ")
                                + std::to_string(m_config.router.longContextThreshold) + " tokens";
    if (m_route.countedTokens <= m_config.router.longContextThreshold) return passed("longContext", numbers);
    return matched("longContext", m_config.router.longContext, numbers);
}

bool Decision::subagent(const std::optional<std::string> &tag)
{
    if (!tag) return passed("subagent", "no tag");
    const std::optional<RouteTarget> target = parseTarget(QString::fromStdString(*tag).trimmed(), m_config);
    if (!target) return passed("subagent", "the tag \"" + *tag + "\" is not \"provider,model\"");
    return matched("subagent", *target, "the prompt's tag names \"" + *tag + "\"");
}

bool Decision::background()
{
    if (!m_config.router.background.isSet()) return unset("background");
    if (!containsIgnoringCase(m_request.model, "claude") || !containsIgnoringCase(m_request.model, "haiku"))
        return passed("background", "\"" + m_request.model + "\" is no Claude Haiku");
    return matched("background", m_config.router.background, "model name contains \"haiku\"");
}

bool Decision::webSearch()
{
    if (!m_config.router.webSearch.isSet()) return unset("webSearch");
    const auto isSearch = [](const ToolDefinition &tool) { return tool.serverType.starts_with("web_search"); };
    if (std::none_of(m_request.tools.begin(), m_request.tools.end(), isSearch)) return passed("webSearch", "no web search tool");
    return matched("webSearch", m_config.router.webSearch, "the request brings a web search tool");
}

bool Decision::think()
{
    if (!m_config.router.think.isSet()) return unset("think");
    switch (m_request.thinking) {
    case ThinkingMode::Enabled: return matched("think", m_config.router.think, "thinking is enabled");
    case ThinkingMode::Adaptive: return matched("think", m_config.router.think, "thinking is adaptive");
    case ThinkingMode::Disabled: return passed("think", "thinking is disabled");
    case ThinkingMode::Unset: break;
    }
    return passed("think", "the request does not ask for thinking");
}

bool Decision::otherwise()
{
    if (!m_config.router.defaultRoute.isSet()) return unset("default");
    return matched("default", m_config.router.defaultRoute, "no other rule matched");
}

QString Decision::providerNames() const
{
    QStringList names;
    for (const Provider &provider : m_config.providers) names.append(provider.name);
    return names.join(u", ");
}

Result<Route> Decision::checked()
{
    const Provider *provider = m_config.provider(m_route.target.provider);
    if (!provider)
        return Error{.kind = ErrorKind::NotFound,
                     .message = u"Provider \"%1\" is not configured. Configured are: %2."_s.arg(m_route.target.provider, providerNames())};
    if (!provider->problem.isEmpty())
        return Error{.kind = ErrorKind::Unavailable,
                     .message = u"Provider \"%1\" cannot be used: %2. Correct it in config.json."_s.arg(provider->name, provider->problem)};
    m_route.sentence = "Went to " + provider->name.toStdString() + "/" + m_route.target.model.toStdString() + " because " + m_reason
                       + " (rule " + m_route.rule + ").";
    return std::move(m_route);
}

} // namespace

Result<Route> chooseRoute(ChatRequest &request, const ProxyConfig &config, const std::function<std::int64_t()> &countTokens)
{
    return Decision(request, config, countTokens).take();
}

} // namespace ccr::proxy
