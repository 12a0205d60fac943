#include "logging/pipeline/ring_storage.h"

#include "logging/base/private_files.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <new>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::uint64_t smallestCapacity = 64ULL * 1024;
constexpr std::uint64_t largestCapacity = 1024ULL * 1024 * 1024;
constexpr int maxRings = 100;
constexpr qint64 unfinishedAge = 60; ///< seconds after which a file that has no name yet belongs to nobody
constexpr std::uint64_t preparedAhead = 2ULL * 1024 * 1024;
constexpr std::uint64_t worthReleasing = 512ULL * 1024;

std::uint64_t capacityFor(qint64 bytes)
{
    return std::bit_ceil(std::clamp(static_cast<std::uint64_t>(std::max<qint64>(bytes, 0)), smallestCapacity, largestCapacity));
}

QString reason()
{
    return QString::fromStdString(std::generic_category().message(errno));
}

QString ringPath(const QString &folder, int number)
{
    return folder + u"/.ring."_s + QString::number(number);
}

std::byte *mapShared(int file, std::size_t bytes)
{
    void *const memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, file >= 0 ? MAP_SHARED : MAP_PRIVATE | MAP_ANONYMOUS, file, 0);
    return memory == MAP_FAILED ? nullptr : static_cast<std::byte *>(memory);
}

// The name of a number that nobody has yet. The file is complete and locked before it gets the name.
QString giveName(const QByteArray &temporary, const QString &folder)
{
    for (int number = 0; number < maxRings; ++number) {
        const QString path = ringPath(folder, number);
        if (::link(temporary.constData(), QFile::encodeName(path).constData()) == 0) return path;
        if (errno != EEXIST) break;
    }
    return {};
}

} // namespace

RingStorage::RingStorage(std::byte *memory, std::size_t bytes, int file, QString path)
    : m_memory(memory),
      m_bytes(bytes),
      m_header(std::launder(reinterpret_cast<RingHeader *>(memory))),
      m_ring(*m_header, memory + m_header->dataOffset),
      m_file(file),
      m_path(std::move(path)),
      m_lowBytes(std::min(preparedAhead, m_ring.capacity()) / 2)
{
}

void RingStorage::initialise(std::byte *memory, std::size_t bytes, std::uint64_t capacity)
{
    auto *const header = new (memory) RingHeader;
    header->version = ringLayoutVersion;
    header->fileBytes = bytes;
    header->dataOffset = ringDataOffset;
    header->capacity = capacity;
    header->key = QRandomGenerator::system()->generate64();
    header->pid = ::getpid();
    header->magic = ringMagic;
}

std::unique_ptr<RingStorage> RingStorage::inMemory(qint64 bytes)
{
    const std::uint64_t capacity = capacityFor(bytes);
    const std::size_t size = ringDataOffset + capacity;
    std::byte *const memory = mapShared(-1, size);
    if (!memory) throw std::bad_alloc();
    initialise(memory, size, capacity);
    std::unique_ptr<RingStorage> storage(new RingStorage(memory, size, -1, {}));
    storage->prepareAhead();
    return storage;
}

std::unique_ptr<RingStorage> RingStorage::inFolder(const QString &folder, qint64 bytes, QString *problem)
{
    const std::uint64_t capacity = capacityFor(bytes);
    const std::size_t size = ringDataOffset + capacity;
    const auto failed = [problem, &folder](QLatin1StringView action) {
        *problem =
            u"Cannot %1 a crash ring in %2: %3; what is logged is kept in memory only until it is written"_s.arg(action, folder, reason());
        return nullptr;
    };
    if (!makePrivateFolder(folder)) return failed("make the folder for"_L1);
    const QByteArray temporary = QFile::encodeName(folder + u"/.ring.new."_s + QString::number(::getpid()) + u'.'
                                                   + QString::number(QRandomGenerator::system()->generate(), 16));
    const int file = ::open(temporary.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) return failed("create"_L1);
    const auto giveUp = [&](QLatin1StringView action) {
        failed(action);
        ::unlink(temporary.constData());
        ::close(file);
        return nullptr;
    };
    // All blocks are taken now: on a full disk a page that has none would end the program.
    if (const int error = ::posix_fallocate(file, 0, static_cast<off_t>(size)); error != 0) {
        errno = error;
        return giveUp("find room for"_L1);
    }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) return giveUp("lock"_L1);
    std::byte *const memory = mapShared(file, size);
    if (!memory) return giveUp("map"_L1);
    initialise(memory, size, capacity);
    const QString path = giveName(temporary, folder);
    if (path.isEmpty()) {
        ::munmap(memory, size);
        return giveUp("name"_L1);
    }
    ::unlink(temporary.constData());
    std::unique_ptr<RingStorage> storage(new RingStorage(memory, size, file, path));
    storage->prepareAhead();
    return storage;
}

RingStorage::~RingStorage()
{
    ::munmap(m_memory, m_bytes);
    if (isFile()) ::close(m_file);
}

int RingStorage::countIn(const QString &folder)
{
    return int(QDir(folder).entryList({u".ring.*"_s}, QDir::Files | QDir::Hidden | QDir::System).size());
}

void RingStorage::remove()
{
    if (isFile()) ::unlink(QFile::encodeName(m_path).constData());
}

