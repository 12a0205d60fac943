#pragma once

#include "logging/api/price.h"

#include <QAbstractTableModel>

namespace ccr::ui {

/// Prices that are not the user's own, for reading: those that were taken over from a list, then those that are built in. GUI thread.
class ListPricesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Model,
        Source, ///< "built-in", or who asks for it by the list that was fetched
        Input,
        Output,
        CacheRead,
        CacheWrite,
        Above,
        Checked,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setSynced(const logging::SyncedPrices &synced);
    const logging::ListPrice &price(int row) const;

    void retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    logging::SyncedPrices m_synced;
};

} // namespace ccr::ui
