#include "ui/docks/dock.h"

#include <QEvent>

namespace ccr::ui {

void Dock::changeEvent(QEvent *event)
{
    if (widget() && event->type() == QEvent::LanguageChange) retranslate();
    const bool isStyle =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange;
    if (widget() && isStyle) restyle();
    QDockWidget::changeEvent(event);
}

} // namespace ccr::ui
