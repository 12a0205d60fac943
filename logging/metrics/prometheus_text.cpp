#include "logging/metrics/prometheus_text.h"

#include "logging/metrics/metric_families.h"
#include "logging/metrics/prometheus_writer.h"

namespace ccr::logging {

std::string prometheusText(const MetricsSnapshot &snapshot, std::string_view version)
{
    PrometheusWriter out;
    writeMetrics(out, snapshot, version);
    return out.take();
}

} // namespace ccr::logging
