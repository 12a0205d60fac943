#pragma once

#include <QStyledItemDelegate>

namespace ccr::ui {

/// Paints the numbers of a cell as small columns.
class SparklineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `role`: where a cell holds its QList<double>.
    SparklineDelegate(int role, QObject *parent) : QStyledItemDelegate(parent), m_role(role) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_role;
};

} // namespace ccr::ui
