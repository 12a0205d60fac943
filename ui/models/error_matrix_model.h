#pragma once

#include "ui/models/exchange_statistics.h"

#include <QAbstractTableModel>

namespace ccr::ui {

/// How many failures of which class each provider had. Providers and classes with most failures come first. GUI thread.
class ErrorMatrixModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role
    {
        CountRole = Qt::UserRole,
        ShareRole ///< double: of the largest cell
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const StatisticsBucket &sum);
    /// Of a cell: what to filter for. Empty counts: nothing.
    ErrorGroup groupAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Class
    {
        std::string name;
        bool isOutcome = false;
        auto operator<=>(const Class &) const = default;
    };
    std::int64_t count(int row, int column) const;

    std::vector<std::string> m_providers;
    std::vector<Class> m_classes;
    std::map<std::pair<std::string, Class>, std::int64_t> m_counts;
    std::int64_t m_largest = 0;
};

} // namespace ccr::ui
