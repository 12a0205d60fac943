#include "logging/spool/spool_segment.h"

#include <QtEndian>

#include <algorithm>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::string_view magic = "CCRSPL1\n";
constexpr std::size_t kindSize = 8;
constexpr int digits = 10;
constexpr auto suffix = ".spool"_L1;

template <typename Number>
void appendNumber(std::string &out, Number number)
{
    const Number little = qToLittleEndian(number);
    out.append(reinterpret_cast<const char *>(&little), sizeof little);
}

std::uint32_t checksum(std::string_view length, std::string_view entry)
{
    const uLong start = crc32(0, reinterpret_cast<const Bytef *>(length.data()), static_cast<uInt>(length.size()));
    return static_cast<std::uint32_t>(crc32(start, reinterpret_cast<const Bytef *>(entry.data()), static_cast<uInt>(entry.size())));
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
    if (bytes.size() < segmentHeadSize || !bytes.starts_with(magic)) return std::nullopt;
    const std::string_view kind = bytes.substr(magic.size(), kindSize);
    return SegmentHead{std::string(kind.substr(0, kind.find('\0'))),
                       qFromLittleEndian<std::uint64_t>(bytes.data() + magic.size() + kindSize)};
}

void appendFrame(std::string &out, std::string_view entry)
{
    const std::size_t start = out.size();
    appendNumber(out, static_cast<std::uint32_t>(entry.size()));
    appendNumber(out, checksum(std::string_view(out).substr(start, 4), entry));
    out += entry;
}

Frame frameAt(std::string_view bytes)
{
    if (bytes.size() < frameHeadSize) return {.size = frameHeadSize};
    const auto length = qFromLittleEndian<std::uint32_t>(bytes.data());
    if (length > maxEntryBytes) return {.state = Frame::State::Damaged};
    if (bytes.size() < frameHeadSize + length) return {.size = frameHeadSize + length};
    const std::string_view entry = bytes.substr(frameHeadSize, length);
    if (checksum(bytes.substr(0, 4), entry) != qFromLittleEndian<std::uint32_t>(bytes.data() + 4)) return {.state = Frame::State::Damaged};
    return {.state = Frame::State::Complete, .entry = entry, .size = frameHeadSize + length};
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
