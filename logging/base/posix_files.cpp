#include "logging/base/posix_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ccr {

namespace {

constexpr qint64 bytesPerBlock = 512; // of st_blocks, whatever the file system uses

FileStatus toStatus(const struct stat &status)
{
    return {.device = status.st_dev,
            .inode = status.st_ino,
            .bytes = status.st_size,
            .diskBytes = status.st_blocks * bytesPerBlock,
            .modified = WallTime(std::chrono::seconds(status.st_mtim.tv_sec) + nanoseconds(status.st_mtim.tv_nsec)),
            .mode = static_cast<int>(status.st_mode & 07777),
            .owner = status.st_uid,
            .isRegular = S_ISREG(status.st_mode),
            .isFolder = S_ISDIR(status.st_mode),
            .isLink = S_ISLNK(status.st_mode)};
}

} // namespace

std::optional<FileStatus> fileStatus(const QString &path)
{
    struct stat status;
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0) return std::nullopt;
    return toStatus(status);
}

std::optional<FileStatus> fileStatus(int descriptor)
{
    struct stat status;
    if (::fstat(descriptor, &status) != 0) return std::nullopt;
    return toStatus(status);
}

bool makeFolder(const QString &path, int mode)
{
    const QString folder = QDir::cleanPath(QDir().absoluteFilePath(path));
    if (QFileInfo(folder).isDir()) return true;
    const QString above = QFileInfo(folder).absolutePath();
    if (above == folder || !makeFolder(above, mode)) return false;
    const QByteArray name = QFile::encodeName(folder);
    if (::mkdir(name.constData(), static_cast<mode_t>(mode)) == 0) return ::chmod(name.constData(), static_cast<mode_t>(mode)) == 0;
    const int error = errno;
    const bool someoneWasQuicker = error == EEXIST && QFileInfo(folder).isDir();
    errno = error == EEXIST ? ENOTDIR : error;
    return someoneWasQuicker;
}

bool renameWithoutReplacing(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    // The file system does not know how; nearly as good, since the names are ours.
    struct stat status;
    if (::lstat(target.constData(), &status) == 0) {
        errno = EEXIST;
        return false;
    }
    return ::rename(source.constData(), target.constData()) == 0;
}

QStringList namesIn(const QString &folder)
{
    QStringList names;
    DIR *const handle = ::opendir(QFile::encodeName(folder).constData());
    if (!handle) return names;
    while (const dirent *entry = ::readdir(handle)) {
        const QByteArray name = entry->d_name;
        if (name != "." && name != "..") names << QFile::decodeName(name);
    }
    ::closedir(handle);
    return names;
}

QString errnoText(int error)
{
    return QString::fromStdString(std::generic_category().message(error));
}

std::size_t writeFully(int descriptor, const char *data, std::size_t size)
{
    std::size_t written = 0;
    while (written < size) {
        const ssize_t count = ::write(descriptor, data + written, size - written);
        if (count < 0 && errno == EINTR) continue;
        if (count == 0) errno = ENOSPC;
        if (count <= 0) break;
        written += static_cast<std::size_t>(count);
    }
    return written;
}

qint64 readAt(int descriptor, void *out, std::size_t most, qint64 offset)
{
    ssize_t count = 0;
    do count = ::pread(descriptor, out, most, offset);
    while (count < 0 && errno == EINTR);
    return count;
}

std::size_t readFullyAt(int descriptor, char *out, std::size_t size, qint64 offset)
{
    std::size_t filled = 0;
    while (filled < size) {
        const qint64 count = readAt(descriptor, out + filled, size - filled, offset + static_cast<qint64>(filled));
        if (count <= 0) break;
        filled += static_cast<std::size_t>(count);
    }
    return filled;
}

void Descriptor::reset(int descriptor)
{
    if (m_descriptor >= 0) ::close(m_descriptor);
    m_descriptor = descriptor;
}

} // namespace ccr
