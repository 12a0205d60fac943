#include "logging/spool/spool_segment.h"

#include "logging/base/crc32c.h"

#include <QtEndian>

#include <algorithm>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::string_view magic = "CCRSPL3\n";
constexpr std::string_view olderMagic = "CCRSPL2\n"; ///< its frames have zlib's CRC-32
constexpr std::size_t kindSize = 8;
constexpr int digits = 10;
constexpr auto suffix = ".spool"_L1;

template <typename Number>
void appendNumber(std::string &out, Number number)
{
    const Number little = qToLittleEndian(number);
    out.append(reinterpret_cast<const char *>(&little), sizeof little);
}

constexpr std::size_t lengthSize = 4;
constexpr std::size_t sumEnd = 8; ///< where the checksum ends

std::uint32_t checksum(std::string_view length, std::string_view markAndEntry)
{
    return crc32c(markAndEntry, crc32c(length));
}

std::uint32_t olderChecksum(std::string_view length, std::string_view markAndEntry)
{
    const auto added = [](uLong sum, std::string_view bytes) {
        return crc32(sum, reinterpret_cast<const Bytef *>(bytes.data()), static_cast<uInt>(bytes.size()));
    };
    return static_cast<std::uint32_t>(added(added(0, length), markAndEntry));
}

std::uint64_t packed(const EntryMark &mark)
{
    const auto time = std::chrono::floor<milliseconds>(mark.time.time_since_epoch()).count();
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, time)) << 8 | static_cast<std::uint8_t>(mark.severity.value_or(Severity{}));
}

EntryMark unpacked(std::uint64_t bits)
{
    EntryMark mark{.time = WallTime(milliseconds(static_cast<std::int64_t>(bits >> 8)))};
    if ((bits & 0xff) != 0) mark.severity = static_cast<Severity>(bits & 0xff);
    return mark;
}

} // namespace

std::string encode(const SegmentHead &head)
{
    std::string out(magic);
    out += head.kind.substr(0, kindSize);
    out.resize(magic.size() + kindSize, '\0');
    appendNumber(out, head.records);
    return out;
}

std::optional<SegmentHead> segmentHead(std::string_view bytes)
{
    if (bytes.size() < segmentHeadSize || !(bytes.starts_with(magic) || bytes.starts_with(olderMagic))) return std::nullopt;
    const std::string_view kind = bytes.substr(magic.size(), kindSize);
    return SegmentHead{std::string(kind.substr(0, kind.find('\0'))),
                       qFromLittleEndian<std::uint64_t>(bytes.data() + magic.size() + kindSize)};
}

void appendFrame(std::string &out, std::string_view entry, const EntryMark &mark)
{
    const std::size_t start = out.size();
    appendNumber(out, static_cast<std::uint32_t>(entry.size()));
    out.append(sumEnd - lengthSize, '\0');
    appendNumber(out, packed(mark));
    out += entry;
    const std::string_view frame = std::string_view(out).substr(start);
    const std::uint32_t sum = qToLittleEndian(checksum(frame.substr(0, lengthSize), frame.substr(sumEnd)));
    out.replace(start + lengthSize, sizeof sum, reinterpret_cast<const char *>(&sum), sizeof sum);
}

Frame frameAt(std::string_view bytes)
{
    if (bytes.size() < frameHeadSize) return {.size = frameHeadSize};
    const auto length = qFromLittleEndian<std::uint32_t>(bytes.data());
    if (length > maxEntryBytes) return {.state = Frame::State::Damaged};
    const std::size_t size = frameHeadSize + length;
    if (bytes.size() < size) return {.size = size};
    const std::string_view head = bytes.substr(0, lengthSize);
    const std::string_view rest = bytes.substr(sumEnd, size - sumEnd);
    const auto sum = qFromLittleEndian<std::uint32_t>(bytes.data() + lengthSize);
    const bool isWhole = checksum(head, rest) == sum || olderChecksum(head, rest) == sum;
    if (!isWhole) return {.state = Frame::State::Damaged};
    return {.state = Frame::State::Complete,
            .entry = bytes.substr(frameHeadSize, length),
            .mark = unpacked(qFromLittleEndian<std::uint64_t>(bytes.data() + sumEnd)),
            .size = size};
}

QString segmentName(std::uint64_t number)
{
    return QString::number(number).rightJustified(digits, u'0') + suffix;
}

std::optional<std::uint64_t> segmentNumber(const QString &name)
{
    if (!name.endsWith(suffix) || name.size() < digits + suffix.size()) return std::nullopt;
    bool isNumber = false;
    const qulonglong number = QStringView(name).chopped(suffix.size()).toULongLong(&isNumber);
    if (!isNumber || number == 0 || segmentName(number) != name) return std::nullopt;
    return number;
}

} // namespace ccr::logging
