#pragma once

#include "ui/workspace/workspace.h"

#include <QMenu>

namespace ccr::ui {

/// What can be done with one cell of the request list and with the requests that are selected: conditions for the filter,
/// copies, a mark, an export; sending again, comparing, explaining, ending. Made for one use. GUI thread.
class RequestMenu final : public QMenu
{
    Q_OBJECT
public:
    /// `exchange` is copied.
    RequestMenu(Workspace &workspace, const logging::ExchangeSnapshot &exchange, int column, QWidget *parent);

private:
    void addConditions(FilterState &filter, const CellCondition &condition);
    void addGroup(const Workspace &workspace, const QStringList &ids);
};

} // namespace ccr::ui
