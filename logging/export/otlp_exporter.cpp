#include "logging/export/otlp_exporter.h"

#include "logging/base/json_text.h"

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

} // namespace

OtlpExporter::OtlpExporter(ExportStatement statement) : m_statement(std::move(statement)), m_logFormat({}) {}

void OtlpExporter::begin(std::string &out)
{
    out += '{';
}

void OtlpExporter::enter(std::string &out, Part part)
{
    if (m_part == part) {
        if (!m_isFirst) out += ",\n"sv;
        m_isFirst = false;
        return;
    }
    const bool isSecond = m_part != Part::None;
    leave(out);
    m_part = part;
    m_isFirst = false;
    if (isSecond) out += ',';
    out += part == Part::Spans ? "\"resourceSpans\":[{\"resource\":"sv : "\"resourceLogs\":[{\"resource\":"sv;
    ServiceIdentity identity;
    identity.version = QString::fromStdString(m_statement.version);
    out += otlpResource(identity);
    out += part == Part::Spans ? ",\"scopeSpans\":[{\"scope\":{\"name\":"sv : ",\"scopeLogs\":[{\"scope\":{\"name\":"sv;
    appendQuoted(out, m_statement.product);
    out += ",\"version\":"sv;
    appendQuoted(out, m_statement.version);
    out += ",\"attributes\":["sv;
    m_values.appendAttribute(out, "llmrouter.export", std::string_view(m_statement.sentence()));
    out += part == Part::Spans ? "]},\"spans\":[\n"sv : "]},\"logRecords\":[\n"sv;
}

void OtlpExporter::leave(std::string &out)
{
    if (m_part != Part::None) out += "]}]}]"sv;
    m_part = Part::None;
}

void OtlpExporter::exchange(std::string &out, const ExportedExchange &exchange)
{
    for (std::size_t i = 0; i < OtlpSpans::count(exchange.snapshot); ++i) {
        enter(out, Part::Spans);
        m_spans.append(out, exchange.snapshot, i);
    }
}

void OtlpExporter::record(std::string &out, const RecordView &record)
{
    enter(out, Part::Logs);
    m_logFormat.append(out, record);
    out.pop_back(); // the line end
}

void OtlpExporter::end(std::string &out, const ExportSummary *)
{
    if (m_part == Part::None) enter(out, Part::Spans); // nothing was found, and the file says so
    leave(out);
    out += "}\n"sv;
}

} // namespace ccr::logging
