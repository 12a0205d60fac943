#include "logging/config/logging_sources.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/price/synced_price_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr qint64 maxFileBytes = 4 * 1024 * 1024;

SourceFile readFile(const QString &path)
{
    SourceFile source{.path = path, .content = {}, .problem = {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        source.problem = saidOfConfig("%1 cannot be read: %2", path, file.errorString());
    else if (file.size() > maxFileBytes)
        source.problem = saidOfConfig("%1 is larger than 4 MB", path);
    else
        source.content = file.readAll();
    return source;
}

bool isFile(const QString &path)
{
    return QFileInfo(path).isFile();
}

} // namespace

QStringList standAlonePlaces(const QString &configFile, const QMap<QString, QString> &environment, const QString &workingDirectory)
{
    const QString folder = QFileInfo(configFile).absolutePath();
    QStringList places;
    if (const QString named = environment.value(u"LOG_CONFIG_FILE"_s); !named.isEmpty())
        places.append(QDir::cleanPath(QDir(workingDirectory).absoluteFilePath(named)));
    places << folder + u"/logging-config.json"_s << QDir(workingDirectory).absoluteFilePath(u"config/logging-config.json"_s)
           << u"/app/config/logging-config.json"_s << folder + u"/enhanced-log-config.json"_s;
    places.removeDuplicates();
    return places;
}

LoggingSources readLoggingSources(const QString &configFile, const QMap<QString, QString> &environment,
                                  const LoggingCommandLine &commandLine, const QString &workingDirectory)
{
    LoggingSources sources{.configFile = QFileInfo(configFile).absoluteFilePath(),
                           .config = {},
                           .standAlone = {},
                           .dotenv = {},
                           .passedOver = {},
                           .environment = environment,
                           .commandLine = commandLine,
                           .fileProblem = fileProblem};
    if (isFile(configFile)) sources.config = readFile(sources.configFile);
    const QString dotenv = QFileInfo(configFile).absolutePath() + u"/.env"_s;
    if (isFile(dotenv)) sources.dotenv = readFile(dotenv);
    if (const QString synced = syncedPricesPath(configFile); isFile(synced)) sources.syncedPrices = readFile(synced);
    QStringList places = standAlonePlaces(configFile, environment, workingDirectory.isEmpty() ? QDir::currentPath() : workingDirectory);
    const bool isNamed = !commandLine.configFile.isEmpty() || !environment.value(u"LOG_CONFIG_FILE"_s).isEmpty();
    if (!commandLine.configFile.isEmpty()) places.prepend(commandLine.configFile);
    for (const QString &place : std::as_const(places)) {
        if (place == sources.configFile) continue;
        if (!isFile(place) && !(isNamed && place == places.first())) continue;
        if (sources.standAlone)
            sources.passedOver.append(place);
        else
            sources.standAlone = readFile(place);
    }
    return sources;
}

QStringList loggingFiles(const QString &configFile, const QMap<QString, QString> &environment, const LoggingCommandLine &commandLine,
                         const QString &workingDirectory)
{
    QStringList files = standAlonePlaces(configFile, environment, workingDirectory.isEmpty() ? QDir::currentPath() : workingDirectory);
    if (!commandLine.configFile.isEmpty()) files.prepend(commandLine.configFile);
    const QString path = QFileInfo(configFile).absoluteFilePath();
    files << path << QFileInfo(path).absolutePath() + u"/.env"_s << syncedPricesPath(path);
    files.removeDuplicates();
    return files;
}

QMap<QString, QString> environmentOfProcess()
{
    const QProcessEnvironment process = QProcessEnvironment::systemEnvironment();
    QMap<QString, QString> variables;
    const QStringList names = process.keys();
    for (const QString &name : names) variables.insert(name, process.value(name));
    return variables;
}

} // namespace ccr::logging
