#pragma once

#include <string_view>

namespace ccr::proxy {

/// Signature of thinking that came from a provider without signatures. Clients of the Messages API refuse to send thinking
/// back without one.
inline constexpr std::string_view syntheticSignature = "Y2NyLWRlc2t0b3A6IHVuc2lnbmVkIHRoaW5raW5n";

} // namespace ccr::proxy
