#pragma once

#include <string_view>
#include <vector>

namespace ccr::logging {

enum class QueryType
{
    Text,     ///< contains, without regard to the case of ASCII letters; whole value with wildcards
    Number,   ///< k, M and G mean thousand, million and thousand million
    Duration, ///< held in milliseconds; ms s m h d, without a unit: milliseconds
    Size,     ///< held in bytes; k, M and G are powers of 1024
    Level,    ///< trace … fatal, or a number
    Time,     ///< held in milliseconds since 1970
    Flag,     ///< yes or no
    Any       ///< a field that only the record knows: text, or a number when both sides are one
};

/// What a well-known name of the query language means.
enum class QueryField
{
    // Exchanges
    Number,
    Id,
    Status,
    Outcome,
    Model, ///< of either name
    Served,
    Asked,
    Provider,
    Rule,
    Client,
    Session,
    Trace,
    Host,
    Key,
    Path,
    Method,
    ErrorClass,
    Error,
    Finish,
    Attempt,
    TimeToFirstToken,
    TimeToFirstByte,
    Total,
    TokensPerSecond,
    Stall,
    InputTokens,
    OutputTokens,
    CacheTokens,
    ThinkingTokens,
    Cost,
    RequestSize,
    ResponseSize,
    Stream,
    Body,
    Has,
    // Records
    Level,
    Component,
    Message,
    // Both
    Time,
    // Whatever else the record holds
    Other
};

struct QueryFieldInfo
{
    std::string_view name;
    QueryField field;
    QueryType type;
    std::string_view meaning; ///< one line, English; the window translates it
};

/// Every well-known name, aliases included, in the order in which a completion shows them.
const std::vector<QueryFieldInfo> &queryFields();
/// Null for a name of the record's own.
const QueryFieldInfo *findQueryField(std::string_view name);

} // namespace ccr::logging
