#pragma once

#include "logging/pipeline/ring_layout.h"

#include <span>

namespace ccr::logging {

enum class EntryKind : std::uint32_t
{
    Record = 1,
    Fact,       ///< of an exchange
    DropNotice, ///< what was lost until here
    ConfigMark  ///< from here on another configuration holds
};

/// A bounded ring of bytes with many writers and one reader, without a lock: a writer moves the head to reserve room, fills
/// it, and stamps the entry with its position. The stamp of an earlier lap names another position and the key of the ring is
/// random, so that nothing has to be cleared and stale bytes are never taken for an entry. An entry that would cross the end
/// begins at the start again.
///
/// The reader may go ahead of what it frees: entries stay readable until release().
class RecordRing
{
public:
    /// `data` has `header.capacity` bytes and the alignment of a page. Both outlive the ring.
    RecordRing(RingHeader &header, std::byte *data);

    struct Reservation
    {
        std::byte *payload = nullptr; ///< null: there is no room
        std::uint64_t position = 0;
        std::uint32_t total = 0;
    };
    /// Any thread. `limit`: how many bytes of the ring may be in use afterwards. The payload is to be filled at once: the
    /// reader waits at this entry for its commit().
    Reservation reserve(std::size_t payloadBytes, std::uint64_t limit);
    void commit(const Reservation &reservation, EntryKind kind);

    struct Entry
    {
        EntryKind kind = EntryKind::Record;
        std::span<const std::byte> payload; ///< rounded up to the alignment
        std::uint64_t next = 0;             ///< position after it
    };
    enum class Read
    {
        Entry,
        Empty,  ///< nothing was reserved from here on
        Pending ///< its writer has not finished
    };
    /// The reader's thread. Steps over padding by itself.
    Read read(std::uint64_t position, Entry &entry);
    /// In the ring of a dead program: the next finished entry at or after `position`; those that were not finished are left
    /// out. False: there is none.
    bool recover(std::uint64_t position, Entry &entry, std::uint64_t &entryPosition) const;
    /// How many finished records stand from `position` on.
    std::uint64_t countFrom(std::uint64_t position) const;
    void release(std::uint64_t upTo) { m_header.tail.store(upTo, std::memory_order_release); }

    std::uint64_t head() const { return m_header.head.load(std::memory_order_seq_cst); }
    std::uint64_t tail() const { return m_header.tail.load(std::memory_order_acquire); }
    std::uint64_t capacity() const { return m_capacity; }
    std::uint64_t used() const;
    /// The largest payload that always finds a place in an empty ring.
    std::size_t maxPayload() const { return m_capacity / 4; }
    RingHeader &header() { return m_header; }
    std::byte *data() { return m_data; }

private:
    struct EntryHead;
    EntryHead *at(std::uint64_t position) const;
    std::uint64_t stamp(std::uint64_t position, unsigned state) const { return (position | state) ^ m_key; }
    bool isSane(std::uint64_t position, const EntryHead &head, std::uint64_t end) const;

    RingHeader &m_header;
    std::byte *const m_data;
    const std::uint64_t m_capacity;
    const std::uint64_t m_key;
    std::uint64_t m_knownHead = 0; ///< the reader's
};

} // namespace ccr::logging
