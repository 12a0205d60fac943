#include "proxy/auth/origin_check.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestOriginCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWebPagesOut_data();
    void keepsWebPagesOut();
    void tellsTheBrowserWhatIsAllowed();
};

void TestOriginCheck::keepsWebPagesOut_data()
{
    QTest::addColumn<QString>("bound"); // the configured HOST
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<std::string>("host");
    QTest::addColumn<std::string>("origin");
    QTest::addColumn<bool>("isAllowed");
    const auto local = [](const char *name, const std::string &host, const std::string &origin, bool isAllowed) {
        QTest::addRow("%s", name) << u"127.0.0.1"_s << false << host << origin << isAllowed;
        QTest::addRow("%s, with a key", name) << u"127.0.0.1"_s << true << host << origin << isAllowed;
    };
    local("agent", "127.0.0.1:3456", "", true);
    local("name", "localhost:3456", "", true);
    local("name in capitals", "LOCALHOST", "", true);
    local("name below localhost", "ccr.localhost:3456", "", true);
    local("IPv6", "[::1]:3456", "", true);
    local("no host", "", "", true);
    local("address of the machine", "192.168.1.5:3456", "", true);
    local("from a container", "host.docker.internal:3456", "", true);
    local("rebound name", "evil.example:3456", "", false);
    local("rebound name that begins well", "127.0.0.1.evil.example", "", false);
    local("rebound name that ends well", "localhost.evil.example", "", false);
    local("rebound name with a port that is none", "localhost:evil.example", "", false);
    local("rebound name with userinfo", "127.0.0.1@evil.example", "", false);
    local("userinfo", "evil.example@127.0.0.1", "", false);
    local("own page", "127.0.0.1:3456", "http://127.0.0.1:3456", true);
    local("own page by name", "localhost:3456", "http://localhost:3456", true);
    local("own page, other spelling of the host", "127.0.0.1:3456", "http://localhost:3456", true);
    local("own page at a forwarded port", "localhost:9999", "http://localhost:9999", true);
    local("another program's page", "127.0.0.1:3456", "http://localhost:8080", false);
    local("page without a port", "127.0.0.1:3456", "http://localhost", false);
    local("secure page of this machine", "127.0.0.1:3456", "https://localhost:3456", false);
    local("foreign page", "127.0.0.1:3456", "https://evil.example", false);
    local("foreign page at our port", "127.0.0.1:3456", "http://evil.example:3456", false);
    local("sandboxed page", "127.0.0.1:3456", "null", false);
    local("empty origin", "127.0.0.1:3456", "", true);
    const auto wide = [](const char *name, const std::string &host, const std::string &origin, bool isAllowed) {
        QTest::addRow("%s", name) << u"0.0.0.0"_s << true << host << origin << isAllowed;
    };
    wide("a name of the owner's network", "router.example:3456", "", true);
    wide("foreign page there", "router.example:3456", "https://evil.example", false);
    wide("foreign page under the same name", "router.example:3456", "http://router.example:3456", false);
    QTest::newRow("configured name") << u"router.example"_s << false << std::string("router.example:3456") << std::string() << true;
}

void TestOriginCheck::keepsWebPagesOut()
{
    QFETCH(QString, bound);
    QFETCH(bool, hasKey);
    QFETCH(std::string, host);
    QFETCH(std::string, origin);
    QFETCH(bool, isAllowed);
    ProxyConfig config;
    config.host = bound;
    if (hasKey) config.apiKey = u"k3y"_s;
    HttpRequestHead head;
    if (!host.empty()) head.headers.add("Host", host);
    if (!origin.empty()) head.headers.add("Origin", origin);
    const std::optional<PackedPhrase> reason = foreignSender(head, config);
    QVERIFY2(reason.has_value() != isAllowed, reason ? reason->english().c_str() : "no reason");
    if (reason) QVERIFY(reason->english().find("http://127.0.0.1:3456") != std::string::npos); // the remedy
}

void TestOriginCheck::tellsTheBrowserWhatIsAllowed()
{
    HttpRequestHead head;
    QCOMPARE(corsHeaders(head).size(), 0U);
    head.headers.add("Origin", "http://localhost:3456");
    QCOMPARE(corsHeaders(head).value("access-control-allow-origin"), std::string_view("http://localhost:3456"));
    QCOMPARE(corsHeaders(head).value("vary"), std::string_view("Origin"));
    QVERIFY(!preflightHeaders(head).find("access-control-allow-headers"));
    head.headers.add("Access-Control-Request-Headers", "x-api-key, content-type");
    QCOMPARE(preflightHeaders(head).value("access-control-allow-headers"), std::string_view("x-api-key, content-type"));
    HttpRequestHead odd;
    odd.headers.add("Access-Control-Request-Headers", "x-api-key; evil");
    QVERIFY(!preflightHeaders(odd).find("access-control-allow-headers"));
}

QTEST_APPLESS_MAIN(TestOriginCheck)
#include "tst_origin_check.moc"
