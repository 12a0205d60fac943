// clazy:excludeall=non-pod-global-static
#include "proxy/config/config_loader.h"
#include "tests/support/served_proxy.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
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

const QByteArray manifest = textOf(QStringLiteral(CCR_TEST_DATA "/endpoint/presets/work/manifest.json"));

QJsonObject object(const RawResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace

class TestPresetEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void listsPresets();
    void showsAPresetWithoutItsSecrets();
    void servesAgentsWithThePreset();
    void keepsAnswers();
    void refusesAnswers_data();
    void refusesAnswers();
    void staysInTheFolder_data();
    void staysInTheFolder();
    void removes();
    void downloadsNothing();

private:
    QString manifestPath() const { return m_root->filePath(u"presets/work/manifest.json"_s); }
    QByteArray content() const { return textOf(manifestPath()); }

    std::unique_ptr<QTemporaryDir> m_root;
    std::unique_ptr<ServedProxy> m_proxy;
};

void TestPresetEndpoints::init()
{
    m_proxy.reset();
    m_root = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_root->path()).mkpath(u"presets/work"_s));
    for (const auto &[path, text] : {std::pair(manifestPath(), manifest), std::pair(m_root->filePath(u"manifest.json"_s), manifest),
                                     std::pair(m_root->filePath(u"config.json"_s), QByteArray("{}"))}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    const Result<LoadedConfig> loaded = loadConfig(m_root->filePath(u"config.json"_s), processEnvironment());
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    m_proxy = std::make_unique<ServedProxy>(loaded->config);
}

void TestPresetEndpoints::listsPresets()
{
    const QJsonArray list = object(m_proxy->get("/api/presets")).value(u"presets"_s).toArray();
    QCOMPARE(list.size(), 1);
    QCOMPARE(list[0][u"name"].toString(), u"work"_s);
    QCOMPARE(list[0][u"version"].toString(), u"1.2.0"_s);
    QCOMPARE(list[0][u"keywords"].toArray(), QJsonArray{u"office"_s});
    QVERIFY(!list[0].toObject().contains(u"problem"_s));
}

void TestPresetEndpoints::showsAPresetWithoutItsSecrets()
{
    const RawResponse response = m_proxy->get("/api/presets/work");
    QCOMPARE(response.status, 200);
    QCOMPARE(object(response).value(u"description"_s).toString(), u"For work"_s);
    QVERIFY2(!response.body.contains("sk-answered"), response.body);
    QCOMPARE(object(response).value(u"userValues"_s)[u"place"].toString(), u"here"_s); // no secret
}

void TestPresetEndpoints::servesAgentsWithThePreset()
{
    QVERIFY(m_proxy->get("/preset/work/v1/models").body.contains("\"p,m\""));
    QVERIFY(!m_proxy->get("/v1/models").body.contains("\"p,m\""));
    const RawResponse counted = m_proxy->send("POST", "/preset/work/v1/messages/count_tokens?beta=true",
                                              R"({"model":"m","messages":[{"role":"user","content":"hello world"}]})");
    QCOMPARE(counted.body, R"({"input_tokens":2})");
}

void TestPresetEndpoints::keepsAnswers()
{
    QSignalSpy spy(&m_proxy->service(), &ProxyControl::reloadRequested);
    const RawResponse response = m_proxy->send("POST", "/api/presets/work/apply", R"({"secrets":{"entry":"********","place":"there"}})");
    QCOMPARE(response.status, 200);
    QCOMPARE(object(response).value(u"success"_s).toBool(), true);
    QCOMPARE(content(), QByteArray(manifest).replace("\"here\"", "\"there\"")); // the masked one too
    QTRY_COMPARE(spy.size(), 1);
}

void TestPresetEndpoints::refusesAnswers_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("no JSON") << QByteArray("/api/presets/work/apply") << QByteArray("{") << 400;
    QTest::newRow("no answers") << QByteArray("/api/presets/work/apply") << QByteArray("{}") << 400;
    QTest::newRow("answers that are none") << QByteArray("/api/presets/work/apply") << QByteArray(R"({"secrets":[]})") << 400;
    QTest::newRow("unknown preset") << QByteArray("/api/presets/play/apply") << QByteArray(R"({"secrets":{}})") << 404;
}

void TestPresetEndpoints::refusesAnswers()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const RawResponse response = m_proxy->send("POST", target, body);
    QCOMPARE(response.status, status);
    QVERIFY2(!response.body.contains(m_root->path().toUtf8()), response.body);
    QCOMPARE(content(), manifest);
}

void TestPresetEndpoints::staysInTheFolder_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("above") << QByteArray("..");
    QTest::newRow("above, encoded") << QByteArray("%2e%2e");
    QTest::newRow("through a preset") << QByteArray("work%2F..%2F..");
    QTest::newRow("absolute") << QByteArray("%2Fetc");
    QTest::newRow("NUL") << QByteArray("work%00");
    QTest::newRow("missing") << QByteArray("play");
}

void TestPresetEndpoints::staysInTheFolder()
{
    QFETCH(QByteArray, name);
    for (const QByteArray &method : {QByteArray("GET"), QByteArray("DELETE")}) {
        const RawResponse response = m_proxy->ask(ServedProxy::request(method, "/api/presets/" + name));
        QVERIFY2(response.status == 400 || response.status == 404, response.head);
        QVERIFY2(!response.body.contains("For work"), response.body);
    }
    QVERIFY(QFile::exists(m_root->filePath(u"manifest.json"_s)));
    QCOMPARE(content(), manifest);
}

void TestPresetEndpoints::removes()
{
    QSignalSpy spy(&m_proxy->service(), &ProxyControl::reloadRequested);
    QCOMPARE(m_proxy->ask(ServedProxy::request("DELETE", "/api/presets/work")).status, 200);
    QVERIFY(!QFile::exists(manifestPath()));
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(m_proxy->ask(ServedProxy::request("DELETE", "/api/presets/work")).status, 404);
}

void TestPresetEndpoints::downloadsNothing()
{
    const RawResponse market = m_proxy->get("/api/presets/market");
    const RawResponse install = m_proxy->send("POST", "/api/presets/install/github", R"({"presetName":"x"})");
    for (const RawResponse &response : {market, install}) {
        QCOMPARE(response.status, 501);
        QVERIFY(response.body.contains("ccr preset install"));
    }
}

QTEST_GUILESS_MAIN(TestPresetEndpoints)
#include "tst_preset_endpoints.moc"
