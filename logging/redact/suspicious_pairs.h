#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#ifdef __SSSE3__
#include <tmmintrin.h>
#endif

namespace ccr::logging {

/// One character and the next, of which each may be any of several.
struct SuspiciousPair
{
    std::string_view first;
    std::string_view second; ///< empty: the first alone is suspicious
};

/// Looks at sixteen characters at once for any of at most sixteen kinds of pairs. Says yes a little too often and never no
/// wrongly. Nearly every text ends here, so it is worth the trouble.
class SuspiciousPairs
{
public:
    template <std::size_t count>
    constexpr explicit SuspiciousPairs(const SuspiciousPair (&pairs)[count])
    {
        static_assert(count <= 16);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t half = i / 8;
            const auto bit = static_cast<std::uint8_t>(1U << i % 8);
            for (const char c : pairs[i].first) m_first[half].add(c, bit);
            for (const char c : pairs[i].second) m_second[half].add(c, bit);
            if (pairs[i].second.empty()) m_alone[half] |= bit;
        }
    }

    constexpr bool isPair(char first, char second) const
    {
        for (std::size_t half = 0; half < 2; ++half)
            if ((m_first[half].of(first) & (m_second[half].of(second) | m_alone[half])) != 0) return true;
        return false;
    }

    /// Whether the text, of at least eight characters, has any of them.
    bool areIn(std::string_view text) const
    {
#ifdef __SSSE3__
        const char *const begin = text.data();
        const std::size_t size = text.size();
        const auto load = [](const char *at) { return _mm_loadu_si128(reinterpret_cast<const __m128i *>(at)); };
        if (size < 16) { // two halves that overlap
            const auto half = [](const char *at) { return _mm_loadl_epi64(reinterpret_cast<const __m128i *>(at)); };
            return isIn(_mm_unpacklo_epi64(half(begin), half(begin + size - 8)));
        }
        // A pair may begin with the last character of a piece, so each piece begins with the last one of the piece before.
        for (std::size_t at = 0; at + 16 < size; at += 15)
            if (isIn(load(begin + at))) return true;
        return isIn(load(begin + size - 16));
#else
        static_cast<void>(text);
        return true;
#endif
    }

private:
    /// Bits of sets by the two halves of a character: it is in those sets whose bit both halves have.
    struct Sets
    {
        alignas(16) std::array<std::uint8_t, 16> low{};
        alignas(16) std::array<std::uint8_t, 16> high{};
        constexpr unsigned of(char c) const
        {
            return static_cast<unsigned>(low[static_cast<unsigned char>(c) & 15]) & high[static_cast<unsigned char>(c) >> 4];
        }
        constexpr void add(char c, std::uint8_t bit)
        {
            low[static_cast<unsigned char>(c) & 15] |= bit;
            high[static_cast<unsigned char>(c) >> 4] |= bit;
        }
    };

#ifdef __SSSE3__
    static __m128i lookUp(const Sets &sets, __m128i low, __m128i high)
    {
        const auto table = [](const auto &bytes) { return _mm_load_si128(reinterpret_cast<const __m128i *>(bytes.data())); };
        return _mm_and_si128(_mm_shuffle_epi8(table(sets.low), low), _mm_shuffle_epi8(table(sets.high), high));
    }
    bool isIn(__m128i text) const
    {
        const __m128i nibble = _mm_set1_epi8(15);
        const __m128i low = _mm_and_si128(text, nibble);
        const __m128i high = _mm_and_si128(_mm_srli_epi16(text, 4), nibble);
        const auto pairs = [&](std::size_t half) {
            const __m128i alone = _mm_set1_epi8(static_cast<char>(m_alone[half]));
            const __m128i second = _mm_srli_si128(lookUp(m_second[half], low, high), 1); // nothing follows the last one
            return _mm_and_si128(lookUp(m_first[half], low, high), _mm_or_si128(second, alone));
        };
        const __m128i found = _mm_or_si128(pairs(0), pairs(1));
        return _mm_movemask_epi8(_mm_cmpeq_epi8(found, _mm_setzero_si128())) != 0xffff;
    }
#endif

    Sets m_first[2];
    Sets m_second[2];
    std::uint8_t m_alone[2] = {}; ///< kinds of which the first character is enough
};

} // namespace ccr::logging
