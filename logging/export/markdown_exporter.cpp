#include "logging/export/markdown_exporter.h"

#include "logging/export/exchange_columns.h"
#include "logging/format/visible_text.h"

#include <algorithm>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

// In one line, with every character that means something to Markdown behind a backslash (CommonMark 0.31, 2.4).
void appendPlain(std::string &out, std::string_view text)
{
    std::string visible;
    appendVisible(visible, text);
    for (const char c : visible) {
        if ("\\`*_{}[]<>()#+-!|~&="sv.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
}

// A fence that is longer than any run of its characters inside.
void appendFenced(std::string &out, std::string_view text)
{
    std::size_t longest = 2;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    out.append(fence).append("\n");
    appendVisibleLines(out, text, {});
    out.append("\n").append(fence).append("\n\n");
}

// "client\\_request:", "provider\\_response of attempt 2:"
void appendMessageName(std::string &out, StoredBody::Kind kind, int attempt)
{
    appendPlain(out, toString(kind));
    out += attempt > 0 ? " of attempt " + std::to_string(attempt) + ":\n\n" : std::string(":\n\n");
}

void appendHead(std::string &out, const MessageHead &head)
{
    out += "Header fields of "sv;
    appendMessageName(out, head.kind, head.attempt);
    std::string fields = head.text.substr(0, head.text.size() - head.text.ends_with('\n'));
    if (head.leftOut > 0) fields += "\n… and " + std::to_string(head.leftOut) + " more";
    appendFenced(out, fields);
}

void appendAttempt(std::string &out, const AttemptSnapshot &attempt)
{
    out += "1. "sv;
    appendPlain(out, attempt.provider + ',' + attempt.model);
    out += ' ';
    appendPlain(out, attempt.url);
    if (attempt.status > 0) out += ": " + std::to_string(attempt.status);
    if (!attempt.errorClass.empty()) {
        out += ", "sv;
        appendPlain(out, attempt.errorClass);
    }
    if (!attempt.message.empty()) {
        out += ": "sv;
        appendPlain(out, attempt.message);
    }
    out += '\n';
}

} // namespace

MarkdownExporter::MarkdownExporter(ExportStatement statement)
    : m_statement(std::move(statement)), m_text(makeFormat({.profile = FormatProfile::Text}, {}))
{
}

void MarkdownExporter::begin(std::string &out)
{
    out += "# "sv;
    appendPlain(out, m_statement.product);
    out += " export\n\n"sv;
    appendPlain(out, m_statement.sentence());
    out += "\n\n"sv;
}

void MarkdownExporter::exchange(std::string &out, const ExportedExchange &exchange)
{
    const ExchangeSnapshot &s = exchange.snapshot;
    if (!m_hasExchange) out += "## Requests\n\n"sv;
    m_hasExchange = true;
    out += "### "sv;
    appendPlain(out, s.method + ' ' + s.path + ' ' + s.id);
    out += "\n\n| Name | Value |\n| --- | --- |\n"sv;
    forEachColumn(s, exchange.display, [&out](std::string_view name, const FieldView::Value &value) {
        if (std::holds_alternative<std::nullptr_t>(value)) return;
        out += "| "sv;
        out += name;
        out += " | "sv;
        if (const auto *text = std::get_if<std::string_view>(&value))
            appendPlain(out, *text);
        else
            appendValueWord(out, value);
        out += " |\n"sv;
    });
    out += '\n';
    if (!s.attempts.empty()) {
        out += "Attempts:\n\n"sv;
        for (const AttemptSnapshot &attempt : s.attempts) appendAttempt(out, attempt);
        out += '\n';
    }
    for (const MessageHead &head : exchange.heads) appendHead(out, head);
    for (const StoredBody &body : exchange.bodies) {
        appendMessageName(out, body.kind, body.attempt);
        appendFenced(out, body.text);
    }
}

void MarkdownExporter::record(std::string &out, const RecordView &record)
{
    if (!m_hasRecord) out += "## Log\n\n"sv;
    m_hasRecord = true;
    std::string line;
    m_text->append(line, record);
    line.pop_back();
    out += "- "sv;
    appendPlain(out, line);
    out += '\n';
}

void MarkdownExporter::end(std::string &out, const ExportSummary *summary)
{
    if (!summary) return;
    out += "\n## Statistics\n\n| Name | Value |\n| --- | ---: |\n"sv;
    for (const auto &[name, value] : summary->rows()) {
        out += "| "sv;
        appendPlain(out, name);
        out.append(" | ").append(value).append(" |\n");
    }
}

} // namespace ccr::logging
