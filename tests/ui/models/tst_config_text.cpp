#include "ui/models/config_text.h"

#include "logging/base/json5_reader.h"
#include "logging/base/json5_sentences.h"
#include "logging/base/value_sentences.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/config_merge.h"
#include "proxy/config/preset.h"
#include "proxy/exchange/budget_check.h"
#include "ui/models/told_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

// Whether no piece of an English sentence is left, apart from names and commands that are quoted.
bool isChinese(QString text)
{
    static const QRegularExpression han(u"[\\x{4e00}-\\x{9fff}]"_s);
    static const QRegularExpression words(u"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}"_s);
    static const QRegularExpression quoted(u"`[^`]*`|\"[^\"]*\"|“[^”]*”"_s);
    text.remove(quoted);
    return text.contains(han) && !text.contains(words);
}

QString environment(const QString &name)
{
    return name == "HOME"_L1 ? u"/home/u"_s : QString();
}

QByteArray provider(const QByteArray &more)
{
    return "{Providers:[{name:'a',api_base_url:'http://127.0.0.1/v1',models:['m']," + more + "}],Router:{default:'a,m'}}";
}

QByteArray router(const QByteArray &routes)
{
    return "{Providers:[{name:'a',api_base_url:'http://127.0.0.1/v1',models:['m','n']}],Router:{default:'a,m'," + routes + "}}";
}

} // namespace

/// The loader's sentences in the Chinese window.
class TestConfigText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void hasEverySentence_data();
    void hasEverySentence();
    void keepsLatinWordsApart();
    void advisesWhatTheWindowCanDo();
    void saysWhatTheLoaderSays_data();
    void saysWhatTheLoaderSays();
    void saysWhyAPresetIsNotServed_data();
    void saysWhyAPresetIsNotServed();
    void saysWhyAnEditIsRefused();
    void saysWhyAPresetIsNotTaken();
    void saysWhatABudgetForbids();
    void keepsValuesThatLookLikePlaces();
    void keepsOtherWords();

private:
    QTranslator m_chinese;
};

