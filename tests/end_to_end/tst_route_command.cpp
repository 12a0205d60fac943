#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray config = R"({
  Providers: [{name: 'Mock', api_base_url: 'http://127.0.0.1:9/v1/chat/completions?key=secret', api_key: 'k', models: ['text', 'think']}],
  Router: {default: 'Mock,text', think: 'Mock,think'},
  fallback: {think: ['Mock,text']},
})";
const QByteArray request =
    R"({"model":"claude-x","max_tokens":5,"thinking":{"type":"adaptive"},"messages":[{"role":"user","content":"hello world"}]})";

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

class TestRouteCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void explainsAsJson();
    void explainsAsText();
    void usesTheSettingsOfTheSession();
    void passesHeadersOn();
    void tellsWhyARequestIsRefused();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();

private:
    void write(const QString &name, const QByteArray &text) const
    {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    Run run(const QStringList &arguments, const QByteArray &input = request) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, m_home->path());
        environment.remove(u"CCR_CONFIG"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(CCR_EXECUTABLE), QStringList(u"route"_s) + arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(30'000)) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QJsonObject json(const Run &run) { return QJsonDocument::fromJson(run.out).object(); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestRouteCommand::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    write(u".claude-code-router/config.json"_s, config);
}

void TestRouteCommand::explainsAsJson()
{
    const Run result = run({u"--explain"_s, u"-"_s, u"--json"_s});
    QVERIFY2(result.code == 0, result.err.constData());
    const QJsonObject answer = json(result);
    QCOMPARE(answer["rule"_L1].toString(), u"think"_s);
    QCOMPARE(answer["tokens"_L1].toInt(), 2);
    QCOMPARE(answer["target"_L1].toObject(),
             (QJsonObject{{u"provider"_s, u"Mock"_s}, {u"model"_s, u"think"_s}, {u"url"_s, u"http://127.0.0.1:9/v1/chat/completions"_s}}));
    QCOMPARE(answer["fallbacks"_L1].toArray().at(0)["model"_L1].toString(), u"text"_s);
    QVERIFY(answer["steps"_L1].toArray().size() > 3);
    QVERIFY(answer["steps"_L1].toArray().last()["matched"_L1].toBool());
}

void TestRouteCommand::explainsAsText()
{
    write(u"request.json"_s, request);
    const Run result = run({u"--explain"_s, m_home->filePath(u"request.json"_s)});
    QVERIFY2(result.code == 0, result.err.constData());
    QVERIFY2(result.out.startsWith("Went to Mock/think because thinking is adaptive (rule think)."), result.out.constData());
    QVERIFY(result.out.contains("http://127.0.0.1:9/v1/chat/completions\n"));
    QVERIFY(!result.out.contains("secret"));
}

void TestRouteCommand::usesTheSettingsOfTheSession()
{
    write(u".claude/projects/p/s-1.jsonl"_s, "{}");
    write(u".claude-code-router/p/s-1.json"_s, R"({"Router":{"default":"Mock,mine"}})");
    const QJsonObject answer = json(run({u"--explain"_s, u"-"_s, u"--json"_s, u"--session"_s, u"s-1"_s}));
    QCOMPARE(answer["target"_L1]["model"_L1].toString(), u"mine"_s);
    QCOMPARE(answer["sessionId"_L1].toString(), u"s-1"_s);
}

void TestRouteCommand::passesHeadersOn()
{
    write(u".claude-code-router/config.json"_s,
          QByteArray(config).replace(
              "Router: {", "Router: {rules: [{name: 'team', when: {headers: {'x-team': 'blue', 'x-b': '2'}}, route: 'Mock,b'}],"));
    const QJsonObject answer =
        json(run({u"--explain"_s, u"-"_s, u"--json"_s, u"--header"_s, u"X-Team: blue"_s, u"--header"_s, u"X-B:2"_s}));
    QCOMPARE(answer["rule"_L1].toString(), u"team"_s);
}

void TestRouteCommand::tellsWhyARequestIsRefused()
{
    const Run result = run({u"--explain"_s, u"-"_s, u"--json"_s}, R"({"model":"zzz,q","messages":[{"role":"user","content":"a"}]})");
    QCOMPARE(result.code, 1);
    QVERIFY(json(result)["error"_L1].toString().contains("Configured are: Mock"_L1));
}

void TestRouteCommand::refusesWhatItCannotRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("no file named") << QStringList() << request << QByteArray("--explain");
    QTest::newRow("no such file") << QStringList{u"--explain"_s, u"/nonexistent.json"_s} << request << QByteArray("/nonexistent.json");
    QTest::newRow("not a request") << QStringList{u"--explain"_s, u"-"_s} << QByteArray("{}") << QByteArray("model");
    QTest::newRow("not a header") << QStringList{u"--explain"_s, u"-"_s, u"--header"_s, u"x"_s} << request << QByteArray("name: value");
}

void TestRouteCommand::refusesWhatItCannotRead()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, error);
    const Run result = run(arguments, input);
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.contains(error), result.err.constData());
}

QTEST_GUILESS_MAIN(TestRouteCommand)
#include "tst_route_command.moc"
