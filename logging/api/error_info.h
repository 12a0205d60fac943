#pragma once

#include "logging/api/log_record.h"
#include "logging/base/result.h"

#include <string>
#include <vector>

namespace ccr::logging {

/// An error as records describe it, under the field "err".
struct ErrorInfo
{
    std::string type = "Error";
    std::string message;
    std::string stack;                 ///< usually begins with type and message; empty when there is none
    Fields extra;                      ///< further members: code, errno, syscall …
    std::vector<ErrorInfo> cause;      ///< what led to it; the first one counts
    std::vector<ErrorInfo> aggregated; ///< errors that this one stands for
};

/// `type` is the kind's name.
ErrorInfo errorInfo(const Error &error);

/// What pino's standard serializer writes: {type, message, stack, aggregateErrors, …extra}, in which message and stack are
/// followed by those of the causes ("outer: inner", "…\ncaused by: …").
RawJson serializeError(const ErrorInfo &error);
/// The variant that keeps the cause as an object of its own: {type, message, stack, …extra, cause: {…}}.
RawJson serializeErrorWithCause(const ErrorInfo &error);
/// What a record says that was given nothing but an error.
std::string errorMessage(const ErrorInfo &error);

} // namespace ccr::logging
