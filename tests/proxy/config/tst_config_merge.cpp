#include "proxy/config/config_env.h"
#include "proxy/config/config_listing.h"
#include "proxy/config/config_merge.h"
#include "proxy/config/displayed_value.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

QByteArray original()
{
    QFile file(QStringLiteral(CCR_TEST_DATA "/config/merge.json5"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString environment(const QString &name)
{
    if (name == "DOOR"_L1) return u"door-secret"_s;
    if (name == "A_KEY"_L1) return u"a-secret"_s;
    if (name == "PATHPART"_L1) return u"v1"_s;
    return {};
}

ConfigDocument document()
{
    return ConfigDocument::parse(original()).value();
}

QByteArray interpolated(const Json5Value &root)
{
    QStringList missing;
    return toJson(root, [&missing](const QString &text) { return interpolate(text, environment, missing); });
}

QByteArray merged(const QByteArray &tree)
{
    const Result<QByteArray> text = mergeConfig(document(), tree, environment);
    return text ? *text : "ERROR " + text.error().message.toUtf8();
}

// What a person would see of a tool that compares lines.
QByteArrayList changedLines(const QByteArray &text)
{
    QByteArrayList lines;
    const QByteArrayList before = original().split('\n');
    const QByteArrayList after = text.split('\n');
    for (const QByteArray &line : after)
        if (!before.contains(line)) lines.append(line);
    return lines;
}

} // namespace

class TestConfigMerge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsNoSecret();
    void listsNoSecret();
    void showsAddressesWithoutTheirSecrets_data();
    void showsAddressesWithoutTheirSecrets();
    void keepsEveryByteOfAnUnchangedTree();
    void changesOneRoute();
    void removesAProviderAndNothingElse();
    void keepsReferencesOfWhatMoves();
    void refusesAMaskAtAnotherPlace();
    void writesANewSecret();
    void namesAMistake();
    void makesAnyTreeOfAnyOther_data();
    void makesAnyTreeOfAnyOther();
};

void TestConfigMerge::showsNoSecret()
{
    const QByteArray shown = displayedConfig(document().root());
    QVERIFY(parseJson5(QString::fromUtf8(shown)));
    for (const char *secret : {"door-secret", "a-secret", "sk-written-out", "pass@", "hunter", "271828"})
        QVERIFY2(!shown.contains(secret), shown.constData());
    QVERIFY(shown.contains(R"("api_key":"${A_KEY}")"));
    QVERIFY(shown.contains(R"("APIKEY":"$DOOR")"));
    // What is no header's value, or only stands for one.
    for (const char *open : {R"("X-Ref":"$A_KEY")", R"("remove":["X-Old"])", R"("x-app":"editor*")", R"("headers":true)"})
        QVERIFY2(shown.contains(open), open);
}

void TestConfigMerge::listsNoSecret()
{
    QByteArray listed;
    for (const EffectiveValue &value : effectiveValues(document().root(), LoadedConfig(), environment))
        listed += (value.pointer + u' ' + value.value + u'\n').toUtf8();
    for (const char *secret : {"door-secret", "a-secret", "sk-written-out", "pass@", "hunter", "271828"})
        QVERIFY2(!listed.contains(secret), listed.constData());
    for (const char *line : {R"(/Providers/1/headers/X-Ref "$A_KEY")", R"(/Logging/otlp/headers/one "********")",
                             R"(/Router/rules/0/when/headers/x-app "editor*")", "/Logging/history/headers true"})
        QVERIFY2(listed.contains(line), listed.constData());
}

void TestConfigMerge::showsAddressesWithoutTheirSecrets_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &key, const QString &written, const QString &shown) {
        QTest::newRow(name) << key << written << shown;
    };
    row("none", u"url"_s, u"https://h/v1?alt=sse&x=%20"_s, u"https://h/v1?alt=sse&x=%20"_s);
    row("key", u"api_base_url"_s, u"https://h/v1?alt=sse&key=AIza#f"_s, u"https://h/v1?alt=sse&key=********#f"_s);
    row("reference", u"url"_s, u"https://h/v1?key=$KEY"_s, u"https://h/v1?key=$KEY"_s);
    row("password", u"PROXY_URL"_s, u"http://me:secret@h:1"_s, u"http://me:********@h:1"_s);
    row("bare address", u"proxy_url"_s, u"me:secret@h:1"_s, u"me:********@h:1"_s);
    row("bare address without a password", u"proxy_url"_s, u"h:1"_s, u"h:1"_s);
    row("variable in an address", u"proxy_url"_s, u"socks5://me:$PASS@h:1"_s, u"socks5://me:$PASS@h:1"_s);
    row("no address at all", u"proxy_url"_s, u"direct"_s, u"direct"_s);
    row("both", u"url"_s, u"http://me:secret@h/x?token=t"_s, u"http://me:********@h/x?token=********"_s);
    row("webhook", u"webhook"_s, u"https://hooks.example/services/T0/B0/secret"_s, u"********"_s);
    row("no address", u"prompt"_s, u"what is http? key=1"_s, u"what is http? key=1"_s);
}

void TestConfigMerge::showsAddressesWithoutTheirSecrets()
{
    QFETCH(QString, key);
    QFETCH(QString, written);
    QTEST(displayedText(key, written), "shown");
}

