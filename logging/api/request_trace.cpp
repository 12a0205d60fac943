#include "logging/api/request_trace.h"

#include "logging/api/exchange_log.h"
#include "logging/api/field_json.h"
#include "logging/api/trace_id.h"

#include <QRandomGenerator>

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::size_t longestJson = 8UL * 1024; ///< of metadata and results: they go through the queue and into the record

std::string newId()
{
    return "req_" + QByteArray::number(QRandomGenerator::system()->generate64(), 16).toStdString();
}

std::string limited(std::string json)
{
    if (json.size() <= longestJson) return json;
    return "{\"omittedBytes\":" + std::to_string(json.size()) + '}';
}

std::string jsonOf(std::span<const FieldView> fields)
{
    if (fields.empty()) return {};
    std::string json;
    for (const FieldView &field : fields) appendJsonMember(json, field.name, field.value);
    json.front() = '{'; // instead of the comma
    return limited(json + '}');
}

std::string jsonOf(const Fields &fields)
{
    const std::vector<FieldView> views = Bindings(fields).views;
    return jsonOf(std::span<const FieldView>(views));
}

ExchangeState stateAfter(const TraceEnd &end)
{
    if (end.outcome == Outcome::Ok) return ExchangeState::Completed;
    if (end.outcome == Outcome::ClientCancelled) return ExchangeState::Cancelled;
    return end.errorClass.starts_with("timeout") ? ExchangeState::Timeout : ExchangeState::Failed;
}

} // namespace

struct RequestTrace::State
{
    State(LogTarget &target, std::string id, const Clock &traceClock)
        : clock(traceClock), log(target, std::move(id), clock.monotonic(), clock)
    {
        snapshot.id = log.id();
        snapshot.startedAt = clock.wall();
    }

    void begin(RequestMetadata &&metadata);
    void end(TraceEnd &&end);
    void change(Phase phase)
    {
        fold(snapshot.trace, phase);
        log.phaseChanged(std::move(phase));
    }

    const Clock &clock;
    mutable std::mutex mutex; ///< for what follows
    ExchangeLog log;
    ExchangeSnapshot snapshot; ///< what was reported
};

void RequestTrace::State::begin(RequestMetadata &&metadata)
{
    snapshot.method = metadata.method;
    snapshot.path = metadata.path;
    snapshot.client = metadata.client;
    snapshot.clientAddress = metadata.clientAddress;
    snapshot.sessionId = metadata.sessionId;
    snapshot.userId = metadata.userId;
    snapshot.traceId = metadata.traceId;
    if (snapshot.traceId.empty()) appendTraceId(snapshot.traceId, snapshot.id);
    snapshot.provider = metadata.provider;
    snapshot.model = snapshot.askedModel = metadata.model;
    snapshot.wantsStream = metadata.isStream;
    snapshot.requestBytes = metadata.requestBytes;
    snapshot.trace.metadata = jsonOf(metadata.more);
    log.started({.time = snapshot.startedAt,
                 .method = std::move(metadata.method),
                 .path = std::move(metadata.path),
                 .client = std::move(metadata.client),
                 .sessionId = std::move(metadata.sessionId),
                 .askedModel = metadata.model,
                 .wantsStream = metadata.isStream,
                 .requestBytes = metadata.requestBytes,
                 .clientAddress = std::move(metadata.clientAddress),
                 .userId = std::move(metadata.userId),
                 .traceId = snapshot.traceId});
    if (!metadata.provider.empty())
        log.routed({.rule = {}, .sentence = {}, .steps = {}, .provider = std::move(metadata.provider), .model = std::move(metadata.model)});
    if (!snapshot.trace.metadata.empty()) log.noted({.progressMessage = {}, .metadata = snapshot.trace.metadata, .result = {}});
}

void RequestTrace::State::end(TraceEnd &&end)
{
    const bool success = end.outcome == Outcome::Ok;
    const std::vector<Phase> phases = snapshot.trace.phases;
    for (Phase phase : phases) {
        if (phase.endedAt) continue;
        phase.endedAt = log.elapsed();
        phase.success = success;
        phase.error = end.error;
        change(std::move(phase));
    }
    snapshot.state = stateAfter(end);
    snapshot.outcome = end.outcome;
    snapshot.status = end.status;
    snapshot.errorClass = end.errorClass;
    snapshot.errorMessage = end.error;
    snapshot.finishReason = end.finishReason;
    snapshot.tokens = end.tokens;
    snapshot.total = log.elapsed();
    snapshot.trace.result = limited(std::move(end.result));
    if (!snapshot.trace.result.empty()) log.noted({.progressMessage = {}, .metadata = {}, .result = snapshot.trace.result});
    log.finished({.outcome = end.outcome,
                  .status = end.status,
                  .errorClass = std::move(end.errorClass),
                  .errorMessage = std::move(end.error),
                  .finishReason = std::move(end.finishReason),
                  .tokens = end.tokens,
                  .stream = {},
                  .responseBytes = snapshot.responseBytes});
}

