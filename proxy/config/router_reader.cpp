#include "proxy/config/router_reader.h"

#include "logging/base/nearest_name.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/provider_reader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

QStringList scenarios()
{
    return {u"default"_s, u"background"_s, u"think"_s, u"longContext"_s, u"webSearch"_s, u"image"_s};
}

QStringList routerKeys()
{
    return scenarios() + QStringList{u"longContextThreshold"_s, u"custom"_s, u"rules"_s, u"retry"_s, u"health"_s};
}

QStringList ruleKeys()
{
    return {u"name"_s, u"when"_s, u"route"_s, u"fallback"_s, u"disabled"_s};
}

QStringList conditionKeys()
{
    return {u"model"_s,      u"system"_s,      u"tool"_s,     u"client"_s, u"headers"_s,
            u"tokensOver"_s, u"tokensUnder"_s, u"thinking"_s, u"image"_s,  u"stream"_s};
}

constexpr std::int64_t mostTokens = 1'000'000'000;
constexpr std::int64_t dayMs = 86'400'000;

class RouterReader
{
public:
    explicit RouterReader(ProxyConfig &config) : m_config(config) {}
    bool readScenarios(ConfigFields &router);
    bool readRules(ConfigFields &router);
    bool readRetry(ConfigFields &router);
    bool readHealth(ConfigFields &router);
    bool readFallback(ConfigFields &root);
    void chooseDefault(ConfigFields &root);

private:
    bool readRule(ConfigFields fields);
    bool readConditions(ConfigFields &rule, RouteRule &out);
    /// Unset: there is no such key, or it names nothing that can be used, which is a notice then.
    bool readTarget(ConfigFields &fields, QStringView key, std::optional<RouteTarget> &out);
    bool readTargets(ConfigFields &fields, QStringView key, std::vector<RouteTarget> &out);
    std::optional<RouteTarget> parse(const ConfigText &text, Phrase &problem) const;
    QStringList providerNames() const;

    ProxyConfig &m_config;
};

QStringList RouterReader::providerNames() const
{
    QStringList names;
    for (const Provider &provider : m_config.providers) names.append(provider.name);
    return names;
}

// With a problem the answer is what is written all the same, if it has the form.
std::optional<RouteTarget> RouterReader::parse(const ConfigText &text, Phrase &problem) const
{
    if (!text.missing.isEmpty()) {
        problem = said("the environment variable %1 is not set", text.missing.join(u", "));
        return std::nullopt;
    }
    std::optional<RouteTarget> target = parseTarget(text.text.trimmed(), m_config);
    if (!target) {
        problem = said("\"%1\" is not \"provider,model\"", text.text);
        for (const Provider &provider : m_config.providers)
            if (provider.models.contains(text.text.trimmed()))
                problem = said("%1; did you mean \"%2\"?", problem, provider.name + u',' + text.text.trimmed());
        return std::nullopt;
    }
    if (const Provider *provider = m_config.provider(target->provider))
        target->provider = provider->name;
    else
        problem = said("names provider \"%1\", which is not defined; %2", target->provider, suggested(target->provider, providerNames()));
    return target;
}

bool RouterReader::readTarget(ConfigFields &fields, QStringView key, std::optional<RouteTarget> &out)
{
    const Json5Value *value = fields.find(key);
    if (!value) return true;
    if (value->type != Json5Value::Type::String)
        return fields.fail(key, said("expected a string \"provider,model\", got %1", typePhrase(*value)));
    const ConfigText text = fields.reading().text(*value);
    if (text.text.trimmed().isEmpty()) return true;
    Phrase problem;
    out = parse(text, problem);
    if (problem.isEmpty()) return true;
    const bool isKept = out && key == u"default"; // requests are then told what is wrong, instead of going elsewhere
    if (!isKept) out.reset();
    fields.note(key, isKept ? said("%1; requests that end up here are refused", problem) : said("%1; this route is not used", problem));
    return true;
}

bool RouterReader::readTargets(ConfigFields &fields, QStringView key, std::vector<RouteTarget> &out)
{
    std::vector<ConfigText> texts;
    if (!fields.texts(key, texts)) return false;
    for (const ConfigText &text : texts) {
        Phrase problem;
        const std::optional<RouteTarget> target = parse(text, problem);
        if (problem.isEmpty())
            out.push_back(*target);
        else
            fields.reading().note(text.line, fields.pointer(key), said("%1; it is left out", problem));
    }
    return true;
}

bool RouterReader::readScenarios(ConfigFields &router)
{
    RouterConfig &out = m_config.router;
    std::int64_t threshold = 0;
    if (!router.integer(u"longContextThreshold", 0, mostTokens, threshold)) return false;
    if (threshold > 0) out.longContextThreshold = static_cast<int>(threshold); // 0 means the default, as in the original
    const std::pair<QStringView, RouteTarget &> routes[] = {{u"default", out.defaultRoute}, {u"background", out.background},
                                                            {u"think", out.think},          {u"longContext", out.longContext},
                                                            {u"webSearch", out.webSearch},  {u"image", out.image}};
    for (const auto &[key, route] : routes) {
        std::optional<RouteTarget> target;
        if (!readTarget(router, key, target)) return false;
        if (target) route = *target;
    }
    return true;
}

