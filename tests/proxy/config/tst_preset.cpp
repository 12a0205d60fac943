#include "proxy/config/preset.h"
#include "proxy/config/preset_template.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using namespace std::string_literals;

namespace {

QString environment(const QString &name)
{
    return name == "KEY"_L1 ? u"secret"_s : QString();
}

Json5Value tree(const QByteArray &text)
{
    const Result<Json5Value> parsed = parseJson5(QString::fromUtf8(text));
    if (!parsed) qWarning("%s", qPrintable(parsed.error().message));
    return parsed ? *parsed : Json5Value{};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

const QByteArray provider = "{name:'p',api_base_url:'http://127.0.0.1:9/v1',api_key:'$KEY',models:['m']}";

// The text again and again, with a number in the place of %1.
QByteArray numbered(const char *text, int count)
{
    QByteArray out;
    for (int i = 0; i < count; ++i) out += QByteArray(text).replace("%1", QByteArray::number(i));
    return out;
}

} // namespace

class TestPreset : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void loadsPresetsWithTheServerOfTheMainFile();
    void findsThePresetOfASpentBudget();
    void aBrokenPresetIsANotice();
    void resolves_data();
    void resolves();
    void namesMissingValues();
    void checksValues_data();
    void checksValues();
    void refusesNamesThatLeadAway_data();
    void refusesNamesThatLeadAway();
    void installsAFolder();
    void keepsFilesPrivateInFoldersThatAreNot();
    void neverFollowsLinks();
    void keepsTheManifestWhenValuesAreSet();
    void exportsWithoutSecrets();
    void survivesAHostileManifest_data();
    void survivesAHostileManifest();
    void removes();
    void removesOfALinkOnlyTheLink();

private:
    void write(const QString &path, const QByteArray &text)
    {
        const QString full = m_dir->filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(full).path()));
        QFile file(full);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    PresetFolder folder() const { return PresetFolder(m_dir->filePath(u"config.json"_s)); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestPreset::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestPreset::loadsPresetsWithTheServerOfTheMainFile()
{
    write(
        u"config.json"_s,
        "{PORT:4000,APIKEY:'k',API_TIMEOUT_MS:5,BUDGET_ACTION:'block',fallback:{},Providers:[{name:'main',api_base_url:'http://127.0.0.1',models:['a']}]}");
    write(u"presets/fast/manifest.json"_s, "{name:'fast',version:'1',Providers:[" + provider
                                               + "],Router:{default:'p,m',longContextThreshold:7},noServer:true,"
                                                 "claudeCodeSettings:{env:{A:'b'}},StatusLine:{enabled:true}}");
    const auto loaded = loadConfig(m_dir->filePath(u"config.json"_s), environment);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    QCOMPARE(loaded->config.presets.keys(), QStringList(u"fast"_s));
    const ProxyConfig &preset = *loaded->config.presets.value(u"fast"_s);
    QCOMPARE(preset.port, quint16(4000));
    QCOMPARE(preset.apiKey, u"k"_s);
    QCOMPARE(preset.timeout.count(), 5);
    QVERIFY(preset.budgetAction == BudgetAction::Block); // a budget is of the whole program
    QCOMPARE(preset.router.longContextThreshold, 7);
    QCOMPARE(preset.router.defaultRoute, (RouteTarget{u"p"_s, u"m"_s}));
    QCOMPARE(preset.providers.front().keys.front().secret, u"secret"_s);
    QVERIFY(!preset.provider(u"main"_s));
    QCOMPARE(preset.homeDirectory, m_dir->path());
    const AgentConfig agent = loaded->presetAgents.value(u"fast"_s);
    QVERIFY(agent.noServer);
    QCOMPARE(agent.claudeCodeSettingsJson, QByteArray(R"({"env":{"A":"b"}})"));
    QCOMPARE(agent.statusLineJson, QByteArray(R"({"enabled":true})"));
    QVERIFY(loaded->notices.size() == 1); // no Router.default of the main file
}

// BUDGET_PRESET: a preset with providers is taken whole, any other for its routes.
void TestPreset::findsThePresetOfASpentBudget()
{
    const auto config = [this](const QByteArray &settings) {
        write(u"config.json"_s, "{PORT:4000," + settings
                                    + ",Providers:[{name:'main',api_base_url:'http://127.0.0.1',models:['a','b'],api_key:'k'}],"
                                      "Router:{default:'main,a'},fallback:{default:['main,b']}}");
        const auto loaded = loadConfig(m_dir->filePath(u"config.json"_s), environment);
        if (!loaded) qFatal("%s", qPrintable(loaded.error().message));
        return *loaded;
    };
    write(u"presets/whole/manifest.json"_s, "{name:'whole',version:'1',Providers:[" + provider + "],Router:{default:'p,m'}}");
    write(u"presets/routes/manifest.json"_s, "{name:'routes',version:'1',Router:{default:'main,b'},fallback:{}}");
    write(u"presets/silent/manifest.json"_s, "{name:'silent',version:'1'}");
    const LoadedConfig whole = config("BUDGET_ACTION:'preset',BUDGET_PRESET:'whole'");
    QVERIFY(whole.config.ofBudgetPreset && whole.config.ofBudgetPreset->provider(u"p"_s));
    QCOMPARE(whole.config.presets.value(u"whole"_s)->ofBudgetPreset, whole.config.ofBudgetPreset); // whoever asks by its path, too
    const LoadedConfig routes = config("BUDGET_ACTION:'preset',BUDGET_PRESET:'routes'");
    QVERIFY(routes.config.ofBudgetPreset);
    QCOMPARE(routes.config.ofBudgetPreset->router.defaultRoute, (RouteTarget{u"main"_s, u"b"_s}));
    QVERIFY(routes.config.ofBudgetPreset->fallback.isEmpty());
    QCOMPARE(routes.config.ofBudgetPreset->provider(u"main"_s)->keys.front().secret, u"k"_s);
    QCOMPARE(routes.config.router.defaultRoute, (RouteTarget{u"main"_s, u"a"_s}));
    for (const QByteArray &name : {QByteArray("silent"), QByteArray("gone"), QByteArray("../routes")}) {
        const LoadedConfig without = config("BUDGET_ACTION:'preset',BUDGET_PRESET:'" + name + "'");
        QVERIFY2(!without.config.ofBudgetPreset, name);
        const auto told = std::find_if(without.notices.begin(), without.notices.end(),
                                       [](const ConfigNotice &notice) { return notice.pointer == "/BUDGET_PRESET"_L1; });
        QVERIFY2(told != without.notices.end(), name);
    }
    QVERIFY(!config("BUDGET_ACTION:'warn',BUDGET_PRESET:'routes'").config.ofBudgetPreset);
    const Result<LoadedConfig> unnamed = parseConfig("{BUDGET_ACTION: 'preset'}", u"c.json"_s, environment);
    QVERIFY(!unnamed && unnamed.error().message.contains("BUDGET_PRESET"_L1));
}

void TestPreset::aBrokenPresetIsANotice()
{
    write(u"config.json"_s, "{}");
    write(u"presets/syntax/manifest.json"_s, "{");
    write(u"presets/empty/manifest.json"_s, "{}");
    write(u"presets/wrong/manifest.json"_s, "{Providers:{}}");
    write(u"presets/nothing/readme.txt"_s, "x");
    const auto loaded = loadConfig(m_dir->filePath(u"config.json"_s), environment);
    QVERIFY(loaded);
    QVERIFY(loaded->config.presets.isEmpty());
    QStringList pointers;
    for (const ConfigNotice &notice : loaded->notices) pointers.append(notice.pointer);
    QCOMPARE(pointers, QStringList({u"/preset/empty"_s, u"/preset/syntax"_s, u"/preset/wrong"_s}));
    const std::vector<PresetInfo> infos = folder().list(environment);
    QCOMPARE(infos.size(), std::size_t(3));
    for (const PresetInfo &info : infos) QVERIFY(!info.problem.isEmpty());
}

void TestPreset::resolves_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<QByteArray>("config");
    const auto row = [](const char *name, const QByteArray &manifest, const QByteArray &config) {
        QTest::newRow(name) << manifest << config;
    };
    row("configuration keys alone", "{name:'n',version:'1',Router:{default:'a,b'},other:1}", R"({"Router":{"default":"a,b"}})");
    row("template over them", "{Router:{a:1},template:{Router:{b:2}}}", R"({"Router":{"b":2}})");
    row("variables in texts", "{schema:[{id:'m'}],userValues:{m:'x'},template:{Router:{default:'p,#{m}'}}}",
        R"({"Router":{"default":"p,x"}})");
    row("a whole variable keeps its type", "{schema:[{id:'l',type:'multiselect'}],userValues:{l:['a',1]},template:{Router:{x:'#{l}'}}}",
        R"({"Router":{"x":["a",1]}})");
    row("defaults", "{schema:[{id:'m',defaultValue:'d'}],template:{Router:{default:'#{m}'}}}", R"({"Router":{"default":"d"}})");
    row("mapping",
        "{schema:[{id:'k'}],userValues:{k:'s'},Providers:[{name:'p'}],configMappings:[{target:'Providers[0].api_key',value:'#{k}'}]}",
        R"({"Providers":[{"name":"p","api_key":"s"}]})");
    row("mapping that makes its way", "{configMappings:[{target:'Router.rules[1].name',value:7}]}",
        R"({"Router":{"rules":[null,{"name":7}]}})");
    const QByteArray conditional = "{schema:[{id:'a',type:'select'},{id:'n',type:'number',required:false}],userValues:{a:'x',n:5},"
                                   "configMappings:[{target:'Router.t',value:1,when:%1}]}";
    const QByteArray yes = R"({"Router":{"t":1}})";
    for (const auto &[condition, holds] : std::initializer_list<std::pair<const char *, bool>>{
             {"{field:'a',value:'x'}", true},
             {"{field:'a',operator:'eq',value:'y'}", false},
             {"{field:'a',operator:'ne',value:'y'}", true},
             {"{field:'a',operator:'in',value:['x','z']}", true},
             {"{field:'a',operator:'nin',value:['x']}", false},
             {"{field:'n',operator:'gt',value:5}", false},
             {"{field:'n',operator:'gte',value:5}", true},
             {"{field:'n',operator:'lt',value:6}", true},
             {"{field:'n',operator:'lte',value:4}", false},
             {"{field:'n',operator:'exists'}", true},
             {"{field:'q',operator:'exists'}", false},
             {"{field:'q',operator:'exists',value:false}", true},
             {"[{field:'a',value:'x'},{field:'n',value:5}]", true},
             {"[{field:'a',value:'x'},{field:'n',value:6}]", false},
         })
        row(condition, QByteArray(conditional).replace("%1", condition), holds ? yes : QByteArray("{}"));
    row("a hidden field has no value",
        "{schema:[{id:'a',defaultValue:'x'},{id:'b',when:{field:'a',value:'y'}}],userValues:{b:'v'},template:{Router:{t:'#{b}'}}}",
        R"({"Router":{"t":"#{b}"}})");
}

void TestPreset::resolves()
{
    QFETCH(QByteArray, manifest);
    QFETCH(QByteArray, config);
    const Result<Json5Value> resolved = resolveManifest(tree(manifest));
    QVERIFY2(resolved, resolved ? "" : qPrintable(resolved.error().message));
    QCOMPARE(toJson(*resolved), config);
}

void TestPreset::namesMissingValues()
{
    const Result<Json5Value> resolved = resolveManifest(tree("{schema:[{id:'key'},{id:'other',required:false}]}"));
    QVERIFY(!resolved);
    QVERIFY(resolved.error().message.endsWith(": key"_L1));
    QVERIFY(!resolveManifest(tree("{configMappings:[{target:'a..b',value:1}]}")));
    QVERIFY(!resolveManifest(tree("{configMappings:[{target:'a[99999999]',value:1}]}")));
}

void TestPreset::checksValues_data()
{
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("part"); ///< of the error; empty: they fit
    QTest::newRow("fits") << QByteArray("{key:'sk-1',n:3,c:true,l:['a']}") << QString();
    QTest::newRow("unknown") << QByteArray("{kex:'a'}") << u"did you mean \"key\""_s;
    QTest::newRow("type") << QByteArray("{n:'3'}") << u"n: expected a number"_s;
    QTest::newRow("range") << QByteArray("{n:30}") << u"out of range"_s;
    QTest::newRow("pattern") << QByteArray("{key:'x'}") << u"^sk-"_s;
    QTest::newRow("list") << QByteArray("{l:'a'}") << u"a list"_s;
    QTest::newRow("boolean") << QByteArray("{c:1}") << u"true or false"_s;
    QTest::newRow("no object") << QByteArray("[]") << u"an object"_s;
}

void TestPreset::checksValues()
{
    QFETCH(QByteArray, values);
    QFETCH(QString, part);
    const Json5Value manifest = tree("{schema:[{id:'key',validator:'^sk-'},{id:'n',type:'number',min:1,max:9},{id:'c',type:'confirm'},"
                                     "{id:'l',type:'multiselect'}]}");
    const Result<Done> checked = checkUserValues(manifest, tree(values));
    QCOMPARE(checked.has_value(), part.isEmpty());
    if (!checked) QVERIFY2(checked.error().message.contains(part), qPrintable(checked.error().message));
}

void TestPreset::refusesNamesThatLeadAway_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"..", ".", "", "a/b", "a\\b", "../x", "/etc", ".hidden", "a..b", "a\nb"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestPreset::refusesNamesThatLeadAway()
{
    QFETCH(QString, name);
    write(u"x/manifest.json"_s, "{Providers:[]}");
    QVERIFY(!folder().manifest(name));
    QVERIFY(!folder().remove(name));
    QVERIFY(!folder().save({.name = name}, tree("{}")));
    if (!name.isEmpty()) QVERIFY(!folder().install(m_dir->filePath(u"x"_s), name));
    QVERIFY(QFile::exists(m_dir->filePath(u"x/manifest.json"_s)));
}

void TestPreset::installsAFolder()
{
    write(u"src/manifest.json"_s, "{name:'nice one',description:'d',keywords:['a'],Providers:[" + provider + "]}");
    write(u"src/status/line.js"_s, "1");
    const Result<QString> name = folder().install(m_dir->filePath(u"src"_s));
    QVERIFY2(name, name ? "" : qPrintable(name.error().message));
    QCOMPARE(*name, u"nice one"_s);
    QCOMPARE(contentOf(folder().path() + u"/nice one/status/line.js"_s), QByteArray("1"));
    QCOMPARE(folder().names(), QStringList(u"nice one"_s));
    const PresetInfo info = folder().list(environment).front();
    QCOMPARE(info.description, u"d"_s);
    QCOMPARE(info.keywords, QStringList(u"a"_s));
    QCOMPARE(info.problem, QString());
    const Result<QString> again = folder().install(m_dir->filePath(u"src"_s));
    QVERIFY(!again && again.error().message.contains("already"_L1));
    QCOMPARE(*folder().installManifest("{name:'second'}"), u"second"_s);
    QVERIFY(!folder().installManifest("{"));
    QVERIFY(!folder().install(m_dir->filePath(u"nowhere"_s)));
}

void TestPreset::keepsFilesPrivateInFoldersThatAreNot()
{
    constexpr auto forAll =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    constexpr auto others = QFile::ReadGroup | QFile::ReadOther;
    write(u"src/manifest.json"_s, "{name:'p',schema:[{id:'k'}],Providers:[]}");
    write(u"src/notes.txt"_s, "notes");
    QVERIFY(QFile::setPermissions(m_dir->filePath(u"src/notes.txt"_s), QFile::ReadOwner | QFile::WriteOwner | others));
    QVERIFY(QDir().mkpath(folder().path()));
    QVERIFY(QFile::setPermissions(folder().path(), forAll));
    QVERIFY(folder().install(m_dir->filePath(u"src"_s)));
    QVERIFY(QFile::setPermissions(folder().path() + u"/p"_s, forAll));
    QVERIFY(folder().setUserValues(u"p"_s, R"({"k":"v"})"));
    for (const QString &name : {u"/p/manifest.json"_s, u"/p/notes.txt"_s})
        QVERIFY2(!(QFile::permissions(folder().path() + name) & others), qPrintable(name));
    for (const QString &name : {QString(), u"/p"_s})
        QVERIFY2(QFile::permissions(folder().path() + name) & QFile::ReadOther, qPrintable(name));
}

void TestPreset::neverFollowsLinks()
{
    write(u"secret.txt"_s, "private");
    write(u"src/manifest.json"_s, "{name:'p'}");
    QVERIFY(QFile::link(m_dir->filePath(u"secret.txt"_s), m_dir->filePath(u"src/leak.txt"_s)));
    QVERIFY(folder().install(m_dir->filePath(u"src"_s)));
    QVERIFY(!QFile::exists(folder().path() + u"/p/leak.txt"_s));
}

void TestPreset::keepsTheManifestWhenValuesAreSet()
{
    write(u"presets/p/manifest.json"_s, "{\n  // mine\n  schema: [{ id: 'k' }],\n  Providers: [],\n}\n");
    QVERIFY(folder().setUserValues(u"p"_s, R"({"k":"v"})"));
    QCOMPARE(contentOf(folder().path() + u"/p/manifest.json"_s),
             QByteArray("{\n  // mine\n  schema: [{ id: 'k' }],\n  Providers: [],\n  userValues: { k: \"v\" },\n}\n"));
    const Result<Done> unknown = folder().setUserValues(u"p"_s, R"({"x":"v"})");
    QVERIFY(!unknown);
}

void TestPreset::exportsWithoutSecrets()
{
    const Json5Value config = tree(
        "{APIKEY:'door',PORT:1,Providers:[{name:'a',api_key:'sk-a',models:['m']},{name:'b-c',api_key:'sk-b'},"
        "{name:'d',api_key:'$MINE',api_base_url:'http://u:sk-url@h/v1'},{name:'e',api_key:'sk-a',headers:{'X-Api-Key':'h','X-K':'sk-own'},transformer:{use:[['headers',{set:{'X-T':'sk-set'}}]]},proxy_url:'me:sk-proxy@p:1'}],Router:{default:'a,m'}}");
    const QByteArray text = presetManifest({.name = u"n"_s, .description = u"about"_s}, config);
    for (const char *secret : {"sk-a", "sk-b", "door", "sk-url", "sk-proxy", "\"h\"", "sk-own", "sk-set", "PORT"})
        QVERIFY2(!text.contains(secret), text.constData());
    const Json5Value manifest = tree(text);
    QStringList keys;
    for (const Json5Value &entry : manifest.find(u"Providers")->elements) keys.append(entry.find(u"api_key")->string);
    QCOMPARE(keys, QStringList({u"${API_KEY}"_s, u"${B_C_API_KEY}"_s, u"$MINE"_s, u"${API_KEY}"_s}));
    QVERIFY(text.contains("${X_API_KEY}"));
    QVERIFY2(text.contains("http://u:${PASSWORD}@h/v1"), text.constData());
    QVERIFY2(text.contains("\"me:${E_PASSWORD}@p:1\""), text.constData());
    QVERIFY(folder().save({.name = u"n"_s}, config));
    QCOMPARE(folder().manifest(u"n"_s)->find(u"Router")->find(u"default")->string, u"a,m"_s);
}

void TestPreset::survivesAHostileManifest_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<QByteArray>("reason"); // empty: it is served
    const auto row = [](const char *name, const QByteArray &manifest, const QByteArray &reason) {
        QTest::newRow(name) << manifest << reason;
    };
    const QByteArray providers = "Providers:[" + provider + "],";
    const QByteArray mapped = "{" + providers + "configMappings:[{value:1,target:'";
    row("deeply nested lists", "{Providers:" + QByteArray(200'000, '['), "nested deeper");
    row("deeply nested objects", QByteArray("{a:").repeated(200'000), "nested deeper");
    row("more than 1 MB", "{" + providers + "a:'" + QByteArray(1'100'000, 'x') + "'}", "larger than 1 MB");
    row("a quarter of a million members", "{" + providers + "Router:{" + QByteArray("a:1,").repeated(250'000) + "}}", "");
    row("many names in the template", "{template:{" + numbered("a%1:1,", 60'000) + "}}", "more than 500 entries");
    row("many questions", "{" + providers + "schema:[" + numbered("{id:'a%1',defaultValue:1},", 30'000) + "]}", "more than 500 entries");
    row("many mappings", mapped + "Router.x'}," + numbered("{target:'Router.x%1',value:1},", 25'000) + "]}", "more than 500 entries");
    row("many providers", "{Providers:[" + numbered("{name:'p%1',api_base_url:'http://a'},", 20'000) + "]}", "more than 500 entries");
    row("a text that multiplies",
        "{" + providers + "schema:[{id:'a'}],userValues:{a:'" + QByteArray(400'000, 'x') + "'},Router:{x:'"
            + QByteArray("#{a} ").repeated(100'000) + "'}}",
        "more than 4 MB");
    row("a tree that multiplies",
        "{" + providers + "schema:[{id:'a'}],userValues:{a:[" + QByteArray("1,").repeated(100'000) + "]},Router:{x:["
            + QByteArray("'#{a}',").repeated(100'000) + "]}}",
        "more than 4 MB");
    row("conditions on a large value",
        "{" + providers + "schema:[{id:'a'},{id:'b',required:false,when:{field:'a',operator:'in',value:["
            + QByteArray("1,").repeated(200'000) + "]}}],userValues:{a:[" + QByteArray("1,").repeated(200'000) + "]}}",
        "");
    row("a mapping a thousand levels deep", mapped + "a" + QByteArray(".b").repeated(200'000) + "'}]}", "deeper than 20 levels");
    row("a mapping of long lists", mapped + "a" + QByteArray("[999].b[999]").repeated(9) + "'}]}", "");
    row("a mapping out of the list", mapped + "Providers[99999999999999999999].x'}]}", "does not fit");
    row("a mapping with dots", mapped + "../../etc/passwd'}]}", "is not a place");
    row("a mapping into the prototype", mapped + "__proto__.x'}]}", "");
    row("a mapping without a place", "{" + providers + "configMappings:[{value:1}]}", "is not a place");
    row("a mapping through a text", mapped + "Providers[0].name.x'}]}", "does not fit");
    row("mappings that are none", "{" + providers + "configMappings:'x',schema:7,template:[1],userValues:'y'}", "");
    row("entries of the wrong kind", "{" + providers + "configMappings:[1,null,[]],schema:[1,'x',null,{id:[]},{id:5}]}", "");
    row("conditions of the wrong kind", "{" + providers + "schema:[{id:'a',required:false,when:'x'},{id:'b',required:0,when:[[[1]]]}]}",
        "");
    row("a list", "[]", "expected an object");
    row("nothing", "", "");
    row("NUL and half characters", QByteArray::fromStdString("{Providers:[{name:'\0\xff\xc3'}]}"s), "");
    row("providers of the wrong kind", "{Providers:[1,'x',null,[]]}", "/Providers/0");
}

// Ends soon, with a reason that a person can read, whatever the manifest holds.
void TestPreset::survivesAHostileManifest()
{
    QFETCH(QByteArray, manifest);
    QFETCH(QByteArray, reason);
    write(u"presets/evil/manifest.json"_s, manifest);
    QElapsedTimer time;
    time.start();
    const auto loaded = folder().load(u"evil"_s, ProxyConfig{}, environment);
    const std::vector<PresetInfo> infos = folder().list(environment);
    QVERIFY2(time.elapsed() < 15'000, qPrintable(QString::number(time.elapsed()))); // a sanitizer on a busy machine included
    QCOMPARE(infos.size(), std::size_t(1));
    if (!reason.isEmpty()) QVERIFY(!loaded);
    if (loaded) return;
    const QByteArray message = loaded.error().message.toUtf8();
    QVERIFY2(message.contains(reason), message.left(500));
    QVERIFY2(message.size() < 2000, message.left(500)); // none quotes the whole of it
}

void TestPreset::removes()
{
    write(u"presets/p/manifest.json"_s, "{}");
    QVERIFY(folder().remove(u"p"_s));
    QVERIFY(folder().names().isEmpty());
    const Result<Done> again = folder().remove(u"p"_s);
    QVERIFY(!again && again.error().kind == ErrorKind::NotFound);
}

void TestPreset::removesOfALinkOnlyTheLink()
{
    write(u"mine/manifest.json"_s, "{}");
    QVERIFY(QDir().mkpath(folder().path()));
    QVERIFY(QFile::link(m_dir->filePath(u"mine"_s), folder().path() + u"/p"_s));
    QCOMPARE(folder().names(), QStringList(u"p"_s));
    QVERIFY(folder().remove(u"p"_s));
    QVERIFY(folder().names().isEmpty());
    QCOMPARE(contentOf(m_dir->filePath(u"mine/manifest.json"_s)), QByteArray("{}"));
}

QTEST_APPLESS_MAIN(TestPreset)
#include "tst_preset.moc"
