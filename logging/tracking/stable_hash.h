#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ccr::logging {

/// FNV-1a with 64 bits (draft-eastlake-fnv): the same in every run, unlike std::hash and qHash. No protection against
/// somebody who looks for two texts with the same hash.
class StableHash
{
public:
    void add(std::string_view bytes)
    {
        for (const char byte : bytes) m_value = (m_value ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
    }
    std::uint64_t value() const { return m_value; }
    std::string hex() const
    {
        std::string text(16, '0');
        for (int i = 0; i < 16; ++i) text[static_cast<std::size_t>(i)] = "0123456789abcdef"[(m_value >> (60 - 4 * i)) & 15];
        return text;
    }

private:
    std::uint64_t m_value = 0xcbf29ce484222325ULL;
};

} // namespace ccr::logging
