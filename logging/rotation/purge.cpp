#include "logging/rotation/purge.h"

#include "logging/api/logging_sentences.h"
#include "logging/base/posix_files.h"
#include "logging/rotation/imported_files.h"

#include <QFile>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Day = std::chrono::duration<std::int64_t, std::ratio<86'400>>;

bool isWanted(const StreamConfig &stream, const QString &name)
{
    return stream.type == StreamType::File && !stream.file.path.isEmpty() && (name.isEmpty() || stream.name == name);
}

bool isOlder(const PurgePlan::Item &a, const PurgePlan::Item &b)
{
    return a.file.modified < b.file.modified;
}

bool isTooOld(const RotatedFile &file, int retentionDays, WallTime now)
{
    return retentionDays > 0 && now - file.modified > Day(retentionDays);
}

} // namespace

std::vector<RotatedFile> filesOver(const PurgeLimits &limits, const std::vector<RotatedFile> &files, WallTime now)
{
    std::vector<RotatedFile> over;
    const std::size_t kept = limits.maxFiles > 0 ? static_cast<std::size_t>(limits.maxFiles) : files.size();
    for (std::size_t i = 0; i < files.size(); ++i) {
        const bool tooMany = i + kept < files.size();
        if (tooMany || isTooOld(files[i], limits.retentionDays, now)) over.push_back(files[i]);
    }
    return over;
}

std::unique_ptr<RotatedFiles> rotatedFilesOf(const StreamConfig &stream, WallTime now)
{
    const LogFileNames names(stream.file.path, stream.file.rotation);
    auto files = std::make_unique<RotatedFiles>(names, stream.file.rotation, stream.file.folderMode);
    files->setActive(names.active(now));
    return files;
}

PurgePlan planPurge(const LoggingConfig &config, const PurgeLimits &limits, WallTime now, const QString &stream)
{
    PurgePlan plan;
    std::vector<PurgePlan::Item> kept;
    qint64 total = 0;
    for (const StreamConfig &candidate : config.streams) {
        if (!isWanted(candidate, stream)) continue;
        const auto files = rotatedFilesOf(candidate, now);
        const std::vector<RotatedFile> all = files->list();
        const std::vector<RotatedFile> over = filesOver(limits, all, now);
        for (const RotatedFile &file : all) {
            const bool goes = std::any_of(over.begin(), over.end(), [&file](const RotatedFile &other) { return other.path == file.path; });
            (goes ? plan.items : kept).push_back({candidate.name, file});
            if (!goes) total += file.bytes;
        }
        if (const auto active = fileStatus(files->active())) total += active->bytes;
    }
    if (stream.isEmpty()) {
        for (const ImportedFile &imported : importedFiles(config.directory)) {
            const bool goes = isTooOld(imported.file, limits.retentionDays, now);
            (goes ? plan.items : kept).push_back({{}, imported.file});
            if (!goes) total += imported.file.bytes;
        }
    }
    std::stable_sort(kept.begin(), kept.end(), isOlder);
    for (const PurgePlan::Item &item : kept) {
        if (limits.maxBytes <= 0 || total <= limits.maxBytes) break;
        total -= item.file.bytes;
        plan.items.push_back(item);
    }
    std::stable_sort(plan.items.begin(), plan.items.end(), isOlder);
    for (const PurgePlan::Item &item : plan.items) plan.bytes += item.file.bytes;
    return plan;
}

PurgeResult purge(const LoggingConfig &config, const PurgePlan &plan, WallTime now)
{
    PurgeResult result;
    for (const PurgePlan::Item &item : plan.items) {
        const StreamConfig *stream = config.stream(item.stream);
        if (!item.isImported() && (!stream || !isWanted(*stream, {}))) continue;
        errno = ENOENT;
        if (item.isImported() ? removeImported(item.file) : rotatedFilesOf(*stream, now)->remove(item.file)) {
            ++result.removed;
            result.bytes += item.file.bytes;
        } else if (errno != ENOENT) {
            result.failed << saidOfLogging("%1: %2", item.file.path, errnoText(errno));
        }
    }
    return result;
}

Result<QString> rotateOffline(const StreamConfig &stream, WallTime now)
{
    const auto files = rotatedFilesOf(stream, now);
    const QString path = files->active();
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen() && errno == ENOENT) return QString();
    const auto status = file.isOpen() ? fileStatus(file.get()) : std::nullopt;
    if (!status || !status->isRegular)
        return Error{.kind = ErrorKind::Io,
                     .message = u"Cannot rotate %1: %2."_s.arg(path, status ? u"it is not a regular file"_s : errnoText(errno))};
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
        return Error{.kind = ErrorKind::Conflict, .message = u"A running program writes to %1; ask it to rotate instead."_s.arg(path)};
    if (status->bytes == 0) return QString();
    return files->take(std::min(status->modified, now));
}

} // namespace ccr::logging
