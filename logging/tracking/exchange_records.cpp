#include "logging/tracking/exchange_records.h"

#include "logging/base/json_writer.h"
#include "logging/base/milliseconds.h"
#include "logging/tracking/error_class.h"

#include <algorithm>
#include <cmath>

namespace ccr::logging {

namespace {

std::string_view messageFor(Outcome outcome)
{
    if (outcome == Outcome::Ok) return "request completed";
    if (outcome == Outcome::ClientCancelled) return "request cancelled";
    if (outcome == Outcome::Rejected) return "request rejected";
    return "request failed";
}

LogRecord recordOf(const std::string &exchangeId, Severity level, std::string message, WallTime now)
{
    return {.time = now, .severity = level, .component = "proxy", .message = std::move(message), .exchangeId = exchangeId, .fields = {}};
}

void addText(Fields &fields, const char *name, const std::string &text)
{
    if (!text.empty()) fields.emplace_back(name, text);
}

void addDuration(Fields &fields, const char *name, nanoseconds duration)
{
    if (duration.count() > 0) fields.emplace_back(name, inRoundMs(duration));
}

void addCount(Fields &fields, const char *name, std::int64_t count)
{
    if (count > 0) fields.emplace_back(name, count);
}

void addRequest(Fields &fields, const ExchangeSnapshot &s)
{
    addText(fields, "method", s.method);
    addText(fields, "path", s.path);
    fields.emplace_back("status", std::int64_t(s.status));
    fields.emplace_back("outcome", std::string(toString(s.outcome)));
    fields.emplace_back("state", std::string(toString(s.state)));
    if (const std::string_view errorClass = errorClassOf(s); !errorClass.empty())
        fields.emplace_back("errorClass", std::string(errorClass));
    addText(fields, "errorMessage", s.errorMessage);
    if (s.errorSeverity) fields.emplace_back("errorSeverity", std::string(toString(*s.errorSeverity)));
    addText(fields, "errorFingerprint", s.errorFingerprint);
    if (!s.provider.empty()) {
        fields.emplace_back("provider", s.provider);
        fields.emplace_back("model", s.model);
        fields.emplace_back("rule", s.rule);
        fields.emplace_back("attempts", std::int64_t(s.attempts.size()));
        if (!s.attempts.empty()) addCount(fields, "upstreamStatus", s.attempts.back().status);
    }
    addText(fields, "askedModel", s.askedModel);
    addText(fields, "client", s.client);
    addText(fields, "clientAddress", s.clientAddress);
    if (s.clientPid > 0) fields.emplace_back("clientPid", s.clientPid);
    addText(fields, "sessionId", s.sessionId);
    addText(fields, "userId", s.userId);
    addText(fields, "traceId", s.traceId);
}

using NamedDurations = std::vector<std::pair<std::string, nanoseconds>>;

// {"route":0.12,…} in milliseconds.
std::string jsonOf(const NamedDurations &durations)
{
    std::string json = "{";
    for (const auto &[name, duration] : durations) {
        if (json.size() > 1) json += ',';
        appendJsonString(json, name);
        json += ':';
        appendJsonNumber(json, inRoundMs(duration));
    }
    return json + '}';
}

// The parts of one name together.
std::string phaseSums(const ExchangeSnapshot &s)
{
    NamedDurations sums;
    for (const Phase &phase : phasesOf(s)) {
        const auto same = std::find_if(sums.begin(), sums.end(), [&phase](const auto &sum) { return sum.first == phase.name; });
        nanoseconds &sum = same == sums.end() ? sums.emplace_back(phase.name, nanoseconds{}).second : same->second;
        sum += phase.endedAt.value_or(s.total.value_or(phase.startedAt)) - phase.startedAt;
    }
    return jsonOf(sums);
}

void addTrace(Fields &fields, const TraceDetails &trace)
{
    if (!trace.timings.empty()) {
        NamedDurations timings;
        for (const Timing &timing : trace.timings) timings.emplace_back(timing.label, timing.duration);
        fields.emplace_back("timings", RawJson{jsonOf(timings)});
    }
    if (trace.progress) fields.emplace_back("progress", std::int64_t(*trace.progress));
    addText(fields, "progressMessage", trace.progressMessage);
    if (!trace.metadata.empty()) fields.emplace_back("metadata", RawJson{trace.metadata});
    if (!trace.result.empty()) fields.emplace_back("result", RawJson{trace.result});
}

void addTimes(Fields &fields, const ExchangeSnapshot &s)
{
    if (s.stream.firstByte) fields.emplace_back("ttfbMs", inRoundMs(*s.stream.firstByte));
    if (s.stream.firstContent) fields.emplace_back("ttftMs", inRoundMs(*s.stream.firstContent));
    fields.emplace_back("totalMs", inRoundMs(s.total.value_or(nanoseconds{})));
    if (!s.attempts.empty() || !s.trace.phases.empty()) fields.emplace_back("phases", RawJson{phaseSums(s)});
}

void addTokens(Fields &fields, const ExchangeSnapshot &s)
{
    fields.emplace_back("inputTokens", s.tokens.input);
    fields.emplace_back("outputTokens", s.tokens.output);
    fields.emplace_back("cacheReadTokens", s.tokens.cacheRead);
    fields.emplace_back("cacheWriteTokens", s.tokens.cacheWrite);
    if (s.tokens.reasoning) fields.emplace_back("reasoningTokens", *s.tokens.reasoning);
    if (s.cost) {
        fields.emplace_back("cost", s.cost->amount);
        fields.emplace_back("currency", s.cost->currency);
    }
    if (s.planValue) {
        fields.emplace_back("planValue", s.planValue->amount);
        fields.emplace_back("planCurrency", s.planValue->currency);
    }
    addText(fields, "priceId", s.priceId);
}

void addStream(Fields &fields, const StreamNumbers &stream)
{
    addCount(fields, "events", stream.events);
    addCount(fields, "pieces", stream.pieces);
    addCount(fields, "textDeltas", stream.textDeltas);
    addCount(fields, "thinkingDeltas", stream.thinkingDeltas);
    addCount(fields, "toolDeltas", stream.toolDeltas);
    addDuration(fields, "gapP50Ms", stream.medianGap);
    addDuration(fields, "gapP95Ms", stream.gapP95);
    addDuration(fields, "gapMaxMs", stream.longestGap);
    addDuration(fields, "backpressureMs", stream.backpressure);
    addCount(fields, "parseErrors", stream.parseErrors);
    if (stream.stalls == 0) return;
    fields.emplace_back("stalls", std::int64_t(stream.stalls));
    fields.emplace_back("aliveStalls", std::int64_t(stream.aliveStalls));
    fields.emplace_back("stalledMs", inRoundMs(stream.stalled));
}

} // namespace

std::optional<LogRecord> stepRecord(const std::string &exchangeId, const ExchangeFact &fact, Severity level, WallTime now)
{
    LogRecord record = recordOf(exchangeId, level, {}, now);
    if (const auto *started = std::get_if<ExchangeStarted>(&fact)) {
        record.message = "request started";
        record.fields = {{"method", started->method}, {"path", started->path},          {"askedModel", started->askedModel},
                         {"client", started->client}, {"stream", started->wantsStream}, {"requestBytes", started->requestBytes}};
    } else if (const auto *routed = std::get_if<ExchangeRouted>(&fact)) {
        record.message = "request routed";
        record.fields = {
            {"rule", routed->rule}, {"provider", routed->provider}, {"model", routed->model}, {"reason", routed->sentence.english()}};
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
    } else if (const auto *changed = std::get_if<PhaseChanged>(&fact)) {
        const Phase &phase = changed->phase;
        record.message = phase.endedAt ? "phase ended" : "phase started";
        record.fields.emplace_back("phase", phase.name);
        if (phase.endedAt) record.fields.emplace_back("durationMs", inRoundMs(*phase.endedAt - phase.startedAt));
        if (phase.endedAt) record.fields.emplace_back("success", phase.success);
        addText(record.fields, "error", phase.error);
    } else {
        return std::nullopt;
    }
    return record;
}

LogRecord streamProgressRecord(const ExchangeSnapshot &exchange, WallTime now)
{
    LogRecord record = recordOf(exchange.id, Severity::Debug, "stream progress", now);
    record.fields.emplace_back("provider", exchange.provider);
    record.fields.emplace_back("model", exchange.model);
    record.fields.emplace_back("bytes", exchange.stream.bytes);
    addStream(record.fields, exchange.stream);
    return record;
}

LogRecord endRecord(const ExchangeSnapshot &exchange, const RequestTrackingConfig &requests, const StreamTrackingConfig &streams,
                    WallTime now)
{
    const std::string_view errorClass = errorClassOf(exchange);
    const Severity level = errorClass.empty() ? Severity::Info : levelOf(severityOfClass(errorClass));
    LogRecord record = recordOf(exchange.id, level, std::string(messageFor(exchange.outcome)), now);
    Fields &fields = record.fields;
    fields.reserve(48);
    addRequest(fields, exchange);
    fields.emplace_back("stream", exchange.wantsStream);
    if (requests.trackPerformance) addTimes(fields, exchange);
    if (exchange.tokens.known) addTokens(fields, exchange);
    fields.emplace_back("finishReason", exchange.finishReason.empty() ? FieldValue(nullptr) : FieldValue(exchange.finishReason));
    fields.emplace_back("finishClass", std::string(toString(exchange.finishClass)));
    fields.emplace_back("requestBytes", exchange.requestBytes);
    fields.emplace_back("responseBytes", exchange.responseBytes);
    addStream(fields, exchange.stream);
    if (exchange.finishClass == FinishClass::Abnormal) {
        fields.emplace_back("receivedBytes", exchange.stream.bytes);
        fields.emplace_back("sinceLastByteMs", inRoundMs(exchange.stream.sinceLastByte));
    }
    if (streams.enabled && streams.trackTokenUsage)
        if (const std::optional<double> speed = tokensPerSecond(exchange.tokens, exchange.stream))
            fields.emplace_back("tokensPerSecond", std::round(*speed * 100) / 100);
    if (!exchange.trace.isEmpty()) addTrace(fields, exchange.trace);
    return record;
}

} // namespace ccr::logging
