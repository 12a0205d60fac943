#pragma once

#include "ui/docks/dock.h"

#include <span>

namespace ccr::ui {

/// One dock of the window. Its action in the View menu is "show.<id>".
struct DockEntry
{
    const char *id;
    Qt::DockWidgetArea area;
    Dock *(*make)(Workspace &workspace, QWidget *parent);
    const char *tabbedWith = ""; ///< id of an earlier dock in whose place it is a tab
};

/// In the order in which the keyboard walks through them.
std::span<const DockEntry> dockRegistry();

} // namespace ccr::ui
