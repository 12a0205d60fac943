#pragma once

#include "logging/api/log_record.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ccr::logging {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

/// A request as records describe it, under the field "req".
struct RequestInfo
{
    std::string id;
    std::string method;
    std::string url;
    std::optional<Fields> query;  ///< parsed, where the caller has it
    std::optional<Fields> params; ///< of the route
    HeaderList headers;
    std::string remoteAddress;
    int remotePort = 0; ///< 0: not known
};

/// A response, under the field "res".
struct ResponseInfo
{
    std::optional<int> statusCode; ///< absent while no head was sent, written as null
    HeaderList headers;
};

/// What pino's standard serializers write: {id, method, url, query, params, headers, remoteAddress, remotePort} and
/// {statusCode, headers}; header names in lower case. Credentials are masked: headers and parameters that are known to hold one,
/// and the user of a URL. Values of a header that came more than once are joined with a comma.
RawJson serializeRequest(const RequestInfo &request);
RawJson serializeResponse(const ResponseInfo &response);

} // namespace ccr::logging
