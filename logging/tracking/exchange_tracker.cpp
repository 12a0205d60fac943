#include "logging/tracking/exchange_tracker.h"

#include "logging/api/trace_id.h"
#include "logging/tracking/exchange_records.h"
#include "logging/tracking/finish_reason.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t maxUnpublished = 10'000;
constexpr std::size_t maxEndpoints = 500;
constexpr std::size_t maxTopEndpoints = 10;
constexpr nanoseconds slice = 200us;
constexpr nanoseconds progressInterval = 1s;

template <class... Visitors>
struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>; // clang 14 does not deduce it

AttemptSnapshot &lastAttempt(ExchangeSnapshot &snapshot)
{
    if (snapshot.attempts.empty()) snapshot.attempts.emplace_back();
    return snapshot.attempts.back();
}

std::size_t limitOf(int configured)
{
    return static_cast<std::size_t>(std::max(1, configured));
}

void advance(ExchangeSnapshot &snapshot, ExchangeState state)
{
    if (!isFinal(snapshot.state)) snapshot.state = state;
}

void takeEndFacts(ExchangeSnapshot &snapshot, ExchangeFinished &&finished)
{
    snapshot.outcome = finished.outcome;
    snapshot.status = finished.status;
    snapshot.errorClass = std::move(finished.errorClass);
    snapshot.errorMessage = std::move(finished.errorMessage);
    snapshot.errorPhrase = std::move(finished.errorPhrase);
    snapshot.finishReason = std::move(finished.finishReason);
    snapshot.tokens = finished.tokens;
    snapshot.responseBytes = finished.responseBytes;
    snapshot.total = finished.at;
    snapshot.finishClass = finishClass(snapshot.outcome, snapshot.errorClass, snapshot.finishReason);
    snapshot.state = finalState(snapshot.outcome, snapshot.errorClass);
}

} // namespace

ExchangeTracker::ExchangeTracker(const Clock &clock, ExchangeListener *listener) : m_clock(clock), m_listener(listener)
{
    m_statistics.since = m_clock.wall();
}

void ExchangeTracker::applyConfig(const RequestTrackingConfig &requests, const StreamTrackingConfig &streams)
{
    m_config = requests;
    m_streamConfig = streams;
    if (!m_config.enabled) {
        while (!m_contexts.empty()) remove(m_contexts.begin());
        m_untracked.clear();
        m_streams.active = 0;
    }
    while (m_contexts.size() > limitOf(m_config.maxActiveRequests) && makeRoom()) {}
    while (m_streamHistory.size() > static_cast<std::size_t>(std::max(0, m_streamConfig.maxHistorySize))) m_streamHistory.pop_front();
}

std::optional<LogRecord> ExchangeTracker::take(ExchangeEvent event, bool verbose)
{
    if (!m_config.enabled) return {};
    const auto found = m_contexts.find(event.exchangeId);
    Context *context = found == m_contexts.end() ? nullptr : &found->second;
    if (!context && std::holds_alternative<ExchangeStarted>(event.fact)) context = begin(event.exchangeId);
    if (!context) return takeUntracked(std::move(event), verbose);
    if (isFinal(context->snapshot.state)) return {};
    touch(*context);
    if (m_collecting) m_changed.insert(event.exchangeId);
    if (auto *finished = std::get_if<ExchangeFinished>(&event.fact)) return takeEnd(*context, std::move(*finished));
    std::optional<LogRecord> step;
    if (verbose || m_config.logLifecycle)
        step = stepRecord(event.exchangeId, event.fact, m_config.logLifecycle ? Severity::Info : Severity::Debug, m_clock.wall());
    const bool isProgress = std::holds_alternative<ExchangeProgress>(event.fact);
    apply(*context, std::move(event.fact));
    return isProgress ? progressRecord(*context, verbose) : step;
}

ExchangeTracker::Context *ExchangeTracker::begin(const std::string &id)
{
    ++m_statistics.total;
    if (m_contexts.size() >= limitOf(m_config.maxActiveRequests) && !makeRoom()) {
        ++m_statistics.untracked;
        m_untracked.insert(id);
        m_statistics.peakConcurrent = std::max<std::uint64_t>(m_statistics.peakConcurrent, activeCount());
        return nullptr;
    }
    Context &context = m_contexts[id];
    context.snapshot.id = id;
    context.snapshot.number = ++m_lastNumber;
    context.place = m_active.insert(m_active.end(), id);
    m_statistics.peakConcurrent = std::max<std::uint64_t>(m_statistics.peakConcurrent, activeCount());
    return &context;
}

