#include "logging/tracking/memory_trend.h"

#include <numeric>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t half = 10;
constexpr auto sampleInterval = 30s;
constexpr auto noticeInterval = 1h;
constexpr qint64 leastGrowth = 16LL * 1024 * 1024;

} // namespace

std::optional<MemoryTrend::Growth> MemoryTrend::add(qint64 bytes, MonotonicTime now)
{
    if (!m_samples.empty() && now - m_lastSample < sampleInterval) return {};
    m_lastSample = now;
    m_samples.push_back(bytes);
    if (m_samples.size() > 2 * half) m_samples.pop_front();
    if (m_samples.size() < 2 * half) return {};
    const auto middle = m_samples.begin() + half;
    const Growth growth{.before = std::accumulate(m_samples.begin(), middle, qint64(0)) / qint64(half),
                        .now = std::accumulate(middle, m_samples.end(), qint64(0)) / qint64(half)};
    if (growth.now - growth.before < leastGrowth || growth.now * 10 <= growth.before * 11) return {};
    if (m_lastNotice && now - *m_lastNotice < noticeInterval) return {};
    m_lastNotice = now;
    return growth;
}

} // namespace ccr::logging
