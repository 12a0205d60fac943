#include "logging/query/packed_text.h"

#include "logging/api/logging_sentences.h"
#include "logging/base/posix_files.h"

#include <algorithm>

#include <zlib.h>

namespace ccr::logging {

namespace {

constexpr qint64 pointsApart = 4LL * 1024 * 1024; ///< of text: what a read has to unpack in vain at most
constexpr std::size_t inputSize = 64UL * 1024;
constexpr std::size_t windowSize = 32UL * 1024;
constexpr int gzipBits = 15 + 16;
constexpr int rawBits = -15;
constexpr int trailerSize = 8;

} // namespace

/// Goes through the file from a point on.
struct PackedText::Unpacker
{
    explicit Unpacker(int fileHandle) : handle(fileHandle) { inflateInit2(&stream, gzipBits); }
    ~Unpacker() { inflateEnd(&stream); }
    Unpacker(const Unpacker &) = delete;
    Unpacker &operator=(const Unpacker &) = delete;

    void start(const Point &point)
    {
        offset = point.offset;
        packed = point.packed;
        stream.avail_in = 0;
        isRaw = !point.isMember;
        inflateReset2(&stream, isRaw ? rawBits : gzipBits);
        if (!isRaw) return;
        if (point.bits > 0) {
            unsigned char byte = 0;
            if (readAt(handle, &byte, 1, point.packed - 1) == 1) inflatePrime(&stream, point.bits, byte >> (8 - point.bits));
        }
        Bytef window[windowSize];
        uLongf size = windowSize;
        if (uncompress(window, &size, reinterpret_cast<const Bytef *>(point.window.data()), point.window.size()) == Z_OK)
            inflateSetDictionary(&stream, window, static_cast<uInt>(size));
    }

    /// Where the next unread byte of the file is.
    qint64 position() const { return packed - stream.avail_in; }

    bool fill()
    {
        if (stream.avail_in > 0) return true;
        const qint64 got = readAt(handle, input, inputSize, packed);
        if (got <= 0) return false;
        packed += got;
        stream.next_in = input;
        stream.avail_in = static_cast<uInt>(got);
        return true;
    }

    /// One step, at most to the end of a block. False: the text ends, for the reason that `problem` says.
    bool step(char *out, qint64 most, qint64 &done)
    {
        done = 0;
        if (!fill()) {
            if (isInside) problem = saidOfLogging("it ends in the middle");
            return false;
        }
        stream.next_out = reinterpret_cast<Bytef *>(out);
        stream.avail_out = static_cast<uInt>(most);
        const int result = inflate(&stream, Z_BLOCK);
        done = most - stream.avail_out;
        offset += done;
        isInside = true;
        if (result == Z_STREAM_END) return nextMember();
        if (result == Z_OK || result == Z_BUF_ERROR) return true;
        problem = saidOfLogging("it is damaged");
        return false;
    }

    bool nextMember()
    {
        for (int skip = isRaw ? trailerSize : 0; skip > 0;) { // only the unpacker of gzip reads it itself
            if (!fill()) return false;
            const int now = std::min<int>(skip, static_cast<int>(stream.avail_in));
            stream.next_in += now;
            stream.avail_in -= static_cast<uInt>(now);
            skip -= now;
        }
        isRaw = false;
        isInside = false;
        isMemberNext = true;
        const uInt left = stream.avail_in;
        Bytef *const next = stream.next_in;
        inflateReset2(&stream, gzipBits);
        stream.next_in = next;
        stream.avail_in = left;
        return fill();
    }

    int handle;
    z_stream stream = {};
    qint64 offset = 0; ///< of the text: what comes next
    qint64 packed = 0; ///< of the file: what is to be read next
    bool isRaw = false;
    bool isInside = false;    ///< a member has begun
    bool isMemberNext = true; ///< what comes next is the header of one
    Phrase problem;
    Bytef input[inputSize];
};

PackedText::PackedText(int handle) : m_handle(handle), m_scanner(std::make_unique<Unpacker>(handle)) {}
PackedText::~PackedText() = default;

void PackedText::addPoint(bool isMember)
{
    Unpacker &now = *m_scanner;
    auto point = std::make_shared<Point>(Point{.offset = now.offset,
                                               .packed = now.position(),
                                               .bits = isMember ? 0 : now.stream.data_type & 7,
                                               .window = {},
                                               .isMember = isMember});
    if (!isMember) {
        Bytef window[windowSize];
        uInt size = windowSize;
        inflateGetDictionary(&now.stream, window, &size);
        uLongf packedSize = compressBound(size);
        point->window.resize(packedSize);
        compress2(reinterpret_cast<Bytef *>(point->window.data()), &packedSize, window, size, Z_BEST_SPEED);
        point->window.resize(packedSize);
        point->window.shrink_to_fit();
    }
    const std::scoped_lock lock(m_mutex);
    m_points.push_back(std::move(point));
}

qint64 PackedText::scan(char *out, qint64 most)
{
    Unpacker &now = *m_scanner;
    qint64 filled = 0;
    while (filled < most) {
        const qint64 since = m_points.empty() ? pointsApart : now.offset - m_points.back()->offset;
        // Bit 7: at the end of a block; bit 6: in the last one of a member, which the next member's header follows.
        const bool isBlockEnd = (now.stream.data_type & 128) != 0 && (now.stream.data_type & 64) == 0;
        if (since >= pointsApart && (now.isMemberNext || (now.isInside && isBlockEnd))) addPoint(now.isMemberNext);
        now.isMemberNext = false;
        qint64 done = 0;
        const bool goesOn = now.step(out + filled, most - filled, done);
        filled += done;
        if (!goesOn) break;
    }
    const std::scoped_lock lock(m_mutex);
    m_problem = now.problem;
    m_packedDone = now.position();
    return filled;
}

Phrase PackedText::problem() const
{
    const std::scoped_lock lock(m_mutex);
    return m_problem;
}

qint64 PackedText::packedDone() const
{
    const std::scoped_lock lock(m_mutex);
    return m_packedDone;
}

qint64 PackedText::read(qint64 offset, char *out, qint64 count) const
{
    std::shared_ptr<const Point> point;
    {
        const std::scoped_lock lock(m_mutex);
        const auto after = std::upper_bound(m_points.begin(), m_points.end(), offset,
                                            [](qint64 wanted, const auto &candidate) { return wanted < candidate->offset; });
        if (after == m_points.begin()) return 0;
        point = *std::prev(after);
    }
    auto reader = std::make_unique<Unpacker>(m_handle);
    reader->start(*point);
    std::string ignored(64UL * 1024, '\0');
    qint64 filled = 0;
    for (bool goesOn = true; goesOn && filled < count;) {
        qint64 done = 0;
        const qint64 before = offset - reader->offset;
        if (before > 0) {
            goesOn = reader->step(ignored.data(), std::min<qint64>(before, static_cast<qint64>(ignored.size())), done);
            continue;
        }
        goesOn = reader->step(out + filled, count - filled, done);
        filled += done;
    }
    return filled;
}

} // namespace ccr::logging
