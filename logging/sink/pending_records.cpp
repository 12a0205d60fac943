#include "logging/sink/pending_records.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::size_t usualBytes = 1024UL * 1024; // memory beyond this is given back when nothing waits

} // namespace

void PendingRecords::prepend(std::string_view line)
{
    forgetRemoved();
    for (End &end : m_ends) end.offset += line.size();
    m_text.insert(0, line);
    m_ends.insert(m_ends.begin(), {line.size(), {}, noLevel, {}});
}

void PendingRecords::append(PendingRecords &&newer)
{
    newer.forgetRemoved();
    if (isEmpty()) {
        std::swap(*this, newer); // whose memory it gets
        newer.remove(newer.count());
        return;
    }
    const std::size_t begin = m_text.size();
    m_text += newer.m_text;
    m_ends.reserve(m_ends.size() + newer.m_ends.size());
    for (End &end : newer.m_ends) {
        end.offset += begin;
        m_ends.push_back(end);
    }
    newer.remove(newer.count());
}

void PendingRecords::forgetRemoved()
{
    m_text.erase(0, m_begin);
    m_ends.erase(m_ends.begin(), m_ends.begin() + static_cast<std::ptrdiff_t>(m_first));
    for (End &end : m_ends) end.offset -= m_begin;
    m_begin = 0;
    m_first = 0;
}

PendingRecords::Part PendingRecords::part(std::size_t bytes) const
{
    const auto from = m_ends.begin() + static_cast<std::ptrdiff_t>(m_first);
    const auto to =
        std::upper_bound(from, m_ends.end(), m_begin + bytes, [](std::size_t limit, const End &end) { return limit < end.offset; });
    return head(static_cast<std::size_t>(to - from));
}

PendingRecords::Part PendingRecords::partBefore(std::size_t bytes, WallTime time) const
{
    const auto from = m_ends.begin() + static_cast<std::ptrdiff_t>(m_first);
    const auto to = std::find_if(from, m_ends.end(), [time](const End &end) { return end.level != noLevel && end.time >= time; });
    return head(std::min(part(bytes).count, static_cast<std::size_t>(to - from)));
}

PendingRecords::Part PendingRecords::head(std::size_t count) const
{
    Part part{.count = count};
    if (count == 0) return part;
    const auto from = m_ends.begin() + static_cast<std::ptrdiff_t>(m_first);
    const auto to = from + static_cast<std::ptrdiff_t>(count);
    part.text = std::string_view(m_text).substr(m_begin, std::prev(to)->offset - m_begin);
    part.own = static_cast<std::size_t>(std::count_if(from, to, [](const End &end) { return end.level == noLevel; }));
    for (auto end = to; end != from && !part.after;)
        if ((--end)->level != noLevel) part.after = end->after;
    return part;
}

void PendingRecords::remove(std::size_t count)
{
    if (count == 0) return;
    m_first += count;
    m_begin = m_ends[m_first - 1].offset;
    if (isEmpty()) {
        m_text.clear();
        if (m_text.capacity() > usualBytes) m_text.shrink_to_fit();
        m_ends.clear();
        m_begin = 0;
        m_first = 0;
    } else if (m_begin > m_text.size() / 2 && m_begin > usualBytes) {
        forgetRemoved();
    }
}

PendingRecords::Lost PendingRecords::giveUp(std::size_t count)
{
    Lost lost{.lines = count};
    for (std::size_t i = m_first; i < m_first + count; ++i)
        if (m_ends[i].level != noLevel) ++lost.records[m_ends[i].level];
    remove(count);
    return lost;
}

PendingRecords::Lost PendingRecords::shrinkTo(std::size_t limit)
{
    if (bytes() <= limit || count() < 2) return {};
    const std::size_t surplus = bytes() - limit;
    const auto from = m_ends.begin() + static_cast<std::ptrdiff_t>(m_first);
    const auto keep =
        std::lower_bound(from, m_ends.end(), m_begin + surplus, [](const End &end, std::size_t offset) { return end.offset < offset; });
    return giveUp(std::min(static_cast<std::size_t>(keep - from) + 1, count() - 1));
}

} // namespace ccr::logging
