#include "app/desktop/desktop_application.h"

#include "app/desktop/launch_action.h"
#include "app/desktop/spare_memory.h"
#include "app/desktop/window_assignments.h"
#include "ui/main_window/setup_text.h"

#include <QApplication>
#include <QFileInfo>
#include <QSessionManager>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

std::unique_ptr<Core> makeCore(const CoreOptions &options)
{
    Result<std::unique_ptr<Core>> core = Core::create(options);
    return core ? std::move(core).value() : Core::createWithProblem(options, core.error().message);
}

} // namespace

QStringList restartArguments(const DesktopOptions &options)
{
    QStringList arguments;
    const QString &file = options.core.configPath;
    if (!file.isEmpty()) arguments += {u"--config"_s, QFileInfo(file).absoluteFilePath()};
    if (options.background) arguments += u"--background"_s;
    if (options.tray == ui::TrayUse::Never) arguments += u"--no-tray"_s;
    return arguments;
}

DesktopApplication::DesktopApplication(const DesktopOptions &options, SingleInstance &instance)
    : m_restartArguments(restartArguments(options)),
      m_core(makeCore(options.core)),
      m_qtMessages(logging::Log(m_core->logging().target(), "qt")),
      m_clog(logging::Log(m_core->logging().target(), "clog")),
      m_exitGuard(m_core->logging()),
      m_pidFile(Core::pathOf(options.core)),
      m_secrets(
          m_core->vault(), [this](auto answer) { m_keychain.probe(std::move(answer)); }, Keychain::backend(), m_settings),
      m_config(m_core->path(), processEnvironment()),
      m_trial(m_core->path(), processEnvironment(), m_core->vault()),
      m_setup(m_core->path(), processEnvironment(), [this] { return m_core->clientKey(); }),
      m_exports(m_core->logging()),
      m_reports(m_core->logging(), m_core->logging().redactor(), m_core->path()),
      m_capture(m_core->logging()),
      m_exchangeFiles(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/opened"_L1,
                      [&redactor = m_core->logging().redactor()](std::string &text) { redactor.redact(text); }),
      m_presets(m_core->path(), options.core.logging, logging::environmentOfProcess()),
      m_priceLists(m_core->path(), processEnvironment()),
      m_terminal(ui::routerProgram(), m_core->path(), processEnvironment()),
      m_autostart({}, options.core.configPath),
      m_updates(m_settings, m_core->path(), processEnvironment(), QUrl(QStringLiteral(CCR_UPDATE_URL))),
      m_window({.proxy = m_core->proxy(),
                .logging = m_core->logging(),
                .settings = m_settings,
                .config = &m_config,
                .trial = &m_trial,
                .secrets = &m_secrets,
                .setup = &m_setup,
                .ports = &m_ports,
                .exports = &m_exports,
                .reports = &m_reports,
                .capture = &m_capture,
                .exchangeFiles = &m_exchangeFiles,
                .metrics = &m_core->logging(),
                .presets = &m_presets,
                .priceLists = &m_priceLists,
                .updates = &m_updates,
                .terminal = &m_terminal,
                .autostart = &m_autostart},
               options.tray),
      m_firstPicture(m_window, [log = logging::Log(m_core->logging().target(), "window")] { log.info("window shown"); }),
      m_eventLoopWatch(m_core->logging(), logging::Log(m_core->logging().target(), "window"))
{
    connect(&m_secrets, &SecretsService::stored, m_core.get(), &Core::secretChanged);
    connect(&m_secrets, &SecretsService::stored, &m_trial, &TrialService::forgetSecret);
    connect(&m_window, &ui::MainWindow::rested, this, &returnSpareMemory);
    connect(&m_window, &ui::MainWindow::quitRequested, this, &DesktopApplication::end);
    connect(&m_signals, &UnixSignals::terminateRequested, &m_window, &ui::MainWindow::quitSilently);
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, &DesktopApplication::saveForSession, Qt::DirectConnection);
    connect(qGuiApp, &QGuiApplication::saveStateRequest, this, &DesktopApplication::tellHowToRestart, Qt::DirectConnection);
    qApp->installEventFilter(this);
    connect(&m_signals, &UnixSignals::reloadRequested, m_core.get(), &Core::reload);
    connect(&m_signals, &UnixSignals::reloadRequested, this, [this] { m_core->logging().reopen(); });
    connect(&m_signals, &UnixSignals::rotationRequested, m_core.get(), &Core::rotateLogs);
    connect(&instance, &SingleInstance::secondStarted, this, &DesktopApplication::secondStarted);
    connect(&m_core->proxy(), &proxy::ProxyControl::stateChanged, this, &DesktopApplication::stateChanged);
    connect(&m_core->proxy(), &proxy::ProxyControl::restartRequested, this, &DesktopApplication::restart);
    if (options.resetLayout) m_window.resetLayout();
    m_core->proxy().start();
    if (options.sendTest) perform(LaunchAction::Test, m_core->proxy());
    if (!options.files.isEmpty()) m_window.openFiles(options.files);
    // Without a tray a hidden window could never be reached again.
    if (!options.background || !m_window.hasTray() || !options.files.isEmpty()) m_window.show();
}

