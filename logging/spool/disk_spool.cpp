#include "logging/spool/disk_spool.h"

#include "logging/base/posix_files.h"
#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::int64_t smallestSegment = 64LL * 1024;
constexpr std::int64_t largestSegment = 8LL * 1024 * 1024;
constexpr qsizetype keptDamaged = 4; ///< files that were put aside
constexpr auto damagedSuffix = ".damaged"_L1;
constexpr auto retryInterval = 1s;
constexpr int lockAttempts = 5;

QString lastError()
{
    return errnoText(errno);
}

std::uint64_t less(std::uint64_t a, std::uint64_t b)
{
    return a > b ? a - b : 0;
}

LostByLevel ofUnknownLevel(std::uint64_t records)
{
    LostByLevel lost{};
    lost[unknownLevel] = std::max<std::uint64_t>(1, records);
    return lost;
}

std::uint64_t segmentBytes(std::int64_t maxBytes)
{
    return static_cast<std::uint64_t>(std::clamp(maxBytes / 8, smallestSegment, largestSegment));
}

// -1 with errno: EWOULDBLOCK when somebody else has it.
int lockFolder(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder + "/lock"_L1);
    for (int attempt = 0; attempt < lockAttempts; ++attempt) {
        if (!makePrivateFolder(folder)) return -1;
        const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (file < 0 && errno == ENOENT) continue; // the folder went away under our feet
        if (file < 0) return -1;
        struct stat byName;
        struct stat byHandle;
        const bool isLocked = ::flock(file, LOCK_EX | LOCK_NB) == 0;
        const int reason = errno;
        if (isLocked && ::stat(name.constData(), &byName) == 0 && ::fstat(file, &byHandle) == 0 && byName.st_ino == byHandle.st_ino)
            return file;
        ::close(file);
        errno = reason;
        if (!isLocked) return -1;
    }
    errno = EWOULDBLOCK;
    return -1;
}

} // namespace

Result<std::unique_ptr<DiskSpool>> DiskSpool::open(const Settings &settings)
{
    errno = EACCES;
    const int lock = lockFolder(settings.folder);
    if (lock >= 0) return std::unique_ptr<DiskSpool>(new DiskSpool(settings, lock));
    if (errno == EWOULDBLOCK) return errorSaying(ErrorKind::Conflict, saidOfLogging("another program uses the spool %1", settings.folder));
    return errorSaying(ErrorKind::Io, saidOfLogging("cannot use the spool %1: %2", settings.folder, lastError()));
}

DiskSpool::DiskSpool(const Settings &settings, int lock) : m_settings(settings), m_lock(lock), m_cursor(settings.folder + "/cursor"_L1)
{
    m_position = m_cursor.position();
    findSegments();
    m_wasOut = m_position.end > m_position.begin && !m_segments.empty() && m_segments.front().number == m_position.segment;
}

DiskSpool::~DiskSpool()
{
    m_writer.reset();
    for (const int handle : m_unsynced) ::close(handle);
    if (waiting().bytes == 0 && m_out == 0) { // the number of records may lag behind after a kill
        for (const Segment &segment : m_segments) QFile::remove(pathOf(segment.number));
        QFile::remove(m_settings.folder + "/cursor"_L1);
        QFile::remove(m_settings.folder + "/lock"_L1);
        QDir().rmdir(m_settings.folder); // stays when something was put aside
    }
    ::close(m_lock);
}

void DiskSpool::findSegments()
{
    m_lastNumber = m_position.segment;
    const QStringList names = QDir(m_settings.folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const QString &name : names) {
        const auto number = segmentNumber(name);
        if (!number) continue;
        m_lastNumber = std::max(m_lastNumber, *number);
        QFile file(pathOf(*number));
        if (*number < m_position.segment) { // delivered, but the program was ended before it could be removed
            file.remove();
            continue;
        }
        const bool isOpen = file.open(QIODevice::ReadOnly);
        const QByteArray bytes = isOpen ? file.read(segmentHeadSize) : QByteArray();
        const auto head = segmentHead({bytes.data(), static_cast<std::size_t>(bytes.size())});
        if (head && head->kind == m_settings.kind) {
            m_segments.push_back({*number, head->records, static_cast<std::uint64_t>(file.size())});
        } else if (isOpen && file.size() < static_cast<qint64>(segmentHeadSize)) {
            file.remove(); // nothing was ever in it
        } else {
            putAside(*number);
            m_settings.onLoss(Loss::Damaged, ofUnknownLevel(head ? head->records : 0));
        }
    }
}

QString DiskSpool::pathOf(std::uint64_t number) const
{
    return m_settings.folder + u'/' + segmentName(number);
}

