#pragma once

#include "logging/api/log_record.h"
#include "logging/api/snapshots.h"
#include "logging/base/clock.h"
#include "logging/base/phrase.h"
#include "logging/base/result.h"
#include "logging/sink/output_queue.h"

#include <QString>

#include <memory>
#include <optional>

namespace ccr::logging {

/// What became of the records that a sink was given.
struct SinkCounts
{
    std::uint64_t records = 0; ///< rendered, without lines of the sink's own, and out of our hands: in the file, delivered, printed
    std::uint64_t bytes = 0;
    std::uint64_t dropped = 0; ///< given up because the output could not take them
    OutputCounts output = {};

    void lose(std::string_view reason, const LostByLevel &byLevel)
    {
        dropped += sumOf(byLevel);
        output.addLoss(reason, byLevel);
    }
};

/// One log output; what the configuration calls a stream. Used by the log thread alone, and does not block it: an output that can
/// wait for somebody (a disk, a network, a pipe that nobody reads) keeps a bounded queue of its own, and where waiting cannot be
/// avoided a thread. One that a program brings along (StreamConfig::custom) is used by a SinkThread alone, and may block that.
///
/// Life: made when its stream appears or changes, write() and flush() as often as needed, finish(), deleted. A stream whose
/// description stays the same keeps its sink across a change of the configuration.
class Sink
{
public:
    virtual ~Sink() = default;
    /// The pipeline has checked the stream's level.
    virtual void write(const RecordView &record) = 0;
    /// A batch has ended. What waits longer than the stream's flush interval, and everything after a record of level error or
    /// above, goes to the system now.
    virtual void flush() = 0;
    /// Everything that waits goes to the system now, whatever its age: a fatal record came, the program ends, a write journal
    /// holds the ring up.
    virtual void flushNow() { flush(); }
    /// No record comes any more. What waits goes to the system, or is given up where that would take too long; counts() tells.
    virtual void finish() { flushNow(); }
    /// In how long flush() is wanted although no record may come until then (the flush interval, the next try after a
    /// failure); absent when nothing waits. Asked after each flush().
    virtual std::optional<milliseconds> nextFlush() const { return std::nullopt; }
    /// Somebody has moved the file away (logrotate, SIGHUP): open the name again.
    virtual void reopen() {}
    /// Puts the file aside and begins another. The new name of the former; empty: there was nothing to put aside.
    virtual Result<QString> rotateNow() { return QString(); }
    /// Why records do not arrive; empty when all is well.
    virtual Phrase problem() const { return {}; }
    /// What should be known although records arrive: they go to another place, a file cannot be compressed.
    virtual Phrase notice() const { return {}; }
    /// The file that records go to now; empty: they go to none.
    virtual QString path() const { return {}; }
    virtual SinkCounts counts() const { return {}; }
    /// What flushNow() has begun and not finished; null: nothing is done elsewhere.
    virtual std::shared_ptr<OutputQueue> queue() const { return {}; }
    /// How long its thread has been waiting for the output; zero: it is not.
    virtual nanoseconds busyFor() const { return {}; }
};

} // namespace ccr::logging
