#include "logging/query/line_index.h"

#include "logging/api/snapshots.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr qint64 linesApart = 64;
constexpr qint64 bytesApart = 64 * 1024;

} // namespace

void LineIndex::add(qint64 offset, Severity severity)
{
    if (m_places.empty() || m_count - m_places.back().line >= linesApart || offset - m_places.back().offset >= bytesApart)
        m_places.push_back({m_count, offset});
    const std::size_t level = levelIndex(severity);
    if (m_count % 2 == 0)
        m_levels.push_back(static_cast<std::uint8_t>(level));
    else
        m_levels.back() = static_cast<std::uint8_t>(m_levels.back() | level << 4U);
    ++m_counts[level];
    ++m_count;
}

void LineIndex::setLastSeverity(Severity severity)
{
    if (m_count == 0) return;
    const int shift = (m_count - 1) % 2 == 0 ? 0 : 4;
    --m_counts[m_levels.back() >> shift & 0xF];
    const std::size_t level = levelIndex(severity);
    m_levels.back() = static_cast<std::uint8_t>((m_levels.back() & ~(0xF << shift)) | level << shift);
    ++m_counts[level];
}

Severity LineIndex::severity(qint64 line) const
{
    const int level = m_levels[static_cast<std::size_t>(line / 2)] >> (line % 2 == 0 ? 0 : 4) & 0xF;
    return static_cast<Severity>((level + 1) * 10);
}

LineIndex::Place LineIndex::placeBefore(qint64 line) const
{
    const auto after =
        std::upper_bound(m_places.begin(), m_places.end(), line, [](qint64 wanted, const Place &place) { return wanted < place.line; });
    return *std::prev(after);
}

std::size_t LineIndex::bytes() const
{
    return m_places.capacity() * sizeof(Place) + m_levels.capacity();
}

} // namespace ccr::logging
