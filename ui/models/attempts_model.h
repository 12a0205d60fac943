#pragma once

#include "logging/api/snapshots.h"

#include <QAbstractTableModel>

#include <optional>

namespace ccr::ui {

/// The attempts of one exchange. GUI thread.
class AttemptsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Number,
        Provider,
        Model,
        Key,
        Status,
        ErrorClass,
        Waited, ///< from its start to the provider's answer
        Duration,
        WhyNext, ///< the next attempt, in words
        ColumnCount
    };

    explicit AttemptsModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    /// Null: none.
    void setExchange(const logging::ExchangeSnapshot *exchange);
    /// The address that was asked, what it said in full, and why another attempt followed; empty for no attempt.
    QString detailOf(int row) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(std::size_t row, int column) const;
    QString whyNext(std::size_t row) const;
    std::optional<nanoseconds> endOf(std::size_t row) const;

    std::optional<logging::ExchangeSnapshot> m_exchange;
};

} // namespace ccr::ui
