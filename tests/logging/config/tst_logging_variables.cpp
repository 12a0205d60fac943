#include "logging/api/config_keys.h"
#include "logging/config/logging_options.h"
#include "tests/logging/config/resolved.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

class TestLoggingVariables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyVariableHasARow();
    void works_data();
    void works();
    void theFirstOfTwoNamesCounts();
    void variablesAreFinal();
    void streamsMergeByName();
    void openTelemetryFillsInOtlpStreams();
    void openTelemetrySaysWhereTracesAndMetricsGo();
    void openTelemetrySwitchesSignalsOff_data();
    void openTelemetrySwitchesSignalsOff();
    void refusesWrongOpenTelemetry_data();
    void refusesWrongOpenTelemetry();
    void readsHeadersOfOpenTelemetry_data();
    void readsHeadersOfOpenTelemetry();
    void dotenvIsWeakerThanTheEnvironment();
    void theBlockIsWeakerThanDotenv();
    void namesUnknownVariables();
    void environmentsChoosePresets_data();
    void environmentsChoosePresets();
    void containersAlsoWriteToStandardOutput();
    void withoutEnhancedLoggingOnlyPlainTextIsLeft();
    void tellsOfItself();
};

namespace {

struct Row
{
    const char *name;
    const char *pointer;   ///< what it decides
    const char *byDefault; ///< JSON
    const char *valid;
    const char *shown; ///< JSON that it is in force as
    const char *invalid;
    const char *remedy;
    const char *inFile; ///< Logging of config.json with another value, which the variable beats
};

constexpr const char *boolean = "expected true or false";
constexpr const char *range = "out of range; use";

const Row rows[] = {
    {"LOG_LEVEL", "/level", "\"info\"", "WARN", "\"warn\"", "loud", "is unknown; use", "{level:'debug'}"},
    {"LOG_DIRECTORY", "/logDirectory", "\"/home/u/.claude-code-router/logs\"", "/app/logs", "\"/app/logs\"", nullptr, nullptr,
     "{logDirectory:'/x'}"},
    {"LOG_DIR", "/logDirectory", "\"/home/u/.claude-code-router/logs\"", "~/l", "\"/home/u/l\"", nullptr, nullptr, "{logDirectory:'/x'}"},
    {"LOG_RETENTION_DAYS", "/streams/0/rotation/retentionDays", "30", "7", "7", "abc", "expected a number", "{retentionDays:3}"},
    {"LOG_MAX_FILE_SIZE", "/streams/0/rotation/size", "\"50M\"", "20M", "\"20M\"", "10X", "is no size", "{maxFileSize:'5M'}"},
    {"LOG_ROTATION_SIZE", "/streams/0/rotation/size", "\"50M\"", "1g", "\"1G\"", "1b", range, "{maxFileSize:'5M'}"},
    {"LOG_MAX_FILES", "/streams/0/rotation/maxFiles", "10", "3", "3", "-1", range, "{maxFiles:4}"},
    {"LOG_ENABLE_FILE_ROTATION", "/streams/0/rotation/enabled", "true", "false", "false", "x", boolean, "{enableFileRotation:true}"},
    {"LOG_ROTATION_INTERVAL", "/streams/0/rotation/interval", "0", "1h", "3600000", "1y", "is no length of time",
     "{rotationInterval:'1d'}"},
    {"LOG_COMPRESS_LOGS", "/streams/0/rotation/compress", "false", "true", "true", "x", boolean, "{compressLogs:false}"},
    {"ENABLE_REQUEST_TRACKING", "/enhancedFeatures/requestTracking/enabled", "true", "false", "false", "x", boolean,
     "{requestTracking:true}"},
    {"LOG_REQUEST_TRACKING", "/enhancedFeatures/requestTracking/enabled", "true", "FALSE", "false", "x", boolean, "{requestTracking:true}"},
    {"LOG_REQUEST_TRACKING_ENABLED", "/enhancedFeatures/requestTracking/enabled", "true", "0", "false", "x", boolean,
     "{requestTracking:true}"},
    {"LOG_REQUEST_TRACKING_INCLUDE_DETAILS", "/enhancedFeatures/requestTracking/includeDetails", "true", "false", "false", "x", boolean,
     "{requestTracking:{includeDetails:true}}"},
    {"ENABLE_STREAM_TRACKING", "/enhancedFeatures/streamTracking/enabled", "true", "false", "false", "x", boolean, "{streamTracking:true}"},
    {"LOG_STREAM_TRACKING", "/enhancedFeatures/streamTracking/enabled", "true", "no", "false", "x", boolean, "{streamTracking:true}"},
    {"ENABLE_ERROR_ENHANCEMENT", "/enhancedFeatures/errorLogging/enabled", "true", "false", "false", "x", boolean, "{errorLogging:true}"},
    {"LOG_ERROR_ENHANCEMENT", "/enhancedFeatures/errorLogging/enabled", "true", "off", "false", "x", boolean, "{errorLogging:true}"},
    {"LOG_ERROR_HANDLING_ENABLE_STATISTICS", "/enhancedFeatures/errorLogging/enableStatistics", "true", "false", "false", "x", boolean,
     "{errorHandling:{enableStatistics:true}}"},
    {"LOG_ERROR_HANDLING_ENABLE_TREND_ANALYSIS", "/enhancedFeatures/errorLogging/enableTrendAnalysis", "true", "false", "false", "x",
     boolean, "{errorHandling:{enableTrendAnalysis:true}}"},
    {"LOG_ERROR_HANDLING_MAX_HISTORY_SIZE", "/enhancedFeatures/errorLogging/maxHistorySize", "1000", "50", "50", "0", range,
     "{errorHandling:{maxHistorySize:9}}"},
    {"ENABLE_PERFORMANCE_METRICS", "/enhancedFeatures/performanceMetrics/enabled", "true", "false", "false", "x", boolean,
     "{performanceMetrics:true}"},
    {"LOG_PERFORMANCE_BUFFER_SIZE", "/streams/0/bufferSize", "\"64K\"", "8192", "\"8K\"", "x", "is no size",
     "{performance:{bufferSize:4096}}"},
    {"LOG_PERFORMANCE_FLUSH_INTERVAL", "/streams/0/flushInterval", "1000", "10000", "10000", "0.5", "is no length of time",
     "{performance:{flushInterval:2000}}"},
    {"LOG_PERFORMANCE_MAX_SESSION_AGE", "/enhancedFeatures/requestTracking/maxContextAge", "1800000", "3600000", "3600000", "5", range,
     "{performance:{maxSessionAge:60000}}"},
    {"ENABLE_ENHANCED_LOGGING", "/integration/enableNewLogging", "true", "false", "false", "x", boolean,
     "{integration:{enableNewLogging:true}}"},
    {"LOG_SERVICE_NAME", "/serviceName", "\"claude-code-router\"", "mine", "\"mine\"", nullptr, nullptr, "{serviceName:'other'}"},
    {"LOG_VERSION", "/version", "(unset)", "2.0", "\"2.0\"", nullptr, nullptr, "{version:'1'}"},
    {"LOG_TIMESTAMP", "/timestamp", "true", "False", "false", "x", "epoch, unix, iso", "{timestamp:true}"},
    {"LOG_CONSOLE_OUTPUT", "/streams/1/type", "(unset)", "true", "\"console\"", "x", boolean, "{consoleOutput:false}"},
    {"LOG_ENABLE_BACKWARD_COMPATIBILITY", "/streams/1/name", "(unset)", "true", "\"legacy-text\"", "x", boolean,
     "{enableBackwardCompatibility:false}"},
    {"LOG", "/streams/0/name", "\"file\"", "false", "(unset)", nullptr, nullptr, "{LOG:true}"},
    {"CCR_ENV", "/environment", "(unset)", "staging", "\"staging\"", nullptr, nullptr, "{environment:'x'}"},
    {"NODE_ENV", "/environment", "(unset)", "staging", "\"staging\"", nullptr, nullptr, "{environment:'x'}"},
};

} // namespace

