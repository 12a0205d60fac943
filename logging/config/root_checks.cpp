#include "logging/config/root_checks.h"

#include "logging/api/config_names.h"
#include "logging/api/logging_config_sentences.h"
#include "logging/base/nearest_name.h"
#include "logging/config/logging_options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;
using Layout = RootReading::Layout;

constexpr int closeMistakes = 2;
constexpr qsizetype shortestSetting = 5; ///< shorter words are near to too many others
const QStringList ownKeys{u"Logging"_s, u"LoggingPreset"_s, u"LoggingPresets"_s, u"EnvironmentVariables"_s};
// Words that others write at a root as well.
const QStringList commonWords{u"version"_s, u"base"_s, u"profile"_s, u"format"_s, u"directory"_s, u"performance"_s, u"rotation"_s};

/// Names of settings that may stand at the top.
QStringList settingNames()
{
    QStringList names{u"streams"_s, u"streamDefaults"_s};
    for (const Option<LoggingDraft> &option : loggingOptions().options) names.append(QString(option.path).section(u'/', 0, 0));
    for (const KeyAlias &alias : loggingOptions().aliases) names.append(QString(alias.written).section(u'/', 0, 0));
    names.removeDuplicates();
    names.removeOne(u"LOG"_s); // a variable
    return names;
}

bool looksLikeAVariable(const QString &name)
{
    return name.startsWith("LOG_"_L1) || name.startsWith("ENABLE_"_L1);
}

class RootChecks
{
public:
    RootChecks(const Json5Value &root, QString source, const RootReading &reading)
        : m_root(root), m_source(std::move(source)), m_reading(reading), m_settings(settingNames()), m_variables(loggingVariableNames())
    {
    }

    ConfigDiagnostics run()
    {
        for (const Json5Member &member : m_root.members) check(member);
        if (const Json5Value *logging = m_root.find(ownKeys.front())) repeated(*logging, pointerTo({}, ownKeys.front()));
        return std::move(m_diagnostics);
    }

private:
    void report(const Json5Member &member, const Phrase &message, const Phrase &suggestion)
    {
        m_diagnostics.push_back({Kind::Warning, {m_source, pointerTo({}, member.name), member.value.line}, message, suggestion});
    }
    void unknown(const Json5Member &member, const Phrase &suggestion)
    {
        report(member, saidOfConfig("\"%1\" is unknown and has no effect", member.name), suggestion);
    }

    // The reader of settings is not asked about the preset.
    void repeated(const Json5Value &logging, const QString &pointer)
    {
        const QString &preset = ownKeys.at(1);
        for (const Json5Member &member : logging.members)
            if (member.name == preset && logging.find(preset) != &member.value)
                m_diagnostics.push_back({Kind::Warning,
                                         {m_source, pointerTo(pointer, preset), member.value.line},
                                         saidOfConfig("\"%1\" is written twice; the last one counts", preset),
                                         saidOfConfig("remove this one")});
    }

    void check(const Json5Member &member)
    {
        const QString &name = member.name;
        const bool isVariable = m_variables.contains(name);
        if (ownKeys.contains(name) || (isVariable && m_reading.isConfigFile)) {
            if (m_root.find(name) != &member.value)
                report(member, saidOfConfig("\"%1\" is written twice; the last one counts", name), saidOfConfig("remove this one"));
            return;
        }
        if (const QString meant = meantRootKey(name); !meant.isEmpty()) return unknown(member, didYouMean(meant));
        if (m_reading.layout == Layout::Flat && !m_reading.isRouterFile) return; // told by the reader of settings
        if (isVariable)
            return report(member, saidOfConfig("\"%1\" has no effect here: of files, only config.json has variables at its root", name),
                          saidOfConfig("write it in \"EnvironmentVariables\", or set it where the router is started"));
        const bool isSetting = m_settings.contains(name) && !(m_reading.isRouterFile && commonWords.contains(name));
        if (isSetting && m_reading.layout == Layout::Nested)
            report(member, saidOfConfig("\"%1\" has no effect beside \"Logging\", which alone counts", name),
                   saidOfConfig("move it into \"Logging\""));
        else if (isSetting && m_reading.layout == Layout::Nothing)
            report(member, saidOfConfig("\"%1\" has no effect at the root of this file", name),
                   saidOfConfig("write it in \"Logging\": {…}"));
        else if (!isSetting)
            checkUnknown(member);
    }

    void checkUnknown(const Json5Member &member)
    {
        const QString &name = member.name;
        if (looksLikeAVariable(name)) return unknown(member, suggestion(name, m_variables));
        if (name == "$schema"_L1) return;
        if (!m_reading.isRouterFile)
            return unknown(member, saidOfConfig("%1; settings belong into \"Logging\"", suggestion(name, m_settings)));
        // What is nobody's may be for anybody.
        const QString nearest = name.size() < shortestSetting ? QString() : nearestName(name, m_settings, closeMistakes);
        if (nearest.isEmpty() || m_settings.contains(name) || nearest.size() < shortestSetting) return;
        unknown(member, m_reading.layout == Layout::Flat ? didYouMean(nearest)
                                                         : saidOfConfig("did you mean \"%1\"? Write it in \"Logging\": {…}", nearest));
    }

    const Json5Value &m_root;
    const QString m_source;
    const RootReading m_reading;
    const QStringList m_settings;
    const QStringList m_variables;
    ConfigDiagnostics m_diagnostics;
};

} // namespace

QStringList loggingVariableNames()
{
    QStringList names{u"LOG_STREAMS"_s, u"LOG_CONFIG_FILE"_s};
    for (const Variable &variable : loggingVariables()) names.append(variable.name);
    return names;
}

QString meantRootKey(const QString &name)
{
    if (ownKeys.contains(name)) return {};
    for (const QString &key : ownKeys)
        if (key.compare(name, Qt::CaseInsensitive) == 0) return key;
    static const QStringList settings = settingNames();
    return settings.contains(name) ? QString() : nearestName(name, ownKeys, closeMistakes);
}

ConfigDiagnostics checkRoot(const Json5Value &root, const QString &source, const RootReading &reading)
{
    return RootChecks(root, source, reading).run();
}

} // namespace ccr::logging
