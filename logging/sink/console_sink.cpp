#include "logging/sink/console_sink.h"

#include "logging/api/logging_sentences.h"
#include "logging/base/output_file.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <ctime>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t keptWhileBlocked = 1024UL * 1024;
constexpr std::size_t usualBuffer = 64UL * 1024;
constexpr milliseconds firstRetry = 10ms;
constexpr milliseconds longestRetry = 1s;
constexpr milliseconds brokenRetry = 10s; // a named pipe may get another reader
constexpr milliseconds patienceAtTheEnd = 200ms;

const Clock systemClock;

FormatConfig withColourDecided(FormatConfig format, int descriptor)
{
    if (format.colour == ColourMode::Auto) format.colour = wantsColour(descriptor) ? ColourMode::Always : ColourMode::Never;
    return format;
}

enum class Output
{
    File,  ///< never blocks
    Other, ///< a terminal or a pipe
    Socket
};

Output kindOf(int descriptor)
{
    struct stat status;
    if (::fstat(descriptor, &status) != 0) return Output::Other;
    if (S_ISREG(status.st_mode)) return Output::File;
    return S_ISSOCK(status.st_mode) ? Output::Socket : Output::Other;
}

/// Our own way to the same terminal or pipe: O_NONBLOCK on the given descriptor would be seen by every program that shares it.
int openNonBlocking(int descriptor)
{
    if (kindOf(descriptor) != Output::Other) return -1;
    const QByteArray name = "/proc/self/fd/" + QByteArray::number(descriptor);
    return ::open(name.constData(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

/// Blocks SIGPIPE for this thread, and takes away the one that a write here has caused.
class WithoutPipeSignal
{
public:
    WithoutPipeSignal()
    {
        ::sigemptyset(&m_signal);
        ::sigaddset(&m_signal, SIGPIPE);
        sigset_t waiting;
        ::sigpending(&waiting);
        m_waitedBefore = ::sigismember(&waiting, SIGPIPE) == 1;
        ::pthread_sigmask(SIG_BLOCK, &m_signal, &m_before);
    }
    ~WithoutPipeSignal()
    {
        const int error = errno;
        const timespec atOnce{};
        if (!m_waitedBefore) ::sigtimedwait(&m_signal, nullptr, &atOnce);
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
        errno = error;
    }
    Q_DISABLE_COPY_MOVE(WithoutPipeSignal)

private:
    sigset_t m_signal;
    sigset_t m_before;
    bool m_waitedBefore = false;
};

} // namespace

bool wantsColour(int descriptor)
{
    if (!qEnvironmentVariableIsEmpty("NO_COLOR")) return false; // https://no-color.org
    if (!qEnvironmentVariableIsEmpty("FORCE_COLOR")) return qEnvironmentVariable("FORCE_COLOR") != u"0"_s;
    return ::isatty(descriptor) == 1 && qEnvironmentVariable("TERM") != u"dumb"_s;
}

ConsoleSink::ConsoleSink(const StreamConfig &stream, const ServiceIdentity &identity, std::optional<int> descriptor, const Clock *clock)
    : m_descriptor(descriptor.value_or(stream.console.toStandardError ? STDERR_FILENO : STDOUT_FILENO)),
      m_own(openNonBlocking(m_descriptor)),
      m_maxFileBytes(stream.file.path.isEmpty() ? 0 : stream.file.rotation.maxBytes),
      m_isSocket(kindOf(m_descriptor) == Output::Socket),
      m_pieceBytes(kindOf(m_descriptor) == Output::File ? usualBuffer : PIPE_BUF),
      m_clock(clock ? *clock : systemClock),
      m_format(makeFormat(withColourDecided(stream.format, m_descriptor), identity))
{
}

ConsoleSink::~ConsoleSink()
{
    flushNow();
}

void ConsoleSink::write(const RecordView &record)
{
    if (!m_problem.isEmpty() && m_clock.monotonic() < m_nextTry) {
        LostByLevel lost{};
        lost[levelIndex(record.severity)] = 1;
        m_counts.lose("output", lost);
        ++m_lost;
        return;
    }
    m_format->append(m_pending.text(), record);
    m_pending.added({}, record.severity);
    if (m_pending.bytes() >= usualBuffer && m_clock.monotonic() >= m_nextTry) pump(0ms);
    shrink();
}

void ConsoleSink::flush()
{
    if (m_clock.monotonic() >= m_nextTry) pump(0ms);
}

void ConsoleSink::flushNow()
{
    pump(patienceAtTheEnd);
}

std::optional<milliseconds> ConsoleSink::nextFlush() const
{
    if (m_pending.isEmpty()) return std::nullopt;
    return std::max(0ms, std::chrono::ceil<milliseconds>(m_nextTry - m_clock.monotonic()));
}

void ConsoleSink::pump(milliseconds patience)
{
    const MonotonicTime deadline = monotonicNow() + patience;
    for (;;) {
        if (m_pending.isEmpty()) announceLoss();
        if (m_pending.isEmpty()) return;
        std::string_view piece = m_sentOfFirst == 0 ? m_pending.part(m_pieceBytes).text : std::string_view();
        if (piece.empty()) piece = m_pending.first().text.substr(m_sentOfFirst, m_pieceBytes); // longer than one piece
        const auto left = std::chrono::ceil<milliseconds>(deadline - monotonicNow());
        const Outcome outcome = writePiece(piece, std::clamp(left, 0ms, patience));
        if (outcome == Outcome::Written) continue;
        if (outcome == Outcome::WouldBlock) {
            m_backoff = std::clamp(m_backoff * 2, firstRetry, longestRetry);
            m_nextTry = m_clock.monotonic() + m_backoff;
        }
        return;
    }
}

ConsoleSink::Outcome ConsoleSink::writePiece(std::string_view piece, milliseconds patience)
{
    const int descriptor = m_own.isOpen() ? m_own.get() : m_descriptor;
    pollfd question{.fd = descriptor, .events = POLLOUT, .revents = 0};
    const int answer = ::poll(&question, 1, static_cast<int>(patience.count()));
    if (answer < 0 && errno == EINTR) return Outcome::WouldBlock;
    // poll(2) reports a closed descriptor or reader as an error event; write(2) then says which.
    if (answer == 0) return Outcome::WouldBlock;
    const WithoutPipeSignal withoutSignal;
    const MonotonicTime begin = monotonicNow();
    const ssize_t count = m_isSocket ? ::send(descriptor, piece.data(), piece.size(), MSG_DONTWAIT | MSG_NOSIGNAL)
                                     : ::write(descriptor, piece.data(), piece.size());
    const int error = errno;
    m_counts.output.writes.add(monotonicNow() - begin);
    if (count >= 0) {
        if (m_maxFileBytes > 0) keepTail(m_descriptor, m_maxFileBytes);
        sent(static_cast<std::size_t>(count));
        return Outcome::Written;
    }
    if (error == EINTR || error == EAGAIN) return Outcome::WouldBlock;
    giveUp(error);
    return Outcome::Broken;
}

void ConsoleSink::sent(std::size_t bytes)
{
    m_counts.bytes += bytes;
    m_problem = {};
    m_backoff = 0ms;
    m_nextTry = {};
    std::size_t upTo = m_sentOfFirst + bytes;
    const std::size_t whole = m_pending.part(upTo).count;
    upTo -= m_pending.part(upTo).text.size();
    m_pending.remove(whole);
    m_counts.records += whole - takeOwnLines(whole);
    m_sentOfFirst = upTo;
}

void ConsoleSink::shrink()
{
    const PendingRecords::Lost lost = m_pending.shrinkTo(keptWhileBlocked);
    if (lost.lines == 0) return;
    takeOwnLines(lost.lines);
    m_lost += sumOf(lost.records);
    m_counts.lose("output", lost.records);
    // A line of which a part is out is ended, so that the next one begins at the margin.
    if (m_sentOfFirst > 0) {
        m_pending.prepend("\n");
        ++m_ownLines;
    }
    m_sentOfFirst = 0;
}

/// How many of the oldest `count` lines are none of the records that we were given.
std::size_t ConsoleSink::takeOwnLines(std::size_t count)
{
    const std::size_t own = std::min(count, m_ownLines);
    m_ownLines -= own;
    return own;
}

void ConsoleSink::announceLoss()
{
    if (m_lost == 0 || !m_problem.isEmpty()) return;
    const LogRecord record{.time = m_clock.wall(),
                           .severity = Severity::Warn,
                           .component = "logging",
                           .message = "records were dropped because the console did not take them",
                           .exchangeId = {},
                           .fields = {{"dropped", static_cast<std::int64_t>(m_lost)}}};
    m_lost = 0;
    m_format->append(m_pending.text(), BorrowedRecord(record));
    m_pending.addedOwn();
    ++m_ownLines; // nothing else waits
}

/// Nobody is there any more. What waits is lost, and so is what comes until the next try.
void ConsoleSink::giveUp(int error)
{
    m_problem = saidOfLogging("Cannot write to the console: %1", errnoText(error));
    m_nextTry = m_clock.monotonic() + brokenRetry;
    const PendingRecords::Lost lost = m_pending.clear();
    takeOwnLines(lost.lines);
    m_lost += sumOf(lost.records);
    m_counts.lose("output", lost.records);
    m_sentOfFirst = 0;
}

} // namespace ccr::logging
