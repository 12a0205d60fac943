#include "proxy/config/config_loader.h"
#include "proxy/config/endpoint_url.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

QString environment(const QString &name)
{
    if (name == "KEY"_L1) return u"secret"_s;
    if (name == "SECOND"_L1) return u"other"_s;
    return {};
}

LoadedConfig load(const QByteArray &provider, const StoredSecrets &secrets = {})
{
    const auto loaded = parseConfig("{Providers:[{name:'p',api_base_url:'https://p.example/v1'," + provider + "}]}", u"config.json"_s,
                                    environment, secrets);
    if (!loaded) qWarning("%s", qPrintable(loaded.error().message));
    return loaded ? *loaded : LoadedConfig{};
}

Provider read(const QByteArray &provider, const StoredSecrets &secrets = {})
{
    const LoadedConfig loaded = load(provider, secrets);
    return loaded.config.providers.empty() ? Provider{} : loaded.config.providers.front();
}

} // namespace

class TestProviderReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void labelsKeys_data();
    void labelsKeys();
    void worksWithTheKeysThatAreThere();
    void waitsForTheKeychain();
    void leavesOutWhatIsDisabled();
    void readsTransformers();
    void choosesTheDialect_data();
    void choosesTheDialect();
    void readsTokenizers();
    void readsHeadersAndModels();
    void completesTheAddress_data();
    void completesTheAddress();
};

void TestProviderReader::labelsKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QStringList>("secrets");
    QTest::newRow("variable") << QByteArray("api_key:'$KEY'") << QStringList{u"$KEY"_s} << QStringList{u"secret"_s};
    QTest::newRow("braces") << QByteArray("api_key:'${KEY}'") << QStringList{u"$KEY"_s} << QStringList{u"secret"_s};
    QTest::newRow("written") << QByteArray("api_key:'sk-1'") << QStringList{u"key 1"_s} << QStringList{u"sk-1"_s};
    QTest::newRow("mixed") << QByteArray("api_key:'x$KEY'") << QStringList{u"key 1"_s} << QStringList{u"xsecret"_s};
    QTest::newRow("list") << QByteArray("api_key:['$KEY','b']") << QStringList{u"$KEY"_s, u"key 2"_s} << QStringList{u"secret"_s, u"b"_s};
    QTest::newRow("both") << QByteArray("api_key:'a', api_keys:['$SECOND','c']") << QStringList{u"key 1"_s, u"$SECOND"_s, u"key 3"_s}
                          << QStringList{u"a"_s, u"other"_s, u"c"_s};
    QTest::newRow("keychain") << QByteArray("api_key:'keychain:n'") << QStringList{u"keychain:n"_s} << QStringList{u"stored"_s};
}

void TestProviderReader::labelsKeys()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, labels);
    QFETCH(QStringList, secrets);
    const Provider provider = read(text, {{u"n"_s, {.value = u"stored"_s, .problem = {}}}});
    QCOMPARE(provider.problem, QString());
    QCOMPARE(provider.keys.size(), static_cast<std::size_t>(labels.size()));
    for (std::size_t i = 0; i < provider.keys.size(); ++i) {
        QCOMPARE(provider.keys[i].label, labels.at(static_cast<qsizetype>(i)));
        QCOMPARE(provider.keys[i].secret, secrets.at(static_cast<qsizetype>(i)));
    }
}

void TestProviderReader::worksWithTheKeysThatAreThere()
{
    const LoadedConfig loaded = load("api_key:['$NOPE','$KEY']");
    const Provider &provider = loaded.config.providers.front();
    QCOMPARE(provider.problem, QString());
    QCOMPARE(provider.keys.size(), std::size_t(1));
    QVERIFY(loaded.notices.front().message.contains("NOPE"_L1));
    QVERIFY(read("api_key:'$NOPE'").problem.contains("NOPE"_L1));
    const LoadedConfig broken = load("api_key:'$NOPE'");
    QVERIFY(broken.config.providers.front().keys.empty());
    const auto isOfTheKey = [](const ConfigNotice &notice) { return notice.message.contains("NOPE"_L1); };
    QCOMPARE(std::count_if(broken.notices.begin(), broken.notices.end(), isOfTheKey), 1);
}

