#include "logging/rotation/log_upkeep.h"

#include "logging/base/posix_files.h"
#include "logging/rotation/disk_usage.h"
#include "logging/rotation/log_compressor.h"
#include "logging/rotation/purge.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <numeric>
#include <utility>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace ccr::logging {

namespace {

constexpr int maxAttempts = 5;

/// The calling thread gets the processor and the disk when nobody else wants them. Niceness, not SCHED_IDLE: it holds a lock
/// for two renames now and then, and must come to its end on a busy machine.
void becomeUnimportant()
{
    constexpr int lowest = 19;
    constexpr int ioprioWhoProcess = 1; // linux/ioprio.h: IOPRIO_WHO_PROCESS; 0 is the calling thread
    constexpr int ioprioIdle = 3 << 13; // IOPRIO_CLASS_IDLE
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), lowest);
    ::syscall(SYS_ioprio_set, ioprioWhoProcess, 0, ioprioIdle);
}

void syncFolder(const QString &folder)
{
    const Descriptor handle(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.isOpen()) ::fsync(handle.get());
}

qint64 sizeOf(const QString &path)
{
    const auto status = fileStatus(path);
    return status ? status->bytes : 0;
}

qint64 bytesOf(const std::vector<ImportedFile> &files)
{
    return std::accumulate(files.begin(), files.end(), qint64(0),
                           [](qint64 sum, const ImportedFile &file) { return sum + file.file.bytes; });
}

} // namespace

LogUpkeep::LogUpkeep(const UpkeepLimits &limits, const Clock &clock)
    : m_maxTotalBytes(limits.maxTotalBytes),
      m_minFreeBytes(limits.minFreeBytes),
      m_clock(clock),
      m_importFolder(limits.importFolder),
      m_importDays(limits.importDays)
{
    m_work.setMaxThreadCount(1);
}

LogUpkeep::~LogUpkeep()
{
    m_isEnding = true;
    m_work.clear();
    m_work.waitForDone();
}

void LogUpkeep::setLimits(const UpkeepLimits &limits)
{
    m_maxTotalBytes = limits.maxTotalBytes;
    m_minFreeBytes = limits.minFreeBytes;
    const std::scoped_lock lock(m_mutex);
    m_importFolder = limits.importFolder;
    m_importDays = limits.importDays;
}

void LogUpkeep::add(const std::shared_ptr<RotatedFiles> &files, int fileMode)
{
    auto stream = std::make_shared<Stream>();
    stream->files = files;
    stream->fileMode = fileMode;
    {
        const std::scoped_lock lock(m_mutex);
        std::erase_if(m_streams, [&files](const std::shared_ptr<Stream> &other) {
            return other->isRetired && other->files->names().path() == files->names().path();
        });
        m_streams.push_back(stream);
    }
    recount();
    post(stream);
}

void LogUpkeep::retire(const RotatedFiles *files)
{
    const std::scoped_lock lock(m_mutex);
    const auto own = std::find_if(m_streams.begin(), m_streams.end(), [files](const auto &stream) { return stream->files.get() == files; });
    if (own == m_streams.end()) return;
    // Another sink may write there, the one that was first; then the files are counted with it.
    const QString &path = files->names().path();
    const bool isShared = std::any_of(m_streams.begin(), m_streams.end(),
                                      [&](const auto &stream) { return stream != *own && stream->files->names().path() == path; });
    (*own)->isRetired = true;
    if (isShared) m_streams.erase(own);
}

void LogUpkeep::tidy(const RotatedFiles *files)
{
    for (const std::shared_ptr<Stream> &stream : streams())
        if (stream->files.get() == files) post(stream);
}

LogUpkeep::Streams LogUpkeep::streams() const
{
    const std::scoped_lock lock(m_mutex);
    return m_streams;
}

Phrase LogUpkeep::problem() const
{
    const std::scoped_lock lock(m_mutex);
    return m_problem;
}

void LogUpkeep::post(const std::shared_ptr<Stream> &stream)
{
    if (stream->isQueued.exchange(true)) return;
    m_work.start([this, stream] {
        becomeUnimportant();
        stream->isQueued = false; // whoever asks from now on means files that this turn may not see
        work(*stream);
    });
}

void LogUpkeep::work(Stream &stream)
{
    if (!stream.isRepaired) {
        stream.isRepaired = true;
        stream.files->repair();
    }
    removeSurplus(stream);
    tidyImported();
    if (stream.files->rotation().compress) compressDue(stream);
    syncFolder(stream.files->names().rotatedFolder());
}

void LogUpkeep::removeSurplus(Stream &stream)
{
    const Rotation &rotation = stream.files->rotation();
    const PurgeLimits limits{.maxFiles = rotation.maxFiles, .retentionDays = rotation.retentionDays};
    for (const RotatedFile &file : filesOver(limits, stream.files->list(), m_clock.wall())) remove(stream.files.get(), file);
}

void LogUpkeep::tidyImported()
{
    int days = 0;
    {
        const std::scoped_lock lock(m_mutex);
        days = m_importDays;
    }
    recountImported(); // a command may have imported or removed some
    const WallTime now = m_clock.wall();
    for (const ImportedFile &file : imported())
        if (isOver(file, days, now)) remove(nullptr, file.file);
    makeRoom();
}

std::vector<ImportedFile> LogUpkeep::imported() const
{
    QString folder;
    {
        const std::scoped_lock lock(m_mutex);
        folder = m_importFolder;
    }
    return folder.isEmpty() ? std::vector<ImportedFile>() : importedFiles(folder);
}

