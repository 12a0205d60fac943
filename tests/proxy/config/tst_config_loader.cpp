#include "proxy/config/config_loader.h"

#include <QFile>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

QString environment(const QString &name)
{
    return name == "KEY"_L1 ? u"secret-value"_s : QString();
}

QByteArray goodConfig()
{
    QFile file(QStringLiteral(CCR_TEST_DATA "/config/good.json5"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestConfigLoader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsJson5AndInterpolates();
    void namesLineKeyAndReason_data();
    void namesLineKeyAndReason();
    void survivesEveryTruncation();
    void startsWithTheDemoProviderWithoutAny();
    void listensOnTheLoopbackWithoutAKey();
    void suggestsTheNearestKey();
};

void TestConfigLoader::readsJson5AndInterpolates()
{
    const auto loaded = parseConfig(goodConfig(), u"config.json"_s, environment);
    QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().message));
    const ProxyConfig &config = loaded->config;
    QCOMPARE(config.port, quint16(4000));
    QCOMPARE(config.providers.size(), std::size_t(2));
    QCOMPARE(config.providers[0].keys.front().secret, u"secret-value"_s);
    QCOMPARE(config.providers[0].url, QUrl(u"https://a.example/v1/chat/completions"_s));
    QCOMPARE(config.providers[1].dialect, u"anthropic"_s);
    QVERIFY(config.providers[1].problem.contains("MISSING"_L1));
    QCOMPARE(config.router.think.model, u"x/y,z"_s);
}

void TestConfigLoader::namesLineKeyAndReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("syntax") << QByteArray("{\n  PORT: ,\n}") << QStringList{u"config.json"_s, u"line 2"_s};
    QTest::newRow("wrong type") << QByteArray("{\n\n PORT: []}") << QStringList{u"line 3"_s, u"/PORT"_s, u"a list"_s};
    QTest::newRow("port out of range") << QByteArray("{PORT: 70000}") << QStringList{u"/PORT"_s, u"70000"_s, u"65535"_s};
    QTest::newRow("unset key") << QByteArray("{APIKEY: '$NOPE'}") << QStringList{u"/APIKEY"_s, u"NOPE"_s};
    QTest::newRow("unknown provider") << QByteArray(
        "{Providers:[{name:'deepseek',api_base_url:'http://127.0.0.1/v1'}],\nRouter:{default:'deepsek,m'}}")
                                      << QStringList{u"line 2"_s, u"/Router/default"_s, u"deepsek"_s, u"did you mean \"deepseek\""_s};
    QTest::newRow("provider without URL") << QByteArray("{Providers:[{name:'a'}]}") << QStringList{u"/Providers/0"_s, u"api_base_url"_s};
    QTest::newRow("URL without scheme") << QByteArray("{Providers:[{name:'a',api_base_url:'a.example'}]}")
                                        << QStringList{u"http or https"_s};
}

void TestConfigLoader::namesLineKeyAndReason()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, parts);
    const auto loaded = parseConfig(text, u"config.json"_s, environment);
    QVERIFY(!loaded);
    for (const QString &part : parts) QVERIFY2(loaded.error().message.contains(part), qPrintable(loaded.error().message));
}

void TestConfigLoader::survivesEveryTruncation()
{
    const QByteArray good = goodConfig();
    QVERIFY(good.size() > 100);
    for (qsizetype length = 1; length < good.size() - 2; ++length) {
        const auto loaded = parseConfig(good.left(length), u"config.json"_s, environment);
        if (!loaded) QVERIFY(loaded.error().message.contains("line"_L1));
    }
}

void TestConfigLoader::startsWithTheDemoProviderWithoutAny()
{
    const auto loaded = parseConfig("{PORT: 4001}", u"config.json"_s, environment);
    QVERIFY(loaded.has_value());
    QVERIFY(loaded->config.isDemo);
    QCOMPARE(loaded->config.port, quint16(4001));
    QVERIFY(loaded->config.router.defaultRoute.isSet());
}

void TestConfigLoader::listensOnTheLoopbackWithoutAKey()
{
    const auto open = parseConfig("{HOST: '0.0.0.0'}", u"config.json"_s, environment);
    QCOMPARE(open->config.host, u"127.0.0.1"_s);
    QCOMPARE(open->notices.size(), std::size_t(1));
    const auto guarded = parseConfig("{HOST: '0.0.0.0', APIKEY: 'k'}", u"config.json"_s, environment);
    QCOMPARE(guarded->config.host, u"0.0.0.0"_s);
}

void TestConfigLoader::suggestsTheNearestKey()
{
    const auto loaded = parseConfig("{Provider: []}", u"config.json"_s, environment);
    QVERIFY(loaded->notices.at(0).message.contains("\"Providers\""_L1));
}

QTEST_APPLESS_MAIN(TestConfigLoader)
#include "tst_config_loader.moc"
