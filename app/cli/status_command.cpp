#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/headless/service_control.h"
#include "proxy/config/config_loader.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int exitNotRunning = 3; // as the Linux Standard Base has it for "status"

QString word(const ServiceStatus &status)
{
    if (status.answers) return u"running"_s;
    return status.process ? u"not answering"_s : u"stopped"_s;
}

QString defaultRoute(const Result<proxy::LoadedConfig> &loaded)
{
    if (!loaded || !loaded->config.router.defaultRoute.isSet()) return {};
    return loaded->config.router.defaultRoute.provider + u',' + loaded->config.router.defaultRoute.model;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

int statusCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("status"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    const QString path = configPath();
    const ServiceControl control(path);
    const Result<ServiceStatus> status = control.status();
    if (!status) return refuse(status.error());
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(path, processEnvironment());
    const QString problem = loaded ? QString() : loaded.error().message;
    const QString url = status->address.baseUrl();
    const bool isRunning = status->process.has_value() || status->answers;
    if (parsed->has("json"_L1)) {
        const QJsonObject object{{u"running"_s, isRunning},
                                 {u"healthy"_s, status->answers},
                                 {u"pid"_s, status->process ? QJsonValue(status->process->pid) : QJsonValue()},
                                 {u"port"_s, status->address.port},
                                 {u"url"_s, url},
                                 {u"pidFile"_s, control.pidFilePath()},
                                 {u"configFile"_s, path},
                                 {u"configProblem"_s, orNull(problem)},
                                 {u"version"_s, QStringLiteral(CCR_VERSION)},
                                 {u"defaultRoute"_s, orNull(defaultRoute(loaded))}};
        say(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    } else {
        say(u"Router         %1"_s.arg(word(*status)));
        if (status->process) say(u"Process        %1"_s.arg(status->process->pid));
        say(u"Address        %1"_s.arg(url));
        say(u"Port           %1"_s.arg(status->address.port));
        say(u"Pid file       %1"_s.arg(control.pidFilePath()));
        say(u"Configuration  %1%2"_s.arg(path, QFileInfo::exists(path) ? QString() : u" (does not exist yet)"_s));
        if (!problem.isEmpty()) say(u"Problem        %1"_s.arg(problem));
        if (loaded) say(u"Default route  %1%2"_s.arg(defaultRoute(loaded), loaded->config.isDemo ? u" (built-in demo)"_s : QString()));
        say(u"Version        %1"_s.arg(QStringLiteral(CCR_VERSION)));
        if (!isRunning) say(u"Start it with \"ccr start --background\"."_s);
    }
    if (!isRunning) return exitNotRunning;
    return status->answers ? 0 : 1;
}

} // namespace ccr::app
