#include "logging/query/folded_finder.h"

#include "logging/base/ascii.h"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ccr::logging {

namespace {

#ifdef __SSE2__
// Sets bit 5 of letters alone: other characters must not become one another.
struct Folded
{
    explicit Folded(char c) : wanted(_mm_set1_epi8(c)), bit(_mm_set1_epi8(c >= 'a' && c <= 'z' ? 0x20 : 0)) {}
    __m128i equalAt(const char *text) const
    {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text));
        return _mm_cmpeq_epi8(_mm_or_si128(block, bit), wanted);
    }
    __m128i wanted;
    __m128i bit;
};
#endif

} // namespace

FoldedFinder::FoldedFinder(std::string_view wanted) : m_folded(asciiLower(wanted)) {}

bool FoldedFinder::isAt(const char *text) const
{
    for (std::size_t i = 0; i < m_folded.size(); ++i)
        if (asciiLower(text[i]) != m_folded[i]) return false;
    return true;
}

std::size_t FoldedFinder::find(std::string_view text, std::size_t from) const
{
    const std::size_t length = m_folded.size();
    if (from > text.size() || text.size() - from < length) return std::string_view::npos;
    if (length == 0) return from;
    const std::size_t last = text.size() - length;
    std::size_t at = from;
#ifdef __SSE2__
    // The first and the last letter together are rare enough that the rest is hardly ever compared in vain.
    const Folded first(m_folded.front());
    const Folded final(m_folded.back());
    for (; at + 16 <= last + 1; at += 16) {
        const __m128i both = _mm_and_si128(first.equalAt(text.data() + at), final.equalAt(text.data() + at + length - 1));
        for (auto found = static_cast<unsigned>(_mm_movemask_epi8(both)); found != 0; found &= found - 1) {
            const std::size_t candidate = at + static_cast<std::size_t>(std::countr_zero(found));
            if (isAt(text.data() + candidate)) return candidate;
        }
    }
#endif
    for (; at <= last; ++at)
        if (isAt(text.data() + at)) return at;
    return std::string_view::npos;
}

} // namespace ccr::logging
