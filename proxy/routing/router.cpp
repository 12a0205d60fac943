#include "proxy/routing/router.h"

#include "proxy/api/config_sentence.h"
#include "proxy/config/provider_reader.h"
#include "proxy/routing/fallback_list.h"
#include "proxy/routing/route_images.h"
#include "proxy/routing/route_rules.h"
#include "proxy/routing/subagent_tag.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

// Below this a request is no long one, however long the session's last request was.
constexpr std::int64_t shortAfterLong = 20'000;

bool containsIgnoringCase(const std::string &text, std::string_view word)
{
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; })
           != text.end();
}

std::string shown(const RouteTarget &target)
{
    return target.provider.toStdString() + '/' + target.model.toStdString();
}

// One decision: asks the rules in order and keeps what each said.
class Decision
{
public:
    Decision(ChatRequest &request, RouteQuestion &&question) : m_request(request), m_question(std::move(question)) {}
    Result<Route> take();

private:
    bool custom();
    bool rules();
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
    std::int64_t tokens();
    RouteTarget canonical(RouteTarget target) const;
    Result<Route> checked();
    void adaptImages();
    QString providerNames() const;

    const ProxyConfig &config() const { return m_question.config; }
    const RouterConfig &router() const { return *m_question.router; }

    ChatRequest &m_request;
    RouteQuestion m_question;
    Route m_route;
    std::string m_reason;
    std::string m_detour; ///< what the sentence adds: wishes that could not be met
    const std::vector<RouteTarget> *m_ownFallback = nullptr;
    bool m_isImageRoute = false;
};

