#include "logging/sink/file_sink.h"

#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t writeSize = 256UL * 1024;
constexpr std::size_t keptWhileFailing = 4UL * 1024 * 1024;
constexpr auto retryInterval = 1s;

} // namespace

FileSink::FileSink(const StreamConfig &stream, const ServiceIdentity &identity, std::shared_ptr<WriteJournal> journal)
    : m_stream(stream),
      m_journal(journal ? std::move(journal) : std::make_shared<MemoryJournal>()),
      m_format(makeFormat(stream.format, identity))
{
    m_buffer.reserve(writeSize);
    ensureOpen();
}

FileSink::~FileSink()
{
    flush();
    closeFile();
}

void FileSink::write(const RecordView &record)
{
    if (m_buffer.size() > keptWhileFailing) {
        ++m_lost;
        ++m_counts.dropped;
        return;
    }
    m_format->append(m_buffer, record);
    ++m_buffered;
    m_bufferEnd = m_journal->position();
    if (m_buffer.size() >= writeSize) flush();
}

void FileSink::flush()
{
    if (m_buffer.empty()) return m_journal->passed(m_journal->position());
    if (!m_problem.isEmpty() && monotonicNow() < m_nextTry) return;
    // The file may have been removed or replaced by somebody; its name decides.
    struct stat byName;
    struct stat byHandle;
    if (m_file >= 0
        && (::stat(QFile::encodeName(path()).constData(), &byName) != 0 || ::fstat(m_file, &byHandle) != 0
            || byName.st_ino != byHandle.st_ino))
        closeFile();
    if (!ensureOpen() || !writeOut()) return;
    if (!m_problem.isEmpty()) recovered();
    rotateIfNeeded();
}

bool FileSink::ensureOpen()
{
    if (m_file >= 0) return true;
    const QString folder = QFileInfo(path()).absolutePath();
    if (!QDir().exists(folder) && !makePrivateFolder(folder)) {
        errno = ENOENT;
        fail(u"create folder"_s);
        return false;
    }
    m_file = ::open(QFile::encodeName(path()).constData(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (m_file < 0) {
        fail(errno == ELOOP ? u"open (symbolic links are refused)"_s : u"open"_s);
        return false;
    }
    struct stat status;
    m_size = ::fstat(m_file, &status) == 0 ? status.st_size : 0;
    return true;
}

bool FileSink::writeOut()
{
    if (m_written == 0) {
        struct stat status;
        if (::fstat(m_file, &status) != 0) status = {};
        m_journal->begin({.path = path().toStdString(),
                          .device = status.st_dev,
                          .inode = status.st_ino,
                          .sizeBefore = static_cast<std::uint64_t>(status.st_size),
                          .length = m_buffer.size()},
                         m_bufferEnd);
    }
    while (m_written < m_buffer.size()) {
        const ssize_t count = ::write(m_file, m_buffer.data() + m_written, m_buffer.size() - m_written);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            fail(u"write"_s);
            return false;
        }
        m_written += static_cast<std::size_t>(count);
        m_size += count;
    }
    m_journal->commit();
    m_counts.bytes += m_buffer.size();
    m_counts.records += std::exchange(m_buffered, 0);
    m_buffer.clear();
    m_written = 0;
    return true;
}

void FileSink::rotateIfNeeded()
{
    const Rotation &rotation = m_stream.file.rotation;
    if (rotation.maxBytes <= 0 || m_size < rotation.maxBytes) return;
    const auto numbered = [this](int number) { return path() + u'.' + QString::number(number); };
    QFile::remove(numbered(rotation.maxFiles));
    for (int number = rotation.maxFiles - 1; number >= 1; --number) QFile::rename(numbered(number), numbered(number + 1));
    if (rotation.maxFiles > 0)
        QFile::rename(path(), numbered(1));
    else
        QFile::remove(path());
    closeFile();
    ensureOpen();
}

void FileSink::fail(const QString &action)
{
    const QString reason = QString::fromStdString(std::generic_category().message(errno));
    const bool isNew = m_problem.isEmpty();
    m_journal->detach();
    m_problem = u"Cannot %1 %2: %3"_s.arg(action, path(), reason);
    m_nextTry = monotonicNow() + retryInterval;
    if (isNew) std::fprintf(stderr, "ccr: %s; logging continues when it works again\n", qPrintable(m_problem));
}

void FileSink::recovered()
{
    LogRecord record{.time = wallNow(),
                     .severity = Severity::Warn,
                     .component = "logging",
                     .message = "log file works again",
                     .exchangeId = {},
                     .fields = {{"lost", static_cast<std::int64_t>(m_lost)}, {"reason", m_problem.toStdString()}}};
    m_problem.clear();
    m_lost = 0;
    m_format->append(m_buffer, BorrowedRecord(record));
    writeOut();
}

std::optional<milliseconds> FileSink::nextFlush() const
{
    if (m_buffer.empty()) return std::nullopt;
    return retryInterval;
}

void FileSink::closeFile()
{
    if (m_file >= 0) ::close(m_file);
    m_file = -1;
}

} // namespace ccr::logging
