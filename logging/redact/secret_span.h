#pragma once

#include <cstddef>
#include <vector>

namespace ccr::logging {

/// A part of a text that is to be replaced.
struct SecretSpan
{
    std::size_t begin = 0;
    std::size_t end = 0;
    /// A value of JSON that is no string: what replaces it needs quotation marks, with so many backslashes before them.
    int quotes = -1; ///< -1: none
};
using SecretSpans = std::vector<SecretSpan>;

} // namespace ccr::logging