void DesktopApplication::secondStarted(const QStringList &arguments, const QByteArray &activationToken)
{
    if (arguments.contains("--reset-layout"_L1)) m_window.resetLayout();
    apply(windowAssignmentsIn(arguments), m_window.workspace());
    // Qt's Wayland plugin asks with it when a window is activated.
    if (!activationToken.isEmpty()) qputenv("XDG_ACTIVATION_TOKEN", activationToken);
    const std::optional<LaunchAction> action = launchActionIn(arguments);
    if (action) perform(*action, m_core->proxy());
    const QStringList files = filesIn(arguments);
    if (!files.isEmpty()) m_window.openFiles(files);
    // As the autostart does, also after the session manager has brought this one back.
    const bool isSilent = arguments.contains("--background"_L1) && !arguments.contains("--show"_L1) && files.isEmpty();
    if (!isSilent && (!action || *action == LaunchAction::Test)) m_window.bringToFront();
}

int DesktopApplication::run()
{
    const int code = QCoreApplication::exec();
    m_core->logging().flush(5s);
    return code;
}

void DesktopApplication::stateChanged(const proxy::ProxyState &state)
{
    if (m_restarting && !m_ending && state.status == proxy::ProxyState::Status::Stopped) {
        m_restarting = false;
        m_core->reload();
        m_core->proxy().start();
    }
    if (state.status == proxy::ProxyState::Status::Running)
        m_pidFile.write({.pid = QCoreApplication::applicationPid(),
                         .host = state.host,
                         .port = state.port,
                         .program = QCoreApplication::applicationFilePath(),
                         .arguments = {}});
}

void DesktopApplication::restart()
{
    m_restarting = true;
    m_core->proxy().stop(10s);
}

void DesktopApplication::end()
{
    m_ending = true;
    QCoreApplication::exit(0);
}

// Whether the session ends is not known yet: it may have been saved only, or somebody else may keep it from ending. It waits for
// nothing later, so what is to stay is on the disk now.
void DesktopApplication::saveForSession()
{
    m_window.saveLayout();
    m_settings.sync();
    m_core->logging().flush(1s);
}

// Qt names the program and its session alone.
void DesktopApplication::tellHowToRestart(QSessionManager &session) const
{
    const QStringList named{u"-session"_s, session.sessionId() + u'_' + session.sessionKey()};
    session.setRestartCommand(QStringList(QCoreApplication::applicationFilePath()) + named + m_restartArguments);
}

// Qt would close one window after the other, and stay where one of them asks first.
bool DesktopApplication::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Quit || watched != qApp) return QObject::eventFilter(watched, event);
    m_window.quitSilently();
    return true;
}

} // namespace ccr::app
