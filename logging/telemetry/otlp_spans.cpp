#include "logging/telemetry/otlp_spans.h"

#include "logging/api/trace_id.h"
#include "logging/base/json_text.h"
#include "logging/export/http_words.h"

#include <algorithm>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

constexpr int serverKind = 2;
constexpr int clientKind = 3;

double seconds(nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

void appendTrace(std::string &out, const ExchangeSnapshot &exchange)
{
    if (isTraceHex(exchange.traceId, 32))
        out += exchange.traceId;
    else
        appendTraceId(out, exchange.id);
}

bool isCounting(const ExchangeSnapshot &exchange)
{
    return exchange.path.find("count_tokens") != std::string::npos;
}

nanoseconds endOf(const ExchangeSnapshot &exchange)
{
    return exchange.total.value_or(exchange.stream.lastContent.value_or(exchange.routedAt.value_or(nanoseconds{})));
}

} // namespace

void OtlpSpans::append(std::string &out, const ExchangeSnapshot &exchange, std::size_t index)
{
    if (index == 0)
        serverSpan(out, exchange);
    else
        clientSpan(out, exchange, index - 1);
}

void OtlpSpans::spanHead(std::string &out, const ExchangeSnapshot &exchange, int attempt, std::string_view name, int kind, nanoseconds from,
                         nanoseconds to)
{
    out += "{\"traceId\":\""sv;
    appendTrace(out, exchange);
    out += "\",\"spanId\":\""sv;
    appendSpanId(out, exchange.id, attempt);
    if (attempt > 0) {
        out += "\",\"parentSpanId\":\""sv;
        appendSpanId(out, exchange.id, 0);
    }
    out += "\",\"name\":"sv;
    appendQuoted(out, name);
    out += ",\"kind\":"sv;
    appendJsonNumber(out, std::int64_t(kind));
    out += ",\"startTimeUnixNano\":\""sv;
    appendJsonNumber(out, (exchange.startedAt + from).time_since_epoch().count());
    out += "\",\"endTimeUnixNano\":\""sv;
    appendJsonNumber(out, (exchange.startedAt + std::max(from, to)).time_since_epoch().count());
    out += "\",\"attributes\":["sv;
}

void OtlpSpans::attribute(std::string &out, std::string_view key, const FieldView::Value &value)
{
    const auto *text = std::get_if<std::string_view>(&value);
    if (text && text->empty()) return;
    if (out.back() != '[') out += ',';
    m_values.appendAttribute(out, key, value);
}

void OtlpSpans::endSpan(std::string &out, std::string_view problem)
{
    out += problem.empty() ? "],\"status\":{}}"sv : "],\"status\":{\"code\":2,\"message\":"sv;
    if (problem.empty()) return;
    appendQuoted(out, problem);
    out += "}}"sv;
}

void OtlpSpans::serverSpan(std::string &out, const ExchangeSnapshot &s)
{
    spanHead(out, s, 0, s.method + ' ' + s.path.substr(0, s.path.find('?')), serverKind, {}, endOf(s));
    attribute(out, "http.request.method", std::string_view(s.method));
    attribute(out, "url.path", std::string_view(s.path).substr(0, s.path.find('?')));
    if (s.status > 0) attribute(out, "http.response.status_code", std::int64_t(s.status));
    attribute(out, "user_agent.original", std::string_view(s.client));
    attribute(out, "client.address", std::string_view(s.clientAddress));
    attribute(out, "error.type", std::string_view(s.errorClass));
    attribute(out, "gen_ai.conversation.id", std::string_view(s.sessionId));
    attribute(out, "llmrouter.requested_model", std::string_view(s.askedModel));
    attribute(out, "llmrouter.rule", std::string_view(s.rule));
    attribute(out, "llmrouter.outcome", toString(s.outcome));
    attribute(out, "llmrouter.client", std::string_view(s.client).substr(0, s.client.find_first_of(" /")));
    attribute(out, "llmrouter.request_id", std::string_view(s.id));
    const bool isFailure = s.outcome != Outcome::Ok && s.outcome != Outcome::InFlight && s.outcome != Outcome::ClientCancelled;
    endSpan(out, !isFailure ? std::string_view() : s.errorMessage.empty() ? toString(s.outcome) : s.errorMessage);
}

