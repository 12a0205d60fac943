#include "logging/rotation/imported_files.h"

#include "logging/base/posix_files.h"
#include "logging/rotation/import_marker.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>

#include <unistd.h>

namespace ccr::logging {

namespace {

using Day = std::chrono::duration<std::int64_t, std::ratio<86'400>>;

} // namespace

std::vector<ImportedFile> importedFiles(const QString &folder)
{
    std::vector<ImportedFile> files;
    const ImportMarker marker = ImportMarker::read(folder);
    for (const ImportMarker::Source &source : marker.sources()) {
        if (source.file.isEmpty()) continue;
        const QString path = QDir(folder).filePath(source.file);
        const auto status = fileStatus(path);
        if (!status || !status->isRegular) continue;
        files.push_back({.file = {.path = path, .bytes = status->bytes, .modified = status->modified, .inode = status->inode, .parts = {}},
                         .imported = WallTime(milliseconds(source.imported))});
    }
    std::stable_sort(files.begin(), files.end(),
                     [](const ImportedFile &a, const ImportedFile &b) { return a.file.modified < b.file.modified; });
    return files;
}

int importRetentionDays(const LoggingConfig &config)
{
    int longest = 0;
    for (const StreamConfig &stream : config.streams) {
        if (stream.type != StreamType::File || !stream.enabled) continue;
        if (stream.file.rotation.retentionDays <= 0) return 0;
        longest = std::max(longest, stream.file.rotation.retentionDays);
    }
    return longest;
}

bool isOver(const ImportedFile &file, int retentionDays, WallTime now)
{
    return retentionDays > 0 && now - file.imported > Day(retentionDays);
}

bool removeImported(const RotatedFile &file)
{
    // A later import may have replaced it.
    const auto status = fileStatus(file.path);
    if (!status || status->inode != file.inode || status->modified != file.modified) {
        errno = ENOENT;
        return false;
    }
    return ::unlink(QFile::encodeName(file.path).constData()) == 0;
}

} // namespace ccr::logging
