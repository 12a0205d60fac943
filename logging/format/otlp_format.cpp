#include "logging/format/otlp_format.h"

#include "logging/api/trace_id.h"
#include "logging/format/process_identity.h"
#include "logging/format/semantic_names.h"

#include <algorithm>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

constexpr int severityPerLevel = 4; ///< TRACE is 1 to 4, DEBUG 5 to 8 …

const FieldView *lastField(std::span<const FieldView> fields, std::string_view name)
{
    const auto found = std::find_if(fields.rbegin(), fields.rend(), [name](const FieldView &field) { return field.name == name; });
    return found == fields.rend() ? nullptr : &*found;
}

std::string_view hexField(std::span<const FieldView> fields, std::string_view name, std::size_t digits)
{
    const FieldView *field = lastField(fields, name);
    const auto *text = field ? std::get_if<std::string_view>(&field->value) : nullptr;
    return text && isTraceHex(*text, digits) ? *text : std::string_view();
}

} // namespace

std::string otlpResource(const ServiceIdentity &identity, const QMap<QString, QString> &labels)
{
    OtlpValues values;
    std::string out = "{\"attributes\":[";
    const auto add = [&](std::string_view key, const QString &value) {
        if (value.isEmpty() || labels.contains(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())))) return;
        values.appendAttribute(out, key, std::string_view(value.toStdString()));
        out += ',';
    };
    add("service.name", identity.serviceName);
    add("service.version", identity.version);
    add("deployment.environment.name", identity.environment);
    add("host.name", QString::fromStdString(ownHostName()));
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        values.appendAttribute(out, it.key().toStdString(), std::string_view(it.value().toStdString()));
        out += ',';
    }
    values.appendAttribute(out, "process.pid", ownProcessId());
    return out + "]}";
}

int otlpSeverity(Severity severity)
{
    const int number = std::clamp(static_cast<int>(severity), 10, 69);
    return 1 + (number - 10) / 10 * severityPerLevel + (number % 10) * severityPerLevel / 10;
}

OtlpFormat::OtlpFormat(const FormatConfig &format)
    : m_levels(format.customLevels, LevelCase::Upper),
      m_bodyBegin("\",\"body\":{\"stringValue\":\""),
      m_end(format.crlf ? "}\r\n" : "}\n"),
      m_ownPid(ownProcessId())
{
    appendEscaped(m_bodyBegin, format.messagePrefix.toStdString());
    for (const char *name : {"component", "reqId", "seq"}) m_reserved.add(name);
}

void OtlpFormat::append(std::string &out, const RecordView &record) const
{
    const std::int64_t nanos = record.time.time_since_epoch().count();
    out += "{\"timeUnixNano\":\""sv;
    appendJsonNumber(out, nanos);
    out += "\",\"observedTimeUnixNano\":\""sv;
    appendJsonNumber(out, nanos);
    out += "\",\"severityNumber\":"sv;
    appendJsonNumber(out, static_cast<std::int64_t>(otlpSeverity(record.severity)));
    out += ",\"severityText\":\""sv;
    const std::string_view level = m_levels.find(record.severity);
    if (level.empty())
        appendJsonNumber(out, static_cast<std::int64_t>(record.severity));
    else
        appendEscaped(out, level);
    out += m_bodyBegin;
    appendEscaped(out, record.message);
    out += "\"},\"attributes\":["sv;
    appendAttributes(out, record);
    out += ']';
    appendIds(out, record);
    out += m_end;
}

void OtlpFormat::appendAttributes(std::string &out, const RecordView &record) const
{
    const std::size_t begin = out.size();
    const auto add = [&](std::string_view key, const FieldView::Value &value) {
        m_values.appendAttribute(out, key, value);
        out += ',';
    };
    if (!record.component.empty()) add("component", record.component);
    if (!record.exchangeId.empty()) add("reqId", record.exchangeId);
    if (record.seq > 0) add("seq", static_cast<std::int64_t>(record.seq));
    if (record.pid != 0 && record.pid != m_ownPid) add("process.pid", record.pid);
    const RepeatedNames repeated(record.fields);
    for (std::size_t i = 0; i < record.fields.size(); ++i)
        if (!repeated.isOverridden(i)) appendField(out, record.fields[i]);
    if (out.size() > begin) out.pop_back();
}

void OtlpFormat::appendField(std::string &out, const FieldView &field) const
{
    const auto add = [&](std::string_view key, const FieldView::Value &value) {
        m_values.appendAttribute(out, key, value);
        out += ',';
    };
    const auto *text = std::get_if<std::string_view>(&field.value);
    if (field.name == "traceId"sv && text && isTraceHex(*text, 32)) return;
    if (field.name == "spanId"sv && text && isTraceHex(*text, 16)) return;
    const auto *json = std::get_if<RawJsonView>(&field.value);
    if (field.name == "err"sv && json && m_error.read(json->text)) {
        if (!m_error.type().empty()) add("exception.type", m_error.type());
        add("exception.message", m_error.message());
        if (!m_error.stack().empty()) add("exception.stacktrace", m_error.stack());
        return;
    }
    if (m_reserved.contains(field.name)) return add("fields." + std::string(field.name), field.value);
    const SemanticName *name = findSemanticName(field.name);
    add(name && !name->openTelemetry.empty() ? name->openTelemetry : field.name, field.value);
}

void OtlpFormat::appendIds(std::string &out, const RecordView &record) const
{
    const std::string_view trace = hexField(record.fields, "traceId", 32);
    const std::string_view span = hexField(record.fields, "spanId", 16);
    if (trace.empty() && record.exchangeId.empty()) return;
    out += ",\"traceId\":\""sv;
    if (trace.empty())
        appendTraceId(out, record.exchangeId);
    else
        out += trace;
    out += '"';
    if (span.empty() && !trace.empty()) return; // a trace of somebody else's has no span of ours
    out += ",\"spanId\":\""sv;
    if (span.empty())
        appendSpanId(out, record.exchangeId, 0);
    else
        out += span;
    out += '"';
}

} // namespace ccr::logging
