#include "logging/api/error_info.h"

#include "logging/api/field_json.h"

namespace ccr::logging {

namespace {

constexpr int maxDepth = 16; ///< of errors inside errors

std::string_view nameOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput: return "InvalidInput";
    case ErrorKind::Unauthenticated: return "Unauthenticated";
    case ErrorKind::Forbidden: return "Forbidden";
    case ErrorKind::NotFound: return "NotFound";
    case ErrorKind::TooLarge: return "TooLarge";
    case ErrorKind::Conflict: return "Conflict";
    case ErrorKind::RateLimited: return "RateLimited";
    case ErrorKind::Overloaded: return "Overloaded";
    case ErrorKind::Timeout: return "Timeout";
    case ErrorKind::Unavailable: return "Unavailable";
    case ErrorKind::Protocol: return "Protocol";
    case ErrorKind::Io: return "Io";
    case ErrorKind::Internal: return "Internal";
    }
    return "Error";
}

const ErrorInfo *causeOf(const ErrorInfo &error)
{
    return error.cause.empty() ? nullptr : &error.cause.front();
}

std::string joined(const ErrorInfo &error, std::string ErrorInfo::*part, std::string_view separator)
{
    std::string text = error.*part;
    int depth = 0;
    for (const ErrorInfo *cause = causeOf(error); cause; cause = causeOf(*cause)) {
        if (++depth > maxDepth) return text.append(separator).append("...");
        text.append(separator).append(cause->*part);
    }
    return text;
}

enum class Causes
{
    Joined,
    Nested
};

void appendError(std::string &out, const ErrorInfo &error, Causes causes, int depth)
{
    const bool isJoined = causes == Causes::Joined;
    out += "{\"type\":";
    appendQuoted(out, error.type, Escaping::Minimal);
    out += ",\"message\":";
    appendQuoted(out, isJoined ? joined(error, &ErrorInfo::message, ": ") : error.message, Escaping::Minimal);
    out += ",\"stack\":";
    appendQuoted(out, isJoined ? joined(error, &ErrorInfo::stack, "\ncaused by: ") : error.stack, Escaping::Minimal);
    if (!error.aggregated.empty() && depth < maxDepth) {
        out += ",\"aggregateErrors\":[";
        for (const ErrorInfo &part : error.aggregated) {
            appendError(out, part, causes, depth + 1);
            out += ',';
        }
        out.back() = ']';
    }
    for (const auto &[name, value] : error.extra) appendJsonMember(out, name, FieldView(name, value).value, Escaping::Minimal);
    if (!isJoined && causeOf(error) && depth < maxDepth) {
        out += ",\"cause\":";
        appendError(out, *causeOf(error), causes, depth + 1);
    }
    out += '}';
}

} // namespace

ErrorInfo errorInfo(const Error &error)
{
    ErrorInfo info;
    info.type = nameOf(error.kind);
    info.message = error.message.toStdString();
    if (!error.detail.isEmpty()) info.extra.emplace_back("detail", error.detail.toStdString());
    return info;
}

RawJson serializeError(const ErrorInfo &error)
{
    RawJson json;
    appendError(json.text, error, Causes::Joined, 0);
    return json;
}

RawJson serializeErrorWithCause(const ErrorInfo &error)
{
    RawJson json;
    appendError(json.text, error, Causes::Nested, 0);
    return json;
}

std::string errorMessage(const ErrorInfo &error)
{
    return error.message;
}

} // namespace ccr::logging
