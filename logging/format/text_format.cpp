#include "logging/format/text_format.h"

#include "logging/base/json_text.h"
#include "logging/format/visible_text.h"

namespace ccr::logging {

using namespace std::string_view_literals;

TextFormat::TextFormat(const FormatConfig &format)
    : m_levels(LevelNames::asWords(format, LevelCase::Upper)),
      m_time(format.timeFormat.value_or(TimeFormat::Iso)),
      m_errorName(format.errorKey.toStdString()),
      m_prefix(format.messagePrefix.toStdString()),
      m_end(format.crlf ? "\r\n" : "\n")
{
}

void TextFormat::append(std::string &out, const RecordView &record) const
{
    if (m_time.isWanted()) {
        out += '[';
        m_time.append(out, record.time);
        out += "] "sv;
    }
    const std::string_view level = m_levels.find(record.severity);
    if (level.empty())
        appendJsonNumber(out, static_cast<std::int64_t>(record.severity));
    else
        appendVisible(out, level);
    out += ' ';
    appendVisible(out, m_prefix);
    appendVisible(out, record.message);
    if (!record.component.empty()) {
        out += " component="sv;
        appendWord(out, record.component);
    }
    if (!record.exchangeId.empty()) {
        out += " reqId="sv;
        appendWord(out, record.exchangeId);
    }
    appendPairs(out, record.fields, m_error, m_errorName);
    out += m_end;
}

} // namespace ccr::logging
