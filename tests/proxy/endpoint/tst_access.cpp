#include "proxy/endpoint/endpoint_table.h"
#include "tests/support/served_proxy.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray pathOf(const EndpointRow &row)
{
    QByteArray path(row.pattern.data(), static_cast<qsizetype>(row.pattern.size()));
    return path.replace('*', "x");
}

QByteArray methodOf(const EndpointRow &row)
{
    return {row.method.data(), static_cast<qsizetype>(row.method.size())};
}

ProxyConfig configWith(const QString &apiKey)
{
    ProxyConfig config;
    config.apiKey = apiKey;
    config.providers.push_back({.name = u"p"_s, .url = QUrl(u"http://127.0.0.1:1/v1"_s), .models = {u"m"_s}, .dialect = u"anthropic"_s});
    config.presets.insert(u"work"_s, std::make_shared<const ProxyConfig>(config));
    return config;
}

QString errorType(const RawResponse &response)
{
    return QJsonDocument::fromJson(response.body).object().value(u"error"_s).toObject().value(u"type"_s).toString();
}

} // namespace

/// Who may ask for what: every endpoint with and without a key, from programs and from web pages.
class TestAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksForTheKey_data();
    void asksForTheKey();
    void needsAProgramOnThisMachineWithoutAKey_data();
    void needsAProgramOnThisMachineWithoutAKey();
    void refusesWebPages_data();
    void refusesWebPages();
    void answersPreflights_data();
    void answersPreflights();
    void letsAnAllowedPageReadErrors();
    void saysWhatIsServed_data();
    void saysWhatIsServed();
    void servesPresetsWithTheKeyAlone_data();
    void servesPresetsWithTheKeyAlone();
    void writesRefusalsInTheDialectOfThePath_data();
    void writesRefusalsInTheDialectOfThePath();
    void recordsRefusalsInParts_data();
    void recordsRefusalsInParts();

private:
    QByteArray ownOrigin(const ServedProxy &proxy) const { return "Origin: http://localhost:" + QByteArray::number(proxy.port()) + "\r\n"; }

    std::unique_ptr<ServedProxy> m_locked;
    std::unique_ptr<ServedProxy> m_open;
};

void TestAccess::initTestCase()
{
    m_locked = std::make_unique<ServedProxy>(configWith(u"k3y"_s));
    m_open = std::make_unique<ServedProxy>(configWith({}));
}

void TestAccess::asksForTheKey_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isPublic");
    for (const EndpointRow &row : endpointRows())
        QTest::newRow(methodOf(row) + ' ' + pathOf(row)) << methodOf(row) << pathOf(row) << (row.access == Access::Public);
}

void TestAccess::asksForTheKey()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(bool, isPublic);
    for (const QByteArray &query : {QByteArray(), QByteArray("?x=1"), QByteArray("?key=wrong")}) {
        for (const QByteArray &fields : {QByteArray(), QByteArray("x-api-key: wrong\r\n"), QByteArray("Authorization: Bearer k3yy\r\n")}) {
            const RawResponse response =
                m_locked->ask(ServedProxy::request(method, path + query, "Content-Type: application/json\r\n" + fields));
            if (isPublic) {
                QVERIFY2(response.status == 200 || response.status == 302, response.head);
                continue;
            }
            QCOMPARE(response.status, 401);
            QCOMPARE(response.field("x-should-retry"), "false");
            QVERIFY2(!response.body.contains("k3y"), response.body);
        }
    }
    // With the key the door opens; what the room says is another matter.
    for (const QByteArray &fields :
         {QByteArray("x-api-key: k3y\r\n"), QByteArray("authorization: bearer k3y\r\n"), QByteArray("x-goog-api-key: k3y\r\n"),
          QByteArray("Authorization: Bearer sk-ant-other\r\nx-api-key: k3y\r\n")}) {
        const RawResponse response = m_locked->ask(ServedProxy::request(method, path, "Content-Type: application/json\r\n" + fields));
        QVERIFY2(response.status > 0 && response.status != 401, response.head);
    }
}

void TestAccess::needsAProgramOnThisMachineWithoutAKey_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    for (const EndpointRow &row : endpointRows())
        if (row.access == Access::Management) QTest::newRow(methodOf(row) + ' ' + pathOf(row)) << methodOf(row) << pathOf(row);
}

void TestAccess::needsAProgramOnThisMachineWithoutAKey()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    const QByteArray json = "Content-Type: application/json\r\n";
    // An address that is not the loopback's may be reached from elsewhere.
    const RawResponse elsewhere = m_open->ask(ServedProxy::request(method, path, json + "Host: 192.168.1.5\r\n"));
    QCOMPARE(elsewhere.status, 403);
    QCOMPARE(errorType(elsewhere), u"permission_error"_s);
    const RawResponse here = m_open->ask(ServedProxy::request(method, path, json));
    QVERIFY2(here.status > 0 && here.status != 401, here.head);
    if (method != "POST" && method != "PUT" && method != "PATCH") return;
    // What a form of a foreign page could send.
    for (const QByteArray &type :
         {QByteArray(), QByteArray("Content-Type: text/plain\r\n"), QByteArray("Content-Type: multipart/form-data; x=json\r\n"),
          QByteArray("Content-Type: application/x-www-form-urlencoded\r\n")}) {
        const RawResponse form = m_open->ask(ServedProxy::request(method, path, type, "{}"));
        QCOMPARE(form.status, 415);
        QVERIFY2(form.body.contains("application/json"), form.body);
    }
}

