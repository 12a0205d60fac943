#pragma once

#include "proxy/api/proxy_control.h"

#include <QAbstractTableModel>

namespace ccr::ui {

/// Whether each provider serves, and why not. GUI thread.
class ProviderHealthModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Provider,
        State, ///< shape and word
        Reason,
        NextTry,
        ColumnCount
    };
    enum class Level
    {
        Good,
        Doubtful, ///< serves although it failed lately, or is being tried
        Bad,      ///< left alone
        Unusable  ///< the configuration does not allow it
    };
    enum Role
    {
        LevelRole = Qt::UserRole ///< int of Level
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const std::vector<proxy::ProviderState> &providers);
    QString nameOf(int row) const;
    /// Whether there is something to reset.
    bool canReset(int row) const;
    void retranslate();
    /// "4 of 5 providers serve", as far as is known.
    QString summary() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString restingText(const proxy::ProviderState &provider);
    QString text(const proxy::ProviderState &provider, int column) const;

    std::vector<proxy::ProviderState> m_providers;
};

} // namespace ccr::ui
