#include "app/desktop/desktop_application.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"ccr-desktop"_s);
    QApplication::setOrganizationName(u"ccr-desktop"_s);
    QApplication::setApplicationVersion(QStringLiteral(CCR_VERSION));
    QApplication::setDesktopFileName(u"ccr-desktop"_s);
    QApplication::setQuitOnLastWindowClosed(false); // the window decides: it may hide behind the tray icon

    QCommandLineParser parser;
    const QCommandLineOption config(u"config"_s, u"Configuration file"_s, u"FILE"_s);
    const QCommandLineOption background(u"background"_s, u"Start hidden in the system tray"_s);
    const QCommandLineOption noTray(u"no-tray"_s, u"Use no tray icon"_s);
    const QCommandLineOption reset(u"reset-layout"_s, u"Arrange the window as on a first start"_s);
    parser.addOptions({config, background, noTray, reset});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);

    ccr::app::SingleInstance instance(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
    if (!instance.isFirst()) return 0;
    ccr::app::raiseFileLimit();
    ccr::app::DesktopOptions options;
    options.core.configPath = parser.value(config);
    options.background = parser.isSet(background);
    options.resetLayout = parser.isSet(reset);
    if (parser.isSet(noTray)) options.tray = ccr::ui::TrayUse::Never;
    return ccr::app::DesktopApplication(options, instance).run();
}
