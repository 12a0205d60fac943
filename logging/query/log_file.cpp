#include "logging/query/log_file.h"

#include "logging/api/logging_sentences.h"
#include "logging/base/posix_files.h"
#include "logging/query/packed_text.h"
#include "logging/query/zstd_text.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ccr::logging {

namespace {

constexpr std::size_t headSize = 4096;             ///< bytes of a line that tell its level and time
constexpr std::size_t longestText = 1024UL * 1024; ///< of a line that is handed out
constexpr int sampledLines = 16;                   ///< of each block: their components
constexpr std::size_t maxComponents = 200;

qint64 sizeOf(int handle)
{
    struct stat status;
    return ::fstat(handle, &status) == 0 ? status.st_size : 0;
}

} // namespace

LogFile::LogFile(QString path, int handle, std::shared_ptr<BlockCache> cache)
    : m_path(std::move(path)), m_handle(handle), m_cache(std::move(cache))
{
    char magic[4] = {};
    const QByteArrayView beginning(magic, static_cast<qsizetype>(readFullyAt(handle, magic, sizeof magic, 0)));
    if (beginning.startsWith("\x1f\x8b")) m_packed = std::make_unique<PackedText>(handle);
    if (isZstd(beginning)) m_packed = std::make_unique<ZstdText>(handle);
}

LogFile::~LogFile()
{
    m_cache->forget(this);
    ::close(m_handle);
}

Result<std::shared_ptr<LogFile>> LogFile::open(const QString &path, std::shared_ptr<BlockCache> cache)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    struct stat status;
    Phrase reason;
    ErrorKind kind = ErrorKind::Io;
    if (handle < 0 || ::fstat(handle, &status) != 0) {
        const int number = errno;
        kind = number == ENOENT || number == ENOTDIR ? ErrorKind::NotFound : number == EACCES ? ErrorKind::Forbidden : ErrorKind::Io;
        reason = QString::fromStdString(std::generic_category().message(number));
    } else if (!S_ISREG(status.st_mode)) {
        kind = ErrorKind::InvalidInput;
        reason = saidOfLogging("it is not a file but a folder or a device");
    }
    if (reason.isEmpty()) return std::shared_ptr<LogFile>(new LogFile(path, handle, std::move(cache)));
    if (handle >= 0) ::close(handle);
    return errorSaying(kind, saidOfLogging("Cannot read %1: %2", path, reason));
}

LogFile::Change LogFile::check() const
{
    struct stat own;
    struct stat named;
    if (::fstat(m_handle, &own) != 0) return Change::None;
    qint64 scanned = 0;
    {
        const std::scoped_lock lock(m_mutex);
        scanned = m_scanned;
    }
    if (!m_packed && own.st_size < scanned) return Change::Cut;
    const bool isNamed = ::stat(QFile::encodeName(m_path).constData(), &named) == 0;
    if (isNamed && (named.st_ino != own.st_ino || named.st_dev != own.st_dev)) return Change::Replaced;
    return !m_packed && own.st_size > scanned ? Change::Grown : Change::None;
}

qint64 LogFile::readNext(qint64 most)
{
    m_buffer.resize(static_cast<std::size_t>(most));
    const qint64 got = m_packed ? m_packed->scan(m_buffer.data(), most)
                                : static_cast<qint64>(readFullyAt(m_handle, m_buffer.data(), m_buffer.size(), m_scanned));
    m_buffer.resize(static_cast<std::size_t>(got));
    return got;
}

bool LogFile::scan(qint64 most, std::deque<qint64> *times)
{
    if (readNext(most) == 0) return false;
    std::vector<Found> found;
    takeLines(found, times);
    const std::scoped_lock lock(m_mutex);
    for (const Found &line : found) {
        if (std::exchange(m_isCounted, false))
            m_index.setLastSeverity(line.severity); // it was counted before it had its end
        else
            m_index.add(line.offset, line.severity);
    }
    m_scanned += static_cast<qint64>(m_buffer.size());
    m_nextLine = m_isCounted ? m_scanned : m_lineBegin;
    return true;
}

void LogFile::takeLines(std::vector<Found> &found, std::deque<qint64> *times)
{
    ++m_blocks;
    const char *const begin = m_buffer.data();
    const char *const end = begin + m_buffer.size();
    int sampled = 0;
    for (const char *at = begin; at < end;) {
        const auto *newline = static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        const std::string_view part(at, static_cast<std::size_t>((newline ? newline : end) - at));
        const bool isContinued = !m_head.empty() || m_lineBegin < m_scanned + (at - begin);
        if (!newline || isContinued) m_head.append(part.substr(0, headSize - std::min(headSize, m_head.size())));
        if (!newline) break;
        const std::string_view line = isContinued ? std::string_view(m_head) : part;
        if (sampled++ < sampledLines) noteComponent(line);
        note(line, found, m_isCounted && found.empty() ? nullptr : times);
        m_head.clear();
        at = newline + 1;
        m_lineBegin = m_scanned + (at - begin);
    }
}

void LogFile::note(std::string_view line, std::vector<Found> &found, std::deque<qint64> *times)
{
    const LineFacts facts = m_facts.read(line, times != nullptr);
    found.push_back({m_lineBegin, facts.severity});
    if (!times) return;
    if (facts.time) m_lastTime = facts.time->time_since_epoch().count();
    times->push_back(m_lastTime);
}

