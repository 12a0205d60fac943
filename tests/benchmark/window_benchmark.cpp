// Measures the window against its goals and prints one table. Arguments: which parts of it, of load, blocked, start and memory;
// none: all. CCR_SECONDS: how long the load lasts.

#include "tests/benchmark/blocked_window.h"
#include "tests/benchmark/goals.h"
#include "tests/benchmark/program_memory.h"
#include "tests/benchmark/window_load.h"
#include "tests/support/router_home.h"

#include <QApplication>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ccr::benchmark;

namespace {

constexpr int starts = 10;

double ms(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

void measureLoad(Goals &goals)
{
    const QTemporaryDir folder;
    const std::chrono::seconds length(std::max(20, qEnvironmentVariableIntValue("CCR_SECONDS")));
    const LoadResult load = measureUnderLoad(folder.path(), length);
    std::printf("load for %d s: %d requests in the list, %d live, %.0f log lines/s, %d keys, %zu turns, half of them under %.2f ms\n",
                static_cast<int>(length.count()), load.rows, load.live, load.recordsPerSecond, load.keys, load.turns, ms(load.median));
    goals.atMost("window's thread under load", 100 * load.share, 35, "% of a core");
    goals.atMost("turn of its event loop, 99 of 100", ms(load.p99), 16, "ms CPU");
    goals.atMost("turn of its event loop, longest", ms(load.max), 50, "ms CPU");
}

void measureBlock(Goals &goals)
{
    const QTemporaryDir folder;
    const BlockedResult block = measureBlocked(folder.path());
    std::printf("window blocked: chunks come within %.2f ms, otherwise %.2f ms (99 of 100, best of %d, %zu chunks)\n", ms(block.blocked),
                ms(block.free), block.rounds, block.chunks);
    goals.atMost("delay that a blocked window adds, 99 of 100 chunks", ms(block.added()), 5, "ms");
}

void measureStart(Goals &goals, const HiddenScreen &display)
{
    const QTemporaryDir home;
    writeConfig(home.path() + u"/.claude-code-router/config.json"_s, ccr::test::RouterHome::freePort(), u"http://127.0.0.1:9/v1"_s);
    std::vector<std::chrono::milliseconds> times;
    for (int i = 0; i < starts; ++i) {
        const DesktopProgram program(home.path(), display, nullptr);
        const auto time = program.timeToPicture(60s);
        if (!time) giveUp("the program does not show its window");
        times.push_back(*time);
    }
    std::sort(times.begin(), times.end());
    std::printf("start, %d times, on %s: %d to %d ms\n", starts, display.isThere() ? "Xvfb" : "offscreen", int(times.front().count()),
                int(times.back().count()));
    goals.atMost("from start to the window's first picture, median", ms((times[starts / 2 - 1] + times[starts / 2]) / 2), 600, "ms");
}

void measureProgramMemory(Goals &goals, const HiddenScreen &display)
{
    const QTemporaryDir home;
    const MemoryResult memory = measureMemory(home.path(), display);
    std::printf("memory after %d requests: %.0f MB, of these own %.0f MB\n", memory.requests, memory.visible.resident, memory.visible.own);
    goals.atMost("memory, window visible", memory.visible.resident, 150, "MB");
    if (memory.hidden) {
        std::printf("then hidden: %.0f MB, of these own %.0f MB\n", memory.hidden->resident, memory.hidden->own);
        goals.atMost("memory, hidden behind the tray icon", memory.hidden->resident, 70, "MB");
    }
    if (memory.startedHidden) {
        std::printf("started hidden: %.0f MB, of these own %.0f MB\n", memory.startedHidden->resident, memory.startedHidden->own);
        goals.atMost("memory, started hidden", memory.startedHidden->resident, 70, "MB");
    }
    if (!memory.hidden || !memory.startedHidden)
        std::printf("hidden: not measured, the window could not be hidden (it needs Xvfb, dbus-daemon and xdotool)\n");
}

} // namespace

int main(int argc, char **argv)
{
    // Nothing of the user is read or written.
    const QTemporaryDir home;
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home.path().toLocal8Bit());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList parts = QApplication::arguments().mid(1);
    const auto isWanted = [&parts](const QString &part) { return parts.isEmpty() || parts.contains(part); };
    Goals goals;
    // While there is nothing else in this process that could take memory from the programs.
    if (isWanted(u"start"_s) || isWanted(u"memory"_s)) {
        const HiddenScreen display;
        if (isWanted(u"start"_s)) measureStart(goals, display);
        if (isWanted(u"memory"_s)) measureProgramMemory(goals, display);
    }
    if (isWanted(u"load"_s)) measureLoad(goals);
    if (isWanted(u"blocked"_s)) measureBlock(goals);
    return goals.missed() == 0 ? 0 : 1;
}