void OtlpSpans::clientSpan(std::string &out, const ExchangeSnapshot &s, std::size_t index)
{
    const AttemptSnapshot &attempt = s.attempts[index];
    const bool isLast = index + 1 == s.attempts.size();
    const bool isChat = !isCounting(s);
    const nanoseconds until = isLast ? endOf(s) : s.attempts[index + 1].startedAt;
    const std::string name = isChat ? "chat " + attempt.model : s.method.empty() ? "POST" : s.method;
    spanHead(out, s, static_cast<int>(index) + 1, name, clientKind, attempt.startedAt, until);
    if (isChat) generativeAttributes(out, s, attempt, isLast);
    const UrlHost host = hostOf(attempt.url);
    attribute(out, "server.address", std::string_view(host.host));
    if (host.port > 0) attribute(out, "server.port", std::int64_t(host.port));
    if (attempt.status > 0) attribute(out, "http.response.status_code", std::int64_t(attempt.status));
    const std::string &errorClass = isLast ? s.errorClass : attempt.errorClass;
    attribute(out, "error.type", std::string_view(errorClass));
    attribute(out, "llmrouter.attempt", std::int64_t(attempt.number));
    if (index > 0) attribute(out, "llmrouter.fallback_from", std::string_view(s.attempts[index - 1].provider));
    attribute(out, "llmrouter.key_name", std::string_view(attempt.key));
    const std::string &message = attempt.message.empty() && isLast ? s.errorMessage : attempt.message;
    endSpan(out, errorClass.empty() ? std::string_view() : message.empty() ? errorClass : message);
}

void OtlpSpans::generativeAttributes(std::string &out, const ExchangeSnapshot &s, const AttemptSnapshot &attempt, bool isLast)
{
    attribute(out, "gen_ai.operation.name", "chat"sv);
    attribute(out, "gen_ai.provider.name", std::string_view(genAiProviderName(hostOf(attempt.url).host, attempt.provider)));
    attribute(out, "gen_ai.request.model", std::string_view(attempt.model));
    attribute(out, "gen_ai.request.stream", s.wantsStream);
    attribute(out, "gen_ai.conversation.id", std::string_view(s.sessionId));
    if (!isLast) return;
    attribute(out, "gen_ai.response.model", std::string_view(s.model));
    if (!s.finishReason.empty()) {
        std::string reasons = "[";
        appendQuoted(reasons, s.finishReason);
        reasons += ']';
        attribute(out, "gen_ai.response.finish_reasons", RawJsonView{reasons});
    }
    if (s.stream.firstContent) attribute(out, "gen_ai.response.time_to_first_chunk", seconds(*s.stream.firstContent - attempt.startedAt));
    if (s.tokens.known) {
        // The conventions count everything that went in.
        attribute(out, "gen_ai.usage.input_tokens", s.tokens.input + s.tokens.cacheRead + s.tokens.cacheWrite);
        attribute(out, "gen_ai.usage.cache_read.input_tokens", s.tokens.cacheRead);
        attribute(out, "gen_ai.usage.cache_creation.input_tokens", s.tokens.cacheWrite);
        attribute(out, "gen_ai.usage.output_tokens", s.tokens.output);
        if (s.tokens.reasoning) attribute(out, "gen_ai.usage.reasoning.output_tokens", *s.tokens.reasoning);
    }
    if (s.stream.stalls > 0) {
        attribute(out, "llmrouter.stall.count", std::int64_t(s.stream.stalls));
        attribute(out, "llmrouter.stall.seconds", seconds(s.stream.stalled));
    }
    if (s.cost) {
        attribute(out, "llmrouter.cost", s.cost->amount);
        attribute(out, "llmrouter.cost.currency", std::string_view(s.cost->currency));
    }
    if (s.planValue) {
        attribute(out, "llmrouter.cost.plan_value", s.planValue->amount);
        attribute(out, "llmrouter.cost.plan_currency", std::string_view(s.planValue->currency));
    }
}

} // namespace ccr::logging
