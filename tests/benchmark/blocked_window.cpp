#include "tests/benchmark/blocked_window.h"

#include "app/desktop/desktop_application.h"
#include "tests/benchmark/goals.h"
#include "tests/benchmark/streaming_peers.h"
#include "tests/support/desktop_program.h"
#include "tests/support/router_home.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::benchmark {

namespace {

constexpr int streams = 20;
constexpr int rounds = 4;
constexpr auto length = 5s;
constexpr int patience = 30'000; ///< milliseconds

std::chrono::nanoseconds slowest(std::vector<ChunkDelay> delays, std::chrono::steady_clock::time_point from)
{
    std::erase_if(delays, [&](const ChunkDelay &delay) { return delay.sent < from || delay.sent > from + length; });
    if (delays.size() < 100) giveUp("the streams do not run");
    const auto place = delays.begin() + static_cast<std::ptrdiff_t>(delays.size() * 99 / 100);
    std::nth_element(delays.begin(), place, delays.end(), [](const ChunkDelay &a, const ChunkDelay &b) { return a.delay < b.delay; });
    return place->delay;
}

} // namespace

BlockedResult measureBlocked(const QString &folder)
{
    const StreamingProvider provider(100'000, 25ms);
    const quint16 port = test::RouterHome::freePort();
    const QString config = QDir(folder).filePath(u"config.json"_s);
    test::writeConfig(config, port, provider.url());
    app::SingleInstance instance(folder, {});
    app::DesktopApplication program({.core = {.configPath = config}, .tray = ui::TrayUse::Never}, instance);
    StreamingClients clients(port, streams, streams);
    std::size_t seen = 0;
    const auto isFlowing = [&] { return (seen += clients.takeDelays().size()) > 10 * streams; };
    if (!QTest::qWaitFor(isFlowing, patience)) giveUp("the router does not answer");

    BlockedResult result{.free = std::chrono::nanoseconds::max(), .blocked = std::chrono::nanoseconds::max(), .rounds = rounds};
    const int calm = static_cast<int>(milliseconds(1s).count());
    for (int round = 0; round < rounds; ++round) {
        QTest::qWait(calm);
        clients.takeDelays();
        auto begin = std::chrono::steady_clock::now();
        QTest::qWait(static_cast<int>(milliseconds(length + 1s).count()));
        result.free = std::min(result.free, slowest(clients.takeDelays(), begin));

        begin = std::chrono::steady_clock::now();
        std::this_thread::sleep_for(length);
        QTest::qWait(calm); // what was held back arrives, and counts
        std::vector<ChunkDelay> delays = clients.takeDelays();
        result.chunks += delays.size();
        result.blocked = std::min(result.blocked, slowest(std::move(delays), begin));
    }
    return result;
}

} // namespace ccr::benchmark
