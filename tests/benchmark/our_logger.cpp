#include "tests/benchmark/our_logger.h"

#include "logging/api/error_log.h"
#include "logging/pipeline/logging_service.h"

#include <QDirIterator>
#include <QFile>

#include <ctime>
#include <thread>

using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::benchmark {

namespace {

LoggingConfig configIn(const QString &folder)
{
    LoggingConfig config;
    config.directory = folder;
    config.minFreeBytes = 0;
    StreamConfig file{.name = u"file"_s, .type = StreamType::File};
    file.file.path = folder + u"/benchmark.log"_s;
    file.file.bufferBytes = 256LL * 1024;
    file.file.rotation = {.maxBytes = 64LL * 1024 * 1024, .maxFiles = 4, .naming = FileNaming::Numbered};
    config.streams = {file};
    return config;
}

// Eight fields, about 250 bytes as a line.
void logOne(const Log &log, std::int64_t i)
{
    log.info("request completed", {{"method", "POST"},
                                   {"path", "/v1/messages"},
                                   {"status", 200},
                                   {"provider", "openrouter"},
                                   {"model", "claude-sonnet-4-5"},
                                   {"ttftMs", 412.25},
                                   {"outputTokens", i},
                                   {"stream", true}});
}

/// Bursts of calls of `producers` threads at once, with pauses in which the log thread catches up.
template <typename Call>
Result burstsOf(const LoggingConfig &config, int producers, Call call)
{
    constexpr int bursts = 20;
    constexpr int calls = 10'000;
    LoggingService service(config);
    const Log log(service.target(), "proxy");
    call(log, 0);
    service.flush(10s);
    std::vector<Latencies> latencies(static_cast<std::size_t>(producers), Latencies(bursts * calls / producers));
    for (int burst = 0; burst < bursts; ++burst) {
        std::vector<std::thread> threads;
        for (Latencies &own : latencies)
            threads.emplace_back([&] {
                own.begin();
                for (int i = 0; i < calls / producers; ++i) own.measure([&] { call(log, i); });
            });
        for (std::thread &thread : threads) thread.join();
        service.flush(10s);
    }
    for (std::size_t i = 1; i < latencies.size(); ++i) latencies[0].add(latencies[i]);
    return summary(latencies[0]);
}

Nanoseconds processorTime(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec);
}

} // namespace

Result ourCalls(const QString &folder)
{
    return burstsOf(configIn(folder), 1, [](const Log &log, int i) { logOne(log, i); });
}

Result ourCallsOfFour(const QString &folder)
{
    return burstsOf(configIn(folder), 4, [](const Log &log, int i) { logOne(log, i); });
}

Result ourRotatingCalls(const QString &folder)
{
    LoggingConfig config = configIn(folder);
    config.streams[0].file.rotation.maxBytes = 512LL * 1024;
    return burstsOf(config, 1, [](const Log &log, int i) { logOne(log, i); });
}

Result ourErrorCalls(const QString &folder)
{
    const ErrorInfo error{.type = "ProviderError",
                          .message = "the provider closed the connection",
                          .stack = "ProviderError: the provider closed the connection\n    at readAnswer (upstream_call.cpp:212)\n"
                                   "    at finished (exchange.cpp:144)"};
    return burstsOf(configIn(folder), 1, [&error](const Log &log, int) { ErrorLog(log).error(error, "stream_truncated"); });
}

double ourCalmLoad(const QString &folder)
{
    constexpr int seconds = 3;
    constexpr int perSecond = 1000;
    LoggingService service(configIn(folder));
    const Log log(service.target(), "proxy");
    const Nanoseconds process = processorTime(CLOCK_PROCESS_CPUTIME_ID);
    const Nanoseconds producer = processorTime(CLOCK_THREAD_CPUTIME_ID);
    Nanoseconds calls{};
    auto due = std::chrono::steady_clock::now();
    for (int i = 0; i < seconds * perSecond; ++i) {
        const Nanoseconds start = now();
        logOne(log, i);
        calls += now() - start;
        due += 1s / perSecond;
        std::this_thread::sleep_until(due);
    }
    service.flush(10s); // what it has not written yet belongs to it, too
    const Nanoseconds pauses = processorTime(CLOCK_THREAD_CPUTIME_ID) - producer;
    const Nanoseconds spent = processorTime(CLOCK_PROCESS_CPUTIME_ID) - process - pauses + calls;
    return 100 * std::chrono::duration<double>(spent).count() / seconds;
}

double ourDisabledCall(const QString &folder)
{
    constexpr int calls = 20'000'000;
    LoggingService service(configIn(folder));
    const Log log(service.target(), "proxy");
    const Nanoseconds start = now();
    for (int i = 0; i < calls; ++i) {
        log.debug("piece received", {{"bytes", i}, {"events", 3}, {"provider", "openrouter"}});
        asm volatile("" ::: "memory"); // otherwise the loop is left out
    }
    return static_cast<double>((now() - start).count()) / calls;
}

Result ourThroughput(const QString &folder, int producers, std::uint64_t records)
{
    LoggingConfig config = configIn(folder);
    config.overload = Overload::Block;
    LoggingService service(config);
    const Nanoseconds start = now();
    std::vector<std::thread> threads;
    for (int producer = 0; producer < producers; ++producer)
        threads.emplace_back([&] {
            const Log log(service.target(), "proxy");
            for (std::uint64_t i = 0; i < records / static_cast<unsigned>(producers); ++i) logOne(log, static_cast<std::int64_t>(i));
        });
    for (std::thread &thread : threads) thread.join();
    service.flush(60s);
    const double seconds = std::chrono::duration<double>(now() - start).count();
    Result result;
    const LoggingHealth health = service.health();
    if (health.dropped == 0 && health.written == records / static_cast<unsigned>(producers) * static_cast<unsigned>(producers))
        result.perSecond = static_cast<double>(health.written) / seconds;
    return result;
}

OverloadResult ourOverload(const QString &folder, int producers)
{
    constexpr std::uint64_t calls = 400'000;
    OverloadResult result;
    {
        LoggingConfig config = configIn(folder);
        config.queueBytes = 1 << 20;
        LoggingService service(config);
        std::vector<Latencies> latencies(static_cast<std::size_t>(producers), Latencies(calls));
        std::vector<std::thread> threads;
        for (Latencies &own : latencies)
            threads.emplace_back([&own, &service] {
                const Log log(service.target(), "proxy");
                own.begin();
                for (std::uint64_t i = 0; i < calls; ++i) own.measure([&] { logOne(log, static_cast<std::int64_t>(i)); });
            });
        for (std::thread &thread : threads) thread.join();
        service.flush(60s);
        for (std::size_t i = 1; i < latencies.size(); ++i) latencies[0].add(latencies[i]);
        result.calls = summary(latencies[0]);
        result.submitted = calls * static_cast<unsigned>(producers);
        const LoggingHealth health = service.health();
        result.dropped = health.dropped;
        result.written = health.levels[2].accepted;
    }
    QDirIterator walk(folder, {u"benchmark*"_s}, QDir::Files);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        while (!file.atEnd())
            if (!file.readLine().contains("\"records dropped\"")) ++result.inFiles;
    }
    return result;
}

} // namespace ccr::benchmark
