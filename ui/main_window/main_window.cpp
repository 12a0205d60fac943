#include "ui/main_window/main_window.h"

#include "logging/api/feeds.h"
#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"
#include "ui/dialogs/dialog_registry.h"
#include "ui/main_window/appearance_menus.h"
#include "ui/main_window/compact_window.h"
#include "ui/main_window/layouts_menu.h"
#include "ui/main_window/log_room.h"
#include "ui/main_window/notice_bar.h"
#include "ui/main_window/price_watch.h"
#include "ui/main_window/route_actions.h"
#include "ui/main_window/route_button.h"
#include "ui/main_window/state_icon.h"
#include "ui/main_window/status_numbers.h"
#include "ui/main_window/tray_icon.h"
#include "ui/main_window/update_badge.h"
#include "ui/models/known_values.h"
#include "ui/models/value_text.h"
#include "ui/workspace/logging_findings.h"
#include "ui/workspace/notice_action.h"
#include "ui/workspace/route_notices.h"
#include "ui/workspace/trouble_text.h"

#include "ui/widgets/dropped_files.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/filter_line.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr int narrowestFilter = 210;
constexpr int wideEnoughForTexts = 1120; ///< of the tool bar

/// The language and the look, before the first widget asks for either.
QSettings &applied(QSettings &settings, Language &language)
{
    AppearanceMenus::apply(settings, language);
    return settings;
}

} // namespace

MainWindow::MainWindow(const Services &services, TrayUse trayUse, QWidget *parent)
    : QMainWindow(parent),
      m_actions(applied(services.settings, m_language), *this),
      m_spending(services.logging, m_finished, systemClock()),
      m_logSources(m_log),
      m_openedFiles(services, m_logSources),
      m_highlights(services.settings),
      m_filter(services.settings),
      m_notices(services.settings, systemClock()),
      m_workspace{.services = services,
                  .actions = m_actions,
                  .exchanges = m_exchanges,
                  .finished = m_finished,
                  .spending = m_spending,
                  .log = m_log,
                  .logSources = m_logSources,
                  .openedFiles = m_openedFiles,
                  .highlights = m_highlights,
                  .selection = m_selection,
                  .filter = m_filter,
                  .range = m_range,
                  .notices = m_notices,
                  .tray = m_trayPresence},
      m_layout(*this, m_workspace),
      m_route(m_workspace),
      m_proxyActions(m_workspace, nullptr),
      m_portActions(m_workspace, nullptr),
      m_fileActions(m_workspace, nullptr),
      m_copyAs(m_workspace, nullptr),
      m_profiles(m_workspace, *m_actions.submenu(u"profile"_s), nullptr),
      m_appearance(new AppearanceMenus(m_actions, services.settings, m_language, this)),
      m_layouts(new LayoutsMenu(m_workspace, m_layout, this)),
      m_routeActions(new RouteActions(m_workspace, m_route, *this)),
      m_noticeSources(m_notices, systemClock()),
      m_quitting(services.proxy, m_trayPresence, *this),
      m_rest(*this, m_exchanges, m_log),
      m_state(services.proxy.state())
{
    setMinimumSize(860, 520);
    setAnimated(false); // docks are where they are put at once
    setAcceptDrops(true);
    m_exchanges.setHistory(services.logging.history());
    m_finished.setRecorded([history = services.logging.history()] { return history && history->problem().isEmpty(); });
    if (logging::HistoryControl *history = services.logging.history())
        connect(&history->feed(), &logging::HistoryFeed::purged, &m_finished, &FinishedExchanges::forgetBefore);
    m_exchanges.marks().keepIn(services.settings);
    bindActions();
    makeBars();
    if (trayUse == TrayUse::WhenAvailable) {
        m_tray = new TrayIcon(m_workspace, m_route, this);
        connect(m_tray, &TrayIcon::openRequested, this, &MainWindow::bringToFront);
        connect(&m_spending, &SpendingToday::changed, m_tray, &TrayIcon::showState);
        connect(m_tray, &TrayIcon::lost, this, &MainWindow::comeBack);
        connect(m_tray, &TrayIcon::compactRequested, this, &MainWindow::toggleCompact);
        connect(m_tray, &TrayIcon::toggleRequested, this, [this] { isActiveWindow() ? hide() : bringToFront(); });
    }
    if (services.updates) m_updateBadge = new UpdateBadge(m_workspace, this);
    if (services.priceLists) new PriceWatch(m_workspace, systemClock(), this);
    if (services.capture) new LogRoom(m_workspace, this);
    connectFeeds();
    connectNotices();
    takeState(services.proxy.state());
    resize(1440, 900);
    m_layout.restore();
    m_noticeBar->retranslate(); // the kept layout may say that it is shown
}

MainWindow::~MainWindow() = default;