bool DiskSpool::append(const std::vector<Entry> &entries, WriteJournal *journal)
{
    if (!m_problem.isEmpty() && monotonicNow() < m_nextTry) return false;
    std::string frames;
    for (const Entry &entry : entries) appendFrame(frames, entry.text.substr(0, maxEntryBytes), entry.mark);
    if (static_cast<std::int64_t>(frames.size() + segmentHeadSize) > m_settings.maxBytes) {
        LostByLevel lost{};
        for (const Entry &entry : entries) ++lost[entry.mark.level()];
        m_settings.onLoss(Loss::MadeRoom, lost);
        return true;
    }
    makeRoom(frames.size());
    if (!ensureWriter()) return fail("cannot make a file in the spool %1: %2");
    if (!m_writer->append(frames, entries.size(), journal)) return fail("cannot write to the spool %1: %2");
    m_problem = {};
    return noteWritten();
}

bool DiskSpool::ensureWriter()
{
    if (m_writer) return true;
    auto writer = std::make_unique<SegmentWriter>(pathOf(m_lastNumber + 1), m_settings.kind);
    if (!writer->isOpen()) return false;
    m_writer = std::move(writer);
    ++m_lastNumber;
    const int folder = ::open(QFile::encodeName(m_settings.folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int file = ::fcntl(m_writer->handle(), F_DUPFD_CLOEXEC, 0);
    const std::scoped_lock lock(m_mutex);
    m_segments.push_back({m_lastNumber, 0, m_writer->size()});
    m_isLastOpen = true;
    for (const int handle : {folder, file})
        if (handle >= 0) m_unsynced.push_back(handle);
    return true;
}

// False: the reader found the segment damaged and put it aside meanwhile.
bool DiskSpool::noteWritten()
{
    const bool isFull = m_writer->size() >= segmentBytes(m_settings.maxBytes);
    bool isOurs = false;
    {
        const std::scoped_lock lock(m_mutex);
        isOurs = m_isLastOpen && !m_segments.empty() && m_segments.back().number == m_lastNumber;
        if (isOurs) {
            m_segments.back().size = m_writer->size();
            m_segments.back().records = m_writer->records();
            if (m_unsynced.empty())
                if (const int handle = ::fcntl(m_writer->handle(), F_DUPFD_CLOEXEC, 0); handle >= 0) m_unsynced.push_back(handle);
            if (isFull) m_isLastOpen = false;
        }
    }
    if (!isOurs || isFull) m_writer.reset();
    return isOurs;
}

void DiskSpool::makeRoom(std::size_t incoming)
{
    for (;;) {
        Segment oldest;
        std::uint64_t lost = 0;
        std::uint64_t from = segmentHeadSize;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_segments.empty() || totalSize() + incoming + segmentHeadSize <= static_cast<std::uint64_t>(m_settings.maxBytes)) return;
            oldest = m_segments.front();
            lost = undelivered(oldest);
            if (oldest.number == m_position.segment) from = waitingFrom();
            m_segments.pop_front();
            if (m_segments.empty()) m_isLastOpen = false;
        }
        if (m_writer && oldest.number == m_lastNumber) m_writer.reset();
        const LostByLevel records = lost > 0 ? lostWith(oldest, from, lost) : LostByLevel{};
        QFile::remove(pathOf(oldest.number));
        if (lost > 0) m_settings.onLoss(Loss::MadeRoom, records);
    }
}

// The frames themselves say of which level they are. What cannot be read counts as unknown.
LostByLevel DiskSpool::lostWith(const Segment &segment, std::uint64_t from, std::uint64_t records) const
{
    LostByLevel lost{};
    SegmentReader reader(pathOf(segment.number));
    while (reader.isOpen() && records > 0) {
        const Frame frame = reader.at(from, segment.size);
        if (frame.state != Frame::State::Complete) break;
        ++lost[frame.mark.level()];
        from += frame.size;
        --records;
    }
    lost[unknownLevel] += records;
    return lost;
}

bool DiskSpool::isBatchSuperseded() const
{
    const std::scoped_lock lock(m_mutex);
    return m_segments.empty() || m_segments.front().number != m_position.segment;
}

bool DiskSpool::fail(LoggingSentence sentence)
{
    m_problem = sentence.with(m_settings.folder, lastError());
    m_nextTry = monotonicNow() + retryInterval;
    return false;
}

// Entries of the batch that is out are not counted: the delivery has them and goes on trying.
std::uint64_t DiskSpool::undelivered(const Segment &segment) const
{
    if (segment.number < m_position.segment) return 0;
    return segment.number == m_position.segment ? less(segment.records, m_position.recordsBefore + m_out) : segment.records;
}

// A batch that an earlier program had out waits again.
std::uint64_t DiskSpool::waitingFrom() const
{
    return m_out > 0 ? m_position.end : m_position.begin;
}

std::uint64_t DiskSpool::totalSize() const
{
    std::uint64_t sum = 0;
    for (const Segment &segment : m_segments) sum += segment.size;
    return sum;
}

