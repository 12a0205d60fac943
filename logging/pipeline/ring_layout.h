#pragma once

#include "logging/sink/write_journal.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

/// What stands in the file of a crash ring: a header, a table of open exchanges, then the ring's bytes. The file is only read
/// on the machine that wrote it, by the same version of the layout, so that plain structs serve.
namespace ccr::logging {

constexpr std::array<char, 8> ringMagic{'C', 'C', 'R', 'R', 'I', 'N', 'G', '\n'};
constexpr std::uint32_t ringLayoutVersion = 4;
constexpr std::size_t ringAlignment = 16;

/// A value that a killed program leaves either old or new, never half: the copy that is not in use is changed, then the index.
template <typename Value>
struct TwoCopies
{
    const Value &get() const { return copies[current.load(std::memory_order_acquire) & 1]; }
    /// One writer.
    void set(const Value &value)
    {
        const std::uint32_t other = (current.load(std::memory_order_relaxed) & 1) ^ 1;
        copies[other] = value;
        current.store(other, std::memory_order_release);
    }

    std::atomic<std::uint32_t> current{0};
    Value copies[2];
};

/// The journal of one sink.
struct JournalState
{
    RingPosition committed;
    RingPosition notedAfter;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t sizeBefore = 0;
    std::uint64_t length = 0;
    std::uint32_t isOpen = 0; ///< a write is under way
    std::uint32_t isDetached = 0;
};

constexpr std::size_t maxJournals = 64;
constexpr std::size_t maxStreamName = 64;
constexpr std::size_t maxJournalPath = 1024;

struct JournalSlot
{
    std::atomic<std::uint32_t> isUsed{0};
    char name[maxStreamName] = {}; ///< of the stream, cut
    char path[maxJournalPath] = {};
    TwoCopies<JournalState> state;
};

/// What can be refused: the six levels, then the facts of exchanges.
enum class DropClass : std::size_t
{
    Trace,
    Debug,
    Info,
    Warn,
    Error,
    Fatal,
    Facts
};
constexpr std::size_t dropClasses = 7;

/// Totals since the ring was made.
struct DropTotals
{
    std::array<std::uint64_t, dropClasses> full{};    ///< there was no room
    std::array<std::uint64_t, dropClasses> sampled{}; ///< left out under pressure
    bool operator==(const DropTotals &) const = default;
};

constexpr std::size_t openExchangeSlots = 1024;
constexpr std::size_t openExchangeBytes = 2048;

struct RingHeader
{
    std::array<char, 8> magic = {}; ///< written last when the file is made
    std::uint32_t version = 0;
    std::uint32_t reserved = 0;
    std::uint64_t fileBytes = 0;
    std::uint64_t dataOffset = 0;
    std::uint64_t capacity = 0; ///< a power of two
    std::uint64_t key = 0;      ///< random: no text that is logged looks like the stamp of an entry
    std::int64_t pid = 0;

    alignas(64) std::atomic<std::uint64_t> head{0}; ///< everything before it is reserved
    alignas(64) std::atomic<std::uint64_t> tail{0}; ///< everything before it is free again
    alignas(64) std::array<std::atomic<std::uint64_t>, dropClasses> full{};
    std::array<std::atomic<std::uint64_t>, dropClasses> sampled{};
    std::atomic<std::int64_t> firstLoss{0}; ///< nanoseconds since 1970, of the first loss that is not announced; 0: none
    std::atomic<std::int64_t> lastLoss{0};
    alignas(64) TwoCopies<RingPosition> processed; ///< for sinks without a journal
    TwoCopies<DropTotals> announced;
    JournalSlot journals[maxJournals];
};

constexpr std::size_t openExchangesOffset = (sizeof(RingHeader) + 4095) / 4096 * 4096;
constexpr std::size_t ringDataOffset = openExchangesOffset + openExchangeSlots * openExchangeBytes;

} // namespace ccr::logging
