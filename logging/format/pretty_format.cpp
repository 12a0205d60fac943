#include "logging/format/pretty_format.h"

#include "logging/format/visible_text.h"

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view reset = "\x1b[0m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view indent = "    ";
constexpr std::size_t levelWidth = 5;

std::string_view colourOf(Severity severity)
{
    if (severity >= Severity::Error) return "\x1b[31m";
    if (severity >= Severity::Warn) return "\x1b[33m";
    return severity >= Severity::Info ? "\x1b[32m" : "\x1b[90m";
}

} // namespace

PrettyFormat::PrettyFormat(const FormatConfig &format)
    : m_colour(format.colour == ColourMode::Always),
      m_singleLine(format.singleLine),
      m_hasTime(format.timeFormat != TimeFormat::None),
      m_levels(LevelNames::asWords(format, LevelCase::Upper)),
      m_prefix(format.messagePrefix.toStdString()),
      m_lineEnd(format.crlf ? "\r\n" : "\n"),
      m_time(format.translateTime)
{
}

void PrettyFormat::append(std::string &out, const RecordView &record) const
{
    if (m_hasTime) {
        m_time.append(out, record.time);
        out += ' ';
    }
    appendLevel(out, record.severity);
    for (const std::string_view part : {record.component, record.exchangeId}) {
        if (part.empty()) continue;
        out += ' ';
        appendVisible(out, part);
    }
    out += ' ';
    appendVisible(out, m_prefix);
    appendVisible(out, record.message);
    appendFields(out, record.fields);
    out += m_lineEnd;
}

void PrettyFormat::appendLevel(std::string &out, Severity severity) const
{
    if (m_colour) out += colourOf(severity);
    const std::size_t begin = out.size();
    const std::string_view name = m_levels.find(severity);
    if (name.empty())
        appendJsonNumber(out, static_cast<std::int64_t>(severity));
    else
        appendVisible(out, name);
    if (out.size() - begin < levelWidth) out.append(levelWidth - (out.size() - begin), ' ');
    if (m_colour) out += reset;
}

void PrettyFormat::appendFields(std::string &out, std::span<const FieldView> fields) const
{
    const RepeatedNames repeated(fields);
    const FieldView *error = nullptr;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (repeated.isOverridden(i)) continue;
        const auto *json = std::get_if<RawJsonView>(&fields[i].value);
        if (fields[i].name == "err"sv && json && m_error.read(json->text))
            error = &fields[i];
        else
            appendField(out, fields[i]);
    }
    if (error) appendStack(out);
}

void PrettyFormat::appendField(std::string &out, const FieldView &field) const
{
    if (m_singleLine) {
        out += ' ';
    } else {
        out += m_lineEnd;
        out += indent;
    }
    if (m_colour) out += dim;
    appendVisible(out, field.name);
    out += m_singleLine ? "="sv : ": "sv;
    if (m_colour) out += reset;
    if (const auto *text = std::get_if<std::string_view>(&field.value))
        appendVisible(out, *text);
    else
        appendJsonValue(out, field.value);
}

// A stack usually begins with type and message; where it does not, or where there is none, they come first.
void PrettyFormat::appendStack(std::string &out) const
{
    out += m_lineEnd;
    out += indent;
    const bool saysAll = m_error.stack().find(m_error.message()) != std::string_view::npos && !m_error.stack().empty();
    if (!saysAll) {
        if (m_colour) out += colourOf(Severity::Error);
        appendVisible(out, m_error.type().empty() ? "Error"sv : m_error.type());
        out += ": "sv;
        appendVisible(out, m_error.message());
        if (m_colour) out += reset;
    }
    if (m_error.stack().empty()) return;
    if (!saysAll) {
        out += m_lineEnd;
        out += indent;
    }
    appendVisibleLines(out, m_error.stack(), indent);
}

} // namespace ccr::logging
