#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// What the body of a failure says, in the shapes of many vendors and frameworks.
struct ErrorReading
{
    std::string message; ///< in the provider's words; empty when the body has none, or is no JSON object
    std::string type;
    std::string code;        ///< a number as its digits
    std::int64_t status = 0; ///< 0: not told
};

ErrorReading readErrorBody(std::string_view body);

} // namespace ccr::proxy
