#include "logging/metrics/metric_families.h"
#include "logging/metrics/prometheus_text.h"
#include "logging/telemetry/otlp_metrics_writer.h"
#include "tests/logging/telemetry/telemetry_case.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

const WallTime start{nanoseconds(1'790'000'000'000'000'000)};
const WallTime now{nanoseconds(1'790'000'060'000'000'001)};

QMap<QString, QJsonObject> byName(const std::vector<std::string> &metrics)
{
    QMap<QString, QJsonObject> result;
    for (const std::string &metric : metrics) {
        const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(metric)).object();
        result.insert(object[u"name"].toString(), object);
    }
    return result;
}

QString attributeOf(const QJsonValue &point, const QString &key)
{
    const QJsonArray attributes = point[u"attributes"].toArray();
    for (const QJsonValue &attribute : attributes)
        if (attribute[u"key"].toString() == key) return attribute[u"value"][u"stringValue"].toString();
    return {};
}

} // namespace

class TestOtlpMetricsWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasTheNamesOfPrometheus();
    void writesSumsAndGauges();
    void writesHistogramsWithTheirBounds();
    void writesDurationsWithTheirBounds();
    void writesSummaries();
    void leavesOutWhatIsNot();
};

void TestOtlpMetricsWriter::hasTheNamesOfPrometheus()
{
    const MetricsSnapshot snapshot = test::measuredMetrics();
    OtlpMetricsWriter writer(start, now);
    writeMetrics(writer, snapshot, "1.2");
    const QMap<QString, QJsonObject> metrics = byName(writer.take());
    static const QRegularExpression type(u"^# TYPE (\\S+) (\\S+)$"_s, QRegularExpression::MultilineOption);
    const QString page = QString::fromStdString(prometheusText(snapshot, "1.2"));
    static const QMap<QString, QString> kinds{
        {u"counter"_s, u"sum"_s}, {u"gauge"_s, u"gauge"_s}, {u"histogram"_s, u"histogram"_s}, {u"summary"_s, u"summary"_s}};
    QSet<QString> names;
    for (auto found = type.globalMatch(page); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString name = match.captured(1);
        if (!page.contains(QRegularExpression(u"^%1(_bucket|_sum|_count)?[ {]"_s.arg(name), QRegularExpression::MultilineOption))) continue;
        names.insert(name);
        QVERIFY2(metrics.contains(name), qPrintable(name));
        QVERIFY2(metrics[name].contains(kinds[match.captured(2)]), qPrintable(name));
        QVERIFY2(!metrics[name][u"description"].toString().isEmpty(), qPrintable(name));
    }
    QCOMPARE(QSet<QString>(metrics.keyBegin(), metrics.keyEnd()), names);
    QVERIFY(names.size() > 40);
    QCOMPARE(metrics[u"llmrouter_provider_up"_s][u"gauge"][u"dataPoints"].toArray().size(), 2);
    QCOMPARE(metrics[u"ccr_request_duration_seconds"_s][u"unit"].toString(), u"s"_s);
    QCOMPARE(metrics[u"process_cpu_seconds_total"_s][u"unit"].toString(), u"s"_s);
    QCOMPARE(metrics[u"llmrouter_log_bytes"_s][u"unit"].toString(), u"By"_s);
    QCOMPARE(metrics[u"ccr_requests_total"_s][u"unit"].toString(), u"1"_s);
}