void MainWindow::bindActions()
{
    m_actions.bind(u"close"_s, this, &QWidget::close);
    m_actions.bind(u"quit"_s, this, &MainWindow::quit);
    connect(&m_rest, &WindowRest::rested, this, &MainWindow::rested);
    connect(&m_quitting, &Quitting::done, this, &MainWindow::quitRequested);
    m_actions.bind(u"pauseRecording"_s, this, &MainWindow::setRecordingPaused);
    m_actions.bind(u"copy"_s, this, &MainWindow::copySelection);
    m_actions.bind(u"clearView"_s, this, [this] {
        Dock *dock = m_layout.focused();
        if (!dock || !dock->clearView()) m_layout.dock(u"requests"_s)->clearView();
    });
    m_actions.bind(u"nextDock"_s, this, [this] { m_layout.focusNext(1); });
    m_actions.bind(u"previousDock"_s, this, [this] { m_layout.focusNext(-1); });
    m_actions.bind(u"pause"_s, this, &MainWindow::setPaused);
    m_actions.bind(u"compactView"_s, this, &MainWindow::toggleCompact);
    m_actions.bind(u"resetLayout"_s, this, &MainWindow::resetLayout);
    m_actions.bind(u"fullScreen"_s, this, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    bindDialogs(m_workspace, this);
    m_actions.bind(u"about"_s, this, &MainWindow::showAbout);
}

void MainWindow::openFiles(const QStringList &paths)
{
    m_openedFiles.open(paths);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFilesOf(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openFiles(localFilesOf(*event->mimeData()));
    event->acceptProposedAction();
}

void MainWindow::makeBars()
{
    m_actions.fill(*menuBar());
    m_toolBar = addToolBar(QString());
    m_toolBar->setObjectName(u"mainToolBar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize({16, 16});
    const auto add = [this](std::initializer_list<const char16_t *> names) {
        for (const char16_t *name : names) m_toolBar->addAction(m_actions.action(QString::fromUtf16(name)));
    };
    add({u"startStop", u"copyAddress"});
    m_routeButton = new RouteButton(m_workspace, m_toolBar);
    m_toolBar->addWidget(m_routeButton);
    add({u"copySetup", u"test", u"pause", u"export"});
    m_filterLine = new FilterLine(
        m_filter, exchangeFields(), [this](logging::QueryField field) { return knownValues(m_exchanges.live(), field); }, m_toolBar);
    m_filterLine->setMinimumWidth(narrowestFilter);
    m_toolBar->addWidget(m_filterLine);
    addToolBarBreak();
    m_noticeBar = new NoticeBar(m_workspace, this);
    addToolBar(m_noticeBar);
    m_noticeBar->setChanger([this](const std::function<void()> &change) { m_layout.keepHeights(change); });
    m_status = new ElidingLabel(this);
    m_problem = new ElidingLabel(this);
    m_status->setObjectName(u"statusCounts"_s);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_problem);
    m_spent = new QLabel(this);
    m_spent->setObjectName(u"spentToday"_s);
    m_spent->setTextFormat(Qt::PlainText);
    statusBar()->addPermanentWidget(m_spent);
    m_budget = new BudgetBar(m_spending, this);
    statusBar()->addPermanentWidget(m_budget);
    m_logSize = new LogSize(m_workspace, this);
    statusBar()->addPermanentWidget(m_logSize);
    connect(&m_spending, &SpendingToday::changed, this, &MainWindow::showSpending);
    m_recording = new QToolButton(this);
    m_recording->setObjectName(u"recordingPaused"_s);
    m_recording->setAutoRaise(true);
    connect(m_recording, &QToolButton::clicked, m_actions.action(u"pauseRecording"_s), &QAction::trigger);
    statusBar()->addPermanentWidget(m_recording);
    connectFilter();
}

void MainWindow::connectFilter()
{
    m_actions.bind(u"filter"_s, this, [this] {
        Dock *dock = m_layout.focused();
        if (!dock || !dock->beginFilter()) m_filterLine->begin();
    });
    connect(m_filterLine, &FilterLine::left, this, [this] { m_layout.focus(m_layout.dock(u"requests"_s)); });
    connect(m_filterLine, &FilterLine::manageRequested, m_actions.action(u"savedFilters"_s), &QAction::trigger);
    connect(m_filterLine, &FilterLine::problemChanged, this, [this](const QString &problem) {
        m_status->setVisible(problem.isEmpty());
        if (problem.isEmpty())
            statusBar()->clearMessage();
        else
            statusBar()->showMessage(tr("Filter: %1. The last valid one stays in force.").arg(problem));
    });
}

void MainWindow::connectFeeds()
{
    connect(&m_workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, &MainWindow::takeState);
    connect(m_workspace.services.logging.exchangeFeed(), &logging::ExchangeFeed::exchangesChanged, this, &MainWindow::takeExchanges);
    connect(m_workspace.services.logging.exchangeFeed(), &logging::ExchangeFeed::exchangesChanged, &m_finished, &FinishedExchanges::apply);
    connect(m_workspace.services.logging.logFeed(), &logging::LogFeed::recordsAdded, &m_log, &LiveLog::append);
    connect(&m_exchanges, &ExchangeTableModel::countsChanged, this, &MainWindow::showCounts);
    m_clock.setInterval(200ms);
    connect(&m_clock, &QTimer::timeout, &m_exchanges, &ExchangeTableModel::tick);
}

// The numbers, what runs and the last failure go on while the view is paused.
void MainWindow::takeExchanges(const QList<logging::ExchangeSnapshot> &batch)
{
    const auto failed =
        std::find_if(batch.rbegin(), batch.rend(), [](const logging::ExchangeSnapshot &exchange) { return isFailure(exchange); });
    if (m_tray && failed != batch.rend()) m_tray->menu().rememberFailure(*failed);
    m_exchanges.count(batch);
    if (m_actions.action(u"pause"_s)->isChecked()) {
        m_waiting.add(batch);
        return showPause();
    }
    showExchanges(batch);
}

void MainWindow::showExchanges(const QList<logging::ExchangeSnapshot> &batch)
{
    m_exchanges.show(batch);
    m_selection.update(batch);
}

void MainWindow::toggleCompact()
{
    if (!m_compact) {
        m_compact = std::make_unique<CompactWindow>(m_workspace, m_route);
        connect(m_compact.get(), &CompactWindow::openRequested, this, &MainWindow::bringToFront);
    }
    m_compact->toggle(m_tray ? m_tray->geometry() : QRect());
}

void MainWindow::setRecordingPaused(bool paused)
{
    m_workspace.services.logging.setRecording(!paused);
    showRecording();
}

void MainWindow::showRecording()
{
    const bool isRecording = m_workspace.services.logging.isRecording();
    m_actions.action(u"pauseRecording"_s)->setChecked(!isRecording);
    setWindowTitle(isRecording ? tr("CCR Desktop") : tr("CCR Desktop — recording paused"));
    QApplication::setWindowIcon(stateIcon(shapeOf(m_state, isRecording))); // of dialogs too
    m_recording->setText(u"‖ "_s + tr("Recording paused"));
    m_recording->setToolTip(tr("Requests are routed, but not recorded. Click to record again."));
    m_recording->setVisible(!isRecording);
    if (m_tray) m_tray->showState();
    if (m_compact) m_compact->refresh();
}

void MainWindow::setPaused(bool paused)
{
    if (!paused && !m_waiting.isEmpty()) showExchanges(m_waiting.take());
    showPause();
}

void MainWindow::showPause()
{
    if (m_waiting.isEmpty())
        m_actions.clearText(u"pause"_s);
    else
        m_actions.setText(u"pause"_s, tr("Pause ▲%1 new").arg(m_waiting.size()));
}

void MainWindow::takeState(const proxy::ProxyState &state)
{
    m_state = state;
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
    const quint64 failed = m_exchanges.failureCount();
    const quint64 ended = m_exchanges.seenCount() - static_cast<quint64>(m_exchanges.liveCount());
    const StateShape shape = shapeOf(m_state, m_workspace.services.logging.isRecording());
    QString text = u"%1 %2 %3"_s.arg(stateGlyph(shape)).arg(statusWord(m_state), m_state.baseUrl());
    text += u" · "_s
            + tr("%L1 live · %Ln request(s) since the start · %L2 failed", nullptr, static_cast<int>(m_exchanges.seenCount()))
                  .arg(m_exchanges.liveCount())
                  .arg(failed);
    if (failed > 0) text += u" (%1)"_s.arg(percentText(static_cast<double>(failed) / static_cast<double>(ended), 1));
    m_status->setText(text);
    m_status->setToolTip(tr("Of this run of the program. The list of requests counts what its range of time and its filter hold, earlier "
                            "runs included."));
    if (m_tray) m_tray->showState();
}

void MainWindow::showSpending()
{
    m_spent->setText(m_spending.text());
    m_spent->setVisible(!m_spent->text().isEmpty());
}

void MainWindow::retranslate()
{
    m_actions.retranslate();
    m_proxyActions.retranslate();
    m_portActions.retranslate();
    m_copyAs.retranslate();
    m_profiles.retranslate();
    m_appearance->retranslate();
    m_layouts->retranslate();
    m_routeActions->retranslate();
    m_routeButton->retranslate();
    m_noticeBar->retranslate();
    showPause();
    m_toolBar->setWindowTitle(tr("Main toolbar"));
    m_problem->setText(m_state.configProblem.isEmpty() ? listenTrouble(m_state) : configTrouble(m_state.configProblem));
    m_problem->setVisible(!m_problem->text().isEmpty());
    if (m_tray) m_tray->retranslate();
    if (m_updateBadge) m_updateBadge->retranslate();
    showRecording();
    showCounts();
    showSpending();
    m_budget->retranslate();
    m_logSize->retranslate();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (m_status && event->type() == QEvent::LanguageChange) {
        m_notices.retranslate();
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::copySelection()
{
    // What has the keyboard; otherwise the request, which is what F8 and a copy mean.
    Dock *dock = m_layout.focused();
    QString text = dock ? dock->selectionAsText() : QString();
    if (text.isEmpty()) text = m_layout.dock(u"requests"_s)->selectionAsText();
    if (!text.isEmpty()) QApplication::clipboard()->setText(text);
}

void MainWindow::bringToFront()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

// As nothing else would bring it back. The keyboard stays with whom it is.
void MainWindow::comeBack()
{
    if (isVisible() || m_quitting.isActive()) return;
    setAttribute(Qt::WA_ShowWithoutActivating);
    show();
    setAttribute(Qt::WA_ShowWithoutActivating, false);
}

bool MainWindow::hasTray() const
{
    return m_tray && m_tray->isUsable();
}

void MainWindow::quit()
{
    m_layout.save();
    m_quitting.begin();
}

void MainWindow::quitSilently()
{
    if (!m_quitting.isSilent()) m_layout.save(); // what floats is hidden later
    m_quitting.beginSilently();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_quitting.isSilent()) return event->accept(); // the session closes all windows
    if (hasTray()) {
        m_layout.save();
        event->accept(); // hidden; the tray icon brings it back
        return;
    }
    event->ignore();
    m_layout.save();
    m_quitting.beginByClosing(m_workspace.services.settings);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_layout.shown();
}

// For Qt a dock behind another one's tab is visible, somewhere outside of the window: nobody would see the focus there.
bool MainWindow::focusNextPrevChild(bool next)
{
    const QWidget *from = focusWidget();
    do {
        if (!QMainWindow::focusNextPrevChild(next)) return false;
    } while (focusWidget() != from && m_layout.focused() && m_layout.focused()->visibleRegion().isEmpty());
    return true;
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_layout.adapt();
    // Before the filter line goes behind the arrow of a tool bar without room, these do with their icons.
    const auto style = width() < wideEnoughForTexts ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    for (const char16_t *id : {u"copySetup", u"test", u"export"})
        if (auto *button = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(m_actions.action(QString::fromUtf16(id)))))
            button->setToolButtonStyle(style);
    m_toolBar->layout()->activate();
}

void MainWindow::connectNotices()
{
    connect(&m_workspace.services.proxy, &proxy::ProxyControl::stateChanged, &m_noticeSources, &NoticeSources::takeState);
    connect(m_workspace.services.logging.exchangeFeed(), &logging::ExchangeFeed::exchangesChanged, &m_noticeSources,
            &NoticeSources::takeExchanges);
    if (const logging::AlertFeed *alerts = m_workspace.services.logging.alertFeed())
        connect(alerts, &logging::AlertFeed::alertDelivered, &m_noticeSources, &NoticeSources::takeAlert);
    if (proxy::ConfigControl *config = m_workspace.services.config) {
        new RouteNotices(m_notices, *config, this);
        if (m_workspace.services.presets) new LoggingNotices(m_notices, *config, *m_workspace.services.presets, this);
    }
    connect(&m_notices, &NoticeBoard::posted, this, &MainWindow::showNotice);
    connect(&m_notices, &NoticeBoard::withdrawn, &m_notifier, &DesktopNotifier::withdraw);
    connect(&m_notifier, &DesktopNotifier::opened, this, &MainWindow::openNotice);
    connect(&m_notifier, &DesktopNotifier::acted, this, &MainWindow::actOnNotice);
    if (m_tray) {
        connect(&m_notifier, &DesktopNotifier::unsupported, m_tray, &TrayIcon::showNotice);
        connect(m_tray, &TrayIcon::noticeClicked, this, &MainWindow::openNotice);
    }
}

// Who looks at the window sees the bar; a second message beside it would be noise.
void MainWindow::showNotice(const Notice &notice)
{
    if (isActiveWindow()) return;
    m_notifier.show(notice, noticeActionText(notice, m_actions));
}

// A click is meant to look. What is to be done, and may change something, is a button there and in the bar.
void MainWindow::openNotice(const Notice &notice)
{
    bringToFront();
    if (!notice.exchangeId.isEmpty()) m_selection.open(notice.exchangeId.toStdString());
}

void MainWindow::actOnNotice(const Notice &notice)
{
    bringToFront();
    followNotice(notice, m_workspace);
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