Result<Route> Decision::take()
{
    m_route.steps = std::move(m_question.steps);
    m_route.steps.reserve(m_route.steps.size() + 10);
    // The tag leaves the prompt whichever rule wins: the model must not see it.
    const std::optional<std::string> tag = takeSubagentTag(m_request);
    m_route.changedPrompt = m_question.changedPrompt || tag.has_value();
    if (custom() || rules() || image() || explicitModel() || longContext() || subagent(tag) || background() || webSearch() || think()
        || otherwise())
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

std::int64_t Decision::tokens()
{
    if (m_route.countedTokens < 0) m_route.countedTokens = m_question.countTokens();
    return m_route.countedTokens;
}

// Names as the configuration spells them; a model that it does not list stays as it is.
RouteTarget Decision::canonical(RouteTarget target) const
{
    const Provider *provider = config().provider(target.provider);
    if (!provider) return target;
    target.provider = provider->name;
    for (const QString &model : provider->models)
        if (model.compare(target.model, Qt::CaseInsensitive) == 0) target.model = model;
    return target;
}

bool Decision::custom()
{
    if (!m_question.custom) return false;
    return matched("custom", canonical(*m_question.custom), "the custom router said \"" + shown(*m_question.custom) + '"');
}

bool Decision::rules()
{
    const std::function<std::int64_t()> count = [this] { return tokens(); };
    for (const RouteRule &rule : router().rules) {
        RuleVerdict verdict = askRule(rule, {.request = m_request, .headers = m_question.headers, .countTokens = count});
        const std::string name = rule.name.toStdString();
        if (!verdict.matched) {
            passed(name, std::move(verdict.reason));
            continue;
        }
        if (!rule.fallback.empty()) m_ownFallback = &rule.fallback;
        return matched(name, canonical(rule.target), std::move(verdict.reason));
    }
    return false;
}

bool Decision::image()
{
    if (!router().image.isSet()) return unset("image");
    if (!lastUserMessageHasImage(m_request)) return passed("image", "the last user message holds no image");
    if (config().forceUseImageAgent) return passed("image", "forceUseImageAgent is set: the image agent serves this conversation");
    m_isImageRoute = true;
    m_route.scenario = "image";
    return matched("image", router().image, "the last user message holds an image");
}

bool Decision::explicitModel()
{
    if (m_request.model.find_first_of(",/") == std::string::npos) return passed("explicit", '"' + m_request.model + "\" names no provider");
    const QString asked = QString::fromStdString(m_request.model).trimmed();
    const std::optional<RouteTarget> target = parseTarget(asked, config());
    if (!target) return passed("explicit", "\"" + m_request.model + "\" names no provider");
    return matched("explicit", canonical(*target), "the client asked for \"" + m_request.model + "\"");
}

bool Decision::longContext()
{
    if (!router().longContext.isSet()) return unset("longContext");
    const std::int64_t threshold = router().longContextThreshold;
    const std::int64_t count = tokens();
    std::string numbers = std::to_string(count) + (count > threshold ? " > " : " <= ") + std::to_string(threshold) + " tokens";
    m_route.scenario = "longContext";
    if (count > threshold) return matched("longContext", router().longContext, std::move(numbers));
    const std::int64_t last = m_question.lastInput.value_or(0);
    if (last > threshold && count > shortAfterLong)
        return matched("longContext", router().longContext,
                       "the session's last request took " + std::to_string(last) + " > " + std::to_string(threshold)
                           + " tokens, and this one has " + std::to_string(count) + " > " + std::to_string(shortAfterLong));
    m_route.scenario = "default";
    return passed("longContext", std::move(numbers));
}

bool Decision::subagent(const std::optional<std::string> &tag)
{
    if (!tag) return passed("subagent", "no tag");
    const std::optional<RouteTarget> target = parseTarget(QString::fromStdString(*tag).trimmed(), config());
    if (!target) return passed("subagent", "the tag \"" + *tag + "\" is not \"provider,model\"");
    // The tag may be a quotation: a prompt that explains it must not make every request of its session fail.
    if (!config().provider(target->provider)) {
        m_detour = "; the prompt's tag \"" + *tag + "\" names no configured provider";
        return passed("subagent", "the tag \"" + *tag + "\" names no configured provider; there are: " + providerNames().toStdString());
    }
    return matched("subagent", canonical(*target), "the prompt's tag names \"" + *tag + "\"");
}

bool Decision::background()
{
    if (!router().background.isSet()) return unset("background");
    if (!containsIgnoringCase(m_request.model, "claude") || !containsIgnoringCase(m_request.model, "haiku"))
        return passed("background", "\"" + m_request.model + "\" is no Claude Haiku");
    m_route.scenario = "background";
    return matched("background", router().background, "model name contains \"haiku\"");
}

bool Decision::webSearch()
{
    if (!router().webSearch.isSet()) return unset("webSearch");
    const auto isSearch = [](const ToolDefinition &tool) { return tool.serverType.starts_with("web_search"); };
    if (std::none_of(m_request.tools.begin(), m_request.tools.end(), isSearch)) return passed("webSearch", "no web search tool");
    m_route.scenario = "webSearch";
    return matched("webSearch", router().webSearch, "the request brings a web search tool");
}

bool Decision::think()
{
    if (!router().think.isSet()) return unset("think");
    if (m_request.thinking == ThinkingMode::Disabled) return passed("think", "thinking is disabled");
    if (m_request.thinking == ThinkingMode::Unset) return passed("think", "the request does not ask for thinking");
    m_route.scenario = "think";
    return matched("think", router().think, m_request.thinking == ThinkingMode::Enabled ? "thinking is enabled" : "thinking is adaptive");
}

bool Decision::otherwise()
{
    if (!router().defaultRoute.isSet()) return unset("default");
    return matched("default", router().defaultRoute, "no other rule matched");
}

QString Decision::providerNames() const
{
    QStringList names;
    for (const Provider &provider : config().providers) names.append(provider.name);
    return names.join(u", ");
}

Result<Route> Decision::checked()
{
    const Provider *provider = config().provider(m_route.target.provider);
    if (!provider)
        return errorSaying(ErrorKind::NotFound,
                           said("Provider \"%1\" is not configured. Configured are: %2.", m_route.target.provider, providerNames()));
    m_route.fallbacks = usableFallbacks(m_route, m_ownFallback, config());
    if (!provider->problem.isEmpty()) {
        if (m_route.fallbacks.empty())
            return errorSaying(ErrorKind::Unavailable,
                               said("Provider \"%1\" cannot be used: %2. Correct it in config.json.", provider->name, provider->problem));
        const std::string detour = "; " + shown(m_route.target) + " cannot be used: " + provider->problem.english().toStdString();
        m_detour += detour;
        m_route.target = m_route.fallbacks.front();
        m_route.fallbacks.erase(m_route.fallbacks.begin());
        passed("fallback", shown(m_route.target) + " comes first" + detour);
    }
    adaptImages();
    m_route.sentence = "Went to " + shown(m_route.target) + " because " + m_reason + " (rule " + m_route.rule + ")" + m_detour + '.';
    return std::move(m_route);
}

// Router.image says that not every model sees: one that is not known to gets a tool in the place of images.
void Decision::adaptImages()
{
    if (!router().image.isSet()) return;
    if (m_isImageRoute) {
        m_route.changedPrompt |= moveResultImages(m_request);
        return;
    }
    if (m_route.target == canonical(router().image) || !hasImage(m_request)) return;
    const bool sees = lastUserMessageHasImage(m_request) || isKnownToSee(m_route.target.model.toStdString());
    if (sees && !config().forceUseImageAgent) return;
    m_route.imageAgent = canonical(router().image);
    m_route.changedPrompt = true;
    passed("image", "the model gets the tool analyzeImage in place of the images, and " + shown(*m_route.imageAgent) + " answers it");
}

} // namespace

Result<Route> chooseRoute(ChatRequest &request, RouteQuestion question)
{
    return Decision(request, std::move(question)).take();
}

Result<Route> chooseRoute(ChatRequest &request, const ProxyConfig &config, const std::function<std::int64_t()> &countTokens)
{
    return chooseRoute(request, {.config = config, .router = &config.router, .headers = {}, .countTokens = countTokens});
}

} // namespace ccr::proxy
