#include "ui/main_window/window_layout.h"

#include "ui/docks/dock_registry.h"

#include <QCoreApplication>
#include <QLayout>
#include <QSettings>
#include <QTabBar>
#include <QToolBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int layoutVersion = 3; ///< another one when docks come or go: an old state then counts as none
constexpr int wideEnoughForThreeDocks = 1120;
constexpr int inspectorWidth = 400;
constexpr int listHeight = 570;
constexpr int logHeight = 230;
const QString savedGroup = QStringLiteral("layouts");
constexpr int logShare = 56; ///< per cent of the width, the rest is for errors and cost

} // namespace

WindowLayout::WindowLayout(QMainWindow &window, Workspace &workspace)
    : m_window(window), m_settings(workspace.services.settings), m_monitoring(window, workspace)
{
    // A central widget of height 0: with none at all the right docks grow at every restored layout, and an ordinary one
    // wastes a strip.
    auto *placeholder = new QWidget(&window);
    placeholder->setFixedHeight(0);
    window.setCentralWidget(placeholder);
    window.setDockNestingEnabled(true);
    window.setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    for (const DockEntry &entry : dockRegistry()) {
        Dock *made = entry.make(workspace, &window);
        window.addDockWidget(entry.area, made);
        if (Dock *other = dock(QString::fromLatin1(entry.tabbedWith))) {
            window.tabifyDockWidget(other, made);
            other->raise();
        }
        m_docks.append(made);
        workspace.actions.bind(u"show."_s + QString::fromLatin1(entry.id), made, [this, made] { focus(made); });
    }
    setSizes();
}

void WindowLayout::setSizes()
{
    m_window.resizeDocks({dock(u"inspector"_s)}, {inspectorWidth}, Qt::Horizontal);
    m_window.resizeDocks({dock(u"requests"_s), dock(u"logStream"_s)}, {listHeight, logHeight}, Qt::Vertical);
    if (m_window.isVisible()) giveHeight(logHeight);
    Dock *log = dock(u"logStream"_s);
    Dock *errors = dock(u"errors"_s);
    const bool isMeasured = isInSight(m_window, *log) && isInSight(m_window, *errors);
    const int both = isMeasured ? log->width() + errors->width() : 100;
    m_window.resizeDocks({log, errors}, {(both * logShare + 50) / 100, (both * (100 - logShare) + 50) / 100}, Qt::Horizontal);
}

// Docks at the bottom get this height and the list what is left, so that nothing remains for Qt to share out.
void WindowLayout::giveHeight(int bottom)
{
    Dock *list = dock(u"requests"_s);
    Dock *below = bottomDock();
    if (!below || !isInSight(m_window, *list) || m_window.dockWidgetArea(list) != Qt::TopDockWidgetArea) return;
    const int all = list->height() + below->height();
    if (bottom < all) m_window.resizeDocks({list, below}, {all - bottom, bottom}, Qt::Vertical);
}

Dock *WindowLayout::bottomDock() const
{
    for (Dock *dock : m_docks)
        if (m_window.dockWidgetArea(dock) == Qt::BottomDockWidgetArea && isInSight(m_window, *dock)) return dock;
    return nullptr;
}

void WindowLayout::keepHeights(const std::function<void()> &change)
{
    const DockSizes before = m_window.isVisible() ? DockSizes::of(m_window) : DockSizes();
    change();
    if (before.isEmpty()) return;
    for (int round = 0; round < 3; ++round) { // now, not with the next events: nobody shall see the docks in between
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        m_window.layout()->activate();
        before.putBackHeights(m_window, dock(u"requests"_s));
    }
    m_window.layout()->activate();
}

// Twice: some views ask for less room as soon as they have got less, which the window hears of with the next events.
void WindowLayout::putBack(const DockSizes &sizes)
{
    const auto all = [this, sizes] {
        for (int round = 0; round < 3; ++round) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            sizes.putBackWidths(m_window);
            sizes.putBackHeights(m_window, dock(u"requests"_s));
            m_window.layout()->activate();
        }
    };
    all();
    QMetaObject::invokeMethod(
        &m_window,
        [this, all] {
            if (m_beforeMaximised.isEmpty()) all();
        },
        Qt::QueuedConnection);
}

// A state says of bars too whether they are shown, and they are as what they tell demands.
bool WindowLayout::restoreDocks(const QByteArray &state)
{
    const QList<QToolBar *> bars = m_window.findChildren<QToolBar *>(Qt::FindDirectChildrenOnly);
    QList<QToolBar *> hidden;
    std::copy_if(bars.begin(), bars.end(), std::back_inserter(hidden), [](const QToolBar *bar) { return bar->isHidden(); });
    const bool isRestored = m_window.restoreState(state, layoutVersion);
    for (QToolBar *bar : bars) bar->setVisible(!hidden.contains(bar));
    if (m_window.isVisible()) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // docks that appear ask for their room
        m_window.layout()->activate();
    }
    return isRestored;
}

