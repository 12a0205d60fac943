#pragma once

#include "ui/workspace/workspace.h"

#include <QStringList>

namespace ccr::ui {

/// Whose prices matter to the user.
struct OwnModels
{
    QStringList models;    ///< of the configuration, and those that answered without a price
    QStringList providers; ///< of the configuration
};
OwnModels ownModels(const Workspace &workspace);

} // namespace ccr::ui
