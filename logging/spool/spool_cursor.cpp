#include "logging/spool/spool_cursor.h"

#include "logging/spool/spool_segment.h"

#include <QFile>
#include <QUuid>
#include <QtEndian>

#include <fcntl.h>
#include <unistd.h>

namespace ccr::logging {

namespace {

constexpr std::size_t idSize = 16;
constexpr std::size_t entrySize = idSize + 4 * 8;

std::string encode(const SpoolPosition &position)
{
    std::string entry = position.spoolId;
    for (const std::uint64_t number : {position.segment, position.begin, position.end, position.recordsBefore}) {
        const std::uint64_t little = qToLittleEndian(number);
        entry.append(reinterpret_cast<const char *>(&little), sizeof little);
    }
    std::string out;
    appendFrame(out, entry);
    return out;
}

} // namespace

SpoolCursor::SpoolCursor(const QString &path)
    : m_file(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600))
{
    char bytes[frameHeadSize + entrySize];
    const ssize_t count = m_file < 0 ? 0 : ::pread(m_file, bytes, sizeof bytes, 0);
    const Frame frame = frameAt({bytes, static_cast<std::size_t>(count > 0 ? count : 0)});
    if (frame.state == Frame::State::Complete && frame.entry.size() == entrySize) {
        const auto number = [&frame](std::size_t i) { return qFromLittleEndian<std::uint64_t>(frame.entry.data() + idSize + i * 8); };
        m_position = {std::string(frame.entry.substr(0, idSize)), number(0), number(1), number(2), number(3)};
        return;
    }
    SpoolPosition fresh;
    fresh.spoolId = QUuid::createUuid().toString(QUuid::Id128).first(idSize).toStdString();
    set(fresh);
}

SpoolCursor::~SpoolCursor()
{
    if (m_file >= 0) ::close(m_file);
}

void SpoolCursor::set(const SpoolPosition &position)
{
    m_position = position;
    const std::string bytes = encode(position);
    if (m_file >= 0 && ::pwrite(m_file, bytes.data(), bytes.size(), 0) < 0) return; // the old position stays
}

} // namespace ccr::logging
