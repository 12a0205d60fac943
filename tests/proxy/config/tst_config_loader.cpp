#include "proxy/config/config_loader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

QString environment(const QString &name)
{
    if (name == "KEY"_L1) return u"secret-value"_s;
    if (name == "FOUR"_L1) return u"4444"_s;
    if (name == "YES"_L1) return u"true"_s;
    if (name == "HOME"_L1) return u"/home/someone"_s;
    return {};
}

LoadedConfig load(const QByteArray &text, const StoredSecrets &secrets = {})
{
    const auto loaded = parseConfig(text, u"/etc/ccr/config.json"_s, environment, secrets);
    if (!loaded) qWarning("%s", qPrintable(loaded.error().message));
    return loaded ? *loaded : LoadedConfig{};
}

QString notices(const LoadedConfig &loaded)
{
    QStringList lines;
    for (const ConfigNotice &notice : loaded.notices)
        lines.append(u"%1 %2 %3"_s.arg(notice.line).arg(notice.pointer, notice.message.english()));
    return lines.join(u'\n');
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
    void readsWhatABudgetDoes_data();
    void readsWhatABudgetDoes();
    void readsJson5AndInterpolates();
    void namesLineKeyAndReason_data();
    void namesLineKeyAndReason();
    void runsWithWhatTheOriginalRanWith_data();
    void runsWithWhatTheOriginalRanWith();
    void survivesEveryTruncation();
    void startsWithTheDemoProviderWithoutAny();
    void listensOnTheLoopbackWithoutAKey();
    void readsServerKeys();
    void readsTransformerFiles();
    void takesTheProxyFromAnyOfItsNames_data();
    void takesTheProxyFromAnyOfItsNames();
    void readsWhatAgentsNeed();
    void knowsTheFoldersAroundTheFile();
    void refusesEverybodyUntilTheKeychainAnswers();
    void neverShowsASecret();
};

void TestConfigLoader::readsJson5AndInterpolates()
{
    const LoadedConfig loaded = load(goodConfig());
    const ProxyConfig &config = loaded.config;
    QCOMPARE(config.port, quint16(4000));
    QCOMPARE(config.providers.size(), std::size_t(2));
    QCOMPARE(config.providers[0].keys.front().secret, u"secret-value"_s);
    QCOMPARE(config.providers[0].url, QUrl(u"https://a.example/v1/chat/completions"_s));
    QCOMPARE(config.providers[1].dialect, u"anthropic"_s);
    QVERIFY(config.providers[1].problem.contains("MISSING"_L1));
    QCOMPARE(config.router.think.model, u"x/y,z"_s);
}

void TestConfigLoader::readsWhatABudgetDoes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<BudgetAction>("action");
    QTest::newRow("nothing said") << QByteArray("{}") << BudgetAction::Warn;
    QTest::newRow("warn") << QByteArray("{BUDGET_ACTION: 'warn'}") << BudgetAction::Warn;
    QTest::newRow("preset") << QByteArray("{BUDGET_ACTION: 'preset', BUDGET_PRESET: 'saving'}") << BudgetAction::Preset;
    QTest::newRow("fallback") << QByteArray("{BUDGET_ACTION: ' Fallback '}") << BudgetAction::Fallback;
    QTest::newRow("block") << QByteArray("{BUDGET_ACTION: 'block'}") << BudgetAction::Block;
}

void TestConfigLoader::readsWhatABudgetDoes()
{
    QFETCH(QByteArray, text);
    const Result<LoadedConfig> loaded = parseConfig(text, u"c.json"_s, [](const QString &) { return QString(); });
    QVERIFY(loaded && loaded->notices.empty());
    QTEST(loaded->config.budgetAction, "action");
    const Result<LoadedConfig> wrong = parseConfig("{BUDGET_ACTION: 'stop'}", u"c.json"_s, [](const QString &) { return QString(); });
    QVERIFY(!wrong && wrong.error().message.contains("BUDGET_ACTION"_L1) && wrong.error().message.contains("\"block\""_L1));
}

