#include "logging/migration/log_import.h"

#include "logging/base/posix_files.h"
#include "logging/format/record_format.h"
#include "logging/migration/old_log_reader.h"
#include "logging/query/line_search.h"
#include "logging/rotation/disk_usage.h"
#include "logging/rotation/import_marker.h"
#include "logging/rotation/imported_files.h"
#include "logging/rotation/log_compressor.h"
#include "logging/rotation/purge.h"
#include "logging/tracking/stable_hash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <iterator>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr int fileMode = 0600;
constexpr std::size_t blockBytes = 256UL * 1024;

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

/// The same for the same source, so that an import that was interrupted does not leave a second file.
QString importedName(const QString &source)
{
    StableHash hash;
    hash.add(source.toStdString());
    QString name = QFileInfo(source).fileName();
    for (const QLatin1StringView ending : {".gz"_L1, ".log"_L1})
        if (name.endsWith(ending)) name.chop(ending.size());
    return u"imported-%1.%2.log"_s.arg(name, QString::fromStdString(hash.hex()).left(8));
}

bool isFileOf(const StreamConfig &stream, const QString &path, WallTime now)
{
    if (stream.type != StreamType::File || stream.file.path.isEmpty()) return false;
    const LogFileNames own(stream.file.path, stream.file.rotation);
    std::vector<LogFileNames> namings = own.inOtherNamings();
    namings.push_back(own);
    const QFileInfo file(path);
    const auto isSame = [&path](const QString &other) { return path == other || path == QFileInfo(other).canonicalFilePath(); };
    return std::any_of(namings.begin(), namings.end(), [&](const LogFileNames &names) {
        if (isSame(names.path()) || isSame(names.active(now))) return true;
        const bool isBeside = isSame(QFileInfo(names.path()).path() + u'/' + file.fileName());
        if (isBeside && names.instanceOf(file.fileName())) return true;
        return isSame(names.rotatedFolder() + u'/' + file.fileName()) && names.parse(file.fileName()).has_value();
    });
}

/// One source on its way into one file.
class SourceImport
{
public:
    SourceImport(const QString &source, const SecretRedactor &redactor, const std::atomic<bool> &cancelled)
        : m_source(source),
          m_name(QFileInfo(source).fileName().toStdString()),
          m_redactor(redactor),
          m_cancelled(cancelled),
          m_format(makeFormat({.base = false}, {.serviceName = {}, .version = {}, .environment = {}}))
    {
    }

    /// Writes to the descriptor; below 0: only counts.
    Result<Done> read(WallTime begun, int descriptor)
    {
        m_descriptor = descriptor;
        OldLogReader reader(begun, [this](LogRecord &&record) { take(std::move(record)); });
        const auto searched = searchLines(m_source, Query(),
                                          [&](std::string_view line) {
                                              reader.add(line);
                                              return !m_problem && !m_cancelled;
                                          },
                                          {.threads = 1, .cancel = &m_cancelled});
        if (!searched) return searched.error();
        reader.finish();
        m_ownLines = reader.ownLines();
        flush();
        if (m_problem) return *m_problem;
        if (m_cancelled) return Error{.kind = ErrorKind::Conflict, .message = u"The import was interrupted; it begins again next time."_s};
        return Done{};
    }
    qint64 records() const { return m_records; }
    qint64 ownLines() const { return m_ownLines; }

private:
    void take(LogRecord &&record)
    {
        // The format knows this process alone.
        if (const std::int64_t pid = std::exchange(record.pid, 0); pid != 0) record.fields.insert(record.fields.begin(), {"pid", pid});
        record.fields.emplace_back("imported", m_name);
        const BorrowedRecord borrowed(record);
        m_format->append(m_block, m_redactor.redact(borrowed, m_scratch));
        ++m_records;
        if (m_block.size() >= blockBytes) flush();
    }

    void flush()
    {
        if (m_descriptor >= 0 && !m_problem && writeFully(m_descriptor, m_block.data(), m_block.size()) != m_block.size())
            m_problem = Error{.kind = ErrorKind::Io, .message = u"Cannot write the imported log: %1."_s.arg(errnoText(errno))};
        m_block.clear();
    }

    const QString m_source;
    const std::string m_name;
    const SecretRedactor &m_redactor;
    const std::atomic<bool> &m_cancelled;
    const std::unique_ptr<RecordFormat> m_format;
    RedactedRecord m_scratch;
    int m_descriptor = -1;
    std::string m_block;
    std::optional<Error> m_problem;
    qint64 m_records = 0;
    qint64 m_ownLines = 0;
};

class LogImport
{
public:
    LogImport(const LoggingConfig &config, const SecretRedactor &redactor, const ImportOptions &options, const std::atomic<bool> &cancelled)
        : m_config(config),
          m_redactor(redactor),
          m_options(options),
          m_cancelled(cancelled),
          m_now(wallNow()),
          m_marker(ImportMarker::read(config.directory)),
          m_used(logUsage(config, m_now).bytes)
    {
    }

