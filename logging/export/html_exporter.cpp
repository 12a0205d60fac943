#include "logging/export/html_exporter.h"

#include "logging/export/exchange_columns.h"
#include "logging/format/visible_text.h"

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>)";
constexpr std::string_view style = R"(</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em }
details { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 4px; margin: .4em 0; padding: .3em .8em }
summary { cursor: pointer }
summary span { display: inline-block; margin-right: 1em }
.failed { color: #c62828 }
table { border-collapse: collapse }
th, td { padding: .1em 1em .1em 0; text-align: left; vertical-align: top; overflow-wrap: anywhere }
pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px }
</style>
</head>
<body>
)";

void appendText(std::string &out, std::string_view text, bool keepLines = false)
{
    std::string visible;
    if (keepLines)
        appendVisibleLines(visible, text, {});
    else
        appendVisible(visible, text);
    for (const char c : visible) {
        switch (c) {
        case '&': out += "&amp;"sv; break;
        case '<': out += "&lt;"sv; break;
        case '>': out += "&gt;"sv; break;
        case '"': out += "&quot;"sv; break;
        case '\'': out += "&#39;"sv; break;
        default: out += c;
        }
    }
}

void appendSpan(std::string &out, std::string_view text)
{
    if (text.empty()) return;
    out += "<span>"sv;
    appendText(out, text);
    out += "</span>"sv;
}

void appendRow(std::string &out, std::string_view name, std::string_view value)
{
    out += "<tr><th>"sv;
    appendText(out, name);
    out += "</th><td>"sv;
    appendText(out, value);
    out += "</td></tr>\n"sv;
}

void appendSummary(std::string &out, const ExchangeSnapshot &s)
{
    out += s.outcome == Outcome::Ok ? "<summary>"sv : "<summary class=\"failed\">"sv;
    forEachColumn(s, {}, [&out](std::string_view name, const FieldView::Value &value) {
        if (name == "startedAt"sv) appendSpan(out, std::get<std::string_view>(value));
    });
    appendSpan(out, s.method + ' ' + s.path);
    appendSpan(out, s.status > 0 ? std::to_string(s.status) : std::string());
    appendSpan(out, s.provider.empty() ? std::string() : s.provider + ',' + s.model);
    appendSpan(out, toString(s.outcome));
    out += "</summary>\n"sv;
}

// "client_request", "provider_response of attempt 2"
void appendMessageName(std::string &out, StoredBody::Kind kind, int attempt)
{
    appendText(out, toString(kind));
    if (attempt > 0) out += " of attempt " + std::to_string(attempt);
}

void appendFields(std::string &out, const MessageHead &message)
{
    out += "<details><summary>header fields of "sv;
    appendMessageName(out, message.kind, message.attempt);
    out += "</summary><table>\n"sv;
    for (const auto &[name, value] : message.fields()) appendRow(out, name, value);
    if (message.leftOut > 0) appendRow(out, "left out", std::to_string(message.leftOut));
    out += "</table></details>\n"sv;
}

} // namespace

HtmlExporter::HtmlExporter(ExportStatement statement)
    : m_statement(std::move(statement)), m_text(makeFormat({.profile = FormatProfile::Text}, {}))
{
}

void HtmlExporter::begin(std::string &out)
{
    out += head;
    appendText(out, m_statement.product + " export");
    out += style;
    out += "<h1>"sv;
    appendText(out, m_statement.product + " export");
    out += "</h1>\n<p>"sv;
    appendText(out, m_statement.sentence());
    out += "</p>\n"sv;
}

void HtmlExporter::enter(std::string &out, Part part)
{
    if (m_part == part) return;
    leave(out);
    m_part = part;
    out += part == Part::Exchanges ? "<h2>Requests</h2>\n"sv : "<h2>Log</h2>\n<pre>\n"sv;
}

void HtmlExporter::leave(std::string &out)
{
    if (m_part == Part::Records) out += "</pre>\n"sv;
    m_part = Part::Head;
}

void HtmlExporter::exchange(std::string &out, const ExportedExchange &exchange)
{
    enter(out, Part::Exchanges);
    const ExchangeSnapshot &s = exchange.snapshot;
    out += "<details>\n"sv;
    appendSummary(out, s);
    out += "<table>\n"sv;
    forEachColumn(s, exchange.display, [&out](std::string_view name, const FieldView::Value &value) {
        if (std::holds_alternative<std::nullptr_t>(value)) return;
        if (const auto *text = std::get_if<std::string_view>(&value)) return appendRow(out, name, *text);
        std::string text;
        appendValueWord(text, value);
        appendRow(out, name, text);
    });
    for (const AttemptSnapshot &attempt : s.attempts) {
        std::string text = attempt.provider + ',' + attempt.model + ' ' + attempt.url;
        if (attempt.status > 0) text += ": " + std::to_string(attempt.status);
        if (!attempt.errorClass.empty()) text += ", " + attempt.errorClass;
        if (!attempt.message.empty()) text += ": " + attempt.message;
        appendRow(out, "attempt " + std::to_string(attempt.number), text);
    }
    out += "</table>\n"sv;
    for (const MessageHead &message : exchange.heads) appendFields(out, message);
    for (const StoredBody &body : exchange.bodies) {
        out += "<details><summary>"sv;
        appendMessageName(out, body.kind, body.attempt);
        out += "</summary><pre>"sv;
        appendText(out, body.text, true);
        out += "</pre></details>\n"sv;
    }
    out += "</details>\n"sv;
}

void HtmlExporter::record(std::string &out, const RecordView &record)
{
    enter(out, Part::Records);
    std::string line;
    m_text->append(line, record);
    line.pop_back();
    appendText(out, line);
    out += '\n';
}

void HtmlExporter::end(std::string &out, const ExportSummary *summary)
{
    leave(out);
    if (summary) {
        out += "<h2>Statistics</h2>\n<table>\n"sv;
        for (const auto &[name, value] : summary->rows()) appendRow(out, name, value);
        out += "</table>\n"sv;
    }
    out += "</body>\n</html>\n"sv;
}

} // namespace ccr::logging