Q_DECLARE_METATYPE(const Row *)

void TestLoggingVariables::everyVariableHasARow()
{
    QStringList left;
    for (const Variable &variable : loggingVariables())
        if (std::none_of(std::begin(rows), std::end(rows),
                         [&variable](const Row &row) { return variable.name == QLatin1StringView(row.name); }))
            left.append(variable.name);
    QCOMPARE(left, QStringList());
    for (const Variable &variable : loggingVariables()) QVERIFY2(loggingConfigKeys().contains(variable.name), variable.name.data());
}

void TestLoggingVariables::works_data()
{
    QTest::addColumn<const Row *>("row");
    for (const Row &row : rows) QTest::newRow(row.name) << &row;
}

void TestLoggingVariables::works()
{
    QFETCH(const Row *, row);
    const QString name = QString::fromLatin1(row->name);
    const QString pointer = QString::fromLatin1(row->pointer);
    const QString shown = QString::fromUtf8(row->shown);
    QCOMPARE(valueOf(Given{}.resolve(), pointer), QString::fromUtf8(row->byDefault));

    const QString valid = QString::fromUtf8(row->valid);
    const ResolvedLogging set = Given{.environment = {{name, valid}}}.resolve();
    QCOMPARE(valueOf(set, pointer), shown);
    QVERIFY2(errors(set).isEmpty(), qPrintable(errors(set).join(u'\n')));
    if (shown != "(unset)"_L1) QCOMPARE(describe(originOf(set, pointer)), u"environment "_s + name);

    // an empty variable is none
    QCOMPARE(valueOf(Given{.environment = {{name, QString()}}}.resolve(), pointer), QString::fromUtf8(row->byDefault));
    // it beats the files, and stands at the root of config.json and in .env as well
    const ResolvedLogging both = Given{.config = QByteArray("{Logging:") + row->inFile + "}", .environment = {{name, valid}}}.resolve();
    QCOMPARE(valueOf(both, pointer), shown);
    QCOMPARE(valueOf(Given{.dotenv = QByteArray(row->name) + "=" + row->valid}.resolve(), pointer), shown);
    QCOMPARE(valueOf(Given{.config = "{" + QByteArray(row->name) + ":'" + row->valid + "'}"}.resolve(), pointer), shown);
    QCOMPARE(valueOf(Given{.config = "{EnvironmentVariables:{" + QByteArray(row->name) + ":'" + row->valid + "'}}"}.resolve(), pointer),
             shown);

    if (!row->invalid) return;
    const ResolvedLogging wrong = Given{.environment = {{name, QString::fromUtf8(row->invalid)}}}.resolve();
    const QStringList told = errors(wrong);
    QCOMPARE(told.size(), 1);
    QCOMPARE(flaw(wrong), QString());
    QVERIFY2(told.first().startsWith(u"error: environment %1: \"%1\": "_s.arg(name)), qPrintable(told.first()));
    QVERIFY2(told.first().contains(QString::fromUtf8(row->remedy)) && told.first().contains(QString::fromUtf8(row->invalid)),
             qPrintable(told.first()));
    QCOMPARE(valueOf(wrong, pointer), QString::fromUtf8(row->byDefault));
}

