#include "tests/support/served_proxy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

ProxyConfig config()
{
    ProxyConfig config;
    config.providers.push_back(
        {.name = u"Mock"_s, .url = QUrl(u"http://127.0.0.1:9/v1/chat/completions"_s), .models = {u"text"_s}, .dialect = u"openai-chat"_s});
    config.router.defaultRoute = {u"Mock"_s, u"text"_s};
    return config;
}

QJsonObject object(const RawResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace

class TestRouteEndpoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void explains();
    void tellsWhyARequestWouldBeRefused();
    void refusesWhatIsNoRequest();
};

void TestRouteEndpoint::explains()
{
    const ServedProxy proxy(config());
    const RawResponse response =
        proxy.send("POST", "/api/route/explain", R"({"model":"x","messages":[{"role":"user","content":"hello world"}]})",
                   "x-claude-code-session-id: s-1\r\n");
    QCOMPARE(response.status, 200);
    const QJsonObject answer = object(response);
    QCOMPARE(answer["rule"_L1].toString(), u"default"_s);
    QCOMPARE(answer["target"_L1]["url"_L1].toString(), u"http://127.0.0.1:9/v1/chat/completions"_s);
    QCOMPARE(answer["tokens"_L1].toInt(), 2);
    QCOMPARE(answer["sessionId"_L1].toString(), u"s-1"_s);
    QVERIFY(proxy.log.finished().empty()); // nothing was routed
}

void TestRouteEndpoint::tellsWhyARequestWouldBeRefused()
{
    const ServedProxy proxy(config());
    const RawResponse response =
        proxy.send("POST", "/api/route/explain", R"({"model":"zzz,q","messages":[{"role":"user","content":"a"}]})");
    QCOMPARE(response.status, 200);
    QVERIFY(object(response)["error"_L1].toString().contains("Configured are: Mock"_L1));
}

void TestRouteEndpoint::refusesWhatIsNoRequest()
{
    const ServedProxy proxy(config());
    QCOMPARE(proxy.send("POST", "/api/route/explain", "{}").status, 400);
}

QTEST_GUILESS_MAIN(TestRouteEndpoint)
#include "tst_route_endpoint.moc"
