#pragma once

#include "logging/export/exporter.h"
#include "logging/format/record_format.h"

namespace ccr::logging {

/// For reading and for pasting into a report: a section for each exchange, a list of records, a table of statistics. Nothing
/// that was logged can become markup.
class MarkdownExporter final : public Exporter
{
public:
    explicit MarkdownExporter(ExportStatement statement);
    void begin(std::string &out) override;
    void exchange(std::string &out, const ExportedExchange &exchange) override;
    void record(std::string &out, const RecordView &record) override;
    void end(std::string &out, const ExportSummary *summary) override;

private:
    const ExportStatement m_statement;
    const std::unique_ptr<RecordFormat> m_text;
    bool m_hasExchange = false;
    bool m_hasRecord = false;
};

} // namespace ccr::logging
