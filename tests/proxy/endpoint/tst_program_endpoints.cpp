#include "proxy/routing/token_counter.h"

#include "tests/support/served_proxy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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
