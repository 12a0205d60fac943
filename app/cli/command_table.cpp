#include "app/cli/command_table.h"

#include "app/cli/commands.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr CommandOption serveOptions[] = {
    {"host"_L1, "address to listen on", "ADDRESS"},
    {"port"_L1, "port to listen on", "NUMBER"},
    {"log-level"_L1, "lowest level that is logged", "LEVEL"},
    {"log-console"_L1, "pretty, pino or off", "FORMAT"},
    {"logging-config"_L1, "a logging configuration that beats the others", "FILE"},
};
constexpr CommandOption startOptions[] = {
    {"d,background"_L1, "detach from the terminal; return when the router answers"},
    {"host"_L1, "address to listen on", "ADDRESS"},
    {"port"_L1, "port to listen on", "NUMBER"},
    {"log-level"_L1, "lowest level that is logged", "LEVEL"},
    {"log-console"_L1, "pretty, pino or off", "FORMAT"},
    {"logging-config"_L1, "a logging configuration that beats the others", "FILE"},
};
constexpr CommandOption stopOptions[] = {
    {"f,force"_L1, "do not wait for requests in progress"},
    {"timeout"_L1, "how long to wait for them (35)", "SECONDS"},
};
constexpr CommandOption forceOption[] = {{"f,force"_L1, "do not wait for requests in progress"}};
constexpr CommandOption jsonOption[] = {{"json"_L1, "print one JSON object"}};
constexpr CommandOption logsOptions[] = {
    {"f,follow"_L1, "tail: go on with what is written next"},
    {"n,limit"_L1, "tail, query: so many of the last ones", "COUNT"},
    {"level"_L1, "of this level and above", "LEVEL"},
    {"since"_L1, "not before: 2h, 15:04, 2026-11-22, 2026-11-22T15:04", "TIME"},
    {"until"_L1, "before", "TIME"},
    {"order"_L1, "query: newest or oldest first, and where a limit begins", "ORDER"},
    {"cursor"_L1, "query: the page after the one that told it", "CURSOR"},
    {"count"_L1, "query: the number alone"},
    {"stream"_L1, "of this stream; otherwise of the first that writes to a file (rotate, purge: of all)", "NAME"},
    {"file"_L1, "tail, query: of this file, packed with gzip or zstd or not; may be repeated", "FILE"},
    {"pretty"_L1, "tail, query: for people, also where standard output is no terminal"},
    {"json"_L1, "tail, query: the lines as they are; others: one JSON object"},
    {"requests"_L1, "query, export: requests of the history instead of log records"},
    {"records"_L1, "export: log records, alone or with --requests"},
    {"bodies"_L1, "export: the requests' bodies, where they were recorded"},
    {"events"_L1, "export, HAR and NDJSON: the events of streamed answers one by one, with their times where those were recorded"},
    {"statistics"_L1, "export: totals at the end"},
    {"format"_L1, "export: ndjson (the default), csv, har, markdown, html or otlp; performance: json, csv, html or prometheus", "FORMAT"},
    {"privacy"_L1, "export: strict, standard (the default) or full", "LEVEL"},
    {"o,output"_L1, "export, performance: the file to write", "FILE"},
    {"gzip"_L1, "export: packed"},
    {"force"_L1, "export, performance: replace a file of that name"},
    {"days"_L1, "purge: what is older goes, also from the history", "COUNT"},
    {"max-files"_L1, "purge: so many rotated files of a stream stay", "COUNT"},
    {"max-bytes"_L1, "purge: all log files together, for example 500M", "SIZE"},
    {"dry-run"_L1, "purge, import: only show what would be done"},
    {"repair"_L1, "check: give files and folders the permissions that the configuration says"},
    {"component"_L1, "level: of this part alone, for example proxy", "NAME"},
    {"for"_L1, "level: how long, ten minutes unless it is said", "TIME"},
    {"undo"_L1, "import: remove what was imported"},
    {"logging-config"_L1, "config: as if the router were started with it", "FILE"},
};
constexpr CommandOption routeOptions[] = {
    {"explain"_L1, "a request body as JSON; - reads standard input", "FILE"},
    {"session"_L1, "the session that it belongs to", "ID"},
    {"header"_L1, "a header of the request, \"name: value\"; may be repeated", "FIELD"},
    {"json"_L1, "print one JSON object"},
};
constexpr CommandOption presetOptions[] = {
    {"json"_L1, "list, info: print JSON"},
    {"name"_L1, "install: under another name", "NAME"},
    {"set"_L1, "install: answer a question of the preset; may be repeated", "ID=VALUE"},
    {"f,force"_L1, "install, export: replace one of that name"},
    {"description"_L1, "export: what it is for", "TEXT"},
    {"author"_L1, "export: who made it", "TEXT"},
    {"tags"_L1, "export: keywords, parted by commas", "LIST"},
};
constexpr CommandOption installOptions[] = {
    {"name"_L1, "under another name", "NAME"},
    {"set"_L1, "answer a question of the preset; may be repeated", "ID=VALUE"},
    {"f,force"_L1, "replace one of that name"},
};
constexpr CommandOption modelOptions[] = {
    {"json"_L1, "list: print one JSON object"},
    {"url"_L1, "add: address of a new provider", "URL"},
    {"key"_L1, "add: key of a new provider, or $NAME", "KEY"},
    {"transformer"_L1, "add: for this model alone, a name or [NAME, OPTIONS]; may be repeated", "NAME"},
};
constexpr CommandOption shellOption[] = {{"shell"_L1, "bash (also for sh and zsh), fish, powershell or csh", "NAME"}};

