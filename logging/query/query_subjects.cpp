#include "logging/query/query_subjects.h"

#include "logging/base/milliseconds.h"

#include <algorithm>
#include <array>

namespace ccr::logging {

namespace {

QueryValue toMs(const std::optional<nanoseconds> &duration)
{
    if (!duration) return {};
    return inMs(*duration);
}

QueryValue textOrNothing(const std::string &text)
{
    if (text.empty()) return {};
    return std::string_view(text);
}

// Within the address, without what stands before @ and the port.
QueryValue hostOf(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
    if (url.starts_with('[')) return url.substr(0, url.find(']') + 1); // an IPv6 address
    url = url.substr(0, url.find(':'));
    return url.empty() ? QueryValue() : QueryValue(url);
}

QueryValue tokens(const TokenCounts &counts, std::int64_t value)
{
    if (!counts.known) return {};
    return value;
}

QueryValue speed(const ExchangeSnapshot &exchange)
{
    const std::optional<double> found = tokensPerSecond(exchange.tokens, exchange.stream);
    return found ? QueryValue(*found) : QueryValue();
}

} // namespace

QueryValue ExchangeSubject::has(std::string_view name) const
{
    const ExchangeSnapshot &e = m_exchange;
    if (name == "error") return !e.errorClass.empty() || !e.errorMessage.empty();
    if (name == "stall") return e.stream.stalls > 0;
    if (name == "retry") return e.attempts.size() > 1;
    if (name == "cost") return e.cost.has_value();
    if (name == "body") return !m_bodies.empty();
    if (name == "tool") return e.finishReason == "tool_use" || e.finishReason == "tool_calls";
    return {};
}

QueryValue ExchangeSubject::value(QueryField field, std::string_view name) const
{
    const ExchangeSnapshot &e = m_exchange;
    switch (field) {
    case QueryField::Number: return static_cast<std::int64_t>(e.number);
    case QueryField::Id: return textOrNothing(e.id);
    case QueryField::Status: return e.status == 0 ? QueryValue() : QueryValue(std::int64_t(e.status));
    case QueryField::Outcome: return toString(e.outcome);
    case QueryField::Model: return textOrNothing(e.model.empty() ? e.askedModel : e.model);
    case QueryField::Served: return textOrNothing(e.model);
    case QueryField::Asked: return textOrNothing(e.askedModel);
    case QueryField::Provider: return textOrNothing(e.provider);
    case QueryField::Rule: return textOrNothing(e.rule);
    case QueryField::Client: return textOrNothing(e.client);
    case QueryField::Session: return textOrNothing(e.sessionId);
    case QueryField::Trace: return textOrNothing(e.traceId);
    case QueryField::Host: return e.attempts.empty() ? QueryValue() : hostOf(e.attempts.back().url);
    case QueryField::Key: return e.attempts.empty() ? QueryValue() : textOrNothing(e.attempts.back().key);
    case QueryField::Path: return textOrNothing(e.path);
    case QueryField::Method: return textOrNothing(e.method);
    case QueryField::ErrorClass: return textOrNothing(e.errorClass);
    case QueryField::Error:
    case QueryField::Message: return textOrNothing(e.errorMessage);
    case QueryField::Finish: return textOrNothing(e.finishReason);
    case QueryField::Attempt: return static_cast<std::int64_t>(e.attempts.size());
    case QueryField::TimeToFirstToken: return toMs(e.stream.firstContent);
    case QueryField::TimeToFirstByte: return toMs(e.stream.firstByte);
    case QueryField::Total: return toMs(e.total);
    case QueryField::TokensPerSecond: return speed(e);
    case QueryField::Stall: return static_cast<std::int64_t>(e.stream.stalls);
    case QueryField::InputTokens: return tokens(e.tokens, e.tokens.input);
    case QueryField::OutputTokens: return tokens(e.tokens, e.tokens.output);
    case QueryField::CacheTokens: return tokens(e.tokens, e.tokens.cacheRead);
    case QueryField::ThinkingTokens: return e.tokens.reasoning ? QueryValue(*e.tokens.reasoning) : QueryValue();
    case QueryField::RequestSize: return e.requestBytes;
    case QueryField::ResponseSize: return e.responseBytes;
    case QueryField::Stream: return e.wantsStream;
    case QueryField::Body: return m_bodies.empty() ? QueryValue() : QueryValue(m_bodies);
    case QueryField::Time: return millisSinceEpoch(e.startedAt);
    case QueryField::Has: return has(name);
    case QueryField::Cost: return e.cost ? QueryValue(e.cost->amount) : QueryValue();
    case QueryField::Level:
    case QueryField::Component:
    case QueryField::Other: return {};
    }
    return {};
}

bool ExchangeSubject::anyText(const std::function<bool(std::string_view)> &wanted) const
{
    const ExchangeSnapshot &e = m_exchange;
    for (const std::string *text : {&e.model, &e.askedModel, &e.provider, &e.rule, &e.errorClass, &e.errorMessage, &e.path, &e.client,
                                    &e.sessionId, &e.id, &e.finishReason})
        if (!text->empty() && wanted(*text)) return true;
    return !e.routeSentence.isEmpty() && wanted(e.routeSentence.english());
}

std::span<const std::string_view> recordNamesOf(QueryField field)
{
    static constexpr std::array level{std::string_view("level"), std::string_view("log.level")};
    static constexpr std::array component{std::string_view("component"), std::string_view("logger")};
    static constexpr std::array message{std::string_view("msg"), std::string_view("message")};
    static constexpr std::array id{std::string_view("reqId"), std::string_view("requestId")};
    static constexpr std::array time{std::string_view("time"), std::string_view("@timestamp"), std::string_view("timestamp")};
    static constexpr std::array status{std::string_view("status"), std::string_view("statusCode")};
    static constexpr std::array model{std::string_view("model"), std::string_view("askedModel")};
    static constexpr std::array served{std::string_view("model")};
    static constexpr std::array asked{std::string_view("askedModel")};
    static constexpr std::array session{std::string_view("sessionId")};
    static constexpr std::array trace{std::string_view("traceId"), std::string_view("trace_id")};
    static constexpr std::array errorClass{std::string_view("errorClass")};
    static constexpr std::array error{std::string_view("errorMessage"), std::string_view("error"), std::string_view("err.message")};
    static constexpr std::array finish{std::string_view("finishReason"), std::string_view("finish_reason")};
    static constexpr std::array attempts{std::string_view("attempts"), std::string_view("attempt")};
    static constexpr std::array ttft{std::string_view("ttftMs")};
    static constexpr std::array ttfb{std::string_view("ttfbMs")};
    static constexpr std::array total{std::string_view("totalMs"), std::string_view("duration"), std::string_view("responseTime")};
    static constexpr std::array stalls{std::string_view("stalls")};
    static constexpr std::array input{std::string_view("inputTokens")};
    static constexpr std::array output{std::string_view("outputTokens")};
    static constexpr std::array cache{std::string_view("cacheReadTokens")};
    static constexpr std::array thinking{std::string_view("reasoningTokens")};
    static constexpr std::array speed{std::string_view("tokensPerSecond")};
    static constexpr std::array sent{std::string_view("requestBytes")};
    static constexpr std::array size{std::string_view("responseBytes")};
    switch (field) {
    case QueryField::Level: return level;
    case QueryField::Component: return component;
    case QueryField::Message: return message;
    case QueryField::Id: return id;
    case QueryField::Time: return time;
    case QueryField::Status: return status;
    case QueryField::Model: return model;
    case QueryField::Served: return served;
    case QueryField::Asked: return asked;
    case QueryField::Session: return session;
    case QueryField::Trace: return trace;
    case QueryField::ErrorClass: return errorClass;
    case QueryField::Error: return error;
    case QueryField::Finish: return finish;
    case QueryField::Attempt: return attempts;
    case QueryField::TimeToFirstToken: return ttft;
    case QueryField::TimeToFirstByte: return ttfb;
    case QueryField::Total: return total;
    case QueryField::Stall: return stalls;
    case QueryField::InputTokens: return input;
    case QueryField::OutputTokens: return output;
    case QueryField::CacheTokens: return cache;
    case QueryField::ThinkingTokens: return thinking;
    case QueryField::TokensPerSecond: return speed;
    case QueryField::RequestSize: return sent;
    case QueryField::ResponseSize: return size;
    default: return {};
    }
}

QueryValue RecordSubject::value(QueryField field, std::string_view name) const
{
    switch (field) {
    case QueryField::Level: return std::int64_t(m_record.severity);
    case QueryField::Component: return m_record.component;
    case QueryField::Message: return m_record.message;
    case QueryField::Time: return millisSinceEpoch(m_record.time);
    case QueryField::Id: return m_record.exchangeId.empty() ? QueryValue() : QueryValue(m_record.exchangeId);
    case QueryField::Has:
        if (name == "error") return m_record.severity >= Severity::Error;
        return {};
    default: break;
    }
    const auto find = [this](std::string_view wanted) -> QueryValue {
        const auto found = std::find_if(m_record.fields.begin(), m_record.fields.end(),
                                        [wanted](const FieldView &candidate) { return candidate.name == wanted; });
        if (found == m_record.fields.end()) return {};
        return std::visit(
            [](const auto &held) -> QueryValue {
                using Value = std::decay_t<decltype(held)>;
                if constexpr (std::is_same_v<Value, RawJsonView>)
                    return held.text;
                else if constexpr (std::is_same_v<Value, std::nullptr_t>)
                    return {};
                else
                    return held;
            },
            found->value);
    };
    for (const std::string_view alias : recordNamesOf(field))
        if (QueryValue found = find(alias); !std::holds_alternative<std::monostate>(found)) return found;
    return find(name);
}

bool RecordSubject::anyText(const std::function<bool(std::string_view)> &wanted) const
{
    if (wanted(m_record.message) || wanted(m_record.component)) return true;
    if (!m_record.exchangeId.empty() && wanted(m_record.exchangeId)) return true;
    for (const FieldView &field : m_record.fields) {
        if (const auto *text = std::get_if<std::string_view>(&field.value); text && wanted(*text)) return true;
        if (const auto *json = std::get_if<RawJsonView>(&field.value); json && wanted(json->text)) return true;
    }
    return false;
}

} // namespace ccr::logging
