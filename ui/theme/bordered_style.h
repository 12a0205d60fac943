#pragma once

#include <QProxyStyle>

namespace ccr::ui {

/// Fusion, with borders of controls that can be seen on dark grounds too (3:1), and a ring in the accent colour around what has
/// the keyboard: Fusion derives both from colours that our palettes choose for text selection and grounds. The arrow of a tool button
/// that opens a menu has room beside the text, rows of lists are as high as the density says, the
/// buttons of dialogs stand in one order, and a bar that only says that something goes on stands still where the desktop wants less motion.
class BorderedStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    BorderedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;
};

} // namespace ccr::ui
