#include "ui/widgets/toggle_button.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace ccr::ui {

ToggleButton::ToggleButton(QWidget *parent) : QToolButton(parent)
{
    setCheckable(true);
}

void ToggleButton::paintEvent(QPaintEvent *event)
{
    if (!isChecked()) return QToolButton::paintEvent(event);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    QStylePainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(option.palette.color(QPalette::Link));
    painter.setBrush(option.palette.color(QPalette::Highlight));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    option.palette.setColor(QPalette::ButtonText, option.palette.color(QPalette::HighlightedText));
    // The style would paint it as on an ordinary button.
    if (!option.icon.isNull()) option.icon = QIcon(option.icon.pixmap(option.iconSize, devicePixelRatioF(), QIcon::Selected));
    painter.drawControl(QStyle::CE_ToolButtonLabel, option);
    if (!option.state.testFlag(QStyle::State_HasFocus)) return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.rect = rect().adjusted(3, 3, -3, -3);
    painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
}

} // namespace ccr::ui
