#include "ui/widgets/sparkline_delegate.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace ccr::ui {

void SparklineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QList<double> values = index.data(m_role).value<QList<double>>();
    const double largest = values.isEmpty() ? 0 : *std::max_element(values.begin(), values.end());
    if (largest <= 0) return;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QColor colour = isSelected ? option.palette.color(QPalette::HighlightedText) : themeColours().error;
    const QRectF area = QRectF(option.rect).adjusted(4, 4, -4, -4);
    const double width = area.width() / static_cast<double>(values.size());
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values.at(i) <= 0) continue;
        const double height = std::max(area.height() * values.at(i) / largest, 1.5);
        const QRectF column(area.left() + static_cast<double>(i) * width, area.bottom() - height, std::max(width - 0.5, 1.0), height);
        painter->fillRect(column, colour);
    }
}

} // namespace ccr::ui
