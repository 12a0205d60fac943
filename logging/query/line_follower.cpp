#include "logging/query/line_follower.h"

#include "logging/api/logging_sentences.h"
#include "logging/base/posix_files.h"

#include <QFile>

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ccr::logging {

namespace {

constexpr std::size_t readSize = 256UL * 1024;
constexpr std::size_t longestLine = 16UL * 1024 * 1024; ///< a longer one is handed over in parts

} // namespace

LineFollower::LineFollower(QString path, Begin begin) : m_path(std::move(path)), m_startsAtEnd(begin == Begin::AtTheEnd)
{
    open();
    m_startsAtEnd = false; // a file that comes later is new from its first line on
}

LineFollower::~LineFollower()
{
    close();
}

bool LineFollower::open()
{
    m_file = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC);
    if (m_file < 0) return errno == ENOENT;
    m_offset = m_startsAtEnd ? ::lseek(m_file, 0, SEEK_END) : 0;
    m_partial.clear();
    return true;
}

void LineFollower::close()
{
    if (m_file >= 0) ::close(m_file);
    m_file = -1;
}

bool LineFollower::hasAnotherFileTheName() const
{
    struct stat byName;
    struct stat byHandle;
    if (::stat(QFile::encodeName(m_path).constData(), &byName) != 0) return false; // the next one is not there yet
    return ::fstat(m_file, &byHandle) != 0 || byName.st_ino != byHandle.st_ino || byName.st_dev != byHandle.st_dev;
}

Result<Done> LineFollower::poll(const std::function<void(std::string_view)> &line)
{
    const auto failed = [this] {
        const QString reason = QString::fromStdString(std::generic_category().message(errno));
        return errorSaying(ErrorKind::Io, saidOfLogging("Cannot read %1: %2", m_path, reason));
    };
    if (m_file < 0 && !open()) return failed();
    while (m_file >= 0) {
        // Asked before reading: what the old file got until its name was taken away is then complete.
        const bool isOld = hasAnotherFileTheName();
        if (!readRest(line)) return failed();
        if (!isOld) break;
        if (!m_partial.empty()) line(std::exchange(m_partial, {}));
        close();
        if (!open()) return failed();
    }
    return Done{};
}

bool LineFollower::readRest(const std::function<void(std::string_view)> &line)
{
    struct stat status;
    if (::fstat(m_file, &status) == 0 && status.st_size < m_offset) {
        m_offset = 0;
        m_partial.clear();
    }
    for (;;) {
        const std::size_t before = m_partial.size();
        m_partial.resize(before + readSize);
        const qint64 count = readAt(m_file, m_partial.data() + before, readSize, m_offset);
        m_partial.resize(before + static_cast<std::size_t>(std::max<qint64>(count, 0)));
        if (count <= 0) return count == 0;
        m_offset += count;
        std::size_t begin = 0;
        for (std::size_t end = m_partial.find('\n', before); end != std::string::npos; end = m_partial.find('\n', begin)) {
            std::string_view text = std::string_view(m_partial).substr(begin, end - begin);
            if (text.ends_with('\r')) text.remove_suffix(1);
            if (!text.empty()) line(text);
            begin = end + 1;
        }
        m_partial.erase(0, begin);
        if (m_partial.size() > longestLine) line(std::exchange(m_partial, {}));
    }
}

} // namespace ccr::logging
