#include "logging/history/exchange_columns.h"

#include "logging/history/sql_values.h"
#include "logging/history/trace_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace ccr::logging {

namespace {

using Exchange = ExchangeSnapshot;

nanoseconds fromMicros(const QVariant &value)
{
    return microseconds(value.toLongLong());
}

template <std::string Exchange::*member>
constexpr ExchangeColumn textColumn(const char *name)
{
    return {name, "TEXT", [](const Exchange &e) { return sqlText(e.*member); },
            [](Exchange &e, const QVariant &value) { e.*member = value.toString().toStdString(); }};
}

template <std::optional<nanoseconds> Exchange::*member>
constexpr ExchangeColumn durationColumn(const char *name)
{
    return {name, "INTEGER", [](const Exchange &e) { return sqlMicros(e.*member); },
            [](Exchange &e, const QVariant &value) { e.*member = fromMicros(value); }};
}

template <std::int64_t Exchange::*member>
constexpr ExchangeColumn countColumn(const char *name)
{
    return {name, "INTEGER", [](const Exchange &e) { return QVariant(qint64(e.*member)); },
            [](Exchange &e, const QVariant &value) { e.*member = value.toLongLong(); }};
}

template <std::int64_t TokenCounts::*member>
constexpr ExchangeColumn tokenColumn(const char *name)
{
    return {name, "INTEGER", [](const Exchange &e) { return e.tokens.known ? QVariant(qint64(e.tokens.*member)) : QVariant(); },
            [](Exchange &e, const QVariant &value) {
                e.tokens.*member = value.toLongLong();
                e.tokens.known = true;
            }};
}

// A number of a newer version becomes the last one that is known here.
template <auto member, auto last>
constexpr ExchangeColumn enumColumn(const char *name)
{
    return {name, "INTEGER", [](const Exchange &e) { return QVariant(static_cast<int>(e.*member)); },
            [](Exchange &e, const QVariant &value) {
                e.*member = static_cast<decltype(last)>(std::clamp(value.toInt(), 0, static_cast<int>(last)));
            }};
}

// A duration, or a moment that may be absent.
template <auto member>
constexpr ExchangeColumn streamTime(const char *name)
{
    return {name, "INTEGER", [](const Exchange &e) { return sqlMicros(e.stream.*member); },
            [](Exchange &e, const QVariant &value) { e.stream.*member = fromMicros(value); }};
}

template <auto member>
constexpr ExchangeColumn streamCount(const char *name)
{
    return {name, "INTEGER", [](const Exchange &e) { return QVariant(qint64(e.stream.*member)); },
            [](Exchange &e, const QVariant &value) {
                e.stream.*member = static_cast<std::decay_t<decltype(e.stream.*member)>>(value.toLongLong());
            }};
}

QVariant stepsAsJson(const Exchange &e)
{
    if (e.routeSteps.empty()) return {};
    QJsonArray steps;
    for (const RouteStep &step : e.routeSteps)
        steps.append(QJsonArray{QString::fromStdString(step.rule), step.matched, step.reason.phrase().toJsonValue()});
    return QString::fromUtf8(QJsonDocument(steps).toJson(QJsonDocument::Compact));
}

// A reason of an older version is a text.
void stepsFromJson(Exchange &e, const QVariant &value)
{
    const QJsonArray steps = QJsonDocument::fromJson(value.toString().toUtf8()).array();
    for (const QJsonValue &step : steps) {
        const QJsonArray parts = step.toArray();
        e.routeSteps.push_back({parts.at(0).toString().toStdString(), parts.at(1).toBool(), Phrase::fromJsonValue(parts.at(2))});
    }
}

} // namespace

