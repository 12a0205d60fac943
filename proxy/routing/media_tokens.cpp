#include "proxy/routing/media_tokens.h"

#include <QByteArray>
#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace ccr::proxy {

namespace {

constexpr std::int64_t mostForImage = 1600;
constexpr double longestEdge = 1568; // Anthropic, "Vision": larger pictures are made smaller
constexpr double pixelsPerToken = 750;
constexpr std::int64_t bytesPerFileToken = 15;
constexpr std::int64_t fewestForFile = 1500;
constexpr std::int64_t mostForFile = 300'000; // 100 pages, which is what is taken at most

struct Size
{
    int width = 0;
    int height = 0;
};

template <typename Number>
int bigEndian(const QByteArray &bytes, qsizetype at)
{
    return at + qsizetype(sizeof(Number)) <= bytes.size() ? static_cast<int>(qFromBigEndian<Number>(bytes.constData() + at)) : 0;
}

template <typename Number>
int littleEndian(const QByteArray &bytes, qsizetype at)
{
    return at + qsizetype(sizeof(Number)) <= bytes.size() ? static_cast<int>(qFromLittleEndian<Number>(bytes.constData() + at)) : 0;
}

QByteArray decoded(std::string_view base64, std::size_t most)
{
    const std::string_view part = base64.substr(0, most);
    return QByteArray::fromBase64(QByteArray::fromRawData(part.data(), static_cast<qsizetype>(part.size())));
}

// Segments follow each other until the frame's head (ITU T.81, annex B); pictures of cameras begin with long ones.
Size sizeOfJpeg(std::string_view base64)
{
    constexpr std::size_t longestHead = 256UL * 1024;
    const QByteArray bytes = decoded(base64, longestHead);
    for (qsizetype at = 2; at + 9 <= bytes.size() && static_cast<uchar>(bytes[at]) == 0xff;) {
        const auto marker = static_cast<uchar>(bytes[at + 1]);
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame) return {bigEndian<quint16>(bytes, at + 7), bigEndian<quint16>(bytes, at + 5)};
        at += 2 + bigEndian<quint16>(bytes, at + 2);
    }
    return {};
}

Size sizeOfWebp(const QByteArray &bytes)
{
    const QByteArray kind = bytes.mid(12, 4);
    if (kind == "VP8X") return {1 + (littleEndian<quint32>(bytes, 24) & 0xffffff), 1 + (littleEndian<quint32>(bytes, 27) & 0xffffff)};
    if (kind == "VP8 ") return {littleEndian<quint16>(bytes, 26) & 0x3fff, littleEndian<quint16>(bytes, 28) & 0x3fff};
    const auto packed = static_cast<quint32>(littleEndian<quint32>(bytes, 21)); // VP8L: 14 bits each
    return {1 + static_cast<int>(packed & 0x3fff), 1 + static_cast<int>((packed >> 14) & 0x3fff)};
}

Size sizeOfImage(std::string_view base64)
{
    constexpr std::size_t shortHead = 64;
    const QByteArray head = decoded(base64, shortHead);
    if (head.startsWith("\x89PNG")) return {bigEndian<quint32>(head, 16), bigEndian<quint32>(head, 20)};
    if (head.startsWith("GIF8")) return {littleEndian<quint16>(head, 6), littleEndian<quint16>(head, 8)};
    if (head.startsWith("\xff\xd8\xff")) return sizeOfJpeg(base64);
    if (head.startsWith("RIFF") && head.mid(8, 4) == "WEBP") return sizeOfWebp(head);
    return {};
}

std::int64_t imageTokens(Size size)
{
    if (size.width <= 0 || size.height <= 0) return mostForImage;
    const double scale = std::min(1.0, longestEdge / std::max(size.width, size.height));
    const double tokens = std::ceil(size.width * scale * size.height * scale / pixelsPerToken);
    return std::min(mostForImage, static_cast<std::int64_t>(tokens));
}

} // namespace

std::int64_t mediaTokens(std::string_view base64)
{
    constexpr std::string_view pdf = "JVBERi"; // "%PDF"
    if (!base64.starts_with(pdf)) return imageTokens(sizeOfImage(base64));
    const auto bytes = static_cast<std::int64_t>(base64.size() / 4 * 3);
    return std::clamp(bytes / bytesPerFileToken, fewestForFile, mostForFile);
}

} // namespace ccr::proxy
