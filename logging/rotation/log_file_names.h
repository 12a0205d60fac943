#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/clock.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace ccr::logging {

/// How the files of one stream are called. Touches no file; any thread.
///
/// Only names that match the stream's own pattern to the last letter are its files, and with the patterns of the other namings
/// those that it left before it was told to use this one. Everything else in the folder is foreign: it is neither counted nor
/// removed.
class LogFileNames
{
public:
    /// `path`: as configured, absolute. `zone`: whose date stands in the names; absent: as `rotation.utc` says.
    LogFileNames(const QString &path, const Rotation &rotation, const std::optional<QTimeZone> &zone = std::nullopt);

    const QString &path() const { return m_path; }
    FileNaming naming() const { return m_naming; }
    /// The file that records go to. Its name depends on the day with FileNaming::SpecDate alone.
    QString active(WallTime now) const;
    /// The folder of the rotated files.
    QString rotatedFolder() const;
    /// What the time contributes to the name of a file whose records began then; empty where files are only numbered.
    QString stamp(WallTime begun) const;
    QString rotated(const QString &stamp, int sequence) const;

    struct Parts
    {
        QString instance; ///< digits: belongs to a second program that ran at the same time
        QString stamp;
        int sequence = 0;
        bool compressed = false;
        QString compression; ///< ".gz" or empty
    };
    /// What a file name in rotatedFolder() says; nothing when it is foreign.
    std::optional<Parts> parse(const QString &fileName) const;
    /// The file of a second program: error.4711.log, parallel to error.log.
    LogFileNames forInstance(qint64 processId) const;
    /// How the same stream names its files in other ways, one for each pattern that is not this one's.
    std::vector<LogFileNames> inOtherNamings() const;
    /// The process id in the name of such a program's active file.
    std::optional<qint64> instanceOf(const QString &activeFileName) const;
    /// Orders rotated files, the oldest first.
    bool isOlder(const Parts &a, const Parts &b) const;

private:
    QString folder() const;

    QString m_path;
    FileNaming m_naming;
    bool m_utc;
    std::optional<QTimeZone> m_zone;
    QString m_stem;   ///< "error" of error.log
    QString m_suffix; ///< ".log", or empty
    QRegularExpression m_rotatedPattern;
    QRegularExpression m_instancePattern;
};

} // namespace ccr::logging
