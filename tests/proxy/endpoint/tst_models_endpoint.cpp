#include "tests/support/served_proxy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

class TestModelsEndpoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void listsWhatCanBeAskedFor_data();
    void listsWhatCanBeAskedFor();
    void tellsThePages_data();
    void tellsThePages();
    void findsOne_data();
    void findsOne();

private:
    std::unique_ptr<ServedProxy> m_proxy;
};

void TestModelsEndpoint::initTestCase()
{
    ProxyConfig config;
    const auto provider = [&](const QString &name, const QStringList &models, const QString &problem = {}) {
        config.providers.push_back({.name = name, .models = models, .dialect = u"openai-chat"_s, .problem = problem});
    };
    provider(u"deepseek"_s, {u"chat"_s, u"reasoner"_s});
    provider(u"broken"_s, {u"never"_s}, u"the environment variable X is not set"_s);
    provider(u"router"_s, {u"anthropic/claude:free"_s});
    config.router.defaultRoute = {u"deepseek"_s, u"chat"_s};
    config.router.think = {u"DeepSeek"_s, u"unlisted"_s};
    config.router.image = {u"broken"_s, u"never"_s};
    m_proxy = std::make_unique<ServedProxy>(config);
}

void TestModelsEndpoint::listsWhatCanBeAskedFor_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonObject>("first");
    const QJsonObject openAi{{u"id"_s, u"deepseek,chat"_s}, {u"object"_s, u"model"_s}, {u"created"_s, 0}, {u"owned_by"_s, u"deepseek"_s}};
    const QJsonObject anthropic{{u"type"_s, u"model"_s},
                                {u"id"_s, u"deepseek,chat"_s},
                                {u"display_name"_s, u"chat (deepseek)"_s},
                                {u"created_at"_s, u"1970-01-01T00:00:00Z"_s}};
    const QJsonObject gemini{
        {u"name"_s, u"models/deepseek,chat"_s},
        {u"baseModelId"_s, u"deepseek,chat"_s},
        {u"version"_s, u"1"_s},
        {u"displayName"_s, u"chat (deepseek)"_s},
        {u"supportedGenerationMethods"_s, QJsonArray{u"generateContent"_s, u"streamGenerateContent"_s, u"countTokens"_s}}};
    QTest::newRow("no field") << QByteArray("/v1/models") << QByteArray() << u"data"_s << u"id"_s << openAi;
    QTest::newRow("without a prefix") << QByteArray("/models?x=1") << QByteArray() << u"data"_s << u"id"_s << openAi;
    QTest::newRow("bearer") << QByteArray("/v1/models") << QByteArray("Authorization: Bearer x\r\n") << u"data"_s << u"id"_s << openAi;
    QTest::newRow("version") << QByteArray("/v1/models") << QByteArray("Authorization: Bearer x\r\nanthropic-version: 2023-06-01\r\n")
                             << u"data"_s << u"id"_s << anthropic;
    QTest::newRow("x-api-key alone") << QByteArray("/v1/models") << QByteArray("x-api-key: x\r\n") << u"data"_s << u"id"_s << anthropic;
    QTest::newRow("Google's address") << QByteArray("/v1beta/models") << QByteArray() << u"models"_s << u"name"_s << gemini;
    QTest::newRow("Google's field") << QByteArray("/v1/models") << QByteArray("x-goog-api-key: x\r\n") << u"models"_s << u"name"_s
                                    << gemini;
}

void TestModelsEndpoint::listsWhatCanBeAskedFor()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, fields);
    QFETCH(QString, list);
    QFETCH(QString, id);
    QFETCH(QJsonObject, first);
    const RawResponse response = m_proxy->get(path, fields);
    QCOMPARE(response.status, 200);
    const QJsonArray models = QJsonDocument::fromJson(response.body).object().value(list).toArray();
    QStringList ids;
    for (const QJsonValue &model : models) ids.append(model[id].toString().remove(u"models/"_s));
    QCOMPARE(ids, QStringList({u"deepseek,chat"_s, u"deepseek,reasoner"_s, u"router,anthropic/claude:free"_s, u"deepseek,unlisted"_s}));
    QCOMPARE(models.at(0).toObject(), first);
    QVERIFY(!response.body.contains("broken"));
    const RawResponse head = m_proxy->ask(ServedProxy::request("HEAD", path, fields));
    QCOMPARE(head.status, 200);
    QCOMPARE(head.field("content-length").toLongLong(), response.body.size());
}

void TestModelsEndpoint::tellsThePages_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("firstId");
    QTest::addColumn<QString>("lastId");
    QTest::addColumn<bool>("hasMore");
    QTest::newRow("all") << QByteArray() << u"deepseek,chat"_s << u"deepseek,unlisted"_s << false;
    QTest::newRow("large limit") << QByteArray("limit=1000") << u"deepseek,chat"_s << u"deepseek,unlisted"_s << false;
    QTest::newRow("first two") << QByteArray("limit=2") << u"deepseek,chat"_s << u"deepseek,reasoner"_s << true;
    QTest::newRow("after") << QByteArray("limit=2&after_id=deepseek%2Creasoner") << u"router,anthropic/claude:free"_s
                           << u"deepseek,unlisted"_s << false;
    QTest::newRow("before") << QByteArray("limit=1&before_id=deepseek%2Cunlisted") << u"router,anthropic/claude:free"_s
                            << u"router,anthropic/claude:free"_s << true;
    QTest::newRow("after the last") << QByteArray("after_id=deepseek,unlisted") << QString() << QString() << false;
    QTest::newRow("no number") << QByteArray("limit=x") << u"deepseek,chat"_s << u"deepseek,unlisted"_s << false;
}

void TestModelsEndpoint::tellsThePages()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, firstId);
    QFETCH(QString, lastId);
    QFETCH(bool, hasMore);
    const RawResponse response = m_proxy->get("/v1/models?" + query, "anthropic-version: 2023-06-01\r\n");
    const QJsonObject list = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(list.value(u"first_id"_s).toString(), firstId);
    QCOMPARE(list.value(u"last_id"_s).toString(), lastId);
    QCOMPARE(list.value(u"last_id"_s).isNull(), lastId.isEmpty());
    QCOMPARE(list.value(u"has_more"_s).toBool(), hasMore);
}

void TestModelsEndpoint::findsOne_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("id");
    QTest::newRow("plain") << QByteArray("/v1/models/deepseek,chat") << u"deepseek,chat"_s;
    QTest::newRow("encoded") << QByteArray("/v1/models/router%2Canthropic%2Fclaude%3Afree") << u"router,anthropic/claude:free"_s;
    QTest::newRow("slashes") << QByteArray("/models/router,anthropic/claude:free?x=1") << u"router,anthropic/claude:free"_s;
    QTest::newRow("provider/model") << QByteArray("/v1/models/DeepSeek/chat") << u"deepseek,chat"_s;
    QTest::newRow("unknown") << QByteArray("/v1/models/other") << QString();
    QTest::newRow("of an unusable provider") << QByteArray("/v1/models/broken,never") << QString();
}

void TestModelsEndpoint::findsOne()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, id);
    const RawResponse response = m_proxy->get(path);
    QCOMPARE(response.status, id.isEmpty() ? 404 : 200);
    QCOMPARE(QJsonDocument::fromJson(response.body).object().value(u"id"_s).toString(), id);
    if (id.isEmpty()) QVERIFY2(response.body.contains("GET /v1/models"), response.body);
}

QTEST_GUILESS_MAIN(TestModelsEndpoint)
#include "tst_models_endpoint.moc"
