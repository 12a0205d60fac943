#pragma once

#include "app/desktop/desktop_terminal.h"
#include "app/desktop/event_loop_watch.h"
#include "app/desktop/first_picture.h"
#include "app/desktop/secrets_service.h"
#include "app/desktop/single_instance.h"
#include "app/desktop/update_service.h"
#include "app/desktop/window_fit.h"
#include "app/desktop/xdg_autostart.h"
#include "app/headless/capture_service.h"
#include "app/headless/config_service.h"
#include "app/headless/core.h"
#include "app/headless/export_service.h"
#include "app/headless/keychain.h"
#include "app/headless/logging_preset_service.h"
#include "app/headless/pid_file.h"
#include "app/headless/port_service.h"
#include "app/headless/price_list_service.h"
#include "app/headless/problem_report_service.h"
#include "app/headless/setup_service.h"
#include "app/headless/trial_service.h"
#include "app/headless/unix_signals.h"
#include "logging/api/qt_message_capture.h"
#include "logging/api/text_capture.h"
#include "logging/capture/exchange_file_reader.h"
#include "logging/pipeline/exit_guard.h"
#include "ui/main_window/main_window.h"

#include <QSettings>

class QSessionManager;

namespace ccr::app {

struct DesktopOptions
{
    CoreOptions core;
    bool background = false; ///< stay hidden behind the tray icon, if there is one
    bool resetLayout = false;
    bool sendTest = false; ///< a small request, once the proxy listens
    QStringList files;     ///< to be opened; absolute
    ui::TrayUse tray = ui::TrayUse::WhenAvailable;
};

/// With which the program is what it is now when the session manager starts it again. What was to be done once is not among them.
QStringList restartArguments(const DesktopOptions &options);

/// The program with its window, composed. Starts with a broken configuration too, and shows what is wrong with it.
class DesktopApplication final : public QObject
{
    Q_OBJECT
public:
    DesktopApplication(const DesktopOptions &options, SingleInstance &instance);
    int run();
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void secondStarted(const QStringList &arguments, const QByteArray &activationToken);
    void stateChanged(const proxy::ProxyState &state);
    void restart();
    void end();
    void saveForSession();
    void tellHowToRestart(QSessionManager &session) const;

    const QStringList m_restartArguments;
    std::unique_ptr<Core> m_core;
    logging::QtMessageCapture m_qtMessages;
    logging::ClogCapture m_clog;
    logging::ExitGuard m_exitGuard;
    PidFile m_pidFile;
    QSettings m_settings;
    Keychain m_keychain; ///< for probes; secrets come from the core's vault
    SecretsService m_secrets;
    ConfigService m_config;
    TrialService m_trial;
    SetupService m_setup;
    PortService m_ports;
    ExportService m_exports;
    ProblemReportService m_reports;
    CaptureService m_capture;
    logging::ExchangeFileReader m_exchangeFiles;
    LoggingPresetService m_presets;
    PriceListService m_priceLists;
    DesktopTerminal m_terminal;
    XdgAutostart m_autostart;
    UpdateService m_updates;
    WindowFit m_windowFit;
    ui::MainWindow m_window;
    FirstPicture m_firstPicture;
    UnixSignals m_signals;
    EventLoopWatch m_eventLoopWatch;
    bool m_restarting = false; ///< the service alone; the window stays
    bool m_ending = false;
};

} // namespace ccr::app
