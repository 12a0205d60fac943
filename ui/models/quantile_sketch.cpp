#include "ui/models/quantile_sketch.h"

#include <algorithm>
#include <cmath>

namespace ccr::ui {

namespace {

constexpr double growth = 1.05; ///< from one bin to the next
constexpr double smallest = 1e-4;
constexpr double largest = 1e6;

int binOf(double value)
{
    return static_cast<int>(std::floor(std::log(std::clamp(value, smallest, largest)) / std::log(growth)));
}

double middleOf(int bin)
{
    return std::pow(growth, bin + 0.5);
}

bool isBefore(const std::pair<int, std::uint32_t> &entry, int bin)
{
    return entry.first < bin;
}

} // namespace

void QuantileSketch::add(double value)
{
    const int bin = binOf(value);
    const auto place = std::lower_bound(m_bins.begin(), m_bins.end(), bin, isBefore);
    if (place != m_bins.end() && place->first == bin)
        ++place->second;
    else
        m_bins.insert(place, {bin, 1});
    ++m_count;
}

void QuantileSketch::add(const QuantileSketch &other)
{
    std::vector<std::pair<int, std::uint32_t>> merged;
    merged.reserve(m_bins.size() + other.m_bins.size());
    auto mine = m_bins.cbegin();
    for (const auto &[bin, count] : other.m_bins) {
        while (mine != m_bins.cend() && mine->first < bin) merged.push_back(*mine++);
        const bool isShared = mine != m_bins.cend() && mine->first == bin;
        merged.emplace_back(bin, count + (isShared ? (mine++)->second : 0));
    }
    merged.insert(merged.end(), mine, m_bins.cend());
    m_bins = std::move(merged);
    m_count += other.m_count;
}

std::optional<double> QuantileSketch::quantile(double share) const
{
    if (m_count == 0) return std::nullopt;
    const double wanted = share * static_cast<double>(m_count);
    std::uint64_t seen = 0;
    for (const auto &[bin, count] : m_bins) {
        seen += count;
        if (static_cast<double>(seen) >= wanted) return middleOf(bin);
    }
    return middleOf(m_bins.back().first);
}

} // namespace ccr::ui
