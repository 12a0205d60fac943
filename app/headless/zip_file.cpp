#include "app/headless/zip_file.h"

#include "logging/base/private_files.h"
#include "proxy/api/config_sentence.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int patienceMs = 60'000;

Result<Done> runZip(const QString &folder, const QString &archive, const QStringList &names)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"zip"_s, QStringList{u"-q"_s, u"-X"_s, archive, u"--"_s} + names, QIODevice::ReadOnly);
    if (!process.waitForStarted())
        return errorSaying(ErrorKind::Unavailable, proxy::said("\"zip\" is not installed; install the package \"zip\"."));
    if (!process.waitForFinished(patienceMs)) {
        process.kill();
        process.waitForFinished();
        return errorSaying(ErrorKind::Timeout, proxy::said("\"zip\" did not end within a minute."));
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) return Done();
    return errorSaying(ErrorKind::Internal,
                       proxy::said("\"zip\" failed: %1", QString::fromLocal8Bit(process.readAllStandardError()).left(300).trimmed()));
}

} // namespace

Result<QByteArray> zipped(const QList<logging::ReportFile> &files)
{
    const QTemporaryDir folder; // mode 0700
    const QTemporaryDir target;
    if (!folder.isValid() || !target.isValid())
        return errorSaying(ErrorKind::Io, proxy::said("No temporary folder: %1", folder.errorString()));
    QStringList names;
    for (const logging::ReportFile &file : files) {
        QString reason;
        if (!writePrivateFile(folder.filePath(file.name), file.content, &reason))
            return errorSaying(ErrorKind::Io, proxy::said("Cannot write %1: %2", folder.filePath(file.name), reason));
        names.append(file.name);
    }
    const QString archive = target.filePath(u"report.zip"_s);
    const Result<Done> done = runZip(folder.path(), archive, names);
    if (!done) return done.error();
    QFile made(archive);
    if (!made.open(QIODevice::ReadOnly)) return errorSaying(ErrorKind::Internal, proxy::said("\"zip\" made no file."));
    return made.readAll();
}

} // namespace ccr::app
