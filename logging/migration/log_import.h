#pragma once

#include "logging/api/logging_config.h"
#include "logging/redact/secret_redactor.h"

#include <atomic>

namespace ccr::logging {

enum class ImportState
{
    Imported,
    Known,  ///< it was imported before and has not changed since
    Own,    ///< this program writes or wrote it
    Empty,  ///< there is no record in it
    NoRoom, ///< it needs more than the limits leave
    Failed
};
QString toString(ImportState state); ///< "imported", "known", "own", "empty", "no-room", "failed"

struct ImportedSource
{
    QString path;
    ImportState state = ImportState::Failed;
    QString file;       ///< absolute; empty: none was written
    qint64 records = 0; ///< also of one that is known, and with a dry run
    qint64 bytes = 0;   ///< of the source
    QString problem;    ///< with NoRoom and Failed, and what helps
};

struct ImportOptions
{
    bool isDryRun = false;  ///< reads, and writes nothing
    QStringList ownFiles{}; ///< what this program writes beside the streams of its configuration
};

/// The logs that the original left beside its configuration: claude-code-router.log and
/// logs/ccr-YYYYMMDDHHMMSS.log, whose names may have a number (_1) as well. Oldest first.
QStringList oldLogs(const QString &configFolder);

/// There is a file stream, whose readers and limits imported files share.
bool canImport(const LoggingConfig &config);

/// Takes old logs over into files of their own in the log folder, imported-NAME.log, as NDJSON with the original time and level,
/// without secrets and with a field "imported" that names the source. The sources are only read. Each is done once; one that has
/// changed since replaces what it gave before. Takes as long as reading the sources. LogUpkeep removes the files again when
/// their time is over or the limit of all log files needs them gone; then the sources stay known. So nothing is imported into
/// less room than that limit leaves.
std::vector<ImportedSource> importLogs(const QStringList &sources, const LoggingConfig &config, const SecretRedactor &redactor,
                                       const ImportOptions &options, const std::atomic<bool> &cancelled);

struct ImportRemoval
{
    QStringList files;  ///< that were removed
    QStringList failed; ///< each with the reason; the marker stays then
};
/// Removes what was imported and the marker, or only tells what would go.
ImportRemoval removeImportedLogs(const QString &folder, bool isDryRun);

} // namespace ccr::logging
