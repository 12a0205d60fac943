#pragma once

#include "logging/api/snapshots.h"

#include <array>
#include <map>
#include <string>

namespace ccr::logging {

/// Quantiles of durations without keeping them: buckets 1/16 apart within each power of two, right within 7 %.
class DurationSketch
{
public:
    void add(nanoseconds duration);
    /// 0 when there is none; `share` between 0 and 1.
    nanoseconds quantile(double share) const;
    nanoseconds longest() const { return m_longest; }
    std::int64_t count() const { return m_count; }

private:
    static constexpr int stepsPerOctave = 16;
    std::array<std::uint32_t, 40 * stepsPerOctave> m_counts{}; ///< from one microsecond on
    std::int64_t m_count = 0;
    nanoseconds m_longest{};
};

/// What an export says about the exchanges that it holds. Its size does not depend on their number.
struct ExportSummary
{
    void add(const ExchangeSnapshot &exchange);

    std::int64_t exchanges = 0;
    std::int64_t records = 0;
    std::int64_t failed = 0; ///< ended other than well, and not cancelled by the client
    std::int64_t cancelled = 0;
    std::int64_t attempts = 0;
    TokenCounts tokens;
    std::map<std::string, double> cost;      ///< by currency
    std::map<std::string, double> planValue; ///< what plans covered, likewise
    std::map<std::string, std::int64_t> byOutcome;
    std::map<std::string, std::int64_t> byErrorClass;
    std::map<std::string, std::int64_t> byTarget;    ///< provider,model
    std::map<std::string, std::int64_t> errorsByDay; ///< yyyy-mm-dd, UTC
    DurationSketch total;
    DurationSketch firstContent;

    /// name, value, as text: what every format lists.
    std::vector<std::pair<std::string, std::string>> rows() const;
};

} // namespace ccr::logging