// An active context is never given up for another one: what is known of it is worth more than what is not known yet.
bool ExchangeTracker::makeRoom()
{
    if (m_finished.empty()) return false;
    remove(m_contexts.find(m_finished.front()));
    return true;
}

void ExchangeTracker::touch(Context &context)
{
    context.lastActivity = m_clock.monotonic();
    m_active.splice(m_active.end(), m_active, context.place);
}

void ExchangeTracker::remove(Contexts::iterator context)
{
    const bool wasActive = !isFinal(context->second.snapshot.state);
    if (wasActive && context->second.isStreaming) --m_streams.active;
    (wasActive ? m_active : m_finished).erase(context->second.place);
    if (m_changed.erase(context->first) > 0 && !wasActive) {
        m_changedAndGone.push_back(std::move(context->second.snapshot));
        if (m_changedAndGone.size() > maxUnpublished) m_changedAndGone.pop_front();
    }
    m_contexts.erase(context);
}

std::optional<LogRecord> ExchangeTracker::takeUntracked(ExchangeEvent &&event, bool verbose)
{
    auto *finished = std::get_if<ExchangeFinished>(&event.fact);
    if (!finished) {
        const bool isOpen = m_untracked.contains(event.exchangeId);
        if (isOpen && !verbose && !m_config.logLifecycle) return {};
        return stepRecord(event.exchangeId, event.fact, m_config.logLifecycle ? Severity::Info : Severity::Debug, m_clock.wall());
    }
    if (m_untracked.erase(event.exchangeId) == 0) return {}; // never began, or has ended
    ExchangeSnapshot snapshot;
    snapshot.id = event.exchangeId;
    snapshot.startedAt = m_clock.wall() - finished->at;
    snapshot.stream = shown(finished->stream);
    takeEndFacts(snapshot, std::move(*finished));
    if (!m_config.trackTokenUsage) snapshot.tokens = {};
    if (m_listener) m_listener->exchangeEnding(snapshot, false);
    count(snapshot);
    LogRecord record = endRecord(snapshot, m_config, m_streamConfig, m_clock.wall());
    record.fields.emplace_back("untracked", true);
    return record;
}

std::optional<LogRecord> ExchangeTracker::takeEnd(Context &context, ExchangeFinished &&finished)
{
    ExchangeSnapshot &snapshot = context.snapshot;
    StreamNumbers numbers = finished.stream;
    numbers.parseErrors = std::max(numbers.parseErrors, snapshot.stream.parseErrors);
    takeEndFacts(snapshot, std::move(finished));
    snapshot.stream = shown(numbers);
    if (!m_config.trackTokenUsage) snapshot.tokens = {};
    m_finished.splice(m_finished.end(), m_active, context.place);
    if (m_listener) m_listener->exchangeEnding(snapshot, true);
    count(snapshot);
    if (context.isStreaming) countStreamEnd(context);
    LogRecord record = endRecord(snapshot, m_config, m_streamConfig, m_clock.wall());
    // A limit that was lowered while all were active takes effect as they end.
    if (m_contexts.size() > limitOf(m_config.maxActiveRequests)) makeRoom();
    return record;
}

std::optional<LogRecord> ExchangeTracker::progressRecord(Context &context, bool verbose)
{
    if (!verbose || !m_streamConfig.enabled || !m_streamConfig.enableProgressTracking || !m_config.trackStreams) return {};
    const MonotonicTime now = m_clock.monotonic();
    if (context.lastProgressRecord != MonotonicTime{} && now - context.lastProgressRecord < progressInterval) return {};
    context.lastProgressRecord = now;
    return streamProgressRecord(context.snapshot, m_clock.wall());
}

