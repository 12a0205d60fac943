#pragma once

#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// The one thing to do about a notice, as a button says it; empty: there is nothing to do but to know.
QString noticeActionText(const Notice &notice, const ActionSet &actions);
/// Does it. GUI thread.
void followNotice(const Notice &notice, Workspace &workspace);
/// Does the other one, if there is a choice.
void followSecond(const Notice &notice, Workspace &workspace);

} // namespace ccr::ui
