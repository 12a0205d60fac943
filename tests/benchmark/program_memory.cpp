#include "tests/benchmark/program_memory.h"

#include "tests/benchmark/goals.h"
#include "tests/benchmark/streaming_peers.h"
#include "tests/support/router_home.h"

#include <QSettings>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::benchmark {

namespace {

constexpr int requests = 10'000;
constexpr int clients = 8;
constexpr int eventsOfEach = 20;
constexpr int patience = 600'000; ///< milliseconds
constexpr int settling = 5'000;   ///< milliseconds, until timers that clean up have done so
constexpr int clicks = 3;         ///< the first one may only give the window the keyboard

Memory memoryOf(const DesktopProgram &program)
{
    return {.resident = program.megabytes(u"status"_s, "VmRSS"), .own = program.megabytes(u"smaps_rollup"_s, "Pss")};
}

bool isVisible(const HiddenScreen &display)
{
    QProcess search;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    display.addTo(environment);
    search.setProcessEnvironment(environment);
    search.start(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"^CCR Desktop"_s});
    if (!search.waitForFinished()) giveUp("xdotool is needed to see whether the window is hidden");
    return !search.readAllStandardOutput().trimmed().isEmpty();
}

std::optional<Memory> hide(const DesktopProgram &program, Tray &tray, const HiddenScreen &display)
{
    for (int i = 0; i < clicks && isVisible(display); ++i) {
        if (!tray.click()) return std::nullopt;
        QTest::qWait(settling / clicks);
    }
    if (isVisible(display)) return std::nullopt;
    QTest::qWait(settling);
    return memoryOf(program);
}

} // namespace

MemoryResult measureMemory(const QString &home, const HiddenScreen &display)
{
    MemoryResult result{.requests = requests};
    const StreamingProvider provider(eventsOfEach, 0ms);
    const quint16 port = test::RouterHome::freePort();
    writeConfig(home + u"/.claude-code-router/config.json"_s, port, provider.url());
    // A click on the icon shows and hides the window itself, not the small one.
    QSettings(home + u"/.config/ccr-desktop/ccr-desktop.conf"_s, QSettings::IniFormat).setValue(u"tray/click"_s, u"window"_s);
    Tray tray;
    if (display.isThere()) {
        const DesktopProgram program(home, display, &tray, {u"--background"_s});
        QTest::qWait(2 * settling);
        if (!isVisible(display)) result.startedHidden = memoryOf(program);
    }
    const DesktopProgram program(home, display, &tray);
    if (!program.timeToPicture(30s)) giveUp("the program does not show its window");
    StreamingClients asking(port, clients, requests);
    if (!QTest::qWaitFor([&] { return asking.answered() >= requests; }, patience)) giveUp("the router does not answer");
    QTest::qWait(settling);
    result.visible = memoryOf(program);
    if (display.isThere()) result.hidden = hide(program, tray, display);
    return result;
}

} // namespace ccr::benchmark
