#include "ui/widgets/announcement.h"

#include <QAccessible>
#include <QWidget>

namespace ccr::ui {

void announce(QWidget *shown)
{
    QAccessibleEvent event(shown, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace ccr::ui
