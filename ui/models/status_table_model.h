#pragma once

#include "ui/models/status_table.h"

#include <QAbstractTableModel>

namespace ccr::ui {

/// A StatusTable for views; rows stay where they are while they are about the same. GUI thread.
class StatusTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role
    {
        LevelRole = Qt::UserRole ///< int of StatusLevel
    };
    using QAbstractTableModel::QAbstractTableModel;

    void show(const StatusTable &table);
    const StatusTable &table() const { return m_table; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int alignment(int column) const;

    StatusTable m_table;
};

} // namespace ccr::ui
