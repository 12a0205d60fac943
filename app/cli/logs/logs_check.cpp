#include "app/cli/command_arguments.h"
#include "app/cli/logs/history_access.h"
#include "app/cli/logs/log_checks.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "app/headless/service_control.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

QString word(CheckState state)
{
    switch (state) {
    case CheckState::Ok: return u"ok"_s;
    case CheckState::Warning: return u"warning"_s;
    case CheckState::Critical: return u"critical"_s;
    }
    return {};
}

void printJson(const std::vector<LogCheck> &checks)
{
    QJsonArray list;
    for (const LogCheck &check : checks) {
        QJsonObject object{{u"name"_s, check.name}, {u"state"_s, word(check.state)}, {u"text"_s, check.text}, {u"value"_s, check.value}};
        if (check.limit > 0) object.insert(u"limit"_s, check.limit);
        if (!check.remedy.isEmpty()) object.insert(u"remedy"_s, check.remedy);
        list.append(object);
    }
    const QJsonObject report{
        {u"state"_s, word(worst(checks))}, {u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}, {u"checks"_s, list}};
    say(QString::fromUtf8(QJsonDocument(report).toJson(QJsonDocument::Compact)));
}

std::optional<WallTime> lastRequest(const logging::LoggingConfig &config)
{
    const auto store = openHistory(config);
    if (!store) return std::nullopt;
    const auto page = (*store)->find({.limit = 1});
    if (!page || page->exchanges.isEmpty()) return std::nullopt;
    const logging::ExchangeSnapshot &exchange = page->exchanges.front();
    return exchange.startedAt + exchange.total.value_or(nanoseconds{});
}

} // namespace

int logsCheck(const CommandArguments &arguments)
{
    const Result<ServiceStatus> status = ServiceControl(configPath()).status();
    const logging::LoggingConfig config = resolvedLogging(configPath()).config;
    const LogCheckFacts facts{.routerRuns = status && status->answers, .lastRequest = lastRequest(config)};
    const std::vector<LogCheck> checks = checkLogs(config, facts, wallNow());
    if (arguments.has("json"_L1)) {
        printJson(checks);
    } else {
        for (const LogCheck &check : checks) {
            say(u"%1 %2 %3"_s.arg(word(check.state), -9).arg(check.name, -12).arg(check.text));
            if (!check.remedy.isEmpty()) say(u"%1 %2"_s.arg(QString(), -22).arg(check.remedy));
        }
    }
    return static_cast<int>(worst(checks)); // 0, 1, 2 as monitoring systems expect it
}

} // namespace ccr::app
