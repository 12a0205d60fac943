#include "logging/api/log.h"

namespace ccr::logging {

void Log::write(Severity severity, std::string_view message, Fields fields, std::string_view exchangeId) const
{
    if (!isEnabled(severity)) return;
    m_target->submit(LogRecord{.time = wallNow(),
                               .severity = severity,
                               .component = m_component,
                               .message = std::string(message),
                               .exchangeId = std::string(exchangeId),
                               .fields = std::move(fields)});
}

} // namespace ccr::logging
