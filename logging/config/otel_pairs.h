#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace ccr::logging {

/// "name=value,name=value" with percent-encoded UTF-8, in which OTEL_EXPORTER_OTLP_HEADERS and OTEL_RESOURCE_ATTRIBUTES are written (W3C
/// baggage without properties).
struct OtelPairs
{
    std::vector<std::pair<QString, QString>> list; ///< as written, decoded
    bool hasStrayPercent = false;                  ///< one that begins no code was left as it is
};

/// Absent: a part is no pair.
std::optional<OtelPairs> readOtelPairs(const QString &text);

} // namespace ccr::logging
