#include "logging/export/csv_exporter.h"

#include "logging/api/field_json.h"
#include "logging/base/plain_text.h"
#include "logging/base/utf8.h"
#include "logging/export/exchange_columns.h"
#include "logging/format/time_text.h"

#include <algorithm>
#include <array>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
// The last four are the full-width forms that spreadsheets accept, too.
constexpr std::array formulaBegins = {
    "="sv, "+"sv, "-"sv, "@"sv, "\t"sv, "\r"sv, "\n"sv, "\xEF\xBC\x9D"sv, "\xEF\xBC\x8B"sv, "\xEF\xBC\x8D"sv, "\xEF\xBC\xA0"sv};
constexpr std::array bodyKinds = {StoredBody::Kind::ClientRequest, StoredBody::Kind::ProviderRequest, StoredBody::Kind::ProviderResponse,
                                  StoredBody::Kind::ClientResponse};

bool looksLikeFormula(std::string_view text)
{
    for (const std::string_view begin : formulaBegins)
        if (text.starts_with(begin)) return true;
    return false;
}

} // namespace

CsvExporter::CsvExporter(const ExportRequest &request, ExportStatement statement)
    : m_statement(std::move(statement)),
      m_table(request.exchanges ? Table::Exchanges
              : request.records ? Table::Records
                                : Table::Statistics),
      m_bodies(request.bodies),
      m_byteOrderMark(request.byteOrderMark),
      m_separator(request.separator),
      m_display(request.display)
{
}

void CsvExporter::text(std::string &out, std::string_view text) const
{
    const bool isFormula = looksLikeFormula(text);
    const bool isQuoted = isFormula || printablePrefix(text) < text.size() || text.find_first_of("\",;") != std::string_view::npos;
    if (!isQuoted) {
        out += text;
    } else {
        out += '"';
        if (isFormula) out += '\'';
        for (std::size_t i = 0; i < text.size();) {
            const std::size_t length = utf8Length(text.substr(i));
            if (text[i] == '"') out += '"';
            out += length == 0 ? replacementCharacter : text.substr(i, length);
            i += std::max<std::size_t>(length, 1);
        }
        out += '"';
    }
    out += m_separator;
}

void CsvExporter::cell(std::string &out, const FieldView::Value &value) const
{
    if (const auto *string = std::get_if<std::string_view>(&value)) return text(out, *string);
    if (const auto *json = std::get_if<RawJsonView>(&value)) return text(out, json->text);
    if (!std::holds_alternative<std::nullptr_t>(value)) appendJsonValue(out, value);
    out += m_separator;
}

void CsvExporter::endRow(std::string &out) const
{
    out += "\r\n"sv;
}

void CsvExporter::begin(std::string &out)
{
    if (m_byteOrderMark) out += byteOrderMark;
    if (m_table == Table::Exchanges) {
        forEachColumn({}, m_display, [&](std::string_view name, const FieldView::Value &) { text(out, name); });
        if (m_bodies)
            for (const StoredBody::Kind kind : bodyKinds) text(out, toString(kind));
    } else if (m_table == Table::Records) {
        for (const std::string_view name : {"time", "level", "component", "reqId", "message", "fields", "seq"}) text(out, name);
    } else {
        for (const std::string_view name : {"name", "value"}) text(out, name);
    }
    text(out, m_statement.sentence());
    out.pop_back(); // no separator behind the last column
    endRow(out);
}

void CsvExporter::exchange(std::string &out, const ExportedExchange &exchange)
{
    forEachColumn(exchange.snapshot, exchange.display, [&](std::string_view, const FieldView::Value &value) { cell(out, value); });
    if (m_bodies) {
        for (const StoredBody::Kind kind : bodyKinds) {
            const StoredBody *last = nullptr; // of the attempt that answered
            for (const StoredBody &body : exchange.bodies)
                if (body.kind == kind) last = &body;
            text(out, last ? std::string_view(last->text) : std::string_view());
        }
    }
    endRow(out);
}

void CsvExporter::record(std::string &out, const RecordView &record)
{
    std::string scratch;
    IsoTime().appendMillis(scratch, record.time);
    text(out, scratch);
    if (const std::string_view level = m_levels.find(record.severity); !level.empty())
        text(out, level);
    else
        cell(out, static_cast<std::int64_t>(record.severity));
    text(out, record.component);
    text(out, record.exchangeId);
    text(out, record.message);
    scratch.clear();
    for (const FieldView &field : record.fields) appendJsonMember(scratch, field.name, field.value);
    if (!scratch.empty()) scratch.front() = '{';
    if (!scratch.empty()) scratch += '}';
    text(out, scratch);
    cell(out, static_cast<std::int64_t>(record.seq));
    endRow(out);
}

void CsvExporter::end(std::string &out, const ExportSummary *summary)
{
    if (!summary) return;
    for (const auto &[name, value] : summary->rows()) {
        text(out, name);
        out += value; // a number
        out += m_separator;
        endRow(out);
    }
}

} // namespace ccr::logging
