#pragma once

#include <QStringList>

namespace ccr::app {

// One sub-command a function; each answers the exit code.
int serveCommand(const QStringList &arguments);
int stopCommand(const QStringList &arguments);
int statusCommand(const QStringList &arguments);
int codeCommand(const QStringList &arguments);
int envCommand(const QStringList &arguments);
int configCommand(const QStringList &arguments);
int uiCommand(const QStringList &arguments);

} // namespace ccr::app
