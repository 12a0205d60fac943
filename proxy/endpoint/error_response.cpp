#include "proxy/endpoint/error_response.h"

#include "logging/base/json_writer.h"
#include "proxy/dialect/dialect.h"
#include "proxy/http/http_server.h"

namespace ccr::proxy {

namespace {

std::string_view dialectOf(std::string_view path)
{
    if (path.ends_with("/chat/completions")) return "openai-chat";
    if (path.ends_with("/responses")) return "openai-responses";
    const bool isGoogle =
        path.find("/v1beta/") != std::string_view::npos || path.ends_with("enerateContent") || path.ends_with(":countTokens");
    return isGoogle ? "gemini" : "anthropic";
}

} // namespace

int httpStatus(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput: return 400;
    case ErrorKind::Unauthenticated: return 401;
    case ErrorKind::Forbidden: return 403;
    case ErrorKind::NotFound: return 404;
    case ErrorKind::Conflict: return 409;
    case ErrorKind::TooLarge: return 413;
    case ErrorKind::RateLimited: return 429;
    case ErrorKind::Overloaded: return 529;
    case ErrorKind::Timeout: return 504;
    case ErrorKind::Unavailable:
    case ErrorKind::Protocol: return 502;
    case ErrorKind::Io:
    case ErrorKind::Internal: return 500;
    }
    return 500;
}

std::string_view errorTypeForStatus(int status)
{
    switch (status) {
    case 401: return "authentication_error";
    case 403: return "permission_error";
    case 404: return "not_found_error";
    case 413: return "request_too_large";
    case 429: return "rate_limit_error";
    case 503:
    case 529: return "overloaded_error";
    case 504: return "timeout_error";
    default: return status >= 400 && status < 500 ? "invalid_request_error" : "api_error";
    }
}

ProviderError toProviderError(const Error &error)
{
    const int status = httpStatus(error.kind);
    ProviderError told = ownError(status, std::string(errorTypeForStatus(status)), phraseOf(error));
    if (!told.phrase.hasSentence()) told.phrase = {};
    return told;
}

ProviderError ownError(int status, std::string type, PackedPhrase phrase)
{
    return {.status = status, .type = std::move(type), .message = phrase.english(), .phrase = std::move(phrase)};
}

QByteArray errorBody(const ProviderError &error)
{
    std::string body = R"({"type":"error","error":{"type":)";
    appendJsonString(body, error.type.empty() ? errorTypeForStatus(error.status) : std::string_view(error.type));
    body += R"(,"message":)";
    appendJsonString(body, error.message);
    body += '}';
    if (!error.requestId.empty()) {
        body += R"(,"request_id":)";
        appendJsonString(body, error.requestId);
    }
    body += '}';
    return QByteArray::fromStdString(body);
}

QByteArray errorBody(const ProviderError &error, std::string_view path)
{
    const Dialect *dialect = findDialect(dialectOf(path));
    return dialect ? dialect->writeError(error) : errorBody(error);
}

std::string_view requestIdField(std::string_view path)
{
    return findDialect(dialectOf(path))->requestIdField();
}

void respondError(HttpResponder &responder, const Error &error, const HttpRequestHead &head)
{
    const ProviderError said = toProviderError(error);
    responder.respond(said.status, jsonHeaders(), errorBody(said, head.path));
}

HttpHeaders jsonHeaders()
{
    return {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
}

} // namespace ccr::proxy
