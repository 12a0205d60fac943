#include "app/cli/command_arguments.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "app/headless/service_control.h"
#include "logging/report/history_access.h"
#include "logging/report/log_checks.h"
#include "logging/rotation/permission_check.h"

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

/// False: something could not be repaired.
bool repairPermissions(const logging::LoggingConfig &config, WallTime now)
{
    bool isDone = true;
    for (const logging::PermissionFinding &finding : logging::checkPermissions(config, now)) {
        if (!finding.canRepair) continue;
        const Result<Done> repaired = logging::repair(finding);
        isDone = isDone && repaired;
        if (repaired)
            std::fprintf(stderr, "ccr: repaired %s: mode %03o\n", qPrintable(finding.path), static_cast<unsigned>(finding.mode));
        else
            refuse(repaired.error());
    }
    return isDone;
}

} // namespace

int logsCheck(const CommandArguments &arguments)
{
    const Result<ServiceStatus> status = ServiceControl(configPath()).status();
    const logging::LoggingConfig config = resolvedLogging(configPath()).config;
    const WallTime now = wallNow();
    const bool isRepaired = !arguments.has("repair"_L1) || repairPermissions(config, now);
    const logging::LogCheckFacts facts{.routerRuns = status && status->answers, .lastRequest = logging::lastRequest(config)};
    const std::vector<logging::LogCheck> checks = logging::checkLogs(config, facts, now);
    if (arguments.has("json"_L1)) {
        say(QString::fromUtf8(logging::checksJson(checks, now)));
    } else {
        for (const logging::LogCheck &check : checks) {
            say(u"%1 %2 %3"_s.arg(logging::toString(check.state), -9).arg(check.name, -12).arg(check.text.english()));
            if (!check.remedy.isEmpty()) say(u"%1 %2"_s.arg(QString(), -22).arg(check.remedy.english()));
        }
    }
    const int state = static_cast<int>(logging::worst(checks));
    return isRepaired ? state : std::max(state, 1); // 0, 1, 2 as monitoring systems expect it
}

} // namespace ccr::app
