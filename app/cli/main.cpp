#include "app/cli/command_line.h"
#include "app/headless/spare_heap.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    ccr::app::returnLargeBlocks();
    // Taken before Qt sees them: it removes what it takes for its own, and arguments for an agent must arrive as bytes.
    const QByteArrayList arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("ccr"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CCR_VERSION));
    return ccr::app::runCommandLine(arguments);
}
