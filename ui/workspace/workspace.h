#pragma once

#include "ui/models/exchange_table_model.h"
#include "ui/models/finished_exchanges.h"
#include "ui/models/highlight_rules.h"
#include "ui/models/live_log.h"
#include "ui/models/spending_today.h"
#include "ui/workspace/action_set.h"
#include "ui/workspace/exchange_selection.h"
#include "ui/workspace/filter_state.h"
#include "ui/workspace/log_sources.h"
#include "ui/workspace/notice_board.h"
#include "ui/workspace/opened_files.h"
#include "ui/workspace/services.h"
#include "ui/workspace/time_range.h"
#include "ui/workspace/tray_presence.h"

namespace ccr::ui {

/// What the docks and dialogs of one window share: they know this, and not each other. GUI thread.
struct Workspace
{
    Services services;
    ActionSet &actions;
    ExchangeTableModel &exchanges;
    FinishedExchanges &finished;
    SpendingToday &spending;
    LiveLog &log;
    LogSources &logSources;
    OpenedFiles &openedFiles;
    HighlightRules &highlights;
    ExchangeSelection &selection;
    FilterState &filter;
    TimeRangeState &range;
    NoticeBoard &notices;
    TrayPresence &tray;
};

} // namespace ccr::ui