void TestAccess::refusesWebPages_data()
{
    asksForTheKey_data();
}

void TestAccess::refusesWebPages()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    const QByteArray fields = "Content-Type: application/json\r\nx-api-key: k3y\r\n";
    for (const ServedProxy *proxy : {m_locked.get(), m_open.get()}) {
        for (const QByteArray &foreign :
             {QByteArray("Origin: https://evil.example\r\n"), QByteArray("Origin: null\r\n"), QByteArray("Host: evil.example\r\n")}) {
            const RawResponse response = proxy->ask(ServedProxy::request(method, path, fields + foreign));
            QCOMPARE(response.status, 403);
            QVERIFY(response.field("access-control-allow-origin").isEmpty());
        }
    }
}

void TestAccess::answersPreflights_data()
{
    asksForTheKey_data();
}

void TestAccess::answersPreflights()
{
    QFETCH(QByteArray, path);
    const QByteArray asked = "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-api-key,content-type\r\n";
    const RawResponse allowed = m_locked->ask(ServedProxy::request("OPTIONS", path, ownOrigin(*m_locked) + asked));
    QCOMPARE(allowed.status, 204);
    QCOMPARE(allowed.field("access-control-allow-origin"), "http://localhost:" + QByteArray::number(m_locked->port()));
    QVERIFY(allowed.field("access-control-allow-methods").contains("POST"));
    QCOMPARE(allowed.field("access-control-allow-headers"), "x-api-key,content-type");
    QCOMPARE(allowed.field("access-control-max-age"), "600");
    QCOMPARE(allowed.field("vary"), "Origin");
    const RawResponse foreign = m_locked->ask(ServedProxy::request("OPTIONS", path, "Origin: https://evil.example\r\n" + asked));
    QCOMPARE(foreign.status, 403);
    QVERIFY(foreign.field("access-control-allow-origin").isEmpty());
    const RawResponse program = m_locked->ask(ServedProxy::request("OPTIONS", path));
    QCOMPARE(program.status, 204);
    QVERIFY(program.field("allow").contains("OPTIONS"));
    QVERIFY(program.field("access-control-allow-origin").isEmpty());
}

void TestAccess::letsAnAllowedPageReadErrors()
{
    const QByteArray origin = "http://localhost:" + QByteArray::number(m_locked->port());
    const RawResponse refused = m_locked->get("/v1/models", ownOrigin(*m_locked));
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.field("access-control-allow-origin"), origin);
    const RawResponse served = m_locked->get("/v1/models", ownOrigin(*m_locked) + "x-api-key: k3y\r\n");
    QCOMPARE(served.status, 200);
    QCOMPARE(served.field("access-control-allow-origin"), origin);
    QCOMPARE(served.field("vary"), "Origin");
    QVERIFY(m_locked->get("/health").field("access-control-allow-origin").isEmpty());
}

void TestAccess::saysWhatIsServed_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArrayList>("words");
    QTest::newRow("unknown") << QByteArray("GET") << QByteArray("/v2/x") << 404 << QByteArrayList{"/v2/x", "/v1/messages"};
    QTest::newRow("unknown to a POST") << QByteArray("POST") << QByteArray("/v1/embeddings") << 404 << QByteArrayList{"/v1/messages"};
    QTest::newRow("prefix twice") << QByteArray("POST") << QByteArray("/v1/v1/messages") << 404 << QByteArrayList{"twice", "base URL"};
    QTest::newRow("wrong method") << QByteArray("PUT") << QByteArray("/v1/messages") << 405 << QByteArrayList{"PUT", "POST, OPTIONS"};
    QTest::newRow("method that is none") << QByteArray("BREW") << QByteArray("/health") << 405 << QByteArrayList{"BREW", "GET, HEAD"};
    QTest::newRow("long") << QByteArray("GET") << "/" + QByteArray(300, 'x') << 404 << QByteArrayList{"xxx..."};
    QTest::newRow("HEAD") << QByteArray("HEAD") << QByteArray("/nothing") << 404 << QByteArrayList{};
    QTest::newRow("preset without a path") << QByteArray("GET") << QByteArray("/preset/work") << 404 << QByteArrayList{};
    QTest::newRow("management under a preset") << QByteArray("GET") << QByteArray("/preset/work/api/logs") << 404 << QByteArrayList{};
}