void TestConfigLoader::namesLineKeyAndReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char *name, const char *text, const QStringList &parts) { QTest::newRow(name) << QByteArray(text) << parts; };
    row("syntax", "{\n  PORT: ,\n}", {u"config.json"_s, u"line 2"_s});
    row("not an object", "\n[]", {u"line 2"_s, u"an object"_s, u"a list"_s});
    row("wrong type", "{\n\n PORT: []}", {u"line 3"_s, u"/PORT"_s, u"a list"_s});
    row("port as a word", "{PORT: 'abc'}", {u"/PORT"_s, u"whole number"_s, u"abc"_s});
    row("port out of range", "{PORT: 70000}", {u"/PORT"_s, u"70000"_s, u"65535"_s});
    row("half a port", "{PORT: 1.5}", {u"/PORT"_s, u"whole number"_s});
    row("unset key", "{APIKEY: '$NOPE'}", {u"/APIKEY"_s, u"NOPE"_s});
    row("providers as an object", "{\nProviders: {}}", {u"line 2"_s, u"/Providers"_s, u"a list"_s, u"an object"_s});
    row("provider as a string", "{Providers: [\n'a']}", {u"line 2"_s, u"/Providers/0"_s, u"api_base_url"_s});
    row("provider without a name", "{Providers:[\n{api_base_url:'http://127.0.0.1/v1'}]}", {u"line 2"_s, u"/Providers/0/name"_s});
    row("comma in a name", "{Providers:[{name:'a,b'}]}", {u"/Providers/0/name"_s, u"comma"_s});
    row("header with a line end", "{Providers:[{name:'a',headers:{a:'b\\nc'}}]}", {u"/Providers/0/headers"_s, u"one line"_s});
    row("header with a blank", "{Providers:[{name:'a',headers:{'a b':'c'}}]}", {u"/Providers/0/headers"_s, u"a b"_s});
    row("transport", "{Providers:[{name:'a',transport:'x'}]}", {u"/Providers/0/transport"_s, u"\"qnam\""_s});
    row("transformer as a list", "{Providers:[{name:'a',transformer:[]}]}", {u"/Providers/0/transformer"_s, u"an object"_s});
    row("transformer options", "{Providers:[{name:'a',transformer:{use:[['maxtoken',3]]}}]}",
        {u"/Providers/0/transformer/use/0/1"_s, u"options"_s});
    row("models of numbers", "{Providers:[{name:'a',models:[1]}]}", {u"/Providers/0/models/0"_s, u"a string"_s});
    row("route as a number", "{Providers:[{name:'a'}],Router:{\nthink:5}}", {u"line 2"_s, u"/Router/think"_s, u"provider,model"_s});
    row("router as a list", "{Router:[]}", {u"/Router"_s, u"an object"_s});
    row("fallback as a list", "{Providers:[{name:'a'}],fallback:[]}", {u"/fallback"_s, u"an object"_s});
    row("rule without a route", "{Providers:[{name:'a'}],Router:{rules:[{}]}}", {u"/Router/rules/0/route"_s});
    row("transformers as an object", "{transformers:{}}", {u"/transformers"_s, u"a list"_s});
    row("a transformer as a string", "{transformers:['a.js']}", {u"/transformers/0"_s, u"{path, options}"_s});
    row("time of a transformer", "{TRANSFORMER_TIMEOUT_MS:0}", {u"/TRANSFORMER_TIMEOUT_MS"_s});
    row("image agent", "{forceUseImageAgent:'perhaps'}", {u"/forceUseImageAgent"_s, u"true or false"_s});
    row("proxy", "{PROXY_URL:'http://'}", {u"/PROXY_URL"_s, u"http://host:port"_s});
    row("status line", "{StatusLine:[]}", {u"/StatusLine"_s});
    row("plugins", "{plugins:{}}", {u"/plugins"_s, u"a list"_s});
}

void TestConfigLoader::namesLineKeyAndReason()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, parts);
    const auto loaded = parseConfig(text, u"config.json"_s, environment);
    QVERIFY(!loaded);
    for (const QString &part : parts) QVERIFY2(loaded.error().message.contains(part), qPrintable(loaded.error().message));
}

