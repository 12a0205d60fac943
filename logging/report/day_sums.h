#pragma once

#include "logging/api/exchange_numbers.h"
#include "logging/api/logging_config.h"
#include "logging/report/question_reader.h"

#include <QDate>
#include <QJsonArray>

#include <atomic>
#include <map>

namespace ccr::logging {

/// What the requests of one day came to.
struct DaySum
{
    QDate day; ///< of the local time
    std::int64_t requests = 0;
    std::int64_t failed = 0;
    std::int64_t cancelled = 0;
    std::int64_t forgotten = 0; ///< of `requests`, those that the history does not keep any more
    TokenCounts tokens;
    std::map<std::string, double> costs;      ///< by currency; those without a price are in none
    std::map<std::string, double> planValues; ///< likewise: what a plan's requests would have cost

    void add(const ExchangeNumbers &numbers);
};

/// The days of the requests that the question chooses, the oldest first. Without a query and a level also those that are only kept as
/// sums of days, which nobody can ask more of; such a day counts when it begins in the time that is asked for.
Result<std::vector<DaySum>> findDaySums(const LogQuestion &question, const LoggingConfig &config, const std::atomic<bool> &cancelled);
/// All of them together; its day is the first one's.
DaySum totalOf(const std::vector<DaySum> &days);

QJsonObject daySumJson(const DaySum &sum);
QJsonArray daySumsJson(const std::vector<DaySum> &days);

} // namespace ccr::logging
