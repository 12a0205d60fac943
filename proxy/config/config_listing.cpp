#include "proxy/config/config_listing.h"

#include "proxy/config/config_env.h"
#include "proxy/config/config_fields.h"
#include "proxy/config/displayed_value.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Type = Json5Value::Type;

Json5Value textValue(const QString &text)
{
    return {.type = Type::String, .string = text};
}

class Lister
{
public:
    explicit Lister(const Environment &environment) : m_environment(environment) {}

    void add(const Json5Value &value, const QString &pointer, const QString &key)
    {
        const bool isLeaf = value.elements.empty() && value.members.empty();
        if (isLeaf) m_values.push_back({pointer, QString::fromUtf8(toJson(shown(value, key))), source(value)});
        int index = 0;
        for (const Json5Value &element : value.elements) add(element, pointer + u'/' + QString::number(index++), elementKey(value, key));
        for (const Json5Member &member : value.members)
            if (&member.value == value.find(member.name)) add(member.value, pointerTo(pointer, member.name), memberKey(key, member.name));
    }

    void addDefault(const QString &pointer, const Json5Value &value, const QString &from = u"default"_s)
    {
        if (std::any_of(m_values.begin(), m_values.end(), [&pointer](const EffectiveValue &known) { return known.pointer == pointer; }))
            return;
        m_values.push_back({pointer, QString::fromUtf8(toJson(value)), from});
    }
    void addDefault(const QString &pointer, std::int64_t number)
    {
        addDefault(pointer, {.type = Type::Number, .number = static_cast<double>(number)});
    }

    void override(const QString &pointer, const Json5Value &value, const QString &variable)
    {
        std::erase_if(m_values, [&pointer](const EffectiveValue &known) { return known.pointer == pointer; });
        addDefault(pointer, value, u"environment "_s + variable);
    }

    std::vector<EffectiveValue> take() { return std::move(m_values); }

private:
    Json5Value shown(const Json5Value &value, const QString &key) const
    {
        QStringList missing;
        const bool isText = value.type == Type::String && !isSecretKey(key);
        return displayedValue(key, isText ? textValue(interpolate(value.string, m_environment, missing)) : value);
    }

    QString source(const Json5Value &value) const
    {
        const QString line = u"line %1"_s.arg(value.line);
        if (value.type != Type::String) return line;
        QStringList missing;
        interpolate(value.string, m_environment, missing);
        if (!missing.isEmpty()) return line + u", $%1 is not set"_s.arg(missing.join(u", $"));
        QStringList names; // with no variable set every one is missing
        interpolate(
            value.string, [](const QString &) { return QString(); }, names);
        return names.isEmpty() ? line : line + u", from $%1"_s.arg(names.join(u", $"));
    }

    const Environment &m_environment;
    std::vector<EffectiveValue> m_values;
};

} // namespace

std::vector<EffectiveValue> effectiveValues(const Json5Value &root, const LoadedConfig &loaded, const Environment &environment)
{
    Lister lister(environment);
    for (const Json5Member &member : root.members)
        if (&member.value == root.find(member.name)) lister.add(member.value, pointerTo(QString(), member.name), member.name);
    const ProxyConfig &config = loaded.config;
    const bool hasService = !environment(u"SERVICE_PORT"_s).isEmpty();
    const bool inContainer = isInContainer(environment);
    if (hasService || (inContainer && !environment(u"PORT"_s).isEmpty()))
        lister.override(u"/PORT"_s, {.type = Type::Number, .number = static_cast<double>(config.port)},
                        hasService ? u"SERVICE_PORT"_s : u"PORT"_s);
    if (inContainer && !environment(u"HOST"_s).isEmpty()) lister.override(u"/HOST"_s, textValue(config.host), u"HOST"_s);
    if (!root.find(u"CLAUDE_PATH") && !environment(u"CLAUDE_PATH"_s).isEmpty())
        lister.override(u"/CLAUDE_PATH"_s, textValue(loaded.agent.claudePath), u"CLAUDE_PATH"_s);
    lister.addDefault(u"/HOST"_s, textValue(config.host));
    lister.addDefault(u"/PORT"_s, config.port);
    lister.addDefault(u"/API_TIMEOUT_MS"_s, config.timeout.count());
    lister.addDefault(u"/CLAUDE_PATH"_s, textValue(loaded.agent.claudePath));
    lister.addDefault(u"/NON_INTERACTIVE_MODE"_s, {.type = Type::Boolean, .boolean = loaded.agent.nonInteractive});
    lister.addDefault(u"/forceUseImageAgent"_s, {.type = Type::Boolean, .boolean = config.forceUseImageAgent});
    lister.addDefault(u"/CUSTOM_ROUTER_TIMEOUT_MS"_s, config.customRouterTimeout.count());
    lister.addDefault(u"/TRANSFORMER_TIMEOUT_MS"_s, config.transformerTimeout.count());
    const RouteTarget &route = config.router.defaultRoute;
    if (route.isSet() && !root.find(u"Router"))
        lister.addDefault(u"/Router/default"_s, textValue(route.provider + u',' + route.model),
                          config.isDemo ? u"built in"_s : u"default: the first model"_s);
    lister.addDefault(u"/Router/longContextThreshold"_s, config.router.longContextThreshold);
    lister.addDefault(u"/Router/retry/attemptsPerTarget"_s, config.retry.attemptsPerTarget);
    lister.addDefault(u"/Router/retry/firstDelayMs"_s, config.retry.firstDelay.count());
    lister.addDefault(u"/Router/retry/longestDelayMs"_s, config.retry.longestDelay.count());
    lister.addDefault(u"/Router/health/failuresToOpen"_s, config.health.failuresToOpen);
    lister.addDefault(u"/Router/health/openForMs"_s, config.health.openFor.count());
    return lister.take();
}

} // namespace ccr::proxy
