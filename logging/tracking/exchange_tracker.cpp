#include "logging/tracking/exchange_tracker.h"

#include <algorithm>
#include <cmath>

namespace ccr::logging {

namespace {

constexpr std::size_t maxFinishedKept = 10'000;

double toMs(nanoseconds duration)
{
    return std::round(std::chrono::duration<double, std::milli>(duration).count() * 1000) / 1000;
}

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

std::string_view messageFor(Outcome outcome)
{
    if (outcome == Outcome::Ok) return "request completed";
    if (outcome == Outcome::ClientCancelled) return "request cancelled";
    if (outcome == Outcome::Rejected) return "request rejected";
    return "request failed";
}

std::optional<LogRecord> stepRecord(const std::string &exchangeId, const ExchangeFact &fact)
{
    LogRecord record{
        .time = wallNow(), .severity = Severity::Debug, .component = "proxy", .message = {}, .exchangeId = exchangeId, .fields = {}};
    if (const auto *started = std::get_if<ExchangeStarted>(&fact)) {
        record.message = "request started";
        record.fields = {{"method", started->method}, {"path", started->path},          {"askedModel", started->askedModel},
                         {"client", started->client}, {"stream", started->wantsStream}, {"requestBytes", started->requestBytes}};
    } else if (const auto *routed = std::get_if<ExchangeRouted>(&fact)) {
        record.message = "request routed";
        record.fields = {{"rule", routed->rule}, {"provider", routed->provider}, {"model", routed->model}, {"reason", routed->sentence}};
    } else if (const auto *attempt = std::get_if<AttemptStarted>(&fact)) {
        record.message = "attempt started";
        record.fields = {{"attempt", std::int64_t(attempt->number)},
                         {"provider", attempt->provider},
                         {"url", attempt->url},
                         {"transport", attempt->transport},
                         {"key", attempt->key}};
    } else if (const auto *failed = std::get_if<AttemptFailed>(&fact)) {
        record.message = "attempt failed";
        record.fields = {{"status", std::int64_t(failed->status)}, {"errorClass", failed->errorClass}, {"error", failed->message}};
    } else {
        return std::nullopt;
    }
    return record;
}

} // namespace

std::optional<LogRecord> ExchangeTracker::take(ExchangeEvent event, bool verbose)
{
    const bool isStart = std::holds_alternative<ExchangeStarted>(event.fact);
    auto found = m_active.find(event.exchangeId);
    if (found == m_active.end()) {
        if (!isStart || m_active.size() >= maxActive) return stepRecord(event.exchangeId, event.fact);
        found = m_active.try_emplace(event.exchangeId).first;
        found->second.id = event.exchangeId;
        found->second.number = ++m_nextNumber;
    }
    const bool isEnd = std::holds_alternative<ExchangeFinished>(event.fact);
    std::optional<LogRecord> step = verbose && !isEnd ? stepRecord(event.exchangeId, event.fact) : std::nullopt;
    apply(found->second, std::move(event.fact));
    if (isEnd) {
        LogRecord record = completed(found->second);
        if (m_collecting) {
            m_changed.erase(event.exchangeId);
            m_finished.push_back(std::move(found->second));
            if (m_finished.size() > maxFinishedKept) m_finished.pop_front();
        }
        m_active.erase(found);
        return record;
    }
    if (m_collecting) m_changed.insert(event.exchangeId);
    return step;
}

void ExchangeTracker::apply(ExchangeSnapshot &snapshot, ExchangeFact fact) const
{
    std::visit(Overloaded{[&](ExchangeStarted &started) {
                              snapshot.startedAt = started.time;
                              snapshot.method = std::move(started.method);
                              snapshot.path = std::move(started.path);
                              snapshot.client = std::move(started.client);
                              snapshot.sessionId = std::move(started.sessionId);
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
                              snapshot.routedAt = routed.at;
                          },
                          [&](AttemptStarted &attempt) {
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
                                                           .message = {}});
                          },
                          [&](const AttemptConnected &connected) { lastAttempt(snapshot).connectedAt = connected.at; },
                          [&](const AttemptAnswered &answered) {
                              lastAttempt(snapshot).answeredAt = answered.at;
                              lastAttempt(snapshot).status = answered.status;
                              snapshot.stream.firstByte = answered.at;
                          },
                          [&](AttemptFailed &failed) {
                              lastAttempt(snapshot).status = failed.status;
                              lastAttempt(snapshot).errorClass = std::move(failed.errorClass);
                              lastAttempt(snapshot).message = std::move(failed.message);
                          },
                          [&](const ExchangeProgress &progress) { snapshot.stream = progress.stream; },
                          [&](ExchangeFinished &finished) {
                              snapshot.outcome = finished.outcome;
                              snapshot.status = finished.status;
                              snapshot.errorClass = std::move(finished.errorClass);
                              snapshot.errorMessage = std::move(finished.errorMessage);
                              snapshot.finishReason = std::move(finished.finishReason);
                              snapshot.tokens = finished.tokens;
                              snapshot.stream = finished.stream;
                              snapshot.responseBytes = finished.responseBytes;
                              snapshot.total = finished.at;
                          }},
               fact);
}

