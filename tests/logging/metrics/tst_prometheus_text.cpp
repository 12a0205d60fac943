#include "logging/metrics/prometheus_text.h"
#include "logging/metrics/prometheus_writer.h"
#include "logging/metrics/request_metrics.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRect>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

MetricsSnapshot sample()
{
    RequestMetrics metrics;
    ExchangeSnapshot exchange{
        .id = "a",
        .wantsStream = true,
        .state = ExchangeState::Completed,
        .provider = "deep \"seek\"\\\n",
        .model = "模型 \xff",
        .outcome = Outcome::Ok,
        .status = 200,
        .finishReason = "stop",
        .finishClass = FinishClass::Normal,
        .tokens = {.input = 10, .output = 101, .cacheRead = 5, .reasoning = 60, .known = true},
        .stream = {.firstByte = 5ms, .firstContent = 500ms, .lastContent = 2500ms, .gapCounts = {3, 2}, .gapSum = 50ms},
        .total = 3s};
    exchange.cost = Money{.amount = 0.25, .currency = "USD"};
    exchange.attempts = {{.number = 1, .provider = "other", .model = "m", .startedAt = 1ms, .status = 503, .errorClass = "overloaded"},
                         {.number = 2,
                          .provider = exchange.provider,
                          .model = exchange.model,
                          .url = "https://llm.example:8443/v1",
                          .startedAt = 2ms,
                          .status = 200}};
    metrics.add(exchange, monotonicNow());
    metrics.addError({.errorClass = "overloaded", .provider = "other"});
    MetricsSnapshot snapshot;
    metrics.fill(snapshot, monotonicNow());
    snapshot.requests.active = 3;
    snapshot.logging.streams.append({.name = "file",
                                     .state = StreamState::Degraded,
                                     .problem = {},
                                     .handed = 7,
                                     .handedByLevel = {0, 0, 7, 0, 0, 0},
                                     .written = 7,
                                     .bytes = 700});
    snapshot.logging.streams[0].output.rotationsForSize = 4;
    snapshot.logging.streams[0].output.addWriteError(ENOSPC, 2);
    snapshot.logging.streams[0].output.addWriteError(ENOSPC);
    snapshot.logging.streams[0].output.addWriteError(ENOTTY);
    snapshot.logging.streams[0].output.addWriteError(EILSEQ);
    snapshot.logging.streams[0].dropped = 11;
    snapshot.logging.streams[0].output.addLoss("output", {0, 0, 5, 0, 1, 0, 0});
    snapshot.logging.streams[0].output.addLoss("spool_full", {2, 0, 0, 0, 0, 0, 1});
    for (const nanoseconds duration : {nanoseconds(2us), nanoseconds(250us), nanoseconds(251us), nanoseconds(9s)})
        snapshot.logging.streams[0].output.writes.add(duration);
    snapshot.logging.streams[0].output.syncs.add(20ms);
    for (int i = 0; i < 3; ++i) snapshot.logging.enqueueCounts.add(nanoseconds(200));
    snapshot.eventLoopLag = 1500us;
    snapshot.performance.disk.streams = {{.stream = "file", .bytes = 4096}};
    snapshot.performance.disk.freeBytes = 123'456'789'012;
    snapshot.providersUp = {{.labels = {"other"}, .number = 0}};
    return snapshot;
}

QString textOf(const MetricsSnapshot &snapshot)
{
    return QString::fromStdString(prometheusText(snapshot, "1.2.3"));
}

} // namespace

class TestPrometheusText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void satisfiesTheRealChecker_data();
    void satisfiesTheRealChecker();
    void writesTheNamesThatWereAgreed();
    void writesWhatWasMeasured();
    void writesHistogramsOfTheLogItself();
    void writesEveryLossByReasonAndLevel();
    void labelsWhatProvidersDid();
    void escapesLabels();
    void boundsLabels();
    void cumulatesBuckets();
    void isWhatDashboardsAskFor_data();
    void isWhatDashboardsAskFor();
};

