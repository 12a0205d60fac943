#include "logging/api/config_places.h"

#include "logging/api/config_names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

const QString loggingKey = u"Logging"_s;
const QString variablesKey = u"EnvironmentVariables"_s;
constexpr QLatin1StringView defaultsGroup = "streamDefaults"_L1;

QString joined(const QString &parent, const QString &name)
{
    return parent.isEmpty() ? name : parent + u'/' + name;
}

QString aliased(std::span<const KeyAlias> aliases, const QString &written)
{
    for (const KeyAlias &alias : aliases)
        if (written == alias.written) return alias.path;
    return {};
}

// The path of the documentation, whichever way the last or an earlier part of it is spelled.
QString documented(std::span<const KeyAlias> aliases, const QString &written)
{
    QString path;
    QString soFar;
    const QStringList parts = written.split(u'/');
    for (const QString &part : parts) {
        soFar = joined(soFar, part);
        path = joined(path, part);
        if (const QString whole = aliased(aliases, soFar); !whole.isEmpty())
            path = whole;
        else if (const QString inGroup = aliased(aliases, path); !inGroup.isEmpty())
            path = inGroup;
    }
    return path;
}

QString documented(const QString &setting)
{
    const QString path = documented(loggingAliases(), setting);
    const QString prefix = QString(defaultsGroup) + u'/';
    return path.startsWith(prefix) ? prefix + documented(streamAliases(), path.mid(prefix.size())) : path;
}

/// Looks for a setting in an object of them.
class Search
{
public:
    Search(QString wanted, QStringList parent) : m_wanted(std::move(wanted)), m_parent(std::move(parent)) {}

    void look(const Json5Value &object, const QString &written = {})
    {
        for (const Json5Member &member : object.members) {
            if (object.find(member.name) != &member.value || member.value.type == Json5Value::Type::Null) continue;
            const QString path = joined(written, member.name);
            const bool isObject = member.value.type == Json5Value::Type::Object;
            const QString meant = documented(path);
            // "history": false is history.enabled, "format": "text" is format.profile.
            const bool isMeant =
                meant == m_wanted || (!isObject && (meant + u"/enabled"_s == m_wanted || meant + u"/profile"_s == m_wanted));
            if (isMeant)
                add(path, meant == path);
            else if (isObject && member.name != "streams"_L1)
                look(member.value, path);
        }
    }
    std::vector<QStringList> found() const
    {
        std::vector<QStringList> places = m_own;
        places.insert(places.end(), m_others.rbegin(), m_others.rend()); // of other spellings the later one counts
        return places;
    }

private:
    void add(const QString &path, bool isOwnName) { (isOwnName ? m_own : m_others).push_back(m_parent + path.split(u'/')); }

    QString m_wanted;
    QStringList m_parent;
    std::vector<QStringList> m_own;
    std::vector<QStringList> m_others;
};

void addVariables(const Json5Value &object, const QStringList &parent, const QString &wanted, std::vector<QStringList> &places)
{
    for (const Variable &variable : loggingVariables()) {
        const Json5Value *value = documented(variable.path) == wanted ? object.find(QString(variable.name)) : nullptr;
        if (value && value->type != Json5Value::Type::Null) places.push_back(parent + QStringList{variable.name});
    }
}

} // namespace

bool hasLoggingAtRoot(const Json5Value &config)
{
    const auto has = [&config](QStringView key) { return config.find(key) != nullptr; };
    return !has(loggingKey) && (has(u"streams") || has(u"level") || has(u"enhancedFeatures") || has(u"enabled"));
}

std::vector<QStringList> placesOf(const Json5Value &config, const QString &setting)
{
    const QString wanted = documented(setting);
    std::vector<QStringList> places;
    if (const Json5Value *variables = config.find(variablesKey)) addVariables(*variables, {variablesKey}, wanted, places);
    const Json5Value *block = config.find(loggingKey);
    Search search(wanted, block ? QStringList{loggingKey} : QStringList());
    if (block)
        search.look(*block);
    else if (hasLoggingAtRoot(config))
        search.look(config);
    const std::vector<QStringList> found = search.found();
    places.insert(places.end(), found.begin(), found.end());
    addVariables(config, {}, wanted, places);
    return places;
}

QStringList placeFor(const Json5Value &config, const QString &setting)
{
    const QStringList steps = setting.split(u'/');
    return hasLoggingAtRoot(config) ? steps : QStringList{loggingKey} + steps;
}

} // namespace ccr::logging
