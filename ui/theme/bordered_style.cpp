#include "ui/theme/bordered_style.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qreal cornerRadius = 2;

enum class Outline
{
    Box,
    Round
};

// Without the keyboard the border of a control; with it the ring.
void drawOutline(QPainter *painter, const QStyleOption *option, const QRect &rect, Outline outline)
{
    const ThemeColours &colours = themeColours();
    const bool hasFocus = option->state.testFlag(QStyle::State_HasFocus) && option->state.testFlag(QStyle::State_Enabled);
    const qreal width = hasFocus || colours.isHighContrast ? 2 : 1;
    const qreal inset = width / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(hasFocus ? colours.accent : option->palette.color(QPalette::Dark), width));
    painter->setBrush(Qt::NoBrush);
    const QRectF area = QRectF(rect).adjusted(inset, inset, -inset, -inset);
    if (outline == Outline::Round)
        painter->drawEllipse(area);
    else
        painter->drawRoundedRect(area, cornerRadius, cornerRadius);
    painter->restore();
}

} // namespace

BorderedStyle::BorderedStyle() : QProxyStyle(u"Fusion"_s) {}

void BorderedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameFocusRect && widget && widget->inherits("QAbstractButton")) {
        drawOutline(painter, option, option->rect, Outline::Box);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    switch (element) {
    case PE_IndicatorCheckBox: drawOutline(painter, option, option->rect, Outline::Box); break;
    case PE_IndicatorRadioButton: drawOutline(painter, option, option->rect, Outline::Round); break;
    case PE_PanelLineEdit:
        // The line within a spin box or an editable combo box has no frame of its own.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            drawOutline(painter, option, option->rect, Outline::Box);
        break;
    default: break;
    }
}

void BorderedStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawControl(element, option, painter, widget);
    if (element == CE_PushButtonBevel) drawOutline(painter, option, option->rect, Outline::Box);
}

void BorderedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                       const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    const bool hasBorder = control == CC_ComboBox || control == CC_SpinBox;
    const bool isFocusedButton = control == CC_ToolButton && option->state.testFlag(State_HasFocus);
    if (hasBorder || isFocusedButton) drawOutline(painter, option, option->rect, Outline::Box);
}

} // namespace ccr::ui
