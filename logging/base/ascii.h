#pragma once

#include <string>
#include <string_view>

namespace ccr {

/// Lower case for a letter of ASCII; any other byte as it is, so UTF-8 stays whole.
constexpr char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

inline std::string asciiLower(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower) c = asciiLower(c);
    return lower;
}

} // namespace ccr
