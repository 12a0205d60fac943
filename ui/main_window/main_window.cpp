#include "ui/main_window/main_window.h"

#include "ui/docks/inspector_dock.h"
#include "ui/docks/log_stream_dock.h"
#include "ui/docks/requests_dock.h"
#include "ui/main_window/setup_text.h"
#include "ui/main_window/tray_icon.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QLabel>
#include <QListView>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QTableView>
#include <QToolBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr int layoutVersion = 1;
constexpr int wideEnoughForThreeDocks = 1120;
using Status = proxy::ProxyState::Status;

} // namespace

MainWindow::MainWindow(proxy::ProxyControl &proxy, logging::LoggingControl &logging, QSettings &settings, TrayUse trayUse, QWidget *parent)
    : QMainWindow(parent), m_proxy(proxy), m_logging(logging), m_settings(settings), m_state(proxy.state())
{
    setMinimumSize(860, 520);
    m_language.apply(settings.value(u"language"_s).toString());
    applyTheme(static_cast<ThemeChoice>(settings.value(u"theme"_s, 0).toInt()));
    makeDocks();
    makeActions();
    makeMenus();
    makeToolBar();
    m_status = new QLabel(this);
    m_problem = new QLabel(this);
    m_status->setTextFormat(Qt::PlainText);
    m_problem->setTextFormat(Qt::PlainText);
    statusBar()->addWidget(m_status);
    statusBar()->addPermanentWidget(m_problem);
    if (trayUse == TrayUse::WhenAvailable) {
        m_tray = new TrayIcon(this);
        connect(m_tray, &TrayIcon::openRequested, this, &MainWindow::bringToFront);
        connect(m_tray, &TrayIcon::startStopRequested, this, &MainWindow::startOrStop);
        connect(m_tray, &TrayIcon::quitRequested, this, &MainWindow::quit);
    }
    connectFeeds();
    takeState(proxy.state());
    retranslate();
    resize(1440, 900);
    m_firstLayout = saveState(layoutVersion);
    restoreGeometry(settings.value(u"geometry"_s).toByteArray());
    m_inspectorIsBelow = settings.value(u"inspectorIsBelow"_s).toBool();
    restoreState(settings.value(u"layout"_s).toByteArray(), layoutVersion);
    placeInspector();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeDocks()
{
    // A central widget of height 0: with none at all the right docks grow at every restored layout, and an ordinary one
    // wastes a strip.
    auto *placeholder = new QWidget(this);
    placeholder->setFixedHeight(0);
    setCentralWidget(placeholder);
    setDockNestingEnabled(true);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_requests = new RequestsDock(m_exchanges, this);
    m_inspector = new InspectorDock(this);
    m_log = new LogStreamDock(this);
    addDockWidget(Qt::TopDockWidgetArea, m_requests);
    addDockWidget(Qt::BottomDockWidgetArea, m_log);
    addDockWidget(Qt::RightDockWidgetArea, m_inspector);
    resizeDocks({m_inspector}, {400}, Qt::Horizontal);
    resizeDocks({m_requests, m_log}, {570, 230}, Qt::Vertical);
    connect(m_requests, &RequestsDock::exchangeSelected, this, &MainWindow::showExchange);
    connect(m_requests, &RequestsDock::startRequested, this, &MainWindow::startOrStop);
    connect(m_requests, &RequestsDock::testRequested, &m_proxy, &proxy::ProxyControl::sendTestRequest);
    connect(m_requests, &RequestsDock::copySetupRequested, this, &MainWindow::copySetup);
    connect(m_log, &LogStreamDock::exchangeRequested, this, [this](const QString &id) { m_requests->select(id.toStdString()); });
}

void MainWindow::makeActions()
{
    const auto add = [this](const QString &name, const QKeySequence &shortcut, auto slot) {
        auto *action = new QAction(this);
        action->setShortcut(shortcut);
        connect(action, &QAction::triggered, this, slot);
        m_actions.insert(name, action);
        return action;
    };
    add(u"startStop"_s, QKeySequence(u"Ctrl+Shift+S"_s), &MainWindow::startOrStop);
    add(u"copyAddress"_s, {}, &MainWindow::copyAddress);
    add(u"copySetup"_s, {}, &MainWindow::copySetup);
    add(u"test"_s, {}, [this] { m_proxy.sendTestRequest(); });
    add(u"copy"_s, QKeySequence::Copy, &MainWindow::copySelection);
    add(u"nextFailure"_s, QKeySequence(Qt::Key_F8), [this] { m_requests->selectFailure(true); });
    add(u"previousFailure"_s, QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] { m_requests->selectFailure(false); });
    add(u"resetLayout"_s, {}, &MainWindow::resetLayout);
    add(u"requests"_s, QKeySequence(u"Ctrl+1"_s), [this] { focusDock(m_requests); });
    add(u"inspector"_s, QKeySequence(u"Ctrl+2"_s), [this] { focusDock(m_inspector); });
    add(u"logStream"_s, QKeySequence(u"Ctrl+3"_s), [this] { focusDock(m_log); });
    add(u"nextDock"_s, QKeySequence(Qt::Key_F6), [this] { focusNextDock(1); });
    add(u"previousDock"_s, QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { focusNextDock(-1); });
    add(u"shortcuts"_s, QKeySequence(Qt::Key_F1), &MainWindow::showShortcuts);
    add(u"about"_s, {}, &MainWindow::showAbout);
    add(u"close"_s, QKeySequence(u"Ctrl+W"_s), &QWidget::close);
    add(u"quit"_s, QKeySequence(u"Ctrl+Q"_s), &MainWindow::quit);
    QAction *pause = add(u"pause"_s, QKeySequence(Qt::Key_Space), &MainWindow::setPaused);
    pause->setCheckable(true);
    // Space presses the button that has the focus; only in the lists it means pause.
    pause->setShortcutContext(Qt::WidgetShortcut);
    m_requests->table()->addAction(pause);
    m_log->view()->addAction(pause);
    const std::pair<const char16_t *, const char16_t *> icons[] = {
        {u"copyAddress", u"copy"}, {u"copySetup", u"terminal"}, {u"test", u"send"}, {u"pause", u"pause"}, {u"follow", u"follow"}};
    QAction *follow = add(u"follow"_s, QKeySequence(Qt::Key_F), [this] { m_log->setFollowing(!m_log->isFollowing()); });
    m_log->addAction(follow);
    follow->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    for (const auto &[action, icon] : icons) m_actions.value(QString::fromUtf16(action))->setIcon(themedIcon(QString::fromUtf16(icon)));
}

