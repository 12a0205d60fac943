#include "proxy/dialect/dialect.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/exchange_table.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

void beginExchange(std::string_view name, HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    if (const Dialect *dialect = findDialect(name))
        return services.exchanges.begin(std::move(request), responder, *dialect, services.config);
    const ProviderError error{.status = 501,
                              .type = std::string(errorTypeForStatus(501)),
                              .message = "Clients that speak " + std::string(name) + " are not served; use POST /v1/messages."};
    responder.respond(error.status, jsonHeaders(), errorBody(error, request.head.path));
}

} // namespace

void serveMessages(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    beginExchange("anthropic", std::move(request), responder, services);
}

void serveChatCompletions(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    beginExchange("openai-chat", std::move(request), responder, services);
}

void serveResponses(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    beginExchange("openai-responses", std::move(request), responder, services);
}

void serveGenerateContent(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const std::string_view parameter = services.parameter;
    const std::size_t colon = parameter.rfind(':'); // a model's name may contain one
    const std::string_view action = colon == std::string_view::npos ? std::string_view() : parameter.substr(colon + 1);
    if (action == "countTokens") return serveGeminiCountTokens(std::move(request), responder, services);
    if (action == "generateContent" || action == "streamGenerateContent")
        return beginExchange("gemini", std::move(request), responder, services);
    respondError(responder,
                 {.kind = ErrorKind::NotFound,
                  .message = u"\"%1\" is not served; use generateContent, streamGenerateContent or countTokens."_s.arg(
                      QString::fromUtf8(action.data(), static_cast<qsizetype>(std::min<std::size_t>(action.size(), 80))))},
                 request.head);
}

} // namespace ccr::proxy
