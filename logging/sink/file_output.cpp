#include "logging/sink/file_output.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t keptWhileFailing = 4UL * 1024 * 1024;
constexpr milliseconds firstRetry = 250ms;
constexpr milliseconds longestRetry = 10s;
constexpr milliseconds timeCheck = 1min;          ///< whether the time of the file is over
constexpr milliseconds shortestTimeCheck = 100ms; ///< also after a rotation that failed

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

FileOutput::FileOutput(const StreamConfig &stream, const ServiceIdentity &identity, FileSinkServices services)
    : m_stream(stream.file),
      m_services(std::move(services)),
      m_clock(m_services.clock ? *m_services.clock : systemClock),
      m_upkeep(upkeepFor(m_services, m_clock)),
      m_format(makeFormat(stream.format, identity)),
      m_file(m_stream, m_clock, m_upkeep, m_services.fallbackFolder),
      m_lastSync(m_clock.monotonic())
{
    if (!m_file.file().isOpen()) fail();
    if (!m_file.notice().isEmpty()) std::fprintf(stderr, "ccr: %s\n", qPrintable(m_file.notice().english()));
}

FileOutput::~FileOutput()
{
    flushNow();
    syncWhatIsOpen();
    m_sync.wait();
}

void FileOutput::take(PendingRecords &&records, bool isUrgent)
{
    if (records.isEmpty()) return;
    if (m_pending.isEmpty()) m_oldest = m_clock.monotonic();
    m_pending.append(std::move(records));
    if (isUrgent) m_isUrgent = m_hasUnsyncedError = true;
    if (!m_problem.isEmpty())
        shrink();
    else if (static_cast<qint64>(m_pending.bytes()) >= std::max<qint64>(m_stream.bufferBytes, 1))
        writeOut();
}

bool FileOutput::isDue(MonotonicTime now) const
{
    if (!m_problem.isEmpty()) return now >= m_nextTry;
    return m_isUrgent || now - m_oldest >= m_stream.flushInterval;
}

void FileOutput::flush()
{
    const MonotonicTime now = m_clock.monotonic();
    const bool hasWork = !m_pending.isEmpty() || !m_problem.isEmpty() || m_file.isTimeOver();
    if (hasWork && (m_pending.isEmpty() || isDue(now)) && (m_problem.isEmpty() || now >= m_nextTry)) writeOut();
    syncAsAgreed();
    m_file.tidy();
}

void FileOutput::flushNow()
{
    if (!m_pending.isEmpty() || !m_problem.isEmpty()) writeOut();
    syncAsAgreed();
}

std::optional<milliseconds> FileOutput::nextFlush() const
{
    const MonotonicTime now = m_clock.monotonic();
    std::optional<milliseconds> next;
    const auto consider = [&next](milliseconds time) { next = next ? std::min(*next, time) : time; };
    if (!m_problem.isEmpty())
        consider(until(m_nextTry, now));
    else if (!m_pending.isEmpty())
        consider(m_isUrgent ? 0ms : until(m_oldest + m_stream.flushInterval, now));
    consider(until(m_file.nextTidy(), now));
    // The wall clock may be set meanwhile, hence not in one step.
    if (m_stream.rotation.interval > 0ms && m_file.file().size() > 0) {
        const WallTime wall = m_clock.wall();
        const bool isNear = m_file.timeEnd() < wall + timeCheck;
        consider(isNear ? std::clamp(std::chrono::ceil<milliseconds>(m_file.timeEnd() - wall), milliseconds(shortestTimeCheck),
                                     milliseconds(timeCheck))
                        : timeCheck);
    }
    if (m_isUnsynced && m_stream.sync == SyncPolicy::Interval) consider(until(m_lastSync + m_stream.syncInterval, now));
    return next;
}

void FileOutput::reopen()
{
    flushNow();
    syncWhatIsOpen();
    m_file.reopen();
    m_nextTry = {};
    writeOut(); // what had to be said about the new place, and a problem that may be over
}

Result<QString> FileOutput::rotateNow()
{
    const bool isWritten = writeOut();
    if (isWritten && m_file.file().size() == 0) return QString();
    if (isWritten && rotate(RotationCause::Demand)) return m_file.lastRotated();
    return errorSaying(ErrorKind::Io, m_problem.isEmpty() ? m_file.notice() : m_problem);
}

Phrase FileOutput::notice() const
{
    for (const Phrase &text : {m_file.notice(), m_syncProblem})
        if (!text.isEmpty()) return text;
    return m_upkeep->problem();
}

SinkCounts FileOutput::counts() const
{
    SinkCounts counts = m_counts;
    counts.output.syncs = m_sync.durations();
    return counts;
}

bool FileOutput::writeOut()
{
    if (!m_file.prepare()) return fail();
    takeAnnouncements();
    if (!writePending()) return fail();
    if (!m_problem.isEmpty() && !announceRecovery()) return fail();
    m_isUrgent = false;
    return true;
}

bool FileOutput::writePending()
{
    while (!m_pending.isEmpty())
        if (!writeNextPart()) return false;
    return rotateWhenTimeIsOver();
}

/// A file that cannot be renamed stays in use, and is no reason to write nothing.
bool FileOutput::rotateWhenTimeIsOver()
{
    if (!m_file.isTimeOver() || rotate(RotationCause::Time)) return true;
    return m_file.file().isOpen();
}

/// What belongs to the time of the present file goes there, and not behind midnight because it waited.
PendingRecords::Part FileOutput::nextPart()
{
    return m_file.isTimeOver() ? m_pending.partBefore(m_file.room(), m_file.timeEnd()) : m_pending.part(m_file.room());
}

