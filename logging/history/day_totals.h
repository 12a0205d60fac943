#pragma once

#include "logging/api/history.h"
#include "logging/base/result.h"

#include <QStringList>

class QSqlDatabase;

namespace ccr::logging {

/// What the exchanges of each day that are not kept any more came to: the table day_totals, by provider, model, rule, key and outcome.
/// So totals go back as far as the program was used, whatever the limits of the history are. It holds numbers and names, nothing that
/// was said. The database outlives it; one thread.
class DayTotals
{
public:
    explicit DayTotals(QSqlDatabase &database) : m_database(database) {}

    /// Statements that make the table.
    static QStringList creation();
    /// Adds up the exchanges that are about to be removed. `rows`: which, a condition of SQL.
    Result<Done> keep(const QString &rows);
    Result<Done> purge(WallTime before);
    /// One part of those of days that begin in the range of this scan: from before row `after` on, the last ones first.
    Result<NumbersPart> read(const NumbersScan &scan, qint64 after) const;
    /// By the price of short prompts; those that had none only by the user's own prices. The number of exchanges whose cost is another.
    Result<qint64> reprice(const Repricing &repricing);

private:
    QSqlDatabase &m_database;
};

} // namespace ccr::logging