std::span<const ExchangeColumn> exchangeColumns()
{
    static const std::array columns{
        ExchangeColumn{"started_ms", "INTEGER NOT NULL", [](const Exchange &e) { return QVariant(qint64(millisSinceEpoch(e.startedAt))); },
                       [](Exchange &e, const QVariant &v) { e.startedAt = WallTime(milliseconds(v.toLongLong())); }},
        textColumn<&Exchange::id>("request_id"),
        ExchangeColumn{"number", "INTEGER", [](const Exchange &e) { return QVariant(qint64(e.number)); },
                       [](Exchange &e, const QVariant &v) { e.number = v.toULongLong(); }},
        textColumn<&Exchange::method>("method"),
        textColumn<&Exchange::path>("path"),
        textColumn<&Exchange::client>("client"),
        textColumn<&Exchange::clientAddress>("client_address"),
        countColumn<&Exchange::clientPid>("client_pid"),
        textColumn<&Exchange::sessionId>("session_id"),
        textColumn<&Exchange::userId>("user_id"),
        textColumn<&Exchange::traceId>("trace_id"),
        textColumn<&Exchange::askedModel>("asked_model"),
        ExchangeColumn{"wants_stream", "INTEGER", [](const Exchange &e) { return QVariant(int(e.wantsStream)); },
                       [](Exchange &e, const QVariant &v) { e.wantsStream = v.toBool(); }},
        enumColumn<&Exchange::state, ExchangeState::Aborted>("state"),
        textColumn<&Exchange::provider>("provider"),
        textColumn<&Exchange::model>("model"),
        textColumn<&Exchange::rule>("rule"),
        ExchangeColumn{"route_sentence", "TEXT", [](const Exchange &e) { return sqlText(e.routeSentence.english()); },
                       [](Exchange &e, const QVariant &v) { e.routeSentence = PackedPhrase(v.toString().toStdString()); }},
        ExchangeColumn{"route_phrase", "TEXT", [](const Exchange &e) { return sqlPhrase(e.routeSentence); },
                       [](Exchange &e, const QVariant &v) { e.routeSentence = Phrase::fromJson(v.toString()); }},
        ExchangeColumn{"route_steps", "TEXT", stepsAsJson, stepsFromJson},
        countColumn<&Exchange::countedTokens>("counted_tokens"),
        ExchangeColumn{"attempt_count", "INTEGER", [](const Exchange &e) { return QVariant(qint64(e.attempts.size())); },
                       [](Exchange &, const QVariant &) {}},
        ExchangeColumn{"last_key", "TEXT",
                       [](const Exchange &e) { return e.attempts.empty() ? QVariant() : sqlText(e.attempts.back().key); },
                       [](Exchange &, const QVariant &) {}},
        enumColumn<&Exchange::outcome, Outcome::Rejected>("outcome"),
        ExchangeColumn{"status", "INTEGER", [](const Exchange &e) { return e.status == 0 ? QVariant() : QVariant(e.status); },
                       [](Exchange &e, const QVariant &v) { e.status = v.toInt(); }},
        textColumn<&Exchange::errorClass>("error_class"),
        textColumn<&Exchange::errorMessage>("error_message"),
        ExchangeColumn{"error_phrase", "TEXT", [](const Exchange &e) { return sqlPhrase(e.errorPhrase); },
                       [](Exchange &e, const QVariant &v) { e.errorPhrase = Phrase::fromJson(v.toString()); }},
        ExchangeColumn{"error_severity", "TEXT",
                       [](const Exchange &e) { return e.errorSeverity ? sqlText(std::string(toString(*e.errorSeverity))) : QVariant(); },
                       [](Exchange &e, const QVariant &v) { e.errorSeverity = errorSeverityFromString(v.toString().toStdString()); }},
        textColumn<&Exchange::errorFingerprint>("error_fingerprint"),
        textColumn<&Exchange::finishReason>("finish_reason"),
        enumColumn<&Exchange::finishClass, FinishClass::Other>("finish_class"),
        tokenColumn<&TokenCounts::input>("input_tokens"),
        tokenColumn<&TokenCounts::output>("output_tokens"),
        tokenColumn<&TokenCounts::cacheRead>("cache_read_tokens"),
        tokenColumn<&TokenCounts::cacheWrite>("cache_write_tokens"),
        ExchangeColumn{"reasoning_tokens", "INTEGER",
                       [](const Exchange &e) { return e.tokens.reasoning ? QVariant(qint64(*e.tokens.reasoning)) : QVariant(); },
                       [](Exchange &e, const QVariant &v) { e.tokens.reasoning = v.toLongLong(); }},
        ExchangeColumn{"cost", "REAL", [](const Exchange &e) { return e.cost ? QVariant(e.cost->amount) : QVariant(); },
                       [](Exchange &e, const QVariant &v) {
                           e.cost = Money{v.toDouble(), e.cost ? e.cost->currency : std::string()};
                       }},
        ExchangeColumn{"currency", "TEXT", [](const Exchange &e) { return e.cost ? sqlText(e.cost->currency) : QVariant(); },
                       [](Exchange &e, const QVariant &v) {
                           if (e.cost) e.cost->currency = v.toString().toStdString();
                       }},
        ExchangeColumn{"plan_value", "REAL", [](const Exchange &e) { return e.planValue ? QVariant(e.planValue->amount) : QVariant(); },
                       [](Exchange &e, const QVariant &v) {
                           e.planValue = Money{v.toDouble(), e.planValue ? e.planValue->currency : std::string()};
                       }},
        ExchangeColumn{"plan_currency", "TEXT", [](const Exchange &e) { return e.planValue ? sqlText(e.planValue->currency) : QVariant(); },
                       [](Exchange &e, const QVariant &v) {
                           if (e.planValue) e.planValue->currency = v.toString().toStdString();
                       }},
        textColumn<&Exchange::priceId>("price_id"),
        countColumn<&Exchange::requestBytes>("request_bytes"),
        countColumn<&Exchange::responseBytes>("response_bytes"),
        durationColumn<&Exchange::routedAt>("routed_us"),
        durationColumn<&Exchange::total>("total_us"),
        ExchangeColumn{"trace", "TEXT", [](const Exchange &e) { return sqlText(traceAsJson(e.trace)); },
                       [](Exchange &e, const QVariant &v) { e.trace = traceFromJson(v.toString().toUtf8()); }},
    };
    return columns;
}

