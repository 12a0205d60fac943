#include "ui/workspace/menu_layout.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

const QString line;

} // namespace

QStringList menuLayout(MenuId menu)
{
    switch (menu) {
    case MenuId::File:
        return {u"open"_s,       u"closeFile"_s,  u"import"_s, line,       u"export"_s, u"exportSelection"_s, line, u"openData"_s,
                u"openConfig"_s, u"rotateLogs"_s, line,        u"close"_s, u"quit"_s};
    case MenuId::Edit:
        return {u"copy"_s,        u"copyAs"_s,          line, u"filter"_s,    u"searchEverything"_s, u"mark"_s, line,
                u"nextFailure"_s, u"previousFailure"_s, line, u"clearView"_s, u"deleteData"_s,       line,      u"settings"_s};
    case MenuId::View:
        return {u"show.requests"_s,
                u"show.inspector"_s,
                u"show.logStream"_s,
                u"show.errors"_s,
                u"show.cost"_s,
                u"show.health"_s,
                u"notices"_s,
                line,
                u"columns"_s,
                u"groupSessions"_s,
                u"onlyLive"_s,
                u"log"_s,
                u"timeRange"_s,
                u"rangeBack"_s,
                u"filterBack"_s,
                line,
                u"pause"_s,
                u"follow"_s,
                line,
                u"layouts"_s,
                u"resetLayout"_s,
                u"maximiseDock"_s,
                u"fullScreen"_s,
                u"nextDock"_s,
                u"previousDock"_s,
                line,
                u"theme"_s,
                u"density"_s,
                u"language"_s,
                u"zoomIn"_s,
                u"zoomOut"_s,
                u"zoomReset"_s};
    case MenuId::Proxy:
        return {u"startStop"_s,       u"restartProxy"_s,  u"drainStop"_s,      line,     u"copyAddress"_s,
                u"copySetup"_s,       u"copySetupAs"_s,   u"openTerminal"_s,   line,     u"abort"_s,
                u"retryOnFallback"_s, u"extendTimeout"_s, u"pauseRecording"_s, u"test"_s};
    case MenuId::Routes:
        return {u"profile"_s,    u"defaultModel"_s,     u"routes"_s,        line,        u"explain"_s, line, u"replay"_s,
                u"replayWith"_s, u"replayOnFallback"_s, u"waitAndReplay"_s, u"compare"_s};
    case MenuId::Tools:
        return {u"commandPalette"_s, line,
                u"providers"_s,      u"prices"_s,
                u"plans"_s,          u"recalculate"_s,
                u"budgets"_s,        u"highlightRules"_s,
                u"savedFilters"_s,   line,
                u"loggingStatus"_s,  u"performance"_s,
                u"integrations"_s};
    case MenuId::Help: return {u"gettingStarted"_s, u"shortcuts"_s, u"filterSyntax"_s, u"reportProblem"_s, line, u"checkUpdates"_s};
    case MenuId::None: break;
    }
    return {};
}

const QStringList &idsInSubmenus()
{
    static const QStringList ids{u"copyCurl"_s, u"copyRequest"_s, u"copyResponse"_s, u"copyMarkdown"_s, u"copyId"_s};
    return ids;
}

} // namespace ccr::ui
