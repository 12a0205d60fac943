#pragma once

#include "proxy/config/config_loader.h"

#include <QList>

namespace ccr::app {

struct EnvironmentChange
{
    QString name;
    std::optional<QString> value; ///< absent: the variable is taken away
    bool operator==(const EnvironmentChange &) const = default;
};

/// What points Claude Code at `baseUrl`. `environment` tells what NO_PROXY already holds.
QList<EnvironmentChange> agentEnvironment(const proxy::ProxyConfig &config, const proxy::AgentConfig &agent, const QString &baseUrl,
                                          const Environment &environment);

/// Replaces the variable, or adds it.
void setVariable(QList<EnvironmentChange> &changes, const QString &name, const QString &value);

enum class ShellKind
{
    Posix, ///< sh, bash, zsh
    Fish,
    PowerShell,
    Csh
};

/// By name: "bash", "pwsh" … Absent when unknown.
std::optional<ShellKind> shellFromName(const QString &name);
/// Quoted so that the shell takes it as one literal word.
QString shellQuoted(const QString &text, ShellKind shell);
/// One command line for the shell to evaluate.
QString shellLine(const EnvironmentChange &change, ShellKind shell);

} // namespace ccr::app
