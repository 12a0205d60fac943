#include "logging/delivery/loki_payload.h"

#include "logging/base/json_text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::array<std::string_view, 5> levels{"debug", "info", "warning", "error", "critical"};

std::size_t levelOf(Severity severity)
{
    if (severity < Severity::Info) return 0;
    if (severity < Severity::Warn) return 1;
    if (severity < Severity::Error) return 2;
    return severity < Severity::Fatal ? 3 : 4;
}

// [a-zA-Z_][a-zA-Z0-9_]*, as Prometheus has it.
std::string labelName(const QString &name)
{
    std::string out;
    for (const QChar c : name) {
        const bool isDigit = c >= u'0' && c <= u'9';
        const bool isLetter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
        if (isDigit && out.empty()) out += '_';
        out += isDigit || isLetter ? c.toLatin1() : '_';
    }
    return out.empty() ? "_" : out;
}

} // namespace

LokiPayload::LokiPayload(const StreamConfig &stream, const ServiceIdentity &identity)
    : m_format(makeFormat(stream.format, identity)), m_tenant(stream.network.tenant.toStdString())
{
    QMap<QString, QString> labels = stream.network.labels;
    if (labels.isEmpty()) labels.insert(u"service_name"_s, identity.serviceName);
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        const std::string name = labelName(label.key());
        if (name == "level") continue; // ours
        appendQuoted(m_labels, name);
        m_labels += ':';
        appendQuoted(m_labels, label.value().toStdString());
        m_labels += ',';
    }
}

// One digit for the level, then what stands in "values".
void LokiPayload::encode(std::string &entry, const RecordView &record) const
{
    entry += static_cast<char>('0' + levelOf(record.severity));
    entry += "[\"";
    appendJsonNumber(entry, static_cast<std::int64_t>(record.time.time_since_epoch().count()));
    entry += "\",";
    std::string line;
    m_format->append(line, record);
    chopLineEnd(line);
    appendQuoted(entry, line);
    entry += ']';
}

std::string LokiPayload::body(const Batch &batch) const
{
    std::array<std::string, levels.size()> values;
    for (const std::string_view entry : batch.entries) {
        const auto level = static_cast<std::size_t>(entry[0] - '0');
        if (level >= levels.size()) continue;
        if (!values[level].empty()) values[level] += ',';
        values[level] += entry.substr(1);
    }
    std::string out = "{\"streams\":[";
    for (std::size_t level = 0; level < levels.size(); ++level) {
        if (values[level].empty()) continue;
        if (out.back() == '}') out += ',';
        out += "{\"stream\":{" + m_labels + "\"level\":\"";
        out += levels[level];
        out += "\"},\"values\":[" + values[level] + "]}";
    }
    return out + "]}";
}

QUrl LokiPayload::endpoint(const QUrl &configured) const
{
    QUrl url = configured;
    if (url.path().isEmpty() || url.path() == "/"_L1) url.setPath(u"/loki/api/v1/push"_s);
    return url;
}

std::vector<std::pair<std::string, std::string>> LokiPayload::headers() const
{
    if (m_tenant.empty()) return {};
    return {{"X-Scope-OrgID", m_tenant}};
}

} // namespace ccr::logging
