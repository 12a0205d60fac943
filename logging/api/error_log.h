#pragma once

#include "logging/api/error_info.h"
#include "logging/api/log.h"

namespace ccr::logging {

/// Errors by kind: one record each, which says its kind (errorKind) and class (errorClass), and one count in the error
/// statistics, whatever its level. `context`: what else belongs to it, for example operation or userId; secrets in it are
/// masked like everywhere. `exchangeId`: of the request it belongs to, or empty. Any thread.
class ErrorLog
{
public:
    explicit ErrorLog(Log log) : m_log(std::move(log)) {}

    /// `errorClass`: see logging/README.md.
    void error(const ErrorInfo &error, std::string_view errorClass = "internal", FieldList context = {},
               std::string_view exchangeId = {}) const;
    /// Something went wrong with a stream of data.
    void streamError(const ErrorInfo &error, std::string_view streamId, FieldList context = {}, std::string_view exchangeId = {}) const;
    /// `operation` took longer than it should: a warning.
    void performanceError(std::string_view operation, nanoseconds duration, nanoseconds threshold, FieldList context = {},
                          std::string_view exchangeId = {}) const;
    /// `value` of `field` is not what was `expected`: a warning. The value is masked when the field's name says it is secret.
    void validationError(std::string_view field, std::string_view value, std::string_view expected, FieldList context = {},
                         std::string_view exchangeId = {}) const;
    /// `type`: what was tried, for example "origin refused".
    void securityError(std::string_view type, std::string_view details, FieldList context = {}, std::string_view exchangeId = {}) const;
    /// `status`: HTTP status of its answer, 0 without one.
    void externalServiceError(std::string_view service, std::string_view endpoint, int status, nanoseconds responseTime,
                              FieldList context = {}, std::string_view exchangeId = {}) const;

private:
    void write(Severity severity, std::string_view kind, std::string_view errorClass, std::string_view message, FieldList fields,
               FieldList context, std::string_view exchangeId) const;

    Log m_log;
};

} // namespace ccr::logging
