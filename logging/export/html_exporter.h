#pragma once

#include "logging/export/exporter.h"
#include "logging/format/record_format.h"

namespace ccr::logging {

/// One page that needs nothing from elsewhere: no script, no image, no font; its policy forbids all of them. Everything that
/// was logged is text in it.
class HtmlExporter final : public Exporter
{
public:
    explicit HtmlExporter(ExportStatement statement);
    void begin(std::string &out) override;
    void exchange(std::string &out, const ExportedExchange &exchange) override;
    void record(std::string &out, const RecordView &record) override;
    void end(std::string &out, const ExportSummary *summary) override;

private:
    enum class Part
    {
        Head,
        Exchanges,
        Records
    };
    void enter(std::string &out, Part part);
    void leave(std::string &out);

    const ExportStatement m_statement;
    const std::unique_ptr<RecordFormat> m_text;
    Part m_part = Part::Head;
};

} // namespace ccr::logging
