#include "ui/models/error_matrix_model.h"

#include "ui/models/error_advice.h"
#include "ui/models/spending_model.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

template <typename Name>
std::vector<Name> byCount(const std::map<Name, std::int64_t> &counts)
{
    std::vector<std::pair<Name, std::int64_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    std::vector<Name> names;
    for (const auto &[name, count] : sorted) names.push_back(name);
    return names;
}

} // namespace

void ErrorMatrixModel::show(const StatisticsBucket &sum)
{
    std::map<std::string, std::int64_t> providers;
    std::map<Class, std::int64_t> classes;
    std::map<std::pair<std::string, Class>, std::int64_t> counts;
    for (const auto &[key, group] : sum.errors) {
        const Class name{group.errorClass, group.isOutcome};
        providers[group.provider] += group.count;
        classes[name] += group.count;
        counts[{group.provider, name}] += group.count;
    }
    const std::vector<std::string> newProviders = byCount(providers);
    const std::vector<Class> newClasses = byCount(classes);
    const bool hasOtherShape = newProviders != m_providers || newClasses != m_classes;
    if (hasOtherShape) beginResetModel();
    m_providers = newProviders;
    m_classes = newClasses;
    m_counts = std::move(counts);
    m_largest = 0;
    for (const auto &[cell, count] : m_counts) m_largest = std::max(m_largest, count);
    if (hasOtherShape) return endResetModel();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

std::int64_t ErrorMatrixModel::count(int row, int column) const
{
    const auto found = m_counts.find({m_providers[std::size_t(row)], m_classes[std::size_t(column)]});
    return found == m_counts.end() ? 0 : found->second;
}

ErrorGroup ErrorMatrixModel::groupAt(const QModelIndex &index) const
{
    if (!index.isValid()) return {};
    const Class &name = m_classes[std::size_t(index.column())];
    ErrorGroup group;
    group.errorClass = name.name;
    group.isOutcome = name.isOutcome;
    group.provider = m_providers[std::size_t(index.row())];
    group.count = count(index.row(), index.column());
    return group;
}

int ErrorMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_providers.size());
}

int ErrorMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_classes.size());
}

QVariant ErrorMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) return {};
    const std::int64_t value = count(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole: return value > 0 ? QLocale().toString(value) : u"·"_s;
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3")
            .arg(headerData(index.row(), Qt::Vertical, Qt::DisplayRole).toString(),
                 headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), QLocale().toString(value));
    case Qt::TextAlignmentRole: return int(Qt::AlignRight | Qt::AlignVCenter);
    case CountRole: return QVariant::fromValue(qint64(value));
    case ShareRole: return m_largest > 0 ? static_cast<double>(value) / static_cast<double>(m_largest) : 0.0;
    default: return {};
    }
}

QVariant ErrorMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const int most = orientation == Qt::Horizontal ? columnCount() : rowCount();
    if (section >= most || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    if (orientation == Qt::Vertical) return groupText(Grouping::Provider, m_providers[std::size_t(section)]);
    const std::string &errorClass = m_classes[std::size_t(section)].name;
    return role == Qt::DisplayRole ? errorClassText(errorClass) : QString::fromStdString(errorClass);
}

} // namespace ccr::ui
