#pragma once

#include "logging/api/logging_control.h"
#include "logging/base/phrase.h"

#include <QObject>

#include <functional>

namespace ccr::logging {

/// What was captured and lies on the disk.
struct CapturedAmount
{
    int files = 0; ///< of the logs, those in use included
    qint64 fileBytes = 0;
    qint64 historyBytes = 0;
};

/// What of it would be removed, or was.
struct Removal
{
    int files = 0; ///< of the logs; those in use are emptied by putting them aside first
    qint64 fileBytes = 0;
    qint64 requests = 0;
    QList<Phrase> failed; ///< files, each with the reason
};

/// Looks after the files of the logs for those who show them. All functions return at once; answers come in the thread that called, unless
/// `context` is gone by then.
class CaptureControl
{
public:
    virtual ~CaptureControl() = default;
    /// Where the logs and the history lie.
    virtual QString directory() const = 0;
    virtual void measure(QObject *context, std::function<void(const CapturedAmount &)> answer) = 0;
    /// `olderThanDays` 0: everything.
    virtual void preview(int olderThanDays, QObject *context, std::function<void(const Removal &)> answer) = 0;
    virtual void remove(int olderThanDays, QObject *context, std::function<void(const Removal &)> answer) = 0;
    /// Writes what was logged before out of every buffer; false: it took too long.
    virtual void flush(QObject *context, std::function<void(bool)> answer) = 0;
    /// Puts the file of every stream aside and begins another.
    virtual void rotate(QObject *context, std::function<void(const Result<QList<RotationOutcome>> &)> answer) = 0;
};

} // namespace ccr::logging
