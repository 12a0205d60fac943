#include "ui/models/route_draft.h"

#include "ui/models/provider_draft.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using Type = Json5Value::Type;
constexpr int defaultThreshold = 60'000;

std::optional<qint64> tokensAt(const Json5Value &when, QStringView name)
{
    const std::optional<double> number = numberAt(when, name);
    return number ? std::optional(static_cast<qint64>(*number)) : std::nullopt;
}

std::optional<bool> flagAt(const Json5Value &when, QStringView name)
{
    return when.find(name) ? std::optional(isTrueAt(when, name)) : std::nullopt;
}

RuleDraft ruleOf(const Json5Value &entry, qsizetype position)
{
    RuleDraft rule{.name = textAt(entry, u"name"),
                   .isEnabled = !isTrueAt(entry, u"disabled"),
                   .target = textAt(entry, u"route"),
                   .fallback = textsAt(entry, u"fallback"),
                   .source = entry};
    if (rule.name.isEmpty()) rule.name = u"rule %1"_s.arg(position);
    const Json5Value *when = entry.find(u"when");
    if (!when) return rule;
    rule.model = textAt(*when, u"model");
    rule.system = textAt(*when, u"system");
    rule.tool = textAt(*when, u"tool");
    rule.client = textAt(*when, u"client");
    if (const Json5Value *headers = when->find(u"headers"))
        for (const Json5Member &member : headers->members) rule.headers.insert(member.name, member.value.string);
    rule.tokensOver = tokensAt(*when, u"tokensOver");
    rule.tokensUnder = tokensAt(*when, u"tokensUnder");
    rule.thinking = flagAt(*when, u"thinking");
    rule.image = flagAt(*when, u"image");
    rule.stream = flagAt(*when, u"stream");
    return rule;
}

void setTokens(Json5Value &when, const QString &name, std::optional<qint64> tokens)
{
    if (tokens)
        setMember(when, name, numberValue(static_cast<double>(*tokens)));
    else
        removeMember(when, name);
}

void setFlag(Json5Value &when, const QString &name, std::optional<bool> flag)
{
    if (flag)
        setMember(when, name, booleanValue(*flag));
    else
        removeMember(when, name);
}

Json5Value entryOf(const RuleDraft &rule)
{
    Json5Value entry = rule.source;
    setText(entry, u"name"_s, rule.name);
    Json5Value &when = objectAt(entry, u"when"_s);
    setText(when, u"model"_s, rule.model);
    setText(when, u"system"_s, rule.system);
    setText(when, u"tool"_s, rule.tool);
    setText(when, u"client"_s, rule.client);
    if (rule.headers.isEmpty()) {
        removeMember(when, u"headers");
    } else {
        Json5Value headers = objectValue();
        for (auto header = rule.headers.cbegin(); header != rule.headers.cend(); ++header)
            setMember(headers, header.key(), textValue(header.value()));
        setMember(when, u"headers"_s, headers);
    }
    setTokens(when, u"tokensOver"_s, rule.tokensOver);
    setTokens(when, u"tokensUnder"_s, rule.tokensUnder);
    setFlag(when, u"thinking"_s, rule.thinking);
    setFlag(when, u"image"_s, rule.image);
    setFlag(when, u"stream"_s, rule.stream);
    setMember(entry, u"route"_s, textValue(rule.target));
    if (rule.fallback.isEmpty())
        removeMember(entry, u"fallback");
    else
        setMember(entry, u"fallback"_s, textsValue(rule.fallback));
    if (rule.isEnabled)
        removeMember(entry, u"disabled");
    else
        setMember(entry, u"disabled"_s, booleanValue(true));
    return entry;
}

const Json5Value *routerOf(const Json5Value &root)
{
    return root.find(u"Router");
}

int indexOf(const QList<RuleDraft> &rules, const QString &name)
{
    for (int i = 0; i < rules.size(); ++i)
        if (rules.at(i).name == name) return i;
    return -1;
}

// Of what records call a rule and is none of the list.
QString scenarioOf(const QString &rule)
{
    return scenarioNames().contains(rule) ? rule : u"default"_s;
}

} // namespace

const QStringList &scenarioNames()
{
    static const QStringList names{u"default"_s, u"background"_s, u"think"_s, u"longContext"_s, u"webSearch"_s, u"image"_s};
    return names;
}