void TestPrometheusText::satisfiesTheRealChecker_data()
{
    QTest::addColumn<bool>("isEmpty");
    QTest::newRow("nothing measured yet") << true;
    QTest::newRow("everything") << false;
}

void TestPrometheusText::satisfiesTheRealChecker()
{
    QFETCH(bool, isEmpty);
    const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
    if (promtool.isEmpty()) QSKIP("promtool of the package prometheus is not installed");
    QProcess process;
    process.start(promtool, {u"check"_s, u"metrics"_s});
    QVERIFY(process.waitForStarted());
    process.write(QByteArray::fromStdString(prometheusText(isEmpty ? MetricsSnapshot() : sample(), "1.2.3")));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAllStandardError() + process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0, said.constData());
    QVERIFY2(said.isEmpty(), said.constData());
}

void TestPrometheusText::writesTheNamesThatWereAgreed()
{
    const QString text = textOf(sample());
    for (const char *name : {"ccr_log_records_total",
                             "ccr_log_bytes_total",
                             "ccr_log_dropped_total",
                             "ccr_log_enqueue_seconds",
                             "ccr_log_write_seconds",
                             "ccr_log_fsync_seconds",
                             "ccr_log_queue_records",
                             "ccr_log_queue_bytes",
                             "ccr_log_queue_capacity_bytes",
                             "ccr_log_rotations_total",
                             "ccr_log_write_errors_total",
                             "ccr_log_disk_bytes",
                             "ccr_log_fs_free_bytes",
                             "ccr_log_fs_size_bytes",
                             "ccr_log_sink_state",
                             "ccr_log_net_batches_total",
                             "ccr_log_spool_bytes",
                             "ccr_log_memory_bytes",
                             "ccr_requests_total",
                             "ccr_request_duration_seconds",
                             "ccr_ttfb_seconds",
                             "ccr_ttft_seconds",
                             "ccr_active_requests",
                             "ccr_active_streams",
                             "ccr_stream_ends_total",
                             "ccr_tokens_total",
                             "ccr_thinking_tokens_total",
                             "ccr_errors_total",
                             "process_cpu_seconds_total",
                             "process_resident_memory_bytes",
                             "ccr_build_info",
                             "gen_ai_client_operation_duration_seconds",
                             "gen_ai_client_token_usage",
                             "gen_ai_client_operation_time_to_first_chunk_seconds",
                             "gen_ai_client_operation_time_per_output_chunk_seconds",
                             "llmrouter_gui_event_loop_lag_seconds",
                             "gen_ai_server_request_duration_seconds",
                             "gen_ai_server_time_to_first_token_seconds",
                             "gen_ai_server_time_per_output_token_seconds",
                             "llmrouter_requests_total",
                             "llmrouter_requests_in_flight",
                             "llmrouter_fallbacks_total",
                             "llmrouter_stream_stalls_total",
                             "llmrouter_stream_stall_seconds_total",
                             "llmrouter_cost_usd_total",
                             "llmrouter_provider_up",
                             "llmrouter_log_bytes",
                             "llmrouter_log_records_dropped_total",
                             "llmrouter_build_info"})
        QVERIFY2(text.contains("\n# TYPE "_L1 + QLatin1StringView(name) + ' '_L1), name);
    const QRegularExpression type(u"^# TYPE (\\S+)"_s, QRegularExpression::MultilineOption);
    QSet<QString> seen;
    for (const QRegularExpressionMatch &match : type.globalMatch(text)) {
        QVERIFY2(!seen.contains(match.captured(1)), qPrintable(match.captured(1)));
        seen.insert(match.captured(1));
    }
}

