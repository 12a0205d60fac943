#include "app/cli/command_arguments.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "app/headless/service_control.h"
#include "logging/report/history_access.h"
#include "logging/report/log_checks.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

int logsCheck(const CommandArguments &arguments)
{
    const Result<ServiceStatus> status = ServiceControl(configPath()).status();
    const logging::LoggingConfig config = resolvedLogging(configPath()).config;
    const WallTime now = wallNow();
    const logging::LogCheckFacts facts{.routerRuns = status && status->answers, .lastRequest = logging::lastRequest(config)};
    const std::vector<logging::LogCheck> checks = logging::checkLogs(config, facts, now);
    if (arguments.has("json"_L1)) {
        say(QString::fromUtf8(logging::checksJson(checks, now)));
    } else {
        for (const logging::LogCheck &check : checks) {
            say(u"%1 %2 %3"_s.arg(logging::toString(check.state), -9).arg(check.name, -12).arg(check.text));
            if (!check.remedy.isEmpty()) say(u"%1 %2"_s.arg(QString(), -22).arg(check.remedy));
        }
    }
    return static_cast<int>(logging::worst(checks)); // 0, 1, 2 as monitoring systems expect it
}

} // namespace ccr::app
