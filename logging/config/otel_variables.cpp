#include "logging/config/otel_variables.h"

#include "logging/config/stream_options.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;

// Of the standard, where neither variable nor configuration says anything else.
constexpr int batchSize = 512;
constexpr milliseconds batchInterval{1000};
constexpr int queueRecords = 2048;

class OtelVariables
{
public:
    OtelVariables(MergedStream &stream, const SourceLayers &layers, ConfigDiagnostics &diagnostics)
        : m_stream(stream), m_layers(layers), m_diagnostics(diagnostics)
    {
    }

    void apply()
    {
        if (!m_stream.provenances.contains(option(u"batchSize"))) m_stream.draft.stream.network.batchSize = batchSize;
        if (!m_stream.provenances.contains(option(u"batchInterval"))) m_stream.draft.stream.network.batchInterval = batchInterval;
        if (!m_stream.provenances.contains(option(u"queueRecords"))) m_stream.draft.stream.network.queueRecords = queueRecords;
        readEndpoint();
        readPairs(u"headers", u"HEADERS"_s, &NetworkStream::headers);
        set(u"timeout", exporter(u"TIMEOUT"_s));
        set(u"timeout", variable(u"OTEL_BLRP_EXPORT_TIMEOUT"_s));
        set(u"caFile", exporter(u"CERTIFICATE"_s));
        set(u"batchInterval", variable(u"OTEL_BLRP_SCHEDULE_DELAY"_s));
        set(u"batchSize", variable(u"OTEL_BLRP_MAX_EXPORT_BATCH_SIZE"_s));
        set(u"queueRecords", variable(u"OTEL_BLRP_MAX_QUEUE_SIZE"_s));
        readCompression();
        readProtocol();
        readAttributes();
    }

private:
    using Found = std::optional<std::pair<QString, ConfigOrigin>>;

    static const Option<StreamDraft> *option(QStringView path) { return streamOptions().find(path); }
    Found variable(const QString &name) const { return m_layers.variable(name); }
    /// The variable for logs alone, else the one for all signals.
    Found exporter(const QString &name) const
    {
        const Found logs = variable(u"OTEL_EXPORTER_OTLP_LOGS_"_s + name);
        return logs ? logs : variable(u"OTEL_EXPORTER_OTLP_"_s + name);
    }

    void set(QStringView path, const Found &found) { set(path, found, found ? jsonOf(found->first) : Json5Value{}); }
    void set(QStringView path, const Found &found, const Json5Value &value)
    {
        if (!found || m_stream.provenances.contains(option(path))) return;
        const Result<Change<StreamDraft>> change = readOption(*option(path), value);
        if (!change) return fail(*found, change.error().message);
        (*change)(m_stream.draft);
        m_stream.provenances.insert(option(path), {found->second, m_stream.rank});
    }

    void fail(const std::pair<QString, ConfigOrigin> &found, const QString &message)
    {
        m_diagnostics.push_back({Kind::Error, found.second, u"\"%1\": %2"_s.arg(found.second.pointer, message), {}});
    }

    // The one for logs is the whole address; the one for all signals gets the path of logs.
    void readEndpoint()
    {
        if (const Found logs = variable(u"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"_s)) return set(u"url", logs);
        const Found base = variable(u"OTEL_EXPORTER_OTLP_ENDPOINT"_s);
        if (!base) return;
        const QString address = base->first.trimmed();
        set(u"url", base, jsonOf((address.endsWith(u'/') ? address : address + u'/') + u"v1/logs"_s));
    }

    // "key=value,key=value", percent-encoded (W3C baggage).
    std::optional<QMap<QString, QString>> pairs(const std::pair<QString, ConfigOrigin> &found)
    {
        QMap<QString, QString> map;
        const QStringList parts = found.first.split(u',', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            const qsizetype equals = part.indexOf(u'=');
            if (equals <= 0) {
                fail(found, u"expected name=value pairs, parted by commas"_s); // may hold a key
                return std::nullopt;
            }
            const auto decoded = [](const QString &text) { return QUrl::fromPercentEncoding(text.trimmed().toUtf8()); };
            map.insert(decoded(part.left(equals)), decoded(part.mid(equals + 1)));
        }
        return map;
    }

    void readPairs(QStringView path, const QString &name, QMap<QString, QString> NetworkStream::*member)
    {
        const Found found = exporter(name);
        if (!found || m_stream.provenances.contains(option(path))) return;
        if (const auto map = pairs(*found)) {
            m_stream.draft.stream.network.*member = *map;
            m_stream.provenances.insert(option(path), {found->second, m_stream.rank});
        }
    }

    void readCompression()
    {
        const Found found = exporter(u"COMPRESSION"_s);
        if (!found) return;
        const QString name = found->first.trimmed().toLower();
        if (name != "gzip"_L1 && name != "none"_L1) return fail(*found, u"\"%1\" is unknown; use gzip or none"_s.arg(found->first));
        set(u"gzip", found, jsonOf(name == "gzip"_L1));
    }

    void readProtocol()
    {
        const Found found = exporter(u"PROTOCOL"_s);
        if (!found || found->first.trimmed() == "http/json"_L1) return;
        m_diagnostics.push_back({Kind::Warning, found->second,
                                 u"\"%1\": \"%2\" is not spoken here; http/json is used, which collectors take at the same address"_s.arg(
                                     found->second.pointer, found->first),
                                 u"let the address be the collector's HTTP port, 4318 as a rule"_s});
    }

    void readAttributes()
    {
        QMap<QString, QString> &labels = m_stream.draft.stream.network.labels;
        const Found attributes = variable(u"OTEL_RESOURCE_ATTRIBUTES"_s);
        const Found service = variable(u"OTEL_SERVICE_NAME"_s);
        QMap<QString, QString> all;
        if (attributes)
            if (const auto map = pairs(*attributes)) all = *map;
        if (service) all.insert(u"service.name"_s, service->first);
        if (all.isEmpty()) return;
        for (auto label = all.cbegin(); label != all.cend(); ++label)
            if (!labels.contains(label.key())) labels.insert(label.key(), label.value());
        if (!m_stream.provenances.contains(option(u"labels")))
            m_stream.provenances.insert(option(u"labels"), {attributes ? attributes->second : service->second, m_stream.rank});
    }

    MergedStream &m_stream;
    const SourceLayers &m_layers;
    ConfigDiagnostics &m_diagnostics;
};

} // namespace

void applyOtelVariables(MergedStream &stream, const SourceLayers &layers, ConfigDiagnostics &diagnostics)
{
    OtelVariables(stream, layers, diagnostics).apply();
}

} // namespace ccr::logging
