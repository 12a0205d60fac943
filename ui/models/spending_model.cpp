#include "ui/models/spending_model.h"

#include "ui/models/amount_text.h"
#include "ui/models/route_texts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Spending
{
    Q_DECLARE_TR_FUNCTIONS(Spending)
};

double dearest(const TokenSums &sums)
{
    double most = 0;
    for (const auto &[currency, amount] : sums.cost) most = std::max(most, amount);
    return most;
}

} // namespace

QString groupingName(Grouping grouping)
{
    switch (grouping) {
    case Grouping::Model: return Spending::tr("Model");
    case Grouping::Provider: return Spending::tr("Provider");
    case Grouping::Key: return Spending::tr("Key");
    case Grouping::Rule: return Spending::tr("Rule");
    case Grouping::Session: return Spending::tr("Session");
    case Grouping::Count: break;
    }
    return {};
}

QString groupText(Grouping grouping, const std::string &name)
{
    const QString text = QString::fromStdString(name);
    if (!text.isEmpty()) return grouping == Grouping::Rule ? ruleText(text) : text;
    switch (grouping) {
    case Grouping::Model: return Spending::tr("Without a model");
    case Grouping::Provider: return Spending::tr("Without a provider");
    case Grouping::Key: return Spending::tr("Without a key");
    case Grouping::Rule: return Spending::tr("Without a rule");
    case Grouping::Session: return Spending::tr("Without a session");
    case Grouping::Count: break;
    }
    return {};
}

std::vector<std::string> modelsWithoutPrice(const StatisticsBucket &sum)
{
    std::vector<std::pair<std::int64_t, std::string>> found;
    for (const auto &[model, sums] : sum.groups(Grouping::Model))
        if (sums.unpriced > 0 && !model.empty()) found.emplace_back(-sums.unpriced, model);
    std::sort(found.begin(), found.end());
    std::vector<std::string> models;
    for (auto &[count, model] : found) models.push_back(std::move(model));
    return models;
}

void SpendingModel::show(const StatisticsBucket &sum, Grouping grouping)
{
    std::vector<Row> rows;
    for (const auto &[name, sums] : sum.groups(grouping)) rows.push_back({name, sums});
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return std::tuple(-dearest(a.sums), -a.sums.all(), a.name) < std::tuple(-dearest(b.sums), -b.sums.all(), b.name);
    });
    if (rows.size() > maxRows) rows.resize(maxRows);
    m_largest = 0;
    for (const Row &row : rows) m_largest = std::max(m_largest, static_cast<double>(row.sums.all()));
    if (!rows.empty()) rows.push_back({.name = {}, .sums = sum.sum});
    const bool hasOtherNames =
        grouping != m_grouping
        || !std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return a.name == b.name; });
    if (hasOtherNames) beginResetModel();
    m_grouping = grouping;
    m_rows = std::move(rows);
    if (hasOtherNames) return endResetModel();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::string SpendingModel::nameOf(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[std::size_t(row)].name : std::string();
}

void SpendingModel::retranslate()
{
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int SpendingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SpendingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString SpendingModel::text(int row, int column) const
{
    const auto &[name, sums] = m_rows[std::size_t(row)];
    const auto number = [](std::int64_t value) { return QLocale().toString(qint64(value)); };
    switch (column) {
    case Name:
        if (isSum(row)) return tr("All");
        return groupText(m_grouping, name);
    case Requests: return number(sums.requests);
    case Input: return number(sums.input);
    case CacheRead: return number(sums.cacheRead);
    case CacheWrite: return number(sums.cacheWrite);
    case Output: return number(sums.output);
    case Cost: return moneyText(sums);
    default: return {};
    }
}

QVariant SpendingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const TokenSums &sums = m_rows[std::size_t(index.row())].sums;
    switch (role) {
    case Qt::DisplayRole: return text(index.row(), index.column());
    case Qt::ToolTipRole:
        if (index.column() == Cost && !sums.planValue.empty()) return tr("Plans covered %1 by price").arg(planText(sums));
        if (index.column() == Cost && sums.unpriced > 0)
            return tr("%Ln request(s) have no price", nullptr, static_cast<int>(sums.unpriced));
        return text(index.row(), index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != Name) return text(index.row(), index.column());
        return tr("%1: %2 requests, %3 tokens, cost %4")
            .arg(text(index.row(), Name), text(index.row(), Requests), QLocale().toString(qint64(sums.all())), text(index.row(), Cost));
    case Qt::TextAlignmentRole: return int((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case PartsRole: {
        if (isSum(index.row()) || m_largest <= 0) return {};
        QList<double> parts;
        for (const std::int64_t tokens : {sums.input, sums.cacheRead, sums.cacheWrite, sums.said(), sums.thinking})
            parts.append(static_cast<double>(tokens) / m_largest);
        return QVariant::fromValue(parts);
    }
    case IsSumRole: return isSum(index.row());
    case IsUnpricedRole: return sums.unpriced > 0;
    default: return {};
    }
}

QVariant SpendingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::ToolTipRole && section == Requests) return tr("Those that reported their tokens; the list has the others, too");
    if (role == Qt::TextAlignmentRole) return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Name: return groupingName(m_grouping);
    case Requests: return tr("Requests");
    case Input: return tr("Input");
    case CacheRead: return tr("Cache read");
    case CacheWrite: return tr("Cache write");
    case Output: return tr("Output");
    case Cost: return tr("Cost");
    default: return {};
    }
}

} // namespace ccr::ui
