#include "app/cli/commands.h"
#include "app/headless/pid_file.h"
#include "proxy/api/proxy_control.h"
#include "proxy/config/config_loader.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>

#include <csignal>
#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int stopPatienceMs = 35'000; // a little more than the router lets live requests end

QString configPath()
{
    return proxy::defaultConfigPath(proxy::processEnvironment());
}

// Where the configuration says that the router listens.
Result<proxy::ProxyState> expectedState()
{
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(configPath(), proxy::processEnvironment());
    if (!loaded) return loaded.error();
    proxy::ProxyState state;
    state.host = loaded->config.host;
    state.port = loaded->config.port;
    return state;
}

int refuse(const QString &message)
{
    std::fprintf(stderr, "ccr: %s\n", qPrintable(message));
    return 1;
}

struct AgentVariable
{
    QString name;
    QString value;
};

// What the original sets for Claude Code.
Result<QList<AgentVariable>> agentVariables()
{
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(configPath(), proxy::processEnvironment());
    if (!loaded) return loaded.error();
    proxy::ProxyState state;
    state.host = loaded->config.host;
    state.port = loaded->config.port;
    const QString key = loaded->config.apiKey.isEmpty() ? u"any"_s : loaded->config.apiKey;
    return QList<AgentVariable>{{u"ANTHROPIC_BASE_URL"_s, state.baseUrl()},
                                {u"ANTHROPIC_AUTH_TOKEN"_s, key},
                                {u"ANTHROPIC_API_KEY"_s, QString()},
                                {u"NO_PROXY"_s, u"127.0.0.1"_s},
                                {u"DISABLE_TELEMETRY"_s, u"true"_s},
                                {u"DISABLE_COST_WARNINGS"_s, u"true"_s},
                                {u"API_TIMEOUT_MS"_s, QString::number(loaded->config.timeout.count())}};
}

QString shellQuoted(const QString &value)
{
    QString quoted = value;
    quoted.replace(u'\'', u"'\\''"_s);
    return u'\'' + quoted + u'\'';
}

} // namespace

int stopCommand(const QStringList &)
{
    const PidFile file(configPath());
    const std::optional<qint64> pid = file.runningProcess();
    if (!pid) {
        std::puts("The router is not running.");
        return 0;
    }
    ::kill(static_cast<pid_t>(*pid), SIGTERM);
    QElapsedTimer waited;
    waited.start();
    while (file.runningProcess() && waited.elapsed() < stopPatienceMs) QThread::msleep(50);
    if (file.runningProcess()) return refuse(u"process %1 has not ended; live requests keep it"_s.arg(*pid));
    std::puts("The router has stopped.");
    return 0;
}

int statusCommand(const QStringList &arguments)
{
    const PidFile file(configPath());
    const std::optional<qint64> pid = file.runningProcess();
    const Result<proxy::ProxyState> state = expectedState();
    const QString url = state ? state->baseUrl() : QString();
    if (arguments.contains("--json"_L1)) {
        const QString process = pid ? QString::number(*pid) : u"null"_s;
        std::printf("{\"running\":%s,\"pid\":%s,\"url\":\"%s\"}\n", pid ? "true" : "false", qPrintable(process), qPrintable(url));
    } else if (pid) {
        std::printf("Running, process %lld, at %s\n", static_cast<long long>(*pid), qPrintable(url));
    } else {
        std::puts("Not running. Start it with \"ccr start\".");
    }
    if (!state) return refuse(state.error().message);
    return pid ? 0 : 3; // 3: not running, as the LSB has it for "status"
}

int codeCommand(const QStringList &arguments)
{
    if (!PidFile(configPath()).runningProcess())
        return refuse(u"the router is not running; start it with \"ccr start\" or open the window"_s);
    const Result<QList<AgentVariable>> variables = agentVariables();
    if (!variables) return refuse(variables.error().message);
    for (const AgentVariable &variable : *variables) qputenv(variable.name.toLatin1().constData(), variable.value.toUtf8());
    qunsetenv("CLAUDE_CODE_USE_BEDROCK");

    const QByteArray program = qEnvironmentVariableIsSet("CLAUDE_PATH") ? qgetenv("CLAUDE_PATH") : QByteArray("claude");
    QList<QByteArray> words{program};
    for (const QString &argument : arguments) words.append(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    ::execvp(program.constData(), argv.data()); // no shell in between: arguments arrive as they were typed
    return refuse(u"cannot start \"%1\"; install Claude Code or set CLAUDE_PATH"_s.arg(QString::fromLocal8Bit(program)));
}

int envCommand(const QStringList &)
{
    const Result<QList<AgentVariable>> variables = agentVariables();
    if (!variables) return refuse(variables.error().message);
    for (const AgentVariable &variable : *variables)
        std::printf("export %s=%s\n", qPrintable(variable.name), qPrintable(shellQuoted(variable.value)));
    std::puts("unset CLAUDE_CODE_USE_BEDROCK");
    return 0;
}

int configCommand(const QStringList &arguments)
{
    if (arguments.value(0) != "validate"_L1) return refuse(u"use \"ccr config validate [FILE]\""_s);
    const QString path = arguments.value(1, configPath());
    if (!QFileInfo::exists(path)) return refuse(u"%1 does not exist"_s.arg(path));
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(path, proxy::processEnvironment());
    if (!loaded) return refuse(loaded.error().message);
    for (const proxy::ConfigNotice &notice : loaded->notices)
        std::printf("%s line %d: %s: %s\n", qPrintable(path), notice.line, qPrintable(notice.pointer), qPrintable(notice.message));
    std::printf("%s is valid: %zu provider(s)\n", qPrintable(path), loaded->config.isDemo ? 0 : loaded->config.providers.size());
    return 0;
}

int uiCommand(const QStringList &arguments)
{
    const QByteArray program = QDir(QCoreApplication::applicationDirPath()).filePath(u"ccr-desktop"_s).toLocal8Bit();
    QList<QByteArray> words{program};
    for (const QString &argument : arguments) words.append(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    ::execv(program.constData(), argv.data());
    return refuse(u"cannot start %1"_s.arg(QString::fromLocal8Bit(program)));
}

} // namespace ccr::app
