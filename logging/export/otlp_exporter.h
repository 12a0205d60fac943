#pragma once

#include "logging/export/exporter.h"
#include "logging/format/otlp_format.h"
#include "logging/format/otlp_value.h"

namespace ccr::logging {

/// OTLP's JSON encoding. An exchange is a SERVER span, each attempt a CLIENT span below it with the attributes of the semantic
/// conventions for generative AI; a record is a logRecord of the same trace. A collector takes resourceSpans from the file at
/// /v1/traces and resourceLogs at /v1/logs, and ignores the other. Bodies are never in it.
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
    void serverSpan(std::string &out, const ExchangeSnapshot &exchange);
    void clientSpan(std::string &out, const ExchangeSnapshot &exchange, std::size_t index);
    void spanHead(std::string &out, const ExchangeSnapshot &exchange, int attempt, std::string_view name, int kind, nanoseconds from,
                  nanoseconds to);
    void attribute(std::string &out, std::string_view key, const FieldView::Value &value);
    void generativeAttributes(std::string &out, const ExchangeSnapshot &exchange, const AttemptSnapshot &attempt, bool isLast);
    static void endSpan(std::string &out, std::string_view problem);

    const ExportStatement m_statement;
    const OtlpFormat m_logFormat;
    OtlpValues m_values;
    Part m_part = Part::None;
    bool m_isFirst = true;
};

} // namespace ccr::logging
