#pragma once

#include "logging/base/clock.h"
#include "ui/workspace/workspace.h"

#include <QTimer>

namespace ccr::ui {

/// Fetches the list of prices once a week, where the user wants that and allows fetching at all, and says in a notice that it has other
/// prices for models of the user; takes nothing over. The same differences are told once, over restarts too. GUI thread.
class PriceWatch final : public QObject
{
    Q_OBJECT
public:
    static constexpr const char *weeklyKey = "prices/weekly"; ///< of the window's settings; false where nothing is set

    /// The workspace has a PriceSync. `clock` outlives it.
    PriceWatch(Workspace &workspace, const Clock &clock, QObject *parent);
    /// By a timer; tests move the clock and call it.
    void checkWhenDue();

private:
    void listChanged();
    void tellDifferences();

    Workspace &m_workspace;
    const Clock &m_clock;
    WallTime m_lastTry;
    bool m_isFetching = false; ///< because of this watch
    QTimer m_timer;
};

} // namespace ccr::ui
