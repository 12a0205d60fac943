#include "logging/pipeline/open_exchanges.h"

#include "logging/pipeline/fact_codec.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace ccr::logging {

namespace {

struct FactHead
{
    std::uint64_t position;
    std::uint64_t bytes;
};

} // namespace

struct OpenExchanges::Slot
{
    std::atomic<std::uint32_t> isUsed;
    std::atomic<std::uint32_t> bytes; ///< of `facts`, each with its head
    std::uint64_t begunAt;
    std::atomic<std::uint64_t> endedAt; ///< 0: not yet
    std::byte facts[openExchangeBytes - 24];
};

OpenExchanges::Slot &OpenExchanges::slot(std::size_t index) const
{
    static_assert(sizeof(Slot) == openExchangeBytes);
    return *std::launder(reinterpret_cast<Slot *>(m_memory + index * openExchangeBytes));
}

std::size_t OpenExchanges::takeSlot()
{
    if (m_free.empty()) return m_neverUsed < openExchangeSlots ? m_neverUsed++ : openExchangeSlots;
    const std::size_t index = m_free.back();
    m_free.pop_back();
    return index;
}

void OpenExchanges::note(std::uint64_t position, const ExchangeEvent &event, std::span<const std::byte> encoded)
{
    auto known = m_slotOf.find(event.exchangeId);
    if (std::holds_alternative<ExchangeStarted>(event.fact) && known == m_slotOf.end()) {
        const std::size_t index = takeSlot();
        if (index == openExchangeSlots) return;
        known = m_slotOf.emplace(event.exchangeId, index).first;
        Slot &fresh = slot(index);
        fresh.bytes.store(0, std::memory_order_relaxed);
        fresh.begunAt = position;
        fresh.endedAt.store(0, std::memory_order_relaxed);
        fresh.isUsed.store(1, std::memory_order_release);
    }
    if (known == m_slotOf.end()) return;
    Slot &own = slot(known->second);
    if (std::holds_alternative<ExchangeFinished>(event.fact)) {
        own.endedAt.store(position + 1, std::memory_order_release); // a position may be 0
        m_ended.emplace_back(position, known->second);
        m_slotOf.erase(known);
        return;
    }
    const FactHead head{position, encoded.size()};
    const std::uint32_t used = own.bytes.load(std::memory_order_relaxed);
    if (std::holds_alternative<ExchangeProgress>(event.fact) || used + sizeof head + encoded.size() > sizeof own.facts) return;
    std::memcpy(own.facts + used, &head, sizeof head);
    std::memcpy(own.facts + used + sizeof head, encoded.data(), encoded.size());
    own.bytes.store(static_cast<std::uint32_t>(used + sizeof head + encoded.size()), std::memory_order_release);
}

void OpenExchanges::forgetBefore(std::uint64_t tail)
{
    while (!m_ended.empty() && m_ended.front().first < tail) {
        slot(m_ended.front().second).isUsed.store(0, std::memory_order_release);
        m_free.push_back(m_ended.front().second);
        m_ended.pop_front();
    }
}

std::vector<ExchangeEvent> OpenExchanges::factsBefore(std::uint64_t position) const
{
    std::vector<std::size_t> open;
    for (std::size_t index = 0; index < openExchangeSlots; ++index) {
        const Slot &own = slot(index);
        const std::uint64_t endedAt = own.endedAt.load(std::memory_order_acquire);
        if (own.isUsed.load(std::memory_order_acquire) && (endedAt == 0 || endedAt > position)) open.push_back(index);
    }
    std::sort(open.begin(), open.end(), [this](std::size_t a, std::size_t b) { return slot(a).begunAt < slot(b).begunAt; });
    std::vector<ExchangeEvent> facts;
    for (const std::size_t index : open) {
        const Slot &own = slot(index);
        const std::size_t bytes = std::min<std::size_t>(own.bytes.load(std::memory_order_acquire), sizeof own.facts);
        FactHead head;
        for (std::size_t at = 0; at + sizeof head <= bytes; at += sizeof head + head.bytes) {
            std::memcpy(&head, own.facts + at, sizeof head);
            if (head.bytes > bytes - at - sizeof head || head.position >= position) break;
            std::optional<ExchangeEvent> fact = decodeFact({own.facts + at + sizeof head, head.bytes});
            if (fact) facts.push_back(std::move(*fact));
        }
    }
    return facts;
}

} // namespace ccr::logging
