// clazy:excludeall=non-pod-global-static
#include "proxy/config/config_loader.h"
#include "tests/support/served_proxy.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QTemporaryDir>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

/// The text of a file, as it is or empty.
QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray original = textOf(QStringLiteral(CCR_TEST_DATA "/endpoint/config.json"));

QJsonObject object(const RawResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

QString message(const RawResponse &response)
{
    return object(response).value(u"error"_s).toObject().value(u"message"_s).toString();
}

} // namespace

class TestConfigEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsTheFileAndNoSecret();
    void savesWhatItShowedWithoutAChange();
    void changesOneRouteAndNothingElse();
    void replacesASecretThatIsSentAnew();
    void refusesWhatCouldNotBeUsed_data();
    void refusesWhatCouldNotBeUsed();
    void listsProvidersWithoutTheirKeys();
    void findsAProvider();
    void addsAProvider();
    void refusesAProvider_data();
    void refusesAProvider();
    void changesAProvider();
    void switchesAProviderOffAndOn();
    void removesAProvider();
    void needsAFile();
    void neverWaitsForAnotherWriter();

private:
    QByteArray content() const { return textOf(m_path); }
    QStringList backups() const { return QDir(m_root->path()).entryList({u"config.json.*.bak"_s}); }
    RawResponse get(const QByteArray &target) const { return m_proxy->get(target, "x-api-key: router-secret\r\n"); }
    RawResponse send(const QByteArray &method, const QByteArray &target, const QByteArray &body = {}) const
    {
        return m_proxy->send(method, target, body, "x-api-key: router-secret\r\n");
    }
    /// What the program does when the file has changed.
    void apply();

    std::unique_ptr<QTemporaryDir> m_root;
    QString m_path;
    std::unique_ptr<ServedProxy> m_proxy;
};

void TestConfigEndpoints::init()
{
    qputenv("CCR_TEST_KEY", "sk-from-the-environment");
    m_proxy.reset();
    m_root = std::make_unique<QTemporaryDir>();
    m_path = m_root->filePath(u"config.json"_s);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(original), original.size());
    file.close();
    const Result<LoadedConfig> loaded = loadConfig(m_path, processEnvironment());
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    m_proxy = std::make_unique<ServedProxy>(loaded->config);
}

void TestConfigEndpoints::apply()
{
    Result<LoadedConfig> loaded = loadConfig(m_path, processEnvironment());
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    loaded->config.port = m_proxy->port();
    m_proxy->service().applyConfig(loaded->config);
}

void TestConfigEndpoints::showsTheFileAndNoSecret()
{
    const RawResponse response = get("/api/config");
    QCOMPARE(response.status, 200);
    const QJsonObject config = object(response);
    QCOMPARE(config.value(u"Providers"_s)[0][u"api_key"].toString(), u"$CCR_TEST_KEY"_s);
    QCOMPARE(config.value(u"Router"_s)[u"default"].toString(), u"first,a"_s);
    QCOMPARE(config.value(u"myOwnKey"_s)[u"kept"].toBool(), true);
    for (const char *secret : {"sk-from-the-environment", "sk-written-out", "router-secret"})
        QVERIFY2(!response.body.contains(secret), secret);
}

void TestConfigEndpoints::savesWhatItShowedWithoutAChange()
{
    const RawResponse saved = send("POST", "/api/config", get("/api/config").body);
    QCOMPARE(saved.status, 200);
    QCOMPARE(object(saved).value(u"success"_s).toBool(), true);
    QCOMPARE(content(), original);
    QCOMPARE(backups(), QStringList());
}

void TestConfigEndpoints::changesOneRouteAndNothingElse()
{
    QJsonObject config = object(get("/api/config"));
    QJsonObject router = config.value(u"Router"_s).toObject();
    router.insert(u"think"_s, u"second,c"_s);
    config.insert(u"Router"_s, router);
    QCOMPARE(send("POST", "/api/config", json(config)).status, 200);
    QCOMPARE(content(), QByteArray(original).replace("think: \"first,b\"", "think: \"second,c\""));
    QCOMPARE(backups().size(), 1);
    QFile backup(m_root->filePath(backups().front()));
    QVERIFY(backup.open(QIODevice::ReadOnly));
    QCOMPARE(backup.readAll(), original);
}

