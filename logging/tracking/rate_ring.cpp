#include "logging/tracking/rate_ring.h"

#include <algorithm>

namespace ccr::logging {

std::int64_t RateRing::numberOf(WallTime time) const
{
    const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
    return std::max<std::int64_t>(0, seconds / m_width.count());
}

std::size_t RateRing::placeOf(std::int64_t number) const
{
    return static_cast<std::size_t>(number) % m_counts.size();
}

void RateRing::clear()
{
    std::fill(m_counts.begin(), m_counts.end(), 0);
    m_newest = -1;
}

void RateRing::add(WallTime time, std::uint64_t count)
{
    const auto size = static_cast<std::int64_t>(m_counts.size());
    const std::int64_t number = numberOf(time);
    if (m_newest >= 0 && number <= m_newest - size) clear();
    if (m_newest < 0 || number - m_newest >= size) {
        clear();
        m_newest = number;
    }
    for (; m_newest < number; ++m_newest) m_counts[placeOf(m_newest + 1)] = 0;
    m_counts[placeOf(number)] += count;
}

std::uint64_t RateRing::at(std::int64_t number) const
{
    const bool isHeld =
        m_newest >= 0 && number <= m_newest && number > m_newest - static_cast<std::int64_t>(m_counts.size()) && number >= 0;
    return isHeld ? m_counts[placeOf(number)] : 0;
}

// What was counted just before the clock was set back a little still counts.
std::int64_t RateRing::newestAt(WallTime now) const
{
    const std::int64_t number = numberOf(now);
    return m_newest > number && m_newest - number < static_cast<std::int64_t>(m_counts.size()) ? m_newest : number;
}

std::uint64_t RateRing::count(WallTime now, std::size_t slots) const
{
    const std::int64_t newest = newestAt(now);
    std::uint64_t sum = 0;
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(std::min(slots, m_counts.size())); ++i) sum += at(newest - i);
    return sum;
}

std::vector<TrendPoint> RateRing::points(WallTime now, std::size_t slots) const
{
    const std::int64_t newest = newestAt(now);
    std::vector<TrendPoint> result;
    for (std::int64_t i = static_cast<std::int64_t>(std::min(slots, m_counts.size())) - 1; i >= 0; --i)
        result.push_back({.time = WallTime(m_width * (newest - i)), .count = at(newest - i)});
    return result;
}

QJsonArray RateRing::toJson() const
{
    QJsonArray json{double(m_newest)};
    for (std::int64_t i = 0; i < static_cast<std::int64_t>(m_counts.size()) && m_newest >= 0; ++i) json.append(double(at(m_newest - i)));
    return json;
}

void RateRing::restore(const QJsonArray &json)
{
    clear();
    const double newest = json.at(0).toDouble(-1);
    if (newest < 0 || newest > 9e15) return;
    m_newest = static_cast<std::int64_t>(newest);
    for (qsizetype i = 1; i < json.size() && i <= static_cast<qsizetype>(m_counts.size()); ++i) {
        const double count = json.at(i).toDouble();
        if (m_newest >= i - 1 && count > 0 && count < 9e15) m_counts[placeOf(m_newest - (i - 1))] = static_cast<std::uint64_t>(count);
    }
}

} // namespace ccr::logging
