#pragma once

#include "logging/base/result.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace ccr::logging {

/// One file of a problem report, exactly as it is saved.
struct ReportFile
{
    QString name; ///< without a folder
    QByteArray content;
};

/// What somebody who helps needs to know of this program, for the user to look at and to save. Nothing is sent anywhere. Both
/// functions return at once; the answer comes in the thread that called, unless `context`, which lives there, is gone by then.
class ProblemReports
{
public:
    virtual ~ProblemReports() = default;
    /// The configuration, the state of the logging, log records and requests of the last hour, and `own`. In all of them secrets, e-mail
    /// addresses and paths of home folders are masked; there are no bodies. What cannot be had is a file that says why.
    virtual void collect(const QList<ReportFile> &own, QObject *context, std::function<void(const QList<ReportFile> &)> collected) = 0;
    /// The path of the new ZIP file, which only its user may read. An error when there is a file of that name, or it cannot be written.
    virtual void save(const QString &path, const QList<ReportFile> &files, QObject *context,
                      std::function<void(const Result<QString> &)> saved) = 0;
};

} // namespace ccr::logging
