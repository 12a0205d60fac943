#pragma once

#include "proxy/endpoint/endpoint.h"

namespace ccr::proxy {

/// POST /v1/messages: the product. Anthropic API reference, "Create a Message".
void serveMessages(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);

/// POST /v1/messages/count_tokens: {"input_tokens": n}, counted here and not by the provider.
void serveCountTokens(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);

/// GET /health: 200 as long as requests are answered.
void serveHealth(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);

/// GET /: name and version. Claude Code warms its connection up with HEAD /.
void serveRoot(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);

} // namespace ccr::proxy
