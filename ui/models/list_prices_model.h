#pragma once

#include <QAbstractTableModel>

namespace ccr::ui {

/// The vendors' list prices, for reading. GUI thread.
class ListPricesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Model,
        Input,
        Output,
        CacheRead,
        CacheWrite,
        Above,
        Checked,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;

    void retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace ccr::ui
