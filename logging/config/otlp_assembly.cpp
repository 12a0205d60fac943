#include "logging/config/otlp_assembly.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/config/logging_options.h"
#include "logging/config/otel_reader.h"
#include "logging/config/stream_assembly.h"
#include "logging/config/tls_files.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;

/// What differs between the two.
struct SignalNames
{
    QLatin1StringView option;    ///< below otlp/
    QLatin1StringView variables; ///< OTEL_EXPORTER_OTLP_<…>_
    QLatin1StringView exporter;  ///< variable that may switch it off
    QLatin1StringView path;      ///< of its requests
    LoggingConfigSentence what;  ///< is sent
};
constexpr SignalNames tracesNames{"traces"_L1, "TRACES"_L1, "OTEL_TRACES_EXPORTER"_L1, "v1/traces"_L1, "traces"};
constexpr SignalNames metricsNames{"metrics"_L1, "METRICS"_L1, "OTEL_METRICS_EXPORTER"_L1, "v1/metrics"_L1, "metrics"};

class OtlpAssembly
{
public:
    OtlpAssembly(MergedConfig &merged, const SourceLayers &layers, const LoggingSources &sources)
        : m_merged(merged),
          m_sources(sources),
          m_otlp(merged.draft.otlp),
          m_reader(loggingOptions(), merged.draft, merged.provenances, static_cast<int>(layers.layers.size()), layers, merged.diagnostics)
    {
        const auto home = layers.variable(u"HOME"_s);
        m_home = home ? home->first : QDir::homePath();
        m_configFolder = QFileInfo(sources.configFile).absolutePath();
    }

    void run()
    {
        const bool isConfigured = hasAddress();
        readVariables();
        m_reader.addAttributes(u"otlp/labels", m_otlp.labels);
        complete(m_otlp.traces, tracesNames);
        complete(m_otlp.metrics, metricsNames);
        if (!isConfigured) refuseGrpc();
        checkProtocol();
        OtlpConfig &config = m_merged.draft.config.otlp;
        config.traces = networkOf(m_otlp.traces);
        config.metrics = networkOf(m_otlp.metrics);
        checkCertificates(config.traces, tracesNames);
        checkCertificates(config.metrics, metricsNames);
        config.metricInterval = m_otlp.metricInterval;
    }

private:
    using Found = OtelReader<LoggingDraft>::Found;

    static QString own(const SignalNames &names, QLatin1StringView field) { return u"otlp/%1/%2"_s.arg(names.option, field); }
    static QString shared(QLatin1StringView field) { return u"otlp/"_s + field; }
    bool hasAddress() const
    {
        return m_reader.isSet(u"otlp/url") || m_reader.isSet(u"otlp/traces/url") || m_reader.isSet(u"otlp/metrics/url");
    }

    void readVariables()
    {
        if (const Found off = m_reader.variable(u"OTEL_SDK_DISABLED"_s); off && off->first.trimmed().toLower() == "true"_L1)
            m_reader.set(u"otlp/enabled", off, jsonOf(false));
        for (const SignalNames &names : {tracesNames, metricsNames})
            if (const Found chosen = m_reader.variable(names.exporter); chosen && !chosen->first.split(u',').contains("otlp"_L1))
                m_reader.set(own(names, "enabled"_L1), chosen, jsonOf(false));
        const auto set = [this](auto read) {
            return [this, read](const QString &path, const Found &found) { (m_reader.*read)(path, found); };
        };
        using Reader = OtelReader<LoggingDraft>;
        const auto plainly = [this](const QString &path, const Found &found) { m_reader.set(path, found); };
        each("url"_L1, u"ENDPOINT"_s, plainly);
        each("headers"_L1, u"HEADERS"_s, set(&Reader::setHeaders));
        each("timeout"_L1, u"TIMEOUT"_s, plainly);
        each("gzip"_L1, u"COMPRESSION"_s, set(&Reader::setCompression));
        each("caFile"_L1, u"CERTIFICATE"_s, plainly);
        each("clientCertificate"_L1, u"CLIENT_CERTIFICATE"_s, plainly);
        each("clientKey"_L1, u"CLIENT_KEY"_s, plainly);
        m_reader.set(u"otlp/traces/timeout", m_reader.variable(u"OTEL_BSP_EXPORT_TIMEOUT"_s));
        m_reader.set(u"otlp/metrics/timeout", m_reader.variable(u"OTEL_METRIC_EXPORT_TIMEOUT"_s));
        m_reader.set(u"otlp/batchInterval", m_reader.variable(u"OTEL_BSP_SCHEDULE_DELAY"_s));
        m_reader.set(u"otlp/batchSize", m_reader.variable(u"OTEL_BSP_MAX_EXPORT_BATCH_SIZE"_s));
        m_reader.set(u"otlp/queueSpans", m_reader.variable(u"OTEL_BSP_MAX_QUEUE_SIZE"_s));
        m_reader.set(u"otlp/metricInterval", m_reader.variable(u"OTEL_METRIC_EXPORT_INTERVAL"_s));
    }

    // What the configuration says for both is more than what a variable says for one.
    template <typename Set>
    void each(QLatin1StringView field, const QString &variable, Set set)
    {
        if (m_reader.isSet(shared(field))) return;
        for (const SignalNames &names : {tracesNames, metricsNames})
            set(own(names, field), m_reader.variable(u"OTEL_EXPORTER_OTLP_%1_%2"_s.arg(names.variables, variable)));
        set(shared(field), m_reader.variable(u"OTEL_EXPORTER_OTLP_"_s + variable));
    }

