#include "logging/query/row_set.h"

#include <algorithm>
#include <bit>

namespace ccr::logging {

namespace {

constexpr std::size_t wordsApart = 8;

} // namespace

void RowSet::add(qint64 line)
{
    const auto word = static_cast<std::size_t>(line / 64);
    while (m_bits.size() <= word) {
        if (m_bits.size() % wordsApart == 0) m_before.push_back(m_count);
        m_bits.push_back(0);
    }
    m_bits[word] |= std::uint64_t(1) << (line % 64);
    ++m_count;
}

bool RowSet::contains(qint64 line) const
{
    const auto word = static_cast<std::size_t>(line / 64);
    return line >= 0 && word < m_bits.size() && (m_bits[word] >> (line % 64) & 1) != 0;
}

qint64 RowSet::lineAt(qint64 row) const
{
    const auto after = std::upper_bound(m_before.begin(), m_before.end(), row);
    auto word = static_cast<std::size_t>(after - m_before.begin() - 1) * wordsApart;
    qint64 left = row - *std::prev(after);
    for (int here = std::popcount(m_bits[word]); left >= here; here = std::popcount(m_bits[word])) {
        left -= here;
        ++word;
    }
    std::uint64_t bits = m_bits[word];
    for (; left > 0; --left) bits &= bits - 1; // without its lowest one
    return static_cast<qint64>(word) * 64 + std::countr_zero(bits);
}

qint64 RowSet::rowOf(qint64 line) const
{
    if (line <= 0) return 0;
    const auto word = static_cast<std::size_t>(line / 64);
    if (word >= m_bits.size()) return m_count;
    qint64 row = m_before[word / wordsApart];
    for (std::size_t i = word / wordsApart * wordsApart; i < word; ++i) row += std::popcount(m_bits[i]);
    return row + std::popcount(m_bits[word] & ((std::uint64_t(1) << (line % 64)) - 1));
}

} // namespace ccr::logging
