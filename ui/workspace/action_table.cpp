#include "ui/workspace/action_table.h"

#include <QCoreApplication>

namespace ccr::ui {

namespace {

using enum MenuId;
using enum ActionKind;

constexpr ActionSpec table[] = {
    {.id = "export", .menu = File, .text = QT_TRANSLATE_NOOP("Actions", "Export…"), .shortcut = "Ctrl+E", .icon = "export"},
    {.id = "exportSelection",
     .menu = File,
     .text = QT_TRANSLATE_NOOP("Actions", "Export selection"),
     .shortcut = "Ctrl+Shift+E",
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Export the selected requests as the last time; the first time it asks (Ctrl+Shift+E)")},
    {.id = "exportLastHour", .text = QT_TRANSLATE_NOOP("Actions", "Export last hour…")},
    {.id = "open", .menu = File, .text = QT_TRANSLATE_NOOP("Actions", "Open capture or log…"), .shortcut = "Ctrl+O"},
    {.id = "import", .menu = File, .text = QT_TRANSLATE_NOOP("Actions", "Import configuration…")},
    {.id = "close", .menu = File, .text = QT_TRANSLATE_NOOP("Actions", "Close window"), .shortcut = "Ctrl+W", .beginsGroup = true},
    {.id = "quit", .menu = File, .text = QT_TRANSLATE_NOOP("Actions", "Quit"), .shortcut = "Ctrl+Q"},

    {.id = "copy", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Copy"), .shortcut = "Ctrl+C", .icon = "copy"},
    {.id = "copyRequest", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Copy request JSON")},
    {.id = "copyResponse", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Copy response text")},
    {.id = "searchEverything",
     .menu = Edit,
     .text = QT_TRANSLATE_NOOP("Actions", "Search everything…"),
     .shortcut = "Ctrl+Shift+F",
     .beginsGroup = true},
    {.id = "copyCurl", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Copy as cURL"), .shortcut = "Ctrl+Shift+C"},
    {.id = "copyMarkdown", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Copy as Markdown"), .shortcut = "Ctrl+Alt+C"},
    {.id = "copyId", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Copy request id")},
    {.id = "filter", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Filter"), .shortcut = "Ctrl+F", .beginsGroup = true},
    {.id = "mark", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Mark"), .shortcut = "Ctrl+B"},
    {.id = "nextFailure", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Next failure"), .shortcut = "F8", .beginsGroup = true},
    {.id = "previousFailure", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Previous failure"), .shortcut = "Shift+F8"},

    {.id = "log.clear",
     .menu = Edit,
     .text = QT_TRANSLATE_NOOP("Actions", "Clear view"),
     .shortcut = "Ctrl+L",
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Empty the view of the log; the log file keeps its lines"),
     .beginsGroup = true},
    {.id = "settings", .menu = Edit, .text = QT_TRANSLATE_NOOP("Actions", "Settings…"), .shortcut = "Ctrl+,", .beginsGroup = true},

    {.id = "show.requests", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Requests"), .shortcut = "Ctrl+1"},
    {.id = "show.inspector", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Inspector"), .shortcut = "Ctrl+2"},
    {.id = "show.logStream", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Log stream"), .shortcut = "Ctrl+3"},
    {.id = "show.errors", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Errors and latency"), .shortcut = "Ctrl+4"},
    {.id = "show.cost", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Cost"), .shortcut = "Ctrl+5"},
    {.id = "show.health", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Provider health"), .shortcut = "Ctrl+6"},
    {.id = "nextDock", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Next view"), .shortcut = "F6", .beginsGroup = true},
    {.id = "previousDock", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Previous view"), .shortcut = "Shift+F6"},
    {.id = "groupSessions",
     .menu = View,
     .text = QT_TRANSLATE_NOOP("Actions", "By session"),
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Group the requests by session"),
     .kind = Toggle,
     .beginsGroup = true},
    {.id = "columns", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Columns"), .kind = Submenu},
    {.id = "timeRange", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Time range"), .kind = Submenu},
    {.id = "rangeBack", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Back to the range before"), .shortcut = "Alt+Left"},
    {.id = "pause",
     .menu = View,
     .text = QT_TRANSLATE_NOOP("Actions", "Pause"),
     .shortcut = "Space",
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Freeze the view; everything is still recorded (Space)"),
     .icon = "pause",
     .kind = Toggle,
     .beginsGroup = true},
    {.id = "notices", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Notifications"), .beginsGroup = true},
    {.id = "follow",
     .menu = View,
     .text = QT_TRANSLATE_NOOP("Actions", "Follow newest line"),
     .shortcut = "F",
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Keep the newest line in view (F)"),
     .icon = "follow",
     .kind = Toggle},
    {.id = "log", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Log view"), .kind = Submenu},
    {.id = "theme", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Theme"), .kind = Submenu, .beginsGroup = true},
    {.id = "density", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Density"), .kind = Submenu},
    {.id = "language", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Language"), .kind = Submenu},
    {.id = "zoomIn", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Zoom in"), .shortcut = "Ctrl++", .beginsGroup = true},
    {.id = "zoomOut", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Zoom out"), .shortcut = "Ctrl+-"},
    {.id = "zoomReset", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Original size"), .shortcut = "Ctrl+0"},
    {.id = "layouts", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Layouts"), .kind = Submenu, .beginsGroup = true},
    {.id = "compactView",
     .text = QT_TRANSLATE_NOOP("Actions", "Compact view"),
     .toolTip = QT_TRANSLATE_NOOP("Actions", "A small window with the state, the last requests and what today cost")},
    {.id = "maximiseDock", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Maximise view"), .shortcut = "Ctrl+Shift+M"},
    {.id = "fullScreen", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Full screen"), .shortcut = "F11"},
    {.id = "resetLayout", .menu = View, .text = QT_TRANSLATE_NOOP("Actions", "Reset layout")},

    {.id = "startStop", .menu = Proxy, .text = QT_TRANSLATE_NOOP("Actions", "Start"), .shortcut = "Ctrl+Shift+S", .icon = "start"},
    {.id = "copyAddress",
     .menu = Proxy,
     .text = QT_TRANSLATE_NOOP("Actions", "Copy base URL"),
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Copy this address"),
     .icon = "copy"},
    {.id = "copySetup",
     .menu = Proxy,
     .text = QT_TRANSLATE_NOOP("Actions", "Copy setup"),
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Copy the line that points Claude Code here"),
     .icon = "terminal"},
    {.id = "copySetupAs", .menu = Proxy, .text = QT_TRANSLATE_NOOP("Actions", "Copy setup for"), .kind = Submenu},
    {.id = "abort",
     .menu = Proxy,
     .text = QT_TRANSLATE_NOOP("Actions", "Abort request"),
     .shortcut = "Ctrl+.",
     .toolTip = QT_TRANSLATE_NOOP("Actions", "End the selected request now; its client is told (Ctrl+.)"),
     .icon = "stop"},
    {.id = "retryOnFallback",
     .menu = Proxy,
     .text = QT_TRANSLATE_NOOP("Actions", "Retry on fallback"),
     .toolTip = QT_TRANSLATE_NOOP("Actions", "End the attempt that runs and ask the next fallback; the client keeps waiting")},
    {.id = "extendTimeout",
     .menu = Proxy,
     .text = QT_TRANSLATE_NOOP("Actions", "Extend timeout"),
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Give the selected request five minutes more")},
    {.id = "pauseRecording",
     .menu = Proxy,
     .text = QT_TRANSLATE_NOOP("Actions", "Pause recording"),
     .toolTip =
         QT_TRANSLATE_NOOP("Actions", "Requests that begin now are routed as always, but neither they nor their bodies are recorded"),
     .kind = Toggle,
     .beginsGroup = true},
    {.id = "test", .menu = Proxy, .text = QT_TRANSLATE_NOOP("Actions", "Send a test request"), .icon = "send"},

    {.id = "explain",
     .menu = Routes,
     .text = QT_TRANSLATE_NOOP("Actions", "Explain this request"),
     .shortcut = "Ctrl+T",
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Show the rules that the router looked at for this request (Ctrl+T)")},
    {.id = "replay",
     .menu = Routes,
     .text = QT_TRANSLATE_NOOP("Actions", "Replay"),
     .shortcut = "Ctrl+R",
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Send the same request again (Ctrl+R)"),
     .beginsGroup = true},
    {.id = "replayWith",
     .menu = Routes,
     .text = QT_TRANSLATE_NOOP("Actions", "Replay with…"),
     .shortcut = "Ctrl+Shift+R",
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Send it again with another model or text, and compare (Ctrl+Shift+R)")},
    {.id = "replayOnFallback",
     .menu = Routes,
     .text = QT_TRANSLATE_NOOP("Actions", "Replay on fallback"),
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Send it again to the next model of its fallback list")},
    {.id = "useClosestModel",
     .text = QT_TRANSLATE_NOOP("Actions", "Use the closest model"),
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Put the model that was probably meant into the routes, to be looked at and saved")},
    {.id = "compare",
     .menu = Routes,
     .text = QT_TRANSLATE_NOOP("Actions", "Compare"),
     .shortcut = "Ctrl+D",
     .toolTip = QT_TRANSLATE_NOOP(
         "Actions", "Compare two selected or marked requests, one with its replay, or with the one before it in its session (Ctrl+D)")},
    {.id = "inspect", .text = QT_TRANSLATE_NOOP("Actions", "Inspect in the whole window")},
    {.id = "inspector.leave", .text = QT_TRANSLATE_NOOP("Actions", "Back to the requests")},
    {.id = "inspector.explain",
     .text = QT_TRANSLATE_NOOP("Actions", "Explain"),
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Show the rules that the router looked at for this request")},
    {.id = "inspector.lastEvents", .text = QT_TRANSLATE_NOOP("Actions", "Show last events")},
    {.id = "stream.pause", .text = QT_TRANSLATE_NOOP("Actions", "Pause stream"), .shortcut = "Space"},

    {.id = "defaultModel", .menu = Routes, .text = QT_TRANSLATE_NOOP("Actions", "Default model"), .kind = Submenu},
    {.id = "routes", .menu = Routes, .text = QT_TRANSLATE_NOOP("Actions", "Routes…"), .shortcut = "Ctrl+Shift+O"},

    {.id = "providers", .menu = Tools, .text = QT_TRANSLATE_NOOP("Actions", "Providers and keys…"), .shortcut = "Ctrl+Shift+P"},
    {.id = "commandPalette", .menu = Tools, .text = QT_TRANSLATE_NOOP("Actions", "Command palette"), .shortcut = "Ctrl+K"},
    {.id = "prices", .menu = Tools, .text = QT_TRANSLATE_NOOP("Actions", "Prices…"), .beginsGroup = true},
    {.id = "budgets", .menu = Tools, .text = QT_TRANSLATE_NOOP("Actions", "Budgets and alerts…")},

    {.id = "gettingStarted", .menu = Help, .text = QT_TRANSLATE_NOOP("Actions", "Getting started")},
    {.id = "shortcuts", .menu = Help, .text = QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), .shortcut = "F1; ?"},
    {.id = "highlightRules", .menu = Tools, .text = QT_TRANSLATE_NOOP("Actions", "Highlight rules…")},
    {.id = "savedFilters", .menu = Tools, .text = QT_TRANSLATE_NOOP("Actions", "Saved filters…")},

    {.id = "list.down", .text = QT_TRANSLATE_NOOP("Actions", "Next request"), .shortcut = "J"},
    {.id = "list.up", .text = QT_TRANSLATE_NOOP("Actions", "Previous request"), .shortcut = "K"},
    {.id = "list.nextFailure", .text = QT_TRANSLATE_NOOP("Actions", "Next failure in the list"), .shortcut = "E"},
    {.id = "list.previousFailure", .text = QT_TRANSLATE_NOOP("Actions", "Previous failure in the list"), .shortcut = "Shift+E"},
    {.id = "list.follow", .text = QT_TRANSLATE_NOOP("Actions", "Follow newest request"), .shortcut = "F"},

    {.id = "list.mark", .text = QT_TRANSLATE_NOOP("Actions", "Mark request"), .shortcut = "M"},
    {.id = "list.nextMark", .text = QT_TRANSLATE_NOOP("Actions", "Next marked request"), .shortcut = "]"},
    {.id = "list.previousMark", .text = QT_TRANSLATE_NOOP("Actions", "Previous marked request"), .shortcut = "["},
    {.id = "list.filter", .text = QT_TRANSLATE_NOOP("Actions", "Filter requests"), .shortcut = "/"},

    {.id = "log.pause",
     .text = QT_TRANSLATE_NOOP("Actions", "Pause log"),
     .shortcut = "Space",
     .toolTip = QT_TRANSLATE_NOOP("Actions", "Freeze the view; everything is still recorded (Space)"),
     .icon = "pause",
     .kind = Toggle},
    {.id = "log.wrap", .text = QT_TRANSLATE_NOOP("Actions", "Wrap lines"), .kind = Toggle},
    {.id = "log.filter", .text = QT_TRANSLATE_NOOP("Actions", "Filter lines"), .shortcut = "/"},
    {.id = "log.nextError", .text = QT_TRANSLATE_NOOP("Actions", "Next error"), .shortcut = "E"},
    {.id = "log.previousError", .text = QT_TRANSLATE_NOOP("Actions", "Previous error"), .shortcut = "Shift+E"},
    {.id = "log.nextWarning", .text = QT_TRANSLATE_NOOP("Actions", "Next warning"), .shortcut = "W"},
    {.id = "log.previousWarning", .text = QT_TRANSLATE_NOOP("Actions", "Previous warning"), .shortcut = "Shift+W"},
    {.id = "log.mark", .text = QT_TRANSLATE_NOOP("Actions", "Mark line"), .shortcut = "M"},
    {.id = "log.note", .text = QT_TRANSLATE_NOOP("Actions", "Note on this line…"), .shortcut = "Shift+M"},
    {.id = "log.nextMark", .text = QT_TRANSLATE_NOOP("Actions", "Next mark"), .shortcut = "]"},
    {.id = "log.previousMark", .text = QT_TRANSLATE_NOOP("Actions", "Previous mark"), .shortcut = "["},
    {.id = "log.copyMarks", .text = QT_TRANSLATE_NOOP("Actions", "Copy marked lines")},
    {.id = "log.closeFile", .text = QT_TRANSLATE_NOOP("Actions", "Close log file")},

    {.id = "filterSyntax", .menu = Help, .text = QT_TRANSLATE_NOOP("Actions", "Filter syntax")},
    {.id = "reportProblem", .menu = Help, .text = QT_TRANSLATE_NOOP("Actions", "Report a problem…")},
    {.id = "about", .menu = Help, .text = QT_TRANSLATE_NOOP("Actions", "About CCR Desktop"), .beginsGroup = true},
};

} // namespace

std::span<const ActionSpec> actionTable()
{
    return table;
}

QString menuTitle(MenuId menu)
{
    const auto title = [](const char *text) { return QCoreApplication::translate("Actions", text); };
    switch (menu) {
    case File: return title(QT_TRANSLATE_NOOP("Actions", "&File"));
    case Edit: return title(QT_TRANSLATE_NOOP("Actions", "&Edit"));
    case View: return title(QT_TRANSLATE_NOOP("Actions", "&View"));
    case Proxy: return title(QT_TRANSLATE_NOOP("Actions", "&Proxy"));
    case Routes: return title(QT_TRANSLATE_NOOP("Actions", "&Routes"));
    case Tools: return title(QT_TRANSLATE_NOOP("Actions", "&Tools"));
    case Help: return title(QT_TRANSLATE_NOOP("Actions", "&Help"));
    case None: break;
    }
    return {};
}

} // namespace ccr::ui
