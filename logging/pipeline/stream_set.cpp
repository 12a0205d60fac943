#include "logging/pipeline/stream_set.h"

#include "logging/pipeline/drop_accounts.h"
#include "logging/sink/output_thread.h"

#include <algorithm>
#include <numeric>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto degradedAfterDrop = 1500ms; ///< so long a stream counts as degraded after it dropped something
constexpr auto parkingPatience = 2s;
constexpr nanoseconds patienceWithDisk = 250ms; ///< while other streams could lose records

SinkCounts operator+(const SinkCounts &a, const SinkCounts &b)
{
    SinkCounts sum{.records = a.records + b.records, .bytes = a.bytes + b.bytes, .dropped = a.dropped + b.dropped, .output = a.output};
    sum.output.rotationsForSize += b.output.rotationsForSize;
    sum.output.rotationsForTime += b.output.rotationsForTime;
    sum.output.rotationsOnDemand += b.output.rotationsOnDemand;
    for (const auto &[error, times] : b.output.writeErrors) sum.output.addWriteError(error, times);
    sum.output.batches += b.output.batches;
    sum.output.failedBatches += b.output.failedBatches;
    sum.output.spoolBytes = b.output.spoolBytes; // of the newer one
    for (const LossCounts &loss : b.output.losses) sum.output.addLoss(loss.reason, loss.byLevel);
    sum.output.writes.add(b.output.writes);
    sum.output.syncs.add(b.output.syncs);
    return sum;
}

bool isReplaced(const StreamConfig &stream, const LoggingConfig &config)
{
    return std::any_of(config.streams.begin(), config.streams.end(), [&stream](const StreamConfig &other) {
        const bool hasItsFile = stream.type == StreamType::File && other.type == StreamType::File && other.file.path == stream.file.path;
        return other.enabled && (other.name == stream.name || hasItsFile);
    });
}

} // namespace

StreamSet::Stream::~Stream()
{
    sink.reset();
    if (journal) journal->leave(); // a thread that did not come back may have it for longer
}

StreamSet::~StreamSet()
{
    flushNow();
}

template <typename Action>
void StreamSet::each(const Action &action)
{
    for (const std::unique_ptr<Stream> &stream : m_streams) {
        m_watch.beat();
        const SinkWatch::Call call(m_watch, stream->name);
        action(*stream);
    }
}

void StreamSet::apply(const LoggingConfig &config, const ComponentLevels &levels, RingHeader &header)
{
    std::vector<std::unique_ptr<Stream>> kept;
    const bool sameLines = config.identity == m_config.identity;
    for (const StreamConfig &stream : config.streams)
        if (stream.enabled) kept.push_back(sameLines ? takeSame(stream, header) : nullptr);
    // Closed before others open: a stream that changed may have the same file.
    for (std::unique_ptr<Stream> &stream : m_streams)
        if (stream) close(std::move(stream), config);
    endReplaced(config);
    std::size_t next = 0;
    m_config = config;
    m_context.identity = config.identity;
    m_context.waitsForRoom = config.overload == Overload::Block;
    m_context.fileLimits = {.maxTotalBytes = config.maxTotalBytes,
                            .minFreeBytes = config.minFreeBytes,
                            .importFolder = config.directory,
                            .importDays = importRetentionDays(config)};
    if (m_context.upkeep) m_context.upkeep->setLimits(m_context.fileLimits);
    for (const StreamConfig &stream : config.streams) {
        if (!stream.enabled) continue;
        if (!kept[next]) kept[next] = open(stream, header);
        ++next;
    }
    std::erase(kept, nullptr);
    m_streams = std::move(kept);
    m_context.endIdleThreads();
    m_levels = levels;
    setLevels(config);
}

std::unique_ptr<StreamSet::Stream> StreamSet::takeSame(const StreamConfig &config, RingHeader &header)
{
    const auto isSame = [&config](const std::unique_ptr<Stream> &stream) { return stream && stream->config == config; };
    if (const auto live = std::find_if(m_streams.begin(), m_streams.end(), isSame); live != m_streams.end())
        return std::exchange(*live, nullptr);
    const auto parked = std::find_if(m_parked.begin(), m_parked.end(), isSame);
    if (parked == m_parked.end()) return nullptr;
    std::unique_ptr<Stream> stream = std::move(*parked);
    m_parked.erase(parked);
    if (stream->journal) stream->journal->enter(header, m_position);
    return stream;
}

