#include "ui/main_window/dock_sizes.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>

#include <algorithm>

namespace ccr::ui {

namespace {

bool isAboveOrBelow(const QDockWidget &dock, const QDockWidget &other)
{
    const int middle = other.geometry().center().x();
    return dock.geometry().left() <= middle && middle <= dock.geometry().right();
}

// With the tabs that stand below it, as the docks beside it have that height.
QSize sizeWithTabs(const QMainWindow &window, const QDockWidget &dock)
{
    QRect area = dock.geometry();
    for (const QTabBar *tabs : window.findChildren<QTabBar *>(Qt::FindDirectChildrenOnly)) {
        const bool isBelow = tabs->geometry().top() >= area.bottom() && tabs->geometry().top() <= area.bottom() + 4;
        if (tabs->isVisible() && isBelow && tabs->geometry().left() >= area.left() && tabs->geometry().left() <= area.right())
            return {area.width(), tabs->geometry().bottom() - area.top() + 1};
    }
    return area.size();
}

bool isInAStack(const QMainWindow &window, QDockWidget *dock)
{
    const Qt::DockWidgetArea area = window.dockWidgetArea(dock);
    return area == Qt::TopDockWidgetArea || area == Qt::BottomDockWidgetArea;
}

} // namespace

bool isInSight(const QMainWindow &window, const QDockWidget &dock)
{
    return dock.isVisibleTo(&window) && !dock.isFloating() && window.rect().intersects(dock.geometry());
}

DockSizes DockSizes::of(const QMainWindow &window)
{
    DockSizes sizes;
    for (QDockWidget *dock : window.findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly))
        if (isInSight(window, *dock)) sizes.m_sizes.insert(dock, sizeWithTabs(window, *dock));
    return sizes;
}

void DockSizes::putBackHeights(QMainWindow &window, QDockWidget *giving) const
{
    if (!m_sizes.contains(giving) || !isInSight(window, *giving) || !isInAStack(window, giving)) return;
    QList<QDockWidget *> docks;
    QList<int> heights;
    int gained = 0;
    for (auto it = m_sizes.begin(); it != m_sizes.end(); ++it) {
        QDockWidget *dock = it.key();
        if (!isInSight(window, *dock) || !isInAStack(window, dock)) continue;
        // Of a row one says its height, and best one without tabs below it.
        const bool isSaidByAnother =
            !window.tabifiedDockWidgets(dock).isEmpty() && std::any_of(m_sizes.keyBegin(), m_sizes.keyEnd(), [&](const QDockWidget *other) {
                return other != dock && std::abs(other->y() - dock->y()) <= 1 && isInSight(window, *other)
                       && isInAStack(window, const_cast<QDockWidget *>(other));
            });
        if (!isSaidByAnother) {
            docks.append(dock);
            heights.append(it->height());
        }
        if (isAboveOrBelow(*dock, *giving)) gained += sizeWithTabs(window, *dock).height() - it->height();
    }
    int &height = heights[docks.indexOf(giving)];
    height = std::max(1, height + gained);
    window.resizeDocks(docks, heights, Qt::Vertical);
}

void DockSizes::putBackWidths(QMainWindow &window) const
{
    QList<QDockWidget *> docks;
    QList<int> widths;
    for (auto it = m_sizes.begin(); it != m_sizes.end(); ++it) {
        if (!isInSight(window, *it.key())) continue;
        docks.append(it.key());
        widths.append(it->width());
    }
    if (!docks.isEmpty()) window.resizeDocks(docks, widths, Qt::Horizontal);
}

} // namespace ccr::ui
