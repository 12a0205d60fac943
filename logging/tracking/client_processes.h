#pragma once

#include "logging/base/clock.h"

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>

namespace ccr::logging {

/// Finds the process at the other end of a connection on this machine, as far as this user may know (Linux, proc(5); elsewhere
/// none). A connection that was seen before costs one system call; a new one a search, of which one is made only when twenty
/// times as long as the last one took have passed: under heavy load some requests stay without. Log thread.
class ClientProcesses
{
public:
    explicit ClientProcesses(std::string procFolder = "/proc");

    /// `port`: of the client's end, which is bound to a loopback address. 0: not found, or not looked for now.
    std::int64_t find(std::uint16_t port);

private:
    struct Owner
    {
        std::int64_t pid = 0;
        std::string link;   ///< /proc/<pid>/fd/<number>
        std::string socket; ///< where it leads: socket:[inode]
    };
    std::int64_t search(std::uint16_t port);
    bool searchIn(std::int64_t pid, const std::string &socket, Owner &owner) const;
    void remember(std::uint16_t port, Owner owner);

    const std::string m_proc;
    std::unordered_map<std::uint16_t, Owner> m_known;
    std::deque<std::int64_t> m_recentPids; ///< the last first: clients come again
    MonotonicTime m_nextSearch;
};

} // namespace ccr::logging
