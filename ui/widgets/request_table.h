#pragma once

#include "ui/models/waterfall.h"

#include <QTableView>

class QHeaderView;

namespace ccr::ui {

class ExchangeDelegate;
class ExchangeTableModel;

/// The list of requests as a table of rows of one height. New rows do not move what is read: at the top the list follows the
/// newest one, elsewhere it stays where it is. GUI thread.
class RequestTable final : public QTableView
{
    Q_OBJECT
public:
    RequestTable(ExchangeTableModel &model, QWidget *parent);

    void setAxis(WaterfallAxis axis);
    /// The order, widths and choice of columns of another list of the same columns.
    void takeColumns(const QHeaderView &list);
    /// To the newest row, and stays there.
    void follow();
    void selectRowAt(int row);
    bool hasSelection() const;
    /// One row down (1) or up (-1).
    void step(int rows);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rowsCame(int first, int last);

    ExchangeTableModel &m_model;
    ExchangeDelegate *m_delegate;
    WaterfallAxis m_axis = WaterfallAxis::Relative;
};

} // namespace ccr::ui
