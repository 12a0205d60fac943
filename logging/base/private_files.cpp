#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <sys/stat.h>
#include <unistd.h>

namespace ccr {

namespace {

constexpr auto forOwner = QFile::ReadOwner | QFile::WriteOwner;

} // namespace

bool makePrivateFolder(const QString &path)
{
    const QString folder = QDir::cleanPath(QDir().absoluteFilePath(path));
    if (QFileInfo(folder).isDir()) return true;
    if (const QString above = QFileInfo(folder).absolutePath(); above == folder || !makePrivateFolder(above)) return false;
    return QDir().mkdir(folder, forOwner | QFile::ExeOwner) || QFileInfo(folder).isDir(); // another program may have been quicker
}

bool writePrivateFile(const QString &path, const QByteArray &content, QString *reason)
{
    QSaveFile file(path);
    // QSaveFile::commit() does not see that its own flush failed: it would put an empty file in the place of a good one.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(forOwner) && file.write(content) == content.size()
                           && file.flush() && file.commit();
    if (!isWritten && reason) *reason = file.errorString();
    return isWritten;
}

bool makePrivateFile(const QString &path)
{
    for (int tries = 0; tries < 10; ++tries) { // another program may make it at the same moment
        QFile::remove(path);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, forOwner)) return true;
        if (!QFile::exists(path)) return false;
    }
    return false;
}

bool isOwnFolder(const QString &path)
{
    struct stat status;
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::geteuid()
           && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

} // namespace ccr
