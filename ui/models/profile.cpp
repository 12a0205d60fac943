#include "ui/models/profile.h"

#include "ui/models/provider_draft.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

// Every text within, however deep: "provider,model" wherever the routes have one.
void collectTexts(const Json5Value &value, QStringList &texts)
{
    if (value.type == Json5Value::Type::String) texts.append(value.string);
    for (const Json5Value &element : value.elements) collectTexts(element, texts);
    for (const Json5Member &member : value.members) collectTexts(member.value, texts);
}

void noteTargets(const Json5Value &routes, const Json5Value &config, ProfileOutcome &outcome)
{
    QStringList texts;
    collectTexts(routes, texts);
    for (const QString &text : std::as_const(texts)) {
        if (text.contains("#{"_L1) || text.contains("{{"_L1)) outcome.needsAnswers = true;
        const qsizetype comma = text.indexOf(u',');
        if (comma <= 0) continue;
        const QString provider = text.first(comma).trimmed();
        if (providerIndex(config, provider) < 0 && !outcome.missingProviders.contains(provider)) outcome.missingProviders.append(provider);
    }
}

} // namespace

ProfileOutcome withProfile(const Json5Value &config, const Json5Value &preset)
{
    ProfileOutcome outcome{.root = config};
    for (const QString &name : {u"Router"_s, u"fallback"_s}) {
        const Json5Value *routes = preset.find(name);
        if (!routes) continue;
        outcome.hasRoutes = true;
        // Rules hold conditions too; only what they route to is a target.
        Json5Value targets = *routes;
        if (name == "Router"_L1)
            for (Json5Member &member : targets.members)
                if (member.name == "rules"_L1)
                    for (Json5Value &rule : member.value.elements)
                        std::erase_if(rule.members,
                                      [](const Json5Member &part) { return part.name != "route"_L1 && part.name != "fallback"_L1; });
        noteTargets(targets, config, outcome);
        setMember(outcome.root, name, *routes);
    }
    return outcome;
}

} // namespace ccr::ui
