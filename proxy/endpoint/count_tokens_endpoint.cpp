#include "logging/api/exchange_log.h"
#include "proxy/dialect/dialect.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/error_class.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/json/json_reader.h"
#include "proxy/json/json_writer.h"
#include "proxy/routing/token_counter.h"

namespace ccr::proxy {

using logging::Outcome;

namespace {

constexpr std::string_view tokenizerName = "tiktoken-cl100k_base";

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// Reads, counts, answers and records.
template <typename Write>
void count(const Dialect &dialect, std::string_view body, const HttpRequest &request, HttpResponder &responder,
           const EndpointServices &services, Write write)
{
    logging::ExchangeLog log(services.log, services.exchanges.nextId(), request.firstByte);
    const Result<ChatRequest> chat = dialect.readRequest(body, request.head);
    log.started({.time = wallNow() - log.elapsed(),
                 .method = request.head.method,
                 .path = request.head.path,
                 .client = std::string(request.head.headers.value("user-agent").substr(0, 120)),
                 .sessionId = chat ? chat->sessionId : std::string(),
                 .askedModel = chat ? chat->model : std::string(),
                 .requestBytes = request.body.size()});
    if (!chat) {
        const ProviderError error = toProviderError(chat.error());
        responder.respond(error.status, jsonHeaders(), errorBody(error, request.head.path));
        log.finished({.outcome = Outcome::Failed,
                      .status = error.status,
                      .errorClass = std::string(errorClass(chat.error().kind)),
                      .errorMessage = error.message});
        return;
    }
    const std::int64_t tokens = countTokens(*chat);
    std::string answer;
    write(answer, tokens, *chat);
    responder.respond(200, jsonHeaders(), QByteArray::fromStdString(answer));
    log.finished({.outcome = Outcome::Ok,
                  .status = 200,
                  .tokens = {.input = tokens, .known = true},
                  .responseBytes = static_cast<std::int64_t>(answer.size())});
}

/// Google's countTokens takes either the contents or a whole request in `generateContentRequest`.
std::string wholeGeminiRequest(std::string_view body)
{
    JsonReader reader;
    std::string whole;
    const bool isRead = reader.readDocument(
        body, [&](std::string_view key, JsonValue value) { return key != "generateContentRequest" || reader.raw(value, whole); });
    return isRead && !whole.empty() ? whole : std::string(body);
}

} // namespace

void serveCountTokens(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    count(*findDialect("anthropic"), view(request.body), request, responder, services,
          [](std::string &answer, std::int64_t tokens, const ChatRequest &chat) {
              JsonObject object(answer);
              object.number("input_tokens", tokens);
              // What counts depends on the provider, and only such a name says which one it is.
              if (chat.model.find(',') != std::string::npos) object.string("tokenizer", tokenizerName);
          });
}

void serveGeminiCountTokens(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const std::string body = wholeGeminiRequest(view(request.body));
    count(*findDialect("gemini"), body, request, responder, services,
          [](std::string &answer, std::int64_t tokens, const ChatRequest &) { JsonObject(answer).number("totalTokens", tokens); });
}

} // namespace ccr::proxy