void StreamSet::close(std::unique_ptr<Stream> stream, const LoggingConfig &config)
{
    m_watch.beat();
    const SinkWatch::Call call(m_watch, stream->name);
    if (!stream->config.autoEnd && !isReplaced(stream->config, config)) {
        stream->sink->flushNow();
        if (const std::shared_ptr<OutputQueue> queue = stream->sink->queue()) queue->waitUntilWritten(monotonicNow() + parkingPatience);
        if (stream->journal) stream->journal->leave(); // its notes would hold up the ring
        m_parked.push_back(std::move(stream));
        return;
    }
    stream->sink->finish();
    const SinkCounts counts = stream->earlier + stream->sink->counts();
    const auto known =
        std::find_if(m_closed.begin(), m_closed.end(), [&](const auto &entry) { return entry.first == stream->config.name; });
    if (known == m_closed.end())
        m_closed.emplace_back(stream->config.name, counts);
    else
        known->second = counts;
    stream.reset();
}

/// What was left open gives way to a stream of its name or with its file.
void StreamSet::endReplaced(const LoggingConfig &config)
{
    const auto replaced =
        std::stable_partition(m_parked.begin(), m_parked.end(), [&](const auto &parked) { return !isReplaced(parked->config, config); });
    for (auto parked = replaced; parked != m_parked.end(); ++parked) close(std::move(*parked), config);
    m_parked.erase(replaced, m_parked.end());
}

std::unique_ptr<StreamSet::Stream> StreamSet::open(const StreamConfig &config, RingHeader &header)
{
    auto stream = std::make_unique<Stream>();
    stream->config = config;
    stream->name = m_watch.nameOf(config.name.toStdString());
    m_watch.beat();
    const SinkWatch::Call call(m_watch, stream->name);
    if (usesJournal(config)) {
        stream->journal = std::make_shared<RingJournal>(config.name.toStdString(), m_position);
        stream->journal->enter(header, m_position);
    }
    stream->sink = makeSink(config, m_context, stream->journal);
    if (!stream->sink) return nullptr;
    for (const auto &[name, counts] : m_closed)
        if (name == config.name) stream->earlier = counts;
    return stream;
}

void StreamSet::setLevels(const LoggingConfig &config)
{
    const bool isSilent = config.level == Severity::Silent || !config.enabled;
    for (const std::unique_ptr<Stream> &stream : m_streams) {
        stream->low = config.levelIsHardGate ? std::max(stream->config.level, config.level) : stream->config.level;
        if (isSilent) stream->low = Severity::Silent;
        stream->below = stream->config.belowLevel.value_or(Severity::Silent);
    }
}

Severity StreamSet::lowestFor(const Stream &stream, std::string_view component) const
{
    if (m_levels.empty()) return stream.low;
    const auto named = std::find_if(m_levels.begin(), m_levels.end(), [component](const auto &level) { return level.first == component; });
    const auto found = named != m_levels.end()
                           ? named
                           : std::find_if(m_levels.begin(), m_levels.end(), [](const auto &level) { return level.first.empty(); });
    if (found == m_levels.end() || found->second >= stream.low) return stream.low;
    Severity lowest = Severity::Silent;
    for (const std::unique_ptr<Stream> &other : m_streams) lowest = std::min(lowest, other->low);
    return stream.low <= std::max(lowest, Severity::Info) ? found->second : stream.low;
}

bool StreamSet::wants(const Stream &stream, const RecordView &record) const
{
    return record.severity < stream.below && record.severity >= lowestFor(stream, record.component);
}

void StreamSet::write(const RecordView &record, std::uint64_t start)
{
    Severity highest = Severity::Trace;
    if (m_config.dedupe) {
        for (const std::unique_ptr<Stream> &stream : m_streams)
            if (wants(*stream, record)) highest = std::max(highest, stream->low);
    }
    for (const std::unique_ptr<Stream> &stream : m_streams) {
        if (start < stream->startAt || !wants(*stream, record) || (m_config.dedupe && stream->low < highest)) continue;
        stream->sink->write(record);
        ++stream->handed[static_cast<std::size_t>(dropClassOf(record.severity))];
    }
}

void StreamSet::flush()
{
    each([](Stream &stream) { stream.sink->flush(); });
}

void StreamSet::flushNow()
{
    each([](Stream &stream) { stream.sink->flushNow(); });
}

void StreamSet::flushLaggards(std::uint64_t limit)
{
    const nanoseconds patience = m_context.waitsForRoom ? OutputThread::hangsAfter : patienceWithDisk;
    each([&](Stream &stream) {
        if (!stream.journal || stream.journal->isDetached()) return;
        const std::uint64_t committed = stream.journal->committed().offset;
        if (committed == m_position.offset) return;
        stream.sink->flushNow();
        if (committed < limit && stream.sink->busyFor() > patience) stream.journal->detach();
    });
}

