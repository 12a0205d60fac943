#include "logging/sink/file_sink.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t keptWhileFailing = 4UL * 1024 * 1024;
constexpr milliseconds firstRetry = 250ms;
constexpr milliseconds longestRetry = 10s;

const Clock systemClock;

std::shared_ptr<LogUpkeep> upkeepFor(const FileSinkServices &services, const Clock &clock)
{
    return services.upkeep ? services.upkeep : std::make_shared<LogUpkeep>(UpkeepLimits{}, clock);
}

milliseconds until(MonotonicTime time, MonotonicTime now)
{
    return std::max(0ms, std::chrono::ceil<milliseconds>(time - now));
}

} // namespace

FileSink::FileSink(const StreamConfig &stream, const ServiceIdentity &identity, FileSinkServices services)
    : m_stream(stream.file),
      m_services(std::move(services)),
      m_clock(m_services.clock ? *m_services.clock : systemClock),
      m_upkeep(upkeepFor(m_services, m_clock)),
      m_format(makeFormat(stream.format, identity)),
      m_file(m_stream, m_clock, m_upkeep, m_services.fallbackFolder),
      m_written(position()),
      m_lastSync(m_clock.monotonic())
{
    if (!m_file.file().isOpen()) fail();
    if (!m_file.notice().isEmpty()) std::fprintf(stderr, "ccr: %s\n", qPrintable(m_file.notice()));
}

FileSink::~FileSink()
{
    flushNow();
    syncWhatIsOpen();
    m_sync.wait();
}

/// Nothing waits here that the ring would have to keep.
void FileSink::passRing()
{
    if (!m_services.journal || !m_pending.isEmpty()) return;
    m_written = position();
    m_services.journal->passed(m_written);
}

RingPosition FileSink::position() const
{
    return m_services.journal ? m_services.journal->position() : RingPosition{};
}

void FileSink::write(const RecordView &record)
{
    // What belongs to the time of the present file goes there, and not behind midnight because it waited.
    if (record.time >= m_file.timeEnd() && m_problem.isEmpty() && !m_pending.isEmpty()) writeOut();
    if (m_pending.isEmpty()) m_oldest = m_clock.monotonic();
    m_format->append(m_pending.text(), record);
    m_pending.added(position(), record.severity);
    m_lastTime = record.time;
    if (record.severity >= Severity::Error) m_isUrgent = m_hasUnsyncedError = true;
    if (!m_problem.isEmpty())
        shrink();
    else if (static_cast<qint64>(m_pending.bytes()) >= std::max<qint64>(m_stream.bufferBytes, 1))
        writeOut();
}

bool FileSink::isDue(MonotonicTime now) const
{
    if (!m_problem.isEmpty()) return now >= m_nextTry;
    return m_isUrgent || now - m_oldest >= m_stream.flushInterval;
}

void FileSink::flush()
{
    const MonotonicTime now = m_clock.monotonic();
    const bool hasWork = !m_pending.isEmpty() || !m_problem.isEmpty() || m_file.isTimeOver();
    if (hasWork && (m_pending.isEmpty() || isDue(now)) && (m_problem.isEmpty() || now >= m_nextTry)) writeOut();
    passRing();
    syncAsAgreed();
    m_file.tidy();
}

void FileSink::flushNow()
{
    if (!m_pending.isEmpty() || !m_problem.isEmpty()) writeOut();
    passRing();
    syncAsAgreed();
}

std::optional<milliseconds> FileSink::nextFlush() const
{
    const MonotonicTime now = m_clock.monotonic();
    std::optional<milliseconds> next;
    const auto consider = [&next](milliseconds time) { next = next ? std::min(*next, time) : time; };
    if (!m_problem.isEmpty())
        consider(until(m_nextTry, now));
    else if (!m_pending.isEmpty())
        consider(m_isUrgent ? 0ms : until(m_oldest + m_stream.flushInterval, now));
    consider(until(m_file.nextTidy(), now));
    if (m_isUnsynced && m_stream.sync == SyncPolicy::Interval) consider(until(m_lastSync + m_stream.syncInterval, now));
    return next;
}

