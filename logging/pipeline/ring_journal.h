#pragma once

#include "logging/pipeline/ring_layout.h"

#include <mutex>
#include <string>

namespace ccr::logging {

/// The notes of one sink in the header of a ring. While the ring of a dead program is made good, the sink's notes go there.
/// Any thread, except for position().
class RingJournal final : public WriteJournal
{
public:
    /// `current`: where the log thread is; outlives the journal.
    RingJournal(std::string streamName, const RingPosition &current) : m_name(std::move(streamName)), m_current(current) {}
    ~RingJournal() override { leave(); }
    RingJournal(const RingJournal &) = delete;
    RingJournal &operator=(const RingJournal &) = delete;

    /// From now on the notes stand in `header`. With notes of a stream of this name there it goes on with them, otherwise
    /// everything before `start` counts as committed.
    void enter(RingHeader &header, RingPosition start);
    /// The notes are not needed any more.
    void leave();

    RingPosition position() const override { return m_current; }
    void begin(const NotedWrite &write, RingPosition after) override;
    void commit() override;
    void passed(RingPosition upTo) override;
    void detach() override;

    RingPosition committed() const override;
    bool isDetached() const;

private:
    void store();

    const std::string m_name;
    const RingPosition &m_current;
    mutable std::mutex m_mutex;    ///< of the two below; held for a few stores
    JournalSlot *m_slot = nullptr; ///< null: all are taken; the notes are then in memory alone
    JournalState m_state;
};

/// Compares the open notes of a dead program with the files and closes them: a half-written range is cut off, what was
/// written counts as committed. Call before any sink opens a file.
void settleOpenWrites(RingHeader &header);

} // namespace ccr::logging
