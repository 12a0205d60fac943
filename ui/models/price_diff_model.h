#pragma once

#include "logging/api/price.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QStringList>

#include <set>

namespace ccr::ui {

/// What a list that was fetched would change of the prices that were taken over before, and which of it the user wants. GUI thread.
class PriceDiffModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Model, ///< with a box: it is taken over, or goes
        Seller,
        Kind,
        Input,
        Output,
        CacheRead,
        CacheWrite,
        ColumnCount
    };
    enum class Change
    {
        New,
        Changed,
        Gone, ///< it is in the list no more
        Unchanged
    };
    enum Role
    {
        ChangeRole = Qt::UserRole, ///< int of Change
        MineRole                   ///< bool: a model that the user has, asked of somebody the user asks, or of its maker
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `models` and `providers`: those of the user. Chosen at first is what has changed, and what is new of the user's own models.
    void show(const std::vector<logging::ListPrice> &offered, const logging::SyncedPrices &current, const QStringList &models,
              const QStringList &providers);
    int count(Change change) const;
    int chosen() const; ///< rows that would change something
    /// Prices of the user's own models that are others than those that hold.
    int ownDifferences() const;
    QByteArray digestOfOwn() const; ///< the same for the same differences; ASCII
    void choose(const QModelIndexList &rows, bool chosen);
    /// The prices that were taken over with what is chosen.
    logging::SyncedPrices result() const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Row
    {
        logging::ListPrice price;             ///< as it would be; of one that is gone: as it is
        std::optional<logging::Price> before; ///< of a new one: what is built in
        Change change = Change::New;
        bool isMine = false;
        bool isChosen = false;
    };
    QString text(const Row &row, int column) const;
    static bool isOwnDifference(const Row &row);

    std::vector<Row> m_rows; ///< by model, then by seller
    std::vector<logging::ListPrice> m_current;
};

/// Some of it: what is different, what is the user's own, what has this text in it.
class PriceDiffFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setOnlyDifferences(bool only);
    void setOnlyMine(bool only);
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool m_onlyDifferences = true;
    bool m_onlyMine = true;
    QString m_text;
};

} // namespace ccr::ui
