#pragma once

#include "logging/api/metrics_snapshot.h"
#include "ui/models/status_table.h"

#include <QCoreApplication>

namespace ccr::ui {

/// What was measured of speed, amounts and resources, for people. Any thread.
class PerformanceTables
{
    Q_DECLARE_TR_FUNCTIONS(ccr::ui::PerformanceTables)
public:
    /// Percentiles: a row for each kind of duration.
    static StatusTable latencies(const logging::MetricsSnapshot &metrics, logging::MetricsWindow window);
    /// Requests, errors, records, disk and memory: a value a row.
    static StatusTable numbers(const logging::MetricsSnapshot &metrics);
    static QString windowText(logging::MetricsWindow window);
};

} // namespace ccr::ui