void TestConfigText::initTestCase()
{
    QVERIFY(m_chinese.load(u":/i18n/ccr_zh_CN.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&m_chinese));
}

void TestConfigText::hasEverySentence_data()
{
    QTest::addColumn<QString>("english");
    for (const char *english : configSentences) QTest::newRow(english) << QString::fromUtf8(english);
    for (const char *english : json5Sentences) QTest::newRow(english) << QString::fromUtf8(english);
    for (const char *english : valueSentences) QTest::newRow(english) << QString::fromUtf8(english);
}

// There is a translation, which is not the original and has all its values.
void TestConfigText::hasEverySentence()
{
    QFETCH(QString, english);
    std::vector<Phrase> values;
    for (int i = 1; english.contains(u'%' + QString::number(i)); ++i) values.emplace_back(QString::number(i * 11));
    const QString chinese = configText(Phrase(english, values));
    QVERIFY2(chinese != Phrase(english, values).english(), qPrintable(english));
    for (const Phrase &value : values) QVERIFY2(chinese.contains(value.english()), qPrintable(chinese));
}

void TestConfigText::keepsLatinWordsApart()
{
    const Phrase said = proxy::said("expected %1, got %2", proxy::said("true or false"), proxy::typePhrase(Json5Value()));
    QCOMPARE(configText(said), u"应为 true 或 false，实际是 null"_s);
}

// The command line has words of its own.
void TestConfigText::advisesWhatTheWindowCanDo()
{
    const Phrase unknown = said("the keychain has no entry \"%1\"; store it with \"ccr config set-key %1\"", u"work"_s);
    QCOMPARE(configText(unknown), u"密钥环中没有条目“work”；请在“供应商与密钥”中更换密钥"_s);
    const Phrase withinAnother = said("%1: %2", u"/Providers/0/api_key"_s, unknown);
    QVERIFY2(!configText(withinAnother).contains("ccr config"_L1), qPrintable(configText(withinAnother)));
    const Phrase readable = said("%1 can be read by other users, so it is not used; chmod 600 it and replace the keys", u"/a"_s);
    QVERIFY2(!configText(readable).contains("chmod"_L1), qPrintable(configText(readable)));
}

void TestConfigText::saysWhatTheLoaderSays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("value"); ///< that must survive
    const auto row = [](const char *name, const QByteArray &text, const QString &value = {}) { QTest::newRow(name) << text << value; };
    row("value missing", "{PORT: ,}", u","_s);
    row("no end", "{PORT: 1");
    row("no colon", "{PORT 1}", u"1"_s);
    row("no comma", "{PORT: 1 HOST: 2}", u"H"_s);
    row("comment", "{/* ");
    row("quote", "{HOST: 'a");
    row("key", "{ # }", u"#"_s);
    row("word", "{HOST: yes}", u"yes"_s);
    row("number", "{PORT: .}", u"."_s);
    row("two numbers", "{PORT: 1-2}", u"-"_s);
    row("escape", "{HOST: '\\x1z'}", u"1z"_s);
    row("rest", "{} {}");
    row("a list", "[]");
    row("wrong type", "{PORT: []}", u"/PORT"_s);
    row("port", "{PORT: 70000}", u"65535"_s);
    row("port as a word", "{PORT: 'abc'}", u"abc"_s);
    row("image agent", "{forceUseImageAgent: 'perhaps'}", u"perhaps"_s);
    row("key of the environment", "{APIKEY: '$NOPE'}", u"NOPE"_s);
    row("key of the keychain", "{APIKEY: 'keychain:door'}", u"door"_s);
    row("proxy", "{PROXY_URL: 'http://'}", u"socks5://host:port"_s);
    row("budget", "{BUDGET_ACTION: 'stop'}", u"stop"_s);
    row("paths", "{CUSTOM_ROUTER_PATH: '/no/router', REWRITE_SYSTEM_PROMPT: '/no/prompt'}");
    row("host", "{HOST: '0.0.0.0'}", u"0.0.0.0"_s);
    row("variable", "{HOST: '$NOPE'}", u"NOPE"_s);
    row("unknown key", "{PROT: 1}", u"PORT"_s);
    row("strange key", "{qqqqqqqqqq: 1}");
    row("plugin as a text", "{plugins: ['x']}", u"{name, enabled}"_s);
    row("plugin", "{plugins: [{name: 'x', enabled: true}]}", u"token-speed"_s);
    row("provider as a text", "{Providers: ['x']}", u"api_base_url"_s);
    row("no name", "{Providers: [{}]}", u"deepseek"_s);
    row("comma", "{Providers: [{name: 'a,b'}]}", u"a,b"_s);
    row("no address", "{Providers: [{name: 'a', api_key: 'k'}]}", u"api_base_url"_s);
    row("bad address", "{Providers: [{name: 'a', api_key: 'k', api_base_url: 'ftp://x'}]}", u"ftp://x"_s);
    row("no key", "{Providers: [{name: 'a', api_base_url: 'https://x.example'}]}", u"keychain:NAME"_s);
    row("unset key", "{Providers: [{name: 'a', api_base_url: 'https://x.example', api_key: '$NOPE'}]}", u"NOPE"_s);
    row("one key of two", "{Providers: [{name: 'a', api_base_url: 'https://x.example', api_keys: ['$NOPE', 'k']}]}", u"NOPE"_s);
    row("twice",
        "{Providers: [{name: 'a', api_base_url: 'http://127.0.0.1', models: ['m']}, {name: 'A', api_base_url: 'http://127.0.0.1'}]}");
    row("header", provider("headers: {'a b': 'c'}"), u"a b"_s);
    row("header of two lines", provider("headers: {a: 'b\\nc'}"), u"a"_s);
    row("transport", provider("transport: 'x'"), u"qnam"_s);
    row("proxy of a provider", provider("proxy_url: 'ftp://h'"), u"direct"_s);
    row("models", provider("models: [1]"), u"/Providers/0/models/0"_s);
    row("Google", provider("transformer: {use: ['vertex-gemini']}"), u"a"_s);
    row("tokenizer", provider("tokenizer: {type: 'x'}"), u"tiktoken"_s);
    row("tokenizer without a model", provider("tokenizer: {type: 'huggingface'}"), u"org/name"_s);
    row("tokenizer without an address", provider("tokenizer: {type: 'api'}"), u"url"_s);
    row("format of a tokenizer", provider("tokenizer: {type: 'api', url: 'http://h', requestFormat: 'x'}"), u"standard"_s);
    row("transformer", provider("transformer: {use: ['maxtokn']}"), u"maxtoken"_s);
    row("transformer of a number", provider("transformer: {use: [7]}"), u"[name, {options}]"_s);
    row("options as a number", provider("transformer: {use: [['maxtoken', 7]]}"), u"/Providers/0/transformer/use/0/1"_s);
    row("options", provider("transformer: {use: [['maxtoken', {max_tokens: 'x'}]]}"), u"max_tokens"_s);
    row("unknown option", provider("transformer: {use: [['maxtoken', {maxtokens: 1}]]}"), u"maxtokens"_s);
    row("file of a transformer", "{transformers: [{path: '/no/such.js'}]}", u"/no/such.js"_s);
    row("no file of a transformer", "{transformers: [{}]}");
    row("transformers", "{transformers: ['a.js']}", u"{path, options}"_s);
    row("route", router("think: 'x'"), u"provider,model"_s);
    row("route to a model", router("think: 'n'"), u"a,n"_s);
    row("route to nobody", router("think: 'b,m'"), u"b"_s);
    row("route as a number", router("think: 5"), u"/Router/think"_s);
    row("default to nobody", "{Providers: [{name: 'a', api_base_url: 'http://127.0.0.1', models: ['m']}], Router: {default: 'b,m'}}",
        u"b"_s);
    row("no default", "{Providers: [{name: 'a', api_base_url: 'http://127.0.0.1', models: ['m']}]}", u"a,m"_s);
    row("no default and no model", "{Providers: [{name: 'a', api_base_url: 'http://127.0.0.1'}]}");
    row("rule as a text", router("rules: ['x']"), u"{name, when, route, fallback}"_s);
    row("rule without a route", router("rules: [{}]"), u"provider,model"_s);
    row("fallback of a rule", router("rules: [{route: 'a,m', fallback: ['x,y']}]"), u"x"_s);
    row("retries", router("retry: {attemptsPerTarget: 0}"), u"20"_s);
}

void TestConfigText::saysWhatTheLoaderSays()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, value);
    const Result<LoadedConfig> loaded = parseConfig(text, u"/home/u/config.json"_s, environment);
    std::vector<Phrase> all;
    if (loaded)
        for (const ConfigNotice &notice : loaded->notices) all.push_back(notice.message);
    else
        all.push_back(phraseOf(loaded.error()));
    QVERIFY(!all.empty());
    QString shown;
    for (const Phrase &said : all) {
        QVERIFY2(isChinese(configText(said)), qPrintable(said + u" -> "_s + configText(said)));
        shown += configText(said);
    }
    QVERIFY2(shown.contains(value), qPrintable(shown));
    if (!loaded) QVERIFY2(shown.contains("config.json"_L1), qPrintable(shown));
}

