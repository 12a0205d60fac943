#include "app/agent/agent_launcher.h"
#include "app/agent/claude_settings.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/headless/service_control.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr auto settingsOption = "--settings";

Result<RouterAddress> answeringRouter(const QString &configPath)
{
    const ServiceControl control(configPath);
    const Result<ServiceStatus> status = control.status();
    if (!status) return status.error();
    if (status->answers) return status->address;
    return control.startInBackground({});
}

bool namesSettings(const QByteArrayList &arguments)
{
    for (const QByteArray &argument : arguments) {
        if (argument == "--") return false;
        if (argument == settingsOption || argument.startsWith(QByteArray(settingsOption) + '=')) return true;
    }
    return false;
}

// What Claude Code must find in a settings file because its environment would not do. Empty: nothing.
QJsonObject neededSettings(const AgentSettings &agent, const QList<EnvironmentChange> &changes, const proxy::Environment &environment)
{
    QJsonObject settings;
    if (agent.statusLine) {
        const QString program = shellQuoted(QCoreApplication::applicationFilePath(), ShellKind::Posix);
        settings.insert("statusLine"_L1,
                        QJsonObject{{u"type"_s, u"command"_s}, {u"command"_s, program + u" statusline"_s}, {u"padding"_s, 0}});
    }
    const QJsonObject variables = overridingVariables(changes, claudeSettingsFiles(QDir::currentPath(), environment));
    if (!variables.isEmpty()) settings.insert("env"_L1, variables);
    return settings;
}

} // namespace

int codeCommand(const QByteArrayList &arguments)
{
    const QString path = configPath();
    const proxy::Environment environment = proxy::processEnvironment();
    const Result<AgentSettings> agent = readAgentSettings(path, environment);
    if (!agent) return refuse(agent.error());
    const Result<RouterAddress> router = answeringRouter(path);
    if (!router) return refuse(router.error());
    ensureClaudeState(environment);

    AgentLaunch launch{.program = agentProgram(*agent, environment),
                       .arguments = arguments,
                       .environment = agentEnvironment(*agent, router->baseUrl(), environment),
                       .nonInteractive = agent->nonInteractive};
    const QJsonObject settings = neededSettings(*agent, launch.environment, environment);
    if (!settings.isEmpty() && !namesSettings(arguments)) { // the last --settings would win, and the user's are his
        const Result<QString> file = writeSettingsFile(settings, QFileInfo(path).absolutePath() + u"/agent-settings"_s);
        if (!file) return refuse(file.error());
        launch.arguments = QByteArrayList{settingsOption, file->toLocal8Bit()} + arguments;
    }
    return refuse(launchAgent(std::move(launch)));
}

} // namespace ccr::app
