#include "proxy/exchange/error_class.h"

#include "proxy/api/exchange_sentence.h"

namespace ccr::proxy {

std::string_view errorClass(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput:
    case ErrorKind::Conflict:
    case ErrorKind::TooLarge: return "bad_request";
    case ErrorKind::Unauthenticated:
    case ErrorKind::Forbidden: return "auth";
    case ErrorKind::NotFound: return "model_not_found";
    case ErrorKind::RateLimited: return "rate_limited";
    case ErrorKind::Overloaded: return "overloaded";
    case ErrorKind::Timeout: return "timeout_first_token";
    case ErrorKind::Unavailable: return "config";
    case ErrorKind::Protocol: return "translate";
    case ErrorKind::Io:
    case ErrorKind::Internal: return "internal";
    }
    return "internal";
}

std::string_view errorClass(UpstreamFailureKind kind)
{
    switch (kind) {
    case UpstreamFailureKind::Dns: return "dns";
    case UpstreamFailureKind::Refused: return "refused";
    case UpstreamFailureKind::Tls: return "tls";
    case UpstreamFailureKind::ConnectTimeout: return "timeout_connect";
    case UpstreamFailureKind::FirstByteTimeout: return "timeout_first_token";
    case UpstreamFailureKind::IdleTimeout:
    case UpstreamFailureKind::TotalTimeout: return "stream_stall";
    case UpstreamFailureKind::ConnectionLost: return "connection_lost";
    case UpstreamFailureKind::Protocol: return "translate";
    }
    return "internal";
}

std::string_view errorClass(const ProviderError &error)
{
    if (error.message.find("prompt is too long") != std::string::npos) return "context_too_long";
    switch (error.cause) {
    case ErrorCause::Quota: return "quota";
    case ErrorCause::ContentFilter: return "content_filtered";
    case ErrorCause::UnknownModel: return "model_not_found";
    case ErrorCause::UnknownAddress: return "address_not_found";
    case ErrorCause::Unstated: break;
    }
    switch (error.status) {
    case 401:
    case 403: return "auth";
    case 429: return "rate_limited";
    case 503:
    case 529: return "overloaded";
    case 504: return "timeout_first_token";
    default: break;
    }
    if (error.type == "overloaded_error") return "overloaded";
    if (error.type == "rate_limit_error") return "rate_limited";
    if (error.status >= 500) return "upstream_5xx";
    return error.status == 400 || error.status == 422 ? "bad_request" : "upstream_4xx";
}

Error toError(const UpstreamFailure &failure, const QString &provider)
{
    const auto saying = [&](ErrorKind kind, ExchangeSentence sentence) { return errorTelling(kind, sentence, provider, failure.message); };
    switch (failure.kind) {
    case UpstreamFailureKind::Dns:
    case UpstreamFailureKind::Refused:
    case UpstreamFailureKind::Tls: return saying(ErrorKind::Unavailable, "Provider \"%1\" cannot be reached: %2");
    case UpstreamFailureKind::ConnectTimeout: return saying(ErrorKind::Timeout, "Provider \"%1\" cannot be reached: %2");
    case UpstreamFailureKind::FirstByteTimeout: return saying(ErrorKind::Timeout, "Provider \"%1\" did not answer: %2");
    case UpstreamFailureKind::IdleTimeout:
    case UpstreamFailureKind::TotalTimeout: return saying(ErrorKind::Timeout, "Provider \"%1\" did not finish its answer: %2");
    case UpstreamFailureKind::ConnectionLost: return saying(ErrorKind::Unavailable, "The connection to provider \"%1\" broke: %2");
    case UpstreamFailureKind::Protocol: return saying(ErrorKind::Protocol, "Provider \"%1\" gave an answer that cannot be read: %2");
    }
    return saying(ErrorKind::Internal, "Provider \"%1\": %2");
}

} // namespace ccr::proxy
