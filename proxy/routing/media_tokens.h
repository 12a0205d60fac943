#pragma once

#include <cstdint>
#include <string_view>

namespace ccr::proxy {

/// What a picture or a PDF file, in base64, counts as tokens. A picture by its size in pixels, as Anthropic counts it; where that
/// cannot be read, and for what is at an address, as much as a picture can at most. A file by its bytes, since its pages are
/// compressed: about what files of text and figures come to.
std::int64_t mediaTokens(std::string_view base64);

} // namespace ccr::proxy
