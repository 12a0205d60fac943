#include "logging/spool/segment_reader.h"

#include "logging/base/posix_files.h"

#include <QFile>

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

namespace ccr::logging {

namespace {

constexpr std::size_t readAhead = 256UL * 1024;

} // namespace

SegmentReader::SegmentReader(const QString &path) : m_file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC))
{
}

SegmentReader::~SegmentReader()
{
    if (m_file >= 0) ::close(m_file);
}

Frame SegmentReader::at(std::uint64_t offset, std::uint64_t until)
{
    std::size_t needed = frameHeadSize;
    for (;;) {
        const bool isAhead = offset >= m_offset && offset - m_offset < m_ahead.size();
        const std::string_view bytes = isAhead ? std::string_view(m_ahead).substr(offset - m_offset) : std::string_view();
        const Frame frame = bytes.size() < needed ? Frame{.size = needed} : frameAt(bytes);
        if (frame.state != Frame::State::Partial) return frame;
        if (offset + frame.size > until) return frame; // also what was read ahead of `until` does not count
        std::string more(std::min<std::uint64_t>(std::max(readAhead, frame.size), until - offset), '\0');
        const qint64 count = readAt(m_file, more.data(), more.size(), static_cast<qint64>(offset));
        more.resize(static_cast<std::size_t>(std::max<qint64>(0, count)));
        if (more.size() < frame.size) return {.state = count < 0 ? Frame::State::Damaged : Frame::State::Partial, .size = frame.size};
        m_ahead = std::move(more);
        m_offset = offset;
        needed = frame.size;
    }
}

} // namespace ccr::logging
