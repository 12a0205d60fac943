#pragma once

#include "logging/api/logging_config.h"
#include "logging/config/named_files.h"

#include <QMap>

#include <optional>

namespace ccr::logging {

/// A file that may say something about logging.
struct SourceFile
{
    QString path;
    QByteArray content;
    Phrase problem; ///< not empty: it is there, or was asked for, but cannot be read
    bool operator==(const SourceFile &) const = default;
};

/// What of a command line concerns logging.
struct LoggingCommandLine
{
    std::optional<Severity> level;
    std::optional<FormatProfile> console; ///< a console stream on standard error
    bool noConsole = false;
    QString configFile; ///< absolute; empty: not given
};

/// Everything that decides how the program logs, as values: the resolver reads and asks nothing else.
struct LoggingSources
{
    QString configFile; ///< path of config.json, which need not exist; logs, .env and the stand-alone file lie beside it
    std::optional<SourceFile> config;
    std::optional<SourceFile> standAlone; ///< the first there is of the places below
    std::optional<SourceFile> dotenv;
    std::optional<SourceFile> syncedPrices = {}; ///< see price/synced_price_file.h
    QStringList passedOver;                      ///< stand-alone files that exist too
    QMap<QString, QString> environment;
    LoggingCommandLine commandLine;
    FileProblem fileProblem = {}; ///< of the files that the configuration names; null: nobody looks at them
};

/// Where a stand-alone configuration is looked for, best first: $LOG_CONFIG_FILE, beside config.json, ./config, /app/config.
QStringList standAlonePlaces(const QString &configFile, const QMap<QString, QString> &environment, const QString &workingDirectory);

/// Reads the files. A file that is asked for by name and missing has a problem; other missing files are absent.
LoggingSources readLoggingSources(const QString &configFile, const QMap<QString, QString> &environment,
                                  const LoggingCommandLine &commandLine = {}, const QString &workingDirectory = {});

/// Every file that readLoggingSources() looks at, whether it exists or not.
QStringList loggingFiles(const QString &configFile, const QMap<QString, QString> &environment, const LoggingCommandLine &commandLine = {},
                         const QString &workingDirectory = {});

/// Every variable of this process.
QMap<QString, QString> environmentOfProcess();

} // namespace ccr::logging
