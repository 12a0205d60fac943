#include "app/agent/agent_environment.h"
#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/headless/keychain_config.h"
#include "app/headless/service_control.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

int envCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("env"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    const QString name = parsed->has("shell"_L1) ? parsed->value("shell"_L1) : u"bash"_s;
    const std::optional<ShellKind> shell = shellFromName(name);
    if (!shell) return refuse(u"--shell: \"%1\" is unknown; use bash, zsh, fish, powershell or csh"_s.arg(name));
    const Environment environment = processEnvironment();
    const Result<proxy::LoadedConfig> loaded = loadWithKeychain(configPath());
    if (!loaded) return refuse(loaded.error());
    const Result<ServiceStatus> status = ServiceControl(configPath()).status();
    if (!status) return refuse(status.error());
    for (const EnvironmentChange &change : agentEnvironment(loaded->config, loaded->agent, status->address.baseUrl(), environment))
        say(shellLine(change, *shell));
    return 0;
}

} // namespace ccr::app
