#include "logging/format/ecs_format.h"

#include "logging/format/process_identity.h"
#include "logging/format/semantic_names.h"

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view ecsVersion = "8.11.0";
constexpr double nanosPerMilli = 1e6;

std::string member(std::string_view name, const QString &value)
{
    if (value.isEmpty()) return {};
    std::string out = ",\"" + std::string(name) + "\":";
    appendQuoted(out, value.toStdString());
    return out;
}

void appendMember(std::string &out, std::string_view name, std::string_view text)
{
    out += ",\""sv;
    out += name;
    out += "\":"sv;
    appendQuoted(out, text);
}

std::optional<double> numberOf(const FieldView::Value &value)
{
    if (const auto *real = std::get_if<double>(&value)) return *real;
    if (const auto *number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*number);
    return std::nullopt;
}

// error.type and error.message belong to the error itself where a record has one.
bool isOfError(std::string_view name)
{
    return name == "errorClass"sv || name == "errorMessage"sv;
}

} // namespace

EcsFormat::EcsFormat(const FormatConfig &format, const ServiceIdentity &identity)
    : m_levels(format.customLevels), m_end(format.crlf ? "}\r\n" : "}\n"), m_ownPid(ownProcessId())
{
    m_messageBegin = "\",\"message\":\"";
    appendEscaped(m_messageBegin, format.messagePrefix.toStdString());
    m_process = "\",\"ecs.version\":\"" + std::string(ecsVersion) + '"' + member("service.name", identity.serviceName)
                + member("service.version", identity.version) + member("service.environment", identity.environment);
    if (format.base) {
        m_process += member("host.hostname", QString::fromStdString(ownHostName())) + ",\"process.pid\":";
        m_ownProcess = m_process + std::to_string(m_ownPid);
    } else {
        m_ownProcess = m_process;
        m_process.clear();
    }
    m_ownBegin = ",";
    appendQuoted(m_ownBegin, format.nestedKey.isEmpty() ? "llmrouter" : format.nestedKey.toStdString());
    m_ownBegin += ":{";
}

void EcsFormat::append(std::string &out, const RecordView &record) const
{
    out += "{\"@timestamp\":\""sv;
    m_isoTime.appendMillis(out, record.time);
    out += "\",\"log.level\":\""sv;
    const std::string_view level = m_levels.find(record.severity);
    if (level.empty())
        appendJsonNumber(out, static_cast<std::int64_t>(record.severity));
    else
        appendEscaped(out, level);
    out += m_messageBegin;
    appendEscaped(out, record.message);
    if (record.pid == 0 || record.pid == m_ownPid || m_process.empty()) {
        out += m_ownProcess;
    } else {
        out += m_process;
        appendJsonNumber(out, record.pid);
    }
    if (!record.component.empty()) appendMember(out, "log.logger", record.component);
    if (!record.exchangeId.empty()) appendMember(out, "http.request.id", record.exchangeId);
    if (record.seq > 0) {
        out += ",\"event.sequence\":"sv;
        appendJsonNumber(out, static_cast<std::int64_t>(record.seq));
    }
    appendFields(out, record.fields);
    out += m_end;
}

void EcsFormat::appendFields(std::string &out, std::span<const FieldView> fields) const
{
    const RepeatedNames repeated(fields);
    bool hasError = false;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].name == "err"sv && !repeated.isOverridden(i)) hasError = appendError(out, fields[i].value);
    std::uint64_t known = 0; // of the first 64 fields; whatever comes behind them is left among the others
    for (std::size_t i = 0; i < fields.size() && i < 64; ++i) {
        const bool isDone = repeated.isOverridden(i) || (hasError && fields[i].name == "err"sv) || appendKnown(out, fields[i], hasError);
        if (isDone) known |= std::uint64_t(1) << i;
    }
    bool isFirst = true;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if ((i < 64 && ((known >> i) & 1)) || repeated.isOverridden(i)) continue;
        out += isFirst ? std::string_view(m_ownBegin) : ","sv;
        isFirst = false;
        appendQuoted(out, fields[i].name);
        out += ':';
        appendJsonValue(out, fields[i].value);
    }
    if (!isFirst) out += '}';
}

bool EcsFormat::appendKnown(std::string &out, const FieldView &field, bool hasError) const
{
    if (field.name == "totalMs"sv || field.name == "durationMs"sv || field.name == "responseTime"sv) {
        const std::optional<double> number = numberOf(field.value);
        if (!number) return false;
        out += ",\"event.duration\":"sv; // nanoseconds
        appendJsonNumber(out, static_cast<std::int64_t>(*number * nanosPerMilli));
        return true;
    }
    const SemanticName *name = findSemanticName(field.name);
    if (!name || name->ecs.empty() || (hasError && isOfError(field.name))) return false;
    const bool fits = name->type == SemanticType::Number ? std::holds_alternative<std::int64_t>(field.value)
                                                         : std::holds_alternative<std::string_view>(field.value);
    if (!fits) return false;
    out += ",\""sv;
    out += name->ecs;
    out += "\":"sv;
    appendJsonValue(out, field.value);
    return true;
}

bool EcsFormat::appendError(std::string &out, const FieldView::Value &value) const
{
    const auto *json = std::get_if<RawJsonView>(&value);
    if (!json || !m_error.read(json->text)) return false;
    if (!m_error.type().empty()) appendMember(out, "error.type", m_error.type());
    appendMember(out, "error.message", m_error.message());
    if (!m_error.stack().empty()) appendMember(out, "error.stack_trace", m_error.stack());
    return true;
}

} // namespace ccr::logging
