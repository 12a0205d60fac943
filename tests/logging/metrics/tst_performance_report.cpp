#include "logging/metrics/performance_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

MetricsSnapshot sample()
{
    MetricsSnapshot snapshot;
    snapshot.time = WallTime(1'800'000'000s);
    snapshot.requests = {.total = 9, .completed = 3, .failed = 1};
    snapshot.requests.topEndpoints = {{.endpoint = "POST /v1/<messages>\n", .count = 2, .total = 3ms}};
    snapshot.errors.total = 4;
    snapshot.errors.top = {{.fingerprint = "f", .errorClass = "dns", .provider = "p\"<&", .pattern = "no <n>", .count = 4}};
    snapshot.performance.recordsPerSecond = 1250;
    snapshot.performance.disk = {.streams = {{.stream = "file", .bytes = 700, .files = 2}}, .freeBytes = 25, .sizeBytes = 100};
    snapshot.performance.request[0] = {.count = 2, .average = 2300us, .p99 = 4ms};
    for (int i = 0; i < 3; ++i)
        snapshot.performance.samples.push_back(
            {.time = snapshot.time + 60s * i, .recordsPerSecond = 10.5, .errorRatio = 0.02, .averageLatency = 1500us, .residentBytes = 77});
    return snapshot;
}

} // namespace

class TestPerformanceReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isJson();
    void isCsv();
    void isHtml();
    void takesNothing();
};

void TestPerformanceReport::isJson()
{
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(performanceJson(sample(), "1.2.3")), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    QCOMPARE(json[u"time"].toString(), u"2027-01-15T08:00:00.000Z"_s);
    QCOMPARE(json[u"requests"][u"successRate"].toDouble(), 0.75);
    QCOMPARE(json[u"requests"][u"topEndpoints"][0][u"averageMs"].toDouble(), 1.5);
    QCOMPARE(json[u"errors"][u"top"][0][u"class"].toString(), u"dns"_s);
    QCOMPARE(json[u"performance"][u"throughput"].toDouble(), 1250.0);
    QCOMPARE(json[u"performance"][u"diskUsage"].toDouble(), 75.0);
    QCOMPARE(json[u"performance"][u"request"][u"minute"][u"averageMs"].toDouble(), 2.3);
    QCOMPARE(json[u"performance"][u"samples"].toArray().size(), 3);
    QCOMPARE(json[u"performance"][u"samples"][2][u"time"].toString(), u"2027-01-15T08:02:00.000Z"_s);
    QCOMPARE(json[u"performance"][u"samples"][2][u"averageLatencyMs"].toDouble(), 1.5);
}

void TestPerformanceReport::isCsv()
{
    const QList<QByteArray> lines = QByteArray::fromStdString(performanceCsv(sample())).split('\n');
    QCOMPARE(lines.size(), 5); // the last one is empty
    QVERIFY(lines[0].startsWith("time,recordsPerSecond,"));
    QVERIFY(lines[1].startsWith("2027-01-15T08:00:00.000Z,10.5,"));
    for (int i = 0; i < 4; ++i) QCOMPARE(lines[i].count(','), lines[0].count(','));
    for (int i = 0; i < 4; ++i) QVERIFY(lines[i].endsWith('\r'));
}

void TestPerformanceReport::isHtml()
{
    const QByteArray page = QByteArray::fromStdString(performanceHtml(sample(), "<1>"));
    QVERIFY(page.contains("version &lt;1&gt;"));
    QVERIFY(page.contains("<td>p&quot;&lt;&amp;</td>"));
    QVERIFY(page.contains("<td>no &lt;n&gt;</td>"));
    QCOMPARE(page.count("<table>"), page.count("</table>"));
    QVERIFY(!page.contains("<script") && !page.contains("src="));
    QVERIFY(page.endsWith("</html>\n"));
}

void TestPerformanceReport::takesNothing()
{
    const QJsonDocument json = QJsonDocument::fromJson(QByteArray::fromStdString(performanceJson({}, "")));
    QVERIFY(json[u"performance"][u"errorRatioHour"].isNull()); // not known is not 0
    QVERIFY(json[u"requests"][u"successRate"].isNull());
    QVERIFY(QByteArray::fromStdString(performanceHtml({}, "")).contains("<td>success rate</td><td>—</td>"));
    QCOMPARE(QByteArray::fromStdString(performanceCsv({})).count('\n'), 1);
}

QTEST_APPLESS_MAIN(TestPerformanceReport)
#include "tst_performance_report.moc"
