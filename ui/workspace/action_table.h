#pragma once

#include <QString>

#include <span>

namespace ccr::ui {

enum class MenuId
{
    None, ///< in no menu: a key alone, or a button
    File,
    Edit,
    View,
    Proxy,
    Routes,
    Tools,
    Help
};

enum class ActionKind
{
    Command,
    Toggle,
    Submenu ///< filled by whoever knows its entries
};

/// One thing that a user can do. Menus, shortcuts, the cheat sheet and the command palette are made from these.
struct ActionSpec
{
    const char *id; ///< stable: the settings keep changed shortcuts under it
    MenuId menu = MenuId::None;
    const char *text = "";     ///< to be translated in the context "Actions"
    const char *shortcut = ""; ///< as QKeySequence reads it; "; " between several; empty: none
    const char *toolTip = "";  ///< likewise translated; empty: the text
    const char *icon = "";     ///< of resources/icons
    ActionKind kind = ActionKind::Command;
    bool beginsGroup = false; ///< a line above it
    bool isRemedy = false;    ///< makes sense only beside the trouble that it mends: the command palette has it not
};

/// In the order of the menus.
std::span<const ActionSpec> actionTable();
/// Title of a menu, translated.
QString menuTitle(MenuId menu);

} // namespace ccr::ui
