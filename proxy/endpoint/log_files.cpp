#include "proxy/endpoint/log_files.h"

#include "logging/base/json_writer.h"
#include "proxy/http/content_decoder.h"
#include "proxy/json/json_unicode.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::size_t pieceBytes = 256UL * 1024;
const QString rotatedFolder = u"rotated/"_s; ///< one naming of rotated files has them there

// ccr.log, ccr.log.3, ccr-20260101120000_2.log, ccr.2026-01-01.log.gz, requests.ndjson …
bool isLogName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A[^./][^/]*\\.(log|jsonl|ndjson)([.-][A-Za-z0-9_.-]*)?\\z"_s);
    return pattern.match(name).hasMatch();
}

Error notALog(const QString &asked)
{
    return {.kind = ErrorKind::NotFound,
            .message = u"There is no log \"%1\"; GET /api/logs/files lists the ones there are."_s.arg(asked.left(80))};
}

// Opened without following a link, so that nobody can put one there between the check and the use.
bool openPlainly(QFile &file, const QString &path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return false;
    const auto mode = (flags & O_WRONLY) != 0 ? QIODevice::WriteOnly : QIODevice::ReadOnly;
    return file.open(descriptor, mode | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle);
}

Error unreadable(const LogFile &file)
{
    return {.kind = ErrorKind::Io, .message = u"The log \"%1\" cannot be opened; check its permissions."_s.arg(file.name)};
}

/// Keeps the wanted bytes of a text that passes by.
class Window
{
public:
    explicit Window(const LogRange &range)
        : m_from(range.from), m_bytes(static_cast<std::size_t>(std::clamp(range.bytes, qint64(1), maxLogAnswer)))
    {
    }

    void take(std::string_view piece)
    {
        const auto at = static_cast<std::size_t>(m_total);
        m_total += static_cast<qint64>(piece.size());
        if (!m_from) {
            m_kept += piece;
            if (m_kept.size() > 2 * m_bytes + pieceBytes) m_kept.erase(0, m_kept.size() - m_bytes);
            return;
        }
        const auto from = static_cast<std::size_t>(*m_from);
        if (from > at) piece.remove_prefix(std::min(piece.size(), from - at));
        m_kept += piece.substr(0, m_bytes - m_kept.size());
    }

    LogExcerpt finish(int tail)
    {
        if (!m_from && m_kept.size() > m_bytes) m_kept.erase(0, m_kept.size() - m_bytes);
        qint64 from = m_from ? std::min(*m_from, m_total) : m_total - static_cast<qint64>(m_kept.size());
        std::string_view text = m_kept;
        if (from > 0 && !m_from) { // the first line is cut; it is left out
            const std::size_t end = text.find('\n');
            const std::size_t cut = end == std::string_view::npos ? text.size() : end + 1;
            text.remove_prefix(cut);
            from += static_cast<qint64>(cut);
        }
        const qint64 end = from + static_cast<qint64>(text.size());
        if (end < m_total && text.find('\n') != std::string_view::npos) text = text.substr(0, text.rfind('\n') + 1); // so is the last
        LogExcerpt excerpt{.linesJson = {}, .total = m_total, .from = from, .to = from + static_cast<qint64>(text.size())};
        if (tail > 0) {
            const std::string_view last = lastLines(text, tail);
            excerpt.from += static_cast<qint64>(text.size() - last.size());
            text = last;
        }
        excerpt.linesJson = asJson(text);
        return excerpt;
    }

private:
    static std::string_view lastLines(std::string_view text, int count)
    {
        std::size_t begin = text.size() - (text.ends_with('\n') ? 1 : 0);
        while (count-- > 0 && begin > 0) {
            const std::size_t end = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
            if (end == std::string_view::npos) return text;
            begin = end;
        }
        return begin >= text.size() ? std::string_view() : text.substr(begin + 1);
    }

    static std::string asJson(std::string_view text)
    {
        // What is no UTF-8 would make the whole answer unreadable.
        const std::string valid = validUtf8(text);
        text = valid;
        std::string json;
        json.reserve(text.size() + text.size() / 4);
        JsonArray lines(json);
        while (!text.empty()) {
            const std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(text.size(), line.size() + 1));
            if (!line.empty()) appendJsonString(lines.next(), line);
        }
        return json;
    }

    std::optional<qint64> m_from;
    std::size_t m_bytes;
    std::string m_kept;
    qint64 m_total = 0;
};

} // namespace

std::vector<LogFile> listLogFiles(const QString &folder)
{
    std::vector<LogFile> files;
    if (folder.isEmpty()) return files;
    for (const QString &inner : {QString(), rotatedFolder}) {
        const QString path = QDir::cleanPath(folder + u'/' + inner);
        if (!inner.isEmpty() && QFileInfo(path).isSymLink()) continue;
        for (const QFileInfo &entry : QDir(path).entryInfoList(QDir::Files | QDir::NoSymLinks))
            if (isLogName(entry.fileName()))
                files.push_back({.name = inner + entry.fileName(),
                                 .path = entry.absoluteFilePath(),
                                 .size = entry.size(),
                                 .modified = entry.lastModified()});
    }
    std::stable_sort(files.begin(), files.end(), [](const LogFile &a, const LogFile &b) { return a.modified > b.modified; });
    return files;
}

Result<LogFile> findLogFile(const QString &folder, const QString &asked)
{
    const QString home = folder.isEmpty() ? QString() : QFileInfo(folder).canonicalFilePath();
    if (home.isEmpty() || asked.isEmpty() || asked.contains(QChar::Null)) return notALog(asked);
    const QString bare = asked.startsWith(rotatedFolder) ? asked.mid(rotatedFolder.size()) : asked;
    if (!QDir::isAbsolutePath(asked) && (bare.contains(u'/') || bare.contains(u'\\'))) return notALog(asked);
    const QFileInfo named(QDir::isAbsolutePath(asked) ? asked : home + u'/' + asked);
    const QFileInfo file(named.canonicalFilePath()); // without links and dots
    const bool isRotated = file.path() == home + u'/' + rotatedFolder.chopped(1);
    if (!file.isFile() || (file.path() != home && !isRotated) || !isLogName(file.fileName())) return notALog(asked);
    return LogFile{.name = (isRotated ? rotatedFolder : QString()) + file.fileName(),
                   .path = file.filePath(),
                   .size = file.size(),
                   .modified = file.lastModified()};
}

Result<LogExcerpt> readLogFile(const LogFile &file, const LogRange &range)
{
    QFile source;
    if (!openPlainly(source, file.path, O_RDONLY)) return unreadable(file);
    Window window(range);
    ContentDecoder decoder;
    decoder.begin(file.name.endsWith(".gz"_L1) ? "gzip" : "");
    std::string plain;
    QByteArray piece(static_cast<qsizetype>(pieceBytes), Qt::Uninitialized);
    for (qint64 count = 0; (count = source.read(piece.data(), piece.size())) > 0;) {
        const std::string_view bytes(piece.constData(), static_cast<std::size_t>(count));
        if (decoder.isIdentity()) {
            window.take(bytes);
            continue;
        }
        plain.clear();
        if (!decoder.decode(bytes, plain)) return Error{.kind = ErrorKind::Io, .message = u"The log \"%1\" is damaged."_s.arg(file.name)};
        window.take(plain);
    }
    return window.finish(range.tail);
}

Result<Done> clearLogFile(const LogFile &file)
{
    QFile target;
    if (!openPlainly(target, file.path, O_WRONLY) || !target.resize(0)) return unreadable(file);
    return Done{};
}

} // namespace ccr::proxy
