#include "app/cli/command_arguments.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "app/headless/config_secrets.h"
#include "app/headless/service_control.h"
#include "logging/migration/log_import.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

using logging::ImportedSource;
using logging::ImportState;

void sayJson(const QJsonObject &object)
{
    say(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

// A configuration that cannot be read has no key that could be known; what looks like one is masked all the same.
void tellSecrets(logging::SecretRedactor &redactor, const logging::LoggingConfig &config)
{
    redactor.applyConfig(config);
    const auto loaded = proxy::loadConfig(configPath(), processEnvironment());
    redactor.setKnownSecrets(secretsOf(loaded ? loaded->config : proxy::ProxyConfig(), config));
}

QString wordsFor(const ImportedSource &source, bool isDryRun)
{
    switch (source.state) {
    case ImportState::Imported:
        return isDryRun ? u"would be imported, %1 records"_s.arg(source.records)
                        : u"%1 records in %2"_s.arg(source.records).arg(source.file);
    case ImportState::Known: return u"was imported before, %1 records"_s.arg(source.records);
    case ImportState::Own: return u"is written by this program; it stays where it is"_s;
    case ImportState::Empty: return u"has no records"_s;
    case ImportState::NoRoom:
    case ImportState::Failed: break;
    }
    return {};
}

QJsonObject jsonOf(const std::vector<ImportedSource> &sources, bool isDryRun)
{
    QJsonArray list;
    for (const ImportedSource &source : sources)
        list.append(QJsonObject{{u"path"_s, source.path},
                                {u"state"_s, toString(source.state)},
                                {u"file"_s, source.file},
                                {u"records"_s, source.records},
                                {u"bytes"_s, source.bytes},
                                {u"problem"_s, source.problem}});
    return {{u"sources"_s, list}, {u"dryRun"_s, isDryRun}};
}

int undo(const logging::LoggingConfig &config, bool isDryRun, bool asJson)
{
    const logging::ImportRemoval removal = logging::removeImportedLogs(config.directory, isDryRun);
    if (asJson) {
        sayJson({{u"files"_s, QJsonArray::fromStringList(removal.files)},
                 {u"failed"_s, QJsonArray::fromStringList(removal.failed)},
                 {u"dryRun"_s, isDryRun}});
    } else {
        for (const QString &file : removal.files) say(file);
        say(isDryRun ? u"%1 files would go"_s.arg(removal.files.size()) : u"%1 files removed"_s.arg(removal.files.size()));
        if (config.migrateExistingLogs)
            say(u"The router imports old logs again when it starts; \"integration\": {\"migrateExistingLogs\": false} in \"Logging\" stops it."_s);
    }
    for (const QString &failure : removal.failed) refuse(failure);
    return removal.failed.isEmpty() ? 0 : 1;
}

} // namespace

int logsImport(const CommandArguments &arguments)
{
    const logging::LoggingConfig config = resolvedLogging(configPath()).config;
    const bool isDryRun = arguments.has("dry-run"_L1);
    const bool asJson = arguments.has("json"_L1);
    const QStringList files = arguments.operands().mid(1);
    if (arguments.has("undo"_L1)) {
        if (!files.isEmpty()) return refuse(u"logs import --undo removes all that was imported; leave %1 out"_s.arg(files.join(u' ')));
        return undo(config, isDryRun, asJson);
    }
    logging::SecretRedactor redactor;
    tellSecrets(redactor, config);
    const std::atomic<bool> cancelled = false;
    const QString folder = QFileInfo(configPath()).absolutePath();
    const logging::ImportOptions options{.isDryRun = isDryRun, .ownFiles = {ServiceControl(configPath()).outputPath()}};
    const auto sources = logging::importLogs(files.isEmpty() ? logging::oldLogs(folder) : files, config, redactor, options, cancelled);
    if (asJson) sayJson(jsonOf(sources, isDryRun));
    if (!asJson && sources.empty()) say(u"There are no old logs in %1."_s.arg(folder));
    for (const ImportedSource &source : sources) {
        if (!source.problem.isEmpty())
            refuse(source.problem);
        else if (!asJson)
            say(u"%1  %2: %3"_s.arg(QLocale::c().formattedDataSize(source.bytes).rightJustified(12), source.path,
                                    wordsFor(source, isDryRun)));
    }
    const bool isComplete =
        std::all_of(sources.begin(), sources.end(), [](const ImportedSource &source) { return source.problem.isEmpty(); });
    return isComplete ? 0 : 1;
}

} // namespace ccr::app
