#include "logging/format/pino_format.h"

#include "logging/format/process_identity.h"

#include <algorithm>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

std::string quoted(const QString &text, Escaping escaping)
{
    std::string out;
    appendQuoted(out, text.toStdString(), escaping);
    return out;
}

std::string member(const QString &name, const QString &value, Escaping escaping)
{
    if (value.isEmpty()) return {};
    return ',' + quoted(name, escaping) + ':' + quoted(value, escaping);
}

TimeFormat timeFormatOf(const FormatConfig &format)
{
    return format.timeFormat.value_or(format.profile == FormatProfile::Fork ? TimeFormat::Iso : TimeFormat::Epoch);
}

LevelFormat levelFormatOf(const FormatConfig &format)
{
    return format.levelFormat.value_or(format.profile == FormatProfile::Fork ? LevelFormat::Label : LevelFormat::Number);
}

QString errorKeyOf(const FormatConfig &format)
{
    const bool isDefault = format.errorKey == QStringLiteral("err");
    return format.profile == FormatProfile::Fork && isDefault ? QStringLiteral("error") : format.errorKey;
}

} // namespace

PinoFormat::PinoFormat(const FormatConfig &format, const ServiceIdentity &identity)
    : m_profile(format.profile),
      m_escaping(format.profile == FormatProfile::PinoStrict ? Escaping::Minimal : Escaping::Defensive),
      m_timeFormat(timeFormatOf(format)),
      m_base(format.base && format.profile != FormatProfile::Fork),
      m_requestName(format.profile == FormatProfile::Fork ? ",\"requestId\":" : ",\"reqId\":"),
      m_errorName(quoted(errorKeyOf(format), m_escaping) + ':'),
      m_end(format.crlf ? "}\r\n" : "}\n")
{
    renderLevels(format);
    renderBase(format, identity);
    if (!format.nestedKey.isEmpty()) m_nestedBegin = ',' + quoted(format.nestedKey, m_escaping) + ":{";
    m_messageBegin = ',' + quoted(format.messageKey, m_escaping) + ":\"";
    appendEscaped(m_messageBegin, format.messagePrefix.toStdString(), m_escaping);
    if (m_profile != FormatProfile::PinoStrict) reserveNames(format, identity);
}

void PinoFormat::renderLevels(const FormatConfig &format)
{
    const LevelNames names(format.customLevels);
    for (const auto &[number, name] : names.all()) {
        std::string text = "{\"level\":";
        if (levelFormatOf(format) == LevelFormat::Label)
            appendQuoted(text, name, m_escaping);
        else
            appendJsonNumber(text, static_cast<std::int64_t>(number));
        m_levels.emplace_back(number, std::move(text));
    }
}

void PinoFormat::renderBase(const FormatConfig &format, const ServiceIdentity &identity)
{
    m_ownPid = ownProcessId();
    if (m_base) {
        m_otherBase = ",\"hostname\":";
        appendQuoted(m_otherBase, ownHostName(), m_escaping);
    }
    if (m_profile != FormatProfile::PinoStrict) {
        m_otherBase += member(format.serviceKey, identity.serviceName, m_escaping);
        m_otherBase += member(QStringLiteral("version"), identity.version, m_escaping);
        m_otherBase += member(QStringLiteral("environment"), identity.environment, m_escaping);
    }
    if (m_base) m_ownBase = ",\"pid\":" + std::to_string(m_ownPid);
    m_ownBase += m_otherBase;
}

void PinoFormat::reserveNames(const FormatConfig &format, const ServiceIdentity &identity)
{
    m_reserved.add("level");
    if (m_timeFormat != TimeFormat::None) m_reserved.add("time");
    if (m_base) {
        m_reserved.add("pid");
        m_reserved.add("hostname");
    }
    if (!identity.serviceName.isEmpty()) m_reserved.add(format.serviceKey.toStdString());
    if (!identity.version.isEmpty()) m_reserved.add("version");
    if (!identity.environment.isEmpty()) m_reserved.add("environment");
    m_reserved.add("component");
    m_reserved.add(m_profile == FormatProfile::Fork ? "requestId" : "reqId");
    if (m_profile == FormatProfile::Pino) m_reserved.add("seq");
    m_reserved.add(format.messageKey.toStdString());
    if (!format.nestedKey.isEmpty()) m_reserved.add(format.nestedKey.toStdString());
}

