#pragma once

#include <cstdint>
#include <string_view>

namespace ccr::logging {

/// CRC-32C (Castagnoli; RFC 3720, appendix B.4), with the processor's own instruction where the program is built for one that
/// has it. `before`: of the bytes in front of these.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);
/// The same without that instruction.
std::uint32_t crc32cPortable(std::string_view bytes, std::uint32_t before = 0);

} // namespace ccr::logging
