#include "logging/api/log.h"

namespace ccr::logging {

void Log::submit(Severity severity, std::string_view message, FieldList fields, std::string_view exchangeId) const
{
    m_target->submit({.time = wallNow(),
                      .severity = severity,
                      .component = m_component,
                      .message = message,
                      .exchangeId = exchangeId,
                      .fields = {fields.begin(), fields.size()}});
}

} // namespace ccr::logging
