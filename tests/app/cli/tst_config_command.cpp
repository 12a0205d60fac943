#include "logging/base/json5_reader.h"
#include "tests/support/router_home.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace ccr;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray configuration()
{
    QFile file(QStringLiteral(CCR_TEST_DATA "/config/command.json5"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString file = u".claude-code-router/config.json"_s;

} // namespace

class TestConfigCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void validates();
    void namesMistakes();
    void showsWhereValuesComeFrom();
    void setsAndUnsets();
    void setsBeforeACommand();
    void refusesWhatDoesNotFit();
    void sayWhatThereIs();
    void tellsThatNoKeychainRuns();
    void losesNothingWhenManyChangeAtOnce();

private:
    std::unique_ptr<RouterHome> m_home;
};

void TestConfigCommand::init()
{
    m_home = std::make_unique<RouterHome>(QStringLiteral(CCR_EXECUTABLE));
    m_home->environment().insert(u"TEST_KEY"_s, u"the-secret"_s);
    m_home->environment().remove(u"SERVICE_PORT"_s);
    m_home->writeConfig(configuration());
}

void TestConfigCommand::validates()
{
    const RouterHome::Outcome good = m_home->run({u"config"_s, u"validate"_s});
    QVERIFY2(good.code == 0 && good.output.contains("is valid: 2 provider(s)"), good.errors + good.output);
    m_home->writeConfig("{Provider: []}");
    const RouterHome::Outcome json = m_home->run({u"config"_s, u"validate"_s, u"--json"_s});
    QCOMPARE(json.code, 0);
    const Result<Json5Value> read = parseJson5(QString::fromUtf8(json.output));
    QVERIFY2(read, json.output.constData());
    QCOMPARE(read->find(u"notices")->elements.front().find(u"pointer")->string, u"/Provider"_s);
}

void TestConfigCommand::namesMistakes()
{
    m_home->writeConfig("{\n PORT: 'abc' }");
    const RouterHome::Outcome bad = m_home->run({u"config"_s, u"validate"_s});
    QCOMPARE(bad.code, 1);
    QVERIFY2(bad.errors.contains("line 2") && bad.errors.contains("/PORT"), bad.errors.constData());
    const RouterHome::Outcome json = m_home->run({u"config"_s, u"validate"_s, u"--json"_s});
    QCOMPARE(json.code, 1);
    QVERIFY(json.output.contains("\"valid\":false"));
    QCOMPARE(m_home->run({u"config"_s, u"validate"_s, u"/nowhere.json"_s}).code, 1);
}

void TestConfigCommand::showsWhereValuesComeFrom()
{
    const RouterHome::Outcome all = m_home->run({u"config"_s, u"show"_s});
    QCOMPARE(all.code, 0);
    for (const char *line : {"/PORT = 4001   (line 3)", "/Providers/0/api_key = \"$TEST_KEY\"   (line 5, from $TEST_KEY)",
                             "/Router/longContextThreshold = 60000   (default)"})
        QVERIFY2(all.output.contains(line), all.output.constData());
    QVERIFY2(!all.output.contains("the-secret") && !all.output.contains("sk-written-out"), all.output.constData());
    const RouterHome::Outcome part = m_home->run({u"config"_s, u"show"_s, u"--json"_s, u"/Router"_s});
    const Result<Json5Value> read = parseJson5(QString::fromUtf8(part.output));
    QVERIFY2(read && !read->elements.empty(), part.output.constData());
    for (const Json5Value &value : read->elements) QVERIFY(value.find(u"pointer")->string.startsWith("/Router/"_L1));
    QCOMPARE(m_home->run({u"config"_s, u"show"_s, u"/nothing"_s}).code, 1);
    m_home->environment().insert(u"SERVICE_PORT"_s, u"4999"_s);
    QVERIFY(m_home->run({u"config"_s, u"show"_s, u"/PORT"_s}).output.contains("/PORT = 4999   (environment SERVICE_PORT)"));
}

void TestConfigCommand::setsAndUnsets()
{
    QCOMPARE(m_home->run({u"config"_s, u"set"_s, u"/Router/default"_s, u"b,x"_s}).code, 0);
    QCOMPARE(m_home->read(file), configuration().replace("a,m", "b,x"));
    QCOMPARE(m_home->run({u"config"_s, u"set"_s, u"/PORT"_s, u"4002"_s}).code, 0);
    QCOMPARE(m_home->read(file), configuration().replace("a,m", "b,x").replace("4001", "4002"));
    QCOMPARE(m_home->run({u"config"_s, u"unset"_s, u"/PORT"_s}).code, 0);
    QCOMPARE(m_home->read(file), configuration().replace("a,m", "b,x").replace("  \"PORT\": 4001,\n", ""));
}

void TestConfigCommand::setsBeforeACommand()
{
    const RouterHome::Outcome shown =
        m_home->run({u"--set"_s, u"/PORT=4123"_s, u"--set=Router.think=demo,a"_s, u"config"_s, u"show"_s, u"/PORT"_s});
    QVERIFY2(shown.code == 0 && shown.output.contains("4123"), shown.errors + shown.output);
    QVERIFY(m_home->read(file).contains("demo,a"));
    QCOMPARE(m_home->run({u"--set"_s, u"PORT=4124"_s}).code, 0); // nothing else is wanted
    QVERIFY(m_home->read(file).contains("4124"));
    const QByteArray before = m_home->read(file);
    const RouterHome::Outcome refused = m_home->run({u"--set"_s, u"PORT=4125"_s, u"--set"_s, u"PORT"_s, u"version"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.errors.contains("is not KEY=VALUE"), refused.errors.constData());
    QCOMPARE(m_home->read(file), before); // all or nothing
}

void TestConfigCommand::refusesWhatDoesNotFit()
{
    const RouterHome::Outcome range = m_home->run({u"config"_s, u"set"_s, u"/PORT"_s, u"70000"_s});
    QVERIFY2(range.code == 1 && range.errors.contains("65535"), range.errors.constData());
    QCOMPARE(m_home->run({u"config"_s, u"unset"_s, u"/nothing"_s}).code, 1);
    QCOMPARE(m_home->run({u"config"_s, u"set"_s, u"PORT"_s, u"1"_s}).code, 1);
    QCOMPARE(m_home->read(file), configuration());
}

void TestConfigCommand::sayWhatThereIs()
{
    QVERIFY(m_home->run({u"config"_s, u"path"_s}).output.trimmed().endsWith("/.claude-code-router/config.json"));
    QVERIFY(m_home->run({u"config"_s, u"valdate"_s}).errors.contains("did you mean \"validate\""));
    QCOMPARE(m_home->run({u"config"_s}).code, 1);
}

void TestConfigCommand::tellsThatNoKeychainRuns()
{
    m_home->environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    m_home->environment().remove(u"DISPLAY"_s);
    const RouterHome::Outcome stored = m_home->run({u"config"_s, u"set-key"_s, u"n"_s}, "secret-text\n");
    QVERIFY2(stored.code == 1 && stored.errors.contains("keychain") && !stored.errors.contains("secret-text"), stored.errors.constData());
    m_home->writeConfig(configuration().replace("$TEST_KEY", "keychain:n"));
    const RouterHome::Outcome valid = m_home->run({u"config"_s, u"validate"_s});
    QVERIFY2(valid.code == 0 && valid.output.contains("/Providers/0") && valid.output.contains("keychain"), valid.output.constData());
}

void TestConfigCommand::losesNothingWhenManyChangeAtOnce()
{
    m_home->writeConfig("{Providers: [{name: 'p', api_base_url: 'http://127.0.0.1:9', models: ['a']}]}");
    std::vector<std::unique_ptr<QProcess>> processes;
    const auto start = [&](const QStringList &arguments) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->setProcessEnvironment(m_home->environment());
        processes.back()->start(QStringLiteral(CCR_EXECUTABLE), arguments);
    };
    constexpr int count = 12;
    for (int i = 0; i < count; ++i) start({u"config"_s, u"set"_s, u"/own%1"_s.arg(i), QString::number(i)});
    for (int i = 0; i < 4; ++i) start({u"model"_s, u"add"_s, u"p"_s, u"m%1"_s.arg(i)});
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished());
        QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
    }
    const Result<Json5Value> read = parseJson5(QString::fromUtf8(m_home->read(file)));
    QVERIFY(read);
    for (int i = 0; i < count; ++i) QVERIFY2(read->find(u"own%1"_s.arg(i)), m_home->read(file).constData());
    QCOMPARE(read->find(u"Providers")->elements.front().find(u"models")->elements.size(), std::size_t(5));
}

QTEST_GUILESS_MAIN(TestConfigCommand)
#include "tst_config_command.moc"