LogRecord ExchangeTracker::completed(const ExchangeSnapshot &s) const
{
    LogRecord record{.time = wallNow(),
                     .severity = s.outcome == Outcome::Ok ? Severity::Info : Severity::Warn,
                     .component = "proxy",
                     .message = std::string(messageFor(s.outcome)),
                     .exchangeId = s.id,
                     .fields = {}};
    Fields &fields = record.fields;
    fields.reserve(28);
    fields.emplace_back("method", s.method);
    fields.emplace_back("path", s.path);
    fields.emplace_back("status", std::int64_t(s.status));
    fields.emplace_back("outcome", std::string(toString(s.outcome)));
    if (!s.errorClass.empty()) fields.emplace_back("errorClass", s.errorClass);
    if (!s.errorMessage.empty()) fields.emplace_back("errorMessage", s.errorMessage);
    if (!s.provider.empty()) {
        fields.emplace_back("provider", s.provider);
        fields.emplace_back("model", s.model);
        fields.emplace_back("rule", s.rule);
        fields.emplace_back("attempts", std::int64_t(s.attempts.size()));
    }
    if (!s.askedModel.empty()) fields.emplace_back("askedModel", s.askedModel);
    if (!s.sessionId.empty()) fields.emplace_back("sessionId", s.sessionId);
    fields.emplace_back("stream", s.wantsStream);
    if (s.stream.firstByte) fields.emplace_back("ttfbMs", toMs(*s.stream.firstByte));
    if (s.stream.firstContent) fields.emplace_back("ttftMs", toMs(*s.stream.firstContent));
    fields.emplace_back("totalMs", toMs(s.total.value_or(nanoseconds{})));
    if (s.tokens.known) {
        fields.emplace_back("inputTokens", s.tokens.input);
        fields.emplace_back("outputTokens", s.tokens.output);
        fields.emplace_back("cacheReadTokens", s.tokens.cacheRead);
        fields.emplace_back("cacheWriteTokens", s.tokens.cacheWrite);
    }
    if (!s.finishReason.empty()) fields.emplace_back("finishReason", s.finishReason);
    fields.emplace_back("requestBytes", s.requestBytes);
    fields.emplace_back("responseBytes", s.responseBytes);
    if (s.stream.events > 0) fields.emplace_back("events", s.stream.events);
    if (s.stream.stalls > 0) {
        fields.emplace_back("stalls", std::int64_t(s.stream.stalls));
        fields.emplace_back("stalledMs", toMs(s.stream.stalled));
    }
    return record;
}

void ExchangeTracker::setCollecting(bool collecting)
{
    if (collecting && !m_collecting)
        for (const auto &[id, snapshot] : m_active) m_changed.insert(id);
    m_collecting = collecting;
    if (collecting) return;
    m_changed.clear();
    m_finished.clear();
}

QList<ExchangeSnapshot> ExchangeTracker::takeChanged()
{
    QList<ExchangeSnapshot> changed(m_finished.begin(), m_finished.end());
    m_finished.clear();
    for (const std::string &id : m_changed)
        if (const auto found = m_active.find(id); found != m_active.end()) changed.append(found->second);
    m_changed.clear();
    std::sort(changed.begin(), changed.end(), [](const ExchangeSnapshot &a, const ExchangeSnapshot &b) { return a.number < b.number; });
    return changed;
}

} // namespace ccr::logging
