#include "proxy/routing/token_counter.h"

#include "tests/support/served_proxy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QSignalSpy>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const RawResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

/// Measures what a test wants it to have measured.
class FakeMetrics final : public logging::MetricsSource
{
public:
    QFuture<logging::MetricsSnapshot> metrics() override { return {}; }
    QFuture<QByteArray> report(logging::ReportFormat format, std::vector<logging::LabelledNumber> providersUp) override
    {
        QByteArray text = format == logging::ReportFormat::Prometheus ? "ccr_active_requests 3\n" : "a report\n";
        for (const logging::LabelledNumber &provider : providersUp)
            text += QByteArray::fromStdString(provider.labels.at(0)) + ' ' + QByteArray::number(provider.number) + '\n';
        QPromise<QByteArray> promise;
        promise.start();
        const QFuture<QByteArray> future = promise.future();
        if (isOn) promise.addResult(text);
        promise.finish();
        return future;
    }
    logging::LoggingHealth loggingHealth() const override
    {
        logging::LoggingHealth health{.accepted = 9, .status = status};
        health.streams.append({.name = "file", .state = logging::StreamState::Down, .problem = u"/secret/path is full"_s});
        health.telemetry.append({.name = "traces", .state = logging::StreamState::Down, .problem = u"http://secret refused it"_s});
        return health;
    }
    void reportProviders(std::vector<logging::LabelledNumber> up) override
    {
        const std::scoped_lock lock(m_mutex);
        m_providers = std::move(up);
    }
    QStringList providers() const
    {
        const std::scoped_lock lock(m_mutex);
        QStringList providers;
        for (const logging::LabelledNumber &one : m_providers)
            providers << QString::fromStdString(one.labels.at(0)) + u' ' + QString::number(one.number);
        return providers;
    }

    std::atomic<logging::LoggingStatus> status = logging::LoggingStatus::Healthy;
    std::atomic<bool> isOn = true;

private:
    mutable std::mutex m_mutex;
    std::vector<logging::LabelledNumber> m_providers;
};

ProxyConfig withProvider(const QString &problem)
{
    ProxyConfig config;
    config.providers.push_back({.name = u"p"_s, .models = {u"m"_s}, .dialect = u"anthropic"_s, .problem = problem});
    return config;
}

} // namespace

class TestProgramEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsItsState_data();
    void tellsItsState();
    void isReadyWithAUsableProvider();
    void tellsHowLoggingDoes();
    void reportsWhichProvidersAreWell();
    void servesMetrics();
    void protectsMetrics();
    void passesARestartOn();
    void listsTransformers();
    void doesNotUpdateItself();
    void saysWhereTheWindowIs();
    void countsTokens_data();
    void countsTokens();
};

void TestProgramEndpoints::tellsItsState_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("key");
    QTest::newRow("root") << QByteArray("/") << u"version"_s;
    QTest::newRow("root with a query") << QByteArray("/?x=1") << u"version"_s;
    QTest::newRow("health") << QByteArray("/health") << u"timestamp"_s;
    QTest::newRow("health with a query") << QByteArray("/health?x=1") << u"timestamp"_s;
    QTest::newRow("ready") << QByteArray("/ready") << u"timestamp"_s;
}

void TestProgramEndpoints::tellsItsState()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, key);
    ProxyConfig config = withProvider({});
    config.apiKey = u"k3y"_s;
    const ServedProxy proxy(config);
    const RawResponse response = proxy.get(path);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.field("content-type"), "application/json");
    QVERIFY2(!object(response).value(key).toString().isEmpty(), response.body);
    if (path.startsWith("/health")) QCOMPARE(object(response).value(u"status"_s).toString(), u"ok"_s);
    const RawResponse head = proxy.ask(ServedProxy::request("HEAD", path));
    QCOMPARE(head.status, 200);
    QVERIFY(head.body.isEmpty());
}