    ImportedSource takeOver(const QString &given)
    {
        ImportedSource source{.path = QFileInfo(given).canonicalFilePath()};
        const auto status = fileStatus(source.path);
        if (source.path.isEmpty() || !status || !status->isRegular) {
            source.path = given;
            source.problem = u"%1 is no file that can be read."_s.arg(given);
            return source;
        }
        source.bytes = status->bytes;
        const qint64 modified = millisSinceEpoch(status->modified);
        if (isOwn(source.path)) return with(source, ImportState::Own);
        // Also when its file is gone: what was purged or has grown too old is not brought back.
        const ImportMarker::Source *known = m_marker.find(source.path);
        if (known && known->bytes == source.bytes && known->modified == modified) {
            source.records = known->records;
            return with(source, ImportState::Known);
        }
        if (!canImport(m_config)) {
            source.problem =
                u"%1 was left out: no stream writes to a file, so nothing would read or remove what is imported."_s.arg(source.path);
            return source;
        }
        const ImportMarker::Source before = known ? *known : ImportMarker::Source{};
        QString noRoom = whyNoRoom(source.bytes - importedBytes(before));
        Result<Done> done = Done{};
        if (noRoom.isEmpty()) done = m_options.isDryRun ? count(source, *status) : take(source, *status, before, noRoom);
        if (!noRoom.isEmpty()) {
            source.problem = u"%1 was left out: %2."_s.arg(source.path, noRoom);
            return with(source, ImportState::NoRoom);
        }
        if (done) return source;
        source.problem = u"%1: %2"_s.arg(source.path, done.error().message);
        return with(source, ImportState::Failed);
    }

private:
    static ImportedSource &with(ImportedSource &source, ImportState state)
    {
        source.state = state;
        return source;
    }

    /// Of the file that it gave.
    qint64 importedBytes(const ImportMarker::Source &source) const
    {
        if (source.file.isEmpty()) return 0;
        const auto status = fileStatus(QDir(m_config.directory).filePath(source.file));
        return status ? status->bytes : 0;
    }

    bool isOwn(const QString &path) const
    {
        const QFileInfo file(path);
        if (file.fileName().startsWith("imported-"_L1) && file.path() == QFileInfo(m_config.directory).canonicalFilePath()) return true;
        if (std::any_of(m_options.ownFiles.begin(), m_options.ownFiles.end(),
                        [&file](const QString &own) { return file == QFileInfo(own); }))
            return true;
        return std::any_of(m_config.streams.begin(), m_config.streams.end(),
                           [&](const StreamConfig &stream) { return isFileOf(stream, path, m_now); });
    }

    QString whyOverLimit(qint64 bytes) const
    {
        if (m_config.maxTotalBytes > 0 && bytes > m_config.maxTotalBytes - m_used)
            return u"its %1 are more than maxTotalSize leaves beside the other logs; raise it, or run \"ccr logs purge\""_s.arg(
                sizeText(bytes));
        return {};
    }

    QString whyNoRoom(qint64 bytes) const
    {
        if (const QString problem = whyOverLimit(bytes); !problem.isEmpty()) return problem;
        const auto usage = fileSystemUsage(m_config.directory);
        if (usage && bytes > usage->free - reserveOf(m_config.minFreeBytes, *usage))
            return u"its %1 are more than the disk has above minFreeSpace; make room there"_s.arg(sizeText(bytes));
        return {};
    }

    Result<Done> count(ImportedSource &source, const FileStatus &status)
    {
        SourceImport run(source.path, m_redactor, m_cancelled);
        if (const Result<Done> done = run.read(status.modified, -1); !done) return done.error();
        judge(source, run);
        if (source.state == ImportState::Imported) m_used += source.bytes;
        return Done{};
    }

    /// `before`: what is known of the source. `noRoom`: why not, when it has become too large.
    Result<Done> take(ImportedSource &source, const FileStatus &status, const ImportMarker::Source &before, QString &noRoom)
    {
        if (!makeFolder(m_config.directory, 0700)) return Error{.kind = ErrorKind::Io, .message = errnoText(errno)};
        Result<TemporaryFile> file = TemporaryFile::make(m_config.directory);
        if (!file) return file.error();
        SourceImport run(source.path, m_redactor, m_cancelled);
        if (const Result<Done> done = run.read(status.modified, file->descriptor()); !done) return done.error();
        judge(source, run);
        const auto written = fileStatus(file->descriptor());
        const qint64 added = (written ? written->bytes : 0) - importedBytes(before);
        noRoom = whyOverLimit(added);
        if (!noRoom.isEmpty()) return Done{};
        // One in which nothing is left does not take away what it gave.
        ImportMarker::Source entry{.path = source.path,
                                   .bytes = status.bytes,
                                   .modified = millisSinceEpoch(status.modified),
                                   .file = before.file,
                                   .records = source.records,
                                   .imported = before.imported};
        if (source.state == ImportState::Imported) {
            entry.imported = millisSinceEpoch(m_now);
            entry.file = importedName(source.path);
            source.file = QDir(m_config.directory).filePath(entry.file);
            if (const Result<Done> named = finish(*file, source.file, status); !named) return named.error();
            m_used += added;
        }
        m_marker.put(entry);
        return m_marker.write(m_config.directory);
    }

