#include "ui/widgets/log_line_delegate.h"

#include "logging/api/severity.h"
#include "ui/models/log_lines_model.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace ccr::ui {

using logging::Severity;

namespace {

constexpr int stripe = 3;

QColor colourOf(Severity severity, const QPalette &palette)
{
    if (severity >= Severity::Error) return themeColours().error;
    if (severity == Severity::Warn) return themeColours().warn;
    return severity == Severity::Info ? palette.color(QPalette::Text) : palette.color(QPalette::PlaceholderText);
}

} // namespace

void LogLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto severity = static_cast<Severity>(index.data(LogLinesModel::SeverityRole).toInt());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor colour = colourOf(severity, option.palette);
    if (selected) painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
    if (severity >= Severity::Warn) painter->fillRect(QRect(option.rect.topLeft(), QSize(stripe, option.rect.height())), colour);
    painter->setFont(option.font);
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText) : colour);
    const QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    const QString line = index.data(Qt::DisplayRole).toString();
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(line, Qt::ElideRight, area.width()));
}

QSize LogLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), option.fontMetrics.height() + 2};
}

} // namespace ccr::ui
