#include "logging/sink/rolling_file.h"

#include "logging/base/posix_files.h"
#include "logging/sink/fallback_folder.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include <unistd.h>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto rotationRetry = 30s;
constexpr auto diskCheckInterval = 1s;
constexpr auto tidyInterval = 10min;
constexpr int maxInstances = 10; // sinks of one program that ask for the same file

/// Trying again does not help, another folder may.
bool isRefusal(int code)
{
    constexpr std::array refusals{EACCES, EPERM, EROFS, ENOTDIR, ENOENT, ELOOP, EISDIR, EINVAL, ENXIO, ENAMETOOLONG};
    return std::find(refusals.begin(), refusals.end(), code) != refusals.end();
}

bool isFull(int code)
{
    return code == ENOSPC || code == EDQUOT;
}

Phrase reasonOf(int code)
{
    if (code == ELOOP) return saidOfLogging("it is a symbolic link, which is refused");
    if (code == EINVAL) return saidOfLogging("it is not a regular file");
    return errnoText(code);
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

} // namespace

RollingFile::RollingFile(const FileStream &stream, const Clock &clock, std::shared_ptr<LogUpkeep> upkeep, std::optional<QString> fallback)
    : m_stream(stream),
      m_clock(clock),
      m_upkeep(std::move(upkeep)),
      m_fallback(std::move(fallback)),
      m_names(stream.path, stream.rotation),
      m_policy(stream.rotation, clock)
{
    m_nextTidy = m_clock.monotonic() + tidyInterval;
    openSomewhere();
}

RollingFile::~RollingFile()
{
    // A second program that had nothing to say leaves nothing.
    if (m_file.isOpen() && m_file.size() == 0 && m_file.isInPlace() && m_names.path() != m_stream.path)
        ::unlink(QFile::encodeName(m_file.path()).constData());
    if (m_rotated) m_upkeep->retire(m_rotated.get());
}

void RollingFile::use(const LogFileNames &names)
{
    if (m_rotated && m_names.path() == names.path()) return;
    if (m_rotated) m_upkeep->retire(m_rotated.get());
    m_names = names;
    m_rotated = std::make_shared<RotatedFiles>(names, m_stream.rotation, m_stream.folderMode);
    m_rotated->setActive(names.active(m_clock.wall()));
    m_upkeep->add(m_rotated, m_stream.fileMode);
}

void RollingFile::reopen()
{
    // Closing it would not end its lock while a sync in the background still holds it.
    if (m_file.isOpen() && m_file.isInPlace() && m_notice.isEmpty()) return;
    m_file.close();
    openSomewhere();
}

bool RollingFile::openSomewhere()
{
    m_notice = {};
    use(LogFileNames(m_stream.path, m_stream.rotation));
    const AppendFile::Opened opened = open();
    if (opened == AppendFile::Opened::Yes) return true;
    if (opened == AppendFile::Opened::InUse) return openAsInstance();
    return isRefusal(m_failure.code) && openInFallbackFolder();
}

AppendFile::Opened RollingFile::open()
{
    const WallTime now = m_clock.wall();
    const QString path = m_names.active(now);
    if (!makeFolder(QFileInfo(path).path(), m_stream.folderMode)) {
        fail("Cannot make the folder of %1: %2", errno);
        return AppendFile::Opened::Failed;
    }
    const AppendFile::Opened opened = m_file.open(path, m_stream.fileMode);
    if (opened == AppendFile::Opened::Failed) fail("Cannot open %1: %2", errno);
    if (opened != AppendFile::Opened::Yes) return opened;
    m_rotated->setActive(path);
    m_policy.fileOpened(m_file.size() > 0 ? std::min(m_file.modifiedBefore(), now) : now);
    if (m_file.tornBytes() > 0)
        announce("the line before this one was cut off when a program ended unexpectedly", {{"bytes", m_file.tornBytes()}});
    return opened;
}

bool RollingFile::openAsInstance()
{
    const LogFileNames wanted = m_names;
    const qint64 process = ::getpid();
    for (int i = 0; i < maxInstances; ++i) {
        use(wanted.forInstance(i == 0 ? process : process * maxInstances + i));
        const AppendFile::Opened opened = open();
        if (opened == AppendFile::Opened::Failed) return false;
        if (opened != AppendFile::Opened::Yes) continue;
        m_notice = saidOfLogging("Another program writes to %1; this one writes to %2.", wanted.path(), m_file.path());
        announce(RotatedFiles::instanceMark, {{"wanted", utf8(wanted.path())}});
        return true;
    }
    return fail("Cannot open %1: %2", EWOULDBLOCK);
}

