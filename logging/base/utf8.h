#pragma once

#include <cstddef>
#include <string_view>

namespace ccr {

inline constexpr std::string_view replacementCharacter = "\xEF\xBF\xBD"; ///< U+FFFD

/// Length of the valid UTF-8 sequence at the start of `text`, 0 when there is none (RFC 3629, table of 4).
/// Precondition: `text` is not empty.
inline std::size_t utf8Length(std::string_view text)
{
    const auto at = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low, unsigned high) { return i < text.size() && at(i) >= low && at(i) <= high; };
    const unsigned lead = at(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = lead == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

/// The code point of the valid sequence of that length at the start of `text`.
inline char32_t codePoint(std::string_view text, std::size_t length)
{
    if (length == 1) return static_cast<unsigned char>(text[0]);
    char32_t code = static_cast<unsigned char>(text[0]) & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return code;
}

/// Characters that move the cursor, end a line for some readers or show text in another order than it is stored: DEL, C1,
/// U+2028, U+2029 and the bidirectional controls of Unicode (UAX 9).
constexpr bool isDeceptive(char32_t code)
{
    return (code >= 0x7F && code <= 0x9F) || code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202E)
           || (code >= 0x2066 && code <= 0x2069);
}

} // namespace ccr
