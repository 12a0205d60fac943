// Measures the logging against its goals, other loggers on the same machine interleaved with it, and prints one table. The
// best of the rounds counts: what others do on the machine only ever makes things slower.

#include "tests/benchmark/other_loggers.h"
#include "tests/benchmark/our_logger.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace ccr::benchmark;

namespace {

constexpr int rounds = 5;
constexpr std::uint64_t records = 600'000;

/// The best values of all rounds.
struct Best
{
    Result result;
    bool isEmpty = true;

    void take(const Result &other)
    {
        if (isEmpty) {
            result = other;
            isEmpty = false;
            return;
        }
        result.p50 = std::min(result.p50, other.p50);
        result.p99 = std::min(result.p99, other.p99);
        result.p999 = std::min(result.p999, other.p999);
        result.max = std::min(result.max, other.max);
        result.longestInterrupted = std::min(result.longestInterrupted, other.longestInterrupted);
        result.perSecond = std::max(result.perSecond, other.perSecond);
    }
};

int missed = 0;

void printCalls(const char *name, const Best &best)
{
    std::printf("%-44s p50 %7.0f ns   p99 %8.0f ns   p99.9 %8.0f ns   max %9.1f us\n", name,
                static_cast<double>(best.result.p50.count()), static_cast<double>(best.result.p99.count()),
                static_cast<double>(best.result.p999.count()), static_cast<double>(best.result.max.count()) / 1000);
}

void printRate(const char *name, double perSecond)
{
    std::printf("%-44s %9.3f M records/s\n", name, perSecond / 1e6);
}

void goal(const char *name, double value, double limit, bool isUpper, const char *unit)
{
    const bool isReached = isUpper ? value <= limit : value >= limit;
    if (!isReached) ++missed;
    std::printf("%-44s %12.3f %s %10.3f %-10s %s\n", name, value, isUpper ? "<=" : ">=", limit, unit, isReached ? "reached" : "MISSED");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QString parent = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QDir::tempPath();
    Best calls;
    Best callsOfFour;
    Best rotating;
    Best errors;
    Best spdlogSync;
    Best spdlogAsync;
    Best one;
    Best four;
    Best spdlogOne;
    Best spdlogAsyncOne;
    Best spdlogAsyncFour;
    Best overload;
    OverloadResult account;
    bool isExact = true;
    double disabled = 1e9;
    double calmLoad = 1e9;
    double pino = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto inFolder = [&parent](auto measure) {
            const QTemporaryDir dir(parent + u"/ccr-log-benchmark-XXXXXX"_s);
            return measure(dir.path());
        };
        calls.take(inFolder([](const QString &folder) { return ourCalls(folder); }));
        callsOfFour.take(inFolder([](const QString &folder) { return ourCallsOfFour(folder); }));
        rotating.take(inFolder([](const QString &folder) { return ourRotatingCalls(folder); }));
        errors.take(inFolder([](const QString &folder) { return ourErrorCalls(folder); }));
        calmLoad = std::min(calmLoad, inFolder([](const QString &folder) { return ourCalmLoad(folder); }));
        one.take(inFolder([](const QString &folder) { return ourThroughput(folder, 1, records); }));
        four.take(inFolder([](const QString &folder) { return ourThroughput(folder, 4, records); }));
        disabled = std::min(disabled, inFolder([](const QString &folder) { return ourDisabledCall(folder); }));
        account = inFolder([](const QString &folder) { return ourOverload(folder, 4); });
        overload.take(account.calls);
        isExact = isExact && account.submitted == account.written + account.dropped && account.inFiles == account.written;
        if (hasSpdlog()) {
            spdlogSync.take(inFolder([](const QString &folder) { return spdlogCalls(folder, false); }));
            spdlogAsync.take(inFolder([](const QString &folder) { return spdlogCalls(folder, true); }));
            spdlogOne.take(inFolder([](const QString &folder) { return spdlogThroughput(folder, false, 1, records); }));
            spdlogAsyncOne.take(inFolder([](const QString &folder) { return spdlogThroughput(folder, true, 1, records); }));
            spdlogAsyncFour.take(inFolder([](const QString &folder) { return spdlogThroughput(folder, true, 4, records); }));
        }
        pino = std::max(pino, inFolder([](const QString &folder) { return pinoThroughput(folder, 200'000).value_or(0); }));
    }
    std::printf("calls of eight fields and 250 bytes, the clock's own 25 ns included\n");
    printCalls("this logging", calls);
    printCalls("this logging, four producers", callsOfFour);
    printCalls("this logging, four producers, overload", overload);
    printCalls("this logging, while the file rotates", rotating);
    printCalls("this logging, an error with its stack", errors);
    if (hasSpdlog()) printCalls("spdlog, synchronous", spdlogSync);
    if (hasSpdlog()) printCalls("spdlog, asynchronous, blocking", spdlogAsync);
    std::printf("longest call that the scheduler interrupted: %.1f us calm, %.1f us overload\n",
                static_cast<double>(calls.result.longestInterrupted.count()) / 1000,
                static_cast<double>(overload.result.longestInterrupted.count()) / 1000);
    std::printf("until the last record is in the rotated file\n");
    printRate("this logging, one producer", one.result.perSecond);
    printRate("this logging, four producers", four.result.perSecond);
    if (hasSpdlog()) printRate("spdlog, synchronous, one producer", spdlogOne.result.perSecond);
    if (hasSpdlog()) printRate("spdlog, asynchronous, one producer", spdlogAsyncOne.result.perSecond);
    if (hasSpdlog()) printRate("spdlog, asynchronous, four producers", spdlogAsyncFour.result.perSecond);
    if (pino > 0) printRate("pino, its quickest destination", pino);
    std::printf("overload: submitted %llu, written %llu, dropped %llu, in files %llu: %s\n",
                static_cast<unsigned long long>(account.submitted), static_cast<unsigned long long>(account.written),
                static_cast<unsigned long long>(account.dropped), static_cast<unsigned long long>(account.inFiles),
                isExact ? "exact in each round" : "NOT EXACT");
    if (!isExact) ++missed;
    goal("call, median", static_cast<double>(calls.result.p50.count()), 150, true, "ns");
    goal("call, 99 of 100", static_cast<double>(calls.result.p99.count()), 1500, true, "ns");
    goal("call, 999 of 1000", static_cast<double>(calls.result.p999.count()) / 1000, 10, true, "us");
    goal("call while the file rotates, longest", static_cast<double>(rotating.result.max.count()) / 1000, 1000, true, "us");
    goal("call of four producers, 99 of 100, by one's",
         static_cast<double>(callsOfFour.result.p99.count()) / static_cast<double>(calls.result.p99.count()), 2, true, "times");
    goal("error with its stack, median", static_cast<double>(errors.result.p50.count()) / 1000, 5, true, "us");
    goal("processor at 1000 records a second", calmLoad, 0.5, true, "%");
    goal("call under overload, longest", static_cast<double>(overload.result.max.count()) / 1000, 1000, true, "us");
    goal("disabled call", disabled, 3, true, "ns");
    goal("throughput, one producer", one.result.perSecond / 1e6, 1, false, "M/s");
    if (pino > 0) goal("throughput by pino's", one.result.perSecond / pino, 4, false, "times");
    goal("four producers, nothing lost", four.result.perSecond > 0 ? 1 : 0, 1, false, "");
    return missed == 0 ? 0 : 1;
}
