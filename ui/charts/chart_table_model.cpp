#include "ui/charts/chart_table_model.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::ui {

void ChartTableModel::show(const ChartData &data)
{
    const auto columnsOf = [](const ChartData &shown) { return shown.bars.size() + shown.lines.size(); };
    const bool hasSameShape = data.buckets.size() == m_data.buckets.size() && columnsOf(data) == columnsOf(m_data);
    if (!hasSameShape) beginResetModel();
    m_data = data;
    if (!hasSameShape) return endResetModel(); // what is selected and scrolled to stays otherwise
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_data.buckets.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_data.bars.size() + m_data.lines.size());
}

const ChartSeries &ChartTableModel::seriesOf(int column) const
{
    const qsizetype place = column - 1;
    return place < m_data.bars.size() ? m_data.bars.at(place) : m_data.lines.at(place - m_data.bars.size());
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) return int((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    const qsizetype bucket = m_data.buckets.size() - 1 - index.row();
    if (index.column() == 0) return m_data.buckets.at(bucket);
    const double value = seriesOf(index.column()).values.value(bucket);
    if (std::isnan(value)) return u"—"_s;
    const auto &text = index.column() <= m_data.bars.size() ? m_data.barText : m_data.lineText;
    return text ? text(value) : QString::number(value);
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount()) return {};
    if (role == Qt::TextAlignmentRole) return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Time") : seriesOf(section).name;
}

} // namespace ccr::ui
