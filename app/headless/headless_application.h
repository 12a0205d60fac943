#pragma once

#include "app/headless/core.h"
#include "app/headless/pid_file.h"
#include "app/headless/unix_signals.h"

namespace ccr::app {

/// The program without a window: serves until it is told to stop, then lets running requests end. Main thread.
class HeadlessApplication final : public QObject
{
    Q_OBJECT
public:
    HeadlessApplication(std::unique_ptr<Core> core, const QString &configPath);

    /// Runs the event loop; the exit code of the program.
    int run();

private:
    void stateChanged(const proxy::ProxyState &state);
    void announceListening(const proxy::ProxyState &state);
    void terminate();

    std::unique_ptr<Core> m_core;
    PidFile m_pidFile;
    UnixSignals m_signals;
    bool m_announced = false;
    bool m_stopping = false;
};

} // namespace ccr::app
