#pragma once

#include "logging/api/logging_config.h"
#include "logging/api/logging_control.h"
#include "logging/api/snapshots.h"
#include "logging/pipeline/make_sink.h"
#include "logging/pipeline/ring_journal.h"
#include "logging/pipeline/sink_watch.h"
#include "logging/sink/sink.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ccr::logging {

/// Levels of components that hold beside the configuration's.
using ComponentLevels = std::vector<std::pair<std::string, Severity>>; ///< an empty name: all components

/// The open outputs and who gets which record. Log thread.
class StreamSet
{
public:
    /// `position`: where the log thread is. `watch`: is told who has it. Both outlive the set.
    StreamSet(const RingPosition &position, SinkWatch &watch) : m_position(position), m_watch(watch) {}
    ~StreamSet();

    /// Streams whose description is the same keep their sink with what it buffers; the others are flushed, closed and opened.
    /// Notes go to `header`.
    void apply(const LoggingConfig &config, const ComponentLevels &levels, RingHeader &header);

    /// `start`: where the record begins in the ring; streams that have it already are left out.
    void write(const RecordView &record, std::uint64_t start);
    void flush();
    /// Begins what queues() lets one wait for.
    void flushNow();
    /// Flushes those that keep the ring from being freed. One that is behind `limit` and whose disk does not come back is left out of
    /// account: its records are then in the memory alone.
    void flushLaggards(std::uint64_t limit);
    /// Everything that was handed over is written, however long that takes.
    void waitUntilWritten();
    void reopen();
    /// Empty: all that write files.
    QList<RotationOutcome> rotate(const QString &name);
    std::optional<milliseconds> nextFlush() const;

    /// Everything before it may be forgotten.
    std::uint64_t freeable() const;
    /// All records that were handed over are out.
    bool isComplete() const;
    /// Whether any stream would get it.
    bool takes(Severity severity, std::string_view component) const;

    /// Lets the notes of all sinks go to another ring. Streams without notes there begin at `start`. Returns the position from
    /// which on some stream lacks records.
    RingPosition enterRing(RingHeader &header, RingPosition start);

    /// Also decides who is down: called often, cheap.
    QList<StreamHealth> health();
    QString filePath() const;
    /// Where alerts leave, too. Lives as long as the set.
    DeliveryThread &deliveryThread() { return m_context.deliveryThread(); }
    bool isEmpty() const { return m_streams.empty(); }
    /// What flushNow() has begun elsewhere.
    std::vector<std::shared_ptr<OutputQueue>> queues() const;

private:
    struct Stream
    {
        ~Stream();
        StreamConfig config;
        SinkWatch::Name name = nullptr;
        std::shared_ptr<RingJournal> journal; ///< shared with the sink; null: it keeps no notes
        std::shared_ptr<Sink> sink;           ///< custom ones are shared with whoever made them
        Severity low = Severity::Info;
        Severity below = Severity::Silent;
        std::uint64_t startAt = 0;             ///< what begins before is in it already
        std::array<std::uint64_t, 6> handed{}; ///< by level
        SinkCounts earlier;                    ///< of sinks that this stream had before
        std::uint64_t droppedAtLastLook = 0;
        MonotonicTime lastDrop;
    };
    std::unique_ptr<Stream> takeSame(const StreamConfig &config, RingHeader &header);
    void close(std::unique_ptr<Stream> stream, const LoggingConfig &config);
    void endReplaced(const LoggingConfig &config);
    std::unique_ptr<Stream> open(const StreamConfig &config, RingHeader &header);
    void setLevels(const LoggingConfig &config);
    Severity lowestFor(const Stream &stream, std::string_view component) const;
    bool wants(const Stream &stream, const RecordView &record) const;
    StreamHealth healthOf(Stream &stream) const;

    /// Does something with each sink that may take its time.
    template <typename Action>
    void each(const Action &action);

    const RingPosition &m_position;
    SinkWatch &m_watch;
    SinkContext m_context;
    LoggingConfig m_config;
    ComponentLevels m_levels;
    std::vector<std::unique_ptr<Stream>> m_streams;
    std::vector<std::unique_ptr<Stream>> m_parked; ///< removed with autoEnd off: open until they come back or another takes their place
    std::vector<std::pair<QString, SinkCounts>> m_closed;
};

} // namespace ccr::logging
