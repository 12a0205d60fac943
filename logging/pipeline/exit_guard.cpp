#include "logging/pipeline/exit_guard.h"

#include <atomic>
#include <cstdlib>
#include <exception>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

// The C library's handlers are plain functions without an argument.
std::atomic<LoggingControl *> guarded{nullptr};
std::terminate_handler previous = nullptr;

void flushGuarded()
{
    if (LoggingControl *const logging = guarded.exchange(nullptr)) logging->flush(1s);
}

[[noreturn]] void onTerminate()
{
    flushGuarded();
    if (previous) previous();
    std::abort();
}

} // namespace

ExitGuard::ExitGuard(LoggingControl &logging)
{
    static const bool isRegistered = std::atexit(flushGuarded) == 0;
    Q_UNUSED(isRegistered)
    guarded.store(&logging);
    previous = std::set_terminate(onTerminate);
}

ExitGuard::~ExitGuard()
{
    guarded.store(nullptr);
    std::set_terminate(previous);
}

} // namespace ccr::logging