bool RollingFile::openInFallbackFolder()
{
    const QString folder = m_fallback ? *m_fallback : fallbackFolder();
    if (folder.isEmpty()) return false;
    const Failure refused = m_failure;
    use(LogFileNames(folder + u'/' + QFileInfo(m_stream.path).fileName(), m_stream.rotation));
    const AppendFile::Opened opened = open();
    const bool isOpen = opened == AppendFile::Opened::Yes || (opened == AppendFile::Opened::InUse && openAsInstance());
    if (!isOpen) {
        use(LogFileNames(m_stream.path, m_stream.rotation));
        m_failure = refused;
        return false;
    }
    m_notice = saidOfLogging("%1; logs go to %2.", refused.text, m_file.path());
    announce("the folder of the log cannot be written; the fallback folder is used",
             {{"wanted", utf8(m_stream.path)}, {"reason", utf8(refused.text)}});
    return true;
}

bool RollingFile::prepare()
{
    if (m_file.isOpen() && m_file.isInPlace()) return true;
    m_file.close();
    m_nextRotation = {};
    m_rotationProblem = {};
    const AppendFile::Opened opened = open();
    return opened == AppendFile::Opened::Yes || (opened == AppendFile::Opened::InUse && openAsInstance());
}

bool RollingFile::isTimeOver()
{
    return m_policy.isTimeOver() && m_clock.monotonic() >= m_nextRotation;
}

std::size_t RollingFile::room() const
{
    const qint64 limit = m_stream.rotation.maxBytes;
    if (limit <= 0 || m_clock.monotonic() < m_nextRotation) return std::numeric_limits<std::size_t>::max() / 2;
    return static_cast<std::size_t>(std::max<qint64>(0, limit - m_file.size()));
}

bool RollingFile::rotate()
{
    m_nextRotation = {};
    m_rotationProblem = {};
    const bool getsAnotherName = m_names.active(m_clock.wall()) != m_file.path();
    if (m_file.size() == 0 && !getsAnotherName) {
        m_policy.fileOpened(m_clock.wall());
        return true;
    }
    m_file.setMode(m_stream.fileMode);
    if (m_file.size() == 0) ::unlink(QFile::encodeName(m_file.path()).constData());
    m_lastRotated = m_file.path();
    if (!getsAnotherName) {
        const auto taken = m_rotated->take(m_policy.begun());
        if (!taken) {
            m_rotationProblem = phraseOf(taken.error());
            m_nextRotation = m_clock.monotonic() + rotationRetry;
            return false;
        }
        m_lastRotated = *taken;
    }
    m_file.close();
    const bool isOpen = prepare();
    m_upkeep->tidy(m_rotated.get());
    return isOpen;
}

bool RollingFile::makeRoom(std::size_t bytes)
{
    const MonotonicTime now = m_clock.monotonic();
    if (now >= m_nextDiskCheck) {
        const QString folder = QFileInfo(m_file.path()).path();
        while (m_upkeep->isDiskShort(folder))
            if (!m_upkeep->removeOldest()) return fail("Cannot write %1: %2 (minFreeSpace keeps the rest of the disk free)", ENOSPC);
        m_nextDiskCheck = now + diskCheckInterval;
    }
    return m_upkeep->reserve(static_cast<qint64>(bytes))
           || fail("Cannot write %1: %2 (all log files together have reached their limit)", EDQUOT);
}

bool RollingFile::append(std::string_view text)
{
    do {
        if (m_file.append(text)) {
            m_upkeep->noteWritten(static_cast<qint64>(text.size()));
            return true;
        }
        fail("Cannot write %1: %2", errno);
    } while (isFull(m_failure.code) && m_file.isOpen() && m_upkeep->removeOldest());
    m_upkeep->giveBack(static_cast<qint64>(text.size()));
    return false;
}

void RollingFile::tidy()
{
    if (m_clock.monotonic() < m_nextTidy) return;
    m_nextTidy = m_clock.monotonic() + tidyInterval;
    m_upkeep->tidy(m_rotated.get());
}

/// Always false.
bool RollingFile::fail(LoggingSentence sentence, int code)
{
    const QString path = m_file.isOpen() ? m_file.path() : m_names.active(m_clock.wall());
    m_failure = {sentence.with(path, reasonOf(code)), code};
    return false;
}

void RollingFile::announce(std::string_view message, Fields fields)
{
    m_announcements.push_back({.time = m_clock.wall(),
                               .severity = Severity::Warn,
                               .component = "logging",
                               .message = std::string(message),
                               .exchangeId = {},
                               .fields = std::move(fields)});
}

} // namespace ccr::logging
