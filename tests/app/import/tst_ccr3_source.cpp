#include "app/import/config_source.h"
#include "tests/support/ccr3_database.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace ccr::testing;
using namespace Qt::StringLiterals;
using Fate = ccr::proxy::ConfigOrigin::Fate;

namespace {

/// Two providers as its settings page writes them, so that routes have something to name.
constexpr auto providers =
    R"("Providers":[)"
    R"({"id":"deepseek","name":"DeepSeek","api_base_url":"https://api.deepseek.com","apikey":"sk-1","models":["deepseek-chat","deepseek-reasoner"],)"
    R"("capabilities":[{"type":"openai_chat_completions","baseUrl":"https://api.deepseek.com"}]},)"
    R"({"id":"glm","name":"GLM","apikey":"sk-2","models":["glm-5"],)"
    R"("capabilities":[{"type":"anthropic_messages","baseUrl":"https://open.bigmodel.cn/api/anthropic"}]}])";

QString withProviders(const char *rest)
{
    return u"{"_s + QString::fromUtf8(providers) + u","_s + QString::fromUtf8(rest) + u"}"_s;
}

} // namespace

/// Reading what Claude Code Router 3 keeps, out of a database that is made here by the statements with which that program makes it.
class TestCcr3Source : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesProviders_data();
    void takesProviders();
    void takesSettings_data();
    void takesSettings();
    void saysWhatBecomesOfTheRest_data();
    void saysWhatBecomesOfTheRest();
    void takesOneKeyOfTheClients();
    void readsWhatIsOnlyInTheLog();
    void leavesTheFolderAlone();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void warnsOfANewerVersion();
};

