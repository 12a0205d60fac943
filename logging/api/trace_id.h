#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ccr::logging {

/// The identifiers of W3C Trace Context that belong to an exchange, in lower-case hex: records, spans and exports of one
/// exchange carry the same ones. An id that is 32 hex digits (dashes and a prefix such as req_ left aside) is its own trace id.
void appendTraceId(std::string &out, std::string_view exchangeId);
/// `attempt` 0: the span of the exchange itself, 1, 2 …: of its attempts.
void appendSpanId(std::string &out, std::string_view exchangeId, int attempt);

/// Exactly that many hex digits, not all of them zero.
bool isTraceHex(std::string_view text, std::size_t digits);

} // namespace ccr::logging
