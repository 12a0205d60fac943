#include "logging/query/zstd_text.h"

#include "logging/api/logging_sentences.h"
#include "logging/base/posix_files.h"

#include <algorithm>
#include <string>

#include <zstd.h>

namespace ccr::logging {

bool isZstd(QByteArrayView beginning)
{
    return beginning.startsWith(QByteArrayView("\x28\xb5\x2f\xfd", 4));
}

struct ZstdReader::State
{
    State() : stream(ZSTD_createDStream()), buffer(ZSTD_DStreamInSize(), '\0') {}
    ~State() { ZSTD_freeDStream(stream); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    ZSTD_DStream *stream;
    std::string buffer;
    ZSTD_inBuffer input = {};
};

ZstdReader::ZstdReader(int handle, qint64 packed, qint64 offset)
    : m_state(std::make_unique<State>()), m_handle(handle), m_packed(packed), m_offset(offset)
{
}

ZstdReader::~ZstdReader() = default;

qint64 ZstdReader::packedDone() const
{
    return m_packed - static_cast<qint64>(m_state->input.size - m_state->input.pos);
}

bool ZstdReader::fill()
{
    if (m_state->input.pos < m_state->input.size) return true;
    const qint64 got = readAt(m_handle, m_state->buffer.data(), m_state->buffer.size(), m_packed);
    if (got <= 0) return false;
    m_packed += got;
    m_state->input = {m_state->buffer.data(), static_cast<std::size_t>(got), 0};
    return true;
}

qint64 ZstdReader::read(char *out, qint64 most)
{
    ZSTD_outBuffer output{out, static_cast<std::size_t>(most), 0};
    while (m_problem.isEmpty() && output.pos < output.size) {
        const bool hasInput = fill();
        if (!hasInput && m_isAtFrame) break;
        const std::size_t before = output.pos;
        const std::size_t result = ZSTD_decompressStream(m_state->stream, &output, &m_state->input); // what it still holds, too
        if (ZSTD_isError(result)) {
            m_problem = saidOfLogging("it is damaged (%1)", QString::fromLatin1(ZSTD_getErrorName(result)));
            break;
        }
        m_isAtFrame = result == 0;
        if (m_isAtFrame && output.pos > 0) break;
        if (!hasInput && !m_isAtFrame && output.pos == before) m_problem = saidOfLogging("it ends in the middle");
    }
    m_offset += static_cast<qint64>(output.pos);
    return static_cast<qint64>(output.pos);
}

ZstdText::ZstdText(int handle) : m_handle(handle), m_scanner(handle), m_frames{{0, 0}} {}

qint64 ZstdText::scan(char *out, qint64 most)
{
    qint64 filled = 0;
    while (filled < most) {
        const qint64 got = m_scanner.read(out + filled, most - filled);
        filled += got;
        const std::scoped_lock lock(m_mutex);
        if (m_scanner.isAtFrame() && m_scanner.offset() > m_frames.back().offset)
            m_frames.push_back({m_scanner.offset(), m_scanner.packedDone()});
        m_problem = m_scanner.problem();
        m_packedDone = m_scanner.packedDone();
        if (got == 0) break;
    }
    return filled;
}

Phrase ZstdText::problem() const
{
    const std::scoped_lock lock(m_mutex);
    return m_problem;
}

qint64 ZstdText::packedDone() const
{
    const std::scoped_lock lock(m_mutex);
    return m_packedDone;
}

ZstdText::Frame ZstdText::frameOf(qint64 offset) const
{
    const std::scoped_lock lock(m_mutex);
    const auto after =
        std::upper_bound(m_frames.begin(), m_frames.end(), offset, [](qint64 wanted, const Frame &frame) { return wanted < frame.offset; });
    return *std::prev(after);
}

qint64 ZstdText::read(qint64 offset, char *out, qint64 count) const
{
    const Frame frame = frameOf(offset);
    const std::scoped_lock lock(m_readMutex);
    const bool isNear = m_reader && m_reader->offset() <= offset && m_reader->offset() >= frame.offset;
    if (!isNear) m_reader = std::make_unique<ZstdReader>(m_handle, frame.packed, frame.offset);
    std::string ignored(64UL * 1024, '\0');
    qint64 filled = 0;
    while (filled < count) {
        const qint64 before = offset + filled - m_reader->offset();
        const qint64 got = before > 0 ? m_reader->read(ignored.data(), std::min<qint64>(before, static_cast<qint64>(ignored.size())))
                                      : m_reader->read(out + filled, count - filled);
        if (got == 0) break;
        if (before <= 0) filled += got;
    }
    return filled;
}

} // namespace ccr::logging
