#include "logging/api/exchange_log.h"
#include "logging/pipeline/logging_service.h"
#include "logging/telemetry/telemetry_export.h"
#include "tests/logging/telemetry/telemetry_case.h"
#include "tests/support/collected_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace std::chrono_literals;

namespace {

/// A collector that keeps what it was sent, and answers as the test says.
class Collector : public FakeProvider
{
public:
    Collector()
    {
        onRequest = [this](const Request &request) {
            const QByteArray path = request.head.split(' ').value(1);
            const bool isPacked = field(request, "Content-Encoding") == "gzip";
            const QJsonObject body = QJsonDocument::fromJson(isPacked ? inflated(request.body) : request.body).object();
            const int code = status ? status() : 200;
            request.peer->answer(code, answer, code == 200 ? QByteArray() : QByteArray("Retry-After: 1\r\n"));
            if (code != 200) return;
            for (const QJsonValue &span : body[u"resourceSpans"][0][u"scopeSpans"][0][u"spans"].toArray()) spans.append(span.toObject());
            if (path == "/v1/metrics") exports.append(body);
        };
    }
    /// Of the request `id` its own span and those of its attempts.
    QStringList names() const
    {
        QStringList names;
        for (const QJsonObject &span : spans) names << span[u"name"].toString();
        return names;
    }
    std::function<int()> status;
    QByteArray answer = "{}";
    QList<QJsonObject> spans;
    QList<QJsonObject> exports; ///< of metrics
};

LoggingConfig configTo(const Collector &collector)
{
    LoggingConfig config;
    config.history.enabled = false;
    for (NetworkStream *network : {&config.otlp.traces, &config.otlp.metrics}) {
        network->gzip = true;
        network->batchInterval = 20ms;
        network->queueRecords = 2048;
    }
    config.otlp.traces.url = collector.url(u"/v1/traces"_s);
    return config;
}

void serve(LoggingService &service, const std::string &id)
{
    ExchangeLog log(service.target(), id, monotonicNow());
    log.started({.time = wallNow(), .method = "POST", .path = "/v1/messages", .wantsStream = true});
    log.routed({.provider = "p", .model = "m"});
    log.attemptStarted({.provider = "p", .model = "m", .url = "https://api.openai.com/v1"});
    log.attemptAnswered(200);
    log.finished({.outcome = Outcome::Ok, .status = 200, .tokens = {.input = 7, .output = 5, .known = true}});
}

QMap<QString, QJsonObject> metricsOf(const QJsonObject &body)
{
    QMap<QString, QJsonObject> metrics;
    const QJsonArray list = body[u"resourceMetrics"][0][u"scopeMetrics"][0][u"metrics"].toArray();
    for (const QJsonValue &metric : list) metrics.insert(metric[u"name"].toString(), metric.toObject());
    return metrics;
}

double requestsIn(const QJsonObject &body)
{
    return metricsOf(body)[u"ccr_requests_total"_s][u"sum"][u"dataPoints"][0][u"asDouble"].toDouble();
}

/// One whose metrics nobody asks for.
struct Export
{
    explicit Export(const LoggingConfig &config)
        : telemetry([] { return QFuture<MetricsSnapshot>(); },
                    {.backoff = {.first = 10ms, .longest = 50ms}, .lastWait = 200ms, .report = [](const QString &) {}})
    {
        telemetry.applyConfig(config);
    }
    StreamHealth health() const { return telemetry.health().value(0); }
    TelemetryExport telemetry;
};

} // namespace

class TestTelemetryExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOffByDefault();
    void sendsTheSpansOfARequest();
    void sendsMetricsAtTheirInterval();
    void sendsWhatWasCountedLastWhenItEnds();
    void sendsNothingOfWhatIsNotRecorded();
    void triesAgainWhenThatMayHelp_data();
    void triesAgainWhenThatMayHelp();
    void givesUpWhatIsRefused_data();
    void givesUpWhatIsRefused();
    void neverRepeatsAPartialSuccess();
    void forgetsTheOldest();
    void followsTheConfiguration();
    void aDeadCollectorShowsInTheHealth();
};

