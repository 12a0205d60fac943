#pragma once

#include "logging/alert/plan_spending.h"
#include "logging/api/alert_notice.h"
#include "logging/api/logging_config.h"
#include "logging/base/phrase.h"
#include "logging/report/log_checks.h"

#include <QMap>

#include <optional>
#include <vector>

namespace ccr::logging {

/// What the rules look at, gathered at one moment.
struct AlertInputs
{
    struct SinkState
    {
        QString stream;
        Phrase problem;          ///< empty: it works
        milliseconds duration{}; ///< of the problem; filled in by who asks the sinks again and again
    };

    std::optional<double> diskShare; ///< used share of the file system that holds the logs; absent: unknown, nothing changes
    QString directory;
    std::uint64_t errorsInHour = 0;
    std::uint64_t dropped = 0; ///< records lost since the program started
    std::vector<SinkState> sinks;
    milliseconds sinceLastRecord{};
    bool hasRequests = false;          ///< requests are under way or came since the last record
    std::uint64_t streams = 0;         ///< that ended in the last 15 minutes
    std::uint64_t abnormalStreams = 0; ///< of these, those that were cut off or failed
    QMap<QString, double> costToday;   ///< by currency: amounts of two currencies are never added
    QMap<QString, double> costOfMonth;
    std::int64_t tokensToday = 0;
    std::int64_t tokensOfMonth = 0;
    std::vector<PlanState> plans;
    std::optional<std::vector<LogCheck>> checks; ///< of the files; absent: they were not looked at this time, nothing changes
};

/// An alert that holds.
struct AlertEpisode
{
    AlertLevel level = AlertLevel::Warning;
    WallTime since;
};

/// Decides which alerts begin, get worse and end. Once an episode: what holds already says nothing again, and it ends only
/// when the value has gone back well under its limit. Neither reads nor writes anything.
class AlertRules
{
public:
    explicit AlertRules(const AlertConfig &config) : m_config(config) {}

    std::vector<AlertNotice> check(const AlertInputs &inputs, WallTime now);

    void setConfig(const AlertConfig &config) { m_config = config; }
    const QMap<QString, AlertEpisode> &episodes() const { return m_episodes; }
    /// Goes on with what held when the program ended.
    void restore(const QMap<QString, AlertEpisode> &episodes) { m_episodes = episodes; }

private:
    /// What one rule found: absent where nothing is wrong.
    struct Finding
    {
        QString id;
        std::optional<AlertLevel> level; ///< over its limit
        bool isCalm = true;              ///< far enough under it that an episode ends
        double value = 0;
        double limit = 0;
        QString message;
        QString calmMessage;
        Phrase detail;
        Phrase remedy;
    };

    Finding disk(const AlertInputs &inputs) const;
    Finding errors(const AlertInputs &inputs) const;
    Finding drops(const AlertInputs &inputs, WallTime now);
    Finding sink(const AlertInputs::SinkState &state) const;
    Finding activity(const AlertInputs &inputs) const;
    Finding streams(const AlertInputs &inputs) const;
    Finding fileCheck(const LogCheck &check);
    Finding budget(const QString &id, const QString &what, double spent, double limit, int digits) const;
    /// The budgets of each currency in which something is spent, or was when an alert of it began.
    std::vector<Finding> moneyBudgets(const QString &prefix, QMap<QString, double> costs, const QString &what,
                                      double (AlertConfig::*limitIn)(const QString &) const) const;
    void applyBudgets(const AlertInputs &inputs, WallTime now, std::vector<AlertNotice> &out);
    /// An alert "plan:<provider>:<window>", whose detail is "<unit or currency> <end of the window, ISO 8601>".
    Finding plan(const PlanState &state) const;
    void applyPlans(const std::vector<PlanState> &plans, WallTime now, std::vector<AlertNotice> &out);
    void apply(const Finding &finding, WallTime now, std::vector<AlertNotice> &out);
    void endVanishedSinks(const AlertInputs &inputs, WallTime now, std::vector<AlertNotice> &out);

    AlertConfig m_config;
    QMap<QString, AlertEpisode> m_episodes;
    std::uint64_t m_seenDrops = 0;
    WallTime m_lastDrop;
    QMap<QString, int> m_goodChecks; ///< by name: how many in a row found nothing
};

} // namespace ccr::logging