void TestProviderReader::waitsForTheKeychain()
{
    const LoadedConfig waiting = load("api_keys:['keychain:a','keychain:b']");
    QCOMPARE(waiting.keychainNames, QStringList({u"a"_s, u"b"_s}));
    QVERIFY(waiting.config.providers.front().problem.contains("waiting for the keychain"_L1));
    const Provider broken = read("api_key:'keychain:a'", {{u"a"_s, {.value = {}, .problem = u"there is no entry"_s}}});
    QCOMPARE(broken.problem, u"there is no entry"_s);
    QVERIFY(waiting.config.providers.front().lacksStoredKey && broken.lacksStoredKey);
    QVERIFY(!read("api_key:'$NOPE'").lacksStoredKey);
    QVERIFY(!read("api_key:'keychain:a', disabled:true").lacksStoredKey);
}

void TestProviderReader::leavesOutWhatIsDisabled()
{
    QCOMPARE(read("api_key:'k', disabled:false").problem, QString());
    QCOMPARE(read("api_key:'k', disabled:true").problem, u"disabled"_s);
    QCOMPARE(read("disabled:true").problem, u"disabled"_s); // and not its missing key
    const LoadedConfig loaded = load("api_key:'k', disabled:true");
    for (const ConfigNotice &notice : loaded.notices) QVERIFY2(!notice.message.contains("cannot be used"_L1), qPrintable(notice.message));
    QVERIFY(!parseConfig("{Providers:[{name:'p',api_base_url:'https://p.example',api_key:'k',disabled:1}]}", u"c"_s, environment));
}

void TestProviderReader::readsTransformers()
{
    const Provider provider = read("api_key:'k', transformer:{use:['deepseek',['customparams',{a:'$KEY',b:[1,true,null]}]], "
                                   "'org/m':{use:['reasoning']}}");
    QCOMPARE(provider.transformers.size(), std::size_t(2));
    QCOMPARE(provider.transformers[0], TransformUse{.name = u"deepseek"_s});
    QCOMPARE(provider.transformers[1].optionsJson, QByteArray(R"({"a":"secret","b":[1,true,null]})"));
    QCOMPARE(provider.modelTransformers.value(u"org/m"_s).front().name, u"reasoning"_s);
    QVERIFY(read("api_key:'k', transformer:{use:[['customparams',{a:'$NOPE'}]]}").problem.contains("NOPE"_L1));
}

void TestProviderReader::choosesTheDialect_data()
{
    QTest::addColumn<QByteArray>("use");
    QTest::addColumn<QString>("dialect");
    QTest::newRow("none") << QByteArray("[]") << u"openai-chat"_s;
    QTest::newRow("Anthropic") << QByteArray("['Anthropic']") << u"anthropic"_s;
    QTest::newRow("with options") << QByteArray("[['Anthropic',{UseBearer:true}]]") << u"anthropic"_s;
    QTest::newRow("gemini") << QByteArray("['gemini']") << u"gemini"_s;
    QTest::newRow("responses") << QByteArray("['openai-responses']") << u"openai-responses"_s;
    QTest::newRow("response") << QByteArray("['openai-response']") << u"openai-responses"_s;
    QTest::newRow("among others") << QByteArray("['maxtoken','vertex-claude']") << u"vertex-claude"_s;
    QTest::newRow("adjusting ones") << QByteArray("['deepseek','tooluse']") << u"openai-chat"_s;
}

void TestProviderReader::choosesTheDialect()
{
    QFETCH(QByteArray, use);
    QFETCH(QString, dialect);
    QCOMPARE(read("api_key:'k', transformer:{use:" + use + "}").dialect, dialect);
}