void TestTelemetryExport::isOffByDefault()
{
    LoggingService service(LoggingConfig{});
    QCOMPARE(service.health().telemetry.size(), 0);
    serve(service, "a");
    QVERIFY(service.flush(10s));
    QCOMPARE(service.health().telemetry.size(), 0);
}

void TestTelemetryExport::sendsTheSpansOfARequest()
{
    Collector collector;
    LoggingConfig config = configTo(collector);
    config.otlp.traces.headers = {{u"x-key"_s, u"secret"_s}};
    config.otlp.traces.labels = {{u"team"_s, u"blue"_s}};
    LoggingService service(config);
    serve(service, "a");
    QTRY_COMPARE(collector.names(), (QStringList{u"POST /v1/messages"_s, u"chat m"_s}));
    const FakeProvider::Request &request = collector.requests().front();
    QVERIFY2(request.head.startsWith("POST /v1/traces HTTP/1.1"), request.head);
    QCOMPARE(field(request, "Content-Type"), "application/json");
    QCOMPARE(field(request, "Content-Encoding"), "gzip");
    QCOMPARE(field(request, "x-key"), "secret");
    const QJsonObject body = QJsonDocument::fromJson(inflated(request.body)).object();
    QByteArray resource = QJsonDocument(body[u"resourceSpans"][0][u"resource"].toObject()).toJson(QJsonDocument::Compact);
    QVERIFY2(resource.contains(R"({"key":"team","value":{"stringValue":"blue"}})"), resource);
    QVERIFY2(resource.contains(R"({"key":"service.name","value":{"stringValue":"claude-code-router"}})"), resource);
    const QJsonObject server = collector.spans[0];
    const QJsonObject client = collector.spans[1];
    static const QRegularExpression traceId(u"^[0-9a-f]{32}$"_s);
    static const QRegularExpression spanId(u"^[0-9a-f]{16}$"_s);
    QVERIFY(traceId.match(server[u"traceId"].toString()).hasMatch());
    QVERIFY(spanId.match(server[u"spanId"].toString()).hasMatch());
    QCOMPARE(client[u"traceId"], server[u"traceId"]);
    QCOMPARE(client[u"parentSpanId"], server[u"spanId"]);
    QVERIFY(!server.contains(u"parentSpanId"_s));
    QCOMPARE(server[u"kind"], QJsonValue(2));
    QCOMPARE(client[u"kind"], QJsonValue(3));
    QVERIFY(server[u"startTimeUnixNano"].toString().toLongLong() > 0);
    QMap<QString, QJsonObject> attributes;
    const QJsonArray list = client[u"attributes"].toArray();
    for (const QJsonValue &one : list) attributes.insert(one[u"key"].toString(), one[u"value"].toObject());
    QCOMPARE(attributes[u"gen_ai.usage.input_tokens"_s], (QJsonObject{{u"intValue"_s, u"7"_s}}));
    QCOMPARE(attributes[u"gen_ai.provider.name"_s], (QJsonObject{{u"stringValue"_s, u"openai"_s}}));
    QTRY_COMPARE(service.health().telemetry.value(0).written, 2U);
    QCOMPARE(service.health().telemetry.value(0).name, "traces");
}

