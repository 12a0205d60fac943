#pragma once

#include "logging/api/message_head.h"
#include "logging/api/stored_body.h"
#include "logging/base/clock.h"

#include <QByteArray>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace ccr::logging {

class RecentTraffic;

/// A part of a body as it passed.
struct TrafficPiece
{
    QByteArray bytes;
    nanoseconds at{}; ///< since the first byte of the exchange
};

/// What is kept of one body, without its text.
struct BodySize
{
    StoredBody::Kind kind = StoredBody::Kind::ClientRequest;
    int attempt = 0; ///< 0 for the client's side
    std::int64_t wholeBytes = 0;
    std::int64_t keptBytes = 0; ///< fewer than the whole: it was cut
    bool operator==(const BodySize &) const = default;
};

/// The bodies of one exchange while they pass. Written by one thread, read by any. Must not outlive its RecentTraffic.
class TrafficRecord
{
public:
    TrafficRecord(RecentTraffic &owner, std::string exchangeId) : m_owner(owner), m_id(std::move(exchangeId)) {}

    /// Takes a reference to the bytes: what the caller shares with others costs nothing.
    void add(StoredBody::Kind kind, int attempt, const QByteArray &bytes, nanoseconds at);
    void add(const MessageHead &head);

private:
    friend class RecentTraffic;
    struct Body
    {
        BodySize size;
        std::vector<TrafficPiece> pieces;
    };
    Body &body(StoredBody::Kind kind, int attempt);
    bool isKept(const QByteArray &bytes) const;
    std::vector<Body> forget();

    RecentTraffic &m_owner;
    const std::string m_id;
    mutable std::mutex m_mutex; ///< for the rest; held for the time of an append or of a copy of references
    std::vector<Body> m_bodies;
    std::vector<MessageHead> m_heads;
    std::int64_t m_charged = 0;
    bool m_forgotten = false; ///< the ring needed the room
};

/// Heads, bodies and stream pieces of the newest exchanges, in memory alone and only while somebody looks: for the window. What it
/// hands out has the same secrets masked as a recorded body. Any thread; reading whole bodies takes its time, so not in the
/// thread of the window. When there is no room the oldest exchange is forgotten, a running one included.
class RecentTraffic
{
public:
    struct Limits
    {
        std::size_t exchanges = 200;
        std::int64_t bytes = 64LL * 1024 * 1024;     ///< of all, with what their keeping costs
        std::int64_t bodyBytes = 24LL * 1024 * 1024; ///< of one body; the rest of it is counted only
    };
    /// `mask` takes the secrets out of a text; called in the thread that reads.
    using Mask = std::function<void(std::string &)>;

    explicit RecentTraffic(Mask mask) : RecentTraffic(std::move(mask), Limits()) {}
    RecentTraffic(Mask mask, Limits limits);
    RecentTraffic(const RecentTraffic &) = delete;
    RecentTraffic &operator=(const RecentTraffic &) = delete;

    /// Off at first. Switched off, everything is forgotten.
    void setWanted(bool wanted);
    bool isWanted() const { return m_wanted.load(std::memory_order_relaxed); }

    /// Paused: what is there stays, nothing new is kept.
    void setPaused(bool paused) { m_paused.store(paused, std::memory_order_relaxed); }

    /// Null unless wanted, and while it is paused.
    std::shared_ptr<TrafficRecord> begin(const std::string &exchangeId);

    bool knows(const std::string &exchangeId) const { return find(exchangeId) != nullptr; }
    /// In the order in which they began; empty when the exchange is not known.
    std::vector<BodySize> sizes(const std::string &exchangeId) const;
    /// The first `most` bytes of a body, masked. Absent: there is none.
    std::optional<StoredBody> body(const std::string &exchangeId, StoredBody::Kind kind, int attempt, std::int64_t most) const;

    /// In the order in which they passed, masked; as many as there are by now.
    std::vector<MessageHead> heads(const std::string &exchangeId) const;

    std::int64_t bytes() const { return m_bytes.load(std::memory_order_relaxed); }
    std::size_t exchanges() const;
    const Limits &limits() const { return m_limits; }

private:
    friend class TrafficRecord;
    friend class StreamReader;
    std::shared_ptr<TrafficRecord> find(const std::string &exchangeId) const;
    /// From piece number `from` on, `most` of them; as they passed, not masked.
    std::vector<TrafficPiece> pieces(const std::string &exchangeId, StoredBody::Kind kind, int attempt, std::size_t from,
                                     std::size_t most) const;
    void charge(std::int64_t bytes);
    void makeRoom();
    void forgetOldest();

    const Mask m_mask;
    const Limits m_limits;
    std::atomic<bool> m_wanted{false};
    std::atomic<bool> m_paused{false};
    std::atomic<std::int64_t> m_bytes{0};
    mutable std::mutex m_mutex; ///< for the rest; taken before that of a record
    std::deque<std::shared_ptr<TrafficRecord>> m_records;
    std::unordered_map<std::string, std::shared_ptr<TrafficRecord>> m_byId;
};

} // namespace ccr::logging
