#include "app/agent/agent_launcher.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <cerrno>
#include <system_error>
#include <vector>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

// A pipe that nobody writes to: reading from it ends at once.
void closeStandardInput()
{
    int ends[2];
    if (::pipe(ends) != 0) return;
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
}

void apply(const EnvironmentChange &change)
{
    const QByteArray name = change.name.toLocal8Bit();
    if (change.value)
        qputenv(name.constData(), change.value->toLocal8Bit());
    else
        qunsetenv(name.constData());
}

bool isProgram(const QString &path)
{
    const QFileInfo file(path);
    return file.isFile() && file.isExecutable();
}

Error cannotStart(const QString &program, int code)
{
    const QString reason = QString::fromLocal8Bit(std::generic_category().message(code));
    return Error{.kind = code == ENOENT ? ErrorKind::NotFound : ErrorKind::Forbidden,
                 .message = u"cannot start \"%1\": %2\nMake sure Claude Code is installed: npm install -g @anthropic-ai/claude-code\n"
                            "If it is, set CLAUDE_PATH in the configuration or in the environment."_s.arg(program, reason)};
}

} // namespace

Result<QString> agentProgram(const proxy::AgentConfig &agent)
{
    const QString &program = agent.claudePath;
    if (program.contains(u'/')) {
        if (isProgram(program)) return program;
        return QFileInfo::exists(program) ? cannotStart(program, EACCES) : cannotStart(program, ENOENT);
    }
    if (!QStandardPaths::findExecutable(program).isEmpty()) return program;
    if (program == "claude"_L1)
        for (const char16_t *place : {u"/.local/bin/claude", u"/.claude/local/claude"})
            if (QString path = QDir::homePath() + QString::fromUtf16(place); isProgram(path)) return path;
    return cannotStart(program, ENOENT);
}

Error launchAgent(AgentLaunch launch)
{
    for (const EnvironmentChange &change : launch.environment) apply(change);
    if (launch.nonInteractive) {
        for (const EnvironmentChange &change : {EnvironmentChange{u"CI"_s, u"true"_s}, EnvironmentChange{u"FORCE_COLOR"_s, u"0"_s},
                                                EnvironmentChange{u"NODE_NO_READLINE"_s, u"1"_s}, EnvironmentChange{u"TERM"_s, u"dumb"_s}})
            apply(change);
        closeStandardInput();
    }
    QByteArray program = launch.program.toLocal8Bit();
    std::vector<char *> argv{program.data()};
    for (QByteArray &argument : launch.arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    ::execvp(program.constData(), argv.data()); // no shell in between: nothing is expanded, split or run
    return cannotStart(launch.program, errno);
}

} // namespace ccr::app