void TestOtlpMetricsWriter::writesSumsAndGauges()
{
    OtlpMetricsWriter writer(start, now);
    writer.family("requests_total", MetricKind::Counter, "How \"many\".");
    writer.sample(3, {{"path", "/a\n"}});
    writer.samples({{.labels = {"b", ""}, .number = 2.5}}, {"path", "nothing"});
    writer.family("free_bytes", MetricKind::Gauge, "Free.");
    writer.sample(123'456'789'012.0);
    const QMap<QString, QJsonObject> metrics = byName(writer.take());
    const QJsonObject sum = metrics[u"requests_total"_s][u"sum"].toObject();
    QCOMPARE(sum[u"aggregationTemporality"].toInt(), 2);
    QVERIFY(sum[u"isMonotonic"].toBool());
    QCOMPARE(sum[u"dataPoints"].toArray().size(), 2);
    const QJsonValue first = sum[u"dataPoints"][0];
    QCOMPARE(first[u"asDouble"].toDouble(), 3.0);
    QCOMPARE(first[u"startTimeUnixNano"], QJsonValue(u"1790000000000000000"_s));
    QCOMPARE(first[u"timeUnixNano"], QJsonValue(u"1790000060000000001"_s));
    QCOMPARE(attributeOf(first, u"path"_s), u"/a\n"_s);
    const QJsonValue second = sum[u"dataPoints"][1];
    QCOMPARE(second[u"attributes"].toArray().size(), 1);
    QCOMPARE(attributeOf(second, u"path"_s), u"b"_s);
    const QJsonObject gauge = metrics[u"free_bytes"_s][u"gauge"].toObject();
    QVERIFY(!gauge.contains(u"aggregationTemporality"_s));
    QCOMPARE(gauge[u"dataPoints"][0][u"asDouble"].toDouble(), 123'456'789'012.0);
    QVERIFY(!gauge[u"dataPoints"][0].toObject().contains(u"startTimeUnixNano"_s));
}

void TestOtlpMetricsWriter::writesHistogramsWithTheirBounds()
{
    OtlpMetricsWriter writer(start, now);
    writer.family("tokens", MetricKind::Histogram, "Tokens.");
    writer.histogram(BucketCounts{.labels = {"input"}, .bounds = {1, 4, 16}, .counts = {2, 2, 7}, .count = 10, .sum = 99.5}, {"type"});
    writer.histogram(BucketCounts{});
    const QJsonObject histogram = byName(writer.take())[u"tokens"_s][u"histogram"].toObject();
    QCOMPARE(histogram[u"aggregationTemporality"].toInt(), 2);
    QVERIFY(!histogram.contains(u"isMonotonic"_s));
    const QJsonValue point = histogram[u"dataPoints"][0];
    QCOMPARE(attributeOf(point, u"type"_s), u"input"_s);
    QCOMPARE(point[u"count"], QJsonValue(u"10"_s));
    QCOMPARE(point[u"sum"].toDouble(), 99.5);
    QCOMPARE(point[u"explicitBounds"], QJsonValue(QJsonArray{1.0, 4.0, 16.0}));
    QCOMPARE(point[u"bucketCounts"], QJsonValue(QJsonArray{u"2"_s, u"0"_s, u"5"_s, u"3"_s}));
    const QJsonValue empty = histogram[u"dataPoints"][1];
    QCOMPARE(empty[u"explicitBounds"].toArray(), QJsonArray());
    QCOMPARE(empty[u"bucketCounts"], QJsonValue(QJsonArray{u"0"_s}));
}

void TestOtlpMetricsWriter::writesDurationsWithTheirBounds()
{
    OtlpMetricsWriter writer(start, now);
    DurationCounts durations;
    for (const nanoseconds duration : {nanoseconds(100), nanoseconds(2us), nanoseconds(3us), nanoseconds(1s), nanoseconds(9s)})
        durations.add(duration);
    writer.family("write_seconds", MetricKind::Histogram, "Writes.");
    writer.histogram(durations, 1us, 5us, {{"stream", "file"}});
    const QJsonValue point = byName(writer.take())[u"write_seconds"_s][u"histogram"][u"dataPoints"][0];
    QCOMPARE(point[u"explicitBounds"], QJsonValue(QJsonArray{1e-6, 2.5e-6, 5e-6}));
    QCOMPARE(point[u"bucketCounts"], QJsonValue(QJsonArray{u"1"_s, u"1"_s, u"1"_s, u"2"_s}));
    QCOMPARE(point[u"count"], QJsonValue(u"5"_s));
    QCOMPARE(point[u"sum"].toDouble(), 10.0000051);
}

void TestOtlpMetricsWriter::writesSummaries()
{
    OtlpMetricsWriter writer(start, now);
    writer.family("delay_seconds", MetricKind::Summary, "Delay.");
    writer.summary({.count = 4, .average = 2ms, .p50 = 1ms, .p90 = 2ms, .p95 = 3ms, .p99 = 4ms, .p999 = 5ms});
    const QJsonValue point = byName(writer.take())[u"delay_seconds"_s][u"summary"][u"dataPoints"][0];
    QCOMPARE(point[u"count"], QJsonValue(u"4"_s));
    QCOMPARE(point[u"sum"].toDouble(), 0.008);
    const QJsonArray quantiles = point[u"quantileValues"].toArray();
    QCOMPARE(quantiles.size(), 5);
    QCOMPARE(quantiles[0].toObject(), (QJsonObject{{u"quantile"_s, 0.5}, {u"value"_s, 0.001}}));
    QCOMPARE(quantiles[4].toObject(), (QJsonObject{{u"quantile"_s, 0.999}, {u"value"_s, 0.005}}));
}

void TestOtlpMetricsWriter::leavesOutWhatIsNot()
{
    OtlpMetricsWriter writer(start, now);
    writer.family("empty_total", MetricKind::Counter, "Nothing.");
    writer.samples({}, {"a"});
    writer.family("strange", MetricKind::Gauge, "No numbers.");
    writer.sample(std::numeric_limits<double>::quiet_NaN());
    writer.samples({{.labels = {"x"}, .number = std::numeric_limits<double>::infinity()}, {.labels = {"y"}, .number = 1}}, {"a"});
    const std::vector<std::string> metrics = writer.take();
    QCOMPARE(metrics.size(), std::size_t(1));
    const QJsonArray points = byName(metrics)[u"strange"_s][u"gauge"][u"dataPoints"].toArray();
    QCOMPARE(points.size(), 1);
    QCOMPARE(attributeOf(points[0], u"a"_s), u"y"_s);
    QVERIFY(writer.take().empty());
}

QTEST_GUILESS_MAIN(TestOtlpMetricsWriter)
#include "tst_otlp_metrics_writer.moc"
