#include "app/headless/headless_application.h"

#include "app/headless/background_output.h"
#include "app/headless/service_control.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <vector>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto trimInterval = 10min; // little is printed past the log
constexpr auto drainTime = 30s;
constexpr auto restartDrainTime = 10s; // nobody is served meanwhile

// Returns only when that fails. Files, sockets and threads of the old program go with it; the pid stays.
void becomeAnew()
{
    QByteArrayList words;
    for (const QString &word : QCoreApplication::arguments()) words.append(word.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const QByteArray program = QCoreApplication::applicationFilePath().toLocal8Bit();
    ::execv(program.constData(), argv.data());
    std::fprintf(stderr, "ccr: cannot start %s again\n", program.constData());
}

} // namespace

HeadlessApplication::HeadlessApplication(std::unique_ptr<Core> core, QString configPath, const QStringList &arguments)
    : m_core(std::move(core)),
      m_configPath(std::move(configPath)),
      m_arguments(arguments),
      m_pidFile(m_configPath),
      m_qtMessages(logging::Log(m_core->logging().target(), "qt")),
      m_clog(logging::Log(m_core->logging().target(), "clog")),
      m_exitGuard(m_core->logging())
{
    connect(&m_core->proxy(), &proxy::ProxyControl::stateChanged, this, &HeadlessApplication::stateChanged);
    connect(&m_core->proxy(), &proxy::ProxyControl::restartRequested, this, &HeadlessApplication::restart);
    connect(&m_signals, &UnixSignals::terminateRequested, this, &HeadlessApplication::terminate);
    connect(&m_signals, &UnixSignals::reloadRequested, m_core.get(), &Core::reload);
    connect(&m_signals, &UnixSignals::reloadRequested, this, [this] { m_core->logging().reopen(); });
    connect(&m_signals, &UnixSignals::rotationRequested, m_core.get(), &Core::rotateLogs);
}

int HeadlessApplication::run()
{
    QTimer trimming;
    connect(&trimming, &QTimer::timeout, this, [this] { trimBackgroundOutput(m_configPath); });
    trimming.start(trimInterval);
    m_core->proxy().start();
    const int code = QCoreApplication::exec();
    if (!m_restarting) {
        m_core->logging().flush(5s);
        return code;
    }
    m_core->logging().shutdown(5s); // no destructor will
    becomeAnew();
    return 1;
}

void HeadlessApplication::stateChanged(const proxy::ProxyState &state)
{
    if (state.status == proxy::ProxyState::Status::Failed && !m_announced) {
        announceFailure(state);
        QCoreApplication::exit(1);
    }
    if (state.status == proxy::ProxyState::Status::Running) {
        writePidFile(state); // again, when a changed configuration moved it to another port
        if (!m_announced) announceListening(state);
    }
    if (state.status == proxy::ProxyState::Status::Stopped && m_stopping) QCoreApplication::exit(0);
    if (!state.configProblem.isEmpty())
        std::fprintf(stderr, "ccr: %s\nccr: the last good configuration stays in force\n", qPrintable(state.configProblem.english()));
}

void HeadlessApplication::writePidFile(const proxy::ProxyState &state)
{
    m_pidFile.write({.pid = QCoreApplication::applicationPid(),
                     .host = state.host,
                     .port = state.port,
                     .program = QCoreApplication::applicationFilePath(),
                     .arguments = m_arguments});
}

void HeadlessApplication::announceListening(const proxy::ProxyState &state)
{
    m_announced = true;
    const QString token = state.needsKey ? u"<APIKEY of config.json>"_s : u"any"_s;
    QString text = u"Listening on %1\n"_s.arg(state.baseUrl());
    if (state.isDemo)
        text += u"No provider is configured: the built-in demo provider answers, without any key.\n"
                "Configure real ones in %1\n"_s.arg(state.configFile);
    text += u"Point Claude Code at it:  ANTHROPIC_BASE_URL=%1 ANTHROPIC_AUTH_TOKEN=%2 claude\n"_s.arg(state.baseUrl(), token);
    std::fputs(qPrintable(text), stdout);
    std::fflush(stdout);
}

void HeadlessApplication::announceFailure(const proxy::ProxyState &state) const
{
    std::fprintf(stderr, "ccr: %s\n", qPrintable(state.problem.english()));
    if (const std::optional<QString> keeper = describeListener(state.host, state.port))
        std::fprintf(stderr, "ccr: port %d is kept by %s\n", state.port, qPrintable(*keeper));
}

void HeadlessApplication::restart()
{
    if (m_stopping) return;
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(m_configPath, processEnvironment());
    if (!loaded) return m_core->proxy().reportConfigProblem(phraseOf(loaded.error()));
    m_restarting = true;
    m_stopping = true;
    m_core->proxy().stop(restartDrainTime);
}

void HeadlessApplication::terminate()
{
    m_restarting = false;
    // Asked once: what runs may end. Asked again: now.
    m_core->proxy().stop(m_stopping ? 0s : drainTime);
    m_stopping = true;
}

} // namespace ccr::app
