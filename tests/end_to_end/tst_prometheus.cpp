#include "tests/support/router_home.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace ccr::test;

/// A real Prometheus scrapes a real router.
class TestPrometheus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isScraped();
    void satisfiesTheChecker();
    void cleanupTestCase();

private:
    QByteArray get(const QUrl &url);
    QByteArray post(const QUrl &url, const QByteArray &body);
    QByteArray finished(QNetworkReply *reply);
    QJsonArray query(const QString &expression);

    RouterHome m_home{QStringLiteral(CCR_EXECUTABLE)};
    QTemporaryDir m_data;
    QProcess m_router;
    QProcess m_prometheus;
    QNetworkAccessManager m_network;
    quint16 m_port = 0;
};

void TestPrometheus::initTestCase()
{
    m_home.writeConfig("{}");
    m_router.setProcessEnvironment(m_home.environment());
    m_router.start(QStringLiteral(CCR_EXECUTABLE), {u"serve"_s});
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += m_router.readAllStandardOutput()).contains("Listening on"), 15'000);
}

void TestPrometheus::cleanupTestCase()
{
    for (QProcess *process : {&m_prometheus, &m_router}) {
        process->terminate();
        if (!process->waitForFinished(10'000)) process->kill();
        process->waitForFinished(5'000);
    }
}

QByteArray TestPrometheus::finished(QNetworkReply *reply)
{
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 15'000)) return {};
    reply->deleteLater();
    return reply->readAll();
}

QByteArray TestPrometheus::get(const QUrl &url)
{
    return finished(m_network.get(QNetworkRequest(url)));
}

QByteArray TestPrometheus::post(const QUrl &url, const QByteArray &body)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    return finished(m_network.post(request, body));
}

QJsonArray TestPrometheus::query(const QString &expression)
{
    QUrl url(u"http://127.0.0.1:%1/api/v1/query"_s.arg(m_port));
    QUrlQuery parameters;
    parameters.addQueryItem(u"query"_s, QString::fromLatin1(QUrl::toPercentEncoding(expression)));
    url.setQuery(parameters);
    return QJsonDocument::fromJson(get(url)).object()[u"data"][u"result"].toArray();
}

void TestPrometheus::isScraped()
{
    const QString program = QStandardPaths::findExecutable(u"prometheus"_s);
    if (program.isEmpty()) QSKIP("prometheus is not installed");
    const QByteArray answer = post(QUrl(u"http://127.0.0.1:%1/v1/messages"_s.arg(m_home.port())),
                                   R"({"model":"m","max_tokens":20,"stream":true,"messages":[{"role":"user","content":"hi"}]})");
    QVERIFY2(answer.contains("message_stop"), answer);
    m_port = RouterHome::freePort();
    QFile config(m_data.filePath(u"prometheus.yml"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("global:\n  scrape_interval: 1s\nscrape_configs:\n  - job_name: ccr\n    static_configs:\n      - targets: ['127.0.0.1:"
                 + QByteArray::number(m_home.port()) + "']\n");
    config.close();
    m_prometheus.setProcessChannelMode(QProcess::MergedChannels);
    m_prometheus.start(program, {u"--config.file="_s + config.fileName(), u"--storage.tsdb.path="_s + m_data.filePath(u"data"_s),
                                 u"--web.listen-address=127.0.0.1:%1"_s.arg(m_port)});
    QVERIFY(m_prometheus.waitForStarted());
    const auto valueOf = [this](const QString &expression) { return query(expression).at(0)[u"value"][1].toString(); };
    const bool isUp = QTest::qWaitFor([&] { return valueOf(u"up{job=\"ccr\"}"_s) == u"1"_s; }, 45'000);
    QVERIFY2(isUp, m_prometheus.readAll());
    QTRY_COMPARE_WITH_TIMEOUT(valueOf(u"sum(ccr_requests_total{status=\"200\"})"_s), u"1"_s, 15'000);
    QTRY_COMPARE_WITH_TIMEOUT(valueOf(u"sum(ccr_stream_ends_total{class=\"normal\"})"_s), u"1"_s, 15'000);
    QTRY_COMPARE_WITH_TIMEOUT(valueOf(u"count(ccr_build_info)"_s), u"1"_s, 15'000);
    QVERIFY(valueOf(u"histogram_quantile(0.5, ccr_request_duration_seconds_bucket)"_s).toDouble() > 0);
    QVERIFY(valueOf(u"process_resident_memory_bytes{job=\"ccr\"}"_s).toDouble() > 1e6);
}

void TestPrometheus::satisfiesTheChecker()
{
    const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
    if (promtool.isEmpty()) QSKIP("promtool of the package prometheus is not installed");
    QProcess process;
    process.start(promtool, {u"check"_s, u"metrics"_s});
    QVERIFY(process.waitForStarted());
    process.write(get(QUrl(u"http://127.0.0.1:%1/metrics"_s.arg(m_home.port()))));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAllStandardError() + process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0 && said.isEmpty(), said.constData());
}

QTEST_GUILESS_MAIN(TestPrometheus)
#include "tst_prometheus.moc"
