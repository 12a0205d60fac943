#pragma once

#include "ui/workspace/workspace.h"

#include <span>

class QWidget;

namespace ccr::ui {

/// A window that an action opens. Non-modal ones are opened once: the second time the first one comes to the front.
struct DialogEntry
{
    const char *actionId;
    QWidget *(*make)(Workspace &workspace, QWidget *parent);
    bool (*needs)(const Services &services) = nullptr; ///< whether it can be opened; null: always
    /// The action whose window this one comes to the front in; null: it has its own.
    const char *window = nullptr;
    /// What more this action does with the window once it is there; null: nothing.
    void (*opened)(Workspace &workspace, QWidget *dialog) = nullptr;
};

std::span<const DialogEntry> dialogRegistry();
/// Binds the actions.
void bindDialogs(Workspace &workspace, QWidget *parent);

} // namespace ccr::ui
