#pragma once

#include "logging/base/environment.h"
#include "ui/workspace/terminal_launcher.h"

#include <QStringList>

namespace ccr::app {

/// The user's terminal: $TERMINAL, else what Debian's alternatives, the desktop or the PATH offer. Runs `ccr code` in it, which sets the
/// variables for Claude Code. Main thread.
class DesktopTerminal final : public ui::TerminalLauncher
{
public:
    /// `program`: the command line program. `configPath`: what it shall use.
    DesktopTerminal(QString program, QString configPath, Environment environment);

    Phrase openClaude() override;

private:
    QString m_program;
    QString m_configPath;
    Environment m_environment;
};

/// The command line that runs `command` in a terminal; empty: the terminal is not known. By its name, since each wants it told in its own
/// way.
QStringList terminalCommand(const QString &terminal, const QStringList &command);

} // namespace ccr::app
