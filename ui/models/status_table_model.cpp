#include "ui/models/status_table_model.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

void StatusTableModel::show(const StatusTable &table)
{
    const bool hasSameRows = table.headers.size() == m_table.headers.size()
                             && std::equal(table.rows.begin(), table.rows.end(), m_table.rows.begin(), m_table.rows.end(),
                                           [](const StatusRow &a, const StatusRow &b) { return a.key == b.key; });
    if (!hasSameRows) beginResetModel();
    const bool hasOtherHeaders = table.headers != m_table.headers;
    m_table = table;
    if (!hasSameRows) return endResetModel();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (hasOtherHeaders) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int StatusTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int StatusTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.headers.size());
}

int StatusTableModel::alignment(int column) const
{
    return int((m_table.numbers.contains(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant StatusTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const StatusRow &row = m_table.rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return row.cells.value(index.column());
    case Qt::AccessibleTextRole: {
        if (index.column() > 0) return row.cells.value(index.column());
        QStringList parts;
        for (qsizetype i = 0; i < row.cells.size(); ++i)
            parts.append(i == 0 ? row.cells.at(i) : m_table.headers.value(i) + u' ' + row.cells.at(i));
        return parts.join(u", "_s);
    }
    case Qt::TextAlignmentRole: return alignment(index.column());
    case LevelRole: return int(row.level);
    default: return {};
    }
}

QVariant StatusTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return alignment(section);
    return role == Qt::DisplayRole ? QVariant(m_table.headers.value(section)) : QVariant();
}

} // namespace ccr::ui
