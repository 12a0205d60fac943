#pragma once

#include <QtGlobal>

#include <cstdint>
#include <vector>

namespace ccr::logging {

/// A growing set of line numbers, as the rows of a view: one bit for each line, and both ways between row and line without a
/// search through all. A value; not synchronised.
class RowSet
{
public:
    /// `line` is above every one that was added before.
    void add(qint64 line);
    qint64 count() const { return m_count; }
    bool contains(qint64 line) const;
    /// Precondition: 0 <= row < count().
    qint64 lineAt(qint64 row) const;
    /// How many are below `line`: the row of the line, or of the next one.
    qint64 rowOf(qint64 line) const;
    std::size_t bytes() const { return m_bits.capacity() * 8 + m_before.capacity() * 8; }

private:
    std::vector<std::uint64_t> m_bits;
    std::vector<qint64> m_before; ///< rows before each eighth word
    qint64 m_count = 0;
};

} // namespace ccr::logging
