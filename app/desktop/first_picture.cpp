#include "app/desktop/first_picture.h"

#include <QEvent>

namespace ccr::app {

FirstPicture::FirstPicture(QWidget &window, std::function<void()> shown, QObject *parent) : QObject(parent), m_shown(std::move(shown))
{
    window.installEventFilter(this);
}

bool FirstPicture::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // After the widgets have painted themselves and all of it was flushed.
        QMetaObject::invokeMethod(this, m_shown, Qt::QueuedConnection);
    }
    return false;
}

} // namespace ccr::app
