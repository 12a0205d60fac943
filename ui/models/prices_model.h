#pragma once

#include "logging/api/price.h"
#include "logging/base/json5_reader.h"

#include <QAbstractTableModel>
#include <QDate>

namespace ccr::ui {

/// Prices while somebody changes them; what is not valid yet is kept and named. GUI thread.
class PricesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Pattern,
        Provider,
        Currency,
        Input,
        Output,
        CacheRead,
        CacheWrite,
        PerRequest,
        ValidFrom,
        ColumnCount
    };
    struct Row
    {
        QString pattern;
        QString provider;
        QString currency = QStringLiteral("USD");
        std::optional<double> input;
        std::optional<double> output;
        std::optional<double> cacheRead;
        std::optional<double> cacheWrite;
        std::optional<double> perRequest = {};
        QDate validFrom; ///< invalid: always
        bool operator==(const Row &) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setPrices(const std::vector<logging::Price> &prices);
    /// Appends a row, to be filled in; its number.
    int add(const Row &row);
    void remove(int row);
    std::vector<logging::Price> prices() const;
    /// What the configuration file is to hold.
    Json5Value toJson() const;
    bool isChanged() const { return m_rows != m_saved; }
    void setSaved() { m_saved = m_rows; }
    /// What is wrong first, in the language of the window; empty: nothing.
    QString problem() const;
    const QList<Row> &rows() const { return m_rows; }
    void retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Refuses what is no number of 0 or more, no currency of three letters or no date.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void changed();

private:
    QList<Row> m_rows;
    QList<Row> m_saved;
};

} // namespace ccr::ui