void TestLoggingVariables::theFirstOfTwoNamesCounts()
{
    const ResolvedLogging resolved = Given{.environment = {{u"LOG_DIR"_s, u"/b"_s}, {u"LOG_DIRECTORY"_s, u"/a"_s}}}.resolve();
    QCOMPARE(resolved.config.directory, u"/a"_s);
    QVERIFY(!lines(resolved).filter(u"environment LOG_DIR: \"LOG_DIR\" is the same as \"LOG_DIRECTORY\""_s).isEmpty());
}

void TestLoggingVariables::variablesAreFinal()
{
    const QString odd = u"/logs/of $NOBODY ${HERE}"_s;
    const ResolvedLogging resolved = Given{.environment = {{u"LOG_DIRECTORY"_s, odd}}}.resolve();
    QCOMPARE(resolved.config.directory, odd);
    QCOMPARE(lines(resolved), QStringList());
    QCOMPARE(Given{.dotenv = "LOG_DIRECTORY='" + odd.toUtf8() + "'"}.resolve().config.directory, odd);
    // a block is part of a file, and there they are replaced
    const QByteArray block = "{EnvironmentVariables: {LOG_SERVICE_NAME: '$WHO'}}";
    const Given given{.config = block, .environment = {{u"WHO"_s, u"me"_s}}};
    QCOMPARE(given.resolve().config.identity.serviceName, u"me"_s);
}

void TestLoggingVariables::streamsMergeByName()
{
    const QByteArray config = "{Logging:{streams:[{name:'a',type:'console',level:'error'},{name:'b',type:'file',path:'b.log'}]}}";
    const QString variable = u"[{\"name\":\"a\",\"level\":\"warn\"},{\"name\":\"c\",\"type\":\"file\",\"path\":\"c.log\"}]"_s;
    const ResolvedLogging resolved = Given{.config = config, .environment = {{u"LOG_STREAMS"_s, variable}}}.resolve();
    QVERIFY2(errors(resolved).isEmpty(), qPrintable(errors(resolved).join(u'\n')));
    QCOMPARE(resolved.config.streams.size(), std::size_t(3));
    QVERIFY(resolved.config.stream(u"a")->level == Severity::Warn);
    QCOMPARE(resolved.config.stream(u"a")->type, StreamType::Console);
    QCOMPARE(resolved.config.stream(u"c")->file.path, u"/home/u/.claude-code-router/logs/c.log"_s);
    for (const QString &wrong : {u"[{"_s, u"{}"_s, u"console"_s}) {
        const QStringList told = errors(Given{.config = config, .environment = {{u"LOG_STREAMS"_s, wrong}}}.resolve());
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.first().contains("for example [{"_L1), qPrintable(told.first()));
    }
}

