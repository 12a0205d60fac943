#pragma once

#include <span>

namespace ccr::ui {

enum class SettingsPage
{
    General,
    Proxy,
    Recording,
    Logs,
    Appearance,
    Language,
    Notifications,
    Shortcuts, ///< has no settings: their editor is shown there
    Integrations,
    Advanced,
    PageCount
};

enum class SettingKind
{
    Toggle,
    Number, ///< a whole one
    Text,
    Secret,
    Address, ///< of HTTP
    Headers, ///< of HTTP, one object in the file: "name=value, name=value", and secret
    Size,    ///< "10M"
    Choice,
    Menu ///< a submenu of action_table whose entries are the choices: it keeps and applies them itself
};

enum class SettingStore
{
    Config,    ///< key of the configuration file, or "Logging/" and a setting of the logging: "Logging/level", wherever that stands
    Window,    ///< key of the window's own settings
    Autostart, ///< "enabled" or "hidden", as the system has it
    Notice,    ///< number of a NoticeKind
    Action,    ///< id of a submenu; the standard is the number of its entry
    Zoom       ///< of all windows, in per cent
};

/// One thing that can be set.
struct Setting
{
    SettingsPage page;
    SettingKind kind;
    SettingStore store;
    const char *key;
    const char *label;         ///< to be translated in the context "Settings", like all texts here
    const char *help = "";     ///< what it is good for; empty: the label says it
    const char *standard = ""; ///< what holds when nothing is set: "true", "3456", "info"
    double least = 0;          ///< Number; where it is 0, that means: no limit
    double most = 0;
    const char *unit = "";                     ///< behind a Number
    std::span<const char *const> choices = {}; ///< as they are written; shown translated where there is a word for it
    const char *variable = "";                 ///< of the environment: where it is set, it holds and nothing can be changed here
    const char *heading = "";                  ///< over this one and those that follow
};

/// In the order in which they are shown.
std::span<const Setting> settingsTable();

} // namespace ccr::ui
