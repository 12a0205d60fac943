#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"

#include <QCoreApplication>
#include <QDir>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::app {

int uiCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("ui"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    QByteArray program = QDir(QCoreApplication::applicationDirPath()).filePath(u"ccr-desktop"_s).toLocal8Bit();
    char *const argv[] = {program.data(), nullptr};
    ::execv(program.constData(), argv); // a second window comes to the front of the first by itself
    return refuse(u"cannot start %1; is CCR Desktop installed with its window?"_s.arg(QString::fromLocal8Bit(program)));
}

} // namespace ccr::app
