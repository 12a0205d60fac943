#include "logging/sink/append_file.h"

#include <QFile>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ccr::logging {

namespace {

// Not blocking: a pipe under this name would make us wait for its reader.
constexpr int flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
constexpr int appendOnlyFlags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;

} // namespace

AppendFile::Opened AppendFile::open(const QString &path, int mode)
{
    const QByteArray name = QFile::encodeName(path);
    const auto permissions = static_cast<mode_t>(mode);
    Descriptor file(::open(name.constData(), flags | O_CREAT | O_EXCL, permissions));
    const bool isNew = file.isOpen();
    if (!isNew && errno == EEXIST) {
        file.reset(::open(name.constData(), flags));
        if (!file.isOpen() && errno == EACCES) file.reset(::open(name.constData(), appendOnlyFlags));
    }
    if (!file.isOpen()) return Opened::Failed;
    const auto status = fileStatus(file.get());
    if (!status || !status->isRegular) {
        errno = EINVAL;
        return Opened::Failed;
    }
    if (isNew && ::fchmod(file.get(), permissions) != 0) return Opened::Failed;
    // Where locks are not supported, as on some network file systems, the file is taken without one.
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return Opened::InUse;
    m_path = path;
    m_file = std::move(file);
    m_device = status->device;
    m_inode = status->inode;
    m_size = status->bytes;
    m_modifiedBefore = status->modified;
    m_tornBytes = findTornBytes();
    return Opened::Yes;
}

qint64 AppendFile::findTornBytes() const
{
    std::array<char, 4096> piece{};
    qint64 torn = 0;
    for (qint64 end = m_size; end > 0;) {
        const auto length = static_cast<std::size_t>(std::min<qint64>(end, piece.size()));
        end -= static_cast<qint64>(length);
        if (::pread(m_file.get(), piece.data(), length, end) != static_cast<ssize_t>(length)) return torn;
        const std::size_t lineEnd = std::string_view(piece.data(), length).rfind('\n');
        if (lineEnd != std::string_view::npos) return torn + static_cast<qint64>(length - lineEnd - 1);
        torn += static_cast<qint64>(length);
    }
    return torn;
}

bool AppendFile::isInPlace() const
{
    const auto byName = fileStatus(m_path);
    return byName && byName->inode == m_inode && byName->device == m_device;
}

NotedWrite AppendFile::noted(std::size_t length) const
{
    return {.path = QFile::encodeName(m_path).toStdString(),
            .device = m_device,
            .inode = m_inode,
            .sizeBefore = static_cast<std::uint64_t>(m_size),
            .length = length + (m_tornBytes > 0 ? 1 : 0)};
}

bool AppendFile::append(std::string_view text)
{
    std::string completed;
    if (m_tornBytes > 0) text = completed.append("\n").append(text);
    if (writeFully(m_file.get(), text.data(), text.size()) == text.size()) {
        m_size += static_cast<qint64>(text.size());
        m_tornBytes = 0;
        return true;
    }
    const int error = errno;
    if (::ftruncate(m_file.get(), m_size) != 0) close(); // the next opening finds the torn line
    errno = error;
    return false;
}

void AppendFile::setMode(int mode) const
{
    const auto status = fileStatus(m_file.get());
    if (status && status->mode != mode) ::fchmod(m_file.get(), static_cast<mode_t>(mode));
}

} // namespace ccr::logging
