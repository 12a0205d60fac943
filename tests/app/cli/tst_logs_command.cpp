#include "logging/base/json5_reader.h"
#include "tests/support/router_home.h"

#include <QTest>

using namespace ccr;
using namespace ccr::test;
using namespace Qt::StringLiterals;

class TestLogsCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsWhereEachValueComesFrom();
    void showsJson();
    void takesAFileOfItsOwn();
    void failsWhenSomethingIsWrong();
    void tellsOfMissingFiles();
    void validatingTellsOfTheLogging();
    void sayWhatThereIs();
    void serveRefusesWhatIsNotThere();

private:
    std::unique_ptr<RouterHome> m_home;
};

void TestLogsCommand::init()
{
    m_home = std::make_unique<RouterHome>(QStringLiteral(CCR_EXECUTABLE));
    for (const QString &name : {u"NODE_ENV"_s, u"CCR_ENV"_s, u"LOG_LEVEL"_s, u"LOG"_s, u"DEBUG"_s}) m_home->environment().remove(name);
    m_home->writeConfig("{Providers: [],\n Logging: {level: 'warn'}}");
}

void TestLogsCommand::showsWhereEachValueComesFrom()
{
    m_home->environment().insert(u"LOG_MAX_FILES"_s, u"4"_s);
    const RouterHome::Outcome outcome = m_home->run({u"logs"_s, u"config"_s});
    QVERIFY2(outcome.code == 0, outcome.errors + outcome.output);
    const QByteArray folder = m_home->path(u".claude-code-router"_s).toUtf8();
    QVERIFY2(outcome.output.contains("/level = \"warn\"   (" + folder + "/config.json line 2, /Logging/level)\n"),
             outcome.output.constData());
    const QByteArray path = toJson({.type = Json5Value::Type::String, .string = QString::fromUtf8(folder) + u"/logs/ccr.log"_s});
    QVERIFY2(outcome.output.contains("/streams/0/path = " + path + "   (default)\n"), outcome.output.constData());
    QVERIFY(outcome.output.contains("/streams/0/rotation/maxFiles = 4   (environment LOG_MAX_FILES)\n"));
}

void TestLogsCommand::showsJson()
{
    m_home->write(u".claude-code-router/logging-config.json"_s, "{level: 'error', levell: 1}");
    const RouterHome::Outcome outcome = m_home->run({u"logs"_s, u"config"_s, u"--json"_s});
    QCOMPARE(outcome.code, 0);
    const Result<Json5Value> read = parseJson5(QString::fromUtf8(outcome.output));
    QVERIFY2(read, outcome.output.constData());
    QVERIFY(read->find(u"valid")->boolean);
    const auto &values = read->find(u"values")->elements;
    const auto level =
        std::find_if(values.begin(), values.end(), [](const Json5Value &value) { return value.find(u"pointer")->string == "/level"_L1; });
    QVERIFY(level != values.end());
    QCOMPARE(level->find(u"value")->string, u"warn"_s);
    const auto &diagnostics = read->find(u"diagnostics")->elements;
    QCOMPARE(diagnostics.size(), std::size_t(2)); // the unknown key, and the level that is overridden
    QCOMPARE(diagnostics.front().find(u"severity")->string, u"warning"_s);
    QCOMPARE(diagnostics.front().find(u"pointer")->string, u"/levell"_s);
    QCOMPARE(diagnostics.front().find(u"line")->number, 1.0);
    QCOMPARE(diagnostics.front().find(u"suggestion")->string, u"did you mean \"level\"?"_s);
}

void TestLogsCommand::takesAFileOfItsOwn()
{
    m_home->write(u"mine.json"_s, "{level: 'trace'}");
    const RouterHome::Outcome outcome = m_home->run({u"logs"_s, u"config"_s, u"--logging-config"_s, m_home->path(u"mine.json"_s)});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.output.contains("/level = \"trace\""), outcome.output.constData());
}

void TestLogsCommand::failsWhenSomethingIsWrong()
{
    m_home->writeConfig("{Logging: {\n level: 'loud'}}");
    const RouterHome::Outcome outcome = m_home->run({u"logs"_s, u"config"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.output.contains("/config.json line 2, /Logging/level: \"level\": \"loud\" is unknown; use trace"),
             outcome.output.constData());
}

void TestLogsCommand::tellsOfMissingFiles()
{
    m_home->writeConfig("{Logging: {streams: [{name: 's', type: 'network', url: 'https://collector.invalid',\n caFile: 'ca.pem'}]}}");
    const RouterHome::Outcome told = m_home->run({u"logs"_s, u"config"_s});
    QCOMPARE(told.code, 1);
    const QByteArray problem = m_home->path(u".claude-code-router/ca.pem"_s).toUtf8() + " does not exist";
    QVERIFY2(told.output.contains("/config.json line 2, /Logging/streams/0/caFile: ") && told.output.contains(problem),
             told.output.constData());
    const RouterHome::Outcome checked = m_home->run({u"logs"_s, u"check"_s});
    QCOMPARE(checked.code, 2);
    QVERIFY2(checked.output.contains("the stream \"s\" cannot be sent: caFile cannot be used: " + problem), checked.output.constData());
}

void TestLogsCommand::validatingTellsOfTheLogging()
{
    const RouterHome::Outcome good = m_home->run({u"config"_s, u"validate"_s});
    QVERIFY2(good.code == 0 && good.output.contains("is valid: 0 provider(s)") && good.output.contains("0 notice(s)"),
             good.output.constData());
    m_home->writeConfig("{Logging: {level: 'loud'}, LoggingPreset: 'production', EnvironmentVariables: {}, LoggingPresets: {}}");
    const RouterHome::Outcome text = m_home->run({u"config"_s, u"validate"_s});
    QCOMPARE(text.code, 1);
    QVERIFY2(text.output.contains("\"level\": \"loud\" is unknown") && !text.output.contains("unknown key"), text.output.constData());
    const RouterHome::Outcome json = m_home->run({u"config"_s, u"validate"_s, u"--json"_s});
    QCOMPARE(json.code, 1);
    const Result<Json5Value> read = parseJson5(QString::fromUtf8(json.output));
    QVERIFY2(read, json.output.constData());
    QVERIFY(!read->find(u"valid")->boolean);
    QVERIFY(read->find(u"notices")->elements.empty());
    QCOMPARE(read->find(u"logging")->elements.front().find(u"pointer")->string, u"/Logging/level"_s);
    QVERIFY(m_home->run({u"config"_s, u"show"_s}).output.contains("\"loud\" is unknown"));
}

void TestLogsCommand::sayWhatThereIs()
{
    QVERIFY(m_home->run({u"logs"_s}).errors.contains("config"));
    QVERIFY(m_home->run({u"logs"_s, u"confg"_s}).errors.contains("did you mean \"config\"?"));
    QVERIFY(m_home->run({u"completion"_s, u"bash"_s}).output.contains("logs) words='tail query"));
}

void TestLogsCommand::serveRefusesWhatIsNotThere()
{
    const RouterHome::Outcome outcome = m_home->run({u"serve"_s, u"--logging-config"_s, u"/nowhere.json"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains("--logging-config: there is no file \"/nowhere.json\""), outcome.errors.constData());
}

QTEST_GUILESS_MAIN(TestLogsCommand)
#include "tst_logs_command.moc"
