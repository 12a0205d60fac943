#pragma once

#include "ui/models/exchange_statistics.h"

#include <QAbstractTableModel>

namespace ccr::ui {

/// The errors of a span of time, the most frequent first, one row for each kind, provider and model. GUI thread.
class TopErrorsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Class,
        Provider,
        ServedModel,
        Count,
        Share,
        First,
        Last,
        Trend,
        ColumnCount
    };
    enum Role
    {
        TrendRole = Qt::UserRole ///< QList<double>: how many in each bucket
    };
    static constexpr std::size_t maxRows = 200;

    struct Row
    {
        ErrorGroup group;
        double share = 0; ///< of all failures
        QList<double> trend;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const ExchangeStatistics &statistics, const StatisticsBucket &sum);
    const Row &row(int row) const { return m_rows[std::size_t(row)]; }
    QString message(int row) const; ///< in the language of the window
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const Row &row, int column) const;
    QString sentence(const Row &row) const;

    std::vector<Row> m_rows;
};

} // namespace ccr::ui
