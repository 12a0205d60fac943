#include "logging/export/exporter.h"

#include "logging/api/export_sentences.h"
#include "logging/export/csv_exporter.h"
#include "logging/export/har_exporter.h"
#include "logging/export/html_exporter.h"
#include "logging/export/markdown_exporter.h"
#include "logging/export/ndjson_exporter.h"
#include "logging/export/otlp_exporter.h"

namespace ccr::logging {

const StoredBody *ExportedExchange::body(StoredBody::Kind kind, int attempt) const
{
    for (const StoredBody &body : bodies)
        if (body.kind == kind && (attempt == 0 || body.attempt == attempt)) return &body;
    return nullptr;
}

const MessageHead *ExportedExchange::head(StoredBody::Kind kind, int attempt) const
{
    for (const MessageHead &head : heads)
        if (head.kind == kind && (attempt == 0 || head.attempt == attempt)) return &head;
    return nullptr;
}

std::string ExportStatement::sentence() const
{
    const std::string range = from.empty() && to.empty() ? "all times" : (from.empty() ? "…" : from) + " to " + (to.empty() ? "…" : to);
    return "Filter: " + (filter.empty() ? "everything" : filter) + "; range: " + range + "; privacy: " + privacy + "; made " + made + " by "
           + product + ' ' + version;
}

Result<std::unique_ptr<Exporter>> makeExporter(const ExportRequest &request, const ExportStatement &statement)
{
    const int parts = int(request.exchanges) + int(request.records) + int(request.statistics);
    if (parts == 0) return exportError(ErrorKind::InvalidInput, "There is nothing to export: choose requests, records or statistics.");
    switch (request.format) {
    case ExportFormat::Ndjson: break;
    case ExportFormat::Csv:
        if (parts > 1)
            return exportError(ErrorKind::InvalidInput,
                               "A CSV file holds one table: choose requests, records or statistics, or another format.");
        if (request.separator != ',' && request.separator != ';' && request.separator != '\t')
            return exportError(ErrorKind::InvalidInput, "\"%1\" is not a separator: choose a comma, a semicolon or a tab.",
                               QString(QLatin1Char(request.separator)));
        return std::unique_ptr<Exporter>(std::make_unique<CsvExporter>(request, statement));
    case ExportFormat::Har: return std::unique_ptr<Exporter>(std::make_unique<HarExporter>(request, statement));
    case ExportFormat::Markdown: return std::unique_ptr<Exporter>(std::make_unique<MarkdownExporter>(statement));
    case ExportFormat::Html: return std::unique_ptr<Exporter>(std::make_unique<HtmlExporter>(statement));
    case ExportFormat::Otlp:
        if (request.statistics)
            return exportError(ErrorKind::InvalidInput,
                               "An OTLP file holds spans and logs: leave the statistics out, or choose another format.");
        return std::unique_ptr<Exporter>(std::make_unique<OtlpExporter>(statement));
    }
    return std::unique_ptr<Exporter>(std::make_unique<NdjsonExporter>(statement));
}

} // namespace ccr::logging
