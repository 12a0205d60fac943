#include "logging/tracking/client_processes.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

#include <unistd.h>

namespace ccr::logging {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostKnown = 1024;
constexpr std::size_t mostRecent = 8;
constexpr int restAfterSearch = 20; ///< times its duration

std::string targetOf(const std::string &link)
{
    char target[64];
    const ssize_t size = ::readlink(link.c_str(), target, sizeof target);
    return size > 0 ? std::string(target, static_cast<std::size_t>(size)) : std::string();
}

std::string_view nextWord(std::string_view &text)
{
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return word;
}

bool isLoopback(std::string_view hexAddress)
{
    // Network order, as the machine's own words: 127.x.y.z, ::1 and ::ffff:127.x.y.z.
    return (hexAddress.size() == 8 && hexAddress.ends_with("7F")) || hexAddress == "00000000000000000000000001000000"
           || (hexAddress.starts_with("0000000000000000FFFF0000") && hexAddress.ends_with("7F"));
}

// proc(5), /proc/net/tcp: "0: 0100007F:0D80 0100007F:A1B2 01 … … … uid timeout inode". State 01 is an established connection.
std::string inodeOf(std::string_view line, std::uint16_t port)
{
    nextWord(line);
    const std::string_view local = nextWord(line);
    const std::string_view remote = nextWord(line);
    const std::size_t colon = local.find(':');
    if (colon == std::string_view::npos || !isLoopback(local.substr(0, colon)) || !isLoopback(remote.substr(0, remote.find(':'))))
        return {};
    unsigned number = 0;
    std::from_chars(local.data() + colon + 1, local.data() + local.size(), number, 16);
    if (number != port || nextWord(line) != "01") return {};
    for (int skipped = 0; skipped < 5; ++skipped) nextWord(line);
    return std::string(nextWord(line));
}

std::string socketOf(const std::string &proc, std::uint16_t port)
{
    for (const char *name : {"/net/tcp", "/net/tcp6"}) {
        std::ifstream table(proc + name);
        for (std::string line; std::getline(table, line);)
            if (const std::string inode = inodeOf(line, port); !inode.empty() && inode != "0") return "socket:[" + inode + ']';
    }
    return {};
}

std::optional<std::int64_t> pidOf(const std::string &name)
{
    std::int64_t pid = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), pid);
    if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
    return pid;
}

} // namespace

ClientProcesses::ClientProcesses(std::string procFolder) : m_proc(std::move(procFolder)) {}

std::int64_t ClientProcesses::find(std::uint16_t port)
{
    const auto known = m_known.find(port);
    if (known != m_known.end() && targetOf(known->second.link) == known->second.socket) return known->second.pid;
    if (known != m_known.end()) m_known.erase(known);
    const MonotonicTime begin = monotonicNow();
    if (begin < m_nextSearch) return 0;
    const std::int64_t pid = search(port);
    const MonotonicTime end = monotonicNow();
    m_nextSearch = end + restAfterSearch * (end - begin);
    return pid;
}

std::int64_t ClientProcesses::search(std::uint16_t port)
{
    const std::string socket = socketOf(m_proc, port);
    if (socket.empty()) return 0;
    Owner owner;
    for (const std::int64_t pid : m_recentPids) {
        if (!searchIn(pid, socket, owner)) continue;
        remember(port, owner);
        return pid;
    }
    std::error_code error;
    for (fs::directory_iterator entry(m_proc, error), end; !error && entry != end; entry.increment(error)) {
        const std::optional<std::int64_t> pid = pidOf(entry->path().filename().string());
        if (!pid || !searchIn(*pid, socket, owner)) continue;
        remember(port, owner);
        return *pid;
    }
    return 0;
}

bool ClientProcesses::searchIn(std::int64_t pid, const std::string &socket, Owner &owner) const
{
    std::error_code error;
    const std::string folder = m_proc + '/' + std::to_string(pid) + "/fd";
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::string link = entry->path().string();
        if (targetOf(link) != socket) continue;
        owner = {.pid = pid, .link = std::move(link), .socket = socket};
        return true;
    }
    return false;
}

void ClientProcesses::remember(std::uint16_t port, Owner owner)
{
    std::erase(m_recentPids, owner.pid);
    m_recentPids.push_front(owner.pid);
    if (m_recentPids.size() > mostRecent) m_recentPids.pop_back();
    if (m_known.size() >= mostKnown) m_known.clear();
    m_known[port] = std::move(owner);
}

} // namespace ccr::logging
