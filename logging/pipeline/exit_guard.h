#pragma once

#include "logging/api/logging_control.h"

namespace ccr::logging {

/// As long as it lives, exit() and std::terminate() flush the logs first, for at most a second. One at a time. What happens
/// when the process is killed or crashes needs no guard: the ring's file has the records.
class ExitGuard
{
public:
    explicit ExitGuard(LoggingControl &logging);
    ~ExitGuard();
    ExitGuard(const ExitGuard &) = delete;
    ExitGuard &operator=(const ExitGuard &) = delete;
};

} // namespace ccr::logging