constexpr Command commands[] = {
    {.name = "serve"_L1, .summary = "run the router in the foreground", .run = serveCommand, .options = serveOptions},
    {.name = "start"_L1, .summary = "the same; with --background it detaches", .run = startCommand, .options = startOptions},
    {.name = "stop"_L1, .summary = "stop the running router", .run = stopCommand, .options = stopOptions},
    {.name = "restart"_L1,
     .summary = "stop it and start it in the background with its options",
     .run = restartCommand,
     .options = forceOption,
     .details = "Works as well when none runs. The new one gets the environment of this terminal."},
    {.name = "status"_L1,
     .summary = "tell whether the router runs, and where",
     .run = statusCommand,
     .options = jsonOption,
     .details = "Exit code: 0 it runs and answers, 3 it does not run, 1 it runs but does not answer."},
    {.name = "code"_L1,
     .summary = "run Claude Code through the router, which is started if need be",
     .operands = "[ARGUMENTS OF CLAUDE…]",
     .details = "All arguments are Claude Code's own and reach it unchanged; its exit code is passed on. The environment is set\n"
                "for this one process. A router that was started on the way stays: other sessions may use it by then.\n"
                "Without Claude Code nothing is started. Exit code: 127 it is not installed, 126 it cannot be run.",
     .runAgent = codeCommand},
    {.name = "env"_L1,
     .summary = "print the lines that point an agent at the router",
     .run = envCommand,
     .options = shellOption,
     .details = "For example: eval \"$(ccr env)\"    ccr env --shell fish | source    ccr env --shell powershell | iex"},
    {.name = "activate"_L1, .summary = "the same as env", .run = envCommand, .options = shellOption},
    {.name = "route"_L1,
     .summary = "tell where a request would go, and why",
     .run = routeCommand,
     .options = routeOptions,
     .details = "Nothing is sent to a provider. The rules, the settings of the session's project and the custom router decide as in\n"
                "the router; what its sessions used last is not known here. Exit code: 1 when the request would be refused."},
    {.name = "config"_L1,
     .summary = "check, show and change the configuration",
     .run = configCommand,
     .options = jsonOption,
     .operands = "validate [FILE] | show [POINTER] | path | set POINTER VALUE | unset POINTER | set-key NAME | remove-key NAME",
     .words = "validate show path set unset set-key remove-key",
     .details = "A pointer is a path like /Router/default or /Providers/0/models/-. Comments and order of the file stay. set-key reads\n"
                "a secret from the terminal into the keychain of the session; the file then says api_key: \"keychain:NAME\"."},
    {.name = "logs"_L1,
     .summary = "show, search, check and tidy up the log files",
     .run = logsCommand,
     .options = logsOptions,
     .operands =
         "tail [QUERY] | query [QUERY] | stats [QUERY] | errors [QUERY] | analyze [QUERY] | export [QUERY] | check | rotate | purge | config | import [FILE…] | level [LEVEL] | performance | streams",
     .takesQuery = true,
     .words = "tail query stats errors analyze export check rotate purge config import level performance streams",
     .details = "A query is the filter of the window: level:>=warn comp:proxy status:429 model:*opus* ttft:>5s msg:/regex/ word \"two\n"
                "words\" (a OR b). -word means without it.\n"
                "stats, errors and analyze count the requests of the history; query --requests lists them.\n"
                "check looks at eight things: size and number of files, disk, errors of the last hour, activity, rotation,\n"
                "permissions, which --repair sets right, and certificates. Exit code: 0 all is well, 1 warning, 2 critical.\n"
                "rotate puts the files aside, of a running router too, which does it itself. Exit code: 0 all done, 2 some stayed.\n"
                "config: every setting of the logging with the source that decides it, and what is wrong in any source. Exit code: 1\n"
                "when something is wrong.\n"
                "import takes over the logs of an earlier installation, as the router does when it starts: query finds them, and\n"
                "the originals stay as they are. What was imported goes when the retention or the limit of all logs demands it, or with\n"
                "--undo.\n"
                "level gives a running router another level for some time, for example: ccr logs level trace --component proxy\n"
                "--for 5m. LEVEL may be reset, which takes it back now; without LEVEL it tells which levels hold.\n"
                "performance and streams: what a running router has measured, and the responses that it streamed last."},
    {.name = "model"_L1,
     .summary = "choose the models of the routes, add models and providers",
     .run = modelCommand,
     .options = modelOptions,
     .operands = "[list | set SLOT PROVIDER,MODEL | add PROVIDER MODEL]",
     .words = "list set add",
     .details = "Without operands it asks in the terminal. Slots: default, background, think, longContext, webSearch, image. The\n"
                "file is changed in place; comments stay, and the text before is kept as config.json.<time>.bak."},
    {.name = "preset"_L1,
     .summary = "list, show, install, export and delete presets",
     .run = presetCommand,
     .options = presetOptions,
     .operands = "list | info NAME | install SOURCE | export NAME | delete NAME",
     .words = "list info install export delete rm remove",
     .details = "SOURCE is a folder, a .zip or .tar.gz file, or owner/repository on GitHub. \"ccr NAME\" runs Claude Code with an\n"
                "installed preset. An export holds the configuration with variables in the place of keys."},
    {.name = "install"_L1, .summary = "the same as preset install", .run = installCommand, .options = installOptions, .operands = "SOURCE"},
    {.name = "statusline"_L1,
     .summary = "print Claude Code's status line",
     .run = statuslineCommand,
     .operands = "[PRESET]",
     .details = "Claude Code runs it by itself where StatusLine is enabled in the configuration, and gives it JSON to read."},
    {.name = "ui"_L1, .summary = "open the window", .run = uiCommand},
    {.name = "completion"_L1,
     .summary = "print the script that makes a shell complete ccr's words",
     .run = completionCommand,
     .operands = "bash|zsh|fish",
     .words = "bash zsh fish",
     .details = "For example: source <(ccr completion bash)"},
    {.name = "version"_L1, .summary = "print the version", .run = versionCommand, .options = jsonOption},
    {.name = "help"_L1, .summary = "explain a command, or list all", .run = helpCommand, .operands = "[COMMAND]"},
};

} // namespace

std::span<const Command> commandTable()
{
    return commands;
}

const Command *findCommand(QStringView name)
{
    const auto found = std::find_if(std::begin(commands), std::end(commands), [&](const Command &row) { return row.name == name; });
    return found == std::end(commands) ? nullptr : found;
}

} // namespace ccr::app