Dock *WindowLayout::dock(const QString &id) const
{
    for (Dock *dock : m_docks)
        if (dock->objectName() == id) return dock;
    return nullptr;
}

void WindowLayout::restore()
{
    m_first = m_window.saveState(layoutVersion);
    m_window.restoreGeometry(m_settings.value(u"geometry"_s).toByteArray());
    m_inspectorIsBelow = m_settings.value(u"inspectorIsBelow"_s).toBool();
    m_sizesWait = m_window.restoreState(m_settings.value(u"layout"_s).toByteArray(), layoutVersion);
    if (!m_sizesWait) m_inspectorIsBelow = false;
    m_monitoring.restore();
    if (!m_sizesWait) m_monitoring.end();
    showSomething();
    placeInspector();
}

// A window without anything in it would not even say how to get its views back.
void WindowLayout::showSomething()
{
    if (std::all_of(m_docks.begin(), m_docks.end(), [](const Dock *dock) { return dock->isHidden(); })) dock(u"requests"_s)->show();
}

void WindowLayout::shown()
{
    if (!std::exchange(m_sizesWait, false)) return;
    const QVariantList monitor = m_settings.value(u"monitorHeights"_s).toList();
    const int kept = m_settings.value(u"logHeight"_s).toInt();
    if (m_monitoring.isOn() ? monitor.isEmpty() : kept <= 0) return;
    // Twice, after all that asked for room has got it: Qt shares out anew what it had restored.
    for (int round = 0; round < 2; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        m_window.layout()->activate();
        if (m_monitoring.isOn())
            m_window.resizeDocks(monitorStack(), {monitor.value(0).toInt(), monitor.value(1).toInt(), monitor.value(2).toInt()},
                                 Qt::Vertical);
        else
            giveHeight(kept);
    }
    m_window.layout()->activate();
}

void WindowLayout::save()
{
    if (m_beforeMaximised.isEmpty() && m_monitoring.isOn() && m_window.isVisible()) {
        QVariantList heights;
        for (const QDockWidget *dock : monitorStack()) heights.append(dock->height());
        m_settings.setValue(u"monitorHeights"_s, heights);
    } else if (m_beforeMaximised.isEmpty()) {
        if (const Dock *below = m_window.isVisible() ? bottomDock() : nullptr) m_settings.setValue(u"logHeight"_s, below->height());
    }
    m_settings.setValue(u"geometry"_s, m_window.saveGeometry());
    m_settings.setValue(u"layout"_s, m_beforeMaximised.isEmpty() ? m_window.saveState(layoutVersion) : m_beforeMaximised);
    m_settings.setValue(u"inspectorIsBelow"_s, m_inspectorIsBelow);
    m_monitoring.save();
}

void WindowLayout::reset()
{
    m_sizesWait = false;
    m_beforeMaximised.clear();
    m_monitoring.end();
    restoreDocks(m_first);
    m_inspectorIsBelow = false;
    placeInspector();
    setSizes();
    if (m_window.isVisible()) m_window.layout()->activate();
    if (m_window.isVisible() && !m_inspectorIsBelow) m_sizesWhenWide = DockSizes::of(m_window);
}

// One of each row, from above.
QList<QDockWidget *> WindowLayout::monitorStack() const
{
    return {dock(u"errors"_s), dock(u"cost"_s), dock(u"requests"_s)};
}

void WindowLayout::arrangeForMonitoring()
{
    m_beforeMaximised.clear(); // this arrangement is the one to keep
    m_inspectorIsBelow = false;
    for (Dock *dock : m_docks) dock->setFloating(false);
    for (const auto &id : {u"inspector"_s, u"logStream"_s}) dock(id)->hide();
    Dock *errors = dock(u"errors"_s);
    Dock *requests = dock(u"requests"_s);
    if (errors) {
        m_window.addDockWidget(Qt::TopDockWidgetArea, errors);
        errors->show();
        Dock *above = errors;
        for (const auto &id : {u"cost"_s, u"health"_s}) {
            Dock *next = dock(id);
            if (!next) continue;
            m_window.splitDockWidget(above, next, above == errors ? Qt::Vertical : Qt::Horizontal);
            next->show();
            above = next;
        }
    }
    m_window.addDockWidget(Qt::BottomDockWidgetArea, requests);
    requests->show();
    m_monitoring.begin();
    if (!errors) return;
    const int height = m_window.height();
    m_window.resizeDocks(monitorStack(), {height * 44 / 100, height * 28 / 100, height * 28 / 100}, Qt::Vertical);
    m_window.resizeDocks({dock(u"cost"_s), dock(u"health"_s)}, {1, 1}, Qt::Horizontal);
}

