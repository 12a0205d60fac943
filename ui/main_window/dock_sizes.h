#pragma once

#include <QHash>
#include <QList>
#include <QSize>

class QDockWidget;
class QMainWindow;

namespace ccr::ui {

/// How large the docks of a window are that somebody can see. Qt gives room back to others than it took it from, whenever bars
/// come and go or an arrangement is restored: what was noted before is put back after it. GUI thread.
class DockSizes final
{
public:
    DockSizes() = default;
    static DockSizes of(const QMainWindow &window);

    bool isEmpty() const { return m_sizes.isEmpty(); }
    /// All that can be seen are as high as noted, but for `giving`, which takes or gives what the window has got or lost.
    void putBackHeights(QMainWindow &window, QDockWidget *giving) const;
    void putBackWidths(QMainWindow &window) const;

private:
    QHash<QDockWidget *, QSize> m_sizes;
};

/// Within the window; one behind another's tab is not, and what Qt says of its size is of no use.
bool isInSight(const QMainWindow &window, const QDockWidget &dock);

} // namespace ccr::ui
