#include "logging/api/error_snapshot.h"

namespace ccr::logging {

std::string_view toString(TrendDirection direction)
{
    switch (direction) {
    case TrendDirection::Stable: return "stable";
    case TrendDirection::Increasing: return "increasing";
    case TrendDirection::Decreasing: return "decreasing";
    }
    return "stable";
}

} // namespace ccr::logging
