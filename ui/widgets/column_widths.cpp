#include "ui/widgets/column_widths.h"

#include "ui/theme/interface_font.h"

#include <QEvent>
#include <QHeaderView>
#include <QStyleOptionHeader>

#include <algorithm>

namespace ccr::ui {

namespace {

constexpr int air = 2; // pixels beside a title

} // namespace

int roomForTitle(const QHeaderView &header, const QString &title, bool hasArrow)
{
    constexpr int any = 1000;
    QStyleOptionHeader option;
    option.initFrom(&header);
    option.orientation = Qt::Horizontal;
    option.rect = QRect(0, 0, any, header.sizeHint().height());
    option.sortIndicator = hasArrow ? QStyleOptionHeader::SortDown : QStyleOptionHeader::None;
    const int taken = any - header.style()->subElementRect(QStyle::SE_HeaderLabel, &option, &header).width();
    return taken + QFontMetrics(header.font()).horizontalAdvance(title);
}

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
    const QString title = m_header.model()->headerData(column, Qt::Horizontal).toString();
    const int needed = roomForTitle(m_header, title, false) + air;
    const int before = std::exchange(width.now, std::max(qRound(width.usual * letterGrowth(m_header.font())), needed));
    const bool isHidden = m_header.isSectionHidden(column); // its size reads 0, and it has another one when it is shown again
    if (isHidden || m_header.sectionSize(column) == before) m_header.resizeSection(column, width.now);
}

} // namespace ccr::ui
