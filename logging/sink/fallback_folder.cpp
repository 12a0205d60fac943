#include "logging/sink/fallback_folder.h"

#include "logging/base/posix_files.h"
#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr int ownerOnly = 0700;

QString stateFolder()
{
    const QString configured = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(configured) ? configured : QDir::homePath() + u"/.local/state"_s;
}

} // namespace

QString fallbackFolder()
{
    const QString inTemporary = QDir::tempPath() + u"/ccr-logs-"_s + QString::number(::geteuid());
    for (const QString &folder : {stateFolder() + u"/ccr/logs"_s, inTemporary}) {
        const bool isUsable =
            makeFolder(folder, ownerOnly) && isOwnFolder(folder) && ::access(QFile::encodeName(folder).constData(), W_OK) == 0;
        if (isUsable) return folder;
    }
    return {};
}

} // namespace ccr::logging
