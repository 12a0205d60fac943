#include "app/import/ccr3_rules.h"

#include "app/import/ccr3_condition.h"
#include "logging/base/json5_values.h"
#include "proxy/api/config_sentence.h"

using namespace Qt::StringLiterals;
using Fate = ccr::proxy::ConfigOrigin::Fate;

namespace ccr::app {

namespace {

/// Where a rule sends requests, out of what it changes in them.
struct Destination
{
    QString model;
    QString provider;
    bool hasOtherChanges = false;
};

std::vector<Json5Value> rewritesOf(const Json5Value &rule)
{
    if (const Json5Value *list = rule.find(u"rewrites"); list && !list->elements.empty()) return list->elements;
    const Json5Value *one = rule.find(u"rewrite");
    return one ? std::vector<Json5Value>{*one} : std::vector<Json5Value>();
}

Destination destinationOf(const Json5Value &rule)
{
    Destination destination{.model = textAt(rule, u"target"), .provider = {}};
    for (const Json5Value &rewrite : rewritesOf(rule)) {
        const QString key = textAt(rewrite, u"key").trimmed();
        const QString operation = textAt(rewrite, u"operation");
        const bool sets = operation.isEmpty() || operation == "set"_L1;
        if (sets && key == "request.body.model"_L1)
            destination.model = textAt(rewrite, u"value");
        else if (sets && key.section(u'.', 2) == "x-target-provider"_L1)
            destination.provider = textAt(rewrite, u"value");
        else
            destination.hasOtherChanges = true;
    }
    return destination;
}

/// One rule on its way.
class Reading
{
public:
    Reading(const Json5Value &from, const Ccr3Models &models, std::vector<proxy::ConfigOrigin> &origins)
        : m_from(from), m_models(models), m_origins(origins)
    {
    }
    std::optional<Json5Value> rule();

private:
    std::optional<Json5Value> refuse(Fate fate, const Phrase &note)
    {
        m_origins.push_back({key(), {}, fate, note});
        return std::nullopt;
    }
    void adapt(const Phrase &note) { m_origins.push_back({key(), {u"Router"_s, u"rules"_s}, Fate::Adapted, note}); }
    QString key() const { return u"Router.rules[%1]"_s.arg(textAt(m_from, u"name")); }

    const Json5Value &m_from;
    const Ccr3Models &m_models;
    std::vector<proxy::ConfigOrigin> &m_origins;
};

std::optional<Json5Value> Reading::rule()
{
    if (textAt(m_from, u"type") == "script"_L1)
        return refuse(Fate::NeedsUser, proxy::said("scripts of rules are not run; a custom router (CUSTOM_ROUTER_PATH) can do the same"));
    const Destination destination = destinationOf(m_from);
    if (destination.model.isEmpty()) return refuse(Fate::Left, proxy::said("it names no model to send requests to"));
    const QString target = m_models.target(destination.model, destination.provider);
    if (target.isEmpty()) return refuse(Fate::NeedsUser, proxy::said("no provider has its model \"%1\"", destination.model));
    const std::optional<Json5Value> when = readCcr3Condition(m_from);
    if (!when) return refuse(Fate::NeedsUser, proxy::said("no rule here can have its condition: %1", ccr3ConditionText(m_from)));

    Json5Value rule = objectValue();
    setText(rule, u"name"_s, textAt(m_from, u"name"));
    setMember(rule, u"when"_s, *when);
    setMember(rule, u"route"_s, textValue(target));
    const Ccr3Fallback fallback = readCcr3Fallback(m_from.find(u"fallback"), m_models);
    if (!fallback.targets.isEmpty()) setMember(rule, u"fallback"_s, textsValue(fallback.targets));
    if (const Json5Value *enabled = m_from.find(u"enabled"); enabled && !isTrueAt(m_from, u"enabled"))
        setMember(rule, u"disabled"_s, booleanValue(true));
    if (destination.hasOtherChanges) adapt(proxy::said("it only chooses the model; its other changes of the request are left out"));
    if (fallback.retries > 0) adapt(proxy::said("how often is tried again is set for all requests, in Router.retry"));
    return rule;
}

} // namespace

std::vector<Json5Value> readCcr3Rules(const Json5Value &router, const Ccr3Models &models, std::vector<proxy::ConfigOrigin> &origins)
{
    std::vector<Json5Value> rules;
    const Json5Value *list = router.find(u"rules");
    if (list && !list->elements.empty()) origins.push_back({u"Router.rules"_s, {u"Router"_s, u"rules"_s}, Fate::Taken, {}});
    for (std::size_t i = 0; list && i < list->elements.size(); ++i)
        if (std::optional<Json5Value> rule = Reading(list->elements[i], models, origins).rule()) rules.push_back(std::move(*rule));
    return rules;
}

Ccr3Fallback readCcr3Fallback(const Json5Value *fallback, const Ccr3Models &models)
{
    if (!fallback) return {};
    const QString mode = textAt(*fallback, u"mode");
    if (mode == "model-chain"_L1) return {.targets = models.targets(textsAt(*fallback, u"models"))};
    if (mode == "retry"_L1) return {.targets = {}, .retries = static_cast<int>(numberAt(*fallback, u"retryCount").value_or(1))};
    return {};
}

} // namespace ccr::app