void TestAccess::saysWhatIsServed()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArrayList, words);
    const std::size_t before = m_open->log.finished().size();
    const RawResponse response = m_open->ask(ServedProxy::request(method, path, "Content-Type: application/json\r\n"));
    QCOMPARE(response.status, status);
    QCOMPARE(response.body.isEmpty(), method == "HEAD");
    for (const QByteArray &word : words) QVERIFY2(response.body.contains(word), response.body);
    if (status == 405) QVERIFY(!response.field("allow").isEmpty());
    QTRY_COMPARE(m_open->log.finished().size(), before + 1);
    QVERIFY(m_open->log.finished().back().outcome == logging::Outcome::Rejected);
    QCOMPARE(m_open->log.finished().back().status, status);
}

void TestAccess::servesPresetsWithTheKeyAlone_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    const QByteArray key = "x-api-key: k3y\r\n";
    QTest::newRow("with the key") << QByteArray("/preset/work/v1/models") << key << 200;
    QTest::newRow("with a query") << QByteArray("/preset/work/v1/models?x=1") << key << 200;
    QTest::newRow("encoded name") << QByteArray("/preset/w%6Frk/v1/models") << key << 200;
    QTest::newRow("without the key") << QByteArray("/preset/work/v1/models") << QByteArray() << 401;
    QTest::newRow("unknown, without the key") << QByteArray("/preset/none/v1/models") << QByteArray() << 401;
    QTest::newRow("unknown") << QByteArray("/preset/none/v1/models") << key << 404;
    QTest::newRow("out of the folder") << QByteArray("/preset/../v1/models") << key << 404;
    QTest::newRow("no name") << QByteArray("/preset//v1/models") << key << 404;
}

void TestAccess::servesPresetsWithTheKeyAlone()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    const RawResponse response = m_locked->get(path, fields);
    QCOMPARE(response.status, status);
    QCOMPARE(response.body.contains("work"), status == 404); // names what there is, to those who may know
}

void TestAccess::writesRefusalsInTheDialectOfThePath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("key"); // below "error"
    QTest::newRow("Anthropic") << QByteArray("/v1/messages") << u"type"_s;
    QTest::newRow("OpenAI chat") << QByteArray("/v1/chat/completions") << u"message"_s;
    QTest::newRow("OpenAI responses") << QByteArray("/v1/responses") << u"message"_s;
    QTest::newRow("Gemini") << QByteArray("/v1beta/models/m:generateContent") << u"message"_s;
}

void TestAccess::writesRefusalsInTheDialectOfThePath()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, key);
    const RawResponse response = m_locked->send("POST", path, "{}");
    QCOMPARE(response.status, 401);
    const QJsonObject error = QJsonDocument::fromJson(response.body).object().value(u"error"_s).toObject();
    const QString message = error.value(u"message"_s).toString();
    QVERIFY2(error.contains(key) && message.contains(u"APIKEY"_s), response.body);
    QVERIFY2(!message.contains(u"Authorization:"_s), response.body); // logs would hide the word behind it as a credential
}

void TestAccess::recordsRefusalsInParts_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const QByteArray &request, const QByteArray &value) { QTest::newRow(name) << request << value; };
    const QByteArray key = "x-api-key: k3y\r\n";
    row("no key", ServedProxy::request("GET", "/v1/models", {}), {});
    row("host of somebody else", ServedProxy::request("GET", "/health", "Host: evil.example\r\n"), "evil.example");
    row("page of somebody else", ServedProxy::request("GET", "/health", "Origin: https://evil.example\r\n"), "https://evil.example");
    row("form", ServedProxy::request("POST", "/v1/messages", key + "Content-Type: text/plain\r\n", "{}"), "text/plain");
    row("unknown address", ServedProxy::request("GET", "/nothing", {}), "/nothing");
    row("unknown preset", ServedProxy::request("GET", "/preset/none/v1/models", key), "none");
    row("wrong method", ServedProxy::request("PUT", "/v1/messages", {}), "POST, OPTIONS");
    row("no HTTP", "hello\r\n\r\n", "hello");
    row("compression", ServedProxy::request("POST", "/v1/messages", key + "Content-Encoding: br\r\n", "{}"), "br");
    row("broken JSON", ServedProxy::request("POST", "/v1/messages", key, R"({"model":"m","messages":7})"), "messages");
    row("wrong role", ServedProxy::request("POST", "/v1/messages", key, R"({"model":"m","messages":[{"role":"robot","content":"a"}]})"),
        "robot");
}

// The window makes its own sentence of them; the client and the logs read the English one.
void TestAccess::recordsRefusalsInParts()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, value);
    const std::size_t before = m_locked->log.finished().size();
    const RawResponse response = m_locked->ask(request);
    QVERIFY2(response.status >= 400, response.head);
    QTRY_COMPARE(m_locked->log.finished().size(), before + 1);
    const auto record = m_locked->log.finished().back();
    QVERIFY2(record.errorPhrase.hasSentence(), record.errorMessage.c_str());
    QCOMPARE(record.errorMessage, record.errorPhrase.english());
    QVERIFY2(record.errorMessage.find(value.toStdString()) != std::string::npos, record.errorMessage.c_str());
    const QJsonObject error = QJsonDocument::fromJson(response.body).object().value(u"error"_s).toObject();
    QCOMPARE(error.value(u"message"_s).toString().toStdString(), record.errorMessage);
}

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
