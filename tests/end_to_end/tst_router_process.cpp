// clazy:excludeall=non-pod-global-static
#include "tests/support/free_port.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;
using ccr::test::freePort;

namespace {

const QByteArray streamRequest =
    R"({"model":"claude-sonnet-4-5","max_tokens":50,"stream":true,"messages":[{"role":"user","content":"hi"}]})";

} // namespace

/// The executable as a user runs it, with a home of its own and the built-in provider.
class TestRouterProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void streamsTheDemoAnswerAndRecordsIt();
    void drainsOnTerminate();
    void endsAtOnceWhenAskedTwice_data();
    void endsAtOnceWhenAskedTwice();
    void goesOnWithTheNumbersOfRequests_data();
    void goesOnWithTheNumbersOfRequests();
    void opensAMovedLogAgain();
    void appliesAChangedConfiguration();
    void refusesABrokenConfigurationAndKeepsTheLast();
    void saysThatThePortIsTaken();
    void answersBadInput_data();
    void answersBadInput();
    void commandLine_data();
    void commandLine();
    void passesTheConformanceSuite();

private:
    void start(const QByteArray &config = {});
    QNetworkReply *post(const QString &path, const QByteArray &body, const QByteArray &type = "application/json");
    QByteArray logText() const;
    QList<int> requestNumbers();
    void writeConfig(const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QProcess> m_process;
    std::unique_ptr<QNetworkAccessManager> m_network;
    quint16 m_port = 0;
};

void TestRouterProcess::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_network = std::make_unique<QNetworkAccessManager>();
    m_port = freePort();
    m_process = std::make_unique<QProcess>();
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, m_home->path());
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"SERVICE_PORT"_s, QString::number(m_port));
    for (const char *name : {"ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"}) // of the sanitizer builds
        if (qEnvironmentVariableIsSet(name)) environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    m_process->setProcessEnvironment(environment);
    m_process->setProgram(QStringLiteral(CCR_EXECUTABLE));
}

void TestRouterProcess::cleanup()
{
    if (m_process->state() == QProcess::NotRunning) return;
    m_process->kill();
    m_process->waitForFinished();
}

