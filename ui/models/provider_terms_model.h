#pragma once

#include "logging/api/price.h"
#include "logging/base/json5_reader.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace ccr::ui {

/// What providers make of prices, while somebody changes it. A row for each provider. GUI thread.
class ProviderTermsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Provider,
        Multiplier,
        Models, ///< multipliers of its own for some of them: "gpt-5*: 1.5; o3: 2"
        Fee,    ///< of its plan for a month; empty: no plan, checked: there is one
        Currency,
        Unit, ///< of the quota; edited as the int of logging::QuotaUnit
        FiveHours,
        Week,
        Month,
        Since, ///< when some week and month of the plan began, local time
        ColumnCount
    };
    static QString unitText(logging::QuotaUnit unit);

    using QAbstractTableModel::QAbstractTableModel;

    /// `providers`: of the configuration; others that `terms` names come after them.
    void setTerms(const logging::TermsOfProviders &terms, const QStringList &providers);
    /// Those alone that change something.
    logging::TermsOfProviders terms() const;
    /// What the configuration file is to hold.
    Json5Value toJson() const;
    bool isChanged() const { return m_rows != m_saved; }
    void setSaved() { m_saved = m_rows; }
    void retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Refuses what is no number of 0 or more, no list of models with one, no currency of three letters and no time like
    /// "2026-11-03 09:00".
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        QString provider;
        logging::ProviderTerms terms;
        bool operator==(const Row &) const = default;
    };
    static QString modelsText(const std::map<std::string, double> &models);
    static std::optional<std::map<std::string, double>> modelsIn(const QString &text);
    static QString quotaText(const logging::PlanQuota &quota, int column, bool forEditing);
    static bool setQuota(logging::PlanQuota &quota, int column, const QVariant &value);

    QList<Row> m_rows;
    QList<Row> m_saved;
};

} // namespace ccr::ui
