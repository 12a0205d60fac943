#include "logging/metrics/system_use.h"

#include "logging/base/posix_files.h"
#include "logging/rotation/rotated_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double toSeconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// proc(5): field 22 of /proc/self/stat, in clock ticks since the machine started, which "btime" of /proc/stat tells. The name
// in field 2 may hold blanks and parentheses.
double startSeconds()
{
    const QByteArray stat = contentOf(u"/proc/self/stat"_s);
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const QByteArray machine = contentOf(u"/proc/stat"_s);
    const qsizetype at = machine.indexOf("\nbtime ");
    if (fields.size() < 20 || at < 0) return 0;
    const double boot = machine.mid(at + 7, machine.indexOf('\n', at + 1) - at - 7).toDouble();
    return boot + fields[19].toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void addFile(StreamFiles &files, const QString &path)
{
    const std::optional<FileStatus> status = fileStatus(path);
    if (!status || !status->isRegular) return;
    files.bytes += status->bytes;
    files.diskBytes += status->diskBytes;
    ++files.files;
}

StreamFiles filesOf(const StreamConfig &stream)
{
    StreamFiles files{.stream = stream.name.toStdString()};
    const LogFileNames names(stream.file.path, stream.file.rotation);
    RotatedFiles rotated(names, stream.file.rotation, stream.file.folderMode);
    const QString active = names.active(wallNow());
    rotated.setActive(active);
    addFile(files, active);
    for (const RotatedFile &file : rotated.list()) addFile(files, file.path);
    return files;
}

} // namespace

ProcessUse processUse()
{
    ProcessUse use;
    const QList<QByteArray> pages = contentOf(u"/proc/self/statm"_s).split(' ');
    const auto page = static_cast<qint64>(sysconf(_SC_PAGESIZE));
    if (pages.size() >= 2) {
        use.virtualBytes = pages[0].toLongLong() * page;
        use.residentBytes = pages[1].toLongLong() * page;
    }
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0) use.cpuSeconds = toSeconds(usage.ru_utime) + toSeconds(usage.ru_stime);
    use.openFiles = static_cast<int>(QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot).size());
    use.threads = static_cast<int>(QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) use.maxFiles = static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 1'000'000'000));
    static const double start = startSeconds();
    use.startSeconds = start;
    return use;
}

DiskUse diskUse(const LoggingConfig &config)
{
    DiskUse use;
    for (const StreamConfig &stream : config.streams)
        if (stream.enabled && stream.type == StreamType::File) use.streams.push_back(filesOf(stream));
    struct statvfs system
    {
    };
    if (!config.directory.isEmpty() && statvfs(QFile::encodeName(config.directory).constData(), &system) == 0) {
        use.freeBytes = static_cast<qint64>(system.f_bavail) * static_cast<qint64>(system.f_frsize);
        use.sizeBytes = static_cast<qint64>(system.f_blocks) * static_cast<qint64>(system.f_frsize);
    }
    return use;
}

} // namespace ccr::logging