void TestConfigEndpoints::replacesASecretThatIsSentAnew()
{
    QJsonObject config = object(get("/api/config"));
    QJsonArray providers = config.value(u"Providers"_s).toArray();
    QJsonObject second = providers[1].toObject();
    second.insert(u"api_key"_s, u"sk-new"_s);
    providers[1] = second;
    config.insert(u"Providers"_s, providers);
    QCOMPARE(send("POST", "/api/config", json(config)).status, 200);
    QCOMPARE(content(), QByteArray(original).replace("sk-written-out", "sk-new"));
}

void TestConfigEndpoints::refusesWhatCouldNotBeUsed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no JSON") << QByteArray("{\"Providers\":[") << QStringList{u"line"_s};
    QTest::newRow("no object") << QByteArray("[]") << QStringList{u"object"_s};
    QTest::newRow("nothing") << QByteArray() << QStringList{};
    QTest::newRow("emptiness") << QByteArray("{}") << QStringList{u"/Providers"_s, u"remove every provider"_s};
    QTest::newRow("a port that is none") << QByteArray(R"({"PORT":70000,"Providers":[]})") << QStringList{u"/PORT"_s};
    QTest::newRow("a provider without a name") << QByteArray(R"({"Providers":[{"api_base_url":"http://127.0.0.1:1"}]})")
                                               << QStringList{u"/Providers/0/name"_s};
}

void TestConfigEndpoints::refusesWhatCouldNotBeUsed()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, words);
    const RawResponse response = send("POST", "/api/config", body);
    QCOMPARE(response.status, 400);
    for (const QString &word : words) QVERIFY2(message(response).contains(word), response.body);
    QVERIFY2(!response.body.contains(m_root->path().toUtf8()), response.body);
    QCOMPARE(content(), original);
    QCOMPARE(backups(), QStringList());
}

void TestConfigEndpoints::listsProvidersWithoutTheirKeys()
{
    const RawResponse response = get("/providers");
    QCOMPARE(response.status, 200);
    const QJsonArray list = QJsonDocument::fromJson(response.body).array();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0][u"id"].toString(), u"first"_s);
    QCOMPARE(list[0][u"apiKey"].toString(), u"$CCR_TEST_KEY"_s);
    QCOMPARE(list[0][u"baseUrl"].toString(), u"https://first.example/v1/chat/completions"_s);
    QCOMPARE(list[0][u"models"].toArray(), QJsonArray({u"a"_s, u"b"_s}));
    QCOMPARE(list[0][u"enabled"].toBool(), true);
    for (const char *secret : {"sk-from-the-environment", "sk-written-out", "router-secret"})
        QVERIFY2(!response.body.contains(secret), secret);
}

void TestConfigEndpoints::findsAProvider()
{
    QCOMPARE(object(get("/providers/Second")).value(u"name"_s).toString(), u"second"_s);
    const RawResponse none = get("/providers/third");
    QCOMPARE(none.status, 404);
    QVERIFY2(message(none).contains(u"first, second"_s), none.body);
}