void TestPrometheusText::writesWhatWasMeasured()
{
    const QString text = textOf(sample());
    for (const char *line :
         {"ccr_log_rotations_total{stream=\"file\",trigger=\"size\"} 4\n",
          "ccr_log_write_errors_total{stream=\"file\",errno=\"ENOSPC\"} 3\n",
          "ccr_log_write_errors_total{stream=\"file\",errno=\"other\"} 2\n", "ccr_active_requests 3\n",
          "ccr_log_fs_free_bytes 123456789012\n", "ccr_log_records_total{level=\"info\",stream=\"file\"} 7\n",
          "ccr_log_sink_state{stream=\"file\",state=\"degraded\"} 1\n", "ccr_log_sink_state{stream=\"file\",state=\"ok\"} 0\n",
          "ccr_stream_ends_total{class=\"normal\"} 1\n", "ccr_errors_total{category=\"overloaded\",provider=\"other\"} 1\n",
          "ccr_request_duration_seconds_sum 3\n", "ccr_ttft_seconds_bucket{le=\"0.5\"} 1\n", "ccr_ttft_seconds_bucket{le=\"0.25\"} 0\n",
          "gen_ai_server_time_per_output_token_seconds_sum 0.02\n", "llmrouter_provider_up{provider=\"other\"} 0\n"})
        QVERIFY2(text.contains(QLatin1StringView(line)), line);
    QVERIFY(text.contains("error_type=\"overloaded\",le=\"+Inf\"} 1\n"_L1));
    QVERIFY(text.contains("gen_ai_token_type=\"input\",le=\"16\"} 1\n"_L1)); // cached tokens are input as well
}

void TestPrometheusText::writesHistogramsOfTheLogItself()
{
    const QString text = textOf(sample());
    for (const char *line :
         {"ccr_log_write_seconds_bucket{stream=\"file\",le=\"1e-06\"} 0\n",
          "ccr_log_write_seconds_bucket{stream=\"file\",le=\"2.5e-06\"} 1\n",
          "ccr_log_write_seconds_bucket{stream=\"file\",le=\"0.00025\"} 2\n", "ccr_log_write_seconds_bucket{stream=\"file\",le=\"5\"} 3\n",
          "ccr_log_write_seconds_bucket{stream=\"file\",le=\"+Inf\"} 4\n", "ccr_log_write_seconds_count{stream=\"file\"} 4\n",
          "ccr_log_fsync_seconds_bucket{le=\"0.025\"} 1\n", "ccr_log_fsync_seconds_sum 0.02\n", "ccr_log_fsync_seconds_count 1\n",
          "ccr_log_enqueue_seconds_bucket{le=\"1e-07\"} 0\n", "ccr_log_enqueue_seconds_bucket{le=\"2.5e-07\"} 3\n",
          "ccr_log_enqueue_seconds_sum 6e-07\n", "ccr_log_enqueue_seconds_count 3\n", "llmrouter_gui_event_loop_lag_seconds 0.0015\n"})
        QVERIFY2(text.contains(QLatin1StringView(line)), line);
    QVERIFY(text.contains(QRegularExpression(u"# HELP ccr_log_enqueue_seconds .*256"_s)));
    QVERIFY(!textOf({}).contains("event_loop_lag"_L1)); // nobody has told it
}

void TestPrometheusText::writesEveryLossByReasonAndLevel()
{
    const QString text = textOf(sample());
    for (const char *line :
         {"{stream=\"file\",reason=\"output\",level=\"info\"} 5\n", "{stream=\"file\",reason=\"output\",level=\"error\"} 1\n",
          "{stream=\"file\",reason=\"output\",level=\"fatal\"} 0\n", // the zero before the first loss
          "{stream=\"file\",reason=\"spool_full\",level=\"trace\"} 2\n", "{stream=\"file\",reason=\"spool_full\",level=\"unknown\"} 1\n",
          "{stream=\"file\",reason=\"output\",level=\"unknown\"} 2\n"}) // 11 in all
        QVERIFY2(text.contains("\nccr_log_dropped_total"_L1 + QLatin1StringView(line)), line);
    QVERIFY(text.contains("\nllmrouter_log_records_dropped_total 11\n"_L1));
}

