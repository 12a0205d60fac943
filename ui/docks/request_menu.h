#pragma once

#include "ui/workspace/workspace.h"

#include <QMenu>

namespace ccr::ui {

/// What can be done with one cell of the request list: conditions for the filter, copies, a mark. Made for one use. GUI thread.
class RequestMenu final : public QMenu
{
    Q_OBJECT
public:
    /// `exchange` is copied.
    RequestMenu(Workspace &workspace, const logging::ExchangeSnapshot &exchange, int column, QWidget *parent);
};

/// Copies the request as a command of curl; the recorded body is looked up first.
void copyAsCurl(Workspace &workspace, const logging::ExchangeSnapshot &exchange);

} // namespace ccr::ui
