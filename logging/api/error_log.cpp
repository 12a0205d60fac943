#include "logging/api/error_log.h"

#include "logging/base/json_writer.h"
#include "logging/base/milliseconds.h"

namespace ccr::logging {

namespace {

std::string text(std::string_view head, std::string_view tail)
{
    return std::string(head).append(tail);
}

} // namespace

void ErrorLog::write(Severity severity, std::string_view kind, std::string_view errorClass, std::string_view message, FieldList fields,
                     FieldList context, std::string_view exchangeId) const
{
    if (!m_log.isEnabled(severity)) return;
    std::vector<FieldView> all{{"errorKind", kind}, {"errorClass", errorClass}};
    all.insert(all.end(), fields.begin(), fields.end());
    all.insert(all.end(), context.begin(), context.end());
    m_log.writeFields(severity, message, all, exchangeId);
}

void ErrorLog::error(const ErrorInfo &error, std::string_view errorClass, FieldList context, std::string_view exchangeId) const
{
    const RawJson serialized = serializeError(error);
    write(Severity::Error, "error", errorClass, errorMessage(error), {{"err", RawJsonView{serialized.text}}}, context, exchangeId);
}

void ErrorLog::streamError(const ErrorInfo &error, std::string_view streamId, FieldList context, std::string_view exchangeId) const
{
    const RawJson serialized = serializeError(error);
    write(Severity::Error, "stream", "stream_error_event", text("stream error: ", errorMessage(error)),
          {{"streamId", streamId}, {"err", RawJsonView{serialized.text}}}, context, exchangeId);
}

void ErrorLog::performanceError(std::string_view operation, nanoseconds duration, nanoseconds threshold, FieldList context,
                                std::string_view exchangeId) const
{
    write(Severity::Warn, "performance", "performance", text("performance threshold exceeded: ", operation),
          {{"operation", operation},
           {"durationMs", inMs(duration)},
           {"thresholdMs", inMs(threshold)},
           {"exceededByMs", inMs(duration - threshold)}},
          context, exchangeId);
}

void ErrorLog::validationError(std::string_view field, std::string_view value, std::string_view expected, FieldList context,
                               std::string_view exchangeId) const
{
    // Under its own name, by which redaction knows what has to be masked.
    std::string given = "{";
    appendJsonString(given, field);
    given += ':';
    appendJsonString(given, value);
    given += '}';
    write(Severity::Warn, "validation", "validation", text("validation failed: ", field),
          {{"field", field}, {"given", RawJsonView{given}}, {"expected", expected}}, context, exchangeId);
}

void ErrorLog::securityError(std::string_view type, std::string_view details, FieldList context, std::string_view exchangeId) const
{
    write(Severity::Error, "security", "security", text("security error: ", type), {{"type", type}, {"details", details}}, context,
          exchangeId);
}

void ErrorLog::externalServiceError(std::string_view service, std::string_view endpoint, int status, nanoseconds responseTime,
                                    FieldList context, std::string_view exchangeId) const
{
    const std::string_view errorClass = status >= 500 || status == 0 ? "upstream_5xx" : "upstream_4xx";
    write(Severity::Error, "externalService", errorClass, text("external service error: ", service),
          {{"service", service}, {"endpoint", endpoint}, {"status", status}, {"responseTimeMs", inMs(responseTime)}}, context, exchangeId);
}

} // namespace ccr::logging
