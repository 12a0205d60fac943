#include "app/agent/agent_launcher.h"
#include "app/agent/claude_settings.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/headless/keychain_config.h"
#include "app/headless/service_control.h"
#include "logging/base/environment.h"
#include "proxy/config/preset.h"
#include "proxy/config/preset_template.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr auto settingsOption = "--settings";
constexpr auto messagesPath = "/v1/messages"_L1;

// Whom the agent shall ask, and with which credential.
struct Destination
{
    QString baseUrl;
    QString token;
};

Result<RouterAddress> answeringRouter(const QString &configPath)
{
    const ServiceControl control(configPath);
    const Result<ServiceStatus> status = control.status();
    if (!status) return status.error();
    if (status->answers) return status->address;
    return control.startInBackground({});
}

// A preset with noServer: the agent asks the first provider itself. The address is taken as it was written, since the agent
// appends the path and the router is not there to translate.
Result<Destination> directDestination(const QString &configPath, const QString &preset, const proxy::ProxyConfig &config,
                                      const Environment &environment)
{
    const Result<Json5Value> manifest = proxy::PresetFolder(configPath).manifest(preset);
    if (!manifest) return manifest.error();
    const Result<Json5Value> resolved = proxy::resolveManifest(*manifest);
    if (!resolved) return resolved.error();
    const Json5Value *providers = resolved->find(u"Providers");
    if (!providers) providers = resolved->find(u"providers");
    const Json5Value *url = providers && !providers->elements.empty() ? providers->elements.front().find(u"api_base_url") : nullptr;
    if (!url || url->string.isEmpty())
        return Error{.kind = ErrorKind::InvalidInput, .message = u"preset \"%1\" has no provider with an api_base_url"_s.arg(preset)};
    QStringList missing;
    QString baseUrl = interpolate(url->string, environment, missing);
    while (baseUrl.endsWith(u'/')) baseUrl.chop(1);
    if (baseUrl.endsWith(messagesPath)) baseUrl.chop(messagesPath.size());
    const proxy::Provider *provider = config.providers.empty() ? nullptr : &config.providers.front();
    return Destination{.baseUrl = baseUrl, .token = provider && !provider->keys.empty() ? provider->keys.front().secret : QString()};
}

Result<Destination> destination(const QString &configPath, const QString &preset)
{
    const Result<RouterAddress> router = answeringRouter(configPath);
    if (!router) return router.error();
    const QString prefix = preset.isEmpty() ? QString() : u"/preset/"_s + QString::fromLatin1(QUrl::toPercentEncoding(preset));
    return Destination{.baseUrl = router->baseUrl() + prefix, .token = {}};
}

bool namesSettings(const QByteArrayList &arguments)
{
    for (const QByteArray &argument : arguments) {
        if (argument == "--") return false;
        if (argument == settingsOption || argument.startsWith(QByteArray(settingsOption) + '=')) return true;
    }
    return false;
}

