#include "proxy/config/outbound_proxy_reader.h"

#include "proxy/config/config_loader.h"
#include "tests/support/fake_provider.h"
#include "tests/support/served_proxy.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray request = R"({"model":"any","max_tokens":9,"messages":[{"role":"user","content":"hi"}]})";

Environment variables()
{
    return [](const QString &name) { return name == "SOCKS"_L1 ? u"socks5://127.0.0.1:1080"_s : QString(); };
}

QUrl addressOf(const FakeProvider &server)
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.url().port()));
}

} // namespace

/// Providers with an outbound proxy of their own, in the file and over the real proxy.
class TestOutboundProxies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void findsThemInAFile();
    void refusesWhatIsNone();
    void eachProviderTakesItsOwn();
};

void TestOutboundProxies::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url"); ///< "-": it is none
    const auto row = [](const char *text, const char *url) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(url);
    };
    row("http://127.0.0.1:7890", "http://127.0.0.1:7890");
    row("socks5://user:pass@host:1080", "socks5://user:pass@host:1080");
    row(" host:7890 ", "http://host:7890");
    row("direct", "");
    row("DIRECT", "");
    row("", "-");
    row("ftp://host", "-");
    row("http://", "-");
}

void TestOutboundProxies::readsAddresses()
{
    QFETCH(QString, text);
    const std::optional<QUrl> found = outboundProxyFromString(text);
    QTEST(found ? found->toString() : u"-"_s, "url");
}

void TestOutboundProxies::findsThemInAFile()
{
    const Result<Json5Value> root =
        parseJson5(u"{providers: [{name: 'Deep', proxy_url: '$SOCKS'}, {name: 'b'}, {name: 'c', proxy_url: 'direct'}, "
                   "{name: 'd', proxy_url: '$NOPE'}, {proxy_url: 'http://x'}, 7]}"_s);
    QVERIFY(root);
    const QMap<QString, QUrl> wanted{{u"deep"_s, QUrl(u"socks5://127.0.0.1:1080"_s)}, {u"c"_s, QUrl()}};
    QCOMPARE(outboundProxiesIn(*root, variables()), wanted);
    QVERIFY(outboundProxiesIn(Json5Value(), variables()).isEmpty());
}

void TestOutboundProxies::refusesWhatIsNone()
{
    const auto load = [](const char *address) {
        return parseConfig(QByteArray("{Providers: [{name: 'a', api_base_url: 'http://127.0.0.1/v1', proxy_url: '") + address + "'}]}",
                           u"c.json"_s, variables());
    };
    QVERIFY(load("direct") && load("$SOCKS") && load(""));
    const Result<LoadedConfig> wrong = load("ftp://secret@host");
    QVERIFY(!wrong && wrong.error().message.contains("/Providers/0/proxy_url"_L1) && !wrong.error().message.contains("secret"_L1));
}

void TestOutboundProxies::eachProviderTakesItsOwn()
{
    FakeProvider own; // stands for a proxy: it is asked for a whole address
    FakeProvider usual;
    FakeProvider server;
    for (FakeProvider *one : {&own, &usual, &server})
        one->onRequest = [](const FakeProvider::Request &asked) {
            asked.peer->answer(200, R"({"id":"c","model":"m","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})");
        };
    Provider away;
    away.name = u"Away"_s;
    away.url = QUrl(u"http://model-host.invalid/v1/chat/completions"_s);
    away.keys = {{.label = u"k"_s, .secret = u"s"_s}};
    away.dialect = u"openai-chat"_s;
    Provider other = away;
    other.name = u"other"_s;
    Provider near = away;
    near.name = u"near"_s;
    near.url = server.url();
    ProxyConfig config;
    config.providers = {away, other, near};
    config.proxyUrl = addressOf(usual);
    ServedProxy proxy(config);
    proxy.service().setOutboundProxies({{u"away"_s, addressOf(own)}, {u"near"_s, QUrl()}});
    const auto ask = [&proxy](const QByteArray &target) {
        return proxy.send("POST", "/v1/messages", QByteArray(request).replace("any", target)).status;
    };
    QCOMPARE(ask("Away,m"), 200);
    QCOMPARE(own.requests().size(), 1U);
    QVERIFY(own.requests().at(0).head.startsWith("POST http://model-host.invalid/v1/chat/completions HTTP/1.1"));
    QCOMPARE(ask("other,m"), 200);
    QCOMPARE(usual.requests().size(), 1U);
    QCOMPARE(ask("near,m"), 200);
    QCOMPARE(server.requests().size(), 1U);
    proxy.service().setOutboundProxies({}); // the file says nothing of the kind any more
    QCOMPARE(ask("Away,m"), 200);
    QCOMPARE(usual.requests().size(), 2U);
    QCOMPARE(own.requests().size(), 1U);
}

QTEST_GUILESS_MAIN(TestOutboundProxies)
#include "tst_outbound_proxies.moc"