void TestLoggingVariables::openTelemetryFillsInOtlpStreams()
{
    QMap<QString, QString> environment{{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"http://collector:4318"_s},
                                       {u"OTEL_EXPORTER_OTLP_HEADERS"_s, u"x-key=s%20ecret,b=2"_s},
                                       {u"OTEL_EXPORTER_OTLP_TIMEOUT"_s, u"7000"_s},
                                       {u"OTEL_EXPORTER_OTLP_COMPRESSION"_s, u"gzip"_s},
                                       {u"OTEL_EXPORTER_OTLP_CERTIFICATE"_s, u"/etc/ca.pem"_s},
                                       {u"OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"_s, u"/etc/me.pem"_s},
                                       {u"OTEL_EXPORTER_OTLP_CLIENT_KEY"_s, u"/etc/me.key"_s},
                                       {u"OTEL_EXPORTER_OTLP_PROTOCOL"_s, u"http/json"_s},
                                       {u"OTEL_BLRP_SCHEDULE_DELAY"_s, u"250"_s},
                                       {u"OTEL_BLRP_MAX_EXPORT_BATCH_SIZE"_s, u"64"_s},
                                       {u"OTEL_BLRP_MAX_QUEUE_SIZE"_s, u"4096"_s},
                                       {u"OTEL_RESOURCE_ATTRIBUTES"_s, u"deployment.environment=prod,service.name=x"_s},
                                       {u"OTEL_SERVICE_NAME"_s, u"router"_s}};
    QCOMPARE(Given{.environment = environment}.resolve().config.streams.size(), std::size_t(1)); // they ask for nothing by themselves
    const QByteArray config = "{Logging:{streams:[{name:'o',type:'network',protocol:'otlp'}]}}";
    const ResolvedLogging resolved = Given{.config = config, .environment = environment}.resolve();
    QVERIFY2(lines(resolved).isEmpty(), qPrintable(lines(resolved).join(u'\n')));
    const NetworkStream network = resolved.config.stream(u"o")->network;
    QCOMPARE(network.url, QUrl(u"http://collector:4318/v1/logs"_s));
    QCOMPARE(network.headers, (QMap<QString, QString>{{u"x-key"_s, u"s ecret"_s}, {u"b"_s, u"2"_s}}));
    QCOMPARE(network.timeout.count(), 7000);
    QCOMPARE(network.batchInterval.count(), 250);
    QCOMPARE(network.batchSize, 64);
    QCOMPARE(network.queueRecords, 4096);
    QCOMPARE(network.caFile, u"/etc/ca.pem"_s);
    QCOMPARE(network.clientCertificate, u"/etc/me.pem"_s);
    QCOMPARE(network.clientKey, u"/etc/me.key"_s);
    QVERIFY(network.gzip);
    QCOMPARE(network.labels, (QMap<QString, QString>{{u"deployment.environment"_s, u"prod"_s}, {u"service.name"_s, u"router"_s}}));
    QCOMPARE(describe(originOf(resolved, u"/streams/0/url"_s)), u"environment OTEL_EXPORTER_OTLP_ENDPOINT"_s);

    environment.insert(u"OTEL_EXPORTER_OTLP_COMPRESSION"_s, u"none"_s);
    QVERIFY(!(Given{.config = config, .environment = environment}.resolve().config.stream(u"o")->network.gzip));
    environment.remove(u"OTEL_BLRP_MAX_QUEUE_SIZE"_s);
    QCOMPARE((Given{.config = config, .environment = environment}.resolve().config.stream(u"o")->network.queueRecords), 2048);
    environment.insert(u"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"_s, u"http://logs:4318/own"_s);
    environment.insert(u"OTEL_EXPORTER_OTLP_LOGS_TIMEOUT"_s, u"1000"_s);
    environment.insert(u"OTEL_EXPORTER_OTLP_LOGS_CLIENT_KEY"_s, u"/etc/logs.key"_s);
    const LoggingConfig forLogs = Given{.config = config, .environment = environment}.resolve().config;
    QCOMPARE(forLogs.stream(u"o")->network.url, QUrl(u"http://logs:4318/own"_s));
    QCOMPARE(forLogs.stream(u"o")->network.timeout.count(), 1000);
    QCOMPARE(forLogs.stream(u"o")->network.clientKey, u"/etc/logs.key"_s);
    const QByteArray own = "{Logging:{streams:[{name:'o',type:'network',protocol:'otlp',url:'http://own/v1/logs',timeout:9,batchSize:3}]}}";
    const LoggingConfig explicitly = Given{.config = own, .environment = environment}.resolve().config;
    QCOMPARE(explicitly.stream(u"o")->network.url, QUrl(u"http://own/v1/logs"_s));
    QCOMPARE(explicitly.stream(u"o")->network.timeout.count(), 9);
    QCOMPARE(explicitly.stream(u"o")->network.batchSize, 3);
}