const std::string &RequestTrace::id() const
{
    return m_state->log.id();
}

void RequestTrace::startPhase(std::string_view name, FieldList metadata)
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->log.isFinished()) return;
    m_state->change(
        {.name = std::string(name), .startedAt = m_state->log.elapsed(), .metadata = jsonOf({metadata.begin(), metadata.size()})});
}

void RequestTrace::endPhase(std::string_view name, bool success, std::string_view error)
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->log.isFinished()) return;
    const std::vector<Phase> &phases = m_state->snapshot.trace.phases;
    const auto open =
        std::find_if(phases.rbegin(), phases.rend(), [name](const Phase &phase) { return phase.name == name && !phase.endedAt; });
    if (open == phases.rend()) return;
    Phase ended = *open;
    ended.endedAt = m_state->log.elapsed();
    ended.success = success;
    ended.error = error;
    m_state->change(std::move(ended));
}

void RequestTrace::updateProgress(int percent, std::string_view message)
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->log.isFinished()) return;
    TraceDetails &trace = m_state->snapshot.trace;
    trace.progress = std::clamp(percent, 0, 100);
    if (!message.empty()) trace.progressMessage = message;
    m_state->log.noted({.progress = *trace.progress, .progressMessage = std::string(message), .metadata = {}, .result = {}});
}

void RequestTrace::addTiming(std::string_view label, nanoseconds duration)
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->log.isFinished()) return;
    Timing timing{.label = std::string(label), .duration = duration};
    fold(m_state->snapshot.trace, timing);
    m_state->log.timingAdded(std::move(timing));
}

void RequestTrace::setStreamState(const StreamActivity &activity)
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_state->log.isFinished()) return;
    ExchangeSnapshot &snapshot = m_state->snapshot;
    snapshot.responseBytes = activity.bytesSent;
    snapshot.stream = m_state->log.streamTotals(activity.bytesReceived, activity.errors);
    if (activity.active) snapshot.state = ExchangeState::Streaming;
}

void RequestTrace::complete(TraceEnd end)
{
    const std::scoped_lock lock(m_state->mutex);
    if (!m_state->log.isFinished()) m_state->end(std::move(end));
}

ExchangeSnapshot RequestTrace::status() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->snapshot;
}

void RequestTrace::write(const Log &log, Severity severity, std::string_view message, FieldList fields) const
{
    log.write(severity, message, fields, id());
}

RequestTraces::RequestTraces(LogTarget &target, const Clock &clock) : m_target(target), m_clock(clock) {}

std::shared_ptr<RequestTrace::State> RequestTraces::known(std::string_view id) const
{
    const auto found = m_traces.find(id);
    std::shared_ptr<RequestTrace::State> state = found == m_traces.end() ? nullptr : found->second.lock();
    if (!state) return nullptr;
    const std::scoped_lock lock(state->mutex);
    return state->log.isFinished() ? nullptr : state;
}

RequestTrace RequestTraces::begin(std::string id, RequestMetadata metadata)
{
    if (id.empty()) id = newId();
    std::shared_ptr<RequestTrace::State> state;
    std::unique_lock<std::mutex> stateLock; // whoever finds it now waits until it has begun
    {
        const std::scoped_lock lock(m_mutex);
        if (auto same = known(id)) return RequestTrace(std::move(same));
        if (m_traces.size() >= m_nextSweep) {
            std::erase_if(m_traces, [this](const auto &entry) { return !known(entry.first); });
            m_nextSweep = 2 * m_traces.size() + firstSweep;
        }
        state = std::make_shared<RequestTrace::State>(m_target, id, m_clock);
        stateLock = std::unique_lock(state->mutex);
        m_traces[std::move(id)] = state;
    }
    state->begin(std::move(metadata));
    return RequestTrace(state);
}

std::optional<RequestTrace> RequestTraces::find(std::string_view id) const
{
    const std::scoped_lock lock(m_mutex);
    if (auto state = known(id)) return RequestTrace(std::move(state));
    return std::nullopt;
}

std::vector<RequestTrace> RequestTraces::active() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<RequestTrace> traces;
    for (const auto &[id, trace] : m_traces)
        if (auto state = known(id)) traces.push_back(RequestTrace(std::move(state)));
    return traces;
}

} // namespace ccr::logging
