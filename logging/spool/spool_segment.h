#pragma once

#include "logging/delivery/batch.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The form of a file of a spool: a head, then frames. All numbers are little-endian.
///
///   head   "CCRSPL3\n" · kind of its entries, eight bytes, filled up with zeros · number of frames (64 bits), kept up to date
///   frame  length of the entry (32 bits) · CRC-32C of all the rest · its mark: milliseconds since 1970 (56 bits above)
///          and level (8 bits, 0: unknown) · the entry
///
/// Files of older programs ("CCRSPL2\n") have zlib's CRC-32 instead; both are read.
namespace ccr::logging {

constexpr std::size_t segmentHeadSize = 24;
constexpr std::size_t frameHeadSize = 16;
constexpr std::size_t maxEntryBytes = 32UL * 1024 * 1024;

struct SegmentHead
{
    std::string kind;
    std::uint64_t records = 0;
};

std::string encode(const SegmentHead &head);
std::optional<SegmentHead> segmentHead(std::string_view bytes);

void appendFrame(std::string &out, std::string_view entry, const EntryMark &mark = {});

struct Frame
{
    enum class State
    {
        Complete,
        Partial, ///< more bytes are needed
        Damaged
    };
    State state = State::Partial;
    std::string_view entry;
    EntryMark mark = {};
    std::size_t size = 0; ///< of the whole frame; when partial: at least so much is needed
};
/// The frame at the start of `bytes`.
Frame frameAt(std::string_view bytes);

/// 0000000042.spool
QString segmentName(std::uint64_t number);
/// The number of a segment's name; nullopt for any other file.
std::optional<std::uint64_t> segmentNumber(const QString &name);

} // namespace ccr::logging
