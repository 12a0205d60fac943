#pragma once

#include "logging/export/exporter.h"
#include "logging/format/kept_record_format.h"

#include <map>

namespace ccr::logging {

/// HAR 1.2 (https://w3c.github.io/web-performance/specs/HAR/Overview.html). Each attempt is an entry, an exchange without one too;
/// conversations are pages. What HAR has no member for begins with an underscore: _llm, _attempt, _trace, _client,
/// _eventSourceMessages and _eventsLeftOut, and for the log _records and _statistics.
class HarExporter final : public Exporter
{
public:
    HarExporter(const ExportRequest &request, ExportStatement statement);
    void begin(std::string &out) override;
    void exchange(std::string &out, const ExportedExchange &exchange) override;
    void record(std::string &out, const RecordView &record) override;
    void end(std::string &out, const ExportSummary *summary) override;

private:
    void entry(std::string &out, const ExportedExchange &exchange, const AttemptSnapshot *attempt);
    void request(std::string &out, const ExportedExchange &exchange, const AttemptSnapshot *attempt) const;
    void response(std::string &out, const ExportedExchange &exchange, const AttemptSnapshot *attempt) const;

    const ExportStatement m_statement;
    const bool m_bodies;
    const bool m_streamFrames;
    const KeptRecordFormat m_recordFormat;
    std::map<std::string, std::string> m_pages; ///< conversation -> time of its first entry
    bool m_hasEntry = false;
    bool m_hasRecord = false;
};

} // namespace ccr::logging
