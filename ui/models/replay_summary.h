#pragma once

#include "logging/api/logging_config.h"
#include "proxy/api/trial_control.h"
#include "ui/models/exchange_statistics.h"

#include <QString>

namespace ccr::ui {

/// What other routes would change, of requests of the past.
struct ReplaySummary
{
    struct Group
    {
        QString before; ///< rule, or that it was refused
        QString after;
        int count = 0;
    };
    std::vector<Group> groups;              ///< the largest first
    std::map<std::string, double> costMore; ///< by currency; below 0: it would cost less
    int priced = 0;                         ///< changes whose cost is known on both sides
    int unpriced = 0;
};

/// By the tokens that the requests took, which is an estimate: another model counts and answers otherwise.
ReplaySummary summaryOf(const proxy::ReplayReport &report, const QList<proxy::RecordedRequest> &requests,
                        const logging::LoggingConfig &prices);
/// "9 Default → Background, 5 Big → Default"
QString groupsText(const ReplaySummary &summary);
/// "Estimated cost: −$0.41 (2 changes have no price)."; empty: nothing changes, or no price is known.
QString costDifferenceText(const ReplaySummary &summary);

} // namespace ccr::ui
