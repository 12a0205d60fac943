#include "proxy/endpoint/request_dispatcher.h"

#include "logging/api/exchange_log.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/auth/api_key_check.h"
#include "proxy/auth/origin_check.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/http/query.h"
#include "proxy/http/shown_text.h"

namespace ccr::proxy {

namespace {

constexpr std::size_t shownTextLength = 80;
constexpr std::string_view presetPrefix = "/preset/";

std::string shown(std::string_view text)
{
    return shownText(text, shownTextLength);
}

bool isJsonType(std::string_view contentType)
{
    std::string_view type = contentType.substr(0, contentType.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    return equalsIgnoringCase(type, "application/json") || equalsIgnoringCase(type, "text/json")
           || (type.size() > 5 && equalsIgnoringCase(type.substr(type.size() - 5), "+json"));
}

bool hasContent(std::string_view method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

std::optional<HttpRefusal> checkContentType(Access access, const HttpRequestHead &head)
{
    if (!hasContent(head.method)) return std::nullopt;
    const std::string *type = head.headers.find("content-type");
    if (type && !isJsonType(*type))
        return HttpRefusal{415, told("Content-Type \"%1\" is not supported; send application/json.", shown(*type))};
    // A form of any web page can send a request without this type, and none with it.
    if (!type && access == Access::Management) return HttpRefusal{415, told("Content-Type is missing; send application/json.")};
    return std::nullopt;
}

PackedPhrase noSuchPreset(const std::string &name, const QStringList &installed)
{
    if (installed.isEmpty()) return told("There is no preset \"%1\". None is installed.", name);
    return told("There is no preset \"%1\". Installed are: %2.", name, installed.join(QStringLiteral(", ")));
}

KeyPlaces keyPlaces(const EndpointLookup &lookup)
{
    const bool isGoogle = lookup.row->serve == &serveGenerateContent || lookup.row->pattern.starts_with("/v1beta/");
    return isGoogle ? KeyPlaces::HeadersAndQuery : KeyPlaces::Headers;
}

} // namespace

RequestDispatcher::RequestDispatcher(std::shared_ptr<const ProxyConfig> config, ExchangeTable &exchanges, logging::LogTarget &log,
                                     const ServerControl &server)
    : m_config(std::move(config)), m_exchanges(exchanges), m_log(log), m_server(server)
{
}

RequestDispatcher::Destination RequestDispatcher::destinationOf(std::string_view method, std::string_view path) const
{
    if (!path.starts_with(presetPrefix)) return {m_config, {}, path, findEndpoint(method, path)};
    const std::string_view rest = path.substr(presetPrefix.size());
    const std::string_view name = rest.substr(0, rest.find('/'));
    Destination destination{.config = nullptr, .preset = name, .path = rest.substr(name.size()), .lookup = {}};
    destination.lookup = findEndpoint(method, destination.path);
    // Only what agents use has a meaning there.
    if (destination.lookup.row && destination.lookup.row->access != Access::Agent) destination.lookup = {};
    const std::string decoded = percentDecoded(name);
    destination.config = m_config->presets.value(QString::fromStdString(decoded));
    return destination;
}

std::optional<HttpRefusal> RequestDispatcher::admit(const HttpRequestHead &head, const HttpPeer &peer)
{
    if (std::optional<PackedPhrase> reason = foreignSender(head, *m_config)) return HttpRefusal{403, *std::move(reason)};
    std::optional<HttpRefusal> refusal = admitTo(destinationOf(head.method, head.path), head, peer);
    if (refusal) refusal->headers.append(corsHeaders(head)); // so that an allowed page can read why
    return refusal;
}

std::optional<HttpRefusal> RequestDispatcher::admitTo(const Destination &destination, const HttpRequestHead &head,
                                                      const HttpPeer &peer) const
{
    const EndpointLookup &lookup = destination.lookup;
    if (head.method == "OPTIONS" && (lookup.row || head.path == "*")) return std::nullopt; // a preflight comes without a key
    if (lookup.match != EndpointMatch::Found) return notServed(destination, head);
    if (std::optional<HttpRefusal> refusal = checkSender(lookup.row->access, head, peer)) return refusal;
    const bool isKeyRight = lookup.row->access == Access::Public || clientKeyMatches(head, *m_config, keyPlaces(lookup));
    // Claude Code would try a 401 again for three minutes before it tells its user.
    if (!isKeyRight)
        return HttpRefusal{
            401,
            told("The API key is missing or wrong. Send the APIKEY of the router's config.json in the header x-api-key or Authorization."),
            {{"x-should-retry", "false"}, {"WWW-Authenticate", "Bearer"}}};
    if (!destination.config) return notServed(destination, head); // after the key: names of presets are nobody else's business
    return checkContentType(lookup.row->access, head);
}

std::optional<HttpRefusal> RequestDispatcher::checkSender(Access access, const HttpRequestHead &head, const HttpPeer &peer) const
{
    if (access != Access::Management || !m_config->apiKey.isEmpty() || (peer.isLoopback && isForLoopback(head))) return std::nullopt;
    return HttpRefusal{
        403,
        told(
            "\"%1\" is served to programs on this machine only while no APIKEY is set. Send the request to http://127.0.0.1:%2, or set APIKEY.",
            shown(head.path), m_config->port)};
}

HttpRefusal RequestDispatcher::notServed(const Destination &destination, const HttpRequestHead &head) const
{
    if (destination.lookup.match == EndpointMatch::WrongMethod) {
        std::string allowed = allowedMethods(destination.path);
        PackedPhrase reason = told("\"%1\" does not take %2; use one of %3.", shown(head.path), shown(head.method), allowed);
        return {405, std::move(reason), {{"Allow", std::move(allowed)}}};
    }
    if (destination.lookup.row) return {404, noSuchPreset(shown(percentDecoded(destination.preset)), m_config->presets.keys())};
    if (head.path.starts_with("/v1/v1/"))
        return {404, told("\"%1\" has \"/v1\" twice; take it off the client's base URL.", shown(head.path))};
    return {
        404,
        told(
            "There is no endpoint \"%1\". Agents are served at POST /v1/messages, /v1/messages/count_tokens, /v1/chat/completions, /v1/responses and /v1beta/models/{model}:generateContent, and at GET /v1/models.",
            shown(head.path))};
}

void RequestDispatcher::handle(HttpRequest request, HttpResponder &responder)
{
    if (request.head.headers.find("origin")) responder.addHeaders(corsHeaders(request.head));
    if (request.head.method == "OPTIONS") return answerOptions(request.head, responder);
    const Destination destination = destinationOf(request.head.method, request.head.path);
    // admit() let it pass, but the configuration may have changed while the body arrived.
    if (!destination.config)
        return respondError(responder, {.kind = ErrorKind::NotFound, .message = QStringLiteral("The preset was removed.")}, request.head);
    std::string parameter = percentDecoded(destination.lookup.parameter);
    const EndpointFunction serve = destination.lookup.row->serve;
    serve(std::move(request), responder, {destination.config, m_exchanges, m_log, m_server, std::move(parameter)});
}

void RequestDispatcher::answerOptions(const HttpRequestHead &head, HttpResponder &responder) const
{
    if (head.headers.find("origin")) return responder.respond(204, preflightHeaders(head), {});
    const std::string methods = allowedMethods(destinationOf(head.method, head.path).path);
    responder.respond(204, {{"Allow", methods.empty() ? std::string("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS") : methods}}, {});
}

RefusalAnswer RequestDispatcher::answerRefusal(const HttpRefusal &refusal, const HttpRequestHead &head, MonotonicTime firstByte)
{
    ProviderError error = ownError(refusal.status, std::string(errorTypeForStatus(refusal.status)), refusal.reason);
    error.requestId = recordRefusal(refusal, head, firstByte);
    RefusalAnswer answer{.headers = {{"Content-Type", "application/json"}}, .body = errorBody(error, head.path)};
    answer.headers.append(refusal.headers);
    answer.headers.add(std::string(requestIdField(head.path)), error.requestId);
    return answer;
}

std::string RequestDispatcher::recordRefusal(const HttpRefusal &refusal, const HttpRequestHead &head, MonotonicTime firstByte)
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
                  .errorMessage = refusal.reason.english(),
                  .errorPhrase = refusal.reason});
    return log.id();
}

} // namespace ccr::proxy
