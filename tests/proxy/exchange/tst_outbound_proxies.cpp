#include "proxy/config/config_loader.h"
#include "tests/support/fake_provider.h"
#include "tests/support/served_proxy.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
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

Result<LoadedConfig> load(const QByteArray &address)
{
    return parseConfig(
        "{PROXY_URL: 'http://usual:1', Providers: [{name: 'a', api_base_url: 'http://127.0.0.1/v1', models: ['m'], proxy_url: '" + address
            + "'}]}",
        u"c.json"_s, variables());
}

QUrl addressOf(const FakeProvider &server)
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(server.url().port()));
}

void answerHi(const FakeProvider::Request &asked)
{
    asked.peer->answer(200, R"({"id":"c","model":"m","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})");
}

// Only a proxy can find it.
Provider farProvider()
{
    return {.name = u"Away"_s,
            .url = QUrl(u"http://model-host.invalid/v1/chat/completions"_s),
            .keys = {{.label = u"k"_s, .secret = u"s"_s}},
            .models = {u"m"_s},
            .dialect = u"openai-chat"_s};
}

} // namespace

/// Providers with an outbound proxy of their own, in the file and over the real proxy.
class TestOutboundProxies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void refusesWhatIsNone();
    void eachProviderTakesItsOwn();
    void holdsInPresets();
};

void TestOutboundProxies::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url"); ///< of the provider's own; "-": that of all
    const auto row = [](const char *text, const char *url) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(url);
    };
    row("http://127.0.0.1:7890", "http://127.0.0.1:7890");
    row("socks5://user:pass@host:1080", "socks5://user:pass@host:1080");
    row(" host:7890 ", "http://host:7890");
    row("$SOCKS", "socks5://127.0.0.1:1080");
    row("direct", "");
    row("DIRECT", "");
    row("", "-");
    row("$NOPE", "-");
}

void TestOutboundProxies::readsAddresses()
{
    QFETCH(QString, text);
    const Result<LoadedConfig> loaded = load(text.toUtf8());
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    const std::optional<QUrl> &found = loaded->config.providers.front().proxyUrl;
    QTEST(found ? found->toString() : u"-"_s, "url");
    QCOMPARE(loaded->config.proxyFor(loaded->config.providers.front()), found.value_or(QUrl(u"http://usual:1"_s)));
    const auto isAboutIt = [](const ConfigNotice &notice) { return notice.pointer == "/Providers/0/proxy_url"_L1; };
    const bool isTold = std::any_of(loaded->notices.begin(), loaded->notices.end(), isAboutIt);
    QCOMPARE(isTold, text == "$NOPE"_L1);
}

void TestOutboundProxies::refusesWhatIsNone()
{
    for (const char *address : {"ftp://secret@host", "http://"}) {
        const Result<LoadedConfig> wrong = load(address);
        QVERIFY(!wrong && wrong.error().message.contains("/Providers/0/proxy_url"_L1) && !wrong.error().message.contains("secret"_L1));
        QVERIFY(wrong.error().message.contains("socks5://host:port"_L1));
    }
}

void TestOutboundProxies::eachProviderTakesItsOwn()
{
    FakeProvider own; // stands for a proxy: it is asked for a whole address
    FakeProvider usual;
    FakeProvider server;
    for (FakeProvider *one : {&own, &usual, &server}) one->onRequest = answerHi;
    Provider away = farProvider();
    away.proxyUrl = addressOf(own);
    Provider other = away;
    other.name = u"other"_s;
    other.proxyUrl.reset();
    Provider near = away;
    near.name = u"near"_s;
    near.url = server.url();
    near.proxyUrl = QUrl();
    ProxyConfig config;
    config.providers = {away, other, near};
    config.proxyUrl = addressOf(usual);
    ServedProxy proxy(config);
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
    config.port = proxy.port();
    config.providers.front().proxyUrl.reset(); // the file says nothing of the kind any more
    proxy.service().applyConfig(config);
    QCOMPARE(ask("Away,m"), 200);
    QCOMPARE(usual.requests().size(), 2U);
    QCOMPARE(own.requests().size(), 1U);
}

// A preset is a configuration of its own: its provider of the same name has its own proxy, and one without takes that of all.
void TestOutboundProxies::holdsInPresets()
{
    FakeProvider ofMain;
    FakeProvider ofPreset;
    FakeProvider usual;
    for (FakeProvider *one : {&ofMain, &ofPreset, &usual}) one->onRequest = answerHi;
    const QTemporaryDir dir;
    const auto write = [&dir](const QString &path, const FakeProvider &own) {
        QVERIFY(QDir(dir.path()).mkpath(QFileInfo(path).path()));
        QFile file(dir.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{PROXY_URL: '$USUAL', Providers: [{name: 'Away', api_base_url: 'http://model-host.invalid/v1', api_key: 'k', models: ['m'], "
            "proxy_url: '"
            + addressOf(own).toString().toUtf8()
            + "'}, {name: 'plain', api_base_url: 'http://model-host.invalid/v1', api_key: 'k', models: ['m']}]}");
    };
    write(u"config.json"_s, ofMain);
    write(u"presets/fast/manifest.json"_s, ofPreset);
    const auto loaded = loadConfig(dir.filePath(u"config.json"_s),
                                   [&usual](const QString &name) { return name == "USUAL"_L1 ? addressOf(usual).toString() : QString(); });
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    const ServedProxy proxy(loaded->config);
    const auto ask = [&proxy](const QByteArray &place, const QByteArray &target) {
        return proxy.send("POST", place + "/v1/messages", QByteArray(request).replace("any", target)).status;
    };
    QCOMPARE(ask("", "Away,m"), 200);
    QCOMPARE(ofMain.requests().size(), 1U);
    QCOMPARE(ask("/preset/fast", "Away,m"), 200);
    QCOMPARE(ofPreset.requests().size(), 1U);
    QCOMPARE(ask("/preset/fast", "plain,m"), 200);
    QCOMPARE(usual.requests().size(), 1U);
    QCOMPARE(ofMain.requests().size(), 1U);
}

QTEST_GUILESS_MAIN(TestOutboundProxies)
#include "tst_outbound_proxies.moc"