void TestLoggingVariables::openTelemetrySaysWhereTracesAndMetricsGo()
{
    QVERIFY(Given{}.resolve().config.otlp.traces.url.isEmpty() && Given{}.resolve().config.otlp.metrics.url.isEmpty());
    QMap<QString, QString> environment{{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"http://collector:4318/base"_s},
                                       {u"OTEL_EXPORTER_OTLP_HEADERS"_s, u"x-key=s%20ecret"_s},
                                       {u"OTEL_EXPORTER_OTLP_COMPRESSION"_s, u"none"_s},
                                       {u"OTEL_EXPORTER_OTLP_TIMEOUT"_s, u"7000"_s},
                                       {u"OTEL_EXPORTER_OTLP_CERTIFICATE"_s, u"/etc/ca.pem"_s},
                                       {u"OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"_s, u"/etc/me.pem"_s},
                                       {u"OTEL_EXPORTER_OTLP_CLIENT_KEY"_s, u"/etc/me.key"_s},
                                       {u"OTEL_BSP_SCHEDULE_DELAY"_s, u"250"_s},
                                       {u"OTEL_BSP_MAX_EXPORT_BATCH_SIZE"_s, u"64"_s},
                                       {u"OTEL_BSP_MAX_QUEUE_SIZE"_s, u"4096"_s},
                                       {u"OTEL_METRIC_EXPORT_INTERVAL"_s, u"15000"_s},
                                       {u"OTEL_RESOURCE_ATTRIBUTES"_s, u"deployment.environment=prod"_s},
                                       {u"OTEL_SERVICE_NAME"_s, u"router"_s}};
    const ResolvedLogging resolved = Given{.environment = environment}.resolve();
    QVERIFY2(lines(resolved).isEmpty(), qPrintable(lines(resolved).join(u'\n')));
    const OtlpConfig &otlp = resolved.config.otlp;
    QCOMPARE(otlp.traces.url, QUrl(u"http://collector:4318/base/v1/traces"_s));
    QCOMPARE(otlp.metrics.url, QUrl(u"http://collector:4318/base/v1/metrics"_s));
    for (const NetworkStream *network : {&otlp.traces, &otlp.metrics}) {
        QCOMPARE(network->headers, (QMap<QString, QString>{{u"x-key"_s, u"s ecret"_s}}));
        QVERIFY(!network->gzip);
        QCOMPARE(network->timeout.count(), 7000);
        QCOMPARE(network->caFile, u"/etc/ca.pem"_s);
        QCOMPARE(network->clientCertificate, u"/etc/me.pem"_s);
        QCOMPARE(network->clientKey, u"/etc/me.key"_s);
        QCOMPARE(network->labels, (QMap<QString, QString>{{u"deployment.environment"_s, u"prod"_s}, {u"service.name"_s, u"router"_s}}));
    }
    QCOMPARE(otlp.traces.batchInterval.count(), 250);
    QCOMPARE(otlp.traces.batchSize, 64);
    QCOMPARE(otlp.traces.queueRecords, 4096);
    QCOMPARE(otlp.metricInterval.count(), 15'000);
    QCOMPARE(valueOf(resolved, u"/otlp/traces/url"_s), u"\"http://collector:4318/base/v1/traces\""_s);
    QCOMPARE(valueOf(resolved, u"/otlp/traces/headers"_s), u"{\"x-key\":\"(set, not shown)\"}"_s);
    QCOMPARE(describe(originOf(resolved, u"/otlp/traces/url"_s)), u"environment OTEL_EXPORTER_OTLP_ENDPOINT"_s);

    environment.insert(u"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"_s, u"http://traces:4318/own"_s);
    environment.insert(u"OTEL_EXPORTER_OTLP_TRACES_HEADERS"_s, u"a=b"_s);
    environment.insert(u"OTEL_EXPORTER_OTLP_METRICS_TIMEOUT"_s, u"1000"_s);
    environment.insert(u"OTEL_EXPORTER_OTLP_METRICS_CLIENT_CERTIFICATE"_s, u"/etc/metrics.pem"_s);
    environment.insert(u"OTEL_EXPORTER_OTLP_METRICS_COMPRESSION"_s, u"gzip"_s);
    const OtlpConfig apart = Given{.environment = environment}.resolve().config.otlp;
    QCOMPARE(apart.traces.url, QUrl(u"http://traces:4318/own"_s)); // as it is
    QCOMPARE(apart.traces.headers, (QMap<QString, QString>{{u"a"_s, u"b"_s}}));
    QCOMPARE(apart.metrics.url, QUrl(u"http://collector:4318/base/v1/metrics"_s));
    QCOMPARE(apart.metrics.headers, (QMap<QString, QString>{{u"x-key"_s, u"s ecret"_s}}));
    QCOMPARE(apart.traces.timeout.count(), 7000);
    QCOMPARE(apart.metrics.timeout.count(), 1000);
    QCOMPARE(apart.metrics.clientCertificate, u"/etc/metrics.pem"_s);
    QCOMPARE(apart.traces.clientCertificate, u"/etc/me.pem"_s);
    QVERIFY(apart.metrics.gzip && !apart.traces.gzip);

    // What the configuration says stands before all of them.
    const QByteArray config = "{Logging:{otlp:{url:'https://own/',timeout:9,caFile:'ca.pem',metrics:{timeout:8,enabled:false}}}}";
    const OtlpConfig own = Given{.config = config, .environment = environment}.resolve().config.otlp;
    QCOMPARE(own.traces.url, QUrl(u"https://own/v1/traces"_s));
    QCOMPARE(own.traces.timeout.count(), 9);
    QCOMPARE(own.traces.caFile, u"/home/u/.claude-code-router/ca.pem"_s);
    QCOMPARE(own.metrics.timeout.count(), 8);
    QVERIFY(own.metrics.url.isEmpty());
    const ResolvedLogging wrong = Given{.config = "{Logging:{otlp:{url:'ftp://own'}}}"}.resolve();
    QVERIFY(wrong.config.otlp.traces.url.isEmpty() && wrong.config.otlp.metrics.url.isEmpty());
    QCOMPARE(errors(wrong).size(), 2);
    QVERIFY2(errors(wrong).first().contains("write http:// or https://"_L1), qPrintable(errors(wrong).first()));
}

void TestLoggingVariables::openTelemetrySwitchesSignalsOff_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<bool>("traces");
    QTest::addColumn<bool>("metrics");
    const QByteArray none;
    QTest::newRow("all of it") << u"OTEL_SDK_DISABLED"_s << u"true"_s << none << false << false;
    QTest::newRow("not") << u"OTEL_SDK_DISABLED"_s << u"false"_s << none << true << true;
    QTest::newRow("traces") << u"OTEL_TRACES_EXPORTER"_s << u"none"_s << none << false << true;
    QTest::newRow("metrics") << u"OTEL_METRICS_EXPORTER"_s << u"prometheus"_s << none << true << false;
    QTest::newRow("also to others") << u"OTEL_METRICS_EXPORTER"_s << u"console,otlp"_s << none << true << true;
    QTest::newRow("gRPC") << u"OTEL_EXPORTER_OTLP_PROTOCOL"_s << u"grpc"_s << none << false << false;
    QTest::newRow("gRPC for one") << u"OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"_s << u"grpc"_s << none << false << true;
    QTest::newRow("protobuf") << u"OTEL_EXPORTER_OTLP_PROTOCOL"_s << u"http/protobuf"_s << none << true << true;
    const QByteArray url = "{Logging:{otlp:{url:'http://own'}}}";
    QTest::newRow("gRPC, but configured") << u"OTEL_EXPORTER_OTLP_PROTOCOL"_s << u"grpc"_s << url << true << true;
    QTest::newRow("empty") << u"OTEL_TRACES_EXPORTER"_s << u""_s << none << true << true;
    QTest::newRow("in the configuration") << u"OTEL_SDK_DISABLED"_s << u""_s << QByteArray("{Logging:{otlp:{enabled:false}}}") << false
                                          << false;
    const QByteArray metrics = "{Logging:{otlp:{enabled:false,metrics:{enabled:true}}}}";
    QTest::newRow("off is off") << u"OTEL_SDK_DISABLED"_s << u""_s << metrics << false << false;
}

