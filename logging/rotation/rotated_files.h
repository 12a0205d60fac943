#pragma once

#include "logging/base/result.h"
#include "logging/rotation/log_file_names.h"

#include <cstdint>
#include <mutex>
#include <string_view>
#include <vector>

namespace ccr::logging {

struct RotatedFile
{
    QString path;
    qint64 bytes = 0;
    WallTime modified; ///< of its last record; compression keeps it
    bool compressed = false;
    std::uint64_t inode = 0;
    LogFileNames::Parts parts;
};

/// The files that one stream has put aside, under names of its naming or of one that it had before. Any thread: that of the
/// stream adds while the upkeep compresses and removes. Links and whatever else is no regular file are foreign, as are names that no
/// naming gives.
class RotatedFiles
{
public:
    RotatedFiles(const LogFileNames &names, const Rotation &rotation, int folderMode);

    const LogFileNames &names() const { return m_names; }
    const Rotation &rotation() const { return m_rotation; }
    /// The file that records go to now; never listed, removed or compressed.
    void setActive(const QString &path);
    QString active() const;

    std::vector<RotatedFile> list() const; ///< oldest first

    /// Gives the active file, whose records began at `begun`, its rotated name, and returns that. Replaces no file of
    /// anybody; the numbers go on behind those that are there, compressed or not.
    Result<QString> take(WallTime begun);
    /// Where the file is now: it may have got another number. Empty: it is gone.
    QString locate(const RotatedFile &file) const;
    /// Removes the file, which may have got another number in the meantime. False: it is gone or cannot be removed.
    bool remove(const RotatedFile &file);
    /// Puts `compressed` in the place of `file`. False: `file` is gone, or something has the name; nothing has changed.
    bool replace(const RotatedFile &file, const QString &compressed);

    /// The message of the first line in the file of a second program. It tells such a file from one of somebody else that is
    /// called alike, as error.2026.log.
    static constexpr std::string_view instanceMark = "another program writes to the log file; this one has its own";

    /// Makes good what a killed program left: temporary files, files that exist both plain and compressed, files of second
    /// programs that run no more, which become rotated files of this stream. Takes as long as reading such a pair.
    void repair();

private:
    std::vector<RotatedFile> listUnlocked() const;
    std::vector<RotatedFile> filesNamed(const LogFileNames &names) const;
    QString pathOf(const RotatedFile &file) const;
    Result<QString> takeUnlocked(const QString &from, const QString &stamp, const QString &compression);
    Result<QString> shiftNumbers(const QString &from, const QString &compression);
    int nextSequence(const QString &stamp) const;
    void adoptInstances();
    bool adoptInstance(const QString &path);

    const LogFileNames m_names;
    const std::vector<LogFileNames> m_otherNames;
    const Rotation m_rotation;
    const int m_folderMode;
    mutable std::mutex m_mutex;
    QString m_active;
    QString m_lastStamp;
    int m_lastSequence = -1; ///< the highest that is known to be used with m_lastStamp; below 0: look
};

} // namespace ccr::logging