bool FileOutput::writeNextPart()
{
    PendingRecords::Part part = nextPart();
    if (part.count == 0 && m_file.isTimeOver()) {
        if (!rotateWhenTimeIsOver()) return false;
        takeAnnouncements();
        part = nextPart();
    }
    if (part.count == 0 && m_file.file().size() > 0) {
        if (!rotate(RotationCause::Size) && !m_file.file().isOpen()) return false;
        takeAnnouncements();
        part = nextPart();
    }
    if (part.count == 0) part = m_pending.first(); // a record that is larger than the limit has a file of its own
    if (!writePart(part)) return false;
    m_counts.records += part.count - part.own;
    m_pending.remove(part.count);
    return true;
}

bool FileOutput::writePart(const PendingRecords::Part &part)
{
    if (!makeRoom(part.text.size())) return false;
    WriteJournal *const journal = m_services.journal.get();
    if (journal) journal->begin(m_file.file().noted(part.text.size()), part.after ? *part.after : journal->committed());
    const MonotonicTime begin = m_clock.monotonic();
    const bool isWritten = m_file.append(part.text);
    m_counts.output.writes.add(m_clock.monotonic() - begin);
    noteProgress();
    if (!isWritten) {
        // Not the disk is full but the file: it has reached what the file system or the user's limit allows.
        const bool isTooLarge = m_file.failure().code == EFBIG && m_file.file().size() > 0;
        if (!isTooLarge || !rotate(RotationCause::Size)) return false;
        return writePart(part); // to an empty file, hence once
    }
    if (journal) journal->commit();
    m_counts.bytes += part.text.size();
    m_isUnsynced = true;
    if (m_stream.sync == SyncPolicy::Always) syncAsAgreed();
    return true;
}

void FileOutput::noteProgress() const
{
    if (m_services.progress) m_services.progress();
}

bool FileOutput::makeRoom(std::size_t bytes)
{
    if (m_file.makeRoom(bytes)) return true;
    // Once put aside, this file can be removed.
    return m_file.failure().code == EDQUOT && m_file.file().size() > 0 && rotate(RotationCause::Size) && m_file.makeRoom(bytes);
}

bool FileOutput::rotate(RotationCause cause)
{
    syncWhatIsOpen();
    noteProgress();
    const QString before = m_file.lastRotated();
    const bool worked = m_file.rotate();
    if (m_file.lastRotated() == before) return worked; // nothing was there to be put aside
    OutputCounts &counts = m_counts.output;
    ++(cause == RotationCause::Size   ? counts.rotationsForSize
       : cause == RotationCause::Time ? counts.rotationsForTime
                                      : counts.rotationsOnDemand);
    return worked;
}

void FileOutput::takeAnnouncements()
{
    std::string lines;
    const std::vector<LogRecord> records = m_file.takeAnnouncements();
    if (records.empty()) return;
    for (const LogRecord &record : records) m_format->append(lines, BorrowedRecord(record));
    m_pending.prepend(lines);
}

bool FileOutput::announceRecovery()
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(m_clock.wall() - m_failingSince).count();
    const LogRecord record{.time = m_clock.wall(),
                           .severity = Severity::Warn,
                           .component = "logging",
                           .message = "log file works again",
                           .exchangeId = {},
                           .fields = {{"lost", static_cast<std::int64_t>(m_lost)},
                                      {"seconds", static_cast<std::int64_t>(seconds)},
                                      {"reason", m_problem.english().toStdString()}}};
    std::string line;
    m_format->append(line, BorrowedRecord(record));
    if (!writePart({.count = 1, .own = 1, .text = line, .after = {}})) return false;
    m_problem = {};
    m_backoff = 0ms;
    m_lost = 0;
    return true;
}

/// Always false.
bool FileOutput::fail()
{
    if (m_problem.isEmpty()) {
        m_failingSince = m_clock.wall();
        m_backoff = 0ms;
        std::fprintf(stderr, "ccr: %s; logging continues when it works again\n", qPrintable(m_file.failure().text.english()));
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

void FileOutput::shrink()
{
    const PendingRecords::Lost lost = m_pending.shrinkTo(std::max(keptWhileFailing, static_cast<std::size_t>(m_stream.bufferBytes)));
    if (lost.lines == 0) return;
    m_lost += sumOf(lost.records);
    m_counts.lose("output", lost.records);
    detach(); // the ring need not keep what we have given up
}

void FileOutput::detach()
{
    if (m_services.journal) m_services.journal->detach();
}

void FileOutput::syncAsAgreed()
{
    if (const int error = m_sync.takeError()) m_syncProblem = saidOfLogging("Cannot sync %1 to the disk: %2", path(), errnoText(error));
    if (!m_isUnsynced || !m_file.file().isOpen()) return;
    const MonotonicTime now = m_clock.monotonic();
    const bool isDue = m_stream.sync == SyncPolicy::Always
                       || (m_stream.sync == SyncPolicy::OnError && m_hasUnsyncedError && m_pending.isEmpty())
                       || (m_stream.sync == SyncPolicy::Interval && now - m_lastSync >= m_stream.syncInterval);
    if (!isDue) return;
    syncWhatIsOpen();
    m_lastSync = now;
}

void FileOutput::syncWhatIsOpen()
{
    if (m_isUnsynced && m_stream.sync != SyncPolicy::None && m_file.file().isOpen())
        m_sync.request(m_file.file().descriptor(), m_file.file().inode());
    m_isUnsynced = false;
    if (m_pending.isEmpty()) m_hasUnsyncedError = false;
}

} // namespace ccr::logging
