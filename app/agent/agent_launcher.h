#pragma once

#include "app/agent/agent_environment.h"

#include <QByteArrayList>

namespace ccr::app {

/// A start of Claude Code.
struct AgentLaunch
{
    QString program;          ///< a path, or a name that PATH knows
    QByteArrayList arguments; ///< exactly what it shall get
    QList<EnvironmentChange> environment;
    bool nonInteractive = false; ///< for machines: no colours, no terminal tricks, nothing to read
};

/// Which program to start: what the configuration or CLAUDE_PATH says, else "claude" from PATH or from where its installer puts
/// it. The error says how to get it: NotFound when it is not there, Forbidden when it is no program that can be run.
Result<QString> agentProgram(const proxy::AgentConfig &agent);

/// Makes this process that program, so that terminal, signals and exit code are its own and nothing needs forwarding.
/// Returns only when that fails, with an error as above.
Error launchAgent(AgentLaunch launch);

} // namespace ccr::app
