#include "proxy/dialect/dialect.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/exchange/exchange_table.h"

namespace ccr::proxy {

void serveMessages(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    services.exchanges.begin(std::move(request), responder, *findDialect("anthropic"), services.config);
}

} // namespace ccr::proxy
