#pragma once

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A disk that fills up, breaks or hangs when the test says so: write(2) and fdatasync(2) of the whole program come by here. To be
/// included by one source file of a test program. Files alone are meant; pipes and sockets work as ever.
namespace FaultyDisk {

inline std::atomic<int> error{0};              ///< what write(2) reports when nothing may be written; 0: all is well
inline std::atomic<std::int64_t> bytesLeft{0}; ///< that are still written while `error` is set
inline std::atomic<int> syncError{0};
inline std::atomic<int> syncs{0};
inline std::atomic<int> refused{0};    ///< write(2) that failed
inline std::atomic<bool> hangs{false}; ///< write(2) to a log file does not come back
inline std::atomic<int> hanging{0};    ///< that wait for that to end
inline std::atomic<long> syncThread{0};
inline std::mutex mutex;
inline std::vector<std::size_t> writes; ///< lengths of those that succeeded

inline void reset()
{
    error = bytesLeft = 0;
    syncError = syncs = refused = 0;
    const std::scoped_lock lock(mutex);
    writes.clear();
}

inline bool isFile(int descriptor)
{
    struct stat status;
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

inline bool isLogFile(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    return flags >= 0 && (flags & O_APPEND) != 0 && isFile(descriptor);
}

inline std::string hungFile; ///< the only one that hangs; empty: all; changed while nothing hangs

inline bool hasHung(int descriptor)
{
    if (!hangs) return false;
    if (hungFile.empty()) return isLogFile(descriptor);
    char path[4096] = {};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    return ::readlink(link.c_str(), path, sizeof path - 1) > 0 && hungFile == path;
}

inline void hangIfAsked(int descriptor)
{
    if (!hasHung(descriptor)) return;
    ++hanging;
    while (hangs) ::usleep(1000);
    --hanging;
}

/// The disk, or one file on it, hangs as long as this lives.
class Hung
{
public:
    explicit Hung(const std::string &file = {})
    {
        hungFile = file;
        hangs = true;
    }
    ~Hung()
    {
        hangs = false;
        while (hanging > 0) ::usleep(1000);
    }
    Hung(const Hung &) = delete;
    Hung &operator=(const Hung &) = delete;
};

} // namespace FaultyDisk

extern "C" ssize_t write(int descriptor, const void *data, size_t size)
{
    if (!FaultyDisk::isFile(descriptor)) return ::syscall(SYS_write, descriptor, data, size);
    FaultyDisk::hangIfAsked(descriptor);
    if (const int error = FaultyDisk::error) {
        const std::int64_t left = FaultyDisk::bytesLeft;
        if (left <= 0) {
            ++FaultyDisk::refused;
            errno = error;
            return -1;
        }
        size = std::min<size_t>(size, static_cast<size_t>(left));
        FaultyDisk::bytesLeft = left - static_cast<std::int64_t>(size);
    }
    const ssize_t count = ::syscall(SYS_write, descriptor, data, size);
    const std::scoped_lock lock(FaultyDisk::mutex);
    if (count > 0) FaultyDisk::writes.push_back(static_cast<std::size_t>(count));
    return count;
}

extern "C" ssize_t pwrite(int descriptor, const void *data, size_t size, off_t offset)
{
    FaultyDisk::hangIfAsked(descriptor);
    return ::syscall(SYS_pwrite64, descriptor, data, size, offset);
}

extern "C" ssize_t pwrite64(int descriptor, const void *data, size_t size, off64_t offset)
{
    FaultyDisk::hangIfAsked(descriptor);
    return ::syscall(SYS_pwrite64, descriptor, data, size, offset);
}

extern "C" int fdatasync(int descriptor)
{
    ++FaultyDisk::syncs;
    FaultyDisk::syncThread = ::syscall(SYS_gettid);
    if (const int error = FaultyDisk::syncError) {
        errno = error;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fdatasync, descriptor));
}