void TestConfigMerge::keepsEveryByteOfAnUnchangedTree()
{
    QCOMPARE(merged(displayedConfig(document().root())), original());
    QCOMPARE(merged(toJson(document().root())), original());
    QCOMPARE(merged(interpolated(document().root())), original()); // as the original's web page sends it
}

void TestConfigMerge::changesOneRoute()
{
    const QByteArray text = merged(interpolated(document().root()).replace("a,m1", "a,m2"));
    QCOMPARE(text, original().replace("a,m1", "a,m2"));
}

void TestConfigMerge::removesAProviderAndNothingElse()
{
    const ConfigDocument whole = document();
    Json5Value tree = whole.root();
    std::vector<Json5Value> &providers = const_cast<Json5Value *>(tree.find(u"Providers"))->elements;
    providers.erase(providers.begin());
    const QByteArray text = merged(interpolated(tree));
    QByteArray expected = original();
    expected.replace("    { name: \"a\", api_base_url: \"https://a.example/v1\", api_key: \"${A_KEY}\", models: [\"m1\", \"m2\"], },\n",
                     "");
    QCOMPARE(text, expected);
}

void TestConfigMerge::keepsReferencesOfWhatMoves()
{
    Json5Value tree = document().root();
    std::vector<Json5Value> &providers = const_cast<Json5Value *>(tree.find(u"Providers"))->elements;
    std::swap(providers[0], providers[1]);
    const QByteArray swapped = merged(interpolated(tree));
    QVERIFY2(!swapped.contains("a-secret") && swapped.contains("A_KEY"), swapped.constData());
    const_cast<Json5Value *>(providers[1].find(u"name"))->string = u"renamed"_s;
    const QByteArray renamed = merged(interpolated(tree));
    QVERIFY2(!renamed.contains("a-secret") && renamed.contains("A_KEY") && renamed.contains("renamed"), renamed.constData());
}

void TestConfigMerge::refusesAMaskAtAnotherPlace()
{
    const QByteArray tree = displayedConfig(document().root()).replace("\"PORT\":4000", "\"PORT\":4000,\"other_key\":\"********\"");
    QVERIFY2(merged(tree).contains("ERROR /other_key"), merged(tree).constData());
}

void TestConfigMerge::writesANewSecret()
{
    const QByteArray text = merged(displayedConfig(document().root()).replace("${A_KEY}", "sk-new"));
    QCOMPARE(text, original().replace("${A_KEY}", "sk-new"));
    Json5Value tree = parseJson5(QString::fromUtf8(displayedConfig(document().root()))).value();
    std::vector<Json5Value> &providers = const_cast<Json5Value *>(tree.find(u"Providers"))->elements;
    const Json5Value *headers = providers[1].find(u"headers");
    const_cast<Json5Value *>(headers->find(u"X-Pin"))->string = u"314159"_s; // its neighbours stay masked
    QCOMPARE(merged(toJson(tree)), original().replace("271828", "\"314159\""));
}

void TestConfigMerge::namesAMistake()
{
    QVERIFY(merged("{").startsWith("ERROR line 1"));
    QVERIFY(merged("[]").startsWith("ERROR expected an object"));
}

void TestConfigMerge::makesAnyTreeOfAnyOther_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 200; ++seed) QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestConfigMerge::makesAnyTreeOfAnyOther()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    Json5Value tree = document().root();
    // Some elements and members go, double, move and change.
    const auto mutate = [&random](auto &&self, Json5Value &value) -> void {
        for (Json5Value &element : value.elements) self(self, element);
        for (Json5Member &member : value.members) self(self, member.value);
        if (random.bounded(6) != 0) return;
        switch (random.bounded(5)) {
        case 0:
            if (!value.elements.empty())
                value.elements.erase(value.elements.begin() + random.bounded(static_cast<int>(value.elements.size())));
            break;
        case 1:
            if (!value.elements.empty()) value.elements.push_back(value.elements.front());
            break;
        case 2:
            if (!value.elements.empty()) std::swap(value.elements.front(), value.elements.back());
            break;
        case 3:
            if (!value.members.empty()) value.members.erase(value.members.begin() + random.bounded(static_cast<int>(value.members.size())));
            break;
        default:
            if (value.type == Json5Value::Type::String) value.string += u"+"_s;
            if (value.type == Json5Value::Type::Object) value.members.push_back({.name = u"added"_s, .value = {}});
        }
    };
    mutate(mutate, tree);
    tree.type = Json5Value::Type::Object;
    const QByteArray wanted = toJson(tree);
    const QByteArray text = merged(wanted);
    const Result<ConfigDocument> result = ConfigDocument::parse(text);
    QVERIFY2(result, text.constData());
    // Equal trees, whatever the order of members: merging again changes nothing, and the other way round either.
    const Result<QByteArray> again = mergeConfig(*result, wanted, environment);
    QVERIFY(again && *again == text);
    QVERIFY2(text.contains("// my router"), text.constData());
    for (const QByteArray &line : changedLines(text)) QVERIFY2(!line.contains("-secret"), line.constData());
}

QTEST_APPLESS_MAIN(TestConfigMerge)
#include "tst_config_merge.moc"