void TestProviderReader::readsTokenizers()
{
    const Provider plain = read("api_key:'k', tokenizer:{type:'tiktoken', encoding:'o200k_base'}");
    QCOMPARE(plain.tokenizer->encoding, u"o200k_base"_s);
    const Provider full = read("api_key:'k', tokenizer:{default:{type:'huggingface',model:'org/n'}, models:{'a/b':{type:'api',"
                               "url:'https://t.example/count',apiKey:'$KEY',requestFormat:'openai',responseField:'usage.total',"
                               "headers:{'X-A':'$KEY'}}}}");
    QCOMPARE(full.tokenizer->model, u"org/n"_s);
    const TokenizerConfig api = full.modelTokenizers.value(u"a/b"_s);
    QCOMPARE(api.url, QUrl(u"https://t.example/count"_s));
    QCOMPARE(api.apiKey, u"secret"_s);
    QCOMPARE(api.requestFormat, u"openai"_s);
    QCOMPARE(api.responseField, u"usage.total"_s);
    QCOMPARE(api.headers.value(u"X-A"_s), u"secret"_s);
}

void TestProviderReader::readsHeadersAndModels()
{
    const Provider provider = read("api_key:'k', models:['a','$KEY',' b '], headers:{'X-Team':'$KEY', n:5, off:null}");
    QCOMPARE(provider.models, QStringList({u"a"_s, u"secret"_s, u"b"_s}));
    QCOMPARE(provider.headers, (QMap<QString, QString>{{u"X-Team"_s, u"secret"_s}, {u"n"_s, u"5"_s}}));
}

void TestProviderReader::completesTheAddress_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("complete");
    const auto row = [](const QString &dialect, const QString &written, const QString &complete) {
        QTest::newRow(qPrintable(dialect + u' ' + written)) << dialect << written << complete;
    };
    const QString chat = u"openai-chat"_s;
    row(chat, u"https://a.example"_s, u"https://a.example/v1/chat/completions"_s);
    row(chat, u"https://a.example/"_s, u"https://a.example/v1/chat/completions"_s);
    row(chat, u"https://a.example/api/v1/"_s, u"https://a.example/api/v1/chat/completions"_s);
    row(chat, u"https://a.example/api/paas/v4"_s, u"https://a.example/api/paas/v4/chat/completions"_s);
    row(chat, u"https://a.example/v1beta/openai/"_s, u"https://a.example/v1beta/openai/chat/completions"_s);
    row(chat, u"https://a.example/chat/completions"_s, u"https://a.example/chat/completions"_s);
    row(chat, u"https://a.example/v1/chat/completions?api-version=2"_s, u"https://a.example/v1/chat/completions?api-version=2"_s);
    row(chat, u"https://a.example/custom/path"_s, u"https://a.example/custom/path"_s);
    row(u"openai-responses"_s, u"https://a.example/v1"_s, u"https://a.example/v1/responses"_s);
    row(u"openai-responses"_s, u"https://a.example/v1/responses"_s, u"https://a.example/v1/responses"_s);
    row(u"anthropic"_s, u"https://a.example"_s, u"https://a.example/v1/messages"_s);
    row(u"anthropic"_s, u"https://a.example/anthropic"_s, u"https://a.example/anthropic/v1/messages"_s);
    row(u"anthropic"_s, u"https://a.example/v1/messages"_s, u"https://a.example/v1/messages"_s);
    row(u"gemini"_s, u"https://g.example"_s, u"https://g.example/v1beta/models/"_s);
    row(u"gemini"_s, u"https://g.example/v1beta/models/"_s, u"https://g.example/v1beta/models/"_s);
    row(u"gemini"_s, u"https://g.example/v1beta"_s, u"https://g.example/v1beta/models/"_s);
    row(u"gemini"_s, u"https://g.example/v1/models/x:generateContent"_s, u"https://g.example/v1/models/"_s);
    row(u"vertex-claude"_s, u"https://v.example/x/"_s, u"https://v.example/x/"_s);
}

void TestProviderReader::completesTheAddress()
{
    QFETCH(QString, dialect);
    QFETCH(QString, written);
    QFETCH(QString, complete);
    QCOMPARE(endpointUrl(QUrl(written), dialect).toString(), complete);
}

QTEST_APPLESS_MAIN(TestProviderReader)
#include "tst_provider_reader.moc"
