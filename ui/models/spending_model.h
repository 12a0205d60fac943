#pragma once

#include "ui/models/exchange_statistics.h"

#include <QAbstractTableModel>

namespace ccr::ui {

/// Tokens and money by model, provider, key, rule or session, what costs most first, and the sum in the last row. GUI thread.
class SpendingModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Requests,
        Input,
        CacheRead,
        CacheWrite,
        Output,
        Cost,
        ColumnCount
    };
    enum Role
    {
        PartsRole = Qt::UserRole, ///< QList<double>: fresh input, cache read, cache write, output; shares of the largest row
        IsSumRole,
        IsUnpricedRole ///< bool: something in it has no price
    };
    static constexpr std::size_t maxRows = 200;

    using QAbstractTableModel::QAbstractTableModel;

    void show(const StatisticsBucket &sum, Grouping grouping);
    /// Of a row; empty for the sum and where the name is not known.
    std::string nameOf(int row) const;
    Grouping grouping() const { return m_grouping; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        std::string name;
        TokenSums sums;
    };
    bool isSum(int row) const { return row == rowCount() - 1; }
    QString text(int row, int column) const;

    Grouping m_grouping = Grouping::Model;
    std::vector<Row> m_rows; ///< the last one: all together; empty when there is nothing
    double m_largest = 0;
};

QString groupingName(Grouping grouping);
/// What a group is called: its name, that of a rule as everywhere in the window; "Without a session" where there is none.
QString groupText(Grouping grouping, const std::string &name);
/// Models that answered and have no price, most used first.
std::vector<std::string> modelsWithoutPrice(const StatisticsBucket &sum);

} // namespace ccr::ui
