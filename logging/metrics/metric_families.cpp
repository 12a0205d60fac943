#include "logging/metrics/metric_families.h"

#include <QtGlobal>

#include <algorithm>
#include <cerrno>
#include <map>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr const char *levelNames[] = {"trace", "debug", "info", "warn", "error", "fatal"};

// Of those that writing a file ends with.
std::string_view nameOfErrno(int error)
{
    switch (error) {
    case EACCES: return "EACCES";
    case EDQUOT: return "EDQUOT";
    case EFBIG: return "EFBIG";
    case EIO: return "EIO";
    case ELOOP: return "ELOOP";
    case EMFILE: return "EMFILE";
    case ENOENT: return "ENOENT";
    case ENOSPC: return "ENOSPC";
    case EPERM: return "EPERM";
    case EROFS: return "EROFS";
    default: return "other";
    }
}

double seconds(nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

// Whoever watches for a rise needs the zero before it, so the reason that every output may have is always there.
void writeLosses(MetricsWriter &out, const StreamHealth &stream)
{
    constexpr std::string_view common = "output";
    std::uint64_t told = 0;
    const auto write = [&](const LossCounts &loss, bool withZeros) {
        for (std::size_t level = 0; level < loss.byLevel.size(); ++level) {
            told += loss.byLevel[level];
            if (loss.byLevel[level] == 0 && (!withZeros || level == unknownLevel)) continue;
            const std::string_view name = level == unknownLevel ? "unknown" : levelNames[level];
            out.sample(double(loss.byLevel[level]), {{"stream", stream.name}, {"reason", loss.reason}, {"level", name}});
        }
    };
    LossCounts own{.reason = common};
    for (const LossCounts &loss : stream.output.losses) {
        if (loss.reason == common)
            own = loss;
        else
            write(loss, false);
    }
    // An output that does not say more.
    const std::uint64_t known = told + sumOf(own.byLevel);
    own.byLevel[unknownLevel] += stream.dropped - std::min(stream.dropped, known);
    write(own, true);
}

void writeRecords(MetricsWriter &out, const MetricsSnapshot &m)
{
    out.family("ccr_log_records_total", MetricKind::Counter, "Records that a stream took, by level.");
    for (const StreamHealth &stream : m.logging.streams)
        for (std::size_t level = 0; level < std::size(levelNames); ++level)
            out.sample(double(stream.handedByLevel[level]), {{"level", levelNames[level]}, {"stream", stream.name}});
    out.family("ccr_log_bytes_total", MetricKind::Counter, "Bytes that a stream has written.");
    for (const StreamHealth &stream : m.logging.streams) out.sample(double(stream.bytes), {{"stream", stream.name}});
    out.family("ccr_log_dropped_total", MetricKind::Counter,
               "Records that were lost: the queue was full, or an output could not take them.");
    for (std::size_t level = 0; level < std::size(levelNames); ++level) {
        const LevelCounts &counts = m.logging.levels[level];
        out.sample(double(counts.dropped), {{"stream", "queue"}, {"reason", "queue_full"}, {"level", levelNames[level]}});
        if (counts.sampled > 0)
            out.sample(double(counts.sampled), {{"stream", "queue"}, {"reason", "sampled"}, {"level", levelNames[level]}});
    }
    out.sample(double(m.logging.facts.dropped), {{"stream", "queue"}, {"reason", "queue_full"}, {"level", "facts"}});
    for (const StreamHealth &stream : m.logging.streams) writeLosses(out, stream);
    out.family("llmrouter_log_records_dropped_total", MetricKind::Counter, "Records that were lost, for whatever reason.");
    std::uint64_t dropped = m.logging.dropped;
    for (const StreamHealth &stream : m.logging.streams) dropped += stream.dropped;
    out.sample(double(dropped));
    out.family("ccr_log_rotations_total", MetricKind::Counter, "Log files that were put aside.");
    for (const StreamHealth &stream : m.logging.streams) {
        out.sample(double(stream.output.rotationsForSize), {{"stream", stream.name}, {"trigger", "size"}});
        out.sample(double(stream.output.rotationsForTime), {{"stream", stream.name}, {"trigger", "time"}});
        out.sample(double(stream.output.rotationsOnDemand), {{"stream", stream.name}, {"trigger", "demand"}});
    }
    out.family("ccr_log_write_errors_total", MetricKind::Counter, "Writes that failed, by errno.");
    for (const StreamHealth &stream : m.logging.streams) {
        std::map<std::string_view, std::uint64_t> byName;
        for (const auto &[error, times] : stream.output.writeErrors) byName[nameOfErrno(error)] += times;
        for (const auto &[name, times] : byName) out.sample(double(times), {{"stream", stream.name}, {"errno", name}});
    }
    out.family("ccr_log_net_batches_total", MetricKind::Counter, "Batches that were sent to a collector.");
    for (const StreamHealth &stream : m.logging.streams) {
        out.sample(double(stream.output.batches), {{"stream", stream.name}, {"result", "delivered"}});
        out.sample(double(stream.output.failedBatches), {{"stream", stream.name}, {"result", "failed"}});
    }
    out.family("ccr_otlp_items_total", MetricKind::Counter, "Spans and metrics for a collector of OpenTelemetry, by what became of them.");
    for (const StreamHealth &signal : m.logging.telemetry) {
        out.sample(double(signal.written), {{"signal", signal.name}, {"result", "delivered"}});
        out.sample(double(signal.dropped), {{"signal", signal.name}, {"result", "dropped"}});
    }
    out.family("ccr_log_spool_bytes", MetricKind::Gauge, "What waits on disk for a collector.");
    for (const StreamHealth &stream : m.logging.streams) out.sample(double(stream.output.spoolBytes), {{"stream", stream.name}});
}

void writePipeline(MetricsWriter &out, const MetricsSnapshot &m)
{
    out.family("ccr_log_enqueue_seconds", MetricKind::Histogram,
               "What a call of the logger costs; one call in 256 of each thread is measured.");
    out.histogram(m.logging.enqueueCounts, 100ns, 1ms);
    out.family("ccr_log_queue_delay_seconds", MetricKind::Summary, "Time from the call until the log thread had the record.");
    out.summary(m.performance.queueDelay[static_cast<std::size_t>(MetricsWindow::SinceStart)]);
    out.family("ccr_log_write_seconds", MetricKind::Histogram,
               "What one write of a stream takes: to its file or console, or of a batch into its spool.");
    for (const StreamHealth &stream : m.logging.streams) out.histogram(stream.output.writes, 1us, 5s, {{"stream", stream.name}});
    out.family("ccr_log_fsync_seconds", MetricKind::Histogram,
               "What bringing a log file or a spool onto the disk takes; nobody waits for it.");
    DurationCounts syncs;
    for (const StreamHealth &stream : m.logging.streams) syncs.add(stream.output.syncs);
    out.histogram(syncs, 10us, 5s);
    out.family("ccr_log_turn_seconds", MetricKind::Histogram, "What handing a batch of records to all streams takes.");
    out.histogram(m.write);
    out.family("ccr_log_queue_records", MetricKind::Gauge, "Records that wait in the queue.");
    const std::uint64_t done = m.logging.written;
    out.sample(double(m.logging.accepted > done ? m.logging.accepted - done : 0));
    out.family("ccr_log_queue_bytes", MetricKind::Gauge, "Bytes that wait in the queue.");
    out.sample(double(m.logging.queueBytes));
    out.family("ccr_log_queue_capacity_bytes", MetricKind::Gauge, "Bytes that the queue can hold.");
    out.sample(double(m.logging.queueCapacity));
    out.family("ccr_log_sink_state", MetricKind::Gauge, "1 for the state that an output is in.");
    for (const StreamHealth &stream : m.logging.streams)
        for (const StreamState state : {StreamState::Ok, StreamState::Degraded, StreamState::Down})
            out.sample(stream.state == state, {{"stream", stream.name}, {"state", toString(state)}});
    out.family("ccr_log_disk_bytes", MetricKind::Gauge, "Size of the active and the rotated files of a stream.");
    qint64 sum = 0;
    for (const StreamFiles &files : m.performance.disk.streams) {
        out.sample(double(files.bytes), {{"stream", files.stream}});
        sum += files.bytes;
    }
    out.family("llmrouter_log_bytes", MetricKind::Gauge, "Size of all log files.");
    out.sample(double(sum));
    out.family("ccr_log_fs_free_bytes", MetricKind::Gauge, "Free bytes of the file system that holds the logs.");
    out.sample(double(m.performance.disk.freeBytes));
    out.family("ccr_log_fs_size_bytes", MetricKind::Gauge, "Size of the file system that holds the logs.");
    out.sample(double(m.performance.disk.sizeBytes));
    out.family("ccr_log_memory_bytes", MetricKind::Gauge, "Memory that logging and tracking hold.");
    out.sample(double(m.performance.loggerBytes));
}

void writeGenerative(MetricsWriter &out, const std::vector<BucketCounts> &table, std::string_view last)
{
    for (const BucketCounts &counts : table)
        out.histogram(counts, {"gen_ai_operation_name", "gen_ai_provider_name", "gen_ai_request_model", "gen_ai_response_model",
                               "server_address", last});
}

void writeRequests(MetricsWriter &out, const MetricsSnapshot &m)
{
    out.family("ccr_requests_total", MetricKind::Counter, "Requests that ended, by HTTP status.");
    out.samples(m.requestsByStatus, {"provider", "model", "status"});
    out.family("llmrouter_requests_total", MetricKind::Counter, "Requests that ended, by what became of them.");
    out.samples(m.requestsByOutcome, {"provider", "model", "outcome", "error_type"});
    out.family("ccr_active_requests", MetricKind::Gauge, "Requests that run.");
    out.sample(double(m.requests.active));
    out.family("llmrouter_requests_in_flight", MetricKind::Gauge, "Requests that run.");
    out.sample(double(m.requests.active));
    out.family("ccr_active_streams", MetricKind::Gauge, "Answers that arrive in pieces just now.");
    out.sample(double(m.streams.active));
    out.family("ccr_requests_untracked_total", MetricKind::Counter, "Requests without a context of their own, because too many ran.");
    out.sample(double(m.requests.untracked));
    out.family("llmrouter_fallbacks_total", MetricKind::Counter, "Requests that went on to another provider.");
    out.samples(m.fallbacks, {"from", "to", "reason"});
    out.family("ccr_request_duration_seconds", MetricKind::Histogram, "From the first byte of a request to the end of its answer.");
    out.histogram(m.requestDuration);
    out.family("gen_ai_server_request_duration_seconds", MetricKind::Histogram, "What the client experienced.");
    out.histogram(m.requestDuration);
    out.family("ccr_ttfb_seconds", MetricKind::Histogram, "Until the head of the answer came.");
    out.histogram(m.firstByte);
    out.family("ccr_ttft_seconds", MetricKind::Histogram, "Until the first text, thinking or tool input came.");
    out.histogram(m.firstContent);
    out.family("gen_ai_server_time_to_first_token_seconds", MetricKind::Histogram, "Until the first text, thinking or tool input came.");
    out.histogram(m.firstContent);
    out.family("gen_ai_server_time_per_output_token_seconds", MetricKind::Histogram, "Tokens after the first.");
    out.histogram(m.timePerOutputToken);
    out.family("gen_ai_client_operation_duration_seconds", MetricKind::Histogram, "Each attempt at a provider.");
    writeGenerative(out, m.operationDuration, "error_type");
    out.family("gen_ai_client_operation_time_to_first_chunk_seconds", MetricKind::Histogram,
               "From the start of the attempt that answered until the first piece with content; streams only.");
    writeGenerative(out, m.timeToFirstChunk, "error_type");
    out.family("gen_ai_client_operation_time_per_output_chunk_seconds", MetricKind::Histogram,
               "Between two pieces with content of a stream.");
    writeGenerative(out, m.timePerOutputChunk, "error_type");
    out.family("gen_ai_client_token_usage", MetricKind::Histogram, "Tokens of a request, as the provider reported them.");
    writeGenerative(out, m.tokenUsage, "gen_ai_token_type");
}

void writeStreams(MetricsWriter &out, const MetricsSnapshot &m)
{
    out.family("ccr_stream_ends_total", MetricKind::Counter, "Streams that ended, by how.");
    out.samples(m.streamEnds, {"class"});
    out.family("llmrouter_stream_stalls_total", MetricKind::Counter, "Times that a stream fell silent.");
    out.sample(double(m.streams.stalls));
    out.family("llmrouter_stream_stall_seconds_total", MetricKind::Counter, "How long streams were silent.");
    out.sample(seconds(m.streams.stalled));
    out.family("ccr_tokens_total", MetricKind::Counter, "Tokens that providers reported; cache reads and writes are not in input.");
    out.samples(m.tokens, {"direction", "model"});
    out.family("ccr_thinking_tokens_total", MetricKind::Counter, "Tokens of thinking that providers reported; a part of the output.");
    out.samples(m.thinkingTokens, {"model"});
    out.family("ccr_errors_total", MetricKind::Counter, "Errors, those that another attempt cured included.");
    out.samples(m.errorsByProvider, {"category", "provider"});
    std::map<std::string, std::vector<LabelledNumber>> byCurrency;
    for (const LabelledNumber &cost : m.costs) byCurrency[cost.labels.at(2)].push_back(cost);
    out.family("llmrouter_cost_usd_total", MetricKind::Counter, "Cost of requests whose price is known in dollars.");
    out.samples(byCurrency["USD"], {"provider", "model"});
    out.family("ccr_cost_total", MetricKind::Counter, "Cost of requests whose price is known.");
    out.samples(m.costs, {"provider", "model", "currency"});
    out.family("llmrouter_provider_up", MetricKind::Gauge, "0: the provider failed several times in a row and is left alone for a while.");
    out.samples(m.providersUp, {"provider"});
}

// Names of the Prometheus client libraries, "Standard and runtime collectors".
void writeProcess(MetricsWriter &out, const MetricsSnapshot &m, std::string_view version)
{
    const ProcessUse &process = m.performance.process;
    out.family("process_cpu_seconds_total", MetricKind::Counter, "User and system time.");
    out.sample(process.cpuSeconds);
    out.family("process_resident_memory_bytes", MetricKind::Gauge, "Resident memory.");
    out.sample(double(process.residentBytes));
    out.family("process_virtual_memory_bytes", MetricKind::Gauge, "Virtual memory.");
    out.sample(double(process.virtualBytes));
    out.family("process_open_fds", MetricKind::Gauge, "Open files.");
    out.sample(process.openFiles);
    out.family("process_max_fds", MetricKind::Gauge, "Files that may be open.");
    out.sample(process.maxFiles);
    out.family("process_threads", MetricKind::Gauge, "Threads.");
    out.sample(process.threads);
    out.family("process_start_time_seconds", MetricKind::Gauge, "Start, in seconds since 1970.");
    out.sample(process.startSeconds);
    if (m.eventLoopLag) {
        out.family("llmrouter_gui_event_loop_lag_seconds", MetricKind::Gauge, "How late the window's event loop is, as measured last.");
        out.sample(seconds(*m.eventLoopLag));
    }
    out.family("ccr_build_info", MetricKind::Gauge, "Constant 1.");
    out.sample(1, {{"version", version}, {"qt", qVersion()}});
    out.family("llmrouter_build_info", MetricKind::Gauge, "Constant 1.");
    out.sample(1, {{"version", version}, {"qt", qVersion()}});
}

} // namespace

void writeMetrics(MetricsWriter &out, const MetricsSnapshot &snapshot, std::string_view version)
{
    writeRecords(out, snapshot);
    writePipeline(out, snapshot);
    writeRequests(out, snapshot);
    writeStreams(out, snapshot);
    writeProcess(out, snapshot, version);
}

} // namespace ccr::logging
