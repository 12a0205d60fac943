#include "app/import/ccr3_routes.h"

#include "app/import/ccr3_providers.h"
#include "app/import/ccr3_rules.h"
#include "logging/base/json5_values.h"
#include "proxy/api/config_sentence.h"

using namespace Qt::StringLiterals;
using Fate = ccr::proxy::ConfigOrigin::Fate;

namespace ccr::app {

namespace {

constexpr int mostAttempts = 20; // that Router.retry takes

/// The routes on their way.
class Reading
{
public:
    Reading(const Json5Value &from, proxy::ConfigSource &source) : m_from(from), m_source(source) {}
    void read();

private:
    void readPrices();
    const Json5Value *profile() const;
    void readProfile(const Json5Value &profile);
    bool readSlot(const Json5Value &profile, const QString &key, const QString &slot);
    void readFamily(const Json5Value &profile, const QString &family);
    void readPreferred();
    void readFallback();
    Json5Value &router() { return objectAt(m_source.root, u"Router"_s); }

    const Json5Value &m_from;
    proxy::ConfigSource &m_source;
    Ccr3Providers m_providers;
    std::vector<Json5Value> m_rules;
};

void Reading::read()
{
    m_providers = readCcr3Providers(m_from, m_source.origins);
    setMember(m_source.root, u"Providers"_s, listValue(m_providers.entries));
    readPrices();
    if (const Json5Value *theirs = m_from.find(u"Router")) m_rules = readCcr3Rules(*theirs, m_providers.models, m_source.origins);
    if (const Json5Value *agent = profile()) readProfile(*agent);
    readPreferred();
    if (!m_rules.empty()) setMember(router(), u"rules"_s, listValue(m_rules));
    readFallback();
    if (router().members.empty()) removeMember(m_source.root, u"Router");
}

void Reading::readPrices()
{
    if (m_providers.prices.empty()) return;
    setMember(objectAt(m_source.root, u"Logging"_s), u"prices"_s, listValue(m_providers.prices));
    m_source.origins.push_back({u"Providers[].modelMetadata"_s, {u"Logging"_s, u"prices"_s}, Fate::Taken, {}});
}

// The one that is in force; of several the first.
const Json5Value *Reading::profile() const
{
    const Json5Value *profiles = m_from.find(u"profile");
    const Json5Value *enabled = profiles ? profiles->find(u"enabled") : nullptr;
    const Json5Value *list = profiles ? profiles->find(u"profiles") : nullptr;
    if (!list || (enabled && !enabled->boolean)) return nullptr;
    for (const Json5Value &profile : list->elements)
        if (textAt(profile, u"agent") == "claude-code"_L1 && isTrueAt(profile, u"enabled")) return &profile;
    return nullptr;
}

void Reading::readProfile(const Json5Value &profile)
{
    readSlot(profile, u"model"_s, u"default"_s);
    if (!readSlot(profile, u"haikuModel"_s, u"background"_s)) readSlot(profile, u"smallFastModel"_s, u"background"_s);
    for (const QString &family : {u"opus"_s, u"sonnet"_s, u"fable"_s}) readFamily(profile, family);
    const Json5Value *routing = profile.find(u"routing");
    const Json5Value *own = routing ? routing->find(u"rules") : nullptr;
    if (own && !own->elements.empty())
        m_source.origins.push_back({u"profile.%1.routing"_s.arg(textAt(profile, u"name")),
                                    {},
                                    Fate::NeedsUser,
                                    proxy::said("rules of one profile are not taken over; add those that shall hold for all")});
}

bool Reading::readSlot(const Json5Value &profile, const QString &key, const QString &slot)
{
    const QString target = m_providers.models.target(textAt(profile, key));
    if (target.isEmpty()) return false;
    setMember(router(), slot, textValue(target));
    m_source.origins.push_back({u"profile.%1.%2"_s.arg(textAt(profile, u"name"), key),
                                {u"Router"_s, slot},
                                Fate::Adapted,
                                proxy::said("the model that Claude Code was given there")});
    return true;
}

// Claude Code asks by these names; a rule sends them where the profile did.
void Reading::readFamily(const Json5Value &profile, const QString &family)
{
    const QString target = m_providers.models.target(textAt(profile, QString(family + u"Model"_s)));
    if (target.isEmpty() || target == textAt(router(), u"default")) return;
    Json5Value rule = objectValue();
    setMember(rule, u"name"_s, textValue(family));
    setMember(objectAt(rule, u"when"_s), u"model"_s, textValue(u'*' + family + u'*'));
    setMember(rule, u"route"_s, textValue(target));
    m_rules.push_back(rule);
    m_source.origins.push_back({u"profile.%1.%2Model"_s.arg(textAt(profile, u"name"), family),
                                {u"Router"_s, u"rules"_s},
                                Fate::Adapted,
                                proxy::said("a rule for the model's name")});
}

// Without a profile's model that program's agents get the first one of the preferred provider.
void Reading::readPreferred()
{
    const QString preferred = textAt(m_from, u"preferredProvider");
    if (!textAt(router(), u"default").isEmpty() || preferred.isEmpty()) return;
    for (const Json5Value &entry : m_providers.entries) {
        const QStringList models = textsAt(entry, u"models");
        if (models.isEmpty() || textAt(entry, u"name") != preferred) continue;
        setMember(router(), u"default"_s, textValue(preferred + u',' + models.constFirst()));
        m_source.origins.push_back(
            {u"preferredProvider"_s, {u"Router"_s, u"default"_s}, Fate::Adapted, proxy::said("the first model of that provider")});
        return;
    }
}

void Reading::readFallback()
{
    const Json5Value *theirs = m_from.find(u"Router");
    const Ccr3Fallback fallback = readCcr3Fallback(theirs ? theirs->find(u"fallback") : nullptr, m_providers.models);
    if (fallback.retries > 0) {
        Json5Value &retry = objectAt(router(), u"retry"_s);
        setMember(retry, u"attemptsPerTarget"_s, numberValue(std::min(fallback.retries + 1, mostAttempts)));
        m_source.origins.push_back({u"Router.fallback"_s, {u"Router"_s, u"retry"_s}, Fate::Taken, {}});
    }
    if (fallback.targets.isEmpty()) return;
    Json5Value &scenarios = objectAt(m_source.root, u"fallback"_s);
    for (const QString &slot : {u"default"_s, u"background"_s})
        if (!textAt(router(), slot).isEmpty()) setMember(scenarios, slot, textsValue(fallback.targets));
    if (scenarios.members.empty()) setMember(scenarios, u"default"_s, textsValue(fallback.targets));
    m_source.origins.push_back({u"Router.fallback"_s, {u"fallback"_s}, Fate::Taken, {}});
}

} // namespace

void readCcr3Routes(const Json5Value &config, proxy::ConfigSource &source)
{
    Reading(config, source).read();
}

} // namespace ccr::app
