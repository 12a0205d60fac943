#include "app/preset/preset_archive.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <optional>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int toolPatienceMs = 60'000;

Error wrong(const QString &message)
{
    return Error{.kind = ErrorKind::InvalidInput, .message = message};
}

struct Tool
{
    QString program;
    QStringList list;    ///< arguments that print one name a line
    QStringList extract; ///< arguments before the target folder
};

std::optional<Tool> toolFor(const QString &archive)
{
    const QString name = archive.toLower();
    if (name.endsWith(".zip"_L1))
        return Tool{.program = u"unzip"_s, .list = {u"-Z1"_s, archive}, .extract = {u"-q"_s, u"-o"_s, archive, u"-d"_s}};
    if (name.endsWith(".tar.gz"_L1) || name.endsWith(".tgz"_L1) || name.endsWith(".tar"_L1))
        return Tool{.program = u"tar"_s, .list = {u"-tf"_s, archive}, .extract = {u"--no-same-owner"_s, u"-xf"_s, archive, u"-C"_s}};
    return std::nullopt;
}

// What the archive's own table of contents says may be a lie, so the size of each file is limited while it is written.
void limitFileSize()
{
    const rlimit limit{.rlim_cur = maxPresetBytes, .rlim_max = maxPresetBytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

Result<QByteArray> runTool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setChildProcessModifier(limitFileSize);
    process.start(program, arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted()) return Error{.kind = ErrorKind::Unavailable, .message = u"\"%1\" is not installed"_s.arg(program)};
    if (!process.waitForFinished(toolPatienceMs)) {
        process.kill();
        process.waitForFinished();
        return Error{.kind = ErrorKind::Timeout, .message = u"\"%1\" did not end within a minute"_s.arg(program)};
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return wrong(u"%1 cannot unpack it: %2"_s.arg(program, QString::fromLocal8Bit(process.readAllStandardError()).left(300).trimmed()));
    return process.readAllStandardOutput();
}

bool leavesItsFolder(const QString &name)
{
    return name.startsWith(u'/') || name.contains(u'\\') || name.split(u'/').contains(u".."_s);
}

Result<Done> checkTree(const QString &folder)
{
    qint64 bytes = 0;
    int files = 0;
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        entries.next();
        const QFileInfo info = entries.fileInfo();
        if (info.isSymbolicLink() || !(info.isFile() || info.isDir()))
            return wrong(u"it holds \"%1\", which is no regular file"_s.arg(info.fileName()));
        bytes += info.isFile() ? info.size() : 0;
        if (bytes > maxPresetBytes || ++files > maxPresetFiles)
            return Error{.kind = ErrorKind::TooLarge,
                         .message = u"it is larger than %1 MB or has more than %2 files"_s.arg(maxPresetBytes >> 20).arg(maxPresetFiles)};
    }
    return Done();
}

} // namespace

Result<Done> unpackPreset(const QString &archive, const QString &target)
{
    const std::optional<Tool> tool = toolFor(QFileInfo(archive).absoluteFilePath());
    if (!tool) return wrong(u"%1 is no .zip, .tar, .tar.gz or .tgz file"_s.arg(archive));
    if (QFileInfo(archive).size() > maxPresetBytes)
        return Error{.kind = ErrorKind::TooLarge, .message = u"%1 is larger than %2 MB"_s.arg(archive).arg(maxPresetBytes >> 20)};
    const Result<QByteArray> names = runTool(tool->program, tool->list);
    if (!names) return names.error();
    const QStringList list = QString::fromLocal8Bit(*names).split(u'\n', Qt::SkipEmptyParts);
    if (list.size() > maxPresetFiles) return wrong(u"%1 has more than %2 files"_s.arg(archive).arg(maxPresetFiles));
    for (const QString &name : list)
        if (leavesItsFolder(name)) return wrong(u"%1 would write outside of its folder: \"%2\""_s.arg(archive, name));
    const Result<QByteArray> extracted = runTool(tool->program, tool->extract + QStringList(target));
    if (!extracted) return extracted.error();
    return checkTree(target);
}

Result<QString> manifestFolder(const QString &folder)
{
    const QDir root(folder);
    if (root.exists(u"manifest.json"_s)) return folder;
    const QStringList inner = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (inner.size() == 1 && root.exists(inner.first() + u"/manifest.json"_s)) return root.filePath(inner.first());
    return Error{.kind = ErrorKind::NotFound, .message = u"%1 holds no manifest.json, so it is no preset"_s.arg(folder)};
}

} // namespace ccr::app