void ExchangeTracker::apply(Context &context, ExchangeFact fact)
{
    ExchangeSnapshot &snapshot = context.snapshot;
    std::visit(Overloaded{[&](ExchangeStarted &started) {
                              snapshot.startedAt = started.time;
                              snapshot.method = std::move(started.method);
                              snapshot.path = std::move(started.path);
                              snapshot.client = std::move(started.client);
                              snapshot.clientAddress = std::move(started.clientAddress);
                              snapshot.clientPid = started.clientPid;
                              snapshot.sessionId = std::move(started.sessionId);
                              snapshot.userId = std::move(started.userId);
                              snapshot.traceId = std::move(started.traceId);
                              if (snapshot.traceId.empty()) appendTraceId(snapshot.traceId, snapshot.id);
                              snapshot.askedModel = std::move(started.askedModel);
                              snapshot.wantsStream = started.wantsStream;
                              snapshot.requestBytes = started.requestBytes;
                          },
                          [&](ExchangeRouted &routed) {
                              snapshot.rule = std::move(routed.rule);
                              snapshot.routeSentence = std::move(routed.sentence);
                              snapshot.routeSteps = std::move(routed.steps);
                              snapshot.provider = std::move(routed.provider);
                              snapshot.model = std::move(routed.model);
                              snapshot.countedTokens = routed.countedTokens;
                              if (m_config.trackPerformance && !snapshot.routedAt)
                                  snapshot.routedAt = routed.at; // a fallback is the same route
                              advance(snapshot, ExchangeState::Routing);
                          },
                          [&](AttemptStarted &attempt) {
                              if (context.failed) {
                                  ++m_statistics.retries;
                                  if (m_listener) m_listener->attemptRecovered(snapshot, lastAttempt(snapshot));
                                  context.failed.reset();
                              }
                              snapshot.provider = attempt.provider;
                              snapshot.model = attempt.model;
                              snapshot.attempts.push_back({.number = attempt.number,
                                                           .provider = std::move(attempt.provider),
                                                           .model = std::move(attempt.model),
                                                           .url = std::move(attempt.url),
                                                           .transport = std::move(attempt.transport),
                                                           .key = std::move(attempt.key),
                                                           .startedAt = attempt.at,
                                                           .connectedAt = {},
                                                           .answeredAt = {},
                                                           .status = 0,
                                                           .errorClass = {},
                                                           .message = {},
                                                           .failedAt = {},
                                                           .phrase = {}});
                              advance(snapshot, ExchangeState::Connecting);
                          },
                          [&](const AttemptConnected &connected) {
                              lastAttempt(snapshot).connectedAt = connected.at;
                              advance(snapshot, ExchangeState::WaitingFirstByte);
                          },
                          [&](const AttemptAnswered &answered) {
                              lastAttempt(snapshot).answeredAt = answered.at;
                              lastAttempt(snapshot).status = answered.status;
                              if (m_config.trackPerformance) snapshot.stream.firstByte = answered.at;
                              if (answered.status >= 200 && answered.status < 300) noteStreaming(context);
                          },
                          [&](AttemptFailed &failed) {
                              if (failed.errorClass == "translate") ++snapshot.stream.parseErrors;
                              lastAttempt(snapshot).status = failed.status;
                              lastAttempt(snapshot).errorClass = failed.errorClass;
                              lastAttempt(snapshot).message = failed.message;
                              lastAttempt(snapshot).phrase = failed.phrase;
                              lastAttempt(snapshot).failedAt = failed.at;
                              context.failed = std::move(failed);
                              advance(snapshot, ExchangeState::Routing);
                          },
                          [&](const ExchangeProgress &progress) {
                              const int parseErrors = snapshot.stream.parseErrors;
                              snapshot.stream = shown(progress.stream);
                              snapshot.stream.parseErrors = std::max(parseErrors, progress.stream.parseErrors);
                              noteStreaming(context);
                          },
                          [&](PhaseChanged &changed) {
                              if (!m_config.includeDetails) changed.phase.metadata.clear();
                              if (m_config.trackPerformance) fold(snapshot.trace, changed.phase);
                          },
                          [&](const TimingAdded &added) {
                              if (m_config.trackPerformance) fold(snapshot.trace, added.timing);
                          },
                          [&](WorkNoted &noted) {
                              if (noted.progress >= 0) snapshot.trace.progress = noted.progress;
                              if (!noted.progressMessage.empty()) snapshot.trace.progressMessage = std::move(noted.progressMessage);
                              if (!m_config.includeDetails) return;
                              if (!noted.metadata.empty()) snapshot.trace.metadata = std::move(noted.metadata);
                              if (!noted.result.empty()) snapshot.trace.result = std::move(noted.result);
                          },
                          [](const ExchangeFinished &) {}},
               fact);
    hideDetails(snapshot);
}

