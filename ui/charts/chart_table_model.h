#pragma once

#include "ui/charts/chart_data.h"

#include <QAbstractTableModel>

namespace ccr::ui {

/// The numbers of a chart: a row for each stretch of time, the newest first, a column for each bar and line.
class ChartTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(const ChartData &data);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ChartSeries &seriesOf(int column) const;

    ChartData m_data;
};

} // namespace ccr::ui
