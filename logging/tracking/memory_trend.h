#pragma once

#include "logging/base/clock.h"

#include <QtGlobal>

#include <deque>
#include <optional>

namespace ccr::logging {

/// Suspects a leak: of samples at least 30 s apart, the mean of the newest ten against that of the ten before, a rise of
/// more than a tenth and of 16 MiB. Tells it once an hour at most.
class MemoryTrend
{
public:
    struct Growth
    {
        qint64 before = 0;
        qint64 now = 0;
    };
    std::optional<Growth> add(qint64 bytes, MonotonicTime now);

private:
    std::deque<qint64> m_samples; ///< oldest first, twenty at most
    MonotonicTime m_lastSample;
    std::optional<MonotonicTime> m_lastNotice;
};

} // namespace ccr::logging