// Without a default every request that no rule takes would be refused; the first model that is listed is a fair guess.
void RouterReader::chooseDefault(ConfigFields &root)
{
    if (m_config.router.defaultRoute.isSet()) return;
    const auto hasModels = [](const Provider &provider) { return !provider.models.isEmpty(); };
    const auto &providers = m_config.providers;
    auto chosen = std::find_if(providers.begin(), providers.end(), [&](const Provider &p) { return p.problem.isEmpty() && hasModels(p); });
    if (chosen == providers.end()) chosen = std::find_if(providers.begin(), providers.end(), hasModels);
    if (chosen == providers.end()) return root.note(u"Router", said("no default route is set; requests that no rule takes are refused"));
    m_config.router.defaultRoute = {chosen->name, chosen->models.first()};
    root.note(u"Router",
              said("no default route is set, \"%1\" is used; write it as Router.default", chosen->name + u',' + chosen->models.first()));
}

bool RouterReader::readRules(ConfigFields &router)
{
    const std::vector<Json5Value> *list = router.list(u"rules");
    if (!list) return !router.failed();
    int index = 0;
    for (const Json5Value &entry : *list) {
        const QString pointer = router.pointer(u"rules") + u'/' + QString::number(index++);
        if (entry.type != Json5Value::Type::Object)
            return router.reading().fail(entry.line, pointer,
                                         said("expected an object {name, when, route, fallback}, got %1", typePhrase(entry)));
        if (!readRule(ConfigFields(entry, pointer, router.reading()))) return false;
    }
    return true;
}

bool RouterReader::readRule(ConfigFields fields)
{
    fields.checkKeys(ruleKeys());
    RouteRule rule{.name = u"rule %1"_s.arg(m_config.router.rules.size() + 1)};
    std::optional<RouteTarget> target;
    const bool read = fields.string(u"name", rule.name) && readConditions(fields, rule) && readTarget(fields, u"route", target)
                      && readTargets(fields, u"fallback", rule.fallback);
    bool isDisabled = false;
    if (!read || !fields.boolean(u"disabled", isDisabled)) return false;
    if (!fields.find(u"route")) return fields.fail(u"route", said("a rule needs \"route\": \"provider,model\""));
    if (!target || isDisabled) return true; // the former was said already
    rule.target = *target;
    m_config.router.rules.push_back(std::move(rule));
    return true;
}

bool readOptional(ConfigFields &fields, QStringView key, std::optional<bool> &out)
{
    bool value = false;
    if (!fields.boolean(key, value)) return false;
    if (fields.find(key)) out = value;
    return true;
}

bool readOptional(ConfigFields &fields, QStringView key, std::optional<std::int64_t> &out)
{
    std::int64_t value = -1;
    if (!fields.integer(key, 0, mostTokens, value)) return false;
    if (value >= 0) out = value;
    return true;
}

bool RouterReader::readConditions(ConfigFields &rule, RouteRule &out)
{
    std::optional<ConfigFields> when = rule.object(u"when");
    if (!when) return !rule.failed();
    when->checkKeys(conditionKeys());
    return when->string(u"model", out.model) && when->string(u"system", out.system) && when->string(u"tool", out.tool)
           && when->string(u"client", out.client) && when->map(u"headers", out.headers)
           && readOptional(*when, u"tokensOver", out.tokensOver) && readOptional(*when, u"tokensUnder", out.tokensUnder)
           && readOptional(*when, u"thinking", out.thinking) && readOptional(*when, u"image", out.image)
           && readOptional(*when, u"stream", out.stream);
}

bool RouterReader::readRetry(ConfigFields &router)
{
    std::optional<ConfigFields> fields = router.object(u"retry");
    if (!fields) return !router.failed();
    fields->checkKeys({u"attemptsPerTarget"_s, u"firstDelayMs"_s, u"longestDelayMs"_s});
    RetryConfig &retry = m_config.retry;
    std::int64_t attempts = retry.attemptsPerTarget;
    const bool read = fields->integer(u"attemptsPerTarget", 1, 20, attempts)
                      && fields->milliseconds(u"firstDelayMs", 0, dayMs, retry.firstDelay)
                      && fields->milliseconds(u"longestDelayMs", 0, dayMs, retry.longestDelay);
    retry.attemptsPerTarget = static_cast<int>(attempts);
    return read;
}

bool RouterReader::readHealth(ConfigFields &router)
{
    std::optional<ConfigFields> fields = router.object(u"health");
    if (!fields) return !router.failed();
    fields->checkKeys({u"failuresToOpen"_s, u"openForMs"_s});
    HealthConfig &health = m_config.health;
    std::int64_t failures = health.failuresToOpen;
    const bool read = fields->integer(u"failuresToOpen", 1, 1000, failures) && fields->milliseconds(u"openForMs", 1, dayMs, health.openFor);
    health.failuresToOpen = static_cast<int>(failures);
    return read;
}

bool RouterReader::readFallback(ConfigFields &root)
{
    std::optional<ConfigFields> fields = root.object(u"fallback");
    if (!fields) return !root.failed();
    const QStringList names = scenarios();
    fields->checkKeys(names);
    for (const QString &scenario : names) {
        std::vector<RouteTarget> targets;
        if (!readTargets(*fields, scenario, targets)) return false;
        if (!targets.empty()) m_config.fallback.insert(scenario, targets);
    }
    return true;
}

} // namespace

bool readRouter(ConfigFields &root, ProxyConfig &config)
{
    RouterReader reader(config);
    std::optional<ConfigFields> router = root.object(u"Router");
    if (root.failed()) return false;
    if (router) {
        router->checkKeys(routerKeys());
        if (!reader.readRetry(*router) || !reader.readHealth(*router)) return false;
    }
    if (config.providers.empty()) return true; // the routes of the demo provider come instead
    if (router && (!reader.readScenarios(*router) || !reader.readRules(*router))) return false;
    reader.chooseDefault(root);
    return reader.readFallback(root);
}

} // namespace ccr::proxy
