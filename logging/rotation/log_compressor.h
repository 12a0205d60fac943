#pragma once

#include "logging/base/posix_files.h"
#include "logging/base/result.h"

#include <atomic>
#include <functional>
#include <optional>

namespace ccr::logging {

/// A file under a name that nobody takes for a log, locked as long as this object lives, so that another program can tell it
/// from one that a killed program left. Removed at the end unless it was given its final name.
class TemporaryFile
{
public:
    static Result<TemporaryFile> make(const QString &folder);
    TemporaryFile(TemporaryFile &&) noexcept = default;
    TemporaryFile &operator=(TemporaryFile &&) = delete;
    ~TemporaryFile();

    int descriptor() const { return m_descriptor.get(); }
    const QString &path() const { return m_path; }
    /// It has got its final name.
    void release() { m_path.clear(); }

    static bool isTemporaryName(const QString &fileName);
    /// Removes those in the folder that no program holds.
    static void removeOrphans(const QString &folder);

private:
    TemporaryFile(Descriptor descriptor, QString path) : m_descriptor(std::move(descriptor)), m_path(std::move(path)) {}

    Descriptor m_descriptor;
    QString m_path;
};

/// Makes gzip files (RFC 1952). Blocks for as long as it takes, therefore used by a thread of its own.
class LogCompressor
{
public:
    /// `cancelled` is looked at after each piece. `grown` hears of each piece before it is written.
    LogCompressor(const std::atomic<bool> &cancelled, std::function<void(qint64 bytes)> grown = {});

    /// The compressed content of `source` in a temporary file beside it, on the disk, with that mode and the time of the
    /// source. An error leaves nothing behind; its kind is Conflict when the work was cancelled, somebody still writes to the
    /// source, or `source` is not the name of the file with that inode any more.
    Result<TemporaryFile> compress(const QString &source, int mode, std::optional<std::uint64_t> inode = std::nullopt) const;

private:
    Result<Done> deflateAll(int from, int to, const QString &source, qint64 expected) const;

    const std::atomic<bool> &m_cancelled;
    const std::function<void(qint64)> m_grown;
};

/// Whether the gzip file is whole, and whether it holds exactly what the plain file does.
enum class PackedContent
{
    Same,
    Different,
    Damaged
};
PackedContent comparePacked(const QString &packed, const QString &plain);

} // namespace ccr::logging
