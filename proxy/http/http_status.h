#pragma once

#include <string_view>

namespace ccr::proxy {

/// Reason phrase of a status; "Unknown" when it has none. 529 is Anthropic's "Overloaded".
std::string_view reasonPhrase(int status);

} // namespace ccr::proxy
