#include "ui/main_window/setup_text.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

QString setupText(const proxy::ProxyState &state, Shell shell)
{
    const QString url = state.baseUrl();
    const QString token = state.needsKey ? u"YOUR_APIKEY"_s : u"any"_s;
    switch (shell) {
    case Shell::Bash: return u"export ANTHROPIC_BASE_URL=%1 ANTHROPIC_AUTH_TOKEN=%2\n"_s.arg(url, token);
    case Shell::Fish: return u"set -gx ANTHROPIC_BASE_URL %1; set -gx ANTHROPIC_AUTH_TOKEN %2\n"_s.arg(url, token);
    case Shell::PowerShell: return u"$env:ANTHROPIC_BASE_URL = \"%1\"; $env:ANTHROPIC_AUTH_TOKEN = \"%2\"\n"_s.arg(url, token);
    case Shell::SettingsJson:
        return u"{ \"env\": { \"ANTHROPIC_BASE_URL\": \"%1\", \"ANTHROPIC_AUTH_TOKEN\": \"%2\" } }\n"_s.arg(url, token);
    }
    return {};
}

} // namespace ccr::ui