BatchQueue::Waiting DiskSpool::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    Waiting out;
    for (const Segment &segment : m_segments) {
        const bool isBegun = segment.number == m_position.segment;
        out.records += undelivered(segment);
        out.bytes += less(segment.size, isBegun ? waitingFrom() : segmentHeadSize);
    }
    return out;
}

std::int64_t DiskSpool::bytes() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<std::int64_t>(totalSize());
}

std::optional<Batch> DiskSpool::take(const BatchLimits &limits)
{
    for (;;) {
        Segment segment;
        bool isOpen = false;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_segments.empty()) return std::nullopt;
            segment = m_segments.front();
            isOpen = m_isLastOpen && m_segments.size() == 1;
            if (m_position.segment != segment.number)
                m_position = {m_position.spoolId, segment.number, segmentHeadSize, segmentHeadSize, 0};
        }
        bool isDamaged = false;
        auto batch = read(segment, limits, isDamaged);
        m_wasOut = false;
        if (batch) return batch;
        if (!isFront(segment)) continue; // it had to make room while we read
        if (isOpen && !isDamaged) return std::nullopt;
        leave(segment, isDamaged);
    }
}

std::optional<Batch> DiskSpool::read(const Segment &segment, const BatchLimits &limits, bool &isDamaged)
{
    if (!m_reader || m_readerNumber != segment.number) m_reader = std::make_unique<SegmentReader>(pathOf(segment.number));
    m_readerNumber = segment.number;
    isDamaged = !m_reader->isOpen();
    Batch batch;
    std::uint64_t at = m_position.begin;
    while (!isDamaged && (m_wasOut ? at < m_position.end : batch.entries.size() < limits.records)) {
        const Frame frame = m_reader->at(at, segment.size);
        isDamaged = frame.state == Frame::State::Damaged;
        if (frame.state != Frame::State::Complete) break;
        if (!m_wasOut && !batch.entries.empty() && batch.bytes + frame.entry.size() > limits.bytes) break;
        batch.entries.emplace_back(frame.entry);
        batch.marks.push_back(frame.mark);
        batch.bytes += frame.entry.size();
        at += frame.size;
    }
    if (batch.entries.empty()) return std::nullopt;
    batch.id = m_position.spoolId + '-' + std::to_string(segment.number) + '-' + std::to_string(m_position.begin) + '-'
               + std::to_string(batch.entries.size());
    {
        const std::scoped_lock lock(m_mutex);
        if (m_segments.empty() || m_segments.front().number != segment.number) return std::nullopt; // they are counted as lost
        m_position.end = at;
        m_out = batch.entries.size();
        m_outByLevel = batch.byLevel();
    }
    m_cursor.set(m_position);
    return batch;
}

bool DiskSpool::isFront(const Segment &segment) const
{
    const std::scoped_lock lock(m_mutex);
    return !m_segments.empty() && m_segments.front().number == segment.number;
}

void DiskSpool::leave(const Segment &segment, bool isDamaged)
{
    std::uint64_t missing = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_segments.empty() || m_segments.front().number != segment.number) return; // it had to make room
        missing = undelivered(m_segments.front());
        m_segments.pop_front();
        if (m_segments.empty()) m_isLastOpen = false;
    }
    m_reader.reset();
    if (!isDamaged && missing == 0) { // half a frame at the end was never promised to anybody
        QFile::remove(pathOf(segment.number));
        return;
    }
    putAside(segment.number);
    m_settings.onLoss(Loss::Damaged, ofUnknownLevel(missing));
}

void DiskSpool::putAside(std::uint64_t number) const
{
    const QString path = pathOf(number);
    QFile::remove(path + damagedSuffix);
    QFile::rename(path, path + damagedSuffix);
    const QStringList kept = QDir(m_settings.folder).entryList({u"*"_s + damagedSuffix}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i + keptDamaged < kept.size(); ++i) QFile::remove(m_settings.folder + u'/' + kept[i]);
}

void DiskSpool::finish()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_position.recordsBefore += std::exchange(m_out, 0);
        m_position.begin = m_position.end;
    }
    m_cursor.set(m_position);
}

void DiskSpool::giveBack()
{
    LostByLevel gone{};
    {
        const std::scoped_lock lock(m_mutex);
        const bool isThere = !m_segments.empty() && m_segments.front().number == m_position.segment;
        if (!isThere) gone = m_outByLevel; // had to make room
        m_position.end = m_position.begin;
        m_out = 0;
    }
    if (sumOf(gone) > 0) m_settings.onLoss(Loss::MadeRoom, gone);
}

std::vector<int> DiskSpool::takeUnsynced()
{
    std::vector<int> out;
    {
        const std::scoped_lock lock(m_mutex);
        out.swap(m_unsynced);
    }
    if (!out.empty())
        if (const int cursor = ::fcntl(m_cursor.handle(), F_DUPFD_CLOEXEC, 0); cursor >= 0) out.push_back(cursor);
    return out;
}

} // namespace ccr::logging