void StreamSet::waitUntilWritten()
{
    each([](Stream &stream) {
        if (const std::shared_ptr<OutputQueue> queue = stream.sink->queue()) queue->waitUntilWritten(MonotonicTime::max());
    });
    flush();
}

std::vector<std::shared_ptr<OutputQueue>> StreamSet::queues() const
{
    std::vector<std::shared_ptr<OutputQueue>> queues(m_context.sinkThreads.begin(), m_context.sinkThreads.end());
    for (const std::unique_ptr<Stream> &stream : m_streams)
        if (std::shared_ptr<OutputQueue> queue = stream->sink->queue()) queues.push_back(std::move(queue));
    return queues;
}

void StreamSet::reopen()
{
    each([](Stream &stream) { stream.sink->reopen(); });
}

QList<RotationOutcome> StreamSet::rotate(const QString &name)
{
    QList<RotationOutcome> outcomes;
    each([&outcomes, &name](Stream &stream) {
        const bool isWanted = stream.config.type == StreamType::File && (name.isEmpty() || stream.config.name == name);
        if (!isWanted) return;
        const Result<QString> file = stream.sink->rotateNow();
        outcomes.append({stream.config.name, file ? *file : QString(), file ? Phrase() : phraseOf(file.error())});
    });
    return outcomes;
}

std::optional<milliseconds> StreamSet::nextFlush() const
{
    std::optional<milliseconds> next;
    for (const std::unique_ptr<Stream> &stream : m_streams)
        if (const std::optional<milliseconds> own = stream->sink->nextFlush()) next = std::min(next.value_or(*own), *own);
    return next;
}

std::uint64_t StreamSet::freeable() const
{
    std::uint64_t lowest = m_position.offset;
    for (const std::unique_ptr<Stream> &stream : m_streams)
        if (stream->journal && !stream->journal->isDetached()) lowest = std::min(lowest, stream->journal->committed().offset);
    return lowest;
}

bool StreamSet::isComplete() const
{
    return std::all_of(m_streams.begin(), m_streams.end(), [this](const std::unique_ptr<Stream> &stream) {
        return !stream->journal || (!stream->journal->isDetached() && stream->journal->committed().offset == m_position.offset);
    });
}

bool StreamSet::takes(Severity severity, std::string_view component) const
{
    const RecordView record{.time = {}, .severity = severity, .component = component};
    return std::any_of(m_streams.begin(), m_streams.end(), [&](const std::unique_ptr<Stream> &stream) { return wants(*stream, record); });
}

RingPosition StreamSet::enterRing(RingHeader &header, RingPosition start)
{
    RingPosition lowest = start;
    for (const std::unique_ptr<Stream> &stream : m_streams) {
        stream->startAt = start.offset;
        if (!stream->journal) continue;
        stream->journal->enter(header, start); // its notes in the other ring stay: both must be good at any moment
        stream->startAt = stream->journal->committed().offset;
        if (stream->startAt < lowest.offset) lowest = stream->journal->committed();
    }
    return lowest;
}

QList<StreamHealth> StreamSet::health()
{
    m_context.endIdleThreads();
    QList<StreamHealth> health;
    for (const std::unique_ptr<Stream> &stream : m_streams) health.append(healthOf(*stream));
    return health;
}

StreamHealth StreamSet::healthOf(Stream &stream) const
{
    const SinkCounts own = stream.sink->counts();
    const SinkCounts counts = stream.earlier + own;
    if (own.dropped > stream.droppedAtLastLook) stream.lastDrop = monotonicNow();
    stream.droppedAtLastLook = own.dropped;
    StreamHealth health{.name = stream.config.name.toStdString(),
                        .state = StreamState::Ok,
                        .problem = stream.sink->problem(),
                        .handed = std::accumulate(stream.handed.begin(), stream.handed.end(), std::uint64_t(0)),
                        .handedByLevel = stream.handed,
                        .written = counts.records,
                        .dropped = counts.dropped,
                        .bytes = counts.bytes,
                        .output = counts.output};
    if (!health.problem.isEmpty())
        health.state = StreamState::Down;
    else if (health.problem = stream.sink->notice(); !health.problem.isEmpty())
        health.state = StreamState::Degraded;
    else if (stream.lastDrop != MonotonicTime{} && monotonicNow() - stream.lastDrop < degradedAfterDrop)
        health.state = StreamState::Degraded;
    return health;
}

QString StreamSet::filePath() const
{
    for (const std::unique_ptr<Stream> &stream : m_streams)
        if (stream->config.type == StreamType::File) return stream->sink->path();
    return {};
}

} // namespace ccr::logging