void ExchangeTracker::noteStreaming(Context &context)
{
    advance(context.snapshot, ExchangeState::Streaming);
    if (!context.snapshot.wantsStream || context.isStreaming) return;
    if (!m_config.trackStreams || !m_streamConfig.enabled) return;
    context.isStreaming = true;
    ++m_streams.total;
    ++m_streams.active;
}

void ExchangeTracker::hideDetails(ExchangeSnapshot &snapshot) const
{
    if (m_config.includeDetails) return;
    for (std::string *text : {&snapshot.client, &snapshot.clientAddress, &snapshot.sessionId, &snapshot.userId, &snapshot.traceId})
        text->clear();
    snapshot.routeSentence = {};
    snapshot.routeSteps.clear();
    snapshot.clientPid = 0;
    for (AttemptSnapshot &attempt : snapshot.attempts) {
        attempt.url.clear();
        attempt.key.clear();
        attempt.transport.clear();
    }
}

StreamNumbers ExchangeTracker::shown(const StreamNumbers &numbers) const
{
    StreamNumbers shown;
    if (m_config.trackPerformance) {
        shown.firstByte = numbers.firstByte;
        shown.firstContent = numbers.firstContent;
    }
    if (!m_config.trackStreams || !m_streamConfig.enabled) return shown;
    shown = numbers;
    if (!m_streamConfig.trackTiming || !m_config.trackPerformance) {
        shown.firstByte = shown.firstContent = shown.lastContent = std::nullopt;
        shown.medianGap = shown.gapP95 = shown.longestGap = shown.stalled = shown.backpressure = shown.sinceLastByte = shown.gapSum = {};
        shown.gapCounts = {};
    }
    if (!m_streamConfig.enableMetrics) {
        shown.medianGap = shown.gapP95 = shown.longestGap = shown.stalled = shown.backpressure = shown.gapSum = {};
        shown.gapCounts = {};
        shown.stalls = shown.aliveStalls = shown.parseErrors = 0;
        shown.textDeltas = shown.thinkingDeltas = shown.toolDeltas = shown.pieces = 0;
    }
    return shown;
}

void ExchangeTracker::count(const ExchangeSnapshot &snapshot)
{
    switch (snapshot.state) {
    case ExchangeState::Completed: ++m_statistics.completed; break;
    case ExchangeState::Timeout: ++m_statistics.timedOut; break;
    case ExchangeState::Cancelled: ++m_statistics.cancelled; break;
    case ExchangeState::Aborted: ++m_statistics.aborted; break;
    default: ++m_statistics.failed; break;
    }
    const nanoseconds duration = snapshot.total.value_or(nanoseconds{});
    m_totalDuration += duration;
    m_statistics.tokens += snapshot.tokens;
    std::string name = snapshot.method.empty() ? std::string("(untracked)") : snapshot.method + " " + snapshot.path;
    if (m_endpoints.size() >= maxEndpoints && !m_endpoints.contains(name)) name = "(other)";
    EndpointNumbers &endpoint = m_endpoints[name];
    endpoint.endpoint = std::move(name);
    ++endpoint.count;
    endpoint.failed += snapshot.state != ExchangeState::Completed && snapshot.state != ExchangeState::Cancelled;
    endpoint.total += duration;
}

void ExchangeTracker::countStreamEnd(const Context &context)
{
    const ExchangeSnapshot &snapshot = context.snapshot;
    --m_streams.active;
    ++(snapshot.state == ExchangeState::Completed ? m_streams.completed : m_streams.failed);
    m_streams.stalls += static_cast<std::uint64_t>(snapshot.stream.stalls);
    m_streams.aliveStalls += static_cast<std::uint64_t>(snapshot.stream.aliveStalls);
    m_streams.stalled += snapshot.stream.stalled;
    if (m_streamConfig.maxHistorySize <= 0) return;
    m_streamHistory.push_back(
        {.exchangeId = snapshot.id,
         .number = snapshot.number,
         .startedAt = snapshot.startedAt,
         .provider = snapshot.provider,
         .model = snapshot.model,
         .finishClass = snapshot.finishClass,
         .finishReason = snapshot.finishReason,
         .numbers = snapshot.stream,
         .tokensPerSecond = m_streamConfig.trackTokenUsage ? tokensPerSecond(snapshot.tokens, snapshot.stream) : std::optional<double>()});
    while (m_streamHistory.size() > static_cast<std::size_t>(m_streamConfig.maxHistorySize)) m_streamHistory.pop_front();
}

