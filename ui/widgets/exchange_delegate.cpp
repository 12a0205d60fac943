#include "ui/widgets/exchange_delegate.h"

#include "ui/models/error_advice.h"
#include "ui/models/exchange_status.h"
#include "ui/models/exchange_table_model.h"
#include "ui/theme/density.h"
#include "ui/theme/theme.h"
#include "ui/widgets/phase_brush.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

constexpr int margin = 6;
constexpr int markWidth = 3;
constexpr int barMargin = 5; ///< above and below the waterfall

/// What the message of a failed row replaces; in the order of a first start.
constexpr int messageColumns[] = {ExchangeColumns::Model, ExchangeColumns::FirstToken, ExchangeColumns::Total, ExchangeColumns::Speed,
                                  ExchangeColumns::Tokens};

QColor statusColour(const ExchangeSnapshot &exchange)
{
    const ThemeColours &colours = themeColours();
    if (exchange.outcome == Outcome::Ok) return colours.ok;
    if (exchange.outcome == Outcome::InFlight) return stalledFor(exchange, wallNow()).count() > 0 ? colours.stall : colours.phaseStream;
    return exchange.outcome == Outcome::ClientCancelled ? colours.muted : colours.error;
}

void drawText(QPainter *painter, const QRect &area, const QColor &colour, Qt::Alignment alignment, const QString &text,
              Qt::TextElideMode elision = Qt::ElideRight)
{
    painter->setPen(colour);
    const QString shown = painter->fontMetrics().elidedText(text, elision, area.width());
    painter->drawText(area, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

// The served half is what matters: the asked half gives way first.
void drawModel(QPainter *painter, const QRect &area, const QColor &text, const QColor &muted, const ExchangeSnapshot &exchange)
{
    const QString served = QString::fromStdString(exchange.model.empty() ? exchange.askedModel : exchange.model);
    const QString asked = QString::fromStdString(exchange.askedModel);
    drawText(painter, area, text, Qt::AlignLeft, served);
    const QRect rest = area.adjusted(painter->fontMetrics().horizontalAdvance(served), 0, 0, 0);
    if (rest.width() >= 24 && asked != served && !asked.isEmpty()) drawText(painter, rest, muted, Qt::AlignLeft, u" ← "_s + asked);
}

} // namespace

bool isMonospaced(int column)
{
    return exchangeColumn(column).isNumber || column == ExchangeColumns::Time || column == ExchangeColumns::Session
           || column == ExchangeColumns::Trace;
}

QFont monospacedLike(const QFont &font)
{
    QFont mono = monospaceFont();
    mono.setPointSizeF(font.pointSizeF());
    return mono;
}

// Made once: a cell is painted often.
const QFont &ExchangeDelegate::monospaced(const QFont &font) const
{
    if (m_plain != font || !m_hasMono) {
        m_plain = font;
        m_mono = monospacedLike(font);
        m_hasMono = true;
    }
    return m_mono;
}

ExchangeDelegate::ExchangeDelegate(const ExchangeSource &source, const QHeaderView &header, QObject *parent)
    : QStyledItemDelegate(parent), m_source(source), m_header(header)
{
}

QSize ExchangeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.font)};
}

void ExchangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem background(option);
    initStyleOption(&background, index);
    const ExchangeSnapshot *exchange = m_source.exchangeAt(index);
    if (exchange) background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    if (!exchange) return;
    painter->save();
    painter->setFont(isMonospaced(index.column()) ? monospaced(option.font) : option.font);
    drawCell(painter, option, index, *exchange);
    painter->restore();
}

void ExchangeDelegate::drawCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                const ExchangeSnapshot &exchange) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor muted = selected ? text : themeColours().muted;
    const QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    if (index.column() == m_header.logicalIndex(0) && index.data(ExchangeTableModel::IsMarkedRole).toBool())
        painter->fillRect(QRect(option.rect.topLeft(), QSize(markWidth, option.rect.height())), themeColours().accent);
    if (isFailure(exchange) && isInMessage(index.column())) {
        painter->setPen(text);
        painter->setFont(option.font); // one text over several cells
        return drawMessage(painter, option.rect, index.column(), exchange);
    }
    switch (index.column()) {
    case ExchangeColumns::Status:
        return drawText(painter, area, selected ? text : statusColour(exchange), Qt::AlignLeft, index.data().toString());
    case ExchangeColumns::Model: return drawModel(painter, area, text, muted, exchange);
    case ExchangeColumns::Waterfall: return drawWaterfall(painter, option, exchange);
    default:
        const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
        const auto elision = index.column() == ExchangeColumns::Number ? Qt::ElideLeft : Qt::ElideRight; // neighbours differ at the end
        return drawText(painter, area, text, alignment & Qt::AlignHorizontal_Mask, index.data().toString(), elision);
    }
}

// The model's cell and those that follow it without a gap.
QRect ExchangeDelegate::messageArea(const QRect &cell) const
{
    QRect area(m_header.sectionViewportPosition(ExchangeColumns::Model), cell.top(), 0, cell.height());
    int visual = m_header.visualIndex(ExchangeColumns::Model);
    for (; visual < m_header.count(); ++visual) {
        const int column = m_header.logicalIndex(visual);
        if (m_header.isSectionHidden(column)) continue;
        if (std::find(std::begin(messageColumns), std::end(messageColumns), column) == std::end(messageColumns)) break;
        area.setWidth(area.width() + m_header.sectionSize(column));
    }
    return area;
}

bool ExchangeDelegate::isInMessage(int column) const
{
    const QRect area = messageArea({});
    const int left = m_header.sectionViewportPosition(column);
    return !m_header.isSectionHidden(ExchangeColumns::Model) && left >= area.left() && left < area.left() + area.width();
}

void ExchangeDelegate::drawMessage(QPainter *painter, const QRect &cell, int column, const ExchangeSnapshot &exchange) const
{
    const QString model = QString::fromStdString(exchange.model.empty() ? exchange.askedModel : exchange.model);
    const QString message = failureWords(exchange).simplified();
    // The cell may be shifted against its header, in a tree.
    const QRect area = messageArea(cell).translated(cell.left() - m_header.sectionViewportPosition(column), 0);
    painter->setClipRect(cell);
    drawText(painter, area.adjusted(margin, 0, -margin, 0), painter->pen().color(), Qt::AlignLeft,
             model.isEmpty() ? message : model + u": "_s + message);
}

void ExchangeDelegate::drawWaterfall(QPainter *painter, const QStyleOptionViewItem &option, const ExchangeSnapshot &exchange) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect area = option.rect.adjusted(margin, barMargin, -margin, -barMargin);
    const QColor text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const PlacedWaterfall placed = place(waterfallOf(exchange, wallNow()), exchange.startedAt, m_scale, QRectF(area));
    for (const PlacedWaterfall::Bar &bar : placed.bars)
        painter->fillRect(bar.area, selected ? selectedPhaseBrush(bar.phase, option.palette) : phaseBrush(bar.phase));
    const bool isInk = selected && themeColours().isHighContrast;
    for (const QRectF &stall : placed.stalls)
        drawStall(painter, stall, selected ? option.palette.brush(QPalette::Highlight) : painter->background(),
                  isInk ? text : themeColours().stall);
    if (!placed.firstToken) return;
    painter->setPen(text);
    painter->drawLine(QPointF(*placed.firstToken, area.top() - 2), QPointF(*placed.firstToken, area.bottom() + 2));
}

} // namespace ccr::ui