    void complete(OtlpTarget &target, const SignalNames &names)
    {
        take(names, "enabled"_L1, target.enabled, m_otlp.both.enabled && target.enabled, !m_otlp.both.enabled);
        const QUrl &base = m_otlp.both.url;
        if (!base.isEmpty()) take(names, "url"_L1, target.url, below(base, names.path));
        take(names, "headers"_L1, target.headers, m_otlp.both.headers);
        take(names, "timeout"_L1, target.timeout, m_otlp.both.timeout);
        take(names, "gzip"_L1, target.gzip, m_otlp.both.gzip);
        take(names, "caFile"_L1, target.caFile, m_otlp.both.caFile);
        take(names, "clientCertificate"_L1, target.clientCertificate, m_otlp.both.clientCertificate);
        take(names, "clientKey"_L1, target.clientKey, m_otlp.both.clientKey);
        const QString scheme = target.url.scheme();
        if (target.url.isEmpty() || scheme == "http"_L1 || scheme == "https"_L1) return;
        const Provenance from = m_merged.from(own(names, "url"_L1));
        m_merged.diagnostics.push_back({Kind::Error, from.origin,
                                        saidOfConfig("\"url\" of otlp begins with %1://; no %2 are sent", scheme, names.what.with()),
                                        saidOfConfig("write http:// or https://")});
        target.url.clear();
    }

    /// The shared value where the signal has none of its own, or must not have.
    template <typename Value>
    void take(const SignalNames &names, QLatin1StringView field, Value &value, const Value &common, bool always = false)
    {
        const QString path = own(names, field);
        if (m_reader.isSet(path) && !always) return;
        value = common;
        if (const Provenance from = m_merged.from(shared(field)); from.rank >= 0)
            m_merged.provenances.insert(loggingOptions().find(path), from);
    }

    static QUrl below(const QUrl &base, QLatin1StringView path)
    {
        QUrl url = base;
        url.setPath(base.path().endsWith(u'/') ? base.path() + path : base.path() + u'/' + path);
        return url;
    }

    // Such an address is not for us: whoever set it for other programs did not ask for anything here.
    void refuseGrpc()
    {
        const Found both = m_reader.variable(u"OTEL_EXPORTER_OTLP_PROTOCOL"_s);
        Found told;
        for (const auto &[names, target] : {std::pair{tracesNames, &m_otlp.traces}, std::pair{metricsNames, &m_otlp.metrics}}) {
            const Found one = m_reader.variable(u"OTEL_EXPORTER_OTLP_%1_PROTOCOL"_s.arg(names.variables));
            const Found found = one ? one : both;
            if (!found || target->url.isEmpty() || found->first.trimmed() != "grpc"_L1) continue;
            target->url.clear();
            if (told && told->second == found->second) continue;
            told = found;
            m_reader.report(
                Kind::Hint, *found,
                saidOfConfig("\"grpc\" is not spoken here; %1 are not sent", one ? names.what.with() : saidOfConfig("traces and metrics")),
                saidOfConfig("write otlp: {url: \"http://host:4318\"} in Logging, the collector's HTTP port, to have them sent"));
        }
    }

    void checkProtocol()
    {
        if (m_otlp.traces.url.isEmpty() && m_otlp.metrics.url.isEmpty()) return;
        static const QStringList known{u"grpc"_s, u"http/json"_s, u"http/protobuf"_s};
        for (const char *const signal : {"", "TRACES_", "METRICS_"}) {
            const Found found = m_reader.variable(u"OTEL_EXPORTER_OTLP_%1PROTOCOL"_s.arg(QLatin1StringView(signal)));
            if (found && !known.contains(found->first.trimmed()))
                m_reader.report(Kind::Warning, *found, saidOfConfig("\"%1\" is unknown; http/json is used", found->first),
                                saidOfConfig("use one of: %1", known.join(u", "_s)));
        }
    }

    QString pathOf(const QString &written) const
    {
        return written.isEmpty() ? QString() : resolveLogDirectory(written, m_configFolder, m_home);
    }

    NetworkStream networkOf(const OtlpTarget &target) const
    {
        NetworkStream network;
        network.protocol = NetworkProtocol::Otlp;
        network.url = target.enabled ? target.url : QUrl();
        network.headers = target.headers;
        network.timeout = target.timeout;
        network.gzip = target.gzip;
        network.caFile = pathOf(target.caFile);
        network.clientCertificate = pathOf(target.clientCertificate);
        network.clientKey = pathOf(target.clientKey);
        network.labels = m_otlp.labels;
        network.batchInterval = m_otlp.batchInterval;
        network.batchSize = m_otlp.batchSize;
        network.queueRecords = m_otlp.queueSpans;
        network.spoolBytes = 0;
        return network;
    }

    void checkCertificates(const NetworkStream &network, const SignalNames &names)
    {
        const auto originOf = [&](QLatin1StringView setting) { return m_merged.from(own(names, setting)).origin; };
        checkTlsFiles(m_sources.fileProblem, network, {u"otlp"_s, originOf}, m_merged.diagnostics);
    }

    MergedConfig &m_merged;
    const LoggingSources &m_sources;
    OtlpDraft &m_otlp;
    OtelReader<LoggingDraft> m_reader;
    QString m_home;
    QString m_configFolder;
};

} // namespace

void assembleOtlp(MergedConfig &merged, const SourceLayers &layers, const LoggingSources &sources)
{
    OtlpAssembly(merged, layers, sources).run();
}

} // namespace ccr::logging
