#pragma once

#include "ui/workspace/action_table.h"

#include <QStringList>

namespace ccr::ui {

/// The order of a menu's entries, by the ids of action_table; an empty one is a line. What the table puts into the menu and this does not
/// name comes at the end.
QStringList menuLayout(MenuId menu);
/// Ids of the table that stand in a submenu instead of the menu itself.
const QStringList &idsInSubmenus();

} // namespace ccr::ui