void FileSink::reopen()
{
    flushNow();
    syncWhatIsOpen();
    m_file.reopen();
    m_nextTry = {};
    writeOut(); // what had to be said about the new place, and a problem that may be over
}

Result<QString> FileSink::rotateNow()
{
    const bool isWritten = writeOut();
    if (isWritten && m_file.file().size() == 0) return QString();
    if (isWritten && rotate(RotationCause::Demand)) return m_file.lastRotated();
    return Error{.kind = ErrorKind::Io, .message = m_problem.isEmpty() ? m_file.notice() : m_problem};
}

QString FileSink::notice() const
{
    for (const QString &text : {m_file.notice(), m_syncProblem})
        if (!text.isEmpty()) return text;
    return m_upkeep->problem();
}

SinkCounts FileSink::counts() const
{
    SinkCounts counts = m_counts;
    counts.output.syncs = m_sync.durations();
    return counts;
}

bool FileSink::writeOut()
{
    if (!m_file.prepare()) return fail();
    takeAnnouncements();
    if (!writePending()) return fail();
    if (!m_problem.isEmpty() && !announceRecovery()) return fail();
    if (m_isDetached && m_services.journal) m_services.journal->passed(m_written);
    m_isDetached = false;
    m_isUrgent = false;
    return true;
}

bool FileSink::writePending()
{
    const bool belongsToPresentFile = m_lastTime < m_file.timeEnd();
    if (!belongsToPresentFile && !rotateWhenTimeIsOver()) return false;
    while (!m_pending.isEmpty())
        if (!writeNextPart()) return false;
    return rotateWhenTimeIsOver();
}

/// A file that cannot be renamed stays in use, and is no reason to write nothing.
bool FileSink::rotateWhenTimeIsOver()
{
    if (!m_file.isTimeOver() || rotate(RotationCause::Time)) return true;
    return m_file.file().isOpen();
}

bool FileSink::writeNextPart()
{
    PendingRecords::Part part = m_pending.part(m_file.room());
    if (part.count == 0 && m_file.file().size() > 0) {
        if (!rotate(RotationCause::Size) && !m_file.file().isOpen()) return false;
        takeAnnouncements();
        part = m_pending.part(m_file.room());
    }
    if (part.count == 0) part = m_pending.first(); // a record that is larger than the limit has a file of its own
    if (!writePart(part)) return false;
    m_counts.records += part.count - takeOwnLines(part.count);
    m_pending.remove(part.count);
    return true;
}

bool FileSink::writePart(const PendingRecords::Part &part)
{
    if (!makeRoom(part.text.size())) return false;
    if (m_services.journal) m_services.journal->begin(m_file.file().noted(part.text.size()), part.after);
    const MonotonicTime begin = m_clock.monotonic();
    const bool isWritten = m_file.append(part.text);
    m_counts.output.writes.add(m_clock.monotonic() - begin);
    if (!isWritten) {
        // Not the disk is full but the file: it has reached what the file system or the user's limit allows.
        const bool isTooLarge = m_file.failure().code == EFBIG && m_file.file().size() > 0;
        if (!isTooLarge || !rotate(RotationCause::Size)) return false;
        return writePart(part); // to an empty file, hence once
    }
    if (m_services.journal) m_services.journal->commit();
    m_counts.bytes += part.text.size();
    m_written = part.after;
    m_isUnsynced = true;
    if (m_stream.sync == SyncPolicy::Always) syncAsAgreed();
    return true;
}

bool FileSink::makeRoom(std::size_t bytes)
{
    if (m_file.makeRoom(bytes)) return true;
    // Once put aside, this file can be removed.
    return m_file.failure().code == EDQUOT && m_file.file().size() > 0 && rotate(RotationCause::Size) && m_file.makeRoom(bytes);
}

