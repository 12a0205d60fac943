#include "app/cli/command_line.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("ccr"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CCR_VERSION));
    return ccr::app::runCommandLine(QCoreApplication::arguments().mid(1));
}
