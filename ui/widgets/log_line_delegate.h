#pragma once

#include <QStyledItemDelegate>

namespace ccr::ui {

/// Draws one log line in a fixed-width font with a stripe in the colour of its level; the level's letter says the same.
class LogLineDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int margin = 6; ///< left of a line, in pixels

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ccr::ui
