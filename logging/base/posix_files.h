#pragma once

#include "logging/base/clock.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <utility>

/// What Qt cannot say about files: exact modes, inodes, renaming without replacing. Any thread.
namespace ccr {

/// A file or folder itself; a link is not followed.
struct FileStatus
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    qint64 bytes = 0;
    qint64 diskBytes = 0; ///< what it occupies
    WallTime modified;
    int mode = 0; ///< permission bits
    std::uint32_t owner = 0;
    bool isRegular = false;
    bool isFolder = false;
    bool isLink = false;
};

std::optional<FileStatus> fileStatus(const QString &path);
std::optional<FileStatus> fileStatus(int descriptor);

/// Makes the folder and what is missing above it, each with exactly this mode, whatever the umask; what is there stays as it
/// is. Sets errno.
bool makeFolder(const QString &path, int mode);
/// Sets errno, EEXIST when something has the new name.
bool renameWithoutReplacing(const QString &from, const QString &to);
/// Names of everything in the folder except "." and "..", in no order; empty when it cannot be read.
QStringList namesIn(const QString &folder);
/// What errno means, in words.
QString errnoText(int error);
/// Writes all of it to the descriptor, again after EINTR and short writes. Returns how many bytes were written; sets errno
/// when these are not all.
std::size_t writeFully(int descriptor, const char *data, std::size_t size);
/// What stands at `offset`, at most `most` bytes, again after EINTR: 0 at the end of the file; below 0 sets errno.
qint64 readAt(int descriptor, void *out, std::size_t most, qint64 offset);
/// The same until it is `size` bytes, or the file ends or fails. Returns how many they are.
std::size_t readFullyAt(int descriptor, char *out, std::size_t size, qint64 offset);

/// Closes a descriptor at the end of a scope.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    Descriptor(Descriptor &&other) noexcept : m_descriptor(other.release()) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        if (this != &other) reset(other.release());
        return *this;
    }
    ~Descriptor() { reset(); }

    int get() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }
    int release() { return std::exchange(m_descriptor, -1); }
    void reset(int descriptor = -1);

private:
    int m_descriptor = -1;
};

} // namespace ccr
