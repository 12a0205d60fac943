#pragma once

#include "logging/api/error_snapshot.h"
#include "logging/api/feeds.h"
#include "logging/api/history.h"
#include "logging/api/log.h"
#include "logging/api/logging_config.h"
#include "logging/api/recent_traffic.h"
#include "logging/base/phrase.h"
#include "logging/base/result.h"

namespace ccr::logging {

/// What became of the file of one stream that was to be put aside.
struct RotationOutcome
{
    QString stream;
    QString file;   ///< its new name; empty: there was nothing to put aside, or see problem
    Phrase problem; ///< why it stays where it is
};

/// How the rest of the program sees the pipeline. Called from the thread that made it.
class LoggingControl
{
public:
    virtual ~LoggingControl() = default;
    virtual LogTarget &target() = 0;
    virtual const LogFeed *logFeed() const = 0;
    virtual const ExchangeFeed *exchangeFeed() const = 0;
    virtual const AlertFeed *alertFeed() const { return nullptr; }
    virtual LoggingConfig config() const = 0;
    virtual void applyConfig(const LoggingConfig &config) = 0;
    /// A momentary copy; any thread.
    virtual LoggingHealth health() const = 0;
    /// Blocks until everything submitted before is in the sinks, or the time is over. Returns whether it is.
    virtual bool flush(milliseconds timeout) = 0;

    /// A logger of this component; its level follows the configuration.
    Log logger(std::string component) { return Log(target(), std::move(component)); }

    /// Streams can come, go and change while everything runs: a change holds from an exact record on, none is lost. It lasts
    /// until the next applyConfig(). Errors: the name is taken, unknown or empty.
    Result<Done> addStream(const StreamConfig &stream);
    Result<Done> removeStream(const QString &name);
    Result<Done> updateStream(const StreamConfig &stream); ///< the one of the same name

    /// What is known of a request, one that ended lately included: everything that was reported before the call. Waits for at
    /// most `timeout`. Absent: it is unknown, or forgotten, or it took too long.
    virtual std::optional<ExchangeSnapshot> findExchange(const std::string &id, milliseconds timeout)
    {
        Q_UNUSED(id)
        Q_UNUSED(timeout)
        return std::nullopt;
    }
    /// The requests that were heard of last, newest first, running ones included.
    virtual std::vector<ExchangeSnapshot> recentExchanges(std::size_t limit, milliseconds timeout)
    {
        Q_UNUSED(limit)
        Q_UNUSED(timeout)
        return {};
    }
    /// Newest first. Empty `errorClass`: of all.
    virtual std::vector<ErrorOccurrence> recentErrors(std::size_t limit, const std::string &errorClass, milliseconds timeout)
    {
        Q_UNUSED(limit)
        Q_UNUSED(errorClass)
        Q_UNUSED(timeout)
        return {};
    }

    /// What this run and earlier ones recorded of requests. Null: it is switched off.
    virtual HistoryControl *history() { return nullptr; }
    /// Off: requests that begin from now on come into no history, and their bodies are kept nowhere, not even in memory. What runs
    /// already is recorded to its end; log files, counts and feeds go on. On again after a restart.
    virtual void setRecording(bool on) { Q_UNUSED(on) }
    virtual bool isRecording() const { return true; }
    /// Bodies and streams of the newest requests, for looking at. Null: they cannot be had.
    virtual RecentTraffic *recentTraffic() { return nullptr; }

    /// Another level for one component (empty: for all), beside what the configuration says, until `duration` has passed or
    /// the same component is set again; `duration` 0 takes it back now. Below the streams' levels it reaches those that
    /// take info or less, otherwise those with the lowest level.
    virtual void setTemporaryLevel(std::string_view component, Severity level, milliseconds duration)
    {
        Q_UNUSED(component)
        Q_UNUSED(level)
        Q_UNUSED(duration)
    }
    /// Forgets every request, running ones included, that was not heard of for longer than `maxContextAge`: what
    /// `autoCleanup` does by itself.
    virtual void cleanUpTracking() {}
    /// Files were moved away (SIGHUP): every output opens its name again.
    virtual void reopen() {}
    /// Puts the file of this stream (empty: of every stream) aside now and begins another; waits for at most `timeout`. Absent:
    /// it did not happen in time, and may still happen.
    virtual std::optional<QList<RotationOutcome>> rotate(const QString &stream, milliseconds timeout)
    {
        Q_UNUSED(stream)
        Q_UNUSED(timeout)
        return std::nullopt;
    }
    /// Writes what was accepted, for at most `deadline`, and ends the pipeline; what is logged later goes to standard error
    /// from level warn on.
    virtual ShutdownReport shutdown(milliseconds deadline) { return {.complete = flush(deadline)}; }
};

} // namespace ccr::logging