void TestPrometheusText::labelsWhatProvidersDid()
{
    const QString text = textOf(sample());
    const QString labels =
        u"{gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"deep \\\"seek\\\"\\\\\\n\",gen_ai_request_model=\"模型 \uFFFD\","
        "gen_ai_response_model=\"模型 \uFFFD\",server_address=\"llm.example\",error_type=\"\""_s;
    for (const QString &line :
         {u"first_chunk_seconds_sum"_s + labels + u"} 0.498\n"_s, // since the attempt began
          u"first_chunk_seconds_bucket"_s + labels + u",le=\"0.64\"} 1\n"_s,
          u"per_output_chunk_seconds_bucket"_s + labels + u",le=\"0.01\"} 3\n"_s,
          u"per_output_chunk_seconds_bucket"_s + labels + u",le=\"0.02\"} 5\n"_s,
          u"per_output_chunk_seconds_sum"_s + labels + u"} 0.05\n"_s, u"per_output_chunk_seconds_count"_s + labels + u"} 5\n"_s})
        QVERIFY2(text.contains(u"\ngen_ai_client_operation_time_"_s + (line.startsWith(u"first"_s) ? u"to_"_s : QString()) + line),
                 qPrintable(line));
    QVERIFY(!text.contains(QRegularExpression(u"to_first_chunk_seconds_count\\{[^}]*provider_name=\"other\""_s))); // it gave no answer
}

void TestPrometheusText::escapesLabels()
{
    PrometheusWriter out;
    out.family("a", MetricKind::Gauge, "help");
    out.sample(1, {{"l", "a\"b\\c\nd\xff"
                         "e\xc3\xa9\xe2\x82"}});
    QCOMPARE(QString::fromStdString(out.take()), u"# HELP a help\n# TYPE a gauge\na{l=\"a\\\"b\\\\c\\nd\uFFFDeé\uFFFD\uFFFD\"} 1\n"_s);
}

void TestPrometheusText::boundsLabels()
{
    RequestMetrics metrics;
    for (int i = 0; i < 5000; ++i) {
        const ExchangeSnapshot exchange{.provider = "p" + std::to_string(i),
                                        .model = "m" + std::to_string(i),
                                        .attempts = {{.provider = "p" + std::to_string(i), .model = "m"}},
                                        .outcome = Outcome::Ok,
                                        .status = 200,
                                        .tokens = {.input = 1, .output = 1, .known = true},
                                        .total = 1ms};
        metrics.add(exchange, monotonicNow());
        metrics.addError({.errorClass = "e" + std::to_string(i), .provider = "p"});
    }
    MetricsSnapshot snapshot;
    metrics.fill(snapshot, monotonicNow());
    QCOMPARE(snapshot.requestsByStatus.size(), 201U);
    double sum = 0;
    for (const LabelledNumber &number : snapshot.requestsByStatus) sum += number.number;
    QCOMPARE(sum, 5000.0);
    QVERIFY(snapshot.errorsByProvider.size() <= 201);
    QVERIFY(snapshot.operationDuration.size() <= 61);
    QVERIFY(snapshot.tokenUsage.size() <= 62);
    QVERIFY(metrics.bytes() < 2 * 1024 * 1024);
    QVERIFY(textOf(snapshot).contains("ccr_requests_total{provider=\"other\",model=\"other\",status=\"other\"} 4800\n"_L1));
}

