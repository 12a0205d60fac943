#include "app/desktop/spare_memory.h"

#include <QEvent>
#include <QPixmapCache>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace std::chrono_literals;

namespace ccr::app {

void returnLargeBlocks()
{
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
    ::mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
#endif
}

SpareMemory::SpareMemory(QWidget &window, QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(2s); // who hides it may show it again at once
    connect(&m_timer, &QTimer::timeout, this, [] {
        QPixmapCache::clear();
#ifdef __GLIBC__
        ::malloc_trim(0); // some ten milliseconds; otherwise only what is free at the end of the heap goes back
#endif
    });
    window.installEventFilter(this);
}

bool SpareMemory::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Hide) m_timer.start();
    if (event->type() == QEvent::Show) m_timer.stop();
    return false;
}

} // namespace ccr::app