void TestConfigText::saysWhyAPresetIsNotServed_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::newRow("syntax") << QByteArray("{");
    QTest::newRow("no providers") << QByteArray("{}");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a value is missing") << QByteArray("{schema: [{id: 'key'}], Providers: []}");
    QTest::newRow("a place") << QByteArray("{configMappings: [{target: '..', value: 1}]}");
    QTest::newRow("a place that does not fit") << QByteArray("{Router: {}, configMappings: [{target: 'Router[0]', value: 1}]}");
    QTest::newRow("a deep place") << "{configMappings: [{target: 'a" + QByteArray(".a").repeated(30) + "', value: 1}]}";
    QTest::newRow("entries") << "{Providers: [" + QByteArray("{},").repeated(501) + "]}";
    QTest::newRow("questions") << "{schema: [" + QByteArray("{},").repeated(501) + "]}";
    QTest::newRow("a wrong provider") << QByteArray("{Providers: [{name: 'a,b'}]}");
}

void TestConfigText::saysWhyAPresetIsNotServed()
{
    QFETCH(QByteArray, manifest);
    const QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"presets/fast"_s));
    for (const auto &[name, text] : {std::pair(u"config.json"_s, QByteArray("{}")), std::pair(u"presets/fast/manifest.json"_s, manifest)}) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    const Result<LoadedConfig> loaded = loadConfig(dir.filePath(u"config.json"_s), environment);
    QVERIFY(loaded && !loaded->notices.empty());
    const Phrase said = loaded->notices.back().message;
    QVERIFY(said.startsWith("this preset is not served"_L1));
    QVERIFY2(isChinese(configText(said)), qPrintable(said + u" -> "_s + configText(said)));
    QVERIFY(configText(said).contains("manifest.json"_L1));
}

void TestConfigText::saysWhyAnEditIsRefused()
{
    const Result<ConfigDocument> parsed = ConfigDocument::parse("{list: [1, 2], PORT: 3456, APIKEY: 'sk-0123456789abcdef'}");
    QVERIFY(parsed);
    ConfigDocument document = *parsed;
    const Json5Value value{.type = Json5Value::Type::Null};
    const auto check = [](const auto &result, const QString &survives) {
        QVERIFY2(!result, qPrintable(survives));
        const QString shown = configText(result.error());
        QVERIFY2(isChinese(shown) && shown.contains(survives), qPrintable(result.error().message + u" -> "_s + shown));
    };
    check(pointerSteps(u"PORT"_s), u"PORT"_s);
    check(document.set(u"PORT"_s, value), u"/Router/default"_s);
    check(document.set(u"/PORT/x"_s, value), u"/PORT"_s);
    check(document.set(u"/list/7"_s, value), u"7"_s);
    check(document.remove({}), {});
    check(document.remove(u"/no"_s), u"/no"_s);
    check(document.replaceValue(u"/no"_s, value), u"/no"_s);
    check(document.appendMember(u"/list"_s, u"a"_s, value), u"/list"_s);
    check(document.insertElement(u"/list"_s, 9, value), u"/list"_s);
    check(mergeConfig(document, "[]", environment), {});
    check(mergeConfig(document, R"({"HOST": "********"})", environment), {});
}

