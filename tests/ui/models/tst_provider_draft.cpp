#include "ui/models/provider_draft.h"

#include "tests/support/json_values.h"

#include <QTest>

#include <functional>

using namespace ccr;
using namespace ccr::ui;
using ccr::test::parsed;
using ccr::test::written;
using namespace Qt::StringLiterals;

namespace {

constexpr auto sample =
    u"{Providers: [{name: 'Deep', models: ['chat', 'reasoner'], api_key: 'keychain:work'}, {name: 'other', api_keys: ['keychain:work', "
    "'$K']}], Router: {default: 'deep,chat', think: 'Deep/reasoner', background: 'other,chat', longContextThreshold: 5, rules: "
    "[{name: 'r', route: 'Deep, chat', fallback: ['deep,chat', 'other,chat'], when: {model: 'deep,chat'}}]}, fallback: {default: "
    "['other,x', 'deep,chat'], think: 'deep,reasoner'}}";

} // namespace

class TestProviderDraft : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void detectsTheProtocol_data();
    void detectsTheProtocol();
    void tellsKeysApart_data();
    void tellsKeysApart();
    void shortensSecrets_data();
    void shortensSecrets();
    void leavesAnEntryAsItIs_data();
    void leavesAnEntryAsItIs();
    void writesWhatChanged_data();
    void writesWhatChanged();
    void knowsItsReferences();
    void renamesEverywhere();
    void replacesAModel_data();
    void replacesAModel();
    void findsFreeNames();
};

void TestProviderDraft::detectsTheProtocol_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("protocol");
    const auto row = [](const char *url, const char *protocol) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(protocol);
    };
    row("https://api.anthropic.com", "anthropic");
    row("https://api.example.com/v1/messages", "anthropic");
    row("https://api.deepseek.com/anthropic", "anthropic");
    row("https://generativelanguage.googleapis.com/v1beta/models/", "gemini");
    row("https://generativelanguage.googleapis.com/v1beta/openai/", "openai-chat");
    row("https://api.openai.com/v1/responses", "openai-responses");
    row("http://127.0.0.1:11434/v1", "openai-chat");
    row("", "openai-chat");
}

void TestProviderDraft::detectsTheProtocol()
{
    QFETCH(QString, url);
    QTEST(detectProtocol(url), "protocol");
}

void TestProviderDraft::tellsKeysApart_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::newRow("keychain") << u"keychain: work"_s << int(KeyDraft::Kind::Keychain) << u"work"_s;
    QTest::newRow("variable") << u"$DEEP_KEY"_s << int(KeyDraft::Kind::Variable) << u"DEEP_KEY"_s;
    QTest::newRow("in braces") << u" ${deep key} "_s << int(KeyDraft::Kind::Variable) << u"deep key"_s;
    QTest::newRow("small letters are none") << u"$deep"_s << int(KeyDraft::Kind::Plain) << QString();
    QTest::newRow("a key") << u"sk-abc"_s << int(KeyDraft::Kind::Plain) << QString();
}

void TestProviderDraft::tellsKeysApart()
{
    QFETCH(QString, written);
    const KeyDraft key{.written = written};
    QTEST(int(key.kind()), "kind");
    QTEST(key.name(), "name");
}

void TestProviderDraft::shortensSecrets_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("shown");
    QTest::newRow("usual") << u"sk-0123456789abcdefa9F2"_s << u"sk-…a9F2"_s;
    QTest::newRow("without a beginning") << u"0123456789abcdefa9F2"_s << u"…a9F2"_s;
    QTest::newRow("a late dash") << u"0123456-89abcdefa9F2"_s << u"…a9F2"_s;
    QTest::newRow("too short to show anything of") << u"sk-12345678"_s << u"••••"_s;
}

void TestProviderDraft::shortensSecrets()
{
    QFETCH(QString, secret);
    QTEST(shortenedSecret(secret), "shown");
}

void TestProviderDraft::leavesAnEntryAsItIs_data()
{
    QTest::addColumn<QString>("entry");
    QTest::newRow("simple") << uR"({"name":"a","api_base_url":"https://a/v1","api_key":"$K","models":["m"]})"_s;
    QTest::newRow("several keys") << uR"({"name":"a","api_base_url":"u","api_keys":["k","l"],"models":[],"mine":{"x":1}})"_s;
    QTest::newRow("transformers")
        << uR"({"name":"a","api_base_url":"u","models":["m"],"transformer":{"use":["deepseek",["maxtoken",{"max_tokens":9}],"Anthropic"],"m":{"use":["tooluse"]}}})"_s;
    QTest::newRow("disabled") << uR"({"name":"a","api_base_url":"u","models":["m"],"disabled":true})"_s;
}

void TestProviderDraft::leavesAnEntryAsItIs()
{
    QFETCH(QString, entry);
    QCOMPARE(written(ProviderDraft::from(parsed(entry)).entry()), entry);
}

