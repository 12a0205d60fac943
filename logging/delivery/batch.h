#pragma once

#include "logging/api/snapshots.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace ccr::logging {

/// What is known of an entry beside its text, as long as it waits.
struct EntryMark
{
    std::optional<Severity> severity = {}; ///< of its record; absent: unknown
    WallTime time = {};                    ///< of its record; to the millisecond in a spool

    std::size_t level() const { return severity ? levelIndex(*severity) : unknownLevel; } ///< place in a LostByLevel
};

/// What is sent to a collector in one piece. `id` names exactly these entries: it is the same for every attempt, also after a
/// restart, so that a collector that got them twice can tell.
struct Batch
{
    std::string id;
    std::vector<std::string> entries;  ///< one per record, as Payload::encode() made them
    std::size_t bytes = 0;             ///< of the entries together
    std::vector<EntryMark> marks = {}; ///< of the entries; what lacks one is of unknown level and new

    LostByLevel byLevel() const
    {
        LostByLevel sum{};
        for (const EntryMark &mark : marks) ++sum[mark.level()];
        sum[unknownLevel] += entries.size() - std::min(entries.size(), marks.size());
        return sum;
    }
};

struct BatchLimits
{
    std::size_t records = 500;
    std::size_t bytes = 1024UL * 1024;
};

} // namespace ccr::logging
