#pragma once

#include "ui/main_window/copy_as_menu.h"
#include "ui/main_window/default_route.h"
#include "ui/main_window/desktop_notifier.h"
#include "ui/main_window/file_actions.h"
#include "ui/main_window/language.h"
#include "ui/main_window/port_actions.h"
#include "ui/main_window/profile_menu.h"
#include "ui/main_window/proxy_actions.h"
#include "ui/main_window/quitting.h"
#include "ui/main_window/window_layout.h"
#include "ui/main_window/window_rest.h"
#include "ui/models/exchange_backlog.h"
#include "ui/workspace/notice_sources.h"
#include "ui/workspace/workspace.h"

#include <QMainWindow>
#include <QTimer>

class QLabel;
class QToolButton;

namespace ccr::ui {

class AppearanceMenus;
class CompactWindow;
class BudgetBar;
class ElidingLabel;
class FilterLine;
class LayoutsMenu;
class LogSize;
class NoticeBar;
class RouteActions;
class RouteButton;
class TrayIcon;
class UpdateBadge;
enum class TrayUse
{
    WhenAvailable,
    Never
};

/// The window: docks around nothing, fed by the log. Closing it leaves the proxy running while the tray icon can be seen;
/// without one, closing is quitting. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const Services &services, TrayUse trayUse, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Back to the arrangement of a first start.
    void resetLayout() { m_layout.reset(); }
    void saveLayout() { m_layout.save(); }
    void bringToFront();
    /// Exports of requests, and logs.
    void openFiles(const QStringList &paths);
    bool hasTray() const;
    /// Without asking: the session or the system ends. Asked again, it waits for nothing.
    void quitSilently();
    Workspace &workspace() { return m_workspace; }

Q_SIGNALS:
    void quitRequested(); ///< everything is settled: the program may end
    void rested();        ///< the window is hidden, and there is memory that the system can have back

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void bindActions();
    void makeBars();
    void connectFilter();
    void connectFeeds();
    void connectNotices();
    void retranslate();
    void takeState(const proxy::ProxyState &state);
    void showCounts();
    void showSpending();
    void copySelection();
    void setPaused(bool paused);
    void showPause();
    void takeExchanges(const QList<logging::ExchangeSnapshot> &batch);
    void showExchanges(const QList<logging::ExchangeSnapshot> &batch);
    void setRecordingPaused(bool paused);
    void showRecording();
    void toggleCompact();
    void comeBack();
    void quit();
    void showNotice(const Notice &notice);
    void openNotice(const Notice &notice);
    void actOnNotice(const Notice &notice);
    void showAbout();

    Language m_language;
    ActionSet m_actions;
    ExchangeTableModel m_exchanges;
    FinishedExchanges m_finished;
    SpendingToday m_spending;
    LiveLog m_log;
    LogSources m_logSources;
    OpenedFiles m_openedFiles;
    HighlightRules m_highlights;
    ExchangeSelection m_selection;
    FilterState m_filter;
    TimeRangeState m_range;
    NoticeBoard m_notices;
    Workspace m_workspace;
    WindowLayout m_layout;
    DefaultRoute m_route;
    ProxyActions m_proxyActions;
    PortActions m_portActions;
    FileActions m_fileActions;
    CopyAsMenu m_copyAs;
    ProfileMenu m_profiles;
    AppearanceMenus *m_appearance;
    LayoutsMenu *m_layouts;
    RouteActions *m_routeActions;
    NoticeSources m_noticeSources;
    TrayPresence m_trayPresence;
    DesktopNotifier m_notifier;
    Quitting m_quitting;
    WindowRest m_rest;
    ExchangeBacklog m_waiting; ///< while the view is paused
    TrayIcon *m_tray = nullptr;
    UpdateBadge *m_updateBadge = nullptr;
    std::unique_ptr<CompactWindow> m_compact; ///< made when it is first wanted
    ElidingLabel *m_status = nullptr;
    ElidingLabel *m_problem = nullptr;
    QLabel *m_spent = nullptr;
    QToolButton *m_recording = nullptr; ///< seen while it is paused
    BudgetBar *m_budget = nullptr;
    LogSize *m_logSize = nullptr;
    QToolBar *m_toolBar = nullptr;
    RouteButton *m_routeButton = nullptr;
    FilterLine *m_filterLine = nullptr;
    NoticeBar *m_noticeBar = nullptr;
    QTimer m_clock;
    proxy::ProxyState m_state;
};

} // namespace ccr::ui
