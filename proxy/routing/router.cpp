#include "proxy/routing/router.h"

#include "proxy/api/config_sentence.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/config/provider_reader.h"
#include "proxy/routing/fallback_list.h"
#include "proxy/routing/route_images.h"
#include "proxy/routing/route_rules.h"
#include "proxy/routing/route_words.h"
#include "proxy/routing/subagent_tag.h"

#include <algorithm>

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

    bool matched(std::string_view rule, const RouteTarget &target, PackedPhrase reason);
    bool passed(std::string_view rule, PackedPhrase reason);
    bool unset(std::string_view rule) { return passed(rule, told("not set")); }
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
    return errorTelling(ErrorKind::Unavailable, "No rule gave a route: set Router.default to \"provider,model\" in config.json.");
}

bool Decision::matched(std::string_view rule, const RouteTarget &target, PackedPhrase reason)
{
    m_route.rule = rule;
    m_route.target = target;
    m_route.steps.push_back({std::string(rule), true, reason});
    m_route.reason = std::move(reason);
    return true;
}

bool Decision::passed(std::string_view rule, PackedPhrase reason)
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
    return matched("custom", canonical(*m_question.custom), told("the custom router said \"%1\"", shown(*m_question.custom)));
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
    if (!lastUserMessageHasImage(m_request)) return passed("image", told("the last user message holds no image"));
    if (config().forceUseImageAgent) return passed("image", told("forceUseImageAgent is set: the image agent serves this conversation"));
    m_isImageRoute = true;
    m_route.scenario = "image";
    return matched("image", router().image, told("the last user message holds an image"));
}

bool Decision::explicitModel()
{
    const auto namesNone = [this] { return passed("explicit", told("\"%1\" names no provider", m_request.model)); };
    if (m_request.model.find_first_of(",/") == std::string::npos) return namesNone();
    const QString asked = QString::fromStdString(m_request.model).trimmed();
    const std::optional<RouteTarget> target = parseTarget(asked, config());
    if (!target) return namesNone();
    return matched("explicit", canonical(*target), told("the client asked for \"%1\"", m_request.model));
}

bool Decision::longContext()
{
    if (!router().longContext.isSet()) return unset("longContext");
    const std::int64_t threshold = router().longContextThreshold;
    const std::int64_t count = tokens();
    m_route.scenario = "longContext";
    if (count > threshold) return matched("longContext", router().longContext, told("%1 > %2 tokens", count, threshold));
    const std::int64_t last = m_question.lastInput.value_or(0);
    if (last > threshold && count > shortAfterLong)
        return matched(
            "longContext", router().longContext,
            told("the session's last request took %1 > %2 tokens, and this one has %3 > %4", last, threshold, count, shortAfterLong));
    m_route.scenario = "default";
    return passed("longContext", told("%1 <= %2 tokens", count, threshold));
}

bool Decision::subagent(const std::optional<std::string> &tag)
{
    if (!tag) return passed("subagent", told("no tag"));
    const std::optional<RouteTarget> target = parseTarget(QString::fromStdString(*tag).trimmed(), config());
    if (!target) return passed("subagent", told("the tag \"%1\" is not \"provider,model\"", *tag));
    // The tag may be a quotation: a prompt that explains it must not make every request of its session fail.
    if (!config().provider(target->provider)) {
        m_route.unmet = told("the prompt's tag \"%1\" names no configured provider", *tag);
        return passed("subagent", told("the tag \"%1\" names no configured provider; there are: %2", *tag, providerNames()));
    }
    return matched("subagent", canonical(*target), told("the prompt's tag names \"%1\"", *tag));
}

bool Decision::background()
{
    if (!router().background.isSet()) return unset("background");
    if (!containsIgnoringCase(m_request.model, "claude") || !containsIgnoringCase(m_request.model, "haiku"))
        return passed("background", told("\"%1\" is no Claude Haiku", m_request.model));
    m_route.scenario = "background";
    return matched("background", router().background, told("model name contains \"haiku\""));
}

bool Decision::webSearch()
{
    if (!router().webSearch.isSet()) return unset("webSearch");
    const auto isSearch = [](const ToolDefinition &tool) { return tool.serverType.starts_with("web_search"); };
    if (std::none_of(m_request.tools.begin(), m_request.tools.end(), isSearch)) return passed("webSearch", told("no web search tool"));
    m_route.scenario = "webSearch";
    return matched("webSearch", router().webSearch, told("the request brings a web search tool"));
}

bool Decision::think()
{
    if (!router().think.isSet()) return unset("think");
    if (m_request.thinking == ThinkingMode::Disabled) return passed("think", told("thinking is disabled"));
    if (m_request.thinking == ThinkingMode::Unset) return passed("think", told("the request does not ask for thinking"));
    m_route.scenario = "think";
    return matched("think", router().think,
                   m_request.thinking == ThinkingMode::Enabled ? told("thinking is enabled") : told("thinking is adaptive"));
}

bool Decision::otherwise()
{
    if (!router().defaultRoute.isSet()) return unset("default");
    return matched("default", router().defaultRoute, told("no other rule matched"));
}

QString Decision::providerNames() const
{
    QStringList names;
    for (const Provider &provider : config().providers) names.append(provider.name);
    return names.join(u", ");
}

// The keychain's problem says itself what helps, and nothing in the file does.
Phrase refusal(const Provider &provider)
{
    return provider.lacksStoredKey
               ? said("Provider \"%1\" cannot be used: %2.", provider.name, provider.problem)
               : said("Provider \"%1\" cannot be used: %2. Correct it in config.json.", provider.name, provider.problem);
}

Result<Route> Decision::checked()
{
    const Provider *provider = config().provider(m_route.target.provider);
    if (!provider)
        return errorSaying(ErrorKind::NotFound,
                           said("Provider \"%1\" is not configured. Configured are: %2.", m_route.target.provider, providerNames()));
    m_route.fallbacks = usableFallbacks(m_route, m_ownFallback, config());
    if (!provider->problem.isEmpty()) {
        if (m_route.fallbacks.empty()) return errorSaying(ErrorKind::Unavailable, refusal(*provider));
        const std::string unusable = shown(m_route.target);
        const PackedPhrase problem(provider->problem);
        const PackedPhrase unmet = told("%1 cannot be used: %2", unusable, problem);
        m_route.unmet = m_route.unmet.isEmpty() ? unmet : told("%1; %2", m_route.unmet, unmet);
        m_route.target = m_route.fallbacks.front();
        m_route.fallbacks.erase(m_route.fallbacks.begin());
        passed("fallback", told("%1 comes first; %2 cannot be used: %3", shown(m_route.target), unusable, problem));
    }
    adaptImages();
    m_route.sentence = decidedSentence(m_route);
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
    passed("image", told("the model gets the tool analyzeImage in place of the images, and %1 answers it", shown(*m_route.imageAgent)));
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
