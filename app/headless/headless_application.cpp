#include "app/headless/headless_application.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto drainTime = 30s;

} // namespace

HeadlessApplication::HeadlessApplication(std::unique_ptr<Core> core, const QString &configPath)
    : m_core(std::move(core)), m_pidFile(configPath)
{
    connect(&m_core->proxy(), &proxy::ProxyControl::stateChanged, this, &HeadlessApplication::stateChanged);
    connect(&m_signals, &UnixSignals::terminateRequested, this, &HeadlessApplication::terminate);
    connect(&m_signals, &UnixSignals::reloadRequested, m_core.get(), &Core::reload);
}

int HeadlessApplication::run()
{
    m_core->proxy().start();
    const int code = QCoreApplication::exec();
    m_core->logging().flush(5s);
    return code;
}

void HeadlessApplication::stateChanged(const proxy::ProxyState &state)
{
    if (state.status == proxy::ProxyState::Status::Failed && !m_announced) {
        std::fprintf(stderr, "ccr: %s\n", qPrintable(state.problem));
        QCoreApplication::exit(1);
    }
    if (state.status == proxy::ProxyState::Status::Running && !m_announced) announceListening(state);
    if (state.status == proxy::ProxyState::Status::Stopped && m_stopping) QCoreApplication::exit(0);
    if (!state.configProblem.isEmpty())
        std::fprintf(stderr, "ccr: %s\nccr: the last good configuration stays in force\n", qPrintable(state.configProblem));
}

void HeadlessApplication::announceListening(const proxy::ProxyState &state)
{
    m_announced = true;
    m_pidFile.write();
    const QString token = state.needsKey ? u"<APIKEY of config.json>"_s : u"any"_s;
    QString text = u"Listening on %1\n"_s.arg(state.baseUrl());
    if (state.isDemo)
        text += u"No provider is configured: the built-in demo provider answers, without any key.\n"
                "Configure real ones in %1\n"_s.arg(state.configFile);
    text += u"Point Claude Code at it:  ANTHROPIC_BASE_URL=%1 ANTHROPIC_AUTH_TOKEN=%2 claude\n"_s.arg(state.baseUrl(), token);
    std::fputs(qPrintable(text), stdout);
    std::fflush(stdout);
}

void HeadlessApplication::terminate()
{
    // Asked once: what runs may end. Asked again: now.
    m_core->proxy().stop(m_stopping ? 0s : drainTime);
    m_stopping = true;
}

} // namespace ccr::app
