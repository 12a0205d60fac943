#pragma once

#include "logging/pipeline/record_ring.h"

#include <QString>

#include <atomic>
#include <memory>
#include <vector>

namespace ccr::logging {

/// The memory of a ring: a file `.ring.<number>` of mode 0600 that outlives the program, or anonymous memory. As long as a
/// program lives it holds an exclusive flock(2) on its file, so that several programs stand side by side and the next start
/// knows which files nobody owns any more.
class RingStorage
{
public:
    /// `bytes` is rounded up to a power of two of at least 64 KiB. Null: why, in `problem`.
    static std::unique_ptr<RingStorage> inFolder(const QString &folder, qint64 bytes, QString *problem);
    static std::unique_ptr<RingStorage> inMemory(qint64 bytes);
    /// Those of dead programs, locked by us now. A file that is no ring of this layout is moved out of the way and reported.
    static std::vector<std::unique_ptr<RingStorage>> abandonedIn(const QString &folder, QStringList *problems);

    /// Rings of living and dead programs.
    static int countIn(const QString &folder);

    ~RingStorage();
    RingStorage(const RingStorage &) = delete;
    RingStorage &operator=(const RingStorage &) = delete;

    RingHeader &header() const { return *m_header; }
    RecordRing &ring() { return m_ring; }
    std::byte *openExchanges() const { return m_memory + openExchangesOffset; }
    bool isFile() const { return m_file >= 0; }
    QString path() const { return m_path; }
    /// Everything in it is safe elsewhere: the file goes, the memory stays until the storage goes.
    void remove();
    /// Has the pages ready that writers come to next, so that no call waits for the system to find some. The log thread.
    void prepareAhead();
    /// Whether the log thread should prepareAhead() soon, for a writer who has just written at `position`. Any thread.
    bool isRunningLow(std::uint64_t position) const { return readyFrom(position) < m_lowBytes; }
    /// The same as prepareAhead() by a writer when the log thread did not come to it: one call in thousands waits for many pages,
    /// instead of one in twenty for each. Any thread.
    void helpPreparing(std::uint64_t position)
    {
        if (readyFrom(position) < m_lowBytes / 4) [[unlikely]]
            prepare(m_lowBytes / 2);
    }
    /// Gives back the memory of what was read, where the file keeps it anyway. For a pause: writers who come to it wait for the
    /// system unless prepareAhead() was there before. The log thread.
    void releaseBehind();

private:
    RingStorage(std::byte *memory, std::size_t bytes, int file, QString path);
    static void initialise(std::byte *memory, std::size_t bytes, std::uint64_t capacity);
    static std::unique_ptr<RingStorage> adopt(const QString &path, bool &isForeign);
    std::uint64_t readyFrom(std::uint64_t position) const
    {
        const std::uint64_t prepared = m_prepared.load(std::memory_order_relaxed);
        return prepared > position ? prepared - position : 0;
    }
    void prepare(std::uint64_t bytes);

    std::byte *const m_memory;
    const std::size_t m_bytes;
    RingHeader *const m_header;
    RecordRing m_ring;
    const int m_file;
    const QString m_path;
    const std::uint64_t m_lowBytes; ///< fewer that are ready: time to prepare more
    std::atomic<std::uint64_t> m_prepared{0};
    std::uint64_t m_released = 0;
};

} // namespace ccr::logging