void LogUpkeep::compressDue(Stream &stream)
{
    const WallTime now = m_clock.wall();
    const milliseconds grace = stream.files->rotation().compressAfter;
    for (const RotatedFile &file : stream.files->list()) {
        if (m_isEnding) return;
        const bool isDue = grace.count() <= 0 || now - file.modified >= grace;
        if (!file.compressed && isDue && !compress(stream, file)) return;
    }
}

/// False: further files would fail as well.
bool LogUpkeep::compress(Stream &stream, const RotatedFile &file)
{
    const auto grown = [this](qint64 bytes) {
        {
            const std::scoped_lock lock(m_accountMutex);
            m_packing += bytes;
            m_total.fetch_add(bytes, std::memory_order_relaxed);
        }
        makeRoom();
    };
    for (int attempt = 0; attempt < maxAttempts && !m_isEnding; ++attempt) {
        const QString path = stream.files->locate(file);
        if (path.isEmpty()) return true; // removed meanwhile
        auto packed = LogCompressor(m_isEnding, grown).compress(path, stream.fileMode, file.inode);
        bool isReplaced = false;
        {
            const std::scoped_lock lock(m_accountMutex);
            isReplaced = packed && stream.files->replace(file, packed->path());
            if (isReplaced)
                packed->release();
            else if (packed)
                const TemporaryFile surplus = std::move(*packed); // gone before its bytes are
            const qint64 added = std::exchange(m_packing, 0);
            forget(isReplaced ? file.bytes : added);
        }
        if (packed) return setProblem({});
        // Another number has come to the file before it was opened, or it is gone.
        if (stream.files->locate(file) == path) return packed.error().kind == ErrorKind::Io ? !setProblem(phraseOf(packed.error())) : true;
    }
    return true;
}

/// Always true.
bool LogUpkeep::setProblem(const Phrase &text)
{
    const std::scoped_lock lock(m_mutex);
    m_problem = text;
    return true;
}

bool LogUpkeep::reserve(qint64 bytes)
{
    m_reserved.fetch_add(bytes, std::memory_order_relaxed);
    const qint64 total = m_total.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    if (m_maxTotalBytes <= 0 || total <= m_maxTotalBytes) return true;
    recount(); // somebody else may have removed files
    if (makeRoom()) return true;
    giveBack(bytes);
    return false;
}

void LogUpkeep::giveBack(qint64 bytes)
{
    forget(bytes);
    m_reserved.fetch_sub(bytes, std::memory_order_relaxed);
}

bool LogUpkeep::isOverLimit() const
{
    return m_maxTotalBytes > 0 && m_total.load(std::memory_order_relaxed) > m_maxTotalBytes;
}

bool LogUpkeep::makeRoom()
{
    while (isOverLimit()) {
        const std::scoped_lock lock(m_accountMutex);
        // The other thread may just have made the room: what is listed now is what there is.
        if (isOverLimit() && !removeOldestLocked()) return false;
    }
    return true;
}

/// `files`: of whom; null: it was imported.
bool LogUpkeep::remove(RotatedFiles *files, const RotatedFile &file)
{
    const std::scoped_lock lock(m_accountMutex);
    return removeLocked(files, file);
}

bool LogUpkeep::removeLocked(RotatedFiles *files, const RotatedFile &file)
{
    if (!(files ? files->remove(file) : removeImported(file))) return false;
    if (!files) m_importedBytes -= file.bytes;
    forget(file.bytes);
    return true;
}

/// What a stream is writing just now may be counted twice until the next time: too much is on the safe side.
void LogUpkeep::recount()
{
    const std::scoped_lock lock(m_accountMutex);
    qint64 total = m_reserved.load(std::memory_order_relaxed) + m_packing;
    for (const std::shared_ptr<Stream> &stream : streams()) {
        total += sizeOf(stream->files->active());
        for (const RotatedFile &file : stream->files->list()) total += file.bytes;
    }
    m_importedBytes = bytesOf(imported());
    m_total.store(total + m_importedBytes, std::memory_order_relaxed);
}

/// Leaves alone what the streams count meanwhile.
void LogUpkeep::recountImported()
{
    const std::scoped_lock lock(m_accountMutex);
    const qint64 before = std::exchange(m_importedBytes, bytesOf(imported()));
    m_total.fetch_add(m_importedBytes - before, std::memory_order_relaxed);
}

bool LogUpkeep::isDiskShort(const QString &folder) const
{
    if (m_minFreeBytes <= 0) return false;
    const auto usage = fileSystemUsage(folder);
    return usage && usage->free < reserveOf(m_minFreeBytes, *usage);
}

bool LogUpkeep::removeOldest()
{
    const std::scoped_lock lock(m_accountMutex);
    return removeOldestLocked();
}

bool LogUpkeep::removeOldestLocked()
{
    struct Candidate
    {
        RotatedFiles *owner; ///< null: imported
        RotatedFile file;
    };
    const Streams all = streams();
    std::vector<Candidate> candidates;
    for (const std::shared_ptr<Stream> &stream : all)
        for (RotatedFile &file : stream->files->list()) candidates.push_back({stream->files.get(), std::move(file)});
    for (ImportedFile &file : imported()) candidates.push_back({nullptr, std::move(file.file)});
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.file.modified < b.file.modified; });
    for (const Candidate &candidate : candidates)
        if (removeLocked(candidate.owner, candidate.file)) return true;
    return false;
}

} // namespace ccr::logging
