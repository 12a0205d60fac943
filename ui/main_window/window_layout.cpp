#include "ui/main_window/window_layout.h"

#include "ui/docks/dock_registry.h"

#include <QSettings>

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
constexpr QSize monitorSize{900, 600}; ///< on a second screen
const QString savedGroup = QStringLiteral("layouts");
constexpr int logShare = 56; ///< per cent of the width, the rest is for errors and cost

} // namespace

WindowLayout::WindowLayout(QMainWindow &window, Workspace &workspace)
    : m_window(window), m_workspace(workspace), m_settings(workspace.services.settings)
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
    m_window.resizeDocks({dock(u"logStream"_s), dock(u"errors"_s)}, {logShare, 100 - logShare}, Qt::Horizontal);
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
    const int list = m_settings.value(u"listHeight"_s).toInt();
    const int log = m_settings.value(u"logHeight"_s).toInt();
    if (list > 0 && log > 0) m_window.resizeDocks({dock(u"requests"_s), dock(u"logStream"_s)}, {list, log}, Qt::Vertical);
}

void WindowLayout::save()
{
    if (m_beforeMaximised.isEmpty()) {
        m_settings.setValue(u"listHeight"_s, dock(u"requests"_s)->height());
        m_settings.setValue(u"logHeight"_s, dock(u"logStream"_s)->height());
    }
    m_settings.setValue(u"geometry"_s, m_window.saveGeometry());
    m_settings.setValue(u"layout"_s, m_beforeMaximised.isEmpty() ? m_window.saveState(layoutVersion) : m_beforeMaximised);
    m_settings.setValue(u"inspectorIsBelow"_s, m_inspectorIsBelow);
}

void WindowLayout::reset()
{
    m_beforeMaximised.clear();
    m_window.restoreState(m_first, layoutVersion);
    m_inspectorIsBelow = false;
    placeInspector();
    setSizes();
    listOnlyLive(false);
}

void WindowLayout::listOnlyLive(bool onlyLive)
{
    if (QAction *action = m_workspace.actions.action(u"onlyLive"_s); action->isChecked() != onlyLive) action->trigger();
}

void WindowLayout::arrangeForMonitoring()
{
    listOnlyLive(true);
    m_workspace.range.setRange(TimeRange::lastHours(24));
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
    if (!m_window.isMaximized() && !m_window.isFullScreen()) m_window.resize(monitorSize);
    if (!errors) return;
    const int height = m_window.height();
    m_window.resizeDocks({errors, dock(u"cost"_s), requests}, {height * 40 / 100, height * 30 / 100, height * 30 / 100}, Qt::Vertical);
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
    const bool isRestored = m_window.restoreState(m_settings.value(savedGroup + u'/' + name).toByteArray(), layoutVersion);
    showSomething();
    listOnlyLive(false);
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
        if (m_beforeMaximised.isEmpty()) m_beforeMaximised = m_window.saveState(layoutVersion);
        for (Dock *dock : m_docks) dock->setVisible(dock == kept);
        m_window.resizeDocks({kept}, {m_window.width()}, Qt::Horizontal); // the placeholder would take what a side dock leaves
    }
    focus(kept);
}

void WindowLayout::endMaximised()
{
    if (!m_beforeMaximised.isEmpty()) m_window.restoreState(std::exchange(m_beforeMaximised, {}), layoutVersion);
}

void WindowLayout::adapt()
{
    placeInspector();
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