void TestConfigEndpoints::addsAProvider()
{
    const RawResponse added =
        send("POST", "/providers",
             R"({"id":"third","name":"third","type":"anthropic","baseUrl":"https://third.example","apiKey":"sk-3","models":["x"]})");
    QCOMPARE(added.status, 200);
    QCOMPARE(object(added).value(u"name"_s).toString(), u"third"_s);
    QVERIFY(!added.body.contains("sk-3"));
    QVERIFY(content().contains("// the cheap one") && content().contains("// for a script of mine") && content().contains("$CCR_TEST_KEY"));
    apply();
    QTRY_COMPARE(object(get("/providers/third")).value(u"type"_s).toString(), u"anthropic"_s);
    QTRY_VERIFY(get("/v1/models").body.contains("third,x"));
}

void TestConfigEndpoints::refusesAProvider_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("word");
    QTest::newRow("known") << QByteArray(R"({"name":"FIRST","baseUrl":"https://x.example","models":[]})") << u"already"_s;
    QTest::newRow("no name") << QByteArray(R"({"baseUrl":"https://x.example","models":[]})") << u"name"_s;
    QTest::newRow("no address") << QByteArray(R"({"name":"x","models":[]})") << u"baseUrl"_s;
    QTest::newRow("no models") << QByteArray(R"({"name":"x","baseUrl":"https://x.example"})") << u"models"_s;
    QTest::newRow("an address that is none") << QByteArray(R"({"name":"x","baseUrl":"x.example","models":[]})") << u"http"_s;
    QTest::newRow("models that are none") << QByteArray(R"({"name":"x","baseUrl":"https://x.example","models":[1]})") << u"models"_s;
    QTest::newRow("unknown type") << QByteArray(R"({"name":"x","type":"y","baseUrl":"https://x.example","models":[]})") << u"anthropic"_s;
    QTest::newRow("masked key") << QByteArray(R"({"name":"x","apiKey":"********","baseUrl":"https://x.example","models":[]})")
                                << u"masked"_s;
    QTest::newRow("comma") << QByteArray(R"({"name":"x,y","baseUrl":"https://x.example","models":[]})") << u"comma"_s;
    QTest::newRow("no object") << QByteArray("7") << u"object"_s;
}

void TestConfigEndpoints::refusesAProvider()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, word);
    const RawResponse response = send("POST", "/providers", body);
    QCOMPARE(response.status, 400);
    QVERIFY2(message(response).contains(word), response.body);
    QCOMPARE(content(), original);
}

void TestConfigEndpoints::changesAProvider()
{
    QJsonObject second = object(get("/providers/second"));
    second.insert(u"models"_s, QJsonArray{u"c"_s, u"d"_s});
    QCOMPARE(send("PUT", "/providers/second", json(second)).status, 200);
    QCOMPARE(content(), QByteArray(original).replace("models: [\"c\"]", "models: [\"c\", \"d\"]"));
    QCOMPARE(send("PUT", "/providers/second", R"({"name":"first"})").status, 400);
    QCOMPARE(send("PUT", "/providers/third", "{}").status, 404);
}

void TestConfigEndpoints::switchesAProviderOffAndOn()
{
    const RawResponse off = send("PATCH", "/providers/second/toggle", R"({"enabled":false})");
    QCOMPARE(off.status, 200);
    QCOMPARE(object(off).value(u"enabled"_s).toBool(true), false);
    apply();
    QTRY_VERIFY(!get("/v1/models").body.contains("second,c"));
    const RawResponse routed =
        send("POST", "/v1/messages", R"({"model":"second,c","max_tokens":1,"messages":[{"role":"user","content":"x"}]})");
    QVERIFY2(routed.status >= 400 && message(routed).contains(u"disabled"_s), routed.body);
    QCOMPARE(send("PATCH", "/providers/second/toggle", R"({"enabled":true})").status, 200);
    QCOMPARE(content(), original);
    QCOMPARE(send("PATCH", "/providers/second/toggle", R"({"enabled":"yes"})").status, 400);
    QCOMPARE(send("PATCH", "/providers/third/toggle", R"({"enabled":true})").status, 404);
}

void TestConfigEndpoints::removesAProvider()
{
    const RawResponse used = send("DELETE", "/providers/first");
    QCOMPARE(used.status, 400); // a route names it
    QVERIFY2(message(used).contains(u"/Router/default"_s), used.body);
    QCOMPARE(content(), original);
    QCOMPARE(send("DELETE", "/providers/second").status, 200);
    QVERIFY(!content().contains("second") && content().contains("// the cheap one"));
    QCOMPARE(send("DELETE", "/providers/second").status, 404);
}

void TestConfigEndpoints::needsAFile()
{
    const ServedProxy proxy{ProxyConfig()};
    for (const QByteArray &target : {QByteArray("/api/config"), QByteArray("/providers"), QByteArray("/providers/x")}) {
        const RawResponse response = proxy.get(target);
        QCOMPARE(response.status, 404);
        QVERIFY2(message(response).contains(u"--config"_s), response.body);
    }
}

// A wait would stop every stream, since it would be the proxy thread's.
void TestConfigEndpoints::neverWaitsForAnotherWriter()
{
    QLockFile other(m_path + u".lock"_s);
    QVERIFY(other.tryLock());
    QJsonObject config = object(get("/api/config"));
    config.insert(u"LOG_LEVEL"_s, u"debug"_s);
    QElapsedTimer time;
    time.start();
    const RawResponse saved = send("POST", "/api/config", json(config));
    QCOMPARE(saved.status, 409);
    QVERIFY2(message(saved).contains("config.json is being saved by another program; nothing was saved, try again"_L1), saved.body);
    const RawResponse changed = send("PATCH", "/providers/first/toggle", "{\"enabled\":false}");
    QCOMPARE(changed.status, 409);
    QVERIFY2(time.elapsed() < 900, qPrintable(QString::number(time.elapsed())));
    QCOMPARE(content(), original);
    other.unlock();
    QCOMPARE(send("POST", "/api/config", json(config)).status, 200);
}

QTEST_GUILESS_MAIN(TestConfigEndpoints)
#include "tst_config_endpoints.moc"
