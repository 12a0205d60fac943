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

/// What a user pastes to point Claude Code at the router. The key itself is never put on the clipboard: where one is
/// needed, the text says where to put it.
QString setupText(const proxy::ProxyState &state, Shell shell);

} // namespace ccr::ui
