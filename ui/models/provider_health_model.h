#pragma once

#include "logging/base/clock.h"
#include "proxy/api/proxy_control.h"

#include <QAbstractTableModel>
#include <QHash>

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
        FirstToken,
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
    /// By provider; who is missing has answered nothing.
    void showLatencies(const QHash<QString, nanoseconds> &latencies);
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
    void announce();
    static QString restingText(const proxy::ProviderState &provider);
    QString text(const proxy::ProviderState &provider, int column) const;
    QString toolTip(const proxy::ProviderState &provider, int column) const;
    QString sentence(const proxy::ProviderState &provider) const;

    std::vector<proxy::ProviderState> m_providers;
    QHash<QString, nanoseconds> m_latencies;
};

} // namespace ccr::ui
