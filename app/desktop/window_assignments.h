#pragma once

#include "logging/base/phrase.h"
#include "logging/base/result.h"
#include "ui/models/settings_table.h"

#include <QSettings>
#include <QStringList>

namespace ccr::ui {
class Autostart;
struct Workspace;
}

namespace ccr::app {

/// A setting that the window keeps itself, and the value as its settings file has it.
struct WindowAssignment
{
    const ui::Setting *setting;
    QString key; ///< of that file
    QVariant value;
};

/// `--set KEY=VALUE`, as often as it was given.
struct Assignments
{
    QStringList config; ///< of the configuration file
    QList<WindowAssignment> window;
};

/// The window's are theme, density, language, zoom, tray/click, tray/icon, updates/weekly, updates/address, prices/weekly,
/// autostart (off, window, tray) and notifications/NAME; any other key is the configuration's.
Result<Assignments> splitAssignments(const QStringList &written);
/// What a later instance was asked to set.
QList<WindowAssignment> windowAssignmentsIn(const QStringList &arguments);

void keep(const QList<WindowAssignment> &assignments, QSettings &settings);
/// What keep() does not keep. Returns why it could not be done.
Phrase setAutostart(const QList<WindowAssignment> &assignments, ui::Autostart &autostart);
/// In a window that is there, at once. GUI thread.
void apply(const QList<WindowAssignment> &assignments, ui::Workspace &workspace);

} // namespace ccr::app
