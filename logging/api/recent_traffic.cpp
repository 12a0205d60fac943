#include "logging/api/recent_traffic.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::int64_t pieceCost = 64; ///< what the keeping of a piece needs beside its bytes

} // namespace

TrafficRecord::Body &TrafficRecord::body(StoredBody::Kind kind, int attempt)
{
    // The newest ones grow.
    for (auto body = m_bodies.rbegin(); body != m_bodies.rend(); ++body)
        if (body->size.kind == kind && body->size.attempt == attempt) return *body;
    m_bodies.push_back({.size = {.kind = kind, .attempt = attempt}, .pieces = {}});
    return m_bodies.back();
}

// Another try sends the same bytes, and what passes through is the client's own.
bool TrafficRecord::isKept(const QByteArray &bytes) const
{
    for (const Body &body : m_bodies)
        if (!body.pieces.empty() && body.pieces.front().bytes.constData() == bytes.constData()) return true;
    return false;
}

void TrafficRecord::add(StoredBody::Kind kind, int attempt, const QByteArray &bytes, nanoseconds at)
{
    std::int64_t charged = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_forgotten) return;
        Body &target = body(kind, attempt);
        target.size.wholeBytes += bytes.size();
        const auto room = std::max<std::int64_t>(0, m_owner.limits().bodyBytes - target.size.keptBytes);
        if (room == 0 || bytes.isEmpty()) return;
        const QByteArray kept = bytes.size() > room ? bytes.left(room) : bytes;
        charged = pieceCost + (isKept(kept) ? 0 : kept.size());
        target.size.keptBytes += kept.size();
        target.pieces.push_back({kept, at});
        m_charged += charged;
    }
    m_owner.charge(charged);
}

void TrafficRecord::add(const MessageHead &head)
{
    const std::int64_t charged = pieceCost + static_cast<std::int64_t>(head.text.size());
    {
        const std::scoped_lock lock(m_mutex);
        if (m_forgotten) return;
        m_heads.push_back(head);
        m_charged += charged;
    }
    m_owner.charge(charged);
}

std::vector<TrafficRecord::Body> TrafficRecord::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_forgotten = true;
    m_heads = {};
    return std::exchange(m_bodies, {});
}

RecentTraffic::RecentTraffic(Mask mask, Limits limits) : m_mask(std::move(mask)), m_limits(limits) {}

void RecentTraffic::setWanted(bool wanted)
{
    m_wanted = wanted;
    if (wanted) return;
    const std::scoped_lock lock(m_mutex);
    while (!m_records.empty()) forgetOldest();
}

std::shared_ptr<TrafficRecord> RecentTraffic::begin(const std::string &exchangeId)
{
    if (!isWanted() || m_paused.load(std::memory_order_relaxed)) return nullptr;
    auto record = std::make_shared<TrafficRecord>(*this, exchangeId);
    const std::scoped_lock lock(m_mutex);
    if (!m_byId.try_emplace(exchangeId, record).second) return nullptr; // two of one name: the first counts
    m_records.push_back(record);
    while (m_records.size() > m_limits.exchanges) forgetOldest();
    return record;
}

// With m_mutex held.
void RecentTraffic::forgetOldest()
{
    const std::shared_ptr<TrafficRecord> oldest = std::move(m_records.front());
    m_records.pop_front();
    m_byId.erase(oldest->m_id);
    const auto bodies = oldest->forget();
    m_bytes.fetch_sub(oldest->m_charged, std::memory_order_relaxed);
}

void RecentTraffic::charge(std::int64_t bytes)
{
    if (m_bytes.fetch_add(bytes, std::memory_order_relaxed) + bytes > m_limits.bytes) makeRoom();
}

void RecentTraffic::makeRoom()
{
    const std::scoped_lock lock(m_mutex);
    while (!m_records.empty() && bytes() > m_limits.bytes) forgetOldest();
}

std::shared_ptr<TrafficRecord> RecentTraffic::find(const std::string &exchangeId) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_byId.find(exchangeId);
    return found == m_byId.end() ? nullptr : found->second;
}

std::size_t RecentTraffic::exchanges() const
{
    const std::scoped_lock lock(m_mutex);
    return m_records.size();
}

std::vector<BodySize> RecentTraffic::sizes(const std::string &exchangeId) const
{
    std::vector<BodySize> sizes;
    const std::shared_ptr<TrafficRecord> record = find(exchangeId);
    if (!record) return sizes;
    const std::scoped_lock lock(record->m_mutex);
    for (const TrafficRecord::Body &body : record->m_bodies) sizes.push_back(body.size);
    return sizes;
}

std::optional<StoredBody> RecentTraffic::body(const std::string &exchangeId, StoredBody::Kind kind, int attempt, std::int64_t most) const
{
    std::optional<StoredBody> found;
    for (const BodySize &size : sizes(exchangeId))
        if (size.kind == kind && size.attempt == attempt)
            found = StoredBody{.exchangeId = exchangeId, .kind = kind, .attempt = attempt, .wholeBytes = size.wholeBytes};
    if (!found) return found;
    for (const TrafficPiece &piece : pieces(exchangeId, kind, attempt, 0, static_cast<std::size_t>(-1))) {
        const std::int64_t room = most - static_cast<std::int64_t>(found->text.size());
        if (room <= 0) break;
        found->text.append(piece.bytes.constData(), static_cast<std::size_t>(std::min<std::int64_t>(room, piece.bytes.size())));
    }
    m_mask(found->text);
    return found;
}

std::vector<MessageHead> RecentTraffic::heads(const std::string &exchangeId) const
{
    std::vector<MessageHead> heads;
    const std::shared_ptr<TrafficRecord> record = find(exchangeId);
    if (!record) return heads;
    {
        const std::scoped_lock lock(record->m_mutex);
        heads = record->m_heads;
    }
    for (MessageHead &head : heads) maskSecrets(head, m_mask);
    return heads;
}

std::vector<TrafficPiece> RecentTraffic::pieces(const std::string &exchangeId, StoredBody::Kind kind, int attempt, std::size_t from,
                                                std::size_t most) const
{
    std::vector<TrafficPiece> pieces;
    const std::shared_ptr<TrafficRecord> record = find(exchangeId);
    if (!record) return pieces;
    const std::scoped_lock lock(record->m_mutex);
    for (const TrafficRecord::Body &body : record->m_bodies) {
        if (body.size.kind != kind || body.size.attempt != attempt || from >= body.pieces.size()) continue;
        const auto first = body.pieces.begin() + static_cast<std::ptrdiff_t>(from);
        pieces.assign(first, first + static_cast<std::ptrdiff_t>(std::min(most, body.pieces.size() - from)));
    }
    return pieces;
}

} // namespace ccr::logging