bool FileSink::rotate(RotationCause cause)
{
    syncWhatIsOpen();
    const QString before = m_file.lastRotated();
    const bool worked = m_file.rotate();
    if (m_file.lastRotated() == before) return worked; // nothing was there to be put aside
    OutputCounts &counts = m_counts.output;
    ++(cause == RotationCause::Size   ? counts.rotationsForSize
       : cause == RotationCause::Time ? counts.rotationsForTime
                                      : counts.rotationsOnDemand);
    return worked;
}

void FileSink::takeAnnouncements()
{
    std::string lines;
    const std::vector<LogRecord> records = m_file.takeAnnouncements();
    if (records.empty()) return;
    for (const LogRecord &record : records) m_format->append(lines, BorrowedRecord(record));
    m_pending.prepend(lines, m_written);
    ++m_ownLines;
}

/// How many of the oldest `count` lines are none of the records that we were given.
std::size_t FileSink::takeOwnLines(std::size_t count)
{
    const std::size_t own = std::min(count, m_ownLines);
    m_ownLines -= own;
    return own;
}

bool FileSink::announceRecovery()
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(m_clock.wall() - m_failingSince).count();
    const LogRecord record{.time = m_clock.wall(),
                           .severity = Severity::Warn,
                           .component = "logging",
                           .message = "log file works again",
                           .exchangeId = {},
                           .fields = {{"lost", static_cast<std::int64_t>(m_lost)},
                                      {"seconds", static_cast<std::int64_t>(seconds)},
                                      {"reason", m_problem.toStdString()}}};
    std::string line;
    m_format->append(line, BorrowedRecord(record));
    if (!writePart({1, line, m_written})) return false;
    m_problem.clear();
    m_backoff = 0ms;
    m_lost = 0;
    return true;
}

/// Always false.
bool FileSink::fail()
{
    if (m_problem.isEmpty()) {
        m_failingSince = m_clock.wall();
        m_backoff = 0ms;
        std::fprintf(stderr, "ccr: %s; logging continues when it works again\n", qPrintable(m_file.failure().text));
    } else {
        detach(); // it lasts: the ring must not wait for us
    }
    m_counts.output.addWriteError(m_file.failure().code);
    m_problem = m_file.failure().text;
    m_backoff = std::clamp(m_backoff * 2, firstRetry, longestRetry);
    m_nextTry = m_clock.monotonic() + m_backoff;
    shrink();
    return false;
}

void FileSink::shrink()
{
    const PendingRecords::Lost lost = m_pending.shrinkTo(std::max(keptWhileFailing, static_cast<std::size_t>(m_stream.bufferBytes)));
    if (lost.lines == 0) return;
    takeOwnLines(lost.lines);
    m_lost += sumOf(lost.records);
    m_counts.lose("output", lost.records);
    detach(); // the ring need not keep what we have given up
}

void FileSink::detach()
{
    if (m_services.journal && !m_isDetached) m_services.journal->detach();
    m_isDetached = true;
}

void FileSink::syncAsAgreed()
{
    if (const int error = m_sync.takeError()) m_syncProblem = u"Cannot bring %1 onto the disk: %2"_s.arg(path(), errnoText(error));
    if (!m_isUnsynced || !m_file.file().isOpen()) return;
    const MonotonicTime now = m_clock.monotonic();
    const bool isDue = m_stream.sync == SyncPolicy::Always
                       || (m_stream.sync == SyncPolicy::OnError && m_hasUnsyncedError && m_pending.isEmpty())
                       || (m_stream.sync == SyncPolicy::Interval && now - m_lastSync >= m_stream.syncInterval);
    if (!isDue) return;
    syncWhatIsOpen();
    m_lastSync = now;
}

void FileSink::syncWhatIsOpen()
{
    if (m_isUnsynced && m_stream.sync != SyncPolicy::None && m_file.file().isOpen())
        m_sync.request(m_file.file().descriptor(), m_file.file().inode());
    m_isUnsynced = false;
    if (m_pending.isEmpty()) m_hasUnsyncedError = false;
}

} // namespace ccr::logging