void TestLoggingVariables::openTelemetrySwitchesSignalsOff()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QByteArray, config);
    QFETCH(bool, traces);
    QFETCH(bool, metrics);
    const QMap<QString, QString> environment{{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"http://collector:4318"_s}, {name, value}};
    const ResolvedLogging resolved = Given{.config = config, .environment = environment}.resolve();
    QCOMPARE(!resolved.config.otlp.traces.url.isEmpty(), traces);
    QCOMPARE(!resolved.config.otlp.metrics.url.isEmpty(), metrics);
    QCOMPARE(errors(resolved), QStringList());
    const bool isRefused = value == "grpc"_L1 && !traces;
    QCOMPARE(lines(resolved).filter(u"\"grpc\" is not spoken here; traces "_s).size(), isRefused ? 1 : 0);
}

void TestLoggingVariables::refusesWrongOpenTelemetry_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("told");
    QTest::newRow("endpoint") << u"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"_s << u"collector"_s << u"write one like http://host"_s;
    QTest::newRow("headers") << u"OTEL_EXPORTER_OTLP_HEADERS"_s << u"secret"_s << u"expected name=value pairs"_s;
    QTest::newRow("timeout") << u"OTEL_EXPORTER_OTLP_TIMEOUT"_s << u"soon"_s << u"is no length of time"_s;
    QTest::newRow("compression") << u"OTEL_EXPORTER_OTLP_COMPRESSION"_s << u"zstd"_s << u"use gzip or none"_s;
    QTest::newRow("key itself") << u"OTEL_EXPORTER_OTLP_CLIENT_KEY"_s << u"-----BEGIN PRIVATE KEY-----secret"_s
                                << u"this is the key itself; write it into a file"_s;
    QTest::newRow("protocol") << u"OTEL_EXPORTER_OTLP_LOGS_PROTOCOL"_s << u"grpc"_s << u"http/json is used"_s;
    QTest::newRow("batch") << u"OTEL_BLRP_MAX_EXPORT_BATCH_SIZE"_s << u"0"_s << u"out of range"_s;
    QTest::newRow("queue") << u"OTEL_BLRP_MAX_QUEUE_SIZE"_s << u"many"_s << u"OTEL_BLRP_MAX_QUEUE_SIZE"_s;
    QTest::newRow("attributes") << u"OTEL_RESOURCE_ATTRIBUTES"_s << u"=x"_s << u"expected name=value pairs"_s;
    QTest::newRow("remedy of a number") << u"OTEL_BLRP_MAX_QUEUE_SIZE"_s << u"-5"_s << u"write for example OTEL_BLRP_MAX_QUEUE_SIZE=0"_s;
    QTest::newRow("remedy of an address") << u"OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"_s << u"x"_s
                                          << u"write for example OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=http://host:4318"_s;
    QTest::newRow("remedy of compression") << u"OTEL_EXPORTER_OTLP_COMPRESSION"_s << u"br"_s
                                           << u"write for example OTEL_EXPORTER_OTLP_COMPRESSION=gzip"_s;
}

void TestLoggingVariables::refusesWrongOpenTelemetry()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, told);
    const QByteArray config = "{Logging:{streams:[{name:'o',type:'network',protocol:'otlp'}]}}";
    QMap<QString, QString> environment{{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"http://collector:4318"_s}};
    environment.insert(name, value);
    const ResolvedLogging resolved = Given{.config = config, .environment = environment}.resolve();
    const QStringList found = lines(resolved).filter(u"environment "_s + name + u": \""_s + name + u"\": "_s);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.first().contains(told) && !found.first().contains("secret"_L1), qPrintable(found.first()));
    QCOMPARE(flaw(resolved), QString());
}

