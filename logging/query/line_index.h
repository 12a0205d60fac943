#pragma once

#include "logging/api/severity.h"

#include <QtGlobal>

#include <cstdint>
#include <vector>

namespace ccr::logging {

/// Where the lines of a file begin and which level they have, in less than a byte for each: the place of every 64th line, or
/// of more of them where lines are long, and half a byte for the level. A value; not synchronised.
class LineIndex
{
public:
    struct Place
    {
        qint64 line = 0;
        qint64 offset = 0;
    };

    /// The next line begins at `offset`, which grows from line to line.
    void add(qint64 offset, Severity severity);
    /// Of the last line, whose text has grown.
    void setLastSeverity(Severity severity);
    qint64 count() const { return m_count; }
    Severity severity(qint64 line) const;
    qint64 countOf(std::size_t levelPlace) const { return m_counts[levelPlace]; } ///< 0: trace … 5: fatal
    /// The nearest known place at or before the line; precondition: 0 <= line < count().
    Place placeBefore(qint64 line) const;
    std::size_t bytes() const; ///< that it occupies

private:
    std::vector<Place> m_places;
    std::vector<std::uint8_t> m_levels; ///< two in each
    qint64 m_count = 0;
    qint64 m_counts[6] = {};
};

} // namespace ccr::logging
