#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/status_line/script_module.h"
#include "proxy/config/config_loader.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr qint64 maxInputBytes = 1024 * 1024;
constexpr auto scriptLimit = 2s; // Claude Code waits for the line

QByteArray standardInput()
{
    if (::isatty(STDIN_FILENO)) return "{}"; // somebody tries it by hand
    QFile input;
    return input.open(stdin, QIODevice::ReadOnly) ? input.read(maxInputBytes) : QByteArray();
}

std::optional<Json5Value> readTree(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    Result<Json5Value> root = parseJson5(QString::fromUtf8(file.readAll()));
    return root ? std::optional(std::move(root).value()) : std::nullopt;
}

const Json5Value *member(const std::optional<Json5Value> &tree, QStringView name)
{
    return tree ? tree->find(name) : nullptr;
}

// The model of "provider,model".
QString defaultModel(const Json5Value *router)
{
    const Json5Value *route = router ? router->find(u"default") : nullptr;
    if (!route || route->type != Json5Value::Type::String) return {};
    return route->string.section(u',', 1).trimmed();
}

QByteArray line(const QString &preset)
{
    const std::optional<StatusLineInput> given = readStatusLineInput(standardInput());
    if (!given) return {};
    StatusLineInput input = *given;
    if (input.workingDirectory.isEmpty()) input.workingDirectory = QDir::currentPath();

    const QDir home = QFileInfo(configPath()).absoluteDir();
    const std::optional<Json5Value> config = readTree(configPath());
    std::optional<Json5Value> manifest;
    if (!preset.isEmpty() && !preset.contains(u'/')) manifest = readTree(home.filePath(u"presets/%1/manifest.json"_s.arg(preset)));
    const auto chosen = [&](QStringView name) { return member(manifest, name) ? member(manifest, name) : member(config, name); };

    const Icons icons = qEnvironmentVariable("USE_SIMPLE_ICONS") == "true"_L1 ? Icons::None : Icons::Font;
    const StatusLineStyle style = readStatusLineStyle(chosen(u"StatusLine"), icons);
    const StatusLineVariables variables = statusLineVariables(
        input, readLastAnswer(input.transcriptPath),
        readStreamSpeed(QDir::temp().filePath(u"claude-code-router"_s), input.sessionId, QDateTime::currentMSecsSinceEpoch()),
        currentBranch(input.workingDirectory), defaultModel(chosen(u"Router")));
    return renderStatusLine(style, variables,
                            [&](const StatusLineModule &module) { return runScriptModule(module, variables, home.path(), scriptLimit); });
}

} // namespace

int statuslineCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("statusline"_L1, arguments);
    // Whatever goes wrong: the line is decoration, and an error in it would be in everybody's way.
    std::puts(parsed ? line(parsed->operand(0)).constData() : "");
    return 0;
}

} // namespace ccr::app
