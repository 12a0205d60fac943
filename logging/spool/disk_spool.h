#pragma once

#include "logging/api/logging_sentences.h"
#include "logging/base/clock.h"
#include "logging/base/result.h"
#include "logging/delivery/batch_queue.h"
#include "logging/spool/segment_reader.h"
#include "logging/spool/segment_writer.h"
#include "logging/spool/spool_cursor.h"

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace ccr::logging {

/// Entries on disk until a collector has them, at least once: they survive kill -9 as soon as append() has returned, and a
/// power cut from the next sync on. A folder of files with mode 0600 that belongs to one DiskSpool at a time.
///
/// append() and problem() are called by one thread (the log thread), the rest by another (the delivery thread).
class DiskSpool final : public BatchQueue
{
public:
    struct Entry
    {
        Entry(std::string_view entryText, const EntryMark &entryMark = {}) : text(entryText), mark(entryMark) {}
        Entry(const std::string &entryText) : text(entryText) {}
        Entry(const char *entryText) : text(entryText) {}
        std::string_view text;
        EntryMark mark;
    };
    enum class Loss
    {
        MadeRoom, ///< discarded for newer ones
        Damaged
    };
    struct Settings
    {
        QString folder;
        std::string kind; ///< what the entries are, see Payload::kind(); others are put aside
        std::int64_t maxBytes = 64LL * 1024 * 1024;
        std::function<void(Loss, const LostByLevel &records)> onLoss; ///< called by either thread
    };

    /// Whatever the folder holds, it opens: what cannot be read is put aside under the name *.damaged and counted. Fails with
    /// Conflict while another spool has the folder, and with Io when it cannot be made.
    static Result<std::unique_ptr<DiskSpool>> open(const Settings &settings);
    /// An empty spool leaves nothing behind.
    ~DiskSpool() override;

    /// Hands the entries to the system. False: it takes none of them now (a full disk); nothing was written. `journal` may be
    /// null; the write is noted with its present position.
    bool append(const std::vector<Entry> &entries, WriteJournal *journal = nullptr);
    Phrase problem() const { return m_problem; } ///< of append()

    Waiting waiting() const override; ///< any thread
    std::optional<Batch> take(const BatchLimits &limits) override;
    void finish() override;
    void giveBack() override;
    bool isBatchSuperseded() const override;
    bool isDurable() const override { return true; }

    std::int64_t bytes() const; ///< on disk; any thread
    /// What was written since the last call and is not on the disk for certain. The caller syncs and closes the handles; that
    /// can take long and may be done by any thread.
    std::vector<int> takeUnsynced();

private:
    struct Segment
    {
        std::uint64_t number = 0;
        std::uint64_t records = 0;
        std::uint64_t size = 0;
    };

    DiskSpool(const Settings &settings, int lock);
    void findSegments();
    QString pathOf(std::uint64_t number) const;
    bool ensureWriter();
    void makeRoom(std::size_t incoming);
    bool fail(LoggingSentence sentence);
    bool noteWritten();
    std::optional<Batch> read(const Segment &segment, const BatchLimits &limits, bool &isDamaged);
    bool isFront(const Segment &segment) const;
    void leave(const Segment &segment, bool isDamaged);
    void putAside(std::uint64_t number) const;
    std::uint64_t undelivered(const Segment &segment) const;
    LostByLevel lostWith(const Segment &segment, std::uint64_t from, std::uint64_t records) const;
    std::uint64_t waitingFrom() const; ///< in the segment that is begun
    std::uint64_t totalSize() const;

    const Settings m_settings;
    const int m_lock;

    mutable std::mutex m_mutex; ///< guards what follows; never held while reading or writing
    std::deque<Segment> m_segments;
    bool m_isLastOpen = false; ///< the last segment is being appended to
    SpoolPosition m_position;  ///< changed by the delivery thread alone
    std::size_t m_out = 0;     ///< entries of the batch that is out
    LostByLevel m_outByLevel{};
    std::vector<int> m_unsynced;

    // The log thread's.
    std::unique_ptr<SegmentWriter> m_writer;
    std::uint64_t m_lastNumber = 0;
    Phrase m_problem;
    MonotonicTime m_nextTry;

    // The delivery thread's.
    SpoolCursor m_cursor;
    bool m_wasOut = false; ///< the cursor names a batch that an earlier program had out
    std::unique_ptr<SegmentReader> m_reader;
    std::uint64_t m_readerNumber = 0;
};

} // namespace ccr::logging
