#pragma once

#include "ui/workspace/time_range.h"

#include <QMenu>

namespace ccr::ui {

/// The choice of the range of time that all docks show: 15 minutes … today … everything, two moments of one's own, and the way back.
/// Fills a menu and keeps it true. GUI thread.
class TimeRangeMenu final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    TimeRangeMenu(QMenu &menu, TimeRangeState &state);
    void retranslate();

private:
    void refresh();
    void askForOwn();

    QMenu &m_menu;
    TimeRangeState &m_state;
    QList<QAction *> m_choices;
    QAction *m_own;
    QAction *m_back;
};

} // namespace ccr::ui