void TestConfigLoader::runsWithWhatTheOriginalRanWith_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("parts"); ///< of the notices
    const auto row = [](const char *name, const QByteArray &text, const QStringList &parts) { QTest::newRow(name) << text << parts; };
    const QByteArray a = "{name:'deepseek',api_base_url:'http://127.0.0.1/v1',models:['m']}";
    row("unknown key", "{Provider: []}", {u"/Provider"_s, u"\"Providers\""_s});
    row("unknown provider key", "{Providers:[{name:'a',\napi_kye:'x'}]}", {u"2 /Providers/0/api_kye"_s, u"\"api_key\""_s});
    row("unknown provider of a route", "{Providers:[" + a + "],Router:{default:'deepseek,m',\nthink:'deepsek,m'}}",
        {u"2 /Router/think"_s, u"did you mean \"deepseek\""_s, u"not used"_s});
    row("unknown provider of the default route", "{Providers:[" + a + "],Router:{default:'nobody,m'}}",
        {u"/Router/default"_s, u"there are: deepseek"_s, u"refused"_s});
    row("route without a provider", "{Providers:[" + a + "],Router:{default:'m'}}", {u"did you mean \"deepseek,m\""_s});
    row("route from an unset variable", "{Providers:[" + a + "],Router:{think:'$NOPE'}}", {u"/Router/think"_s, u"NOPE"_s});
    row("no router", "{Providers:[" + a + "]}", {u"deepseek,m"_s, u"Router.default"_s});
    row("unknown router key", "{Providers:[" + a + "],Router:{default:'deepseek,m',thnk:''}}", {u"/Router/thnk"_s, u"\"think\""_s});
    row("unknown fallback", "{Providers:[" + a + "],Router:{default:'deepseek,m'},fallback:{defualt:[]}}",
        {u"/fallback/defualt"_s, u"\"default\""_s});
    row("provider without an address", "{Providers:[{name:'a',api_key:'k'}]}", {u"cannot be used"_s, u"api_base_url"_s});
    row("address without a scheme", "{Providers:[{name:'a',api_key:'k',api_base_url:'a.example'}]}", {u"http or https"_s});
    row("provider without a key", "{Providers:[{name:'a',api_base_url:'https://a.example'}]}", {u"api_key is missing"_s});
    row("a name twice", "{Providers:[" + a + ",{name:'DeepSeek',api_base_url:'http://127.0.0.1/v1'}]}", {u"used twice"_s});
    row("unknown transformer", "{Providers:[{name:'a',transformer:{use:['depseek']}}]}",
        {u"/Providers/0/transformer/use/0"_s, u"\"deepseek\""_s});
    row("unknown tokenizer", "{Providers:[{name:'a',tokenizer:{type:'tiktokn'}}]}", {u"/Providers/0/tokenizer"_s, u"\"tiktoken\""_s});
    row("tokenizer without an address", "{Providers:[{name:'a',tokenizer:{models:{m:{type:'api'}}}}]}",
        {u"/Providers/0/tokenizer/models/m"_s, u"url"_s});
    row("a transformer's file that is not there", "{\ntransformers:[{path:'x.js'}]}",
        {u"2 /transformers/0/path"_s, u"x.js does not exist"_s});
    row("a transformer without a file", "{transformers:[{option:1}]}", {u"/transformers/0"_s, u"path"_s});
    row("no key", "{LOG_LEVL:'warn'}", {u"/LOG_LEVL"_s, u"\"LOG_LEVEL\""_s});
    row("unset variable elsewhere", "{HOST:'$NOPE'}", {u"/HOST"_s, u"NOPE"_s});
    row("unset number", "{PORT:'$NOPE'}", {u"/PORT"_s, u"NOPE"_s});
    row("custom router that is not there", "{CUSTOM_ROUTER_PATH:'~/no.js'}", {u"/home/someone/no.js"_s});
    row("prompt file that is not there", "{REWRITE_SYSTEM_PROMPT:'/no.txt'}", {u"/no.txt"_s});
    row("unknown plugin", "{plugins:[{name:'token-sped',enabled:true}]}", {u"/plugins/0"_s, u"token-speed"_s});
}

void TestConfigLoader::runsWithWhatTheOriginalRanWith()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, parts);
    const auto loaded = parseConfig(text, u"config.json"_s, environment);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    const QString all = notices(*loaded);
    for (const QString &part : parts) QVERIFY2(all.contains(part), qPrintable(all));
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
    const LoadedConfig loaded = load("{PORT: 4001, Providers: [], Router: {default: 'a,b'}}");
    QVERIFY(loaded.config.isDemo);
    QCOMPARE(loaded.config.port, quint16(4001));
    QCOMPARE(loaded.config.router.defaultRoute.provider, u"demo"_s);
}

void TestConfigLoader::listensOnTheLoopbackWithoutAKey()
{
    const LoadedConfig open = load("{HOST: '0.0.0.0'}");
    QCOMPARE(open.config.host, u"127.0.0.1"_s);
    QCOMPARE(open.notices.size(), std::size_t(1));
    QCOMPARE(load("{HOST: '0.0.0.0', APIKEY: 'k'}").config.host, u"0.0.0.0"_s);
    QCOMPARE(load("{HOST: 'nowhere'}").config.host, u"127.0.0.1"_s);
    const auto named = parseConfig("{HOST: 'nowhere', APIKEY: 'k'}", u"config.json"_s, environment);
    QVERIFY(!named);
    QVERIFY2(named.error().message.contains("\"nowhere\" is not an IP address"_L1), qPrintable(named.error().message));
}

