#include "proxy/auth/api_key_check.h"

#include <QTest>

using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestApiKeyCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comparesTheKey_data();
    void comparesTheKey();
    void keepsWebPagesOut_data();
    void keepsWebPagesOut();
};

void TestApiKeyCheck::comparesTheKey_data()
{
    QTest::addColumn<QString>("apiKey");
    QTest::addColumn<std::string>("header");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("none needed") << u""_s << std::string("x") << std::string("y") << true;
    QTest::newRow("missing") << u"k3y"_s << std::string("x") << std::string("y") << false;
    QTest::newRow("x-api-key") << u"k3y"_s << std::string("X-Api-Key") << std::string("k3y") << true;
    QTest::newRow("bearer") << u"k3y"_s << std::string("authorization") << std::string("bEARER  k3y") << true;
    QTest::newRow("bare authorization") << u"k3y"_s << std::string("authorization") << std::string("k3y") << true;
    QTest::newRow("shorter") << u"k3y"_s << std::string("x-api-key") << std::string("k3") << false;
    QTest::newRow("longer") << u"k3y"_s << std::string("x-api-key") << std::string("k3yy") << false;
    QTest::newRow("empty") << u"k3y"_s << std::string("x-api-key") << std::string() << false;
    QTest::newRow("other case") << u"k3y"_s << std::string("x-api-key") << std::string("K3y") << false;
    QTest::newRow("other scheme") << u"k3y"_s << std::string("authorization") << std::string("Basic k3y") << false;
}

void TestApiKeyCheck::comparesTheKey()
{
    QFETCH(QString, apiKey);
    QFETCH(std::string, header);
    QFETCH(std::string, value);
    QFETCH(bool, isRight);
    ProxyConfig config;
    config.apiKey = apiKey;
    HttpHeaders headers;
    headers.add(header, value);
    QCOMPARE(clientKeyMatches(headers, config), isRight);
}

void TestApiKeyCheck::keepsWebPagesOut_data()
{
    QTest::addColumn<std::string>("host");
    QTest::addColumn<std::string>("origin");
    QTest::addColumn<bool>("withKey");
    QTest::addColumn<bool>("isAllowed");
    const auto row = [](const char *name, const std::string &host, const std::string &origin, bool withKey, bool isAllowed) {
        QTest::newRow(name) << host << origin << withKey << isAllowed;
    };
    row("agent", "127.0.0.1:3456", "", false, true);
    row("name", "localhost:3456", "", false, true);
    row("name in capitals", "LOCALHOST", "", false, true);
    row("IPv6", "[::1]:3456", "", false, true);
    row("no host", "", "", false, true);
    row("address of the machine", "192.168.1.5:3456", "", false, true);
    row("rebound name", "evil.example:3456", "", false, false);
    row("rebound name that begins well", "127.0.0.1.evil.example", "", false, false);
    row("rebound name with a port that is none", "localhost:evil.example", "", false, false);
    row("rebound name with userinfo", "127.0.0.1@evil.example", "", false, false);
    row("name, but a key is set", "router.example", "", true, true);
    row("page of this machine", "127.0.0.1", "http://localhost:8080", false, true);
    row("foreign page", "127.0.0.1", "https://evil.example", false, false);
    row("foreign page, key set", "127.0.0.1", "https://evil.example", true, false);
    row("sandboxed page", "127.0.0.1", "null", false, false);
}

void TestApiKeyCheck::keepsWebPagesOut()
{
    QFETCH(std::string, host);
    QFETCH(std::string, origin);
    QFETCH(bool, withKey);
    QFETCH(bool, isAllowed);
    ProxyConfig config;
    if (withKey) config.apiKey = u"k3y"_s;
    HttpRequestHead head;
    if (!host.empty()) head.headers.add("Host", host);
    if (!origin.empty()) head.headers.add("Origin", origin);
    QCOMPARE(originAllowed(head, config), isAllowed);
}

QTEST_APPLESS_MAIN(TestApiKeyCheck)
#include "tst_api_key_check.moc"
