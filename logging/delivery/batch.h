#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ccr::logging {

/// What is sent to a collector in one piece. `id` names exactly these entries: it is the same for every attempt, also after a
/// restart, so that a collector that got them twice can tell.
struct Batch
{
    std::string id;
    std::vector<std::string> entries; ///< one per record, as Payload::encode() made them
    std::size_t bytes = 0;            ///< of the entries together
};

struct BatchLimits
{
    std::size_t records = 500;
    std::size_t bytes = 1024UL * 1024;
};

} // namespace ccr::logging