void TestLoggingVariables::readsHeadersOfOpenTelemetry_data()
{
    using Headers = QMap<QString, QString>;
    QTest::addColumn<QString>("value");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QString>("kind"); // of the one thing that is told; empty: nothing is
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const QString &value, const Headers &headers, const QString &kind = {},
                        const QString &told = {}) { QTest::newRow(name) << value << headers << kind << told; };
    const QString error = u"error: "_s;
    const QString warning = u"warning: "_s;
    row("pairs", u"x-key=secret,b=2"_s, {{u"x-key"_s, u"secret"_s}, {u"b"_s, u"2"_s}});
    row("blanks around them", u" x-key = secret , b = 2 ,"_s, {{u"x-key"_s, u"secret"_s}, {u"b"_s, u"2"_s}});
    row("encoded", u"authorization=Basic%20secret%3D%3d,x-caf%C3%A9=1"_s, {{u"authorization"_s, u"Basic secret=="_s}}, error,
        u"pair 2 does not begin with the name of a header; write name=value"_s);
    row("text beyond ASCII", u"x-place=caf%C3%A9"_s, {{u"x-place"_s, u"caf\u00e9"_s}});
    row("no value", u"x-key="_s, {{u"x-key"_s, QString()}});
    row("signs of a value", u"x-key=secret==;a"_s, {{u"x-key"_s, u"secret==;a"_s}});
    row("every sign of a name", u"!#$&'*+-.^_`|~9=secret"_s, {{u"!#$&'*+-.^_`|~9"_s, u"secret"_s}});
    row("blank in a name", u"ok=1,Authorization: Bearer secret=="_s, {{u"ok"_s, u"1"_s}}, error,
        u"pair 2 does not begin with the name of a header"_s);
    row("colon in a name", u"x:secret=1"_s, {}, error, u"pair 1 does not begin with the name of a header"_s);
    row("encoded blank in a name", u"x%20secret=1"_s, {}, error, u"pair 1 does not begin"_s);
    row("line break", u"ok=1,x-key=secret%0D%0AX-Evil: 1"_s, {{u"ok"_s, u"1"_s}}, error,
        u"the value of \"x-key\" holds a line break or another control character; remove it"_s);
    row("null", u"x-key=secret%00"_s, {}, error, u"the value of \"x-key\" holds a line break or another control character"_s);
    row("delete", u"x-key=secret%7F"_s, {}, error, u"the value of \"x-key\" holds a line break or another control character"_s);
    row("tab", u"x-key=secret%09a"_s, {{u"x-key"_s, u"secret\ta"_s}});
    row("percent that begins no code", u"x-key=100%zz secret%2"_s, {{u"x-key"_s, u"100%zz secret%2"_s}}, warning,
        u"a % begins no code of two digits and stands for itself; write %25 for it"_s);
    row("twice", u"a=secret,a=2"_s, {{u"a"_s, u"2"_s}}, warning, u"\"a\" is written twice; the last one counts; remove one"_s);
    row("twice in other letters", u"a=1,A=secret"_s, {{u"a"_s, u"1"_s}}, error, u"\"A\" is there twice"_s);
    row("header of the request", u"content-length=7"_s, {{u"content-length"_s, u"7"_s}}, warning,
        u"\"content-length\" is what each request says by itself"_s);
    row("no pair", u"a=1,secret"_s, {}, error, u"expected name=value pairs, parted by commas; write for example"_s);
    row("no name", u"=secret"_s, {}, error, u"expected name=value pairs"_s);
}

void TestLoggingVariables::readsHeadersOfOpenTelemetry()
{
    using Headers = QMap<QString, QString>;
    QFETCH(QString, value);
    QFETCH(Headers, headers);
    QFETCH(QString, kind);
    QFETCH(QString, told);
    const QByteArray config = "{Logging:{streams:[{name:'o',type:'network',protocol:'otlp'}]}}";
    for (const QString &name : {u"OTEL_EXPORTER_OTLP_HEADERS"_s, u"OTEL_EXPORTER_OTLP_LOGS_HEADERS"_s,
                                u"OTEL_EXPORTER_OTLP_TRACES_HEADERS"_s, u"OTEL_EXPORTER_OTLP_METRICS_HEADERS"_s}) {
        const ResolvedLogging resolved = Given{
            .config = config,
            .environment = {{u"OTEL_EXPORTER_OTLP_ENDPOINT"_s, u"http://collector:4318"_s},
                            {name, value}}}.resolve();
        if (!name.contains("TRACES"_L1) && !name.contains("METRICS"_L1)) QCOMPARE(resolved.config.stream(u"o")->network.headers, headers);
        if (!name.contains("LOGS"_L1) && !name.contains("METRICS"_L1)) QCOMPARE(resolved.config.otlp.traces.headers, headers);
        if (!name.contains("LOGS"_L1) && !name.contains("TRACES"_L1)) QCOMPARE(resolved.config.otlp.metrics.headers, headers);
        const QStringList found = lines(resolved);
        QCOMPARE(found.size(), told.isEmpty() ? 0 : 1);
        if (!told.isEmpty())
            QVERIFY2(found.first().startsWith(kind + u"environment "_s + name + u": \""_s + name + u"\": "_s + told),
                     qPrintable(found.first()));
        QVERIFY2(!found.join(u'\n').contains("secret"_L1), qPrintable(found.join(u'\n')));
        QCOMPARE(flaw(resolved), QString());
    }
}

void TestLoggingVariables::dotenvIsWeakerThanTheEnvironment()
{
    const ResolvedLogging resolved =
        Given{.dotenv = "LOG_LEVEL=debug\nLOG_MAX_FILES=3", .environment = {{u"LOG_LEVEL"_s, u"error"_s}}}.resolve();
    QVERIFY(resolved.config.level == Severity::Error);
    QCOMPARE(valueOf(resolved, u"/streams/0/rotation/maxFiles"_s), u"3"_s);
    QCOMPARE(originOf(resolved, u"/streams/0/rotation/maxFiles"_s),
             (ConfigOrigin{u"/home/u/.claude-code-router/.env"_s, u"LOG_MAX_FILES"_s, 2}));
    QVERIFY2(!lines(resolved).filter(u".env line 1 LOG_LEVEL: \"level\" is overridden by environment LOG_LEVEL"_s).isEmpty(),
             qPrintable(lines(resolved).join(u'\n')));
}

