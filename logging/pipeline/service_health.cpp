// The part of LoggingService that tells how it is doing.

#include "logging/pipeline/logging_service.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

/// What the log thread cannot tell itself: it waits for this output, and all others wait with it.
void tellHang(QList<StreamHealth> &streams, const SinkWatch::Hang &hang)
{
    auto stream = std::find_if(streams.begin(), streams.end(), [&hang](const StreamHealth &one) { return one.name == hang.stream; });
    if (stream == streams.end()) stream = streams.insert(streams.end(), StreamHealth{.name = hang.stream}); // it hangs while it opens
    stream->state = StreamState::Down;
    stream->problem = saidOfLogging("stream %1: its output has not responded for %2 s, and all streams wait for it",
                                    QString::fromStdString(hang.stream), hang.duration / 1s);
}

LoggingStatus statusOf(const LoggingHealth &health, bool isDroppingNow)
{
    const auto isDown = [](const StreamHealth &stream) { return stream.state == StreamState::Down; };
    const auto isOk = [](const StreamHealth &stream) { return stream.state == StreamState::Ok; };
    if (!health.streams.isEmpty() && std::all_of(health.streams.begin(), health.streams.end(), isDown)) return LoggingStatus::Unhealthy;
    const bool isNearlyFull = health.queueBytes > health.queueCapacity / 10 * 9;
    const bool allOk = std::all_of(health.streams.begin(), health.streams.end(), isOk)
                       && std::all_of(health.telemetry.begin(), health.telemetry.end(), isOk);
    if (isNearlyFull || isDroppingNow || !allOk) return LoggingStatus::Degraded;
    return LoggingStatus::Healthy;
}

} // namespace

LoggingHealth LoggingService::health() const
{
    const std::scoped_lock lock(m_mutex);
    LoggingHealth health{.uptime = monotonicNow() - m_since};
    if (m_pipelines.empty()) return health;
    const Pipeline &pipeline = *m_pipelines.back();
    const bool isRunning = m_pipeline.load() == &pipeline;
    const PipelineParts &parts = pipeline.parts;
    const LogWorker::State state = isRunning ? pipeline.worker->state() : pipeline.lastState;
    const DropTotals lost = parts.accounts.totals();
    for (std::size_t i = 0; i < dropClasses; ++i) {
        LevelCounts &counts = i < std::size(health.levels) ? health.levels[i] : health.facts;
        counts = {.accepted = state.accepted[i], .dropped = lost.full[i], .sampled = lost.sampled[i]};
        health.accepted += counts.accepted;
        health.dropped += counts.dropped + counts.sampled;
    }
    health.written = state.written;
    health.activeRequests = state.activeRequests;
    health.errors = state.errors;
    health.loggerBytes = state.loggerBytes + static_cast<std::int64_t>(parts.ring.capacity());
    health.replayed = state.replayed;
    health.file = state.filePath;
    health.streams = state.streams;
    if (state.hang) tellHang(health.streams, *state.hang);
    for (const StreamHealth &stream : std::as_const(health.streams))
        if (health.sinkProblem.isEmpty()) health.sinkProblem = stream.problem;
    health.telemetry = m_telemetry->health();
    health.queueBytes = parts.ring.used();
    health.queueCapacity = parts.ring.capacity();
    health.enqueue = parts.enqueue.summary();
    health.enqueueCounts = parts.enqueue.counts();
    health.queueDelay = parts.queueDelay.summary();
    health.ownProblems = parts.self.count();
    health.hasCrashRing = parts.storage->isFile();
    health.status = state.hang ? LoggingStatus::Unhealthy : statusOf(health, parts.accounts.hasUnannounced());
    return health;
}

std::uint64_t LoggingService::loggingRestarts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_pipelines.empty() ? 0 : m_pipelines.size() - 1; // each stays in memory
}

} // namespace ccr::logging