void TestProviderDraft::writesWhatChanged_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<ProviderDraft>("changed"); ///< whose source is `before`
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &before, const std::function<void(ProviderDraft &)> &change, const QString &after) {
        ProviderDraft draft = ProviderDraft::from(parsed(before));
        change(draft);
        QTest::newRow(name) << before << draft << after;
    };
    const QString simple = uR"({"name":"a","api_base_url":"u","api_key":"k","models":["m"]})"_s;
    row(
        "a second key", simple, [](ProviderDraft &draft) { draft.keys.append({.written = u"l"_s}); },
        uR"({"name":"a","api_base_url":"u","models":["m"],"api_keys":["k","l"]})"_s);
    row(
        "no key", simple, [](ProviderDraft &draft) { draft.keys.clear(); }, uR"({"name":"a","api_base_url":"u","models":["m"]})"_s);
    row(
        "a protocol", simple, [](ProviderDraft &draft) { draft.protocol = u"anthropic"_s; },
        uR"({"name":"a","api_base_url":"u","api_key":"k","models":["m"],"transformer":{"use":["Anthropic"]}})"_s);
    row(
        "no protocol", uR"({"name":"a","api_base_url":"u","models":["m"],"transformer":{"use":["gemini"]}})"_s,
        [](ProviderDraft &draft) { draft.protocol = u"openai-chat"_s; }, uR"({"name":"a","api_base_url":"u","models":["m"]})"_s);
    row(
        "a limit", simple, [](ProviderDraft &draft) { draft.maxTokens = 8; },
        uR"({"name":"a","api_base_url":"u","api_key":"k","models":["m"],"transformer":{"use":[["maxtoken",{"max_tokens":8}]]}})"_s);
    row(
        "transformers with options", simple,
        [](ProviderDraft &draft) {
            draft.transformers = {u"deepseek"_s, u"[\"x\",{a:1}]"_s, u" "_s};
        },
        uR"({"name":"a","api_base_url":"u","api_key":"k","models":["m"],"transformer":{"use":["deepseek",["x",{"a":1}]]}})"_s);
    row(
        "a proxy of its own", simple, [](ProviderDraft &draft) { draft.proxyUrl = u" direct "_s; },
        uR"({"name":"a","api_base_url":"u","api_key":"k","models":["m"],"proxy_url":"direct"})"_s);
    row(
        "out of use", simple, [](ProviderDraft &draft) { draft.isEnabled = false; },
        uR"({"name":"a","api_base_url":"u","api_key":"k","models":["m"],"disabled":true})"_s);
}

void TestProviderDraft::writesWhatChanged()
{
    QFETCH(ProviderDraft, changed);
    QTEST(written(changed.entry()), "after");
}

void TestProviderDraft::knowsItsReferences()
{
    const Json5Value root = parsed(QString::fromUtf16(sample));
    QCOMPARE(referencesTo(root, u"deep"_s),
             (QStringList{u"Router.default"_s, u"Router.think"_s, u"Router.rules[r]"_s, u"fallback.default"_s, u"fallback.think"_s}));
    QCOMPARE(referencesTo(root, u"nobody"_s), QStringList());
    QCOMPARE(usersOfSecret(root, u"work"_s), (QStringList{u"Deep"_s, u"other"_s}));
    QCOMPARE(usersOfSecret(root, u"K"_s), QStringList());
    QCOMPARE(providerIndex(root, u" OTHER"_s), 1);
    QCOMPARE(providerIndex(root, u"nobody"_s), -1);
}

void TestProviderDraft::renamesEverywhere()
{
    Json5Value root = parsed(QString::fromUtf16(sample));
    renameProvider(root, u"nobody"_s, u"x"_s);
    QCOMPARE(written(root), written(parsed(QString::fromUtf16(sample))));
    renameProvider(root, u"DEEP"_s, u"ocean"_s);
    QCOMPARE(referencesTo(root, u"deep"_s), QStringList());
    QCOMPARE(referencesTo(root, u"ocean"_s).size(), 5);
    const QString text = written(root);
    for (const QString &part : {u"\"ocean,chat\""_s, u"\"ocean/reasoner\""_s, u"\"name\":\"ocean\""_s, u"\"model\":\"deep,chat\""_s})
        QVERIFY2(text.contains(part), qPrintable(part));
}

void TestProviderDraft::replacesAModel_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("places");
    QTest::addColumn<QStringList>("models");
    QTest::newRow("everywhere") << u"chat"_s << u"chat-v3"_s << 5 << QStringList{u"chat-v3"_s, u"reasoner"_s};
    QTest::newRow("with a slash") << u"reasoner"_s << u"chat-v3"_s << 3 << QStringList{u"chat"_s, u"chat-v3"_s};
    QTest::newRow("one that is listed") << u"chat"_s << u"reasoner"_s << 5 << QStringList{u"reasoner"_s};
    QTest::newRow("one that nobody names") << u"chatt"_s << u"chat"_s << 0 << QStringList{u"chat"_s, u"reasoner"_s};
}

void TestProviderDraft::replacesAModel()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    Json5Value root = parsed(QString::fromUtf16(sample));
    QTEST(replaceModel(root, u"deep"_s, from, to), "places");
    QTEST(textsAt(providersIn(root)->elements.front(), u"models"), "models");
    QCOMPARE(textAt(*root.find(u"Router"), u"background"), u"other,chat"_s); // of another provider
    QVERIFY(!referencesTo(root, u"deep"_s).isEmpty());
}

void TestProviderDraft::findsFreeNames()
{
    QCOMPARE(freeName(u"a"_s, {}), u"a"_s);
    QCOMPARE(freeName(u"a"_s, {u"A"_s, u"a-2"_s}), u"a-3"_s);
}

QTEST_APPLESS_MAIN(TestProviderDraft)
#include "tst_provider_draft.moc"
