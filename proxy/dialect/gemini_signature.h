#pragma once

#include <string>
#include <string_view>

namespace ccr::proxy {

/// Thought signatures between Gemini's spelling and the neutral model's. In the model they are marked, so that they go back
/// to Gemini alone; a signature of another provider travels through a client of Gemini in a wrapping.

/// As the neutral model holds it; empty stays empty.
std::string fromGeminiSignature(std::string_view thoughtSignature);
/// What a client of Gemini is given; empty when there is nothing to keep.
std::string toGeminiClientSignature(std::string_view signature);
/// What Gemini itself is given: its own signatures only, else empty.
std::string_view toGeminiSignature(std::string_view signature);

} // namespace ccr::proxy
