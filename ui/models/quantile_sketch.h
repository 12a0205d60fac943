#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace ccr::ui {

/// How often which value came, coarsely: enough for quantiles that are right within 2.5 %, in little memory, and two of them
/// add up. Values from 0.0001 to 1,000,000 keep that promise; others count as the nearest of these.
class QuantileSketch
{
public:
    void add(double value);
    void add(const QuantileSketch &other);
    std::uint64_t count() const { return m_count; }
    /// `share` 0.5: the median. Absent while there is nothing.
    std::optional<double> quantile(double share) const;

private:
    std::vector<std::pair<int, std::uint32_t>> m_bins; ///< in order
    std::uint64_t m_count = 0;
};

} // namespace ccr::ui
