#pragma once

namespace ccr::logging {

/// What becomes of settings in the oldest layout: backwardCompatibility, whichever source says it.
struct LegacyPolicy
{
    bool converts = true;
    bool suggests = true; ///< how they are written today
    bool operator==(const LegacyPolicy &) const = default;
};

} // namespace ccr::logging
