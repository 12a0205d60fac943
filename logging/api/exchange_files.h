#pragma once

#include "logging/api/history.h"
#include "logging/base/result.h"

#include <QString>

#include <functional>
#include <memory>

class QObject;

namespace ccr::logging {

struct ExchangeFileFacts
{
    QString path;
    qint64 exchanges = 0;
    qint64 records = 0; ///< of the log
    qint64 leftOut = 0; ///< entries that are no requests of models
    QString program;    ///< that wrote the file, as it says
};

/// What an opened file holds, as it lies on the disk: for who reads it in a thread of its own. It lies there for as long as
/// somebody holds `folder`, which any thread may let go.
struct ExchangeFileCopy
{
    QString store;      ///< a history, of the exchanges and of what passed in them
    QString records;    ///< a log file; empty: there are no records
    std::string suffix; ///< with which the ids of the exchanges end, in both, so that they are those of no other
    std::shared_ptr<const void> folder;
};

/// The exchanges of a file that some program exported. What it holds is what it held when it was opened; nothing changes it.
/// Closed when it goes.
class ExchangeFile
{
public:
    virtual ~ExchangeFile() = default;
    virtual const ExchangeFileFacts &facts() const = 0;
    /// Asked like the history. The ids of the exchanges end with the suffix of the copy.
    virtual HistoryControl &exchanges() = 0;
    virtual const ExchangeFileCopy &copy() const = 0;
};

/// Opens HAR 1.2 and NDJSON files, packed with gzip or not: those that this program exports, and of other HAR files what are
/// requests of models, with the log records that they hold. Credentials are masked while they are read, as those of the history.
class ExchangeFiles
{
public:
    virtual ~ExchangeFiles() = default;
    /// Reads the file in a thread of its own. `opened` is called later in this thread, unless `context` is gone, which ends the
    /// reading: with the file, with null when it is neither of these formats (a log, for example), or with an error that says
    /// where in the file something is wrong.
    virtual void open(const QString &path, QObject *context, std::function<void(Result<std::shared_ptr<ExchangeFile>>)> opened) = 0;
};

} // namespace ccr::logging
