#pragma once

#include "app/headless/core.h"
#include "app/headless/pid_file.h"
#include "app/headless/unix_signals.h"
#include "logging/api/qt_message_capture.h"
#include "logging/api/text_capture.h"
#include "logging/pipeline/exit_guard.h"

namespace ccr::app {

/// The program without a window: serves until it is told to stop, then lets running requests end. Main thread.
class HeadlessApplication final : public QObject
{
    Q_OBJECT
public:
    /// `arguments`: of the command that serves, for the record of the pid file.
    HeadlessApplication(std::unique_ptr<Core> core, QString configPath, const QStringList &arguments);

    /// Runs the event loop; the exit code of the program.
    int run();
    /// Lets running requests end, then becomes the program anew: same pid, arguments and environment. A configuration that
    /// could not be started with is reported instead.
    void restart();

private:
    void stateChanged(const proxy::ProxyState &state);
    void writePidFile(const proxy::ProxyState &state);
    void announceListening(const proxy::ProxyState &state);
    void announceFailure(const proxy::ProxyState &state) const;
    void terminate();

    std::unique_ptr<Core> m_core;
    QString m_configPath;
    QStringList m_arguments;
    PidFile m_pidFile;
    UnixSignals m_signals;
    logging::QtMessageCapture m_qtMessages;
    logging::ClogCapture m_clog;
    logging::ExitGuard m_exitGuard;
    bool m_announced = false;
    bool m_stopping = false;
    bool m_restarting = false;
};

} // namespace ccr::app