    static void judge(ImportedSource &source, const SourceImport &run)
    {
        source.records = run.records();
        source.state = ImportState::Imported;
        if (run.records() == 0) source.state = run.ownLines() > 0 ? ImportState::Own : ImportState::Empty;
    }

    // It keeps the time of its source, so that it is not taken for the newest log.
    static Result<Done> finish(TemporaryFile &file, const QString &name, const FileStatus &status)
    {
        const auto nanos = std::chrono::duration_cast<nanoseconds>(status.modified.time_since_epoch()).count();
        const timespec time{.tv_sec = static_cast<time_t>(nanos / 1'000'000'000), .tv_nsec = static_cast<long>(nanos % 1'000'000'000)};
        const timespec times[]{time, time};
        if (::fchmod(file.descriptor(), fileMode) != 0 || ::futimens(file.descriptor(), times) != 0 || ::fsync(file.descriptor()) != 0
            || ::rename(QFile::encodeName(file.path()).constData(), QFile::encodeName(name).constData()) != 0)
            return Error{.kind = ErrorKind::Io, .message = u"Cannot write %1: %2."_s.arg(name, errnoText(errno))};
        file.release();
        return Done{};
    }

    const LoggingConfig &m_config;
    const SecretRedactor &m_redactor;
    const ImportOptions m_options;
    const std::atomic<bool> &m_cancelled;
    const WallTime m_now;
    ImportMarker m_marker;
    qint64 m_used; ///< of the limit of all log files
};

} // namespace

QString toString(ImportState state)
{
    switch (state) {
    case ImportState::Imported: return u"imported"_s;
    case ImportState::Known: return u"known"_s;
    case ImportState::Own: return u"own"_s;
    case ImportState::Empty: return u"empty"_s;
    case ImportState::NoRoom: return u"no-room"_s;
    case ImportState::Failed: return u"failed"_s;
    }
    return {};
}

QStringList oldLogs(const QString &configFolder)
{
    QFileInfoList files;
    const QFileInfo text(configFolder + u"/claude-code-router.log"_s);
    if (text.isFile() && !text.isSymLink()) files.append(text);
    // Its names end in the time when it began and a number; others that begin alike are not its own.
    static const QRegularExpression pattern(u"\\Accr-\\d{14}(_\\d+)?\\.log\\z"_s);
    const QFileInfoList logs = QDir(configFolder + u"/logs"_s).entryInfoList({u"ccr-*.log"_s}, QDir::Files | QDir::NoSymLinks);
    std::copy_if(logs.begin(), logs.end(), std::back_inserter(files),
                 [](const QFileInfo &file) { return pattern.match(file.fileName()).hasMatch(); });
    std::stable_sort(files.begin(), files.end(),
                     [](const QFileInfo &a, const QFileInfo &b) { return a.lastModified() < b.lastModified(); });
    QStringList paths;
    for (const QFileInfo &file : files) paths.append(file.absoluteFilePath());
    return paths;
}

bool canImport(const LoggingConfig &config)
{
    return std::any_of(config.streams.begin(), config.streams.end(),
                       [](const StreamConfig &stream) { return stream.enabled && stream.type == StreamType::File; });
}

std::vector<ImportedSource> importLogs(const QStringList &sources, const LoggingConfig &config, const SecretRedactor &redactor,
                                       const ImportOptions &options, const std::atomic<bool> &cancelled)
{
    std::vector<ImportedSource> outcome;
    LogImport run(config, redactor, options, cancelled);
    for (const QString &source : sources) {
        if (cancelled) break;
        outcome.push_back(run.takeOver(source));
    }
    return outcome;
}

ImportRemoval removeImportedLogs(const QString &folder, bool isDryRun)
{
    ImportRemoval removal;
    for (const ImportedFile &imported : importedFiles(folder)) {
        const QString &path = imported.file.path;
        QFile file(path);
        if (isDryRun || file.remove())
            removal.files.append(path);
        else
            removal.failed.append(u"%1: %2"_s.arg(path, file.errorString()));
    }
    QFile marker(QDir(folder).filePath(ImportMarker::fileName()));
    if (!isDryRun && removal.failed.isEmpty() && marker.exists() && !marker.remove())
        removal.failed.append(u"%1: %2"_s.arg(marker.fileName(), marker.errorString()));
    return removal;
}

} // namespace ccr::logging
