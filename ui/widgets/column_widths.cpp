#include "ui/widgets/column_widths.h"

#include "ui/theme/interface_font.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace ccr::ui {

namespace {

// Also while the column is hidden, for which the header would say 0.
int roomForTitle(const QHeaderView &header, int column)
{
    const QString title = header.model()->headerData(column, header.orientation()).toString();
    return header.fontMetrics().horizontalAdvance(title) + 2 * header.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header) + 2;
}

} // namespace

ColumnWidths::ColumnWidths(QHeaderView &header, std::span<const std::pair<int, int>> widths) : QObject(&header), m_header(header)
{
    for (const auto &[column, width] : widths) m_widths.insert(column, {width, header.sectionSize(column)});
    header.installEventFilter(this);
    connect(header.model(), &QAbstractItemModel::headerDataChanged, this, [this] { apply(); });
    apply();
}

void ColumnWidths::setWidth(int column, int width)
{
    Width &kept = m_widths[column];
    if (std::exchange(kept.usual, width) != width) apply(column, kept);
}

bool ColumnWidths::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) apply();
    return QObject::eventFilter(watched, event);
}

void ColumnWidths::apply()
{
    for (auto width = m_widths.begin(); width != m_widths.end(); ++width) apply(width.key(), *width);
    Q_EMIT changed();
}

void ColumnWidths::apply(int column, Width &width)
{
    const int before =
        std::exchange(width.now, std::max(qRound(width.usual * letterGrowth(m_header.font())), roomForTitle(m_header, column)));
    const bool isHidden = m_header.isSectionHidden(column); // its size reads 0, and it has another one when it is shown again
    if (isHidden || m_header.sectionSize(column) == before) m_header.resizeSection(column, width.now);
}

} // namespace ccr::ui
