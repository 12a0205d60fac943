#include "logging/config/otel_variables.h"

#include "logging/config/otel_reader.h"
#include "logging/config/stream_options.h"

#include <algorithm>

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
        : m_network(stream.draft.stream.network),
          m_reader(streamOptions(), stream.draft, stream.provenances, stream.rank, layers, diagnostics)
    {
    }

    void apply()
    {
        if (!m_reader.isSet(u"batchSize")) m_network.batchSize = batchSize;
        if (!m_reader.isSet(u"batchInterval")) m_network.batchInterval = batchInterval;
        if (!m_reader.isSet(u"queueRecords")) m_network.queueRecords = queueRecords;
        readEndpoint();
        m_reader.setHeaders(u"headers", exporter(u"HEADERS"_s));
        m_reader.set(u"timeout", exporter(u"TIMEOUT"_s));
        m_reader.set(u"timeout", m_reader.variable(u"OTEL_BLRP_EXPORT_TIMEOUT"_s));
        m_reader.set(u"caFile", exporter(u"CERTIFICATE"_s));
        m_reader.set(u"clientCertificate", exporter(u"CLIENT_CERTIFICATE"_s));
        m_reader.set(u"clientKey", exporter(u"CLIENT_KEY"_s));
        m_reader.set(u"batchInterval", m_reader.variable(u"OTEL_BLRP_SCHEDULE_DELAY"_s));
        m_reader.set(u"batchSize", m_reader.variable(u"OTEL_BLRP_MAX_EXPORT_BATCH_SIZE"_s));
        m_reader.set(u"queueRecords", m_reader.variable(u"OTEL_BLRP_MAX_QUEUE_SIZE"_s));
        m_reader.setCompression(u"gzip", exporter(u"COMPRESSION"_s));
        readProtocol();
        m_reader.addAttributes(u"labels", m_network.labels);
    }

private:
    using Found = OtelReader<StreamDraft>::Found;

    /// The variable for logs alone, else the one for all signals.
    Found exporter(const QString &name) const
    {
        const Found logs = m_reader.variable(u"OTEL_EXPORTER_OTLP_LOGS_"_s + name);
        return logs ? logs : m_reader.variable(u"OTEL_EXPORTER_OTLP_"_s + name);
    }

    // The one for logs is the whole address; the one for all signals gets the path of logs.
    void readEndpoint()
    {
        if (const Found logs = m_reader.variable(u"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"_s)) return m_reader.set(u"url", logs);
        const Found base = m_reader.variable(u"OTEL_EXPORTER_OTLP_ENDPOINT"_s);
        if (!base) return;
        const QString address = base->first.trimmed();
        m_reader.set(u"url", base, jsonOf((address.endsWith(u'/') ? address : address + u'/') + u"v1/logs"_s));
    }

    void readProtocol()
    {
        const Found found = exporter(u"PROTOCOL"_s);
        if (!found || found->first.trimmed() == "http/json"_L1) return;
        m_reader.report(
            Kind::Warning, *found,
            saidOfConfig("\"%1\" is not spoken here; http/json is used, which collectors take at the same address", found->first),
            saidOfConfig("let the address be the collector's HTTP port, 4318 as a rule"));
    }

    NetworkStream &m_network;
    OtelReader<StreamDraft> m_reader;
};

} // namespace

void applyOtelVariables(MergedStream &stream, const SourceLayers &layers, ConfigDiagnostics &diagnostics)
{
    OtelVariables(stream, layers, diagnostics).apply();
}

void noteOtelVariablesInVain(const MergedConfig &merged, const SourceLayers &layers, ConfigDiagnostics &diagnostics)
{
    const auto isOtlp = [](const MergedStream &stream) {
        return stream.draft.stream.type == StreamType::Network && stream.draft.stream.network.protocol == NetworkProtocol::Otlp;
    };
    if (std::any_of(merged.streams.begin(), merged.streams.end(), isOtlp)) return;
    for (const QString &name : {u"OTEL_BLRP_EXPORT_TIMEOUT"_s, u"OTEL_BLRP_SCHEDULE_DELAY"_s, u"OTEL_BLRP_MAX_EXPORT_BATCH_SIZE"_s,
                                u"OTEL_BLRP_MAX_QUEUE_SIZE"_s})
        if (const auto found = layers.variable(name))
            diagnostics.push_back({Kind::Hint, found->second,
                                   saidOfConfig("\"%1\" has no effect: no stream sends logs to OpenTelemetry", name),
                                   saidOfConfig("add a stream {type: \"network\", protocol: \"otlp\", url: …}, or remove it")});
}

} // namespace ccr::logging
