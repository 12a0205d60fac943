#include "logging/format/logfmt_format.h"

#include "logging/base/json_text.h"
#include "logging/format/visible_text.h"

namespace ccr::logging {

using namespace std::string_view_literals;

namespace {

void appendPair(std::string &out, std::string_view name, std::string_view text)
{
    if (text.empty()) return;
    out += ' ';
    out += name;
    out += '=';
    appendWord(out, text);
}

} // namespace

LogfmtFormat::LogfmtFormat(const FormatConfig &format, const ServiceIdentity &identity)
    : m_levels(LevelNames::asWords(format, LevelCase::AsNamed)),
      m_time(format.timeFormat.value_or(TimeFormat::Iso)),
      m_errorName(format.errorKey.toStdString()),
      m_prefix(format.messagePrefix.toStdString()),
      m_end(format.crlf ? "\r\n" : "\n")
{
    std::string serviceKey;
    appendKey(serviceKey, format.serviceKey.toStdString());
    appendPair(m_service, serviceKey, identity.serviceName.toStdString());
    appendPair(m_service, "version", identity.version.toStdString());
    appendPair(m_service, "environment", identity.environment.toStdString());
    m_messageKey = ' ';
    appendKey(m_messageKey, format.messageKey.toStdString());
    m_messageKey += '=';
}

void LogfmtFormat::append(std::string &out, const RecordView &record) const
{
    if (m_time.isWanted()) {
        out += "time="sv;
        m_time.append(out, record.time);
        out += ' ';
    }
    out += "level="sv;
    const std::string_view level = m_levels.find(record.severity);
    if (level.empty())
        appendJsonNumber(out, static_cast<std::int64_t>(record.severity));
    else
        appendWord(out, level);
    out += m_service;
    appendPair(out, "component", record.component);
    appendPair(out, "reqId", record.exchangeId);
    if (record.seq > 0) {
        out += " seq="sv;
        appendJsonNumber(out, static_cast<std::int64_t>(record.seq));
    }
    out += m_messageKey;
    if (m_prefix.empty()) {
        appendWord(out, record.message);
    } else {
        m_message.assign(m_prefix).append(record.message);
        appendWord(out, m_message);
    }
    appendPairs(out, record.fields, m_error, m_errorName);
    out += m_end;
}

} // namespace ccr::logging