void TestTelemetryExport::sendsMetricsAtTheirInterval()
{
    Collector collector;
    LoggingConfig config = configTo(collector);
    config.otlp.traces.url.clear();
    config.otlp.metrics.url = collector.url(u"/v1/metrics"_s);
    config.otlp.metricInterval = 50ms;
    LoggingService service(config);
    service.reportProviders({{.labels = {"p"}, .number = 1}});
    serve(service, "a");
    QTRY_VERIFY(!collector.exports.isEmpty() && requestsIn(collector.exports.last()) == 1);
    const qsizetype before = collector.exports.size();
    serve(service, "b");
    QTRY_VERIFY(requestsIn(collector.exports.last()) == 2); // cumulative
    QVERIFY(collector.exports.size() > before);
    const QMap<QString, QJsonObject> metrics = metricsOf(collector.exports.last());
    const QJsonValue duration = metrics[u"ccr_request_duration_seconds"_s][u"histogram"][u"dataPoints"][0];
    QCOMPARE(duration[u"count"], QJsonValue(u"2"_s));
    QCOMPARE(duration[u"bucketCounts"].toArray().size(), duration[u"explicitBounds"].toArray().size() + 1);
    QVERIFY(duration[u"startTimeUnixNano"].toString().toLongLong() < duration[u"timeUnixNano"].toString().toLongLong());
    QCOMPARE(metrics[u"llmrouter_provider_up"_s][u"gauge"][u"dataPoints"][0][u"asDouble"].toDouble(), 1.0);
    QVERIFY(collector.spans.isEmpty());
    QCOMPARE(service.health().telemetry.value(0).name, "metrics");
    QTRY_VERIFY(metricsOf(collector.exports.last())[u"ccr_otlp_items_total"_s][u"sum"][u"dataPoints"][0][u"asDouble"].toDouble() > 0);
}

void TestTelemetryExport::sendsWhatWasCountedLastWhenItEnds()
{
    Collector collector;
    LoggingConfig config = configTo(collector);
    config.otlp.metrics.url = collector.url(u"/v1/metrics"_s);
    config.otlp.metricInterval = 1h;
    std::optional<LoggingService> service(config);
    serve(*service, "a");
    QVERIFY(service->shutdown(10s).complete);
    // The last ones are sent when it ends, for which it waits; the collector is in this thread.
    QTRY_VERIFY(!collector.exports.isEmpty());
    QTRY_COMPARE(collector.spans.size(), 2);
    service.reset();
    QCOMPARE(requestsIn(collector.exports.last()), 1.0);
}

void TestTelemetryExport::sendsNothingOfWhatIsNotRecorded()
{
    Collector collector;
    LoggingService service(configTo(collector));
    service.setRecording(false);
    serve(service, "private");
    QVERIFY(service.flush(10s));
    service.setRecording(true);
    serve(service, "a");
    QTRY_COMPARE(collector.spans.size(), 2);
    QCOMPARE(service.health().telemetry.value(0).handed, 2U);
}

void TestTelemetryExport::triesAgainWhenThatMayHelp_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 502, 503, 504}) QTest::addRow("%d", status) << status;
}

void TestTelemetryExport::triesAgainWhenThatMayHelp()
{
    QFETCH(int, status);
    Collector collector;
    int requests = 0;
    std::vector<MonotonicTime> times;
    collector.status = [&] {
        times.push_back(monotonicNow());
        return ++requests == 1 ? status : 200;
    };
    Export telemetry(configTo(collector));
    telemetry.telemetry.add(servedExchange());
    QTRY_COMPARE(collector.spans.size(), 3);
    QVERIFY(times.at(1) - times.at(0) >= 1s); // as Retry-After says, where the delivery would come back after milliseconds
    QCOMPARE(field(collector.requests()[0], "X-Batch-Id"), field(collector.requests()[1], "X-Batch-Id"));
    QTRY_COMPARE(telemetry.health().problem, QString());
    QCOMPARE(telemetry.health().dropped, 0U);
}

void TestTelemetryExport::givesUpWhatIsRefused_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 404, 500, 501}) QTest::addRow("%d", status) << status;
}

void TestTelemetryExport::givesUpWhatIsRefused()
{
    QFETCH(int, status);
    Collector collector;
    int requests = 0;
    collector.status = [&] { return ++requests == 1 ? status : 200; };
    Export telemetry(configTo(collector));
    telemetry.telemetry.add(servedExchange("one"));
    QTRY_COMPARE(telemetry.health().dropped, 3U);
    QVERIFY2(telemetry.health().problem.contains(u"refused 3 spans: status %1"_s.arg(status)),
             qPrintable(telemetry.health().problem.english()));
    telemetry.telemetry.add(servedExchange("two"));
    QTRY_COMPARE(collector.spans.size(), 3);
    QCOMPARE(requests, 2);
    QTRY_COMPARE(telemetry.health().problem, QString());
}