void TestProgramEndpoints::isReadyWithAUsableProvider()
{
    ServedProxy proxy(withProvider(u"the environment variable SECRET is not set"_s));
    const RawResponse broken = proxy.get("/ready");
    QCOMPARE(broken.status, 503);
    QCOMPARE(object(broken).value(u"reasons"_s).toArray().size(), 1);
    QVERIFY2(!broken.body.contains("SECRET"), broken.body); // it is public
    ProxyConfig config = withProvider({});
    config.port = proxy.port();
    proxy.service().applyConfig(config);
    QTRY_COMPARE(proxy.get("/ready").status, 200);
    config.providers.clear();
    proxy.service().applyConfig(config);
    QTRY_COMPARE(proxy.get("/ready").status, 503);
    QCOMPARE(proxy.get("/health").status, 200);
}

void TestProgramEndpoints::tellsHowLoggingDoes()
{
    FakeMetrics metrics;
    ServedProxy proxy(withProvider({}));
    QVERIFY(!object(proxy.get("/health")).contains(u"health"_s)); // nobody knows
    proxy.service().setMetricsSource(metrics);
    QTRY_COMPARE(object(proxy.get("/health")).value(u"health"_s).toString(), u"healthy"_s);
    for (const auto &[status, word] : {std::pair{logging::LoggingStatus::Degraded, u"degraded"_s},
                                       {logging::LoggingStatus::Unhealthy, u"unhealthy"_s},
                                       {logging::LoggingStatus::Healthy, u"healthy"_s}}) {
        metrics.status = status;
        const RawResponse response = proxy.get("/health");
        QCOMPARE(response.status, 200);
        QCOMPARE(object(response).value(u"status"_s).toString(), u"ok"_s); // requests are answered all the same
        QCOMPARE(object(response).value(u"health"_s).toString(), word);
        const QJsonObject state = object(response).value(u"logging"_s).toObject();
        QCOMPARE(state.value(u"status"_s).toString(), word);
        QCOMPARE(state.value(u"accepted"_s).toInt(), 9);
        QCOMPARE(state.value(u"streams"_s)[0][u"name"].toString(), u"file"_s);
        QCOMPARE(state.value(u"streams"_s)[0][u"state"].toString(), u"down"_s);
        QCOMPARE(state.value(u"telemetry"_s)[0][u"name"].toString(), u"traces"_s);
        QVERIFY2(!response.body.contains("secret"), response.body); // it is public
    }
}

void TestProgramEndpoints::reportsWhichProvidersAreWell()
{
    FakeMetrics metrics;
    ServedProxy proxy(withProvider({}));
    proxy.service().setMetricsSource(metrics);
    QTRY_COMPARE(metrics.providers(), QStringList{u"p 1"_s});
    proxy.service().applyConfig(withProvider(u"it has no key"_s));
    QTRY_COMPARE(metrics.providers(), QStringList{u"p 0"_s});
}

