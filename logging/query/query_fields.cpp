#include "logging/query/query_fields.h"

#include <algorithm>

namespace ccr::logging {

const std::vector<QueryFieldInfo> &queryFields()
{
    using F = QueryField;
    using T = QueryType;
    static const std::vector<QueryFieldInfo> fields{
        {"status", F::Status, T::Number, "HTTP status of the answer"},
        {"outcome", F::Outcome, T::Text, "ok, failed, stream_truncated, client_cancelled …"},
        {"model", F::Model, T::Text, "model, asked or served"},
        {"served", F::Served, T::Text, "model that answered"},
        {"asked", F::Asked, T::Text, "model that the client asked for"},
        {"provider", F::Provider, T::Text, "provider that answered"},
        {"rule", F::Rule, T::Text, "rule that chose the route"},
        {"client", F::Client, T::Text, "program that asked"},
        {"session", F::Session, T::Text, "conversation"},
        {"trace", F::Trace, T::Text, "id of the trace"},
        {"host", F::Host, T::Text, "host of the last attempt"},
        {"key", F::Key, T::Text, "label of the key that was used"},
        {"path", F::Path, T::Text, "path of the request"},
        {"method", F::Method, T::Text, "method of the request"},
        {"class", F::ErrorClass, T::Text, "class of the error"},
        {"error", F::Error, T::Text, "text of the error"},
        {"finish", F::Finish, T::Text, "why the answer ended"},
        {"attempt", F::Attempt, T::Number, "number of attempts"},
        {"ttft", F::TimeToFirstToken, T::Duration, "time to the first token"},
        {"ttfb", F::TimeToFirstByte, T::Duration, "time to the first byte"},
        {"total", F::Total, T::Duration, "time until the end"},
        {"speed", F::TokensPerSecond, T::Number, "tokens per second"},
        {"stall", F::Stall, T::Number, "number of stalls"},
        {"in", F::InputTokens, T::Number, "input tokens"},
        {"out", F::OutputTokens, T::Number, "output tokens"},
        {"cache", F::CacheTokens, T::Number, "tokens read from the cache"},
        {"thinking", F::ThinkingTokens, T::Number, "tokens of thinking, a part of the output"},
        {"cost", F::Cost, T::Number, "cost in the currency of the price"},
        {"size", F::ResponseSize, T::Size, "bytes of the answer"},
        {"sent", F::RequestSize, T::Size, "bytes of the request"},
        {"stream", F::Stream, T::Flag, "the answer was streamed"},
        {"body", F::Body, T::Text, "text in a recorded body"},
        {"has", F::Has, T::Text, "error, stall, cost, body, tool, retry, or the name of a field"},
        {"id", F::Id, T::Text, "id of the request"},
        {"req", F::Id, T::Text, "id of the request"},
        {"reqId", F::Id, T::Text, "id of the request"},
        {"number", F::Number, T::Number, "number of the request"},
        {"level", F::Level, T::Level, "level of a log record"},
        {"comp", F::Component, T::Text, "component of a log record"},
        {"component", F::Component, T::Text, "component of a log record"},
        {"msg", F::Message, T::Text, "message of a log record"},
        {"time", F::Time, T::Time, "15:04, 2026-11-22, 2026-11-22T15:04, -1h"},
    };
    return fields;
}

const QueryFieldInfo *findQueryField(std::string_view name)
{
    const auto &fields = queryFields();
    const auto found = std::find_if(fields.begin(), fields.end(), [name](const QueryFieldInfo &info) { return info.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

} // namespace ccr::logging
