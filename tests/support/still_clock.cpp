// The wall clock of a program that has this object stands at noon of 2026-11-22, UTC, so that its windows look the same whenever
// they are drawn. Clocks that measure go on. It overrides functions of the C library, so it must be an object of the executable itself.

#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <ctime>

namespace {

constexpr time_t noon = 1'795'348'800;

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) return static_cast<int>(syscall(SYS_clock_gettime, clock, time));
    *time = {.tv_sec = noon, .tv_nsec = 0};
    return 0;
}

extern "C" int gettimeofday(timeval *time, void *) noexcept
{
    *time = {.tv_sec = noon, .tv_usec = 0};
    return 0;
}

extern "C" time_t time(time_t *time) noexcept
{
    if (time) *time = noon;
    return noon;
}