void TestPrometheusText::cumulatesBuckets()
{
    Histogram histogram;
    for (int i = 1; i <= 200; ++i) histogram.record(static_cast<std::uint64_t>(i) * 1'000'000'000);
    const BucketCounts counts = secondsOf(histogram, durationBounds());
    QCOMPARE(counts.bounds.size(), counts.counts.size());
    QVERIFY(std::is_sorted(counts.counts.begin(), counts.counts.end()));
    QCOMPARE(counts.count, 200U);
    QCOMPARE(counts.sum, 20100.0);
}

void TestPrometheusText::isWhatDashboardsAskFor_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(CCR_SOURCE_DIR "/resources/grafana"));
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files);
    QCOMPARE(names, (QStringList{u"errors.json"_s, u"log-pipeline.json"_s, u"overview.json"_s, u"requests.json"_s, u"streams.json"_s}));
    for (const QString &name : names) QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestPrometheusText::isWhatDashboardsAskFor()
{
    QFETCH(QString, path);
    QMap<QString, QString> types;
    QMap<QString, QSet<QString>> labels;
    static const QRegularExpression type(u"^# TYPE (\\S+) (\\S+)"_s);
    static const QRegularExpression labelled(u"^([a-z_]+)\\{(.*)\\} "_s);
    static const QRegularExpression label(u"([a-z_]+)=\""_s);
    for (const QString &line : QString::fromStdString(prometheusText(sample(), "1")).split(u'\n')) {
        if (const auto found = type.match(line); found.hasMatch()) types[found.captured(1)] = found.captured(2);
        if (const auto found = labelled.match(line); found.hasMatch())
            for (auto name = label.globalMatch(found.captured(2)); name.hasNext();)
                labels[found.captured(1)].insert(name.next().captured(1));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject dashboard = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!dashboard[u"title"].toString().isEmpty());
    QCOMPARE(dashboard[u"uid"].toString(), u"ccr-"_s + QFileInfo(path).baseName());
    QList<QRect> places;
    QSet<int> ids;
    int expressions = 0;
    for (const QJsonValue &panel : dashboard[u"panels"].toArray()) {
        QVERIFY(!ids.contains(panel[u"id"].toInt()));
        ids.insert(panel[u"id"].toInt());
        const QJsonValue at = panel[u"gridPos"];
        const QRect place(at[u"x"].toInt(), at[u"y"].toInt(), at[u"w"].toInt(), at[u"h"].toInt());
        QVERIFY(place.left() >= 0 && place.right() < 24 && place.isValid());
        for (const QRect &other : places) QVERIFY2(!other.intersects(place), qPrintable(panel[u"title"].toString()));
        places.append(place);
        for (const QJsonValue &target : panel[u"targets"].toArray()) {
            const QString expression = target[u"expr"].toString();
            ++expressions;
            QCOMPARE(expression.count(u'('), expression.count(u')'));
            static const QRegularExpression metric(u"(rate\\(|increase\\()?\\b((?:ccr|llmrouter|gen_ai|process)_[a-z_]+)(\\{[^}]*\\})?"_s);
            static const QRegularExpression grouped(u"\\b(?:by|ignoring) \\(([^)]*)\\)"_s);
            const QString withoutGroups = QString(expression).remove(grouped);
            QSet<QString> known;
            int metrics = 0;
            for (auto found = metric.globalMatch(withoutGroups); found.hasNext(); ++metrics) {
                const auto match = found.next();
                const QString series = match.captured(2);
                static const QRegularExpression part(u"_(bucket|sum|count)$"_s);
                const QString name = types.contains(series) ? series : QString(series).remove(part);
                QVERIFY2(types.contains(name), qPrintable(series + u" of "_s + expression));
                const bool rises = types[name] == u"counter"_s || name != series;
                QVERIFY2(rises == !match.captured(1).isEmpty(), qPrintable(expression)); // what only rises is no number to look at
                known += labels[series];
                for (auto used = label.globalMatch(QString(match.captured(3)).replace(u"=~"_s, u"="_s).replace(u"!="_s, u"="_s));
                     used.hasNext();) {
                    const QString asked = used.next().captured(1);
                    QVERIFY2(labels[series].contains(asked), qPrintable(asked + u" of "_s + expression));
                }
            }
            QVERIFY2(metrics > 0, qPrintable(expression));
            for (auto group = grouped.globalMatch(expression); group.hasNext();)
                for (const QString &asked : group.next().captured(1).split(u", "_s))
                    QVERIFY2(known.contains(asked), qPrintable(asked + u" of "_s + expression));
        }
    }
    QVERIFY(expressions >= 7);
}

QTEST_APPLESS_MAIN(TestPrometheusText)
#include "tst_prometheus_text.moc"
