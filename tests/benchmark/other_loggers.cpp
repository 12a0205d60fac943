#include "tests/benchmark/other_loggers.h"

#include <QProcess>

#include <thread>

#ifdef CCR_HAS_SPDLOG
#include <spdlog/async.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>
#endif

using namespace Qt::StringLiterals;

namespace ccr::benchmark {

#ifdef CCR_HAS_SPDLOG

namespace {

// The same line as ours.
void logOne(spdlog::logger &logger, std::int64_t i)
{
    logger.info(R"("component":"proxy","method":"{}","path":"{}","status":{},"provider":"{}","model":"{}","ttftMs":{},)"
                R"("outputTokens":{},"stream":{},"msg":"request completed")",
                "POST", "/v1/messages", 200, "openrouter", "claude-sonnet-4-5", 412.25, i, true);
}

std::shared_ptr<spdlog::logger> makeLogger(const QString &folder, bool isAsynchronous)
{
    auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>((folder + u"/spdlog.log"_s).toStdString(), 64UL * 1024 * 1024, 4);
    std::shared_ptr<spdlog::logger> logger;
    if (isAsynchronous) {
        spdlog::init_thread_pool(8192, 1);
        logger = std::make_shared<spdlog::async_logger>("benchmark", sink, spdlog::thread_pool(), spdlog::async_overflow_policy::block);
    } else {
        logger = std::make_shared<spdlog::logger>("benchmark", sink);
    }
    logger->set_pattern(R"({"level":30,"time":%E%e,"pid":%P,"hostname":"host","service":"router",%v})");
    return logger;
}

void finish(std::shared_ptr<spdlog::logger> &logger)
{
    logger->flush();
    logger.reset();
    spdlog::shutdown(); // waits for the thread pool
}

} // namespace

bool hasSpdlog()
{
    return true;
}

Result spdlogCalls(const QString &folder, bool isAsynchronous)
{
    constexpr int bursts = 25;
    constexpr int calls = 8'000; // what fits into the queue
    auto logger = makeLogger(folder, isAsynchronous);
    Latencies latencies(bursts * calls);
    for (int burst = 0; burst < bursts; ++burst) {
        latencies.begin();
        for (int i = 0; i < calls; ++i) latencies.measure([&] { logOne(*logger, i); });
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    finish(logger);
    return summary(latencies);
}

Result spdlogThroughput(const QString &folder, bool isAsynchronous, int producers, std::uint64_t records)
{
    auto logger = makeLogger(folder, isAsynchronous);
    const Nanoseconds start = now();
    std::vector<std::thread> threads;
    for (int producer = 0; producer < producers; ++producer)
        threads.emplace_back([&] {
            for (std::uint64_t i = 0; i < records / static_cast<unsigned>(producers); ++i) logOne(*logger, static_cast<std::int64_t>(i));
        });
    for (std::thread &thread : threads) thread.join();
    finish(logger);
    Result result;
    result.perSecond = static_cast<double>(records) / std::chrono::duration<double>(now() - start).count();
    return result;
}

#else

bool hasSpdlog()
{
    return false;
}
Result spdlogCalls(const QString &, bool)
{
    return {};
}
Result spdlogThroughput(const QString &, bool, int, std::uint64_t)
{
    return {};
}

#endif

std::optional<double> pinoThroughput(const QString &folder, std::uint64_t records)
{
    const QString pino = qEnvironmentVariable("CCR_PINO");
    if (pino.isEmpty()) return std::nullopt;
    QProcess node;
    node.start(u"node"_s, {QStringLiteral(CCR_PINO_SCRIPT), pino, folder + u"/pino.log"_s, QString::number(records)});
    if (!node.waitForFinished(600'000)) return std::nullopt;
    bool isNumber = false;
    const double perSecond = node.readAllStandardOutput().trimmed().toDouble(&isNumber);
    return isNumber ? std::optional(perSecond) : std::nullopt;
}

} // namespace ccr::benchmark