bool LogFile::countOpenLine(std::deque<qint64> *times)
{
    if (m_isCounted || m_lineBegin >= m_scanned) return false;
    std::vector<Found> found;
    note(m_head, found, times);
    m_isCounted = true;
    const std::scoped_lock lock(m_mutex);
    m_index.add(found.front().offset, found.front().severity);
    m_nextLine = m_scanned;
    return true;
}

void LogFile::noteComponent(std::string_view line)
{
    constexpr std::string_view key = "\"component\":\"";
    const std::size_t found = line.find(key);
    if (found == std::string_view::npos) return;
    const std::string_view rest = line.substr(found + key.size());
    const std::string_view name = rest.substr(0, rest.find('"'));
    if (name.empty() || name.size() > 40 || name.find('\\') != std::string_view::npos) return;
    if (std::find(m_components.begin(), m_components.end(), name) != m_components.end() || m_components.size() >= maxComponents) return;
    const std::scoped_lock lock(m_mutex); // others read it under the lock; only this thread changes it
    m_components.emplace_back(name);
}

qint64 LogFile::lineCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_index.count();
}

qint64 LogFile::countOf(std::size_t levelPlace) const
{
    const std::scoped_lock lock(m_mutex);
    return m_index.countOf(levelPlace);
}

Severity LogFile::severity(qint64 line) const
{
    const std::scoped_lock lock(m_mutex);
    return m_index.severity(line);
}

qint64 LogFile::indexedBytes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_nextLine;
}

double LogFile::progress() const
{
    const qint64 size = sizeOf(m_handle);
    qint64 done = 0;
    if (m_packed) {
        done = m_packed->packedDone();
    } else {
        const std::scoped_lock lock(m_mutex);
        done = m_scanned;
    }
    return size <= 0 ? 1 : std::min(1.0, static_cast<double>(done) / static_cast<double>(size));
}

Phrase LogFile::problem() const
{
    return m_packed ? m_packed->problem() : Phrase();
}

std::size_t LogFile::indexBytes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_index.bytes();
}

std::vector<std::string> LogFile::componentsSeen() const
{
    const std::scoped_lock lock(m_mutex);
    return m_components;
}

std::string LogFile::load(qint64 block) const
{
    std::string data(static_cast<std::size_t>(BlockCache::blockSize), '\0');
    const qint64 offset = block * BlockCache::blockSize;
    const qint64 got = m_packed ? m_packed->read(offset, data.data(), BlockCache::blockSize)
                                : static_cast<qint64>(readFullyAt(m_handle, data.data(), data.size(), offset));
    data.resize(static_cast<std::size_t>(got));
    return data;
}

namespace {

/// Goes through the bytes of a file block by block.
class Walk
{
public:
    using Load = std::function<BlockCache::Block(qint64 block, std::size_t needed)>;
    Walk(qint64 offset, qint64 end, Load load) : m_offset(offset), m_end(end), m_load(std::move(load)) {}

    qint64 offset() const { return m_offset; }
    /// What is left of the block; empty at the end.
    std::string_view rest()
    {
        if (m_offset >= m_end) return {};
        const qint64 block = m_offset / BlockCache::blockSize;
        const auto inside = static_cast<std::size_t>(m_offset % BlockCache::blockSize);
        const qint64 here = std::min(m_end - block * BlockCache::blockSize, BlockCache::blockSize);
        m_block = m_load(block, static_cast<std::size_t>(here));
        const std::string_view all(*m_block);
        if (inside >= all.size()) return {}; // the file was cut
        return all.substr(inside, static_cast<std::size_t>(here) - inside);
    }
    void skip(std::size_t count) { m_offset += static_cast<qint64>(count); }

private:
    qint64 m_offset;
    qint64 m_end;
    Load m_load;
    BlockCache::Block m_block;
};

} // namespace

qint64 LogFile::offsetOf(qint64 line) const
{
    LineIndex::Place place;
    qint64 end = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (line >= m_index.count()) return m_nextLine;
        place = m_index.placeBefore(line);
        end = m_scanned;
    }
    Walk walk(place.offset, end, [this](qint64 block, std::size_t needed) {
        return m_cache->block(this, block, needed, [this, block] { return load(block); });
    });
    for (qint64 at = place.line; at < line;) {
        const std::string_view rest = walk.rest();
        if (rest.empty()) break;
        const std::size_t newline = rest.find('\n');
        walk.skip(newline == std::string_view::npos ? rest.size() : newline + 1);
        if (newline != std::string_view::npos) ++at;
    }
    return walk.offset();
}

std::string LogFile::text(qint64 line) const
{
    const qint64 begin = offsetOf(line);
    qint64 end = 0;
    {
        const std::scoped_lock lock(m_mutex);
        end = m_scanned;
    }
    std::string text;
    Walk walk(begin, end, [this](qint64 block, std::size_t needed) {
        return m_cache->block(this, block, needed, [this, block] { return load(block); });
    });
    while (text.size() < longestText) {
        const std::string_view rest = walk.rest();
        if (rest.empty()) break;
        const std::size_t newline = rest.find('\n');
        text.append(rest.substr(0, std::min(newline, longestText - text.size())));
        if (newline != std::string_view::npos) break;
        walk.skip(rest.size());
    }
    if (text.ends_with('\r')) text.pop_back();
    return text;
}

} // namespace ccr::logging