QString scenarioTarget(const Json5Value &root, const QString &scenario)
{
    const Json5Value *router = routerOf(root);
    return router ? textAt(*router, scenario) : QString();
}

void setScenarioTarget(Json5Value &root, const QString &scenario, const QString &target)
{
    if (target.isEmpty() && !routerOf(root)) return;
    setText(objectAt(root, u"Router"_s), scenario, target);
}

int longContextThreshold(const Json5Value &root)
{
    const Json5Value *router = routerOf(root);
    const double number = router ? numberAt(*router, u"longContextThreshold").value_or(0) : 0;
    return number > 0 ? static_cast<int>(number) : defaultThreshold;
}

void setLongContextThreshold(Json5Value &root, int tokens)
{
    if (tokens == longContextThreshold(root)) return; // the default need not be written
    setMember(objectAt(root, u"Router"_s), u"longContextThreshold"_s, numberValue(tokens));
}

QList<RuleDraft> rulesOf(const Json5Value &root)
{
    QList<RuleDraft> rules;
    const Json5Value *router = routerOf(root);
    const Json5Value *list = router ? router->find(u"rules") : nullptr;
    if (!list) return rules;
    for (const Json5Value &entry : list->elements)
        if (entry.type == Type::Object) rules.append(ruleOf(entry, rules.size() + 1));
    return rules;
}

void setRules(Json5Value &root, const QList<RuleDraft> &rules)
{
    if (rules.isEmpty()) {
        if (Json5Value *router = findMember(root, u"Router")) removeMember(*router, u"rules");
        return;
    }
    std::vector<Json5Value> entries;
    for (const RuleDraft &rule : rules) entries.push_back(entryOf(rule));
    setMember(objectAt(root, u"Router"_s), u"rules"_s, listValue(std::move(entries)));
}

void setRouteOf(Json5Value &root, const QString &rule, const QString &target)
{
    QList<RuleDraft> rules = rulesOf(root);
    const int index = indexOf(rules, rule);
    if (index < 0) return setScenarioTarget(root, scenarioOf(rule), target);
    rules[index].target = target;
    setRules(root, rules);
}

RoutePlace routePlace(const Json5Value &root, const QString &rule, const QString &provider, const QString &model)
{
    if (const int index = indexOf(rulesOf(root), rule); index >= 0)
        return {.list = RoutePlace::List::Rules, .scenario = {}, .index = index};
    const QString scenario = scenarioOf(rule);
    const QStringList fallbacks = fallbackOf(root, scenario);
    for (int i = 0; i < fallbacks.size() && !isTarget(scenarioTarget(root, scenario), provider, model); ++i)
        if (isTarget(fallbacks.at(i), provider, model)) return {.list = RoutePlace::List::Fallbacks, .scenario = scenario, .index = i};
    return {.list = RoutePlace::List::Scenarios, .scenario = scenario};
}

QStringList fallbackOf(const Json5Value &root, const QString &scenario)
{
    const Json5Value *fallback = root.find(u"fallback");
    return fallback ? textsAt(*fallback, scenario) : QStringList();
}

void setFallback(Json5Value &root, const QString &scenario, const QStringList &targets)
{
    if (targets.isEmpty()) {
        Json5Value *fallback = findMember(root, u"fallback");
        if (!fallback) return;
        removeMember(*fallback, scenario);
        if (fallback->members.empty()) removeMember(root, u"fallback");
        return;
    }
    setMember(objectAt(root, u"fallback"_s), scenario, textsValue(targets));
}

QStringList routeTargets(const Json5Value &root)
{
    QStringList targets;
    const Json5Value *list = providersIn(root);
    if (!list) return targets;
    for (const Json5Value &entry : list->elements) {
        const QString name = textAt(entry, u"name").trimmed();
        if (name.isEmpty() || isTrueAt(entry, u"disabled")) continue;
        for (const QString &model : textsAt(entry, u"models")) targets.append(name + u',' + model);
    }
    return targets;
}

QString shownTarget(const QString &target)
{
    const qsizetype comma = target.indexOf(u',');
    const QString model = target.mid(comma + 1).trimmed();
    return comma > 0 && !model.isEmpty() ? model + u" · "_s + target.left(comma).trimmed() : target;
}

} // namespace ccr::ui
