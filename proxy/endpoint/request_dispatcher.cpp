#include "proxy/endpoint/request_dispatcher.h"

#include "logging/api/exchange_log.h"
#include "proxy/auth/api_key_check.h"
#include "proxy/endpoint/endpoint_table.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/exchange_table.h"

namespace ccr::proxy {

namespace {

constexpr std::size_t shownTextLength = 80;

std::string shown(std::string_view text)
{
    return text.size() <= shownTextLength ? std::string(text) : std::string(text.substr(0, shownTextLength)) + "...";
}

bool isJsonType(std::string_view contentType)
{
    const std::string_view type = contentType.substr(0, contentType.find(';'));
    return type.find("json") != std::string_view::npos;
}

HttpRefusal notServed(const HttpRequestHead &head, const EndpointLookup &lookup)
{
    if (lookup.match == EndpointMatch::WrongMethod)
        return {405, "\"" + shown(head.path) + "\" does not take " + shown(head.method) + "; use " + std::string(lookup.row->method) + "."};
    return {404, "There is no endpoint \"" + shown(head.path)
                     + "\". Agents are served at POST /v1/messages and POST /v1/messages/count_tokens."};
}

} // namespace

RequestDispatcher::RequestDispatcher(std::shared_ptr<const ProxyConfig> config, ExchangeTable &exchanges, logging::LogTarget &log)
    : m_config(std::move(config)), m_exchanges(exchanges), m_log(log)
{
}

std::optional<HttpRefusal> RequestDispatcher::admit(const HttpRequestHead &head)
{
    if (!originAllowed(head, *m_config))
        return HttpRefusal{403, "Requests for host \"" + shown(head.headers.value("host")) + "\" from origin \""
                                    + shown(head.headers.value("origin"))
                                    + "\" are refused, because a web page could send them. Use http://127.0.0.1:"
                                    + std::to_string(m_config->port) + ", or set APIKEY and HOST."};
    const EndpointLookup lookup = findEndpoint(head.method, head.path);
    if (lookup.match != EndpointMatch::Found) return notServed(head, lookup);
    if (lookup.row->access == Access::NeedsKey && !clientKeyMatches(head.headers, *m_config))
        return HttpRefusal{401, "The API key is missing or wrong. Send the APIKEY of the router's config.json as x-api-key "
                                "or as Authorization: Bearer."};
    const std::string *type = head.headers.find("content-type");
    if (head.method == "POST" && type && !isJsonType(*type))
        return HttpRefusal{415, "Content-Type \"" + shown(*type) + "\" is not supported; send application/json."};
    return std::nullopt;
}

void RequestDispatcher::handle(HttpRequest request, HttpResponder &responder)
{
    const EndpointLookup lookup = findEndpoint(request.head.method, request.head.path);
    Q_ASSERT(lookup.match == EndpointMatch::Found); // admit() let it pass
    lookup.row->serve(std::move(request), responder, {m_config, m_exchanges, m_log});
}

QByteArray RequestDispatcher::refusalBody(const HttpRefusal &refusal, const HttpRequestHead &head, MonotonicTime firstByte)
{
    recordRefusal(refusal, head, firstByte);
    return errorBody({.status = refusal.status, .type = std::string(errorTypeForStatus(refusal.status)), .message = refusal.message});
}

void RequestDispatcher::recordRefusal(const HttpRefusal &refusal, const HttpRequestHead &head, MonotonicTime firstByte)
{
    logging::ExchangeLog log(m_log, m_exchanges.nextId(), firstByte);
    log.started({.time = wallNow() - log.elapsed(),
                 .method = shown(head.method),
                 .path = shown(head.path),
                 .client = std::string(head.headers.value("user-agent").substr(0, 120))});
    const bool isKeyProblem = refusal.status == 401 || refusal.status == 403;
    log.finished({.outcome = logging::Outcome::Rejected,
                  .status = refusal.status,
                  .errorClass = isKeyProblem ? "auth" : "bad_request",
                  .errorMessage = refusal.message});
}

} // namespace ccr::proxy
