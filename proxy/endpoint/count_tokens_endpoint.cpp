#include "logging/api/exchange_log.h"
#include "proxy/dialect/dialect.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/error_class.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/routing/token_counter.h"

namespace ccr::proxy {

using logging::Outcome;

void serveCountTokens(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    logging::ExchangeLog log(services.log, services.exchanges.nextId(), request.firstByte);
    const Result<ChatRequest> chat =
        findDialect("anthropic")->readRequest({request.body.constData(), static_cast<std::size_t>(request.body.size())}, request.head);
    log.started({.time = wallNow() - log.elapsed(),
                 .method = request.head.method,
                 .path = request.head.path,
                 .client = std::string(request.head.headers.value("user-agent").substr(0, 120)),
                 .sessionId = chat ? chat->sessionId : std::string(),
                 .askedModel = chat ? chat->model : std::string(),
                 .requestBytes = request.body.size()});
    if (!chat) {
        const ProviderError error = toProviderError(chat.error());
        responder.respond(error.status, jsonHeaders(), errorBody(error));
        log.finished({.outcome = Outcome::Failed,
                      .status = error.status,
                      .errorClass = std::string(errorClass(chat.error().kind)),
                      .errorMessage = error.message});
        return;
    }
    const std::int64_t count = countTokens(*chat);
    const QByteArray body = "{\"input_tokens\":" + QByteArray::number(static_cast<qlonglong>(count)) + '}';
    responder.respond(200, jsonHeaders(), body);
    log.finished({.outcome = Outcome::Ok, .status = 200, .tokens = {.input = count, .known = true}, .responseBytes = body.size()});
}

} // namespace ccr::proxy
