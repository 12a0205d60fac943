#include "logging/api/http_fields.h"
#include "logging/base/credential_names.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;

class TestHttpFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void describesARequest();
    void describesAResponse();
    void masksHeaders_data();
    void masksHeaders();
    void masksUrls_data();
    void masksUrls();
};

void TestHttpFields::describesARequest()
{
    RequestInfo request;
    request.method = "GET";
    request.url = "/";
    QCOMPARE(serializeRequest(request).text, R"({"method":"GET","url":"/","headers":{}})");
    request.id = "req-1";
    request.url = "/v1/models?key=hunter2&page=3";
    request.query = Fields{{"key", std::string("hunter2")}, {"page", std::int64_t(3)}};
    request.params = Fields{};
    request.headers = {
        {"Host", "h"}, {"Accept", "a"}, {"accept", "b"}, {"Authorization", "Bearer hunter2"}, {"authorization", "again hunter2"}};
    request.remoteAddress = "127.0.0.1";
    request.remotePort = 4000;
    QCOMPARE(
        serializeRequest(request).text,
        R"({"id":"req-1","method":"GET","url":"/v1/models?key=[Redacted]&page=3","query":{"key":"[Redacted]","page":3},"params":{},"headers":{"host":"h","accept":"a, b","authorization":"[Redacted]"},"remoteAddress":"127.0.0.1","remotePort":4000})");
}

void TestHttpFields::describesAResponse()
{
    QCOMPARE(serializeResponse({}).text, R"({"statusCode":null,"headers":{}})");
    QCOMPARE(serializeResponse({.statusCode = 200, .headers = {{"Set-Cookie", "id=hunter2"}, {"Server", "\"\n"}}}).text,
             R"({"statusCode":200,"headers":{"set-cookie":"[Redacted]","server":"\"\n"}})");
}

void TestHttpFields::masksHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isMasked");
    for (const char *name : {"Authorization", "proxy-authorization", "X-API-Key", "api-key", "x-goog-api-key", "anthropic-admin-key",
                             "Cookie", "set-cookie", "x-auth-token", "X-Amz-Security-Token", "x-litellm-api-key"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *name : {"anthropic-version", "content-type", "x-request-id", "key"}) QTest::newRow(name) << QByteArray(name) << false;
}

void TestHttpFields::masksHeaders()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isMasked);
    QCOMPARE(isCredentialHeader(name.toStdString()), isMasked);
}

void TestHttpFields::masksUrls_data()
{
    QTest::addColumn<std::string>("url");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *url, const char *expected) { QTest::newRow(url) << std::string(url) << std::string(expected); };
    row("", "");
    row("/v1/messages?beta=true", "/v1/messages?beta=true");
    row("https://host/v1?key=s&a=1&Access_Token=s#f", "https://host/v1?key=***&a=1&Access_Token=***#f");
    row("https://user:secret@host/p", "https://***@host/p");
    row("https://a@b@host", "https://***@host");
    row("https://host/p@q?x=u@v", "https://host/p@q?x=u@v");
    row("/go?to=https://u:p@h", "/go?to=https://u:p@h");
    row("h?key", "h?key");
    row("h?key=&sig=", "h?key=***&sig=***");
    row("h?a=1&", "h?a=1&");
}

void TestHttpFields::masksUrls()
{
    QFETCH(std::string, url);
    QFETCH(std::string, expected);
    QCOMPARE(urlWithoutCredentials(url, "***"), expected);
}

QTEST_APPLESS_MAIN(TestHttpFields)
#include "tst_http_fields.moc"
