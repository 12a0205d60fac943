#include "logging/spool/segment_writer.h"

#include "logging/base/posix_files.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace ccr::logging {

namespace {

bool writeAt(int file, std::string_view bytes, std::uint64_t offset)
{
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            if (count == 0) errno = ENOSPC;
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    return true;
}

} // namespace

SegmentWriter::SegmentWriter(const QString &path, const std::string &kind)
    : m_file(::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)),
      m_path(path),
      m_kind(kind)
{
    if (m_file < 0) return;
    if (writeAt(m_file, encode({.kind = kind}), 0)) {
        m_size = segmentHeadSize;
        ::flock(m_file, LOCK_EX | LOCK_NB); // nobody else can have it yet
        return;
    }
    const int reason = errno;
    ::close(m_file);
    m_file = -1;
    ::unlink(QFile::encodeName(path).constData());
    errno = reason;
}

SegmentWriter::~SegmentWriter()
{
    if (m_file >= 0) ::close(m_file);
}

void SegmentWriter::note(WriteJournal &journal, std::size_t length) const
{
    NotedWrite write{.path = m_path.toStdString(), .sizeBefore = m_size, .length = length};
    if (const auto status = fileStatus(m_file)) {
        write.device = status->device;
        write.inode = status->inode;
    }
    journal.begin(write, journal.position());
}

bool SegmentWriter::append(std::string_view frames, std::size_t records, WriteJournal *journal)
{
    if (journal) note(*journal, frames.size());
    if (!writeAt(m_file, frames, m_size)) {
        const int reason = errno;
        [[maybe_unused]] const int cut = ::ftruncate(m_file, static_cast<off_t>(m_size)); // the next write goes to the same place anyway
        errno = reason;
        return false;
    }
    if (journal) journal->commit();
    m_size += frames.size();
    m_records += records;
    writeAt(m_file, encode({.kind = m_kind, .records = m_records}), 0); // in place: needs no room
    return true;
}

} // namespace ccr::logging
