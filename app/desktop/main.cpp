#include "app/desktop/desktop_application.h"
#include "app/desktop/desktop_entry.h"
#include "app/desktop/display_need.h"
#include "app/desktop/launch_action.h"
#include "app/desktop/window_assignments.h"
#include "app/desktop/xdg_autostart.h"
#include "app/headless/config_assignments.h"
#include "app/headless/spare_heap.h"
#include "proxy/config/config_loader.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QStandardPaths>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

ccr::Phrase setAutostart(const QList<ccr::app::WindowAssignment> &assignments, const QString &configFile)
{
    ccr::app::XdgAutostart autostart({}, configFile);
    return ccr::app::setAutostart(assignments, autostart);
}

} // namespace

int main(int argc, char *argv[])
{
    ccr::app::returnLargeBlocks();
    QStringList words;
    for (int i = 0; i < argc; ++i) words.append(QString::fromLocal8Bit(argv[i]));
    const bool hasWindow = !ccr::app::asksForWordsOnly(words);
    if (const auto problem = ccr::app::displayProblem(words, ccr::processEnvironment()); hasWindow && problem) {
        fprintf(stderr, "%s\n", qPrintable(*problem));
        return 1;
    }
    const std::unique_ptr<QCoreApplication> application(hasWindow ? new QApplication(argc, argv) : new QCoreApplication(argc, argv));
    QApplication::setApplicationName(u"ccr-desktop"_s);
    QApplication::setOrganizationName(u"ccr-desktop"_s);
    QApplication::setApplicationVersion(QStringLiteral(CCR_VERSION));

    QCommandLineParser parser;
    const QCommandLineOption config(u"config"_s, u"Configuration file"_s, u"FILE"_s);
    const QCommandLineOption background(u"background"_s, u"Start hidden in the system tray"_s);
    const QCommandLineOption noTray(u"no-tray"_s, u"Use no tray icon"_s);
    const QCommandLineOption reset(u"reset-layout"_s, u"Arrange the window as on a first start"_s);
    const QCommandLineOption show(u"show"_s, u"Show the window, even with --background"_s);
    const QCommandLineOption action(u"action"_s, u"Start or stop the proxy, or send a test request"_s, u"start|stop|test"_s);
    const QCommandLineOption set(u"set"_s, u"Change a setting first; may be given several times"_s, u"KEY=VALUE"_s);
    parser.addOptions({config, background, noTray, reset, show, action, set});
    parser.addPositionalArgument(u"file"_s, u"Requests that were exported (HAR, NDJSON), or logs, to be opened"_s, u"[FILE…]"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(*application); // ends here where only words were asked for
    QApplication::setDesktopFileName(ccr::app::desktopEntryId);
    QApplication::setQuitOnLastWindowClosed(false); // the window decides: it may hide behind the tray icon
    const ccr::Result<ccr::app::Assignments> assignments = ccr::app::splitAssignments(parser.values(set));
    ccr::Result<ccr::Done> assigned = assignments ? ccr::Result<ccr::Done>(ccr::Done{}) : ccr::Result<ccr::Done>(assignments.error());
    if (assigned && !assignments->config.isEmpty()) {
        const QString file = parser.isSet(config) ? parser.value(config) : ccr::proxy::defaultConfigPath(ccr::processEnvironment());
        assigned = ccr::app::assignInConfig(file, assignments->config, ccr::processEnvironment());
    }
    if (!assigned) {
        fprintf(stderr, "nothing was saved: %s\n", qPrintable(assigned.error().message));
        return 1;
    }

    using ccr::app::LaunchAction;
    const std::optional<LaunchAction> asked = ccr::app::launchActionIn(QApplication::arguments());
    if (parser.isSet(action) && !asked) {
        fprintf(stderr, "--action: \"%s\" is none of start, stop and test.\n", qPrintable(parser.value(action)));
        return 1;
    }

    QStringList files; // as this process, with this folder, means them
    for (const QString &file : parser.positionalArguments()) files.append(QFileInfo(file).absoluteFilePath());
    ccr::app::SingleInstance instance(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation),
                                      ccr::app::argumentsWithFiles(QApplication::arguments().mid(1), files));
    if (!instance.problem().isEmpty()) fprintf(stderr, "%s\n", qPrintable(instance.problem()));
    if (!instance.isFirst()) return instance.problem().isEmpty() ? 0 : 1;
    QSettings settings;
    ccr::app::keep(assignments->window, settings);
    if (const ccr::Phrase problem = setAutostart(assignments->window, parser.value(config)); !problem.isEmpty()) {
        fprintf(stderr, "--set: autostart was not changed: %s\n", qPrintable(problem.english()));
        return 1;
    }
    if (asked == LaunchAction::Stop) return 0; // nothing runs that could be stopped
    ccr::app::raiseFileLimit();
    ccr::app::DesktopOptions options;
    options.core.configPath = parser.value(config);
    options.background = parser.isSet(background) && !parser.isSet(show);
    options.resetLayout = parser.isSet(reset);
    options.sendTest = asked == LaunchAction::Test;
    options.files = files;
    if (parser.isSet(noTray)) options.tray = ccr::ui::TrayUse::Never;
    return ccr::app::DesktopApplication(options, instance).run();
}
