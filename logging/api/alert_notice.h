#pragma once

#include "logging/base/clock.h"
#include "logging/base/phrase.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace ccr::logging {

enum class AlertLevel
{
    Warning,
    Critical
};

enum class AlertState
{
    Raised,
    Escalated, ///< it was a warning and is critical now
    Cleared
};

/// Something about the logs or the requests that a person should know. A value without secrets.
struct AlertNotice
{
    /// "disk", "errors", "drops", "sink:<stream>", "activity", "streams", "budget:<currency>", "budget:month:<currency>", "budget:tokens",
    /// "budget:month-tokens", "plan:<provider>:<window>", "check:<name>"
    QString id;
    AlertLevel level = AlertLevel::Warning;
    AlertState state = AlertState::Raised;
    QString message; ///< what, how much, what to do: in English, for logs and webhooks
    Phrase detail;   ///< what no number says: the folder of the logs, the words of an output that fails, what a check found; else empty
    Phrase remedy;   ///< of what a check found: a shell command where one does it; else empty
    double value = 0;
    double limit = 0;
    WallTime time;  ///< of this notice
    WallTime since; ///< when the episode began
};

QString toString(AlertLevel level); ///< "warning", "critical"
QString toString(AlertState state); ///< "raised", "escalated", "cleared"

} // namespace ccr::logging

Q_DECLARE_METATYPE(ccr::logging::AlertNotice)