QMenu *MainWindow::makeChoiceMenu(const char *name, const QList<QPair<QString, QVariant>> &choices, const QVariant &current,
                                  const std::function<void(const QVariant &)> &chosen)
{
    auto *menu = new QMenu(this);
    auto *group = new QActionGroup(menu);
    for (const auto &[text, value] : choices) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(value == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [chosen, value = value] { chosen(value); });
    }
    m_menus.insert(QString::fromLatin1(name), menu);
    return menu;
}

void MainWindow::makeMenus()
{
    const auto addMenu = [this](const QString &name, const QStringList &actions) {
        QMenu *menu = menuBar()->addMenu(QString());
        for (const QString &action : actions) menu->addAction(m_actions.value(action));
        m_menus.insert(name, menu);
        return menu;
    };
    addMenu(u"file"_s, {u"close"_s, u"quit"_s});
    addMenu(u"edit"_s, {u"copy"_s, u"nextFailure"_s, u"previousFailure"_s});
    QMenu *view = addMenu(u"view"_s, {u"requests"_s, u"inspector"_s, u"logStream"_s, u"nextDock"_s, u"previousDock"_s});
    view->addSeparator();
    view->addAction(m_actions.value(u"pause"_s));
    view->addAction(m_actions.value(u"follow"_s));
    view->addSeparator();
    const int theme = static_cast<int>(currentTheme());
    view->addMenu(makeChoiceMenu("theme", {{QString(), 0}, {QString(), 1}, {QString(), 2}}, theme, [this](const QVariant &value) {
        m_settings.setValue(u"theme"_s, value);
        applyTheme(static_cast<ThemeChoice>(value.toInt()));
    }));
    view->addMenu(makeChoiceMenu("language", {{u"English"_s, u"en"_s}, {u"简体中文"_s, u"zh_CN"_s}}, m_language.code(),
                                 [this](const QVariant &value) {
                                     m_settings.setValue(u"language"_s, value);
                                     applyLanguage(value.toString());
                                 }));
    view->addAction(m_actions.value(u"resetLayout"_s));
    addMenu(u"proxy"_s, {u"startStop"_s, u"copyAddress"_s, u"copySetup"_s, u"test"_s});
    addMenu(u"help"_s, {u"shortcuts"_s, u"about"_s});
}

