#pragma once

#include "logging/base/posix_files.h"
#include "logging/sink/write_journal.h"

#include <string_view>

namespace ccr::logging {

/// A regular file that only grows, opened exclusively: nobody else who asks for the lock appends to it. Keeps errno as the
/// reason of a failure. One thread.
class AppendFile
{
public:
    enum class Opened
    {
        Yes,
        InUse,  ///< another program, or another sink of this one, holds it
        Failed, ///< errno says why; ELOOP: it is a symbolic link
    };
    /// A file that does not exist is made with exactly that mode, whatever the umask.
    Opened open(const QString &path, int mode);
    void close() { m_file.reset(); }

    bool isOpen() const { return m_file.isOpen(); }
    const QString &path() const { return m_path; }
    int descriptor() const { return m_file.get(); }
    std::uint64_t inode() const { return m_inode; }
    qint64 size() const { return m_size; }
    /// Of the last record that was in the file when it was opened.
    WallTime modifiedBefore() const { return m_modifiedBefore; }
    /// Bytes behind the last line end when it was opened: the beginning of a line that a killed program did not finish.
    /// The next append() ends that line first.
    qint64 tornBytes() const { return m_tornBytes; }
    /// The name leads to this file: nobody has moved or removed it.
    bool isInPlace() const;

    /// For the write journal.
    NotedWrite noted(std::size_t length) const;
    /// All or nothing: after a failure the file is cut back, and closed when that cannot be done.
    bool append(std::string_view text);
    void setMode(int mode) const;

private:
    qint64 findTornBytes() const;

    QString m_path;
    Descriptor m_file;
    std::uint64_t m_device = 0;
    std::uint64_t m_inode = 0;
    qint64 m_size = 0;
    WallTime m_modifiedBefore;
    qint64 m_tornBytes = 0;
};

} // namespace ccr::logging
