// Logs as quickly as it may until somebody kills it. What was accepted it counts in a file that both sides map.
// Arguments: folder, counter file, number of the run.

#include "logging/api/exchange_log.h"
#include "logging/pipeline/logging_service.h"

#include <QCoreApplication>

#include <atomic>
#include <new>
#include <random>
#include <thread>

#include <fcntl.h>
#include <sys/mman.h>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

constexpr int writers = 2;

LoggingConfig configIn(const QString &folder)
{
    LoggingConfig config;
    config.directory = folder;
    config.queueBytes = 1 << 20;
    config.overload = Overload::Block;
    config.maxTotalBytes = 0; // what a limit removes would look like a loss
    StreamConfig all{.name = u"all"_s, .type = StreamType::File};
    all.file.path = folder + u"/all.log"_s;
    all.file.bufferBytes = 8192;
    all.file.rotation.maxBytes = 4 << 20;
    all.file.rotation.maxFiles = 1000;
    all.file.rotation.naming = FileNaming::Numbered;
    StreamConfig errors{.name = u"errors"_s, .type = StreamType::File, .level = Severity::Error};
    errors.file.path = folder + u"/errors.log"_s;
    config.streams = {all, errors};
    return config;
}

void logForEver(LogTarget &target, std::atomic<std::uint64_t> &accepted, std::int64_t run, std::int64_t writer)
{
    const Log log(target, "writer");
    std::minstd_rand random(static_cast<unsigned>(run * 10 + writer + 1));
    for (std::int64_t i = 0;; ++i) {
        log.write(i % 50 == 49 ? Severity::Error : Severity::Info, "record of a program that will be killed",
                  {{"run", run}, {"writer", writer}, {"i", i}, {"filler", std::string(random() % 200, 'x')}});
        accepted.store(static_cast<std::uint64_t>(i) + 1, std::memory_order_release);
        if (random() % 30 == 0) std::this_thread::sleep_for(microseconds(random() % 300));
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int file = ::open(argv[2], O_RDWR);
    void *const memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (file < 0 || memory == MAP_FAILED) return 1;
    auto *const accepted = std::launder(static_cast<std::atomic<std::uint64_t> *>(memory));
    const std::int64_t run = QString::fromLocal8Bit(argv[3]).toLongLong();
    LoggingService service(configIn(QString::fromLocal8Bit(argv[1])));
    if (run < 0) return 0; // only makes good what others left
    ExchangeLog exchange(service.target(), "req_" + std::to_string(run), monotonicNow());
    exchange.started({.time = wallNow(), .method = "POST", .path = "/v1/messages", .askedModel = "m"});
    exchange.attemptStarted({.provider = "provider", .model = "served"});
    accepted[writers].store(1);
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] { logForEver(service.target(), accepted[writer], run, writer); });
    for (std::thread &thread : threads) thread.join();
}
