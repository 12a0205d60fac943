#include "logging/rotation/disk_usage.h"

#include "logging/base/posix_files.h"
#include "logging/rotation/imported_files.h"
#include "logging/rotation/purge.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <sys/statvfs.h>

namespace ccr::logging {

std::optional<FileSystemUsage> fileSystemUsage(const QString &path)
{
    QString folder = QFileInfo(path).absoluteFilePath();
    struct statvfs status;
    while (::statvfs(QFile::encodeName(folder).constData(), &status) != 0) {
        const QString above = QFileInfo(folder).path();
        if (above == folder) return std::nullopt;
        folder = above;
    }
    const auto block = static_cast<qint64>(status.f_frsize);
    const qint64 used = (static_cast<qint64>(status.f_blocks) - static_cast<qint64>(status.f_bfree)) * block;
    const qint64 free = static_cast<qint64>(status.f_bavail) * block;
    return FileSystemUsage{.total = static_cast<qint64>(status.f_blocks) * block,
                           .free = free,
                           .usedShare = used + free > 0 ? static_cast<double>(used) / static_cast<double>(used + free) : 0};
}

qint64 reserveOf(qint64 minFreeBytes, const FileSystemUsage &usage)
{
    return minFreeBytes == LoggingConfig{}.minFreeBytes ? std::min(minFreeBytes, usage.total / 50) : minFreeBytes;
}

LogUsage logUsage(const LoggingConfig &config, WallTime now)
{
    LogUsage usage;
    for (const StreamConfig &stream : config.streams) {
        if (stream.type != StreamType::File || stream.file.path.isEmpty()) continue;
        const auto files = rotatedFilesOf(stream, now);
        StreamUsage one{.stream = stream.name, .activePath = files->active()};
        if (const auto active = fileStatus(one.activePath)) {
            one.activeBytes = active->bytes;
            one.diskBytes = active->diskBytes;
        }
        for (const RotatedFile &file : files->list()) {
            ++one.rotatedFiles;
            one.rotatedBytes += file.bytes;
            if (const auto status = fileStatus(file.path)) one.diskBytes += status->diskBytes;
        }
        usage.bytes += one.activeBytes + one.rotatedBytes;
        usage.diskBytes += one.diskBytes;
        usage.streams.push_back(std::move(one));
    }
    for (const ImportedFile &imported : importedFiles(config.directory)) {
        usage.importedBytes += imported.file.bytes;
        if (const auto status = fileStatus(imported.file.path)) usage.diskBytes += status->diskBytes;
    }
    usage.bytes += usage.importedBytes;
    usage.fileSystem = fileSystemUsage(config.directory);
    return usage;
}

} // namespace ccr::logging