bool ExchangeTracker::cleanUpSlice()
{
    if (m_config.maxContextAge <= milliseconds(0)) return false; // their number alone is limited
    const MonotonicTime oldest = m_clock.monotonic() - m_config.maxContextAge;
    const MonotonicTime begin = monotonicNow(); // what it costs is real time, whatever a test says
    for (std::list<std::string> *list : {&m_finished, &m_active}) {
        while (!list->empty()) {
            const auto context = m_contexts.find(list->front());
            if (context->second.lastActivity > oldest) break;
            ++m_statistics.expired;
            // It may still run: its end is logged and counted all the same.
            if (list == &m_active) m_untracked.insert(context->first);
            remove(context);
            if (monotonicNow() - begin > slice) return true;
        }
    }
    return false;
}

void ExchangeTracker::cleanUp()
{
    while (cleanUpSlice()) {}
}

void ExchangeTracker::setCollecting(bool collecting)
{
    if (collecting && !m_collecting)
        for (const std::string &id : m_active) m_changed.insert(id);
    m_collecting = collecting;
    if (collecting) return;
    m_changed.clear();
    m_changedAndGone.clear();
}

QList<ExchangeSnapshot> ExchangeTracker::takeChanged()
{
    QList<ExchangeSnapshot> changed(m_changedAndGone.begin(), m_changedAndGone.end());
    m_changedAndGone.clear();
    for (const std::string &id : m_changed)
        if (const auto found = m_contexts.find(id); found != m_contexts.end()) changed.append(found->second.snapshot);
    m_changed.clear();
    std::sort(changed.begin(), changed.end(), [](const ExchangeSnapshot &a, const ExchangeSnapshot &b) { return a.number < b.number; });
    return changed;
}

TrackingStatistics ExchangeTracker::statistics() const
{
    TrackingStatistics result = m_statistics;
    result.active = activeCount();
    result.contexts = m_contexts.size();
    result.updated = m_clock.wall();
    if (const std::uint64_t ended = result.ended()) result.averageDuration = m_totalDuration / static_cast<std::int64_t>(ended);
    for (const auto &[name, numbers] : m_endpoints) result.topEndpoints.push_back(numbers);
    std::sort(result.topEndpoints.begin(), result.topEndpoints.end(), [](const EndpointNumbers &a, const EndpointNumbers &b) {
        return a.count != b.count ? a.count > b.count : a.endpoint < b.endpoint;
    });
    if (result.topEndpoints.size() > maxTopEndpoints) result.topEndpoints.resize(maxTopEndpoints);
    return result;
}

StreamStatistics ExchangeTracker::streamStatistics() const
{
    return m_streams;
}

const ExchangeSnapshot *ExchangeTracker::find(const std::string &exchangeId) const
{
    const auto found = m_contexts.find(exchangeId);
    return found == m_contexts.end() ? nullptr : &found->second.snapshot;
}

std::vector<ExchangeSnapshot> ExchangeTracker::recent(std::size_t limit) const
{
    std::vector<const ExchangeSnapshot *> all;
    for (const auto &[id, context] : m_contexts) all.push_back(&context.snapshot);
    const std::size_t count = std::min(limit, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
                      [](const ExchangeSnapshot *a, const ExchangeSnapshot *b) { return a->number > b->number; });
    std::vector<ExchangeSnapshot> result;
    for (std::size_t i = 0; i < count; ++i) result.push_back(*all[i]);
    return result;
}

std::size_t ExchangeTracker::approximateBytes() const
{
    constexpr std::size_t textOfOne = 1024; // paths, names, the route's steps
    return m_contexts.size() * (sizeof(Context) + textOfOne) + m_streamHistory.size() * (sizeof(StreamSummary) + 128)
           + m_changedAndGone.size() * (sizeof(ExchangeSnapshot) + textOfOne) + m_untracked.size() * 96;
}

} // namespace ccr::logging