void MainWindow::makeToolBar()
{
    m_toolBar = addToolBar(QString());
    m_toolBar->setObjectName(u"mainToolBar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize({16, 16});
    for (const char16_t *name : {u"startStop", u"copyAddress", u"copySetup", u"test", u"pause"})
        m_toolBar->addAction(m_actions.value(QString::fromUtf16(name)));
}

void MainWindow::connectFeeds()
{
    connect(&m_proxy, &proxy::ProxyControl::stateChanged, this, &MainWindow::takeState);
    connect(m_logging.exchangeFeed(), &logging::ExchangeFeed::exchangesChanged, this, &MainWindow::takeExchanges);
    connect(m_logging.logFeed(), &logging::LogFeed::recordsAdded, m_log, &LogStreamDock::append);
    connect(&m_exchanges, &ExchangeTableModel::countsChanged, this, &MainWindow::showCounts);
    m_clock.setInterval(200ms);
    connect(&m_clock, &QTimer::timeout, &m_exchanges, &ExchangeTableModel::tick);
}

void MainWindow::takeExchanges(const QList<logging::ExchangeSnapshot> &batch)
{
    if (m_actions.value(u"pause"_s)->isChecked()) {
        m_waiting.add(batch);
        return retranslate();
    }
    m_exchanges.applyBatch(batch);
    for (const logging::ExchangeSnapshot &exchange : batch)
        if (exchange.id == m_shownExchange) m_inspector->setExchange(&exchange);
}

void MainWindow::setPaused(bool paused)
{
    m_log->setPaused(paused);
    if (!paused && !m_waiting.isEmpty()) takeExchanges(m_waiting.take());
    retranslate();
}

void MainWindow::showExchange(int row)
{
    const logging::ExchangeSnapshot *exchange = m_exchanges.exchange(row);
    m_shownExchange = exchange ? exchange->id : std::string();
    m_inspector->setExchange(exchange);
}

void MainWindow::takeState(const proxy::ProxyState &state)
{
    m_state = state;
    m_requests->setProxyState(state);
    m_actions.value(u"startStop"_s)->setIcon(themedIcon(state.status == Status::Running ? u"stop"_s : u"start"_s));
    setWindowIcon(stateIcon(state));
    retranslate();
}

void MainWindow::showCounts()
{
    // The clock of live rows runs only while there are any and somebody can see them.
    if (m_exchanges.liveCount() > 0 && isVisible()) {
        if (!m_clock.isActive()) m_clock.start();
    } else {
        m_clock.stop();
    }
    const quint64 seen = m_exchanges.seenCount();
    const double share = seen > 0 ? 100.0 * static_cast<double>(m_exchanges.failureCount()) / static_cast<double>(seen) : 0;
    QString text = u"%1 %2"_s.arg(statusWord(m_state), m_state.baseUrl());
    text += u" · "_s + tr("%1 live · %2 requests · %3 failed").arg(m_exchanges.liveCount()).arg(seen).arg(m_exchanges.failureCount());
    if (m_exchanges.failureCount() > 0) text += u" (%1 %)"_s.arg(share, 0, 'f', 1);
    m_status->setText(text);
    if (m_tray) m_tray->setState(m_state, m_exchanges.liveCount(), seen, m_exchanges.failureCount());
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("CCR Desktop"));
    const bool running = m_state.status == Status::Running;
    const auto setText = [this](const QString &name, const QString &text, const QString &toolTip = {}) {
        QAction *action = m_actions.value(name);
        action->setText(text);
        if (!toolTip.isEmpty()) action->setToolTip(toolTip);
    };
    setText(u"startStop"_s, running ? tr("Stop") : tr("Start"),
            running ? tr("Stop the proxy; live requests may end") : tr("Start the proxy"));
    setText(u"copyAddress"_s, m_state.baseUrl(), tr("Copy this address"));
    setText(u"copySetup"_s, tr("Copy setup"), tr("Copy the line that points Claude Code here"));
    setText(u"test"_s, tr("Send a test request"));
    setText(u"copy"_s, tr("Copy"));
    setText(u"nextFailure"_s, tr("Next failure"));
    setText(u"previousFailure"_s, tr("Previous failure"));
    setText(u"requests"_s, tr("Requests"));
    setText(u"inspector"_s, tr("Inspector"));
    setText(u"logStream"_s, tr("Log stream"));
    setText(u"nextDock"_s, tr("Next view"));
    setText(u"previousDock"_s, tr("Previous view"));
    setText(u"shortcuts"_s, tr("Keyboard shortcuts"));
    setText(u"about"_s, tr("About CCR Desktop"));
    setText(u"resetLayout"_s, tr("Reset layout"));
    setText(u"close"_s, tr("Close window"));
    setText(u"quit"_s, tr("Quit"));
    setText(u"follow"_s, tr("Follow newest line"));
    setText(u"pause"_s, m_waiting.isEmpty() ? tr("Pause") : tr("Pause ▲%1 new").arg(m_waiting.size()),
            tr("Freeze the view; everything is still recorded (Space)"));
    m_actions.value(u"test"_s)->setEnabled(running);
    const std::pair<const char16_t *, QString> titles[] = {{u"file", tr("&File")},       {u"edit", tr("&Edit")}, {u"view", tr("&View")},
                                                           {u"proxy", tr("&Proxy")},     {u"help", tr("&Help")}, {u"theme", tr("Theme")},
                                                           {u"language", tr("Language")}};
    for (const auto &[name, title] : titles) m_menus.value(QString::fromUtf16(name))->setTitle(title);
    const QString themes[] = {tr("System"), tr("Light"), tr("Dark")};
    const QList<QAction *> themeActions = m_menus.value(u"theme"_s)->actions();
    for (qsizetype i = 0; i < themeActions.size(); ++i) themeActions.at(i)->setText(themes[i]);
    m_toolBar->setWindowTitle(tr("Main toolbar"));
    m_problem->setText(m_state.configProblem.isEmpty() ? m_state.problem
                                                       : tr("%1 The last good configuration stays in force.").arg(m_state.configProblem));
    m_problem->setVisible(!m_problem->text().isEmpty());
    if (m_tray) m_tray->retranslate();
    showCounts();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_status) retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::applyLanguage(const QString &code)
{
    m_language.apply(code);
}

