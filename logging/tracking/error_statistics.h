#pragma once

#include "logging/api/error_snapshot.h"
#include "logging/api/logging_config.h"
#include "logging/tracking/rate_ring.h"

#include <QJsonObject>

#include <deque>
#include <map>
#include <unordered_map>

namespace ccr::logging {

/// Counts errors: altogether, by what they are, by who sent them, by time; and groups those that are the same. Totals are
/// never capped; names are (200 of a kind, then "other"), and so are groups (1000, those not seen for longest go). Log thread.
class ErrorStatistics
{
public:
    explicit ErrorStatistics(const Clock &clock = systemClock());

    /// Live: a shorter history is cut at once.
    void applyConfig(const ErrorLoggingConfig &config);

    /// Gives the error its fingerprint and counts it, as far as the configuration wants. Nothing when it is switched off.
    void add(ErrorOccurrence &error);

    ErrorStatisticsSnapshot snapshot() const;
    /// Newest first. Empty `errorClass`: all.
    std::vector<ErrorOccurrence> recent(std::size_t limit = 10, std::string_view errorClass = {}) const;
    std::vector<ErrorGroup> top(std::size_t limit = 10) const;
    const ErrorGroup *group(const std::string &fingerprint) const;
    std::size_t historySize() const { return m_history.size(); }
    void clear();

    /// For the next run; the history is not kept, the log files have it.
    QJsonObject toJson() const;
    void restore(const QJsonObject &json);
    /// Goes up with every error that was counted.
    std::uint64_t total() const { return m_total; }
    std::size_t approximateBytes() const;

private:
    struct Group
    {
        ErrorGroup numbers;
        std::deque<std::uint64_t> lastRequests; ///< hashes, so that tries of one request count once
    };
    using Counts = std::map<std::string, std::uint64_t, std::less<>>;

    void count(const ErrorOccurrence &error);
    void addToGroup(const ErrorOccurrence &error, std::string pattern);
    void forgetOneGroup();
    Trend trend(WallTime now) const;

    const Clock &m_clock;
    ErrorLoggingConfig m_config;
    std::uint64_t m_total = 0;
    std::uint64_t m_recovered = 0;
    Counts m_byClass;
    Counts m_bySeverity;
    Counts m_byProvider;
    Counts m_byStatus;
    RateRing m_seconds{std::chrono::seconds(1), 60};
    RateRing m_minutes{std::chrono::minutes(1), 60};
    RateRing m_hours{std::chrono::hours(1), 24};
    RateRing m_days{std::chrono::hours(24), 30};
    std::unordered_map<std::string, Group> m_groups;
    std::deque<ErrorOccurrence> m_history; ///< oldest first
    WallTime m_since;
};

/// Which way a row of counts goes, oldest first: the sum of the newer half against that of the older one. A difference that
/// chance alone would explain (two standard deviations of counts, and at least five) is none.
Trend trendOf(std::vector<TrendPoint> points);

} // namespace ccr::logging
