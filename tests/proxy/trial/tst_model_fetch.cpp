#include "proxy/config/endpoint_url.h"
#include "proxy/trial/model_fetch.h"

#include "tests/support/fake_provider.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Provider providerAt(const QUrl &url, const QString &dialect)
{
    Provider provider;
    provider.name = u"p"_s;
    provider.dialect = dialect;
    provider.url = endpointUrl(url, dialect);
    provider.keys.push_back({.label = u"key 1"_s, .secret = u"sk-1"_s});
    return provider;
}

} // namespace

class TestModelFetch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheList_data();
    void findsTheList();
    void readsTheShapesOfVendors_data();
    void readsTheShapesOfVendors();
    void bringsTheModels();
    void keepsTheProvidersWords();
};

void TestModelFetch::findsTheList_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("list");
    QTest::newRow("base URL") << u"openai-chat"_s << u"https://api.x.com/v1"_s << u"https://api.x.com/v1/models"_s;
    QTest::newRow("whole address") << u"openai-chat"_s << u"https://api.x.com/chat/completions"_s << u"https://api.x.com/models"_s;
    QTest::newRow("responses") << u"openai-responses"_s << u"https://api.x.com/v1"_s << u"https://api.x.com/v1/models"_s;
    QTest::newRow("Anthropic") << u"anthropic"_s << u"https://api.anthropic.com/v1/messages"_s
                               << u"https://api.anthropic.com/v1/models?limit=1000"_s;
    QTest::newRow("Gemini") << u"gemini"_s << u"https://g.com/v1beta/models/"_s << u"https://g.com/v1beta/models?pageSize=1000"_s;
    QTest::newRow("Vertex has none") << u"vertex-gemini"_s << u"https://g.com/x"_s << QString();
}

void TestModelFetch::findsTheList()
{
    QFETCH(QString, dialect);
    QFETCH(QString, base);
    QTEST(modelListUrl(providerAt(QUrl(base), dialect)).toString(), "list");
}

void TestModelFetch::readsTheShapesOfVendors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("models");
    QTest::newRow("OpenAI") << QByteArray(R"({"object":"list","data":[{"id":"a"},{"id":"b/c"},{"id":"a"}]})")
                            << QStringList{u"a"_s, u"b/c"_s};
    QTest::newRow("Gemini, of what can generate")
        << QByteArray(R"({"models":[{"name":"models/g1","supportedGenerationMethods":["generateContent"]},)"
                      R"({"name":"models/e1","supportedGenerationMethods":["embedContent"]}]})")
        << QStringList{u"g1"_s};
    QTest::newRow("bare list") << QByteArray(R"([{"id":"t"}])") << QStringList{u"t"_s};
    QTest::newRow("none installed") << QByteArray(R"({"object":"list","data":[]})") << QStringList();
}

void TestModelFetch::readsTheShapesOfVendors()
{
    QFETCH(QByteArray, body);
    const Result<QStringList> models = readModelList(body);
    QVERIFY(models);
    QTEST(*models, "models");
    QVERIFY(!readModelList("<html>"));
    QVERIFY(!readModelList(R"({"error":1})"));
}

void TestModelFetch::bringsTheModels()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, R"({"data":[{"id":"one"}]})"); };
    ModelFetch fetch;
    std::optional<Result<QStringList>> answer;
    fetch.fetch(providerAt(provider.url(), u"openai-chat"_s), {}, 10s, [&answer](const Result<QStringList> &models) { answer = models; });
    QTRY_VERIFY(answer);
    QVERIFY(*answer);
    QCOMPARE(**answer, QStringList{u"one"_s});
    QVERIFY(provider.requests().at(0).head.startsWith("GET /v1/models HTTP/1.1"));
    QVERIFY(provider.requests().at(0).head.contains("Bearer sk-1"));
}

void TestModelFetch::keepsTheProvidersWords()
{
    FakeProvider provider;
    provider.onRequest = [](const FakeProvider::Request &request) {
        request.peer->answer(401, R"({"error":{"message":"Authentication Fails"}})");
    };
    ModelFetch fetch;
    std::optional<Result<QStringList>> answer;
    fetch.fetch(providerAt(provider.url(), u"openai-chat"_s), {}, 10s, [&answer](const Result<QStringList> &models) { answer = models; });
    QTRY_VERIFY(answer);
    QVERIFY(!*answer);
    QVERIFY2(answer->error().message.contains("401: Authentication Fails"_L1), qPrintable(answer->error().message));
    QVERIFY(!answer->error().message.contains("sk-1"_L1));
}

QTEST_GUILESS_MAIN(TestModelFetch)
#include "tst_model_fetch.moc"