void MainWindow::startOrStop()
{
    if (m_state.status == Status::Running)
        m_proxy.stop(10s);
    else
        m_proxy.start();
}

void MainWindow::copyAddress()
{
    QApplication::clipboard()->setText(m_state.baseUrl());
}

void MainWindow::copySetup()
{
    QApplication::clipboard()->setText(setupText(m_state, Shell::Bash));
}

void MainWindow::copySelection()
{
    const QString text = m_log->view()->hasFocus() ? m_log->selectionAsText() : m_requests->selectionAsText();
    if (!text.isEmpty()) QApplication::clipboard()->setText(text);
}

void MainWindow::resetLayout()
{
    restoreState(m_firstLayout, layoutVersion);
    m_inspectorIsBelow = false;
    placeInspector();
    resizeDocks({m_inspector}, {400}, Qt::Horizontal);
    resizeDocks({m_requests, m_log}, {570, 230}, Qt::Vertical);
}

void MainWindow::bringToFront()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

bool MainWindow::hasTray() const
{
    return m_tray && m_tray->isUsable();
}

bool MainWindow::mayQuit()
{
    const int live = m_exchanges.liveCount();
    if (live == 0) return true;
    const QString question = tr("%n request(s) are still running. Quit and let them end first?", nullptr, live);
    return QMessageBox::question(this, tr("Quit"), question) == QMessageBox::Yes;
}

