#pragma once

#include "logging/api/logging_control.h"

#include <QTimer>

namespace ccr::app {

/// Has large blocks go back to the system as soon as they are free. To be called first in main(): glibc learns from the first
/// of them that is freed to keep such blocks, and then what a long list once needed stays in use by nobody.
void returnLargeBlocks();
/// Gives what is free amid the heap back to the system. Some ten milliseconds.
void returnFreeBlocks();

/// Gives back what a crowd of requests needed, in a pause after it. Looks twice a minute. Main thread.
class SpareHeap final : public QObject
{
    Q_OBJECT
public:
    /// `logging` outlives it.
    explicit SpareHeap(const logging::LoggingControl &logging, QObject *parent = nullptr);
    /// By a timer; tests call it.
    void look();

private:
    const logging::LoggingControl &m_logging;
    QTimer m_timer;
    std::uint64_t m_returnedAt = 0; ///< how many records were accepted until then
};

} // namespace ccr::app
