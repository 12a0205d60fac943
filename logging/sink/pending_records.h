#pragma once

#include "logging/api/snapshots.h"
#include "logging/base/clock.h"
#include "logging/sink/write_journal.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ccr::logging {

/// Rendered records that wait for their output, oldest first. One thread.
class PendingRecords
{
public:
    /// To append one record to; then call added().
    std::string &text() { return m_text; }
    void added(RingPosition after, Severity severity, WallTime time = {})
    {
        m_ends.push_back({m_text.size(), after, levelIndex(severity), time});
    }
    /// The same for a line of the sink's own, which is no record: nobody counts it as lost, and it moves no position in the ring.
    void addedOwn() { m_ends.push_back({m_text.size(), {}, noLevel, {}}); }
    /// A line of the sink's own, in front of the others.
    void prepend(std::string_view line);
    /// Behind the others.
    void append(PendingRecords &&newer);

    bool isEmpty() const { return m_first == m_ends.size(); }
    std::size_t bytes() const { return m_text.size() - m_begin; }
    std::size_t count() const { return m_ends.size() - m_first; }

    struct Part
    {
        std::size_t count = 0;
        std::size_t own = 0;               ///< of these, lines of the sink's own
        std::string_view text;             ///< until something is added or removed
        std::optional<RingPosition> after; ///< behind its last record; absent: it has none
    };
    /// The oldest records, as many as have room in `bytes`.
    Part part(std::size_t bytes) const;
    /// Of these, those in front of the first one of that time or later.
    Part partBefore(std::size_t bytes, WallTime time) const;
    /// The oldest record, however long it is.
    Part first() const { return head(1); }
    void remove(std::size_t count);
    struct Lost
    {
        std::size_t lines = 0;
        LostByLevel records{}; ///< without the sink's own lines
    };
    /// Gives up the oldest ones until the rest has room; the last one stays.
    Lost shrinkTo(std::size_t bytes);
    /// Gives up all.
    Lost clear() { return giveUp(count()); }

private:
    static constexpr std::size_t noLevel = std::tuple_size_v<LostByLevel>;
    struct End
    {
        std::size_t offset; ///< in m_text
        RingPosition after;
        std::size_t level; ///< of the record: its place in a LostByLevel
        WallTime time;     ///< of the record
    };
    void forgetRemoved();
    Part head(std::size_t count) const;
    Lost giveUp(std::size_t count);

    std::string m_text;
    std::size_t m_begin = 0; ///< where the oldest one begins
    std::vector<End> m_ends;
    std::size_t m_first = 0; ///< index of the oldest one
};

} // namespace ccr::logging
