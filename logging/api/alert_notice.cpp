#include "logging/api/alert_notice.h"

namespace ccr::logging {

QString toString(AlertLevel level)
{
    return level == AlertLevel::Critical ? QStringLiteral("critical") : QStringLiteral("warning");
}

QString toString(AlertState state)
{
    switch (state) {
    case AlertState::Raised: return QStringLiteral("raised");
    case AlertState::Escalated: return QStringLiteral("escalated");
    case AlertState::Cleared: return QStringLiteral("cleared");
    }
    return {};
}

} // namespace ccr::logging
