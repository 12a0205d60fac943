#pragma once

#include "logging/base/phrase.h"
#include "logging/rotation/imported_files.h"
#include "logging/rotation/rotated_files.h"

#include <QThreadPool>

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace ccr::logging {

/// Limits over all streams that share an upkeep; 0: none.
struct UpkeepLimits
{
    qint64 maxTotalBytes = 0; ///< active, rotated and imported files together, and what compression adds for a while
    qint64 minFreeBytes = 0;  ///< as LoggingConfig::minFreeBytes
    QString importFolder{};   ///< holds what was imported; empty: nothing was
    int importDays = 0;       ///< how long that stays there
};

/// Keeps the files of several streams, and the old logs that were imported beside them, within their limits. What may take long (repair,
/// compression, removing what is too old or too much) happens in one thread of the lowest priority; what must happen before a record is
/// written (making room) happens at once, in the thread of the stream. Shared by the file outputs; ends when the last of them does, and
/// abandons a compression then, which the next start takes up again. Any thread, unless said otherwise.
class LogUpkeep
{
public:
    /// The clock must outlive this.
    LogUpkeep(const UpkeepLimits &limits, const Clock &clock);
    ~LogUpkeep();
    Q_DISABLE_COPY_MOVE(LogUpkeep)

    void setLimits(const UpkeepLimits &limits);
    /// A stream begins; what an earlier program left is repaired. `fileMode` is given to compressed files.
    void add(const std::shared_ptr<RotatedFiles> &files, int fileMode);
    /// The stream ends. Its files still count, and the oldest of them still go, until a stream of the same path begins.
    void retire(const RotatedFiles *files);
    /// Removes what is over the stream's limits and compresses what is due, soon. To be called after each rotation, and now
    /// and then because files grow old.
    void tidy(const RotatedFiles *files);

    /// Before `bytes` are written; afterwards comes noteWritten() or giveBack(). Removes the oldest rotated or imported files, of whatever
    /// stream, when the total would exceed the limit. False: nothing is left to remove; then the bytes do not count.
    bool reserve(qint64 bytes);
    void noteWritten(qint64 bytes) { m_reserved.fetch_sub(bytes, std::memory_order_relaxed); }
    /// The bytes were not written after all.
    void giveBack(qint64 bytes);
    /// Less is free in this folder's file system than must be.
    bool isDiskShort(const QString &folder) const;
    /// Removes the oldest rotated or imported file of all. False: there is none.
    bool removeOldest();

    Phrase problem() const; ///< why files cannot be compressed; empty when all is well.
    /// Until everything asked for so far is done. For the command line and for tests.
    void waitUntilIdle() { m_work.waitForDone(); }

private:
    struct Stream
    {
        std::shared_ptr<RotatedFiles> files; ///< shared with the sink that adds to them
        int fileMode = 0600;
        std::atomic<bool> isQueued{false};
        bool isRepaired = false; ///< the thread's
        bool isRetired = false;  ///< guarded by m_mutex
    };
    using Streams = std::vector<std::shared_ptr<Stream>>; ///< shared with the work that is going on

    Streams streams() const;
    void post(const std::shared_ptr<Stream> &stream);
    void work(Stream &stream);
    void removeSurplus(Stream &stream);
    void tidyImported();
    std::vector<ImportedFile> imported() const;
    void compressDue(Stream &stream);
    bool compress(Stream &stream, const RotatedFile &file);
    bool setProblem(const Phrase &text);
    bool remove(RotatedFiles *files, const RotatedFile &file);
    bool removeLocked(RotatedFiles *files, const RotatedFile &file);
    bool removeOldestLocked();
    bool makeRoom();
    bool isOverLimit() const;
    void recount();
    void forget(qint64 bytes) { m_total.fetch_sub(bytes, std::memory_order_relaxed); }
    void recountImported();

    std::atomic<qint64> m_maxTotalBytes;
    std::atomic<qint64> m_minFreeBytes;
    const Clock &m_clock;
    std::mutex m_accountMutex; ///< a file and its bytes come and go together
    std::atomic<qint64> m_total{0};
    std::atomic<qint64> m_reserved{0}; ///< of these, what is being written just now
    qint64 m_packing = 0;              ///< bytes of the temporary file; guarded by m_accountMutex
    qint64 m_importedBytes = 0;        ///< how much of the total they are; guarded by m_accountMutex
    std::atomic<bool> m_isEnding{false};
    mutable std::mutex m_mutex; ///< of the four below
    QString m_importFolder;
    int m_importDays = 0;
    Streams m_streams;
    Phrase m_problem;
    QThreadPool m_work; ///< last: ends before what it uses
};

} // namespace ccr::logging
