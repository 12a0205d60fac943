#pragma once

#include <cstdint>
#include <string>

namespace ccr::logging {

/// Number of this process and name of this machine, as records state them.
std::int64_t ownProcessId();
std::string ownHostName();

} // namespace ccr::logging
