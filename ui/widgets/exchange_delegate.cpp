#include "ui/widgets/exchange_delegate.h"

#include "ui/models/exchange_table_model.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::Outcome;

namespace {

constexpr int margin = 6;

Outcome outcomeOf(const QModelIndex &index)
{
    return static_cast<Outcome>(index.data(ExchangeTableModel::OutcomeRole).toInt());
}

QColor statusColour(Outcome outcome)
{
    const ThemeColours &colours = themeColours();
    if (outcome == Outcome::Ok) return colours.ok;
    if (outcome == Outcome::InFlight) return colours.phaseStream;
    return outcome == Outcome::ClientCancelled ? colours.muted : colours.error;
}

void drawText(QPainter *painter, const QRect &area, const QColor &colour, Qt::Alignment alignment, const QString &text)
{
    painter->setPen(colour);
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width());
    painter->drawText(area, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

// The served half is what matters: the asked half gives way first.
void drawModel(QPainter *painter, const QRect &area, const QColor &text, const QColor &muted, const QModelIndex &index)
{
    const QString served = index.data(Qt::DisplayRole).toString();
    const QString message =
        index.data(ExchangeTableModel::IsFailureRole).toBool() ? index.data(ExchangeTableModel::ErrorMessageRole).toString() : QString();
    const QString asked = index.data(ExchangeTableModel::AskedModelRole).toString();
    drawText(painter, area, text, Qt::AlignLeft, served);
    const int used = painter->fontMetrics().horizontalAdvance(served);
    const QRect rest = area.adjusted(used, 0, 0, 0);
    if (rest.width() < 24) return;
    if (!message.isEmpty())
        drawText(painter, rest, text, Qt::AlignLeft, u": "_s + message);
    else if (asked != served && !asked.isEmpty())
        drawText(painter, rest, muted, Qt::AlignLeft, u" ← "_s + asked);
}

} // namespace

QString statusText(const QModelIndex &index)
{
    const QString number = index.siblingAtColumn(ExchangeTableModel::Status).data(Qt::DisplayRole).toString();
    const int attempts = index.data(ExchangeTableModel::AttemptsRole).toInt();
    const QString retried = attempts > 1 ? u"↻%1 "_s.arg(attempts) : QString();
    switch (outcomeOf(index)) {
    case Outcome::InFlight: return u"◐ "_s + number;
    case Outcome::Ok: return retried + u"✓ "_s + number;
    case Outcome::ClientCancelled: return u"⊘ "_s + number;
    case Outcome::StreamTruncated:
    case Outcome::StreamErrorEvent:
    case Outcome::EmptyResponse: return u"≠ "_s + number;
    case Outcome::Failed:
    case Outcome::Rejected: break;
    }
    return retried + u"✕ "_s + number;
}

void ExchangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem background(option);
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    painter->save();
    painter->setFont(option.font);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor muted = selected ? text : themeColours().muted;
    const QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    if (index.column() == ExchangeTableModel::Status)
        drawText(painter, area, selected ? text : statusColour(outcomeOf(index)), Qt::AlignLeft, statusText(index));
    else if (index.column() == ExchangeTableModel::Model)
        drawModel(painter, area, text, muted, index);
    else
        drawText(painter, area, text, index.data(Qt::TextAlignmentRole).value<Qt::Alignment>(), index.data(Qt::DisplayRole).toString());
    painter->restore();
}

} // namespace ccr::ui