std::span<const ExchangeColumn> streamColumns()
{
    using Stream = StreamNumbers;
    static const std::array columns{
        streamTime<&Stream::firstByte>("first_byte_us"),
        streamTime<&Stream::firstContent>("first_content_us"),
        streamTime<&Stream::lastContent>("last_content_us"),
        streamCount<&Stream::events>("events"),
        streamCount<&Stream::textDeltas>("text_deltas"),
        streamCount<&Stream::thinkingDeltas>("thinking_deltas"),
        streamCount<&Stream::toolDeltas>("tool_deltas"),
        streamCount<&Stream::pieces>("pieces"),
        streamCount<&Stream::bytes>("bytes"),
        streamTime<&Stream::medianGap>("median_gap_us"),
        streamTime<&Stream::gapP95>("gap_p95_us"),
        streamTime<&Stream::longestGap>("longest_gap_us"),
        streamCount<&Stream::stalls>("stalls"),
        streamCount<&Stream::aliveStalls>("alive_stalls"),
        streamTime<&Stream::stalled>("stalled_us"),
        streamTime<&Stream::backpressure>("backpressure_us"),
        streamTime<&Stream::sinceLastByte>("since_last_byte_us"),
        streamCount<&Stream::parseErrors>("parse_errors"),
    };
    return columns;
}

namespace {

/// The outcome as the query language names it; the table holds its number.
const char *outcomeName()
{
    static const std::string expression = [] {
        std::string text = "CASE outcome";
        for (int number = 0; number <= static_cast<int>(Outcome::Rejected); ++number)
            text += " WHEN " + std::to_string(number) + " THEN '" + std::string(toString(static_cast<Outcome>(number))) + "'";
        return text + " END";
    }();
    return expression.c_str();
}

} // namespace

const char *columnOf(QueryField field)
{
    switch (field) {
    case QueryField::Number: return "number";
    case QueryField::Id: return "request_id";
    case QueryField::Status: return "status";
    case QueryField::Outcome: return outcomeName();
    case QueryField::Served: return "model";
    case QueryField::Asked: return "asked_model";
    case QueryField::Model: return "coalesce(model, asked_model)";
    case QueryField::Provider: return "provider";
    case QueryField::Rule: return "rule";
    case QueryField::Client: return "client";
    case QueryField::Session: return "session_id";
    case QueryField::Trace: return "trace_id";
    case QueryField::Key: return "last_key";
    case QueryField::Path: return "path";
    case QueryField::Method: return "method";
    case QueryField::ErrorClass: return "error_class";
    case QueryField::Error:
    case QueryField::Message: return "error_message";
    case QueryField::Finish: return "finish_reason";
    case QueryField::Attempt: return "attempt_count";
    case QueryField::TimeToFirstToken: return "first_content_us / 1000.0";
    case QueryField::TimeToFirstByte: return "first_byte_us / 1000.0";
    case QueryField::Total: return "total_us / 1000.0";
    case QueryField::TokensPerSecond:
        return "CASE WHEN output_tokens > 1 AND last_content_us > first_content_us"
               " THEN (output_tokens - 1) * 1000000.0 / (last_content_us - first_content_us) END";
    case QueryField::Stall: return "coalesce(stalls, 0)";
    case QueryField::InputTokens: return "input_tokens";
    case QueryField::OutputTokens: return "output_tokens";
    case QueryField::CacheTokens: return "cache_read_tokens";
    case QueryField::ThinkingTokens: return "reasoning_tokens";
    case QueryField::Cost: return "cost";
    case QueryField::RequestSize: return "request_bytes";
    case QueryField::ResponseSize: return "response_bytes";
    case QueryField::Time: return "started_ms";
    default: return nullptr;
    }
}

} // namespace ccr::logging