QStringList WindowLayout::savedNames() const
{
    m_settings.beginGroup(savedGroup);
    const QStringList names = m_settings.childKeys();
    m_settings.endGroup();
    return names;
}

void WindowLayout::saveAs(const QString &name)
{
    m_settings.setValue(savedGroup + u'/' + name, m_window.saveState(layoutVersion));
}

bool WindowLayout::restoreSaved(const QString &name)
{
    m_beforeMaximised.clear();
    m_monitoring.end();
    const bool isRestored = restoreDocks(m_settings.value(savedGroup + u'/' + name).toByteArray());
    showSomething();
    return isRestored;
}

void WindowLayout::removeSaved(const QString &name)
{
    m_settings.remove(savedGroup + u'/' + name);
}

void WindowLayout::toggleMaximised()
{
    if (!m_beforeMaximised.isEmpty()) return endMaximised();
    if (Dock *kept = focused(); kept && !kept->isFloating()) maximise(kept);
}

void WindowLayout::maximise(Dock *kept)
{
    if (!kept->isFloating()) {
        if (m_beforeMaximised.isEmpty()) {
            m_beforeMaximised = m_window.saveState(layoutVersion);
            m_sizesBefore = DockSizes::of(m_window);
        }
        for (Dock *dock : m_docks) dock->setVisible(dock == kept);
        m_window.resizeDocks({kept}, {m_window.width()}, Qt::Horizontal); // the placeholder would take what a side dock leaves
    }
    focus(kept);
}

void WindowLayout::endMaximised()
{
    if (m_beforeMaximised.isEmpty()) return;
    restoreDocks(std::exchange(m_beforeMaximised, {}));
    putBack(std::exchange(m_sizesBefore, {}));
}

void WindowLayout::adapt()
{
    const bool wasBelow = m_inspectorIsBelow;
    placeInspector();
    if (!wasBelow && !m_inspectorIsBelow && m_beforeMaximised.isEmpty()) m_sizesWhenWide = DockSizes::of(m_window);
}

// A narrow window has no room for three docks side by side: the inspector becomes a tab beside the log, until there is room
// again. Where the user has put it himself it stays.
void WindowLayout::placeInspector()
{
    Dock *inspector = dock(u"inspector"_s);
    Dock *log = dock(u"logStream"_s);
    if (!m_beforeMaximised.isEmpty()) return;
    const bool isNarrow = m_window.width() < wideEnoughForThreeDocks;
    if (isNarrow == m_inspectorIsBelow || inspector->isFloating()) return;
    const bool isWhereItBegan =
        m_window.dockWidgetArea(inspector) == Qt::RightDockWidgetArea && m_window.dockWidgetArea(log) == Qt::BottomDockWidgetArea;
    if (isNarrow && !isWhereItBegan) return;
    m_inspectorIsBelow = isNarrow;
    const bool wasVisible = inspector->isVisibleTo(&m_window);
    if (isNarrow) {
        m_window.tabifyDockWidget(log, inspector);
        inspector->raise();
    } else {
        m_window.addDockWidget(Qt::RightDockWidgetArea, inspector);
        m_window.resizeDocks({inspector}, {inspectorWidth}, Qt::Horizontal);
    }
    inspector->setVisible(wasVisible);
    if (isNarrow || !m_window.isVisible()) return;
    putBack(m_sizesWhenWide);
    // Qt leaves the bar there on which only the log is left.
    for (QTabBar *tabs : m_window.findChildren<QTabBar *>(Qt::FindDirectChildrenOnly)) tabs->setVisible(tabs->count() > 1);
}

void WindowLayout::focus(Dock *dock)
{
    dock->show();
    dock->raise();
    dock->focusTarget()->setFocus();
}

void WindowLayout::focusNext(int step)
{
    const qsizetype count = m_docks.size();
    const qsizetype current = m_docks.indexOf(focused());
    for (qsizetype i = 1; i <= count; ++i) {
        const qsizetype next = current < 0 && step < 0 ? count - i : (current + step * i + 2 * count) % count;
        if (m_docks.at(next)->isVisibleTo(&m_window)) return focus(m_docks.at(next));
    }
}

Dock *WindowLayout::focused() const
{
    for (Dock *dock : m_docks)
        if (dock->isAncestorOf(m_window.focusWidget())) return dock;
    return nullptr;
}

} // namespace ccr::ui
