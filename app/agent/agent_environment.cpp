#include "app/agent/agent_environment.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr auto loopback = "127.0.0.1"_L1;

// What the user excepted from his HTTP proxy stays excepted.
QString withLoopback(const QString &noProxy)
{
    for (const QStringView host : QStringView(noProxy).split(u','))
        if (host.trimmed() == loopback) return noProxy;
    return noProxy.isEmpty() ? QString(loopback) : noProxy + u',' + loopback;
}

QString replaced(QString text, const QString &what, const QString &with)
{
    return text.replace(what, with);
}

} // namespace

QList<EnvironmentChange> agentEnvironment(const proxy::ProxyConfig &config, const proxy::AgentConfig &agent, const QString &baseUrl,
                                          const Environment &environment)
{
    QList<EnvironmentChange> changes{
        {u"ANTHROPIC_AUTH_TOKEN"_s, config.apiKey.isEmpty() ? u"test"_s : config.apiKey},
        {u"ANTHROPIC_API_KEY"_s, QString(u""_s)}, // one set elsewhere would compete with the token
        {u"ANTHROPIC_BASE_URL"_s, baseUrl},
        {u"NO_PROXY"_s, withLoopback(environment(u"NO_PROXY"_s))},
        {u"DISABLE_TELEMETRY"_s, u"true"_s},
        {u"DISABLE_COST_WARNINGS"_s, u"true"_s},
        {u"API_TIMEOUT_MS"_s, QString::number(config.timeout.count())},
    };
    // Where both spellings exist, which one counts differs from library to library.
    if (const QString lower = environment(u"no_proxy"_s); !lower.isEmpty()) changes.append({u"no_proxy"_s, withLoopback(lower)});
    if (!agent.smallFastModel.isEmpty()) changes.append({u"ANTHROPIC_SMALL_FAST_MODEL"_s, agent.smallFastModel});
    // Each of these makes Claude Code pass by the base URL.
    for (const QString &name : {u"CLAUDE_CODE_USE_BEDROCK"_s, u"CLAUDE_CODE_USE_VERTEX"_s, u"CLAUDE_CODE_USE_FOUNDRY"_s})
        changes.append({name, std::nullopt});
    return changes;
}

void setVariable(QList<EnvironmentChange> &changes, const QString &name, const QString &value)
{
    const auto found = std::find_if(changes.begin(), changes.end(), [&](const EnvironmentChange &change) { return change.name == name; });
    if (found == changes.end())
        changes.append({name, value});
    else
        found->value = value;
}

std::optional<ShellKind> shellFromName(const QString &name)
{
    if (name == "bash"_L1 || name == "zsh"_L1 || name == "sh"_L1 || name == "posix"_L1) return ShellKind::Posix;
    if (name == "fish"_L1) return ShellKind::Fish;
    if (name == "powershell"_L1 || name == "pwsh"_L1) return ShellKind::PowerShell;
    if (name == "csh"_L1 || name == "tcsh"_L1) return ShellKind::Csh;
    return std::nullopt;
}

QString shellQuoted(const QString &text, ShellKind shell)
{
    const QString closed = u"'\\''"_s; // leaves the quotes for one escaped quotation mark
    switch (shell) {
    case ShellKind::Posix: return u'\'' + replaced(text, u"'"_s, closed) + u'\'';
    case ShellKind::Fish: // knows two escapes within single quotes
        return u'\'' + replaced(replaced(text, u"\\"_s, u"\\\\"_s), u"'"_s, u"\\'"_s) + u'\'';
    case ShellKind::PowerShell: return u'\'' + replaced(text, u"'"_s, u"''"_s) + u'\'';
    case ShellKind::Csh: // history and ends of lines are looked for even within single quotes
        return u'\'' + replaced(replaced(replaced(text, u"'"_s, closed), u"!"_s, u"\\!"_s), u"\n"_s, u"\\\n"_s) + u'\'';
    }
    return {};
}

QString shellLine(const EnvironmentChange &change, ShellKind shell)
{
    const QString value = change.value ? shellQuoted(*change.value, shell) : QString();
    switch (shell) {
    case ShellKind::Posix: return change.value ? u"export %1=%2"_s.arg(change.name, value) : u"unset %1"_s.arg(change.name);
    case ShellKind::Fish: return change.value ? u"set -gx %1 %2"_s.arg(change.name, value) : u"set -e %1"_s.arg(change.name);
    case ShellKind::PowerShell:
        return change.value ? u"$env:%1 = %2"_s.arg(change.name, value)
                            : u"Remove-Item Env:%1 -ErrorAction SilentlyContinue"_s.arg(change.name);
    case ShellKind::Csh: return change.value ? u"setenv %1 %2;"_s.arg(change.name, value) : u"unsetenv %1;"_s.arg(change.name);
    }
    return {};
}

} // namespace ccr::app