void TestConfigLoader::readsServerKeys()
{
    const LoadedConfig loaded = load("{APIKEY:'${KEY}', PORT:'$FOUR', API_TIMEOUT_MS:1000, LOG:false, LOG_LEVEL:'warn', "
                                     "CUSTOM_ROUTER_PATH:'~/r.js', CUSTOM_ROUTER_TIMEOUT_MS:50, REWRITE_SYSTEM_PROMPT:'~/p.txt', "
                                     "forceUseImageAgent:'$YES'}");
    QCOMPARE(loaded.config.apiKey, u"secret-value"_s);
    QCOMPARE(loaded.config.port, quint16(4444));
    QCOMPARE(loaded.config.timeout.count(), 1000);
    QCOMPARE(loaded.config.customRouterPath, u"/home/someone/r.js"_s);
    QCOMPARE(loaded.config.customRouterTimeout.count(), 50);
    QCOMPARE(loaded.config.rewriteSystemPromptPath, u"/home/someone/p.txt"_s);
    QVERIFY(loaded.config.forceUseImageAgent);

    const auto service = [](const QString &name) { return name == "SERVICE_PORT"_L1 ? u"5555"_s : QString(); };
    QCOMPARE(parseConfig("{PORT: 4000}", u"c"_s, service)->config.port, quint16(5555));

    QMap<QString, QString> variables{{u"PORT"_s, u"8080"_s}, {u"HOST"_s, u"0.0.0.0"_s}};
    const auto container = [&variables](const QString &name) { return variables.value(name); };
    const auto config = [&container] { return parseConfig("{PORT: 4000, APIKEY: 'k'}", u"c"_s, container)->config; };
    QCOMPARE(config().port, quint16(4000)); // of a desktop's shell they mean nothing
    QCOMPARE(config().host, u"127.0.0.1"_s);
    variables.insert(u"CONTAINER"_s, u"true"_s);
    QCOMPARE(config().port, quint16(8080));
    QCOMPARE(config().host, u"0.0.0.0"_s);
    variables.insert(u"SERVICE_PORT"_s, u"7000"_s);
    QCOMPARE(config().port, quint16(7000));

    const auto folder = [](const QString &name) { return name == "HOME_DIR"_L1 ? u"/data"_s : QString(); };
    QCOMPARE(defaultConfigPath(folder), u"/data/.claude-code-router/config.json"_s);
}

void TestConfigLoader::readsTransformerFiles()
{
    const LoadedConfig loaded = load("{transformers:[{path:'~/a.js',options:{k:'$KEY'}},{path:'plugins/"
                                     "../b.js'}], TRANSFORMER_TIMEOUT_MS:70,"
                                     "Providers:[{name:'p',api_base_url:'http://127.0.0.1/v1',"
                                     "transformer:{use:['mine',['other',{x:1}],'deepseek'],m:{use:['mine'"
                                     "]}}}]}");
    const std::vector<TransformerFile> files{{.path = u"/home/someone/a.js"_s, .optionsJson = R"({"k":"secret-value"})"},
                                             {.path = u"/etc/ccr/b.js"_s, .optionsJson = {}}};
    QCOMPARE(loaded.config.transformerFiles, files);
    QCOMPARE(loaded.config.transformerTimeout.count(), 70);
    const Provider &provider = loaded.config.providers.front();
    QCOMPARE(provider.transformers.size(), std::size_t(3));
    QVERIFY(provider.transformers[0].isUserFile && !provider.transformers[0].hasOptions);
    QVERIFY(provider.transformers[1].isUserFile && provider.transformers[1].hasOptions);
    QCOMPARE(provider.transformers[1].optionsJson, QByteArray(R"({"x":1})"));
    QVERIFY(!provider.transformers[2].isUserFile);
    QVERIFY(provider.modelTransformers.value(u"m"_s).front().isUserFile);
    // Without files an unknown name is nobody's.
    QVERIFY(load("{Providers:[{name:'p',api_base_url:'http://127.0.0.1/"
                 "v1',transformer:{use:['mine']}}]}")
                .config.providers.front()
                .transformers.empty());
}

