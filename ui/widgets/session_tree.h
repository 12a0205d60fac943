#pragma once

#include "ui/models/session_tree_model.h"
#include "ui/models/waterfall.h"

#include <QTreeView>

namespace ccr::ui {

class ExchangeDelegate;

/// The requests by session. Its columns are those of the flat list. GUI thread.
class SessionTree final : public QTreeView
{
    Q_OBJECT
public:
    SessionTree(const ExchangeTableModel &list, QWidget *parent);

    SessionTreeModel &tree() { return m_tree; }
    void setAxis(WaterfallAxis axis) { m_axis = axis; }
    /// Widths, order and visibility of the list's columns.
    void takeColumns(const QHeaderView &header);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SessionTreeModel m_tree;
    ExchangeDelegate *m_delegate;
    WaterfallAxis m_axis = WaterfallAxis::Relative;
};

} // namespace ccr::ui
