#pragma once

#include <string_view>

namespace ccr::proxy {

/// Now, as the Date field wants it (RFC 9110, 5.6.7): "Tue, 15 Nov 1994 08:12:31 GMT". The text is made once a second and
/// valid until the next call in the same thread.
std::string_view httpDateNow();

} // namespace ccr::proxy
