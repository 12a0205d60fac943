#pragma once

#include "logging/api/log.h"
#include "proxy/api/proxy_config.h"
#include "proxy/http/http_server.h"

#include <memory>

namespace ccr::proxy {

class ExchangeTable;

/// What an endpoint may use. Valid during the call.
struct EndpointServices
{
    std::shared_ptr<const ProxyConfig> config;
    ExchangeTable &exchanges;
    logging::LogTarget &log;
};

/// Serves one complete request; exactly one answer follows, now or later.
using EndpointFunction = void (*)(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);

enum class Access
{
    Public,
    NeedsKey
};

struct EndpointRow
{
    std::string_view method; ///< GET serves HEAD too
    std::string_view path;
    Access access;
    EndpointFunction serve;
};

} // namespace ccr::proxy
