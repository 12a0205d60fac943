#pragma once

#include "logging/api/history.h"
#include "logging/history/query_sql.h"

#include <QStringList>

#include <chrono>

namespace ccr::logging {

/// When a walk through the history stops for now, so that what waits to be written is not held up, nor a question that
/// replaces this one.
class PartEnd
{
public:
    /// Asked once for each row.
    bool isReached() { return ++m_rows % rowsPerLookAtTheClock == 0 && std::chrono::steady_clock::now() > m_end; }

private:
    static constexpr auto partTime = std::chrono::milliseconds(40);
    static constexpr int rowsPerLookAtTheClock = 64;

    const std::chrono::steady_clock::time_point m_end = std::chrono::steady_clock::now() + partTime;
    int m_rows = 0;
};

/// " WHERE …" for the rows of a HistoryScan or a NumbersScan, from where the part before it ended; empty: all.
template <typename Scan>
QString whereOf(const Scan &scan, const QuerySql &sql)
{
    using namespace Qt::StringLiterals;
    QStringList conditions;
    if (!sql.condition.isEmpty()) conditions.append(sql.condition);
    if (scan.from) conditions.append(u"started_ms >= %1"_s.arg(millisSinceEpoch(*scan.from)));
    if (scan.to) conditions.append(u"started_ms < %1"_s.arg(millisSinceEpoch(*scan.to)));
    if (scan.after) conditions.append(u"(started_ms, id) < (%1, %2)"_s.arg(scan.after->startedMs).arg(scan.after->row));
    return conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s);
}

} // namespace ccr::logging
