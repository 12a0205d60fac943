#pragma once

#include "proxy/api/proxy_control.h"

namespace ccr::ui {

enum class Shell
{
    Bash,
    Fish,
    PowerShell,
    SettingsJson
};

/// The command line program beside this one, by its path; else its name, to be found by the shell.
QString routerProgram();

/// What a user pastes to point Claude Code at the router. The key itself is never put on the clipboard: where one is needed, the text has
/// `router` say it when it is used.
QString setupText(const proxy::ProxyState &state, Shell shell, const QString &router = routerProgram());

} // namespace ccr::ui
