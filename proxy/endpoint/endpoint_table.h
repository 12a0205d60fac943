#pragma once

#include "proxy/endpoint/endpoint.h"

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
    const EndpointRow *row = nullptr; ///< with WrongMethod: the row that has the path
};

/// By exact path; the query plays no part.
EndpointLookup findEndpoint(std::string_view method, std::string_view path);

} // namespace ccr::proxy
