#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/headless/service_control.h"
#include "proxy/config/config_loader.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int patienceSeconds = 35; // a little more than the router lets requests in progress end

} // namespace

int stopCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("stop"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    int seconds = patienceSeconds;
    if (parsed->has("timeout"_L1)) {
        bool ok = false;
        seconds = parsed->value("timeout"_L1).toInt(&ok);
        if (!ok || seconds < 0) return refuse(u"--timeout: \"%1\" is not a number of seconds"_s.arg(parsed->value("timeout"_L1)));
    }
    const ServiceControl control(configPath());
    const std::optional<RunningRouter> router = control.recorded();
    if (!router) {
        const Result<ServiceStatus> status = control.status();
        if (status && status->answers)
            return refuse(u"%1 serves %2, but it was not started with this configuration; it is left alone"_s.arg(
                describeListener(status->address.host, status->address.port).value_or(u"a router"_s), status->address.baseUrl()));
        say(u"The router is not running."_s);
        return 0;
    }
    const StopUrgency urgency = parsed->has("force"_L1) ? StopUrgency::Now : StopUrgency::LetRequestsEnd;
    const Result<Done> stopped = control.stop(*router, urgency, std::chrono::seconds(seconds));
    if (!stopped) return refuse(stopped.error());
    say(u"The router has stopped."_s);
    return 0;
}

int restartCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("restart"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    const ServiceControl control(configPath());
    const std::optional<RunningRouter> router = control.recorded();
    if (router && router->program.endsWith("ccr-desktop"_L1))
        return refuse(u"the window serves (process %1); close it and open it again"_s.arg(router->pid));
    // One that cannot start must not take the place of one that runs.
    if (const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(configPath(), processEnvironment()); !loaded)
        return refuse(loaded.error());
    if (router) {
        const StopUrgency urgency = parsed->has("force"_L1) ? StopUrgency::Now : StopUrgency::LetRequestsEnd;
        const Result<Done> stopped = control.stop(*router, urgency, std::chrono::seconds(patienceSeconds));
        if (!stopped) return refuse(stopped.error());
    }
    const Result<RouterAddress> address = control.startInBackground(router ? router->arguments : QStringList());
    if (!address) return refuse(address.error());
    say(u"The router has started, at %1"_s.arg(address->baseUrl()));
    return 0;
}

} // namespace ccr::app
