#pragma once

#include "logging/api/error_snapshot.h"

#include <QJsonArray>

#include <cstdint>
#include <vector>

namespace ccr::logging {

/// Counts per interval of the wall clock (UTC), for the last `slots` of them; memory is fixed. A clock that was set back by
/// more than the ring is long begins it anew.
class RateRing
{
public:
    RateRing(std::chrono::seconds width, std::size_t slots) : m_width(width), m_counts(slots) {}

    void add(WallTime time, std::uint64_t count = 1);
    /// In the newest `slots` intervals, the running one included.
    std::uint64_t count(WallTime now, std::size_t slots) const;
    /// The same, each for itself, oldest first.
    std::vector<TrendPoint> points(WallTime now, std::size_t slots) const;
    std::size_t size() const { return m_counts.size(); }
    std::chrono::seconds width() const { return m_width; }
    void clear();

    QJsonArray toJson() const; ///< [number of the newest interval, its count, the count before …]
    void restore(const QJsonArray &json);

private:
    std::int64_t numberOf(WallTime time) const;
    std::int64_t newestAt(WallTime now) const;
    std::uint64_t at(std::int64_t number) const;
    std::size_t placeOf(std::int64_t number) const;

    std::chrono::seconds m_width;
    std::vector<std::uint64_t> m_counts;
    std::int64_t m_newest = -1; ///< number of the interval that m_counts ends with; -1: nothing was counted yet
};

} // namespace ccr::logging
