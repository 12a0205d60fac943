#pragma once

#include "logging/export/exporter.h"
#include "logging/format/otlp_format.h"
#include "logging/format/otlp_value.h"
#include "logging/telemetry/otlp_spans.h"

namespace ccr::logging {

/// OTLP's JSON encoding. Exchanges become the spans of OtlpSpans, a record a logRecord of the same trace. A collector takes
/// resourceSpans from the file at /v1/traces and resourceLogs at /v1/logs, and ignores the other. Bodies are never in it.
class OtlpExporter final : public Exporter
{
public:
    explicit OtlpExporter(ExportStatement statement);
    void begin(std::string &out) override;
    void exchange(std::string &out, const ExportedExchange &exchange) override;
    void record(std::string &out, const RecordView &record) override;
    void end(std::string &out, const ExportSummary *summary) override;

private:
    enum class Part
    {
        None,
        Spans,
        Logs
    };
    void enter(std::string &out, Part part);
    void leave(std::string &out);

    const ExportStatement m_statement;
    const OtlpFormat m_logFormat;
    OtlpValues m_values;
    OtlpSpans m_spans;
    Part m_part = Part::None;
    bool m_isFirst = true;
};

} // namespace ccr::logging
