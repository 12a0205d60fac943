#pragma once

#include "logging/api/alert_notice.h"
#include "proxy/api/budget_action.h"
#include "ui/workspace/notice_board.h"

namespace ccr::ui {

/// What an alert of the logging says, in the language of the window and with the one thing to do about it. Made of its id, numbers and
/// detail: the message that it brings is for logs and webhooks. `rule`: what becomes of requests when a budget is used up.
Notice noticeOf(const logging::AlertNotice &alert, const proxy::BudgetRule &rule = {});
/// Whether the notice is about this alert; ended alerts leave the bar.
NoticeKind noticeKindOf(const logging::AlertNotice &alert);

} // namespace ccr::ui