void TestRouterProcess::writeConfig(const QByteArray &text) const
{
    QVERIFY(QDir().mkpath(m_home->filePath(u".claude-code-router"_s)));
    QFile file(m_home->filePath(u".claude-code-router/config.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestRouterProcess::start(const QByteArray &config)
{
    writeConfig(config.isEmpty() ? "{}" : config);
    m_process->setArguments({u"serve"_s});
    m_process->start();
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += m_process->readAllStandardOutput()).contains("Listening on"), 10'000);
}

QNetworkReply *TestRouterProcess::post(const QString &path, const QByteArray &body, const QByteArray &type)
{
    QNetworkRequest request(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    return m_network->post(request, body);
}

QByteArray TestRouterProcess::logText() const
{
    QFile file(m_home->filePath(u".claude-code-router/logs/ccr.log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRouterProcess::streamsTheDemoAnswerAndRecordsIt()
{
    start();
    QNetworkReply *reply = post(u"/v1/messages?beta=true"_s, streamRequest);
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 15'000);
    const QByteArray text = reply->readAll();
    for (const char *part : {"event: message_start", "thinking_delta", "text_delta", "event: message_stop"})
        QVERIFY2(text.contains(part), part);
    QTRY_VERIFY(logText().contains("\"outcome\":\"ok\""));
}

void TestRouterProcess::drainsOnTerminate()
{
    start();
    QNetworkReply *reply = post(u"/v1/messages"_s, streamRequest);
    QSignalSpy arrived(reply, &QNetworkReply::readyRead);
    QVERIFY(arrived.wait(10'000));
    ::kill(static_cast<pid_t>(m_process->processId()), SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 15'000);
    QVERIFY(reply->readAll().contains("event: message_stop"));
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, 15'000); // it may have ended while the answer came
    QCOMPARE(m_process->exitCode(), 0);
    QVERIFY(logText().contains("request completed"));
}

void TestRouterProcess::endsAtOnceWhenAskedTwice_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("kill") << SIGTERM;
}

void TestRouterProcess::endsAtOnceWhenAskedTwice()
{
    QFETCH(int, signal);
    QTcpServer provider; // that never answers
    QVERIFY(provider.listen(QHostAddress::LocalHost));
    start(R"({"Providers":[{"name":"p","api_base_url":"http://127.0.0.1:)" + QByteArray::number(provider.serverPort())
          + R"(/v1","api_key":"k","models":["m"]}],"Router":{"default":"p,m"}})");
    QNetworkReply *reply = post(u"/v1/messages"_s, streamRequest);
    QTRY_VERIFY_WITH_TIMEOUT(provider.hasPendingConnections(), 10'000);
    const auto pid = static_cast<pid_t>(m_process->processId());
    const auto isListening = [this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        return socket.waitForConnected(1000);
    };
    ::kill(pid, signal);
    QTRY_VERIFY_WITH_TIMEOUT(!isListening(), 10'000);
    QCOMPARE(m_process->state(), QProcess::Running); // for the sake of the request
    QVERIFY(!reply->isFinished());
    ::kill(pid, signal);
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, 10'000);
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process->exitCode(), 0);
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 502);
    QVERIFY(logText().contains("shutting down"));
}

QList<int> TestRouterProcess::requestNumbers()
{
    QNetworkReply *reply = m_network->get(QNetworkRequest(QUrl(u"http://127.0.0.1:%1/api/logs/export?requests"_s.arg(m_port))));
    [reply] { QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 10'000); }();
    QList<int> numbers;
    for (const QByteArray &line : reply->readAll().split('\n'))
        if (const QJsonValue number = QJsonDocument::fromJson(line)[u"number"]; number.isDouble()) numbers.append(number.toInt());
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

void TestRouterProcess::goesOnWithTheNumbersOfRequests_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("ended") << SIGTERM;
    QTest::newRow("killed") << SIGKILL;
}

void TestRouterProcess::goesOnWithTheNumbersOfRequests()
{
    QFETCH(int, signal);
    start();
    for (int i = 0; i < 3; ++i) post(u"/v1/messages"_s, streamRequest);
    QTRY_COMPARE_WITH_TIMEOUT(requestNumbers(), QList<int>({1, 2, 3}), 20'000);
    ::kill(static_cast<pid_t>(m_process->processId()), signal);
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, 15'000);
    start();
    post(u"/v1/messages"_s, streamRequest);
    QTRY_COMPARE_WITH_TIMEOUT(requestNumbers().size(), 4, 20'000);
    if (signal == SIGKILL) // who knows what was given: none is given twice
        QVERIFY(requestNumbers().at(3) > 3);
    else
        QCOMPARE(requestNumbers(), QList<int>({1, 2, 3, 4}));
}

// As logrotate does it.
void TestRouterProcess::opensAMovedLogAgain()
{
    start();
    const auto ask = [this] {
        QNetworkReply *reply = post(u"/v1/messages/count_tokens"_s, R"({"model":"x","messages":[{"role":"user","content":"hi"}]})");
        QTRY_VERIFY(reply->isFinished());
    };
    ask();
    QTRY_VERIFY(logText().contains("request completed"));
    const QString moved = m_home->filePath(u"moved.log"_s);
    QVERIFY(QFile::rename(m_home->filePath(u".claude-code-router/logs/ccr.log"_s), moved));
    ::kill(static_cast<pid_t>(m_process->processId()), SIGHUP);
    QTRY_VERIFY(QFile::exists(m_home->filePath(u".claude-code-router/logs/ccr.log"_s)));
    ask();
    QTRY_VERIFY(logText().contains("request completed"));
    QFile old(moved);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll().count("request completed"), 1);
}

void TestRouterProcess::appliesAChangedConfiguration()
{
    start();
    writeConfig("{Providers:[{name:'dead',api_base_url:'http://127.0.0.1:9/v1'}], Router:{default:'dead,m'}}");
    QTRY_VERIFY(logText().contains("configuration applied"));
    QNetworkReply *reply = post(u"/v1/messages"_s, streamRequest);
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 502);
    const QByteArray text = reply->readAll();
    QVERIFY2(text.contains("refused by 127.0.0.1:9"), text.constData());
    QTRY_VERIFY(logText().contains("\"errorClass\":\"refused\""));
}

void TestRouterProcess::refusesABrokenConfigurationAndKeepsTheLast()
{
    start();
    writeConfig("{\n Providers: 7 }");
    QTRY_VERIFY(logText().contains("line 2: /Providers"));
    QNetworkReply *reply = post(u"/v1/messages/count_tokens"_s, R"({"model":"x","messages":[{"role":"user","content":"hello world"}]})");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->readAll(), QByteArray("{\"input_tokens\":2}"));
}

void TestRouterProcess::saysThatThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, m_port));
    m_process->setArguments({u"serve"_s});
    m_process->start();
    QVERIFY(m_process->waitForFinished(10'000));
    QCOMPARE(m_process->exitCode(), 1);
    QVERIFY(m_process->readAllStandardError().contains(QByteArray::number(m_port)));
}

void TestRouterProcess::answersBadInput_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("part");
    const QByteArray json = "application/json";
    QTest::newRow("cut JSON") << u"/v1/messages"_s << json << QByteArray("{\"model\": ") << 400 << QByteArray("not valid JSON");
    QTest::newRow("no messages") << u"/v1/messages"_s << json << QByteArray("{\"model\":\"x\"}") << 400
                                 << QByteArray("messages: field required");
    QTest::newRow("wrong member type") << u"/v1/messages"_s << json
                                       << QByteArray(R"({"model":"x","messages":[{"role":"user","content":5}]})") << 400
                                       << QByteArray("messages.0.content: expected an array, got a number");
    QTest::newRow("wrong content type") << u"/v1/messages"_s << QByteArray("text/plain") << QByteArray("x") << 415
                                        << QByteArray("application/json");
    QTest::newRow("unknown path") << u"/v1/nope"_s << json << QByteArray("{}") << 404 << QByteArray("/v1/nope");
    QTest::newRow("unknown provider") << u"/v1/messages"_s << json
                                      << QByteArray(R"({"model":"zz,q","messages":[{"role":"user","content":"a"}]})") << 404
                                      << QByteArray("demo");
}

void TestRouterProcess::answersBadInput()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, part);
    start();
    QNetworkReply *reply = post(path, body, type);
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), status);
    const QByteArray text = reply->readAll();
    QVERIFY2(text.startsWith("{\"type\":\"error\",\"error\":{\"type\":\"") && text.contains(part), text.constData());
    QTRY_COMPARE(logText().count("\"reqId\""), 1);
}

