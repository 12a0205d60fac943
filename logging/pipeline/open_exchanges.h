#pragma once

#include "logging/api/exchange_event.h"
#include "logging/pipeline/ring_layout.h"

#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace ccr::logging {

/// Remembers in the ring's file what is known about the exchanges that are open, because their first facts leave the ring long
/// before their end. After a crash they are ended properly. Holds 1024 exchanges at once, the rest is not remembered. Log thread.
class OpenExchanges
{
public:
    /// `memory`: openExchangeSlots * openExchangeBytes, zeroed when the ring was made.
    explicit OpenExchanges(std::byte *memory) : m_memory(memory) {}

    /// A fact has been taken from the ring at `position`; `encoded` is how it stood there.
    void note(std::uint64_t position, const ExchangeEvent &event, std::span<const std::byte> encoded);
    /// What ended before `tail` cannot come back: its places are free.
    void forgetBefore(std::uint64_t tail);

    /// Of a dead program: facts before `position`, of exchanges that had not ended there, in the order in which they began.
    std::vector<ExchangeEvent> factsBefore(std::uint64_t position) const;

private:
    struct Slot;
    Slot &slot(std::size_t index) const;
    std::size_t takeSlot();

    std::byte *const m_memory;
    std::unordered_map<std::string, std::size_t> m_slotOf;
    std::deque<std::pair<std::uint64_t, std::size_t>> m_ended; ///< position of the end, slot
    std::vector<std::size_t> m_free;
    std::size_t m_neverUsed = 0; ///< slots from here on were never taken
};

} // namespace ccr::logging