void TestProgramEndpoints::servesMetrics()
{
    FakeMetrics metrics;
    ServedProxy proxy(withProvider({}));
    QCOMPARE(proxy.get("/metrics").status, 503);
    proxy.service().setMetricsSource(metrics);
    QTRY_COMPARE(proxy.get("/metrics").status, 200);
    const RawResponse response = proxy.get("/metrics");
    QCOMPARE(response.field("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    QCOMPARE(response.body, "ccr_active_requests 3\np 1\n");
    for (const auto &[format, type] :
         {std::pair{"json", "application/json"}, {"csv", "text/csv; charset=utf-8"}, {"html", "text/html; charset=utf-8"}}) {
        const RawResponse report = proxy.get("/api/logs/performance?format=" + QByteArray(format));
        QCOMPARE(report.status, 200);
        QCOMPARE(report.field("content-type"), type);
        QVERIFY(report.body.startsWith("a report"));
    }
    QCOMPARE(proxy.get("/api/logs/performance").field("content-type"), "application/json");
    QCOMPARE(proxy.get("/api/logs/performance?format=xml").status, 400);
    metrics.isOn = false;
    QCOMPARE(proxy.get("/metrics").status, 503);
}

void TestProgramEndpoints::protectsMetrics()
{
    FakeMetrics metrics;
    ProxyConfig config = withProvider({});
    config.apiKey = u"k3y"_s;
    ServedProxy proxy(config);
    proxy.service().setMetricsSource(metrics);
    QCOMPARE(proxy.get("/metrics").status, 401);
    QTRY_COMPARE(proxy.get("/metrics", "Authorization: Bearer k3y\r\n").status, 200);
}

void TestProgramEndpoints::passesARestartOn()
{
    ServedProxy proxy(withProvider({}));
    QSignalSpy spy(&proxy.service(), &ProxyControl::restartRequested);
    const RawResponse wrong = proxy.get("/api/restart");
    QCOMPARE(wrong.status, 405);
    const RawResponse response = proxy.send("POST", "/api/restart", {});
    QCOMPARE(response.status, 200);
    QCOMPARE(object(response).value(u"success"_s).toBool(), true);
    QTRY_COMPARE(spy.size(), 1);
}

void TestProgramEndpoints::listsTransformers()
{
    const ServedProxy proxy(withProvider({}));
    const QJsonArray list = object(proxy.get("/api/transformers")).value(u"transformers"_s).toArray();
    QJsonObject endpoints;
    for (const QJsonValue &entry : list) endpoints.insert(entry[u"name"].toString(), entry[u"endpoint"]);
    QCOMPARE(endpoints.value(u"Anthropic"_s).toString(), u"/v1/messages"_s);
    QVERIFY(endpoints.contains(u"deepseek"_s) && endpoints.value(u"deepseek"_s).isNull());
}

void TestProgramEndpoints::doesNotUpdateItself()
{
    const ServedProxy proxy(withProvider({}));
    const QJsonObject check = object(proxy.get("/api/update/check"));
    QCOMPARE(check.value(u"hasUpdate"_s), QJsonValue(false));
    QVERIFY(check.value(u"message"_s).toString().contains(u"package manager"_s));
    const RawResponse perform = proxy.send("POST", "/api/update/perform", "{}");
    QCOMPARE(perform.status, 403);
    QVERIFY(perform.body.contains("package manager"));
}

void TestProgramEndpoints::saysWhereTheWindowIs()
{
    const ServedProxy proxy(withProvider({}));
    const RawResponse redirect = proxy.get("/ui");
    QCOMPARE(redirect.status, 302);
    QCOMPARE(redirect.field("location"), "/ui/");
    for (const QByteArray &path : {QByteArray("/ui/"), QByteArray("/ui/index.html?x=1")}) {
        const RawResponse page = proxy.get(path);
        QCOMPARE(page.status, 200);
        QVERIFY(page.field("content-type").startsWith("text/html"));
        QVERIFY(page.body.contains("ccr ui") && page.body.contains("zh-CN"));
    }
}

void TestProgramEndpoints::countsTokens_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray messages = R"("messages":[{"role":"user","content":"hello world"}]})";
    QTest::newRow("Anthropic") << QByteArray("/v1/messages/count_tokens?beta=true") << R"({"model":"m",)" + messages
                               << QByteArray(R"({"input_tokens":2})");
    QTest::newRow("without a prefix") << QByteArray("/messages/count_tokens") << R"({"model":"m",)" + messages
                                      << QByteArray(R"({"input_tokens":2})");
    QTest::newRow("no model") << QByteArray("/v1/messages/count_tokens") << "{" + messages << QByteArray(R"({"input_tokens":2})");
    QTest::newRow("a mark of the tokenizer") << QByteArray("/v1/messages/count_tokens")
                                             << QByteArray(R"({"messages":[{"role":"user","content":"<|endoftext|>"}]})")
                                             << R"({"input_tokens":)"
                                                    + QByteArray::number(static_cast<qint64>(countTokens("<|endoftext|>")))
                                                    + "}"; // words like others
    QTest::newRow("a named provider") << QByteArray("/v1/messages/count_tokens") << R"({"model":"p,m",)" + messages
                                      << QByteArray(R"({"input_tokens":2,"tokenizer":"tiktoken-cl100k_base"})");
}

void TestProgramEndpoints::countsTokens()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, answer);
    const ServedProxy proxy(withProvider({}));
    const RawResponse response = proxy.send("POST", path, body);
    QVERIFY2(response.status == 200, response.body);
    QCOMPARE(response.body, answer);
}

QTEST_GUILESS_MAIN(TestProgramEndpoints)
#include "tst_program_endpoints.moc"
