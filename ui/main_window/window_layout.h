#pragma once

#include "ui/docks/dock.h"
#include "ui/main_window/dock_sizes.h"
#include "ui/main_window/monitoring.h"

#include <QMainWindow>

#include <functional>

namespace ccr::ui {

/// Where the docks of a main window are: arranged on a first start, kept over restarts, and the inspector moved below while
/// the window is narrow. GUI thread.
class WindowLayout final
{
public:
    /// Makes the docks of dock_registry and puts them into the window.
    WindowLayout(QMainWindow &window, Workspace &workspace);

    /// As the settings keep it. When the window has all it shows.
    void restore();
    void save();
    /// Back to the arrangement of a first start, in which one request can be looked into.
    void reset();
    /// For a second screen: errors, cost and health of a day, below them the requests that run, and nothing else.
    void arrangeForMonitoring();
    /// Arrangements that the user gave a name.
    QStringList savedNames() const;
    void saveAs(const QString &name);
    bool restoreSaved(const QString &name);
    void removeSaved(const QString &name);
    /// The dock that has the keyboard fills the window; the second time all is as it was.
    void toggleMaximised();
    /// This one fills the window; one that floats is only shown.
    void maximise(Dock *dock);
    /// All is as it was before a dock filled the window, if one does.
    void endMaximised();
    /// The window is shown: the docks get the sizes that were kept. Tabs at the bottom are measured only now, and a restored
    /// state would give them a little more at every start.
    void shown();
    /// The window has another size.
    void adapt();
    /// Does what makes bars of the window come, go or grow: the list of requests alone gives or takes the height.
    void keepHeights(const std::function<void()> &change);
    const QList<Dock *> &docks() const { return m_docks; }
    Dock *dock(const QString &id) const;
    /// Shows the dock and gives it the keyboard.
    void focus(Dock *dock);
    void focusNext(int step);
    /// That has the keyboard; null: none.
    Dock *focused() const;

private:
    void setSizes();
    void giveHeight(int bottom);
    Dock *bottomDock() const;
    QList<QDockWidget *> monitorStack() const;
    bool restoreDocks(const QByteArray &state);
    void putBack(const DockSizes &sizes);
    void placeInspector();
    void showSomething();

    QMainWindow &m_window;
    QSettings &m_settings;
    QList<Dock *> m_docks;
    QByteArray m_first;
    QByteArray m_beforeMaximised; ///< empty: no dock fills the window
    DockSizes m_sizesBefore;      ///< likewise
    DockSizes m_sizesWhenWide;    ///< before the inspector was moved below
    Monitoring m_monitoring;
    bool m_sizesWait = false;        ///< for the window to be shown
    bool m_inspectorIsBelow = false; ///< moved there because the window is narrow
};

} // namespace ccr::ui
