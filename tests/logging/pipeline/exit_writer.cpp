// Logs a hundred records that stay in the buffer, and ends in the way that its second argument names. Arguments: folder, end.

#include "logging/pipeline/exit_guard.h"
#include "logging/pipeline/logging_service.h"

#include <QCoreApplication>

#include <cstdlib>
#include <stdexcept>
#include <thread>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Without the ring's file, which would hold the records for the next start.
LoggingConfig configIn(const QString &folder)
{
    LoggingConfig config;
    config.directory = folder;
    config.crashRing = false;
    config.history.enabled = false;
    StreamConfig file{.name = u"file"_s, .type = StreamType::File};
    file.file.path = folder + u"/file.log"_s;
    file.file.bufferBytes = 1 << 20;
    file.file.flushInterval = 1h;
    config.streams = {file};
    return config;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const std::string_view end(argv[2]);
    auto service = std::make_unique<LoggingService>(configIn(QString::fromLocal8Bit(argv[1])));
    auto guard = end == "unguarded" ? nullptr : std::make_unique<ExitGuard>(*service);
    const Log log(service->target(), "writer");
    for (int i = 0; i < 100; ++i) log.info("record of a program that ends");
    if (end == "exit") std::exit(3);
    if (end == "exit in a thread") std::thread([] { std::exit(3); }).join();
    if (end == "terminate") std::terminate();
    if (end == "exception") throw std::runtime_error("nobody catches it");
    if (end == "exception in a thread") std::thread([] { throw std::runtime_error("nobody catches it"); }).join();
    if (end == "unguarded") std::_Exit(3);
    guard.reset();
    service.reset();
    return 0;
}
