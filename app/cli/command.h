#pragma once

#include <QByteArrayList>
#include <QLatin1StringView>
#include <QStringList>

#include <span>

namespace ccr::app {

/// One option of a command, for parsing, help and completion alike.
struct CommandOption
{
    QLatin1StringView names; ///< "background", or with a letter "d,background"
    const char *summary;
    const char *value = nullptr; ///< what its value is, "FILE"; null: it has none
};

/// A sub-command: a row of the command table. `run` gets what follows the name and answers the exit code.
struct Command
{
    QLatin1StringView name;
    const char *summary;
    int (*run)(const QStringList &arguments) = nullptr;
    std::span<const CommandOption> options = {};
    const char *operands = "";                         ///< "[NAME]", for the line of usage
    bool takesQuery = false;                           ///< an operand may begin with '-', which means "without it"
    const char *words = "";                            ///< first operands to complete, parted by blanks: "list info"
    const char *details = "";                          ///< paragraphs below the options
    int (*runAgent)(const QByteArrayList &) = nullptr; ///< instead of run: arguments are another program's and stay bytes
};

} // namespace ccr::app
