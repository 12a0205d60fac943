#include "logging/tracking/error_class.h"

namespace ccr::logging {

namespace {

struct ClassSeverity
{
    std::string_view errorClass;
    ErrorSeverity severity;
};

constexpr ClassSeverity severities[] = {
    {"client_cancelled", ErrorSeverity::Info},
    {"aborted_by_user", ErrorSeverity::Info},
    {"bad_request", ErrorSeverity::Warning}, // the client's doing
    {"context_too_long", ErrorSeverity::Warning},
    {"content_filtered", ErrorSeverity::Warning},
    {"model_not_found", ErrorSeverity::Warning},
    {"rate_limited", ErrorSeverity::Warning}, // passes by itself
    {"overloaded", ErrorSeverity::Warning},
    {"empty_response", ErrorSeverity::Warning},
    {"validation", ErrorSeverity::Warning},
    {"performance", ErrorSeverity::Warning},
    {"auth", ErrorSeverity::Critical}, // stays until somebody acts
    {"quota", ErrorSeverity::Critical},
    {"budget", ErrorSeverity::Critical}, // the user's own
    {"tls", ErrorSeverity::Critical},
    {"address_not_found", ErrorSeverity::Critical},
    {"config", ErrorSeverity::Critical},
    {"transformer", ErrorSeverity::Critical},
    {"internal", ErrorSeverity::Critical},
    {"security", ErrorSeverity::Critical},
};

} // namespace

ErrorSeverity severityOfClass(std::string_view errorClass)
{
    for (const ClassSeverity &entry : severities)
        if (entry.errorClass == errorClass) return entry.severity;
    return ErrorSeverity::Error;
}

Severity levelOf(ErrorSeverity severity)
{
    switch (severity) {
    case ErrorSeverity::Info: return Severity::Info;
    case ErrorSeverity::Warning: return Severity::Warn;
    case ErrorSeverity::Error:
    case ErrorSeverity::Critical: return Severity::Error;
    case ErrorSeverity::Fatal: return Severity::Fatal;
    }
    return Severity::Error;
}

std::string_view errorClassOf(const ExchangeSnapshot &exchange)
{
    switch (exchange.outcome) {
    case Outcome::InFlight:
    case Outcome::Ok: return {};
    case Outcome::EmptyResponse: return exchange.errorClass.empty() ? std::string_view("empty_response") : exchange.errorClass;
    case Outcome::StreamTruncated: return exchange.errorClass.empty() ? std::string_view("stream_truncated") : exchange.errorClass;
    case Outcome::StreamErrorEvent: return exchange.errorClass.empty() ? std::string_view("stream_error_event") : exchange.errorClass;
    case Outcome::ClientCancelled: return exchange.errorClass.empty() ? std::string_view("client_cancelled") : exchange.errorClass;
    case Outcome::Failed:
    case Outcome::Rejected: break;
    }
    return exchange.errorClass.empty() ? std::string_view("internal") : exchange.errorClass;
}

} // namespace ccr::logging
