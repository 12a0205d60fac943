#pragma once

#include "logging/api/log_record.h"
#include "ui/models/log_filter.h"

#include <QObject>

#include <memory>

namespace ccr::ui {

/// How many lines of a part of the rows are bad.
struct LogDensity
{
    int warnings = 0;
    int errors = 0;
    int matches = 0; ///< counted only while other rows are shown around them
};

/// What a log view shows: rows, chosen by a filter from the lines of a log. A line has a number of its own, which stays the
/// same whatever the filter shows. A row may still have to be read. GUI thread.
class LogRows : public QObject
{
    Q_OBJECT
public:
    using Record = std::shared_ptr<const logging::LogRecord>;
    using QObject::QObject;

    virtual qint64 count() const = 0;
    virtual qint64 lineAt(qint64 row) const = 0;
    /// The row of a line; of the next one when the filter hides it; count() when there is none after it either.
    virtual qint64 rowOf(qint64 line) const = 0;
    virtual logging::Severity severityAt(qint64 row) const = 0;
    /// False: shown for the sake of a neighbour.
    virtual bool isMatch(qint64 row) const = 0;
    /// Null: it is being read; recordsRead() tells when it is there.
    virtual Record recordAt(qint64 row) = 0;
    /// The same, reading when it must: for as many rows as somebody copies.
    virtual Record readRecord(qint64 row) = 0;
    /// Name of the file that the row comes from; empty when there is but one source.
    virtual QString sourceAt(qint64) const { return {}; }
    /// The next row after `row`, or the last one before it, whose level is from `lowest` to `highest`; -1: there is none.
    virtual qint64 nextOfLevel(qint64 row, logging::Severity lowest, logging::Severity highest, bool forward) const = 0;
    /// The rows cut into `parts` of one size.
    virtual QList<LogDensity> density(int parts) const = 0;

    virtual qint64 lineCount() const = 0;
    virtual qint64 countOf(logging::Severity severity) const = 0; ///< of all lines
    virtual QStringList components() const = 0;                   ///< that were seen, in order
    /// Takes effect at once or later; rowsReset() tells.
    virtual void setFilter(const LogFilter &filter) = 0;
    /// While it is, no row comes or goes, except by another filter.
    virtual void setPaused(bool paused) = 0;
    virtual qint64 waiting() const = 0; ///< lines that came since then

Q_SIGNALS:
    void rowsAppended(qint64 count);
    void rowsRemoved(qint64 count); ///< the first ones
    void rowsReset();
    void recordsRead();
    void countsChanged(); ///< of lines, levels or components
};

} // namespace ccr::ui