void TestConfigText::saysWhyAPresetIsNotTaken()
{
    const QTemporaryDir dir;
    const PresetFolder presets(dir.filePath(u"config.json"_s));
    const QByteArray manifest = R"({name: 'fast', schema: [{id: 'count', type: 'number', min: 1, max: 5}, {id: 'sure', type: 'confirm'},
        {id: 'many', type: 'multiselect'}, {id: 'key', validator: '^sk-.*$'}], Providers: []})";
    QVERIFY(presets.installManifest(manifest, {}));
    const auto check = [](const auto &result, const QString &survives) {
        QVERIFY2(!result, qPrintable(survives));
        const QString shown = configText(result.error());
        QVERIFY2(isChinese(shown) && shown.contains(survives), qPrintable(result.error().message + u" -> "_s + shown));
    };
    check(presets.installManifest(manifest, {}), u"fast"_s);
    check(presets.installManifest(manifest, u"a/b"_s), u"a/b"_s);
    check(presets.installManifest("[]", {}), u"manifest.json"_s);
    check(presets.remove(u"slow"_s), u"slow"_s);
    check(presets.setUserValues(u"fast"_s, "[]"), {});
    check(presets.setUserValues(u"fast"_s, "{counts: 1}"), u"count"_s);
    check(presets.setUserValues(u"fast"_s, "{count: 'x'}"), u"count"_s);
    check(presets.setUserValues(u"fast"_s, "{count: 7}"), u"7"_s);
    check(presets.setUserValues(u"fast"_s, "{sure: 'x'}"), u"sure"_s);
    check(presets.setUserValues(u"fast"_s, "{many: 'x'}"), u"many"_s);
    check(presets.setUserValues(u"fast"_s, "{key: 'x'}"), u"^sk-.*$"_s);
}

void TestConfigText::saysWhatABudgetForbids()
{
    for (const logging::SpentBudget &budget :
         {logging::SpentBudget{.currency = "USD", .spent = 5.123, .limit = 5, .until = wallNow()},
          logging::SpentBudget{.period = logging::BudgetPeriod::Month, .spent = 1'200'000, .limit = 1'000'000, .until = wallNow()}}) {
        ProxyConfig config;
        config.budgetPreset = u"saving"_s;
        for (const BudgetAction action : {BudgetAction::Block, BudgetAction::Fallback, BudgetAction::Preset}) {
            Route route;
            config.budgetAction = action;
            const std::optional<ProviderError> refusal = applyBudget(route, budget, config);
            QVERIFY(refusal);
            const QString text = toldText(refusal->phrase);
            QVERIFY2(isChinese(text) && text.contains("BUDGET_ACTION"_L1), qPrintable(text));
            const QString step = toldText(route.steps.back().reason);
            QVERIFY2(isChinese(step) && step.contains(budget.currency.empty() ? u"1200000 Token"_s : u"5.12 USD"_s), qPrintable(step));
        }
        Route route{.target = {u"dear"_s, u"m"_s}, .fallbacks = {{u"cheap"_s, u"n"_s}}};
        config.budgetAction = BudgetAction::Fallback;
        QVERIFY(!applyBudget(route, budget, config));
        const QString step = toldText(route.steps.back().reason);
        QVERIFY2(isChinese(step) && step.contains("cheap/n"_L1) && step.contains("dear/m"_L1), qPrintable(step));
        notePreset(route, budget, u"saving"_s);
        const QString preset = toldText(route.steps.front().reason);
        QVERIFY2(isChinese(preset) && preset.contains("saving"_L1), qPrintable(preset));
    }
}

void TestConfigText::keepsValuesThatLookLikePlaces()
{
    const QString text = configText(said("\"%1\" is unknown; use \"auto\", \"qnam\" or \"direct\"", u"%1 %2"_s));
    QVERIFY2(text.contains("%1 %2"_L1), qPrintable(text));
    QVERIFY(isChinese(configText(
        said("provider \"%1\" cannot be used: %2", u"a: b; c"_s, said("api_base_url: \"%1\" is not an http or https URL", u"x"_s)))));
}

void TestConfigText::keepsOtherWords()
{
    for (const QString &words : {u"Incorrect API key provided"_s, u"disabled"_s, u"PORT: expected a number, got a list"_s, QString()})
        QCOMPARE(configText(words), words); // nothing is recognised in a text
}

QTEST_GUILESS_MAIN(TestConfigText)
#include "tst_config_text.moc"
