#pragma once

#include "logging/export/exporter.h"
#include "logging/format/level_names.h"

namespace ccr::logging {

/// RFC 4180: lines end with CR LF, the first one names the columns. The last column is empty in every row; its name states
/// filter, range and privacy, since the format has no room for it elsewhere.
///
/// A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line end) gets an apostrophe in front.
class CsvExporter final : public Exporter
{
public:
    CsvExporter(const ExportRequest &request, ExportStatement statement);
    void begin(std::string &out) override;
    void exchange(std::string &out, const ExportedExchange &exchange) override;
    void record(std::string &out, const RecordView &record) override;
    void end(std::string &out, const ExportSummary *summary) override;

private:
    enum class Table
    {
        Exchanges,
        Records,
        Statistics
    };
    void cell(std::string &out, const FieldView::Value &value) const;
    void text(std::string &out, std::string_view text) const;
    void endRow(std::string &out) const;

    const ExportStatement m_statement;
    const Table m_table;
    const bool m_bodies;
    const bool m_byteOrderMark;
    const char m_separator;
    const DisplayCurrency m_display;
    const LevelNames m_levels;
};

} // namespace ccr::logging