void TestLoggingVariables::theBlockIsWeakerThanDotenv()
{
    const QByteArray config =
        "{\nEnvironmentVariables: {LOG_LEVEL: 'trace', LOG_MAX_FILES: 3, LOG_SERVICE_NAME: 'block'},\nLogging: {serviceName: 'file'}}";
    const ResolvedLogging resolved = Given{.config = config, .dotenv = "LOG_LEVEL=debug"}.resolve();
    QVERIFY(resolved.config.level == Severity::Debug);
    QCOMPARE(resolved.config.identity.serviceName, u"block"_s);
    QCOMPARE(originOf(resolved, u"/serviceName"_s),
             (ConfigOrigin{u"/home/u/.claude-code-router/config.json"_s, u"/EnvironmentVariables/LOG_SERVICE_NAME"_s, 2}));
    QCOMPARE(valueOf(resolved, u"/streams/0/rotation/maxFiles"_s), u"3"_s);
    QCOMPARE(errors(Given{.config = "{EnvironmentVariables: ['LOG=1']}"}.resolve()).size(), 1);
    QCOMPARE(errors(Given{.config = "{EnvironmentVariables: {LOG_LEVEL: {}}}"}.resolve()).size(), 1);
}

void TestLoggingVariables::namesUnknownVariables()
{
    const QStringList told = lines(Given{.dotenv = "LOG_LEVL=debug\nANTHROPIC_API_KEY=k\nENABLE_ERROR_ENHANCMENT=true"}.resolve());
    QCOMPARE(told.size(), 2);
    QVERIFY(
        told.first().contains("line 1 LOG_LEVL: the variable \"LOG_LEVL\" is unknown and has no effect; did you mean \"LOG_LEVEL\"?"_L1));
    QVERIFY(told.last().contains("did you mean \"ENABLE_ERROR_ENHANCEMENT\"?"_L1));
    QCOMPARE(lines(Given{.environment = {{u"LOG_STUFF"_s, u"x"_s}}}.resolve()), QStringList()); // may be anybody's
    const QStringList bad = errors(Given{.dotenv = "LOG_LEVEL=debug\noops\n"}.resolve());
    QCOMPARE(bad.size(), 1);
    QVERIFY(bad.first().contains(".env line 2: this is neither NAME=value nor a comment"_L1));
}

void TestLoggingVariables::environmentsChoosePresets_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("stream");
    QTest::newRow("production") << u"NODE_ENV"_s << u"production"_s << u"production-error"_s;
    QTest::newRow("development") << u"NODE_ENV"_s << u"development"_s << u"dev-console"_s;
    QTest::newRow("test") << u"NODE_ENV"_s << u"test"_s << u"test-console"_s;
    QTest::newRow("the other name") << u"CCR_ENV"_s << u"production"_s << u"production-error"_s;
    QTest::newRow("short") << u"CCR_ENV"_s << u"prod"_s << u"production-error"_s;
    QTest::newRow("one of one's own") << u"NODE_ENV"_s << u"staging"_s << u"file"_s;
}

void TestLoggingVariables::environmentsChoosePresets()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, stream);
    const ResolvedLogging resolved = Given{.environment = {{name, value}}}.resolve();
    QVERIFY2(lines(resolved).isEmpty(), qPrintable(lines(resolved).join(u'\n')));
    QCOMPARE(resolved.config.streams.front().name, stream);
    QCOMPARE(resolved.config.identity.environment, value);
    const LoggingConfig both = Given{.environment = {{name, value}, {u"CCR_ENV"_s, u"development"_s}}}.resolve().config;
    QCOMPARE(both.streams.front().name, u"dev-console"_s);
}

void TestLoggingVariables::containersAlsoWriteToStandardOutput()
{
    for (const QString &name : {u"DOCKERIZED"_s, u"CONTAINER"_s}) {
        const LoggingConfig config = Given{.environment = {{name, u"true"_s}}}.resolve().config;
        QCOMPARE(config.streams.size(), std::size_t(2));
        QCOMPARE(config.streams.back().type, StreamType::Console);
        QVERIFY(!config.streams.back().console.toStandardError);
        QCOMPARE(config.streams.back().format.profile, FormatProfile::Pino);
    }
}

void TestLoggingVariables::withoutEnhancedLoggingOnlyPlainTextIsLeft()
{
    const QByteArray config = "{Logging:{streams:[{name:'a',type:'console'}]}}";
    const LoggingConfig plain = Given{.config = config, .environment = {{u"ENABLE_ENHANCED_LOGGING"_s, u"false"_s}}}.resolve().config;
    QCOMPARE(plain.streams.size(), std::size_t(1));
    QCOMPARE(plain.streams.front().file.path, u"/home/u/.claude-code-router/claude-code-router.log"_s);
    QCOMPARE(plain.streams.front().format.profile, FormatProfile::Text);
    QVERIFY(!plain.requestTracking.enabled && !plain.streamTracking.enabled && !plain.errorLogging.enabled
            && !plain.performanceMetrics.enabled);
    const LoggingConfig none = Given{.config = "{LOG:false}", .environment = {{u"ENABLE_ENHANCED_LOGGING"_s, u"false"_s}}}.resolve().config;
    QVERIFY(none.streams.empty());
}

void TestLoggingVariables::tellsOfItself()
{
    QVERIFY(!Given{}.resolve().selfDiagnostics);
    QVERIFY((Given{.environment = {{u"DEBUG"_s, u"express, claude-code-router:logging"_s}}}.resolve().selfDiagnostics));
    QVERIFY((!Given{.environment = {{u"DEBUG"_s, u"express"_s}}}.resolve().selfDiagnostics));
}

QTEST_APPLESS_MAIN(TestLoggingVariables)
#include "tst_logging_variables.moc"