QJsonObject jsonObject(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

bool hasStatusLine(const proxy::AgentConfig &agent)
{
    return jsonObject(agent.statusLineJson)["enabled"_L1].toBool();
}

QJsonObject statusLineSetting(const QString &preset)
{
    QString command = shellQuoted(QCoreApplication::applicationFilePath(), ShellKind::Posix) + u" statusline"_s;
    if (!preset.isEmpty()) command += u' ' + shellQuoted(preset, ShellKind::Posix);
    return {{u"type"_s, u"command"_s}, {u"command"_s, command}, {u"padding"_s, 0}};
}

// A preset's variables are its author's will; only where the agent shall ask is not.
void addVariables(QList<EnvironmentChange> &changes, const QJsonObject &variables)
{
    for (auto it = variables.begin(); it != variables.end(); ++it)
        if (it.key() != "ANTHROPIC_BASE_URL"_L1 && it.key() != "ANTHROPIC_AUTH_TOKEN"_L1)
            setVariable(changes, it.key(), it.value().toVariant().toString());
}

// The agent of a preset: what the preset leaves open is the main configuration's.
proxy::AgentConfig presetAgent(const proxy::LoadedConfig &loaded, const QString &preset)
{
    proxy::AgentConfig agent = loaded.presetAgents.value(preset);
    agent.claudePath = loaded.agent.claudePath;
    agent.nonInteractive = agent.nonInteractive || loaded.agent.nonInteractive;
    if (agent.smallFastModel.isEmpty()) agent.smallFastModel = loaded.agent.smallFastModel;
    if (agent.statusLineJson.isEmpty()) agent.statusLineJson = loaded.agent.statusLineJson;
    return agent;
}

// What Claude Code must find in a settings file because its environment would not do.
Result<Done> addSettings(AgentLaunch &launch, const proxy::AgentConfig &agent, const QString &preset, const QString &configPath)
{
    QJsonObject settings = jsonObject(agent.claudeCodeSettingsJson);
    addVariables(launch.environment, settings.take("env"_L1).toObject());
    if (hasStatusLine(agent) && !settings.contains("statusLine"_L1)) settings.insert("statusLine"_L1, statusLineSetting(preset));
    const QStringList files = claudeSettingsFiles(QDir::currentPath(), processEnvironment());
    const QJsonObject variables = overridingVariables(launch.environment, files);
    if (!variables.isEmpty()) settings.insert("env"_L1, variables);
    if (settings.isEmpty() || namesSettings(launch.arguments)) return Done(); // the last --settings would win, and the user's are his
    const Result<QString> file = writeSettingsFile(settings, QFileInfo(configPath).absolutePath() + u"/agent-settings"_s);
    if (!file) return file.error();
    launch.arguments = QByteArrayList{settingsOption, file->toLocal8Bit()} + launch.arguments;
    return Done();
}

// With the exit codes of a shell, which scripts know.
int refuseAgent(const Error &error)
{
    constexpr int notFound = 127;
    constexpr int notExecutable = 126;
    refuse(error);
    return error.kind == ErrorKind::NotFound ? notFound : notExecutable;
}

int runAgent(const QByteArrayList &arguments, const QString &preset)
{
    const QString path = configPath();
    const Environment environment = processEnvironment();
    const Result<proxy::LoadedConfig> loaded = loadWithKeychain(path);
    if (!loaded) return refuse(loaded.error());
    if (!preset.isEmpty() && !loaded->config.presets.contains(preset)) {
        const Result<proxy::LoadedConfig> why = proxy::PresetFolder(path).load(preset, loaded->config, environment);
        return refuse(u"preset \"%1\" cannot be used: %2"_s.arg(preset, why ? u"it has changed just now"_s : why.error().message));
    }
    const proxy::AgentConfig agent = preset.isEmpty() ? loaded->agent : presetAgent(*loaded, preset);
    const Result<QString> program = agentProgram(agent); // first: a router that nobody asks would stay
    if (!program) return refuseAgent(program.error());
    const Result<Destination> target =
        agent.noServer ? directDestination(path, preset, *loaded->config.presets.value(preset), environment) : destination(path, preset);
    if (!target) return refuse(target.error());
    ensureClaudeState(environment);

    AgentLaunch launch{.program = *program,
                       .arguments = arguments,
                       .environment = agentEnvironment(loaded->config, agent, target->baseUrl, environment),
                       .nonInteractive = agent.nonInteractive};
    if (agent.noServer) setVariable(launch.environment, u"ANTHROPIC_AUTH_TOKEN"_s, target->token);
    if (const Result<Done> added = addSettings(launch, agent, preset, path); !added) return refuse(added.error());
    return refuseAgent(launchAgent(std::move(launch)));
}

} // namespace

int codeCommand(const QByteArrayList &arguments)
{
    return runAgent(arguments, {});
}

int presetAgentCommand(const QString &preset, const QByteArrayList &arguments)
{
    return runAgent(arguments, preset);
}

} // namespace ccr::app