void MainWindow::quit()
{
    if (!mayQuit()) return;
    saveLayout();
    Q_EMIT quitRequested();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (hasTray()) {
        saveLayout();
        event->accept(); // hidden; the tray icon brings it back
        return;
    }
    event->ignore();
    quit();
}

void MainWindow::saveLayout()
{
    m_settings.setValue(u"geometry"_s, saveGeometry());
    m_settings.setValue(u"layout"_s, saveState(layoutVersion));
    m_settings.setValue(u"inspectorIsBelow"_s, m_inspectorIsBelow);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_inspector) placeInspector();
}

// A narrow window has no room for three docks side by side: the inspector becomes a tab beside the log, until there is room
// again. Where the user has put it himself it stays.
void MainWindow::placeInspector()
{
    const bool isNarrow = width() < wideEnoughForThreeDocks;
    if (isNarrow == m_inspectorIsBelow || m_inspector->isFloating()) return;
    const bool isWhereItBegan = dockWidgetArea(m_inspector) == Qt::RightDockWidgetArea && dockWidgetArea(m_log) == Qt::BottomDockWidgetArea;
    if (isNarrow && !isWhereItBegan) return;
    m_inspectorIsBelow = isNarrow;
    const bool wasVisible = m_inspector->isVisibleTo(this);
    if (isNarrow) {
        tabifyDockWidget(m_log, m_inspector);
        m_inspector->raise();
    } else {
        addDockWidget(Qt::RightDockWidgetArea, m_inspector);
        resizeDocks({m_inspector}, {400}, Qt::Horizontal);
    }
    m_inspector->setVisible(wasVisible);
}

void MainWindow::focusDock(QDockWidget *dock)
{
    dock->show();
    dock->raise();
    if (dock == m_requests)
        m_requests->table()->setFocus();
    else if (dock == m_log)
        m_log->view()->setFocus();
    else
        m_inspector->widget()->setFocus();
}

void MainWindow::focusNextDock(int step)
{
    const QList<QDockWidget *> docks{m_requests, m_inspector, m_log};
    qsizetype current = step > 0 ? -1 : 0;
    for (qsizetype i = 0; i < docks.size(); ++i)
        if (docks[i]->isAncestorOf(focusWidget())) current = i;
    focusDock(docks[(current + step + docks.size()) % docks.size()]);
}

void MainWindow::showShortcuts()
{
    QString rows;
    for (const QMenu *menu : {m_menus.value(u"file"_s), m_menus.value(u"edit"_s), m_menus.value(u"view"_s), m_menus.value(u"proxy"_s),
                              m_menus.value(u"help"_s)})
        for (const QAction *action : menu->actions())
            if (!action->shortcut().isEmpty())
                rows += u"<tr><td>%1&nbsp;&nbsp;&nbsp;</td><td><b>%2</b></td></tr>"_s.arg(
                    action->text().toHtmlEscaped(), action->shortcut().toString(QKeySequence::NativeText));
    QMessageBox box(QMessageBox::NoIcon, tr("Keyboard shortcuts"), u"<table>"_s + rows + u"</table>"_s, QMessageBox::Close, this);
    box.exec();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About CCR Desktop"),
        tr("CCR Desktop %1\nRoutes the requests of coding agents to the provider and model that should serve them, and records "
           "what happened.\nQt %2")
            .arg(QStringLiteral(CCR_VERSION), QString::fromLatin1(qVersion())));
}

} // namespace ccr::ui
