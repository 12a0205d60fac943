#include "app/desktop/window_fit.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScreen>
#include <QWidget>

namespace ccr::app {

namespace {

constexpr QSize frame{8, 40}; ///< of a window system, which is known only once the window is there

bool isSizedByUs(const QWidget &window)
{
    const Qt::WindowFlags type = window.windowFlags() & Qt::WindowType_Mask;
    return window.isWindow() && (type == Qt::Window || type == Qt::Dialog)
           && !(window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen));
}

} // namespace

WindowFit::WindowFit()
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool WindowFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && !event->spontaneous() && watched->isWidgetType()) {
        auto &window = static_cast<QWidget &>(*watched);
        if (isSizedByUs(window)) window.resize(window.size().boundedTo(window.screen()->availableSize() - frame));
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ccr::app
