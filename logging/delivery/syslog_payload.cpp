#include "logging/delivery/syslog_payload.h"

#include "logging/base/json_text.h"
#include "logging/format/process_identity.h"
#include "logging/format/time_text.h"
#include "logging/format/visible_text.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::size_t maxHostName = 255;
constexpr std::size_t maxAppName = 48;
constexpr std::size_t maxMessageId = 32;
constexpr std::size_t maxParameterName = 32;
/// Ids without a registered number are reserved to the IETF; this number is the one for examples (RFC 5612).
constexpr std::string_view dataId = "ccr@32473";
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// RFC 5424, table 2: critical, error, warning, informational, debug.
int syslogSeverity(Severity severity)
{
    if (severity >= Severity::Fatal) return 2;
    if (severity >= Severity::Error) return 3;
    if (severity >= Severity::Warn) return 4;
    return severity >= Severity::Info ? 6 : 7;
}

// Printable ASCII without blanks; "-" stands for nothing.
void appendName(std::string &out, std::string_view text, std::size_t longest, std::string_view alsoForbidden = {})
{
    const std::size_t begin = out.size();
    for (const char c : text.substr(0, longest)) out += c > ' ' && c <= '~' && alsoForbidden.find(c) == std::string_view::npos ? c : '_';
    if (out.size() == begin) out += '-';
}

std::string textOf(const FieldView::Value &value)
{
    std::string out;
    if (const auto *text = std::get_if<std::string_view>(&value))
        appendVisible(out, *text);
    else if (const auto *json = std::get_if<RawJsonView>(&value))
        appendVisible(out, json->text);
    else if (const auto *flag = std::get_if<bool>(&value))
        out = *flag ? "true" : "false";
    else if (const auto *number = std::get_if<std::int64_t>(&value))
        out = std::to_string(*number);
    else if (const auto *real = std::get_if<double>(&value))
        appendScriptNumber(out, *real);
    return out;
}

void appendParameter(std::string &out, std::string_view name, std::string_view value)
{
    out += ' ';
    appendName(out, name, maxParameterName, "=]\"");
    out += "=\"";
    for (const char c : value) {
        if (c == '"' || c == '\\' || c == ']') out += '\\';
        out += c;
    }
    out += '"';
}

} // namespace

SyslogPayload::SyslogPayload(const StreamConfig &stream, const ServiceIdentity &identity)
    : m_facility(std::clamp(stream.network.facility, 0, 23)), m_origin(" ")
{
    appendName(m_origin, ownHostName(), maxHostName);
    m_origin += ' ';
    appendName(m_origin, identity.serviceName.toStdString(), maxAppName);
    m_origin += ' ';
}

void SyslogPayload::encode(std::string &entry, const RecordView &record) const
{
    entry += '<' + std::to_string(m_facility * 8 + syslogSeverity(record.severity)) + ">1 ";
    IsoTime().appendMillis(entry, record.time);
    entry += m_origin + std::to_string(record.pid != 0 ? record.pid : ownProcessId()) + ' ';
    appendName(entry, record.component, maxMessageId);
    entry += ' ';
    appendStructuredData(entry, record);
    entry += ' ';
    std::string message;
    appendVisible(message, record.message);
    const bool isAscii = std::none_of(message.begin(), message.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (!isAscii) entry += byteOrderMark; // what says that it is UTF-8
    entry += message;
}

void SyslogPayload::appendStructuredData(std::string &out, const RecordView &record) const
{
    out += '[';
    out += dataId;
    if (record.seq > 0) appendParameter(out, "seq", std::to_string(record.seq));
    if (!record.exchangeId.empty()) appendParameter(out, "reqId", record.exchangeId);
    for (const FieldView &field : record.fields) appendParameter(out, field.name, textOf(field.value));
    out += ']';
}

std::string SyslogPayload::body(const Batch &batch) const
{
    std::string out;
    out.reserve(batch.bytes + batch.entries.size() * 6);
    for (const std::string &entry : batch.entries) {
        out += std::to_string(entry.size()) + ' ';
        out += entry;
    }
    return out;
}

} // namespace ccr::logging
