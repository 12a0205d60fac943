#include "app/desktop/desktop_terminal.h"

#include "proxy/api/config_sentence.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

struct Terminal
{
    QLatin1StringView name;
    QLatin1StringView option; ///< stands before the command; empty: nothing does
};

// In the order in which they are looked for. Each as its manual page says.
constexpr Terminal terminals[] = {
    {"x-terminal-emulator"_L1, "-e"_L1},
    {"gnome-terminal"_L1, "--"_L1},
    {"kgx"_L1, "--"_L1},
    {"ptyxis"_L1, "--"_L1},
    {"konsole"_L1, "-e"_L1},
    {"xfce4-terminal"_L1, "-x"_L1},
    {"mate-terminal"_L1, "-x"_L1},
    {"lxterminal"_L1, "-e"_L1},
    {"qterminal"_L1, "-e"_L1},
    {"alacritty"_L1, "-e"_L1},
    {"kitty"_L1, ""_L1},
    {"foot"_L1, ""_L1},
    {"wezterm"_L1, "-e"_L1},
    {"xterm"_L1, "-e"_L1},
};

} // namespace

QStringList terminalCommand(const QString &terminal, const QStringList &command)
{
    // A link of the alternatives has the manners of what it means only where that is known: "-e" is what Debian's policy asks of all.
    const QString name = QFileInfo(terminal).fileName();
    for (const Terminal &known : terminals) {
        if (name != known.name) continue;
        QStringList line{terminal};
        if (!known.option.isEmpty()) line.append(known.option);
        return line + command;
    }
    return {};
}

DesktopTerminal::DesktopTerminal(QString program, QString configPath, Environment environment)
    : m_program(std::move(program)), m_configPath(std::move(configPath)), m_environment(std::move(environment))
{
}

Phrase DesktopTerminal::openClaude()
{
    const QStringList command{m_program, u"code"_s};
    const QStringList folders = m_environment(u"PATH"_s).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    QStringList line;
    if (const QString chosen = m_environment(u"TERMINAL"_s); !chosen.isEmpty()) {
        const QString path = QStandardPaths::findExecutable(chosen, folders);
        line = terminalCommand(path, command);
        if (!path.isEmpty() && line.isEmpty()) line = QStringList{path, u"-e"_s} + command; // what most understand
    }
    for (const Terminal &known : terminals) {
        if (!line.isEmpty()) break;
        const QString path = QStandardPaths::findExecutable(known.name, folders);
        if (!path.isEmpty()) line = terminalCommand(path, command);
    }
    if (line.isEmpty())
        return proxy::said("No terminal was found. Set TERMINAL to the name of one, or run \"%1 code\" in yours.", m_program);
    QProcess process;
    process.setProgram(line.takeFirst());
    process.setArguments(line);
    process.setWorkingDirectory(QDir::homePath());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CCR_CONFIG"_s, m_configPath);
    process.setProcessEnvironment(environment);
    if (process.startDetached()) return {};
    return proxy::said("%1 could not be started: %2", process.program(), process.errorString());
}

} // namespace ccr::app