void PinoFormat::append(std::string &out, const RecordView &record) const
{
    appendLevel(out, record.severity);
    appendTime(out, record.time);
    appendBase(out, record.pid);
    if (m_profile != FormatProfile::PinoStrict) {
        if (!record.component.empty()) {
            out += ",\"component\":"sv;
            appendQuoted(out, record.component);
        }
        if (!record.exchangeId.empty()) {
            out += m_requestName;
            appendQuoted(out, record.exchangeId);
        }
    }
    appendFields(out, record);
    if (m_profile == FormatProfile::Pino && record.seq > 0) {
        out += ",\"seq\":"sv;
        appendJsonNumber(out, static_cast<std::int64_t>(record.seq));
    }
    out += m_messageBegin;
    appendEscaped(out, record.message, m_escaping);
    out += '"';
    out += m_end;
}

void PinoFormat::appendLevel(std::string &out, Severity severity) const
{
    for (const auto &[number, text] : m_levels) {
        if (number != static_cast<int>(severity)) continue;
        out += text;
        return;
    }
    out += "{\"level\":"sv;
    appendJsonNumber(out, static_cast<std::int64_t>(severity));
}

void PinoFormat::appendTime(std::string &out, WallTime time) const
{
    switch (m_timeFormat) {
    case TimeFormat::Epoch: out += ",\"time\":"sv; return appendJsonNumber(out, millisSinceEpoch(time));
    case TimeFormat::Unix: // Math.round
        out += ",\"time\":"sv;
        return appendJsonNumber(out, static_cast<std::int64_t>(std::chrono::floor<std::chrono::seconds>(
                                                                   std::chrono::floor<milliseconds>(time) + milliseconds(500))
                                                                   .time_since_epoch()
                                                                   .count()));
    case TimeFormat::Iso:
        out += ",\"time\":\""sv;
        m_isoTime.appendMillis(out, time);
        out += '"';
        return;
    case TimeFormat::IsoNano:
        out += ",\"time\":\""sv;
        m_isoTime.appendNanos(out, time);
        out += '"';
        return;
    case TimeFormat::None: return;
    }
}

void PinoFormat::appendBase(std::string &out, std::int64_t pid) const
{
    if (pid == 0 || pid == m_ownPid || !m_base) {
        out += m_ownBase;
        return;
    }
    out += ",\"pid\":"sv;
    appendJsonNumber(out, pid);
    out += m_otherBase;
}

// What a child logger binds stands beside the object of the call's fields, not in it.
void PinoFormat::appendFields(std::string &out, const RecordView &record) const
{
    if (m_nestedBegin.empty()) return appendMembers(out, record.fields, false);
    const std::size_t bound = std::min(record.boundFields, record.fields.size());
    appendMembers(out, record.fields.first(bound), false);
    appendMembers(out, record.fields.subspan(bound), true);
}

void PinoFormat::appendMembers(std::string &out, std::span<const FieldView> fields, bool isNested) const
{
    if (fields.empty()) return;
    out += isNested ? std::string_view(m_nestedBegin) : ","sv;
    const RepeatedNames repeated(fields);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto &[name, value] = fields[i];
        if (m_profile != FormatProfile::PinoStrict && repeated.isOverridden(i)) continue;
        if (name == "err"sv) {
            out += m_errorName;
            appendError(out, value);
        } else {
            out += !isNested && m_reserved.contains(name) ? "\"fields."sv : "\""sv;
            appendEscaped(out, name, m_escaping);
            out += "\":"sv;
            appendJsonValue(out, value, m_escaping);
        }
        out += ',';
    }
    out.back() = '}'; // of the object; the comma that follows the last one is written by whoever comes next
    if (!isNested) out.pop_back();
}

// The serializer writes the type first; the fork calls it a name.
void PinoFormat::appendError(std::string &out, const FieldView::Value &value) const
{
    constexpr auto begin = "{\"type\":"sv;
    const auto *json = std::get_if<RawJsonView>(&value);
    if (m_profile == FormatProfile::Fork && json && json->text.starts_with(begin)) {
        out += "{\"name\":"sv;
        return appendJsonText(out, json->text.substr(begin.size()), m_escaping);
    }
    appendJsonValue(out, value, m_escaping);
}

} // namespace ccr::logging
