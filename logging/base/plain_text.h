#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ccr {

namespace detail {

/// Length of the longest prefix without a byte that `isSpecial` (a word of eight bytes -> high bits of those that match) and
/// `isSpecialByte` reject. Looks at eight bytes at a time: nearly every byte that the router moves passes through here.
template <typename Words, typename Bytes>
std::size_t prefixWithout(std::string_view text, Words isSpecial, Bytes isSpecialByte)
{
    std::size_t at = 0;
    if constexpr (std::endian::native == std::endian::little) {
        const auto matchIn = [&](std::size_t from) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + from, 8);
            // What stands above the first match may be wrong, the first match is right.
            const std::uint64_t found = isSpecial(word);
            return found ? from + static_cast<std::size_t>(std::countr_zero(found)) / 8 : std::string_view::npos;
        };
        for (; at + 8 <= text.size(); at += 8)
            if (const std::size_t match = matchIn(at); match != std::string_view::npos) return match;
        if (at == text.size()) return at;
        // The rest together with what is known to be plain before it.
        if (text.size() >= 8) return std::min(matchIn(text.size() - 8), text.size());
    }
    for (; at < text.size(); ++at)
        if (isSpecialByte(static_cast<unsigned char>(text[at]))) return at;
    return at;
}

inline constexpr std::uint64_t onesOfBytes = 0x0101010101010101;
inline constexpr std::uint64_t highBits = 0x8080808080808080;

// A byte that matches sets its high bit.
inline std::uint64_t bytesBelow(std::uint64_t word, std::uint64_t limit)
{
    return (word - onesOfBytes * limit) & ~word & highBits;
}
inline std::uint64_t bytesEqual(std::uint64_t word, std::uint64_t byte)
{
    return bytesBelow(word ^ (onesOfBytes * byte), 1);
}

} // namespace detail

/// Length of the longest prefix of `text` that can stand in a JSON string as it is: no control character, no quotation mark,
/// no backslash (RFC 8259, 7) and, with `asciiOnly`, nothing above 0x7E.
template <bool asciiOnly>
std::size_t plainPrefix(std::string_view text)
{
    using namespace detail;
    return prefixWithout(
        text,
        [](std::uint64_t word) {
            std::uint64_t found = bytesBelow(word, 0x20) | bytesEqual(word, '"') | bytesEqual(word, '\\');
            if constexpr (asciiOnly) found |= (word & highBits) | bytesEqual(word, 0x7F);
            return found;
        },
        [](unsigned char c) { return c < 0x20 || c == '"' || c == '\\' || (asciiOnly && c >= 0x7F); });
}

/// Length of the longest prefix of printable ASCII, 0x20 to 0x7E.
inline std::size_t printablePrefix(std::string_view text)
{
    using namespace detail;
    return prefixWithout(
        text, [](std::uint64_t word) { return bytesBelow(word, 0x20) | (word & highBits) | bytesEqual(word, 0x7F); },
        [](unsigned char c) { return c < 0x20 || c >= 0x7F; });
}

} // namespace ccr