void TestCcr3Source::takesProviders_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("chat") << QByteArray(
        R"({"name":"n","baseUrl":"https://x/v1","apiKey":"k","models":["m"],"type":"openai_chat_completions"})")
                          << QByteArray(R"({"name":"n","api_base_url":"https://x/v1","api_key":"k","models":["m"]})");
    QTest::newRow("of several protocols Claude Code's own")
        << QByteArray(
               R"({"name":"n","api_base_url":"https://x","api_key":"k","models":["m"],"capabilities":[)"
               R"({"type":"openai_chat_completions","baseUrl":"https://x/v1"},{"type":"anthropic_messages","baseUrl":"https://x/anthropic"}]})")
        << QByteArray(
               R"({"name":"n","api_base_url":"https://x/anthropic","transformer":{"use":["Anthropic"]},"api_key":"k","models":["m"]})");
    QTest::newRow("responses")
        << QByteArray(R"({"name":"n","baseurl":"https://x/v1","apikey":"k","models":["m"],"type":"openai_responses"})")
        << QByteArray(
               R"({"name":"n","api_base_url":"https://x/v1","transformer":{"use":["openai-responses"]},"api_key":"k","models":["m"]})");
    QTest::newRow("protocol by the address")
        << QByteArray(R"({"name":"n","baseurl":"https://generativelanguage.googleapis.com","apikey":"k","models":["m"]})")
        << QByteArray(
               R"({"name":"n","api_base_url":"https://generativelanguage.googleapis.com","transformer":{"use":["gemini"]},"api_key":"k","models":["m"]})");
    QTest::newRow("a base that is no version")
        << QByteArray(R"({"name":"n","baseurl":"https://x/api/","apikey":"k","models":["m"]})")
        << QByteArray(R"({"name":"n","api_base_url":"https://x/api/chat/completions","api_key":"k","models":["m"]})");
    QTest::newRow("several keys, by priority")
        << QByteArray(R"({"name":"n","baseurl":"https://x/v1","models":["m"],"credentials":[)"
                      R"({"api_key":"k2","priority":2},{"api_key":"off","enabled":false},{"api_key":"k1","priority":1}]})")
        << QByteArray(R"({"name":"n","api_base_url":"https://x/v1","api_keys":["k1","k2"],"models":["m"]})");
    QTest::newRow("headers and body")
        << QByteArray(
               R"({"name":"n","baseurl":"https://x/v1","apikey":"k","models":["m"],"extraHeaders":{"x-a":"1"},"extraBody":{"top_k":5}})")
        << QByteArray(
               R"({"name":"n","api_base_url":"https://x/v1","api_key":"k","models":["m"],"headers":{"x-a":"1"},"transformer":{"use":[["body",{"set":{"top_k":5}}]]}})");
    QTest::newRow("switched off") << QByteArray(R"({"name":"n","baseurl":"https://x/v1","apikey":"k","models":["m"],"enabled":false})")
                                  << QByteArray(
                                         R"({"name":"n","api_base_url":"https://x/v1","api_key":"k","models":["m"],"disabled":true})");
    QTest::newRow("a comma in its name") << QByteArray(R"({"name":"a, b","baseurl":"https://x/v1","apikey":"k","models":["m"]})")
                                         << QByteArray(R"({"name":"a b","api_base_url":"https://x/v1","api_key":"k","models":["m"]})");
    QTest::newRow("with an agent's account") << QByteArray(
        R"({"name":"n","baseurl":"https://x/v1","apikey":"ccr-local-agent-login","models":["m"]})")
                                             << QByteArray(R"({"name":"n","api_base_url":"https://x/v1","models":["m"]})");
}

void TestCcr3Source::takesProviders()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, entry);
    const Ccr3Database database(u"{\"Providers\":[%1]}"_s.arg(QString::fromUtf8(written)));
    const proxy::ConfigSource source = readConfigSource(database.path());
    QVERIFY2(source.problem.isEmpty(), qPrintable(source.problem));
    QCOMPARE(toJson(source.root.find(u"Providers")->elements.at(0)), entry);
}

void TestCcr3Source::takesSettings_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QByteArray>("setting");
    QTest::addColumn<QByteArray>("value");
    const auto rule = [](const char *condition) {
        const QByteArray text = QByteArray(R"("Router":{"rules":[{"id":"1","name":"r","enabled":true,"type":"condition","condition":)")
                                + condition + R"(,"rewrites":[{"key":"request.body.model","operation":"set","value":"GLM/glm-5"}]}]})";
        return withProviders(text.constData());
    };
    const auto rules = [](const char *when) { return QByteArray(R"([{"name":"r","when":)") + when + R"(,"route":"GLM,glm-5"}])"; };
    QTest::newRow("port") << uR"({"PORT":3456,"gateway":{"port":4567}})"_s << QByteArray("/PORT") << QByteArray("4567");
    QTest::newRow("host") << uR"({"gateway":{"host":"0.0.0.0"}})"_s << QByteArray("/HOST") << QByteArray("\"0.0.0.0\"");
    QTest::newRow("limit") << uR"({"API_TIMEOUT_MS":120000})"_s << QByteArray("/API_TIMEOUT_MS") << QByteArray("120000");
    QTest::newRow("router script") << uR"({"CUSTOM_ROUTER_PATH":"/r.js"})"_s << QByteArray("/CUSTOM_ROUTER_PATH")
                                   << QByteArray("\"/r.js\"");
    QTest::newRow("outbound proxy")
        << uR"({"proxy":{"upstream":{"mode":"custom","custom":{"server":"10.0.0.1","port":7890,"username":"me","password":"p w"}}}})"_s
        << QByteArray("/PROXY_URL") << QByteArray("\"http://me:p%20w@10.0.0.1:7890\"");
    QTest::newRow("the model of Claude Code")
        << withProviders(R"("profile":{"enabled":true,"profiles":[{"agent":"codex","enabled":true,"model":"GLM/glm-5"},)"
                         R"({"agent":"claude-code","name":"CC","enabled":true,"model":"deepseek/deepseek-chat","haikuModel":"glm-5",)"
                         R"("opusModel":"DeepSeek/DeepSeek-Reasoner","sonnetModel":"DeepSeek/deepseek-chat"}]})")
        << QByteArray("/Router")
        << QByteArray(
               R"({"default":"DeepSeek,deepseek-chat","background":"GLM,glm-5","rules":[{"name":"opus","when":{"model":"*opus*"},"route":"DeepSeek,deepseek-reasoner"}]})");
    QTest::newRow("without one the preferred provider's first")
        << withProviders(R"("preferredProvider":"GLM")") << QByteArray("/Router/default") << QByteArray("\"GLM,glm-5\"");
    QTest::newRow("prices")
        << uR"({"Providers":[{"name":"a, b","baseurl":"https://x/v1","apikey":"k","models":["m","free","n"],"modelMetadata":{)"
           R"("m":{"pricing":{"inputUsdPerMillionTokens":3,"outputUsdPerMillionTokens":15,"cacheReadUsdPerMillionTokens":0.3,)"
           R"("cacheWriteUsdPerMillionTokens":9,"cacheWrite5mUsdPerMillionTokens":3.75}},)"
           R"("n":{"pricing":{"output_usd_per_million_tokens":2,"cache_write_usd_per_million_tokens":1}},)"
           R"("free":{"contextWindow":8000}}}]})"_s
        << QByteArray("/Logging/prices")
        << QByteArray(R"([{"model":"m","provider":"a b","input":3,"output":15,"cacheRead":0.3,"cacheWrite":3.75},)"
                      R"({"model":"n","provider":"a b","output":2,"cacheWrite":1}])");
    QTest::newRow("fallback models") << withProviders(
        R"("preferredProvider":"GLM","Router":{"fallback":{"mode":"model-chain","models":["DeepSeek/deepseek-chat","gone/m"]}})")
                                     << QByteArray("/fallback") << QByteArray(R"({"default":["DeepSeek,deepseek-chat"]})");
    QTest::newRow("retries") << withProviders(R"("Router":{"fallback":{"mode":"retry","retryCount":2}})")
                             << QByteArray("/Router/retry/attemptsPerTarget") << QByteArray("3");
    QTest::newRow("a model's prefix") << rule(R"({"left":"request.body.model","operator":"starts-with","right":"claude-"})")
                                      << QByteArray("/Router/rules") << rules(R"({"model":"claude-*"})");
    QTest::newRow("a header") << rule(R"({"left":"request.header.X-Team","operator":"==","right":"'7'"})") << QByteArray("/Router/rules")
                              << rules(R"({"headers":{"x-team":"7"}})");
    QTest::newRow("the client") << rule(R"({"left":"request.header.user-agent","operator":"contains","right":"codex"})")
                                << QByteArray("/Router/rules") << rules(R"({"client":"*codex*"})");
    QTest::newRow("pictures") << rule(R"({"left":"request.body.messages","operator":"contains-deep","right":"image"})")
                              << QByteArray("/Router/rules") << rules(R"({"image":true})");
    QTest::newRow("a tool") << rule(R"({"left":"request.body.tools","operator":"contains-deep","right":"web_search"})")
                            << QByteArray("/Router/rules") << rules(R"({"tool":"*web_search*"})");
    QTest::newRow("tokens") << rule(R"({"left":"request.tokenCount","operator":">=","right":"60000"})") << QByteArray("/Router/rules")
                            << rules(R"({"tokensOver":59999})");
    QTest::newRow("a rule that is off, with fallbacks of its own")
        << withProviders(R"("Router":{"rules":[{"name":"r","enabled":false,"type":"model-prefix","pattern":"gpt-","target":"GLM/glm-5",)"
                         R"("fallback":{"mode":"model-chain","models":["deepseek/deepseek-chat"]}}]})")
        << QByteArray("/Router/rules")
        << QByteArray(
               R"([{"name":"r","when":{"model":"gpt-*"},"route":"GLM,glm-5","fallback":["DeepSeek,deepseek-chat"],"disabled":true}])");
}

void TestCcr3Source::takesSettings()
{
    QFETCH(QString, config);
    QFETCH(QByteArray, setting);
    QFETCH(QByteArray, value);
    const Ccr3Database database(config);
    const proxy::ConfigSource source = readConfigSource(database.path());
    QVERIFY2(source.problem.isEmpty(), qPrintable(source.problem));
    const Json5Value *found = &source.root;
    for (const QString &step : QString::fromUtf8(setting).split(u'/', Qt::SkipEmptyParts)) {
        found = found->find(step);
        QVERIFY2(found, toJson(source.root).constData());
    }
    QCOMPARE(toJson(*found), value);
}

void TestCcr3Source::saysWhatBecomesOfTheRest_data()
{
    QTest::addColumn<QString>("config");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<Fate>("fate");
    QTest::addColumn<QString>("note");
    QTest::newRow("another name") << uR"({"gateway":{"port":4567}})"_s << u"gateway.port"_s << u"PORT"_s << Fate::Taken << QString();
    QTest::newRow("a model of a profile") << withProviders(
        R"("profile":{"profiles":[{"agent":"claude-code","name":"CC","enabled":true,"model":"GLM/glm-5"}]})")
                                          << u"profile.CC.model"_s << u"Router.default"_s << Fate::Adapted << u"Claude Code"_s;
    QTest::newRow("a script") << withProviders(
        R"("Router":{"rules":[{"name":"r","enabled":true,"type":"script","script":{"file":"/r.js"}}]})")
                              << u"Router.rules[r]"_s << QString() << Fate::NeedsUser << u"CUSTOM_ROUTER_PATH"_s;
    QTest::newRow("a condition that no rule of ours can have") << withProviders(
        R"("Router":{"rules":[{"name":"r","enabled":true,"condition":{"left":"request.body.temperature","operator":">","right":"1"},"target":"GLM/glm-5"}]})")
                                                               << u"Router.rules[r]"_s << QString() << Fate::NeedsUser
                                                               << u"request.body.temperature > 1"_s;
    QTest::newRow("a model that is gone") << withProviders(
        R"("Router":{"rules":[{"name":"r","enabled":true,"type":"model-prefix","pattern":"x","target":"GLM/glm-4"}]})")
                                          << u"Router.rules[r]"_s << QString() << Fate::NeedsUser << u"GLM/glm-4"_s;
    QTest::newRow("more than the model") << withProviders(
        R"("Router":{"rules":[{"name":"r","enabled":true,"pattern":"x","rewrites":[)"
        R"({"key":"request.body.model","operation":"set","value":"GLM/glm-5"},{"key":"request.body.temperature","operation":"set","value":"0"}]}]})")
                                         << u"Router.rules[r]"_s << u"Router.rules"_s << Fate::Adapted << u"left out"_s;
    QTest::newRow("a provider with the account of an agent")
        << uR"({"Providers":[{"name":"n","baseurl":"https://x","apikey":"ccr-local-agent-login","models":["m"]}]})"_s << u"Providers.n"_s
        << u"Providers.n"_s << Fate::NeedsUser << u"account"_s;
    QTest::newRow("what there is not here") << uR"({"virtualModelProfiles":[{"name":"fusion"}]})"_s << u"virtualModelProfiles"_s
                                            << QString() << Fate::Left << u"nothing like it"_s;
    QTest::newRow("what is set elsewhere") << uR"({"launchAtLogin":true})"_s << u"launchAtLogin"_s << QString() << Fate::NeedsUser
                                           << u"General"_s;
}

void TestCcr3Source::saysWhatBecomesOfTheRest()
{
    QFETCH(QString, config);
    QFETCH(QString, key);
    QFETCH(QString, setting);
    QFETCH(Fate, fate);
    QFETCH(QString, note);
    const Ccr3Database database(config);
    const proxy::ConfigSource source = readConfigSource(database.path());
    for (const proxy::ConfigOrigin &origin : source.origins)
        if (origin.key == key && origin.setting.join(u'.') == setting && origin.fate == fate && origin.note.contains(note)) return;
    for (const proxy::ConfigOrigin &origin : source.origins)
        qInfo("%s → %s: %s", qPrintable(origin.key), qPrintable(origin.setting.join(u'.')), qPrintable(origin.note));
    QFAIL("it is not said");
}

void TestCcr3Source::takesOneKeyOfTheClients()
{
    const Ccr3Database database(u"{}"_s);
    database.addKey(u"old"_s, u"sk-over"_s, u"plain"_s, u"2020-01-01T00:00:00.000Z"_s);
    database.addKey(u"odd"_s, u"AAAA"_s, u"safe-storage"_s);
    database.addKey(u"Local Gateway"_s, u"sk-ccr-1"_s);
    database.addKey(u"phone"_s, u"sk-ccr-2"_s);
    const proxy::ConfigSource source = readConfigSource(database.path());
    QCOMPARE(toJson(source.root), QByteArray(R"({"APIKEY":"sk-ccr-1","Providers":[]})"));
    QCOMPARE(source.origins.size(), std::size_t(2));
    QCOMPARE(source.origins.at(0).key, u"api_keys[Local Gateway]"_s);
    QVERIFY(source.origins.at(1).fate == Fate::Left && source.origins.at(1).note.contains(u"1 more"_s));
}

// As long as that program runs, what it saved last is beside the file.
void TestCcr3Source::readsWhatIsOnlyInTheLog()
{
    const Ccr3Database database(u"{\"PORT\":1111}"_s);
    database.setConfig(u"{\"PORT\":2222}"_s);
    QVERIFY(QFileInfo(database.path() + u"-wal"_s).size() > 0);
    QCOMPARE(toJson(*readConfigSource(database.path()).root.find(u"PORT")), QByteArray("2222"));
}

void TestCcr3Source::leavesTheFolderAlone()
{
    Ccr3Database database(u"{\"PORT\":1111}"_s);
    database.close();
    const QDir folder = QFileInfo(database.path()).dir();
    const QStringList before = folder.entryList(QDir::Files);
    QFile file(database.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(QFile::setPermissions(database.path(), QFileDevice::ReadOwner));
    QVERIFY(readConfigSource(database.path()).problem.isEmpty());
    QCOMPARE(folder.entryList(QDir::Files), before);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), content);
}

void TestCcr3Source::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("statement"); ///< that brings it about
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing is saved yet") << u"DELETE FROM app_config"_s << u"no configuration yet"_s;
    QTest::newRow("no JSON") << u"UPDATE app_config SET value_json = '{'"_s << u"the configuration in it is damaged"_s;
    QTest::newRow("another column") << u"ALTER TABLE app_config RENAME COLUMN value_json TO value"_s << u"is not known here"_s;
    QTest::newRow("another table") << u"ALTER TABLE api_keys RENAME TO keys"_s << u"is not known here"_s;
    QTest::newRow("neither program") << u"ALTER TABLE app_config RENAME TO settings"_s << u"neither Claude Code Router nor cc-switch"_s;
}

void TestCcr3Source::saysWhatIsWrong()
{
    QFETCH(QString, statement);
    QFETCH(QString, said);
    const Ccr3Database database(u"{}"_s);
    database.run(statement);
    const proxy::ConfigSource source = readConfigSource(database.path());
    QVERIFY2(source.problem.startsWith(database.path()) && source.problem.contains(said), qPrintable(source.problem));
    QVERIFY(source.root.members.empty());
}

void TestCcr3Source::warnsOfANewerVersion()
{
    const Ccr3Database database(u"{\"PORT\":1111}"_s);
    database.run(u"INSERT INTO config_schema_migrations VALUES ('next-v2', '2027-01-01T00:00:00.000Z', '')"_s);
    const proxy::ConfigSource source = readConfigSource(database.path());
    QVERIFY(source.problem.isEmpty());
    QVERIFY(source.origins.at(0).fate == Fate::NeedsUser && source.origins.at(0).note.contains(u"newer version"_s));
}

QTEST_GUILESS_MAIN(TestCcr3Source)
#include "tst_ccr3_source.moc"
