#include "logging/delivery/otlp_signal.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

/// Members of ExportLogsServiceRequest, ExportTraceServiceRequest and ExportMetricsServiceRequest and their answers.
struct Names
{
    std::string_view resources;
    std::string_view scopes;
    std::string_view entries;
    QLatin1StringView rejected;
};

const Names &namesOf(OtlpSignal::Kind kind)
{
    static constexpr Names logs{"resourceLogs"sv, "scopeLogs"sv, "logRecords"sv, "rejectedLogRecords"_L1};
    static constexpr Names traces{"resourceSpans"sv, "scopeSpans"sv, "spans"sv, "rejectedSpans"_L1};
    static constexpr Names metrics{"resourceMetrics"sv, "scopeMetrics"sv, "metrics"sv, "rejectedDataPoints"_L1};
    switch (kind) {
    case OtlpSignal::Kind::Logs: break;
    case OtlpSignal::Kind::Traces: return traces;
    case OtlpSignal::Kind::Metrics: return metrics;
    }
    return logs;
}

} // namespace

std::string OtlpSignal::body(std::span<const std::string> entries) const
{
    const Names &names = namesOf(m_kind);
    std::string out = "{\"";
    out.append(names.resources).append("\":[{\"resource\":").append(m_resource).append(",\"").append(names.scopes);
    out.append("\":[{\"scope\":{\"name\":\"ccr\"},\"").append(names.entries).append("\":[");
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i > 0) out += ',';
        out += entries[i];
    }
    return out + "]}]}]}";
}

Verdict OtlpSignal::judge(const Batch &batch, std::string_view answer) const
{
    const QJsonObject answered =
        QJsonDocument::fromJson(QByteArray::fromRawData(answer.data(), static_cast<qsizetype>(answer.size()))).object();
    const QJsonObject partial = answered["partialSuccess"_L1].toObject();
    const QJsonValue refused = partial[namesOf(m_kind).rejected]; // a 64-bit number, which JSON encodes as a string
    const qint64 count = refused.isString() ? refused.toString().toLongLong() : refused.toInteger();
    if (count <= 0) return {};
    return {.reason = partial["errorMessage"_L1].toString().left(200),
            .rejectedCount = std::min(static_cast<std::size_t>(count), batch.entries.size())};
}

} // namespace ccr::logging
