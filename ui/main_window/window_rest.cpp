#include "ui/main_window/window_rest.h"

#include "ui/models/exchange_table_model.h"
#include "ui/models/live_log.h"

#include <QBackingStore>
#include <QEvent>
#include <QPixmapCache>

using namespace std::chrono_literals;

namespace ccr::ui {

WindowRest::WindowRest(QWidget &window, ExchangeTableModel &exchanges, LiveLog &log) : m_window(window), m_exchanges(exchanges), m_log(log)
{
    m_begin.setSingleShot(true);
    m_begin.setInterval(2s); // who hides it may show it again at once
    connect(&m_begin, &QTimer::timeout, this, &WindowRest::rest);
    m_repeat.setInterval(10min); // requests come and go meanwhile
    connect(&m_repeat, &QTimer::timeout, this, &WindowRest::rested);
    connect(&log, &LiveLog::rested, this, &WindowRest::rested);
    window.installEventFilter(this);
    m_begin.start(); // it may never be shown
}

bool WindowRest::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Hide) m_begin.start();
    if (event->type() == QEvent::Show) wake();
    return false;
}

void WindowRest::rest()
{
    connect(&m_exchanges, &ExchangeTableModel::handedOver, this, &WindowRest::rested, Qt::SingleShotConnection);
    m_exchanges.setResting(true);
    // Its picture, which is drawn anew when the window comes back: another size than the window's makes that sure.
    if (QBackingStore *picture = m_window.backingStore()) picture->resize({1, 1});
    QPixmapCache::clear();
    m_repeat.start();
    m_log.setResting(true); // which tells when it does
}

void WindowRest::wake()
{
    m_begin.stop();
    m_repeat.stop();
    disconnect(&m_exchanges, &ExchangeTableModel::handedOver, this, &WindowRest::rested);
    m_exchanges.setResting(false);
    m_log.setResting(false);
}

} // namespace ccr::ui
