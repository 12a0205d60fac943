#include "ui/theme/bordered_style.h"

#include "ui/theme/density.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qreal cornerRadius = 4;
constexpr int arrowSize = 8;
constexpr int arrowMargin = 2;  ///< to the border of the button
constexpr int roomForArrow = 5; ///< beside what there is around the text
constexpr int roomBeforeArrow = 4;
constexpr qreal smallRadius = 2; ///< of what is hardly larger than the corners

enum class Outline
{
    Box,
    SmallBox,
    Round
};

// What Fusion filled beyond the rounder corners is again as what lies behind.
void clearCorners(QPainter *painter, const QRect &rect, const QWidget *widget)
{
    const QWidget *behind = widget ? widget->parentWidget() : nullptr;
    if (!behind) return;
    QPainterPath corners;
    corners.addRect(rect);
    corners.addRoundedRect(rect, cornerRadius, cornerRadius);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(corners, behind->palette().brush(behind->backgroundRole()));
    painter->restore();
}

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
    const qreal radius = outline == Outline::SmallBox ? smallRadius : cornerRadius;
    if (outline == Outline::Round)
        painter->drawEllipse(area);
    else
        painter->drawRoundedRect(area, radius, radius);
    painter->restore();
}

// What Fusion would let run through the bar stands in it, so that it is neither empty nor full.
void drawBusyStill(const QStyleOption *option, QPainter *painter)
{
    painter->fillRect(option->rect.adjusted(2, 2, -2, -2), hatchOf(option->palette.color(QPalette::Highlight)));
}

bool isBusy(const QStyleOption *option)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    return bar && bar->minimum == 0 && bar->maximum == 0;
}

// Its arrow says that there is a menu; there is nothing else to press.
bool opensMenu(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu)
           && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

// Three sides; the fourth is open to the page that the tab belongs to.
void drawTab(QPainter *painter, const QStyleOptionTab &tab)
{
    const ThemeColours &colours = themeColours();
    const bool isSelected = tab.state.testFlag(QStyle::State_Selected);
    const int width = colours.isHighContrast ? 2 : 1;
    const bool isBelow = tab.shape == QTabBar::RoundedSouth || tab.shape == QTabBar::TriangularSouth;
    const bool isAbove = tab.shape == QTabBar::RoundedNorth || tab.shape == QTabBar::TriangularNorth;
    if (!isBelow && !isAbove) return;
    const int inset = isSelected ? 0 : 2; // Fusion lifts the one that is chosen
    const QRect area = tab.rect.adjusted(0, isAbove ? inset : 0, 0, isBelow ? -inset : 0);
    const QColor border = tab.palette.color(QPalette::Dark);
    painter->fillRect(QRect(area.left(), area.top(), width, area.height()), border);
    painter->fillRect(QRect(area.right() - width + 1, area.top(), width, area.height()), border);
    const int top = isAbove ? area.top() : area.bottom() - (isSelected ? 2 : width) + 1;
    painter->fillRect(QRect(area.left(), top, area.width(), isSelected ? 2 : width), isSelected ? colours.accent : border);
}

} // namespace

BorderedStyle::BorderedStyle() : QProxyStyle(u"Fusion"_s) {}

void BorderedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_FrameFocusRect && widget && widget->inherits("QAbstractButton")) {
        drawOutline(painter, option, option->rect, Outline::Box);
        return;
    }
    if (element == PE_IndicatorArrowDown && opensMenu(option)) {
        QStyleOptionToolButton arrow = *qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const QRect button = widget ? widget->rect() : arrow.rect;
        const QRect place(button.right() - arrowMargin - arrowSize, button.center().y() - arrowSize / 2 + 1, arrowSize, arrowSize);
        arrow.rect = visualRect(option->direction, button, place);
        QProxyStyle::drawPrimitive(element, &arrow, painter, widget);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    switch (element) {
    case PE_IndicatorCheckBox: drawOutline(painter, option, option->rect, Outline::SmallBox); break;
    case PE_IndicatorRadioButton: drawOutline(painter, option, option->rect, Outline::Round); break;
    case PE_PanelLineEdit:
        // The line within a spin box or an editable combo box has no frame of its own.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0) {
            clearCorners(painter, option->rect, widget);
            drawOutline(painter, option, option->rect, Outline::Box);
        }
        break;
    default: break;
    }
}

void BorderedStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_ProgressBarContents && isBusy(option) && isMotionReduced()) return drawBusyStill(option, painter);
    if (element == CE_ToolButtonLabel && opensMenu(option)) {
        QStyleOptionToolButton label = *qstyleoption_cast<const QStyleOptionToolButton *>(option);
        label.rect = visualRect(option->direction, label.rect, label.rect.adjusted(0, 0, -roomForArrow, 0));
        QProxyStyle::drawControl(element, &label, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
    const bool isScrollArea = widget && widget->inherits("QAbstractScrollArea");
    if (element == CE_ShapedFrame && isScrollArea && option->state.testFlag(State_HasFocus))
        drawOutline(painter, option, option->rect, Outline::SmallBox); // its frame has hardly any corners
    if (element == CE_PushButtonBevel) {
        clearCorners(painter, option->rect, widget);
        drawOutline(painter, option, option->rect, Outline::Box);
    }
    if (element == CE_TabBarTabShape)
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) drawTab(painter, *tab);
}

void BorderedStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                       const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    const bool hasBorder = control == CC_ComboBox || control == CC_SpinBox;
    // A flat button has a border while it is under the pointer, down or has the keyboard.
    const bool isFlat = option->state.testFlag(State_AutoRaise) && !(option->state & (State_Sunken | State_On))
                        && !(option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled));
    const bool isBorderedButton = control == CC_ToolButton && (!isFlat || option->state.testFlag(State_HasFocus));
    if (!hasBorder && !isBorderedButton) return;
    clearCorners(painter, option->rect, widget);
    drawOutline(painter, option, option->rect, Outline::Box);
}

QSize BorderedStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ToolButton && opensMenu(option)) result.rwidth() += roomForArrow;
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        type == CT_PushButton && button && button->features.testFlag(QStyleOptionButton::HasMenu))
        result.rwidth() += roomBeforeArrow;
    if (type == CT_ItemViewItem && widget) result.setHeight(qMax(result.height(), rowHeight(widget->font())));
    return result;
}

// Nothing moves but the progress of something, whatever the desktop says about motion; and that only where it says nothing.
int BorderedStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    if (hint == SH_Widget_Animation_Duration || hint == SH_Widget_Animate) return 0;
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;               // Qt's are in colours of their own
    if (hint == SH_DialogButtonLayout) return QDialogButtonBox::GnomeLayout; // what leaves first, what does it last
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

// Qt's is as dark as it is on a light window.
QIcon BorderedStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    if (icon == SP_ToolBarHorizontalExtensionButton) return themedIcon(u"more"_s);
    return QProxyStyle::standardIcon(icon, option, widget);
}

} // namespace ccr::ui