void TestTelemetryExport::neverRepeatsAPartialSuccess()
{
    Collector collector;
    collector.answer = R"({"partialSuccess":{"rejectedSpans":"2","errorMessage":"too old"}})";
    Export telemetry(configTo(collector));
    telemetry.telemetry.add(servedExchange("one"));
    QTRY_COMPARE(telemetry.health().dropped, 2U);
    QCOMPARE(telemetry.health().written, 1U);
    QVERIFY2(telemetry.health().problem.contains(u"refused 2 spans: too old"_s), qPrintable(telemetry.health().problem.english()));
    QVERIFY(telemetry.health().state == StreamState::Down);
    collector.answer = "{}";
    telemetry.telemetry.add(servedExchange("two"));
    QTRY_COMPARE(telemetry.health().problem, QString());
    QCOMPARE(collector.requests().size(), std::size_t(2));
}

void TestTelemetryExport::forgetsTheOldest()
{
    Collector collector;
    LoggingConfig config = configTo(collector);
    config.otlp.traces.queueRecords = 6;
    config.otlp.traces.batchSize = 3;
    bool works = false;
    collector.status = [&] { return works ? 200 : 503; };
    Export telemetry(config);
    telemetry.telemetry.add(servedExchange("00000000000000000000000000000001"));
    QTRY_VERIFY(!collector.requests().empty()); // on its way, and stays
    for (int i = 2; i <= 9; ++i) telemetry.telemetry.add(servedExchange("0000000000000000000000000000000" + std::to_string(i)));
    QTRY_COMPARE(telemetry.health().dropped, 21U); // of 9 requests with 3 spans each, room for one beside that
    works = true;
    QTRY_COMPARE(collector.spans.size(), 6);
    QCOMPARE(collector.spans[0][u"traceId"].toString(), u"00000000000000000000000000000001"_s);
    for (int i = 3; i < 6; ++i) QCOMPARE(collector.spans[i][u"traceId"].toString(), u"00000000000000000000000000000009"_s);
    QTRY_COMPARE(telemetry.health().written, 6U);
    QCOMPARE(telemetry.health().handed, 27U);
    QCOMPARE(telemetry.health().output.losses.size(), std::size_t(1));
    QCOMPARE(telemetry.health().output.losses[0].reason, "queue_full");
}

void TestTelemetryExport::followsTheConfiguration()
{
    Collector first;
    Collector second;
    LoggingService service(configTo(first));
    serve(service, "a");
    QTRY_COMPARE(first.spans.size(), 2);
    service.applyConfig(configTo(second));
    serve(service, "b");
    QTRY_COMPARE(second.spans.size(), 2);
    LoggingConfig off = configTo(second);
    off.otlp.traces.url.clear();
    service.applyConfig(off);
    QCOMPARE(service.health().telemetry.size(), 0);
    serve(service, "c");
    QVERIFY(service.flush(10s));
    service.applyConfig(configTo(first));
    serve(service, "d");
    QTRY_COMPARE(first.spans.size(), 4);
    QCOMPARE(second.spans.size(), 2);
}

void TestTelemetryExport::aDeadCollectorShowsInTheHealth()
{
    Collector collector;
    bool works = false;
    collector.status = [&] { return works ? 200 : 503; };
    LoggingService service(configTo(collector));
    QVERIFY(service.health().status == LoggingStatus::Healthy);
    serve(service, "a");
    QTRY_VERIFY(service.health().status == LoggingStatus::Degraded);
    QVERIFY(service.health().telemetry.value(0).problem.contains(u"status 503"_s));
    works = true;
    QTRY_VERIFY(service.health().status == LoggingStatus::Healthy);
}

QTEST_GUILESS_MAIN(TestTelemetryExport)
#include "tst_telemetry_export.moc"
