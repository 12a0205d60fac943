#pragma once

#include "logging/export/exporter.h"
#include "logging/format/kept_record_format.h"

namespace ccr::logging {

/// One JSON object a line: the statement (type export), exchanges (type exchange) with their attempts, steps, bodies and stream times,
/// records as the log has them, and statistics (type statistics).
class NdjsonExporter final : public Exporter
{
public:
    explicit NdjsonExporter(ExportStatement statement);
    void begin(std::string &out) override;
    void exchange(std::string &out, const ExportedExchange &exchange) override;
    void record(std::string &out, const RecordView &record) override;
    void end(std::string &out, const ExportSummary *summary) override;

private:
    const ExportStatement m_statement;
    const KeptRecordFormat m_recordFormat;
};

} // namespace ccr::logging