void TestRouterProcess::commandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("help") << QStringList{u"--help"_s} << 0 << QByteArray("Usage: ccr");
    QTest::newRow("version") << QStringList{u"version"_s} << 0 << QByteArray("ccr ");
    QTest::newRow("misspelt") << QStringList{u"strat"_s} << 1 << QByteArray("did you mean \"start\"");
    QTest::newRow("status when stopped") << QStringList{u"status"_s, u"--json"_s} << 3 << QByteArray("\"running\":false");
    QTest::newRow("environment") << QStringList{u"env"_s} << 0 << QByteArray("export ANTHROPIC_BASE_URL='http://127.0.0.1:");
    QTest::newRow("wrong level") << QStringList{u"serve"_s, u"--log-level"_s, u"loud"_s} << 1 << QByteArray("use trace");
}

void TestRouterProcess::commandLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, output);
    m_process->setArguments(arguments);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->start();
    QVERIFY(m_process->waitForFinished(10'000));
    const QByteArray text = m_process->readAll();
    QCOMPARE(m_process->exitCode(), code);
    QVERIFY2(text.contains(output), text.constData());
}

void TestRouterProcess::passesTheConformanceSuite()
{
    const QString suite = QStringLiteral(CCR_SOURCE_DIR) + u"/../shared/conformance/run.sh"_s;
    if (!QFileInfo::exists(suite)) QSKIP("the conformance suite does not lie beside the project");
    if (QProcess::execute(u"node"_s, {u"--version"_s}) != 0) QSKIP("node is not installed");
    QProcess run;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OUT"_s, m_home->path());
    environment.insert(u"PORT"_s, QString::number(m_port));
    environment.insert(u"UPSTREAM"_s, QString::number(freePort()));
    run.setProcessEnvironment(environment);
    run.setProcessChannelMode(QProcess::MergedChannels);
    // Cases of dialects that are not spoken yet are left out, and what takes half a minute.
    run.start(suite, {u"ctest"_s, QStringLiteral(CCR_EXECUTABLE) + u" serve"_s, u"--groups"_s, u"raw,http,count,route,wire,conc"_s,
                      u"--skip"_s, u"gemini|web-search|20-parallel-streams|ping-during-stall"_s});
    QVERIFY(run.waitForFinished(110'000));
    const QByteArray output = run.readAll();
    QVERIFY2(run.exitCode() == 0, output.right(3000).constData());
}

QTEST_GUILESS_MAIN(TestRouterProcess)
#include "tst_router_process.moc"
