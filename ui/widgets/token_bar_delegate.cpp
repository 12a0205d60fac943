#include "ui/widgets/token_bar_delegate.h"

#include "ui/models/spending_model.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace ccr::ui {

namespace {

constexpr int barHeight = 3;

} // namespace

// The decisive half of a name is often its end.
void TokenBarDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideMiddle;
    if (index.data(SpendingModel::IsSumRole).toBool()) option->font.setBold(true);
}

void TokenBarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QList<double> parts = index.data(SpendingModel::PartsRole).value<QList<double>>();
    if (parts.isEmpty()) return;
    const ThemeColours &colours = themeColours();
    const QColor fills[] = {colours.tokensFresh, colours.tokensCacheRead, colours.tokensCacheWrite, colours.tokensOutput,
                            colours.tokensThinking};
    const QRectF area(option.rect.left() + 3, option.rect.bottom() - barHeight, option.rect.width() - 6, barHeight);
    double x = area.left();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const double width = area.width() * parts.at(i);
        if (width >= 0.5) painter->fillRect(QRectF(x, area.top(), std::max(width - 1, 1.0), area.height()), fillOf(fills[i]));
        x += width;
    }
}

} // namespace ccr::ui
