#include "ui/docks/dock.h"

#include <QEvent>

namespace ccr::ui {

void Dock::changeEvent(QEvent *event)
{
    if (widget() && event->type() == QEvent::LanguageChange) retranslate();
    if (widget() && event->type() == QEvent::PaletteChange) restyle();
    QDockWidget::changeEvent(event);
}

} // namespace ccr::ui
