#include "logging/pipeline/ring_journal.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ccr::logging {

namespace {

template <std::size_t size>
void assign(char (&target)[size], std::string_view text)
{
    const std::size_t length = std::min(text.size(), size - 1);
    std::memcpy(target, text.data(), length);
    target[length] = '\0';
}

template <std::size_t size>
std::string_view textOf(const char (&text)[size])
{
    return {text, ::strnlen(text, size)};
}

JournalSlot *slotOf(RingHeader &header, std::string_view name)
{
    name = name.substr(0, maxStreamName - 1);
    for (JournalSlot &slot : header.journals)
        if (slot.isUsed.load(std::memory_order_acquire) && textOf(slot.name) == name) return &slot;
    return nullptr;
}

JournalSlot *freeSlot(RingHeader &header)
{
    for (JournalSlot &slot : header.journals)
        if (!slot.isUsed.load(std::memory_order_acquire)) return &slot;
    return nullptr;
}

// What the file says about a write that was under way.
void settle(JournalState &state, const char *path)
{
    const int file = ::open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat status;
    const bool isSame = file >= 0 && ::fstat(file, &status) == 0 && status.st_dev == state.device && status.st_ino == state.inode;
    const auto size = isSame ? static_cast<std::uint64_t>(status.st_size) : 0;
    // Moved away or removed by somebody else: where the bytes are, nobody knows; a record too few is worse than one twice.
    const bool isWritten = isSame && size >= state.sizeBefore + state.length;
    if (isWritten)
        state.committed = state.notedAfter;
    else if (isSame && size > state.sizeBefore && !state.isDetached && ::flock(file, LOCK_EX | LOCK_NB) == 0) [[maybe_unused]]
        const int result = ::ftruncate(file, static_cast<off_t>(state.sizeBefore));
    state.isOpen = 0;
    if (file >= 0) ::close(file);
}

} // namespace

void RingJournal::enter(RingHeader &header, RingPosition start)
{
    const std::scoped_lock lock(m_mutex);
    m_slot = slotOf(header, m_name);
    if (m_slot) {
        m_state = m_slot->state.get();
        return;
    }
    m_state = {};
    m_state.committed = start;
    m_slot = freeSlot(header);
    if (!m_slot) return;
    assign(m_slot->name, m_name);
    m_slot->state.set(m_state);
    m_slot->isUsed.store(1, std::memory_order_release);
}

void RingJournal::leave()
{
    const std::scoped_lock lock(m_mutex);
    if (m_slot) m_slot->isUsed.store(0, std::memory_order_release);
    m_slot = nullptr;
}

/// With the mutex held.
void RingJournal::store()
{
    if (m_slot) m_slot->state.set(m_state);
}

void RingJournal::begin(const NotedWrite &write, RingPosition after)
{
    const std::scoped_lock lock(m_mutex);
    m_state.notedAfter = after;
    m_state.device = write.device;
    m_state.inode = write.inode;
    m_state.sizeBefore = write.sizeBefore;
    m_state.length = write.length;
    m_state.isOpen = 1;
    if (m_slot && textOf(m_slot->path) != write.path) assign(m_slot->path, write.path); // no note is open: nobody reads it yet
    store();
}

void RingJournal::commit()
{
    const std::scoped_lock lock(m_mutex);
    m_state.committed = m_state.notedAfter;
    m_state.isOpen = 0;
    m_state.isDetached = 0;
    store();
}

void RingJournal::passed(RingPosition upTo)
{
    const std::scoped_lock lock(m_mutex);
    if (m_state.committed == upTo && !m_state.isDetached) return;
    m_state.committed = upTo;
    m_state.isDetached = 0;
    store();
}

void RingJournal::detach()
{
    const std::scoped_lock lock(m_mutex);
    if (m_state.isDetached) return;
    m_state.isDetached = 1;
    store();
}

RingPosition RingJournal::committed() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state.committed;
}

bool RingJournal::isDetached() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state.isDetached != 0;
}

void settleOpenWrites(RingHeader &header)
{
    for (JournalSlot &slot : header.journals) {
        if (!slot.isUsed.load(std::memory_order_acquire)) continue;
        slot.path[maxJournalPath - 1] = '\0';
        JournalState state = slot.state.get();
        if (!state.isOpen) continue;
        settle(state, slot.path);
        slot.state.set(state);
    }
}

} // namespace ccr::logging
