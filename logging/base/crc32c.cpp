#include "logging/base/crc32c.h"

#include <array>
#include <cstring>

#if defined(__SSE4_2__)
#include <nmmintrin.h>
#elif defined(__ARM_FEATURE_CRC32) && !defined(__ARM_BIG_ENDIAN)
#define CCR_ARM_CRC32 // takes the lowest byte of a word first, which memory has there only when it is little-endian
#include <arm_acle.h>
#endif

namespace ccr::logging {

namespace {

constexpr std::uint32_t reversedPolynomial = 0x82F63B78;

constexpr std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> sums{};
    for (std::uint32_t byte = 0; byte < sums.size(); ++byte) {
        sums[byte] = byte;
        for (int bit = 0; bit < 8; ++bit) sums[byte] = (sums[byte] >> 1) ^ ((sums[byte] & 1) != 0 ? reversedPolynomial : 0);
    }
    return sums;
}();

} // namespace

std::uint32_t crc32cPortable(std::string_view bytes, std::uint32_t before)
{
    std::uint32_t sum = ~before;
    for (const char byte : bytes) sum = (sum >> 8) ^ table[(sum ^ static_cast<std::uint8_t>(byte)) & 0xff];
    return ~sum;
}

std::uint32_t crc32c(std::string_view bytes, std::uint32_t before)
{
#if defined(__SSE4_2__) && defined(__x86_64__)
    std::uint64_t sum = ~before;
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        sum = _mm_crc32_u64(sum, word);
    }
    return crc32cPortable(bytes, ~static_cast<std::uint32_t>(sum));
#elif defined(CCR_ARM_CRC32)
    std::uint32_t sum = ~before;
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        sum = __crc32cd(sum, word);
    }
    return crc32cPortable(bytes, ~sum);
#else
    return crc32cPortable(bytes, before);
#endif
}

} // namespace ccr::logging
