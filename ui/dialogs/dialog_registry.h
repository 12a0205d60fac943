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
};

std::span<const DialogEntry> dialogRegistry();
/// Binds the actions.
void bindDialogs(Workspace &workspace, QWidget *parent);

} // namespace ccr::ui
