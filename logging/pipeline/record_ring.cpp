#include "logging/pipeline/record_ring.h"

#include <new>

namespace ccr::logging {

namespace {

// Positions are multiples of 16: the low bits of a stamp say what the entry is.
constexpr unsigned finished = 1;
constexpr unsigned padding = 2;

} // namespace

struct RecordRing::EntryHead
{
    std::atomic<std::uint64_t> stamp;
    std::uint32_t total; ///< with this head
    EntryKind kind;
};

RecordRing::RecordRing(RingHeader &header, std::byte *data)
    : m_header(header), m_data(data), m_capacity(header.capacity), m_key(header.key & ~std::uint64_t(ringAlignment - 1))
{
    static_assert(sizeof(EntryHead) == ringAlignment);
    static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
}

RecordRing::EntryHead *RecordRing::at(std::uint64_t position) const
{
    return std::launder(reinterpret_cast<EntryHead *>(m_data + (position & (m_capacity - 1))));
}

RecordRing::Reservation RecordRing::reserve(std::size_t payloadBytes, std::uint64_t limit)
{
    const std::uint64_t total = (payloadBytes + sizeof(EntryHead) + ringAlignment - 1) / ringAlignment * ringAlignment;
    std::uint64_t head = m_header.head.load(std::memory_order_relaxed);
    std::uint64_t skipped = 0;
    do {
        const std::uint64_t toEnd = m_capacity - (head & (m_capacity - 1));
        skipped = toEnd < total ? toEnd : 0;
        // Signed: when others went on since `head` was read, the tail may be ahead of it; the exchange then fails.
        const auto used = static_cast<std::int64_t>(head + skipped + total - m_header.tail.load(std::memory_order_acquire));
        if (used > static_cast<std::int64_t>(limit)) return {};
    } while (!m_header.head.compare_exchange_weak(head, head + skipped + total, std::memory_order_seq_cst, std::memory_order_relaxed));
    if (skipped > 0) {
        EntryHead *const entry = at(head);
        entry->total = static_cast<std::uint32_t>(skipped);
        entry->stamp.store(stamp(head, padding), std::memory_order_release);
        head += skipped;
    }
    return {reinterpret_cast<std::byte *>(at(head)) + sizeof(EntryHead), head, static_cast<std::uint32_t>(total)};
}

void RecordRing::commit(const Reservation &reservation, EntryKind kind)
{
    EntryHead *const entry = at(reservation.position);
    entry->total = reservation.total;
    entry->kind = kind;
    entry->stamp.store(stamp(reservation.position, finished), std::memory_order_release);
}

RecordRing::Read RecordRing::read(std::uint64_t position, Entry &entry)
{
    for (;;) {
        // The head's cache line belongs to the writers; looking at it for each entry would cost them a miss each.
        if (position >= m_knownHead) m_knownHead = m_header.head.load(std::memory_order_acquire);
        if (position >= m_knownHead) return Read::Empty;
        const EntryHead *const head = at(position);
        const std::uint64_t found = head->stamp.load(std::memory_order_acquire);
        if (found == stamp(position, padding)) {
            position += head->total;
            continue;
        }
        if (found != stamp(position, finished)) return Read::Pending;
        entry.kind = head->kind;
        entry.payload = {reinterpret_cast<const std::byte *>(head) + sizeof(EntryHead), head->total - sizeof(EntryHead)};
        entry.next = position + head->total;
        return Read::Entry;
    }
}

bool RecordRing::isSane(std::uint64_t position, const EntryHead &head, std::uint64_t end) const
{
    return head.total >= sizeof(EntryHead) && head.total % ringAlignment == 0 && position + head.total <= end
           && (position & (m_capacity - 1)) + head.total <= m_capacity;
}

bool RecordRing::recover(std::uint64_t position, Entry &entry, std::uint64_t &entryPosition) const
{
    const std::uint64_t end = m_header.head.load(std::memory_order_acquire);
    while (position < end) {
        const EntryHead *const head = at(position);
        const std::uint64_t found = head->stamp.load(std::memory_order_acquire);
        const bool isEntry = found == stamp(position, finished);
        if ((isEntry || found == stamp(position, padding)) && isSane(position, *head, end)) {
            if (isEntry) {
                entry.kind = head->kind;
                entry.payload = {reinterpret_cast<const std::byte *>(head) + sizeof(EntryHead), head->total - sizeof(EntryHead)};
                entry.next = position + head->total;
                entryPosition = position;
                return true;
            }
            position += head->total;
        } else {
            position += ringAlignment; // a writer died here; how long its entry is, nobody knows
        }
    }
    return false;
}

std::uint64_t RecordRing::countFrom(std::uint64_t position) const
{
    std::uint64_t count = 0;
    Entry entry;
    for (std::uint64_t at = position; recover(at, entry, at); at = entry.next)
        if (entry.kind == EntryKind::Record) ++count;
    return count;
}

std::uint64_t RecordRing::used() const
{
    const std::uint64_t tail = m_header.tail.load(std::memory_order_acquire);
    return m_header.head.load(std::memory_order_acquire) - tail;
}

} // namespace ccr::logging