std::unique_ptr<RingStorage> RingStorage::adopt(const QString &path, bool &isForeign)
{
    const QByteArray name = QFile::encodeName(path);
    const int file = ::open(name.constData(), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) return nullptr;
    struct stat byHandle;
    struct stat byName;
    // Locked: its program lives. Another inode: somebody else has just made it good.
    if (::flock(file, LOCK_EX | LOCK_NB) != 0 || ::fstat(file, &byHandle) != 0 || ::stat(name.constData(), &byName) != 0
        || byHandle.st_ino != byName.st_ino) {
        ::close(file);
        return nullptr;
    }
    isForeign = true;
    const auto size = static_cast<std::size_t>(byHandle.st_size);
    std::byte *const memory = size > ringDataOffset && byHandle.st_uid == ::geteuid() ? mapShared(file, size) : nullptr;
    if (memory) {
        const auto *const header = std::launder(reinterpret_cast<const RingHeader *>(memory));
        isForeign = header->magic != ringMagic || header->version != ringLayoutVersion || header->fileBytes != size
                    || header->dataOffset != ringDataOffset || !std::has_single_bit(header->capacity)
                    || header->capacity != size - ringDataOffset || header->head.load() % ringAlignment != 0
                    || header->tail.load() % ringAlignment != 0 || header->head.load() - header->tail.load() > header->capacity;
        if (!isForeign) return std::unique_ptr<RingStorage>(new RingStorage(memory, size, file, path));
        ::munmap(memory, size);
    }
    ::close(file);
    return nullptr;
}

std::vector<std::unique_ptr<RingStorage>> RingStorage::abandonedIn(const QString &folder, QStringList *problems)
{
    std::vector<std::unique_ptr<RingStorage>> rings;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({u".ring.*"_s}, QDir::Files | QDir::Hidden | QDir::System, QDir::Name)) {
        const QString suffix = name.mid(6);
        const bool isUnfinished = suffix.startsWith("new."_L1); // its program died between two system calls: it has no record yet
        if (!isUnfinished && !std::all_of(suffix.begin(), suffix.end(), [](QChar c) { return c >= u'0' && c <= u'9'; })) continue;
        if (isUnfinished && QFileInfo(dir.filePath(name)).lastModified().secsTo(QDateTime::currentDateTime()) < unfinishedAge) continue;
        bool isForeign = false;
        std::unique_ptr<RingStorage> ring = adopt(dir.filePath(name), isForeign);
        if (ring && isUnfinished) {
            ring->remove();
        } else if (ring) {
            rings.push_back(std::move(ring));
        } else if (isForeign && isUnfinished) {
            QFile::remove(dir.filePath(name));
        } else if (isForeign) {
            // A ring that cannot be read must never keep the program from starting.
            const QString aside = dir.filePath(name) + u".unreadable"_s;
            QFile::remove(aside);
            QFile::rename(dir.filePath(name), aside);
            problems->append(u"%1 is no crash ring of this version and was renamed to %2"_s.arg(dir.filePath(name), aside));
        }
    }
    return rings;
}

void RingStorage::prepareAhead()
{
    if (isRunningLow(m_ring.head())) prepare(preparedAhead);
}

// Whoever moves the mark has the pages up to it made; others go on meanwhile.
void RingStorage::prepare(std::uint64_t bytes)
{
#ifdef MADV_POPULATE_WRITE
    // The kernel takes pages of a file back when it writes them to the disk, so this is done in each lap.
    const std::uint64_t head = m_ring.head();
    const std::uint64_t capacity = m_ring.capacity();
    const std::uint64_t end = head + std::min(bytes, capacity);
    std::uint64_t prepared = m_prepared.load(std::memory_order_relaxed);
    std::uint64_t from = std::max(prepared, head) / 4096 * 4096;
    if (prepared >= end || !m_prepared.compare_exchange_strong(prepared, end, std::memory_order_relaxed)) return;
    while (from < end) {
        const std::uint64_t offset = from & (capacity - 1);
        const std::uint64_t length = std::min(end - from, capacity - offset);
        ::madvise(m_ring.data() + offset, length, MADV_POPULATE_WRITE);
        from += length;
    }
#else
    m_prepared.store(m_ring.head() + m_ring.capacity(), std::memory_order_relaxed);
#endif
}

// The pages stay in the system's cache, and go to the disk from there.
void RingStorage::releaseBehind()
{
    const std::uint64_t tail = m_header->tail.load(std::memory_order_relaxed) / 4096 * 4096;
    if (!isFile() || tail < m_released + worthReleasing) return;
    const std::uint64_t capacity = m_ring.capacity();
    const std::uint64_t prepared = m_prepared.load(std::memory_order_relaxed);
    const std::uint64_t ready = prepared > capacity ? prepared - capacity : 0; // these are those of the next lap
    std::uint64_t from = std::max(m_released, std::max(ready, tail > capacity ? tail - capacity : 0)) / 4096 * 4096;
    m_released = tail;
    while (from < tail) {
        const std::uint64_t offset = from & (capacity - 1);
        const std::uint64_t length = std::min(tail - from, capacity - offset);
        ::madvise(m_ring.data() + offset, length, MADV_DONTNEED);
        from += length;
    }
}

} // namespace ccr::logging
