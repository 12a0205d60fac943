#pragma once

#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"
#include "ui/main_window/language.h"
#include "ui/models/exchange_backlog.h"
#include "ui/models/exchange_table_model.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

class QActionGroup;
class QDockWidget;
class QLabel;
class QSettings;

namespace ccr::ui {

class InspectorDock;
class LogStreamDock;
class RequestsDock;
class TrayIcon;
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
    MainWindow(proxy::ProxyControl &proxy, logging::LoggingControl &logging, QSettings &settings, TrayUse trayUse,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    void applyLanguage(const QString &code);
    /// Back to the arrangement of a first start.
    void resetLayout();
    void bringToFront();
    bool hasTray() const;
    ExchangeTableModel &exchanges() { return m_exchanges; }

Q_SIGNALS:
    void quitRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeDocks();
    void makeActions();
    void makeMenus();
    void makeToolBar();
    QMenu *makeChoiceMenu(const char *name, const QList<QPair<QString, QVariant>> &choices, const QVariant &current,
                          const std::function<void(const QVariant &)> &chosen);
    void connectFeeds();
    void retranslate();
    void takeState(const proxy::ProxyState &state);
    void showCounts();
    void showExchange(int row);
    void startOrStop();
    void copyAddress();
    void copySetup();
    void copySelection();
    void setPaused(bool paused);
    void takeExchanges(const QList<logging::ExchangeSnapshot> &batch);
    void quit();
    bool mayQuit();
    void saveLayout();
    void focusDock(QDockWidget *dock);
    void focusNextDock(int step);
    void placeInspector();
    void showShortcuts();
    void showAbout();

    proxy::ProxyControl &m_proxy;
    logging::LoggingControl &m_logging;
    QSettings &m_settings;
    Language m_language;
    ExchangeTableModel m_exchanges;
    ExchangeBacklog m_waiting; ///< while the view is paused
    RequestsDock *m_requests = nullptr;
    InspectorDock *m_inspector = nullptr;
    LogStreamDock *m_log = nullptr;
    TrayIcon *m_tray = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_problem = nullptr;
    QHash<QString, QAction *> m_actions;
    QHash<QString, QMenu *> m_menus;
    QToolBar *m_toolBar = nullptr;
    QByteArray m_firstLayout;
    bool m_inspectorIsBelow = false; ///< moved there because the window is narrow
    QTimer m_clock;
    std::string m_shownExchange;
    proxy::ProxyState m_state;
};

} // namespace ccr::ui
