#pragma once

#include "proxy/endpoint/endpoint.h"

#include <span>

namespace ccr::proxy {

enum class EndpointMatch
{
    Found,
    WrongMethod,
    UnknownPath
};

struct EndpointLookup
{
    EndpointMatch match = EndpointMatch::UnknownPath;
    const EndpointRow *row = nullptr; ///< with WrongMethod: one that has the path
    std::string_view parameter;       ///< of the path given, still encoded
};

/// By path; the query plays no part. A '*' in a pattern stands for one segment, at its end for all the rest.
EndpointLookup findEndpoint(std::string_view method, std::string_view path);

/// "GET, HEAD, POST, OPTIONS": what the path takes; empty when nothing is there.
std::string allowedMethods(std::string_view path);

/// Every endpoint, in the order in which they are tried.
std::span<const EndpointRow> endpointRows();

} // namespace ccr::proxy