void TestConfigLoader::takesTheProxyFromAnyOfItsNames_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QUrl>("url");
    const QUrl url(u"http://p.example:8080"_s);
    for (const char *name : {"PROXY_URL", "HTTPS_PROXY", "https_proxy", "httpsProxy"})
        QTest::newRow(name) << QByteArray(QByteArray("{") + name + ":'http://p.example:8080'}") << url;
    QTest::newRow("empty ones do not count") << QByteArray("{HTTPS_PROXY:'',PROXY_URL:'http://p.example:8080'}") << url;
    QTest::newRow("the original's order") << QByteArray("{PROXY_URL:'http://q',HTTPS_PROXY:'http://p.example:8080'}") << url;
    QTest::newRow("without a scheme") << QByteArray("{PROXY_URL:'p.example:8080'}") << url;
    QTest::newRow("socks") << QByteArray("{PROXY_URL:'socks5://127.0.0.1:1080'}") << QUrl(u"socks5://127.0.0.1:1080"_s);
    QTest::newRow("none") << QByteArray("{PROXY_URL:''}") << QUrl();
}

void TestConfigLoader::takesTheProxyFromAnyOfItsNames()
{
    QFETCH(QByteArray, text);
    QFETCH(QUrl, url);
    QCOMPARE(load(text).config.proxyUrl, url);
}

void TestConfigLoader::readsWhatAgentsNeed()
{
    const LoadedConfig loaded = load("{CLAUDE_PATH:'~/bin/claude', NON_INTERACTIVE_MODE:true, ANTHROPIC_SMALL_FAST_MODEL:'a,$KEY', "
                                     "StatusLine:{enabled:true, default:{modules:[{type:'text', text:'x', n:1.5}]}}, "
                                     "plugins:[{name:'token-speed',enabled:true}]}");
    QCOMPARE(loaded.agent.claudePath, u"/home/someone/bin/claude"_s);
    QVERIFY(loaded.agent.nonInteractive);
    QVERIFY(loaded.agent.tokenSpeed);
    QCOMPARE(loaded.agent.smallFastModel, u"a,secret-value"_s);
    QCOMPARE(loaded.agent.statusLineJson, QByteArray(R"({"enabled":true,"default":{"modules":[{"type":"text","text":"x","n":1.5}]}})"));
    QCOMPARE(load("{}").agent.claudePath, u"claude"_s);
    const auto withPath = [](const QString &name) { return name == "CLAUDE_PATH"_L1 ? u"/opt/claude"_s : QString(); };
    QCOMPARE(parseConfig("{}", u"c"_s, withPath)->agent.claudePath, u"/opt/claude"_s);
}

void TestConfigLoader::knowsTheFoldersAroundTheFile()
{
    const ProxyConfig config = load("{}").config;
    QCOMPARE(config.file, u"/etc/ccr/config.json"_s);
    QCOMPARE(config.homeDirectory, u"/etc/ccr"_s);
    QCOMPARE(config.logDirectory, u"/etc/ccr/logs"_s);
    QCOMPARE(config.claudeProjectsDirectory, u"/home/someone/.claude/projects"_s);
    QCOMPARE(defaultConfigPath(environment), u"/home/someone/.claude-code-router/config.json"_s);
}

void TestConfigLoader::refusesEverybodyUntilTheKeychainAnswers()
{
    const QByteArray text = "{APIKEY:'keychain:door', HOST:'0.0.0.0'}";
    const LoadedConfig waiting = load(text);
    QCOMPARE(waiting.keychainNames, QStringList(u"door"_s));
    QVERIFY(waiting.config.apiKey.size() > 20);
    QVERIFY(waiting.config.apiKey != load(text).config.apiKey);
    const LoadedConfig known = load(text, {{u"door"_s, {.value = u"k"_s, .problem = {}}}});
    QCOMPARE(known.config.apiKey, u"k"_s);
    QVERIFY(known.notices.empty());
    const LoadedConfig broken = load(text, {{u"door"_s, {.value = {}, .problem = u"it is locked"_s}}});
    QVERIFY(notices(broken).contains("it is locked"_L1));
    QVERIFY(broken.config.apiKey.size() > 20);
}

void TestConfigLoader::neverShowsASecret()
{
    const LoadedConfig loaded = load("{HTTPS_PROXY:'http://u:secret-value@p', Providers:[{name:'a',api_key:'$KEY',api_base_url:'x',"
                                     "headers:{authorization:'$KEY $NOPE'}, transformer:{use:[['sampling',{k:'$KEY'}]]}}]}");
    QVERIFY(!loaded.notices.empty());
    QVERIFY2(!notices(loaded).contains("secret-value"_L1), qPrintable(notices(loaded)));
}

QTEST_APPLESS_MAIN(TestConfigLoader)
#include "tst_config_loader.moc"
