#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "proxy/config/config_loader.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::app {

int configCommand(const QStringList &arguments)
{
    if (arguments.value(0) != "validate"_L1) return refuse(u"use \"ccr config validate [FILE]\""_s);
    const QString path = arguments.value(1, configPath());
    if (!QFileInfo::exists(path)) return refuse(u"%1 does not exist"_s.arg(path));
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(path, proxy::processEnvironment());
    if (!loaded) return refuse(loaded.error());
    for (const proxy::ConfigNotice &notice : loaded->notices)
        say(u"%1 line %2: %3: %4"_s.arg(path).arg(notice.line).arg(notice.pointer, notice.message));
    say(u"%1 is valid: %2 provider(s)"_s.arg(path).arg(loaded->config.isDemo ? 0 : loaded->config.providers.size()));
    return 0;
}

} // namespace ccr::app
