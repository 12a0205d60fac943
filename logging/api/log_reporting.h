#pragma once

#include "logging/api/temporary_level.h"
#include "logging/base/result.h"

#include <QMap>
#include <QString>

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

/// Questions about what was logged, as a command line or a client of the management endpoints asks them.
namespace ccr::logging {

enum class LogReport
{
    Query,   ///< records of the log files, or requests of the history
    Stats,   ///< numbers of the requests
    Errors,  ///< what failed, by class
    Analyze, ///< both
    Check,   ///< whether all is well with the logs
    Rotate,  ///< puts the files aside
    Levels,  ///< which levels hold for a while, beside the configuration
    SetLevel,
    Streams, ///< the responses that were streamed last
    Purge,   ///< removes what is too old or too much
    Export
};

/// In the words of `ccr logs`, so that every way of asking understands the same.
struct LogQuestion
{
    QString query;                  ///< of the query language; empty: everything
    QMap<QString, QString> options; ///< "since" -> "2h", "count" -> "true"
    QString optionPrefix;           ///< stands before their names in errors: "--", or nothing
};

/// What is known of an answer before its first byte.
struct LogAnswerHead
{
    std::string contentType = "application/json";
    QString fileName; ///< what to call it when it is kept; empty: it is to be looked at
    QString next;     ///< the option "cursor" of the question for the page after this one; empty: there is none
};

/// Takes an answer piece by piece, in the thread that makes it.
class LogAnswer
{
public:
    virtual ~LogAnswer() = default;
    /// Once, before the first piece. Not called when there is an error instead of an answer.
    virtual void begin(const LogAnswerHead &head) = 0;
    /// May wait until the pieces before it are gone. False: nobody wants the rest.
    virtual bool write(std::string_view piece) = 0;
};

/// Any thread, several at once. Takes as long as it takes to read the files: not for a thread that serves others.
class LogReporting
{
public:
    virtual ~LogReporting() = default;
    /// The error's kind is InvalidInput when the question is wrong; then its message names the option, the value and what is
    /// right. `cancelled` is looked at while files are searched; what comes then does not matter any more.
    virtual Result<Done> answer(LogReport report, const LogQuestion &question, LogAnswer &answer,
                                const std::atomic<bool> &cancelled) const = 0;
    /// At once.
    virtual std::vector<TemporaryLevel> temporaryLevels() const { return {}; }
};

} // namespace ccr::logging
