#pragma once

#include <QByteArrayList>
#include <QStringList>

namespace ccr::app {

// One sub-command a function; each answers the exit code.
int serveCommand(const QStringList &arguments);
int startCommand(const QStringList &arguments);
int stopCommand(const QStringList &arguments);
int restartCommand(const QStringList &arguments);
int statusCommand(const QStringList &arguments);
int codeCommand(const QByteArrayList &arguments);
int envCommand(const QStringList &arguments);
int configCommand(const QStringList &arguments);
int logsCommand(const QStringList &arguments);
int routeCommand(const QStringList &arguments);
int modelCommand(const QStringList &arguments);
int presetCommand(const QStringList &arguments);
int installCommand(const QStringList &arguments);
int presetAgentCommand(const QString &preset, const QByteArrayList &arguments); ///< `ccr PRESET …`
int statuslineCommand(const QStringList &arguments);
int uiCommand(const QStringList &arguments);
int versionCommand(const QStringList &arguments);
int helpCommand(const QStringList &arguments);
int completionCommand(const QStringList &arguments);

} // namespace ccr::app
