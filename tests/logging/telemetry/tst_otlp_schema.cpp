#include "logging/delivery/otlp_payload.h"
#include "logging/metrics/metric_families.h"
#include "logging/telemetry/otlp_metrics_writer.h"
#include "logging/telemetry/otlp_spans.h"
#include "logging/telemetry/telemetry_payload.h"
#include "tests/logging/telemetry/telemetry_case.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;

namespace {

QString agentsFolder()
{
    const QString chosen = qEnvironmentVariable("CCR_AGENTS");
    return chosen.isEmpty() ? QDir::homePath() + u"/.cache/ccr-desktop-agents"_s : chosen;
}

NetworkStream network()
{
    NetworkStream network;
    network.labels = {{u"deployment.environment"_s, u"prod"_s}, {u"team"_s, u"a\"b"_s}};
    return network;
}

std::string traces()
{
    Batch batch;
    ExchangeSnapshot failed = test::servedExchange("another id");
    failed.outcome = Outcome::Failed;
    failed.errorClass = "overloaded";
    failed.traceId = "ffffffffffffffffffffffffffffff01";
    failed.tokens = {.input = 9'007'199'254'740'993, .known = true};
    ExchangeSnapshot counting = test::servedExchange("counts");
    counting.path = "/v1/messages/count_tokens";
    ExchangeSnapshot refused{.id = "refused"};
    for (const ExchangeSnapshot &exchange : {test::servedExchange(), failed, counting, refused})
        for (std::size_t i = 0; i < OtlpSpans::count(exchange); ++i) OtlpSpans().append(batch.entries.emplace_back(), exchange, i);
    return TelemetryPayload(OtlpSignal::Kind::Traces, network(), {.serviceName = u"svc"_s}).body(batch);
}

std::string metrics(const MetricsSnapshot &snapshot)
{
    OtlpMetricsWriter writer(snapshot.time - nanoseconds(snapshot.logging.uptime), snapshot.time);
    writeMetrics(writer, snapshot, "1.2");
    Batch batch;
    batch.entries = writer.take();
    return TelemetryPayload(OtlpSignal::Kind::Metrics, network(), {.serviceName = u"svc"_s}).body(batch);
}

std::string logs()
{
    StreamConfig stream;
    stream.network = network();
    stream.format.profile = FormatProfile::Otlp;
    const OtlpPayload payload(stream, {.serviceName = u"svc"_s});
    const FieldView fields[] = {{"n", std::int64_t(9'007'199'254'740'993)},
                                {"ratio", 0.5},
                                {"isIt", true},
                                {"nested", RawJsonView{R"({"a":[1,"b",{"c":null}]})"}},
                                {"errorClass", std::string_view("tls")},
                                {"traceId", std::string_view("ffffffffffffffffffffffffffffff01")}};
    Batch batch;
    payload.encode(batch.entries.emplace_back(), {.time = wallNow(),
                                                  .severity = Severity::Warn,
                                                  .component = "test",
                                                  .message = "a \"message\"",
                                                  .exchangeId = "req_1",
                                                  .fields = fields,
                                                  .seq = 7});
    return payload.body(batch);
}

} // namespace

/// What is sent, against OpenTelemetry's own protocol definitions. They come from tests/end_to_end/agents/install.sh.
class TestOtlpSchema : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"node"_s).isEmpty()) QSKIP("not installed: node");
        if (!QFileInfo::exists(agentsFolder() + u"/node_modules/@opentelemetry/otlp-transformer/build/src/generated/root.js"_s))
            QSKIP("not installed: @opentelemetry/otlp-transformer; see tests/end_to_end/agents/install.sh");
    }

    void isWhatTheDefinitionsHold_data()
    {
        QTest::addColumn<QByteArray>("signal");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("told");
        const QByteArray spans = QByteArray::fromStdString(traces());
        QTest::newRow("traces") << QByteArray("traces") << spans << QByteArray("ok");
        QTest::newRow("metrics") << QByteArray("metrics") << QByteArray::fromStdString(metrics(test::measuredMetrics()))
                                 << QByteArray("ok");
        QTest::newRow("nothing measured") << QByteArray("metrics") << QByteArray::fromStdString(metrics({})) << QByteArray("ok");
        QTest::newRow("logs") << QByteArray("logs") << QByteArray::fromStdString(logs()) << QByteArray("ok");
        // The check itself can fail.
        QTest::newRow("a name that is unknown") << QByteArray("traces") << QByteArray(spans).replace("\"kind\":2", "\"kinds\":2")
                                                << QByteArray("/kinds: 2 is understood as undefined");
        QTest::newRow("a number as number") << QByteArray("traces")
                                            << QByteArray(spans).replace("\"1790000000123456789\"", "1790000000123456789")
                                            << QByteArray("startTimeUnixNano: ");
        QTest::newRow("an enum as word") << QByteArray("traces") << QByteArray(spans).replace("\"kind\":3", "\"kind\":\"SPAN_KIND_CLIENT\"")
                                         << QByteArray("/kind: \"SPAN_KIND_CLIENT\" is understood as 3");
        QTest::newRow("an id in Base64") << QByteArray("traces") << QByteArray(spans).replace("0123456789abcdef", "ASNFZ4mrze8=")
                                         << QByteArray("traceId is no hex");
    }
    void isWhatTheDefinitionsHold()
    {
        QFETCH(QByteArray, signal);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, told);
        QProcess node;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"CCR_AGENTS_FOLDER"_s, agentsFolder());
        node.setProcessEnvironment(environment);
        node.start(u"node"_s, {QStringLiteral(CCR_SOURCE_DIR "/tests/end_to_end/agents/otlp_schema.mjs")});
        node.write("{\"signal\":\"" + signal + "\",\"body\":" + body + "}\n");
        node.closeWriteChannel();
        QVERIFY(node.waitForFinished(60'000));
        const QByteArray answer = node.readAllStandardOutput();
        QVERIFY2(told == "ok" ? answer == "ok\n" : answer.contains(told), answer + node.readAllStandardError());
    }
};

QTEST_GUILESS_MAIN(TestOtlpSchema)
#include "tst_otlp_schema.moc"
