#include "proxy/endpoint/endpoint_table.h"

#include "proxy/endpoint/endpoints.h"

namespace ccr::proxy {

namespace {

constexpr EndpointRow rows[] = {
    {"POST", "/v1/messages", Access::NeedsKey, serveMessages},
    {"POST", "/v1/messages/count_tokens", Access::NeedsKey, serveCountTokens},
    {"GET", "/health", Access::Public, serveHealth},
    {"GET", "/", Access::Public, serveRoot},
};

bool serves(const EndpointRow &row, std::string_view method)
{
    return row.method == method || (row.method == "GET" && method == "HEAD");
}

} // namespace

EndpointLookup findEndpoint(std::string_view method, std::string_view path)
{
    EndpointLookup lookup;
    for (const EndpointRow &row : rows) {
        if (row.path != path) continue;
        if (serves(row, method)) return {EndpointMatch::Found, &row};
        lookup = {EndpointMatch::WrongMethod, &row};
    }
    return lookup;
}

} // namespace ccr::proxy
