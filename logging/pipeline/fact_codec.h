#pragma once

#include "logging/api/exchange_event.h"

#include <optional>
#include <span>

namespace ccr::logging {

/// A fact of an exchange as bytes. Texts that are longer than 16 KiB are cut.
std::size_t encodedSize(const ExchangeEvent &event);
void encode(std::byte *out, const ExchangeEvent &event);
/// Absent: the bytes are no fact. That happens only in the ring of a program that was killed.
std::optional<ExchangeEvent> decodeFact(std::span<const std::byte> bytes);

} // namespace ccr::logging
