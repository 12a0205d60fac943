// clazy:excludeall=non-pod-global-static
#include "tests/support/router_home.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>

#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using ccr::test::RouterHome;

namespace {

constexpr auto recordFile = ".claude-code-router/.claude-code-router.run.json"_L1;
constexpr auto pidFile = ".claude-code-router/.claude-code-router.pid"_L1;

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// Commands that find, start and stop the router, as a user runs them.
class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_home = std::make_unique<RouterHome>(QStringLiteral(CCR_EXECUTABLE)); }
    void cleanup() { m_home.reset(); }
    void startsInTheBackgroundAndStops();
    void staysAloneWhenStartedTwice();
    void restartsWithTheSameOptions();
    void restartsWhenNoneRuns();
    void startsAnewWhenAskedOverHttp();
    void keepsTheRunningOneWhenTheConfigurationIsBroken();
    void takesNoOtherProcessForTheRouter();
    void waitsForRequestsUnlessForced();
    void namesTheKeeperOfThePort();
    void tellsWhyTheBackgroundStartFailed();
    void worksWithAConfigurationElsewhere();
    void keepsEverythingToTheUser();
    void keepsFilesToTheUserInOpenFolders();
    void hidesWhatIsSecret_data();
    void hidesWhatIsSecret();
    void printsHelp_data();
    void printsHelp();
    void refuses_data();
    void refuses();
    void completesInBash_data();
    void completesInBash();
    void offersCompletionForOtherShells();

private:
    QJsonObject status() const { return object(m_home->run({u"status"_s, u"--json"_s}).output); }

    std::unique_ptr<RouterHome> m_home;
};

void TestCommandLine::startsInTheBackgroundAndStops()
{
    const RouterHome::Outcome start = m_home->run({u"start"_s, u"--background"_s});
    QVERIFY2(start.code == 0, start.errors.constData());
    QVERIFY(start.output.contains("http://127.0.0.1:" + QByteArray::number(m_home->port())));

    const RouterHome::Outcome told = m_home->run({u"status"_s, u"--json"_s});
    QCOMPARE(told.code, 0);
    const QJsonObject status = object(told.output);
    QCOMPARE(status["running"_L1].toBool(), true);
    QCOMPARE(status["healthy"_L1].toBool(), true);
    QCOMPARE(status["port"_L1].toInt(), int(m_home->port()));
    QCOMPARE(status["defaultRoute"_L1].toString(), u"demo,demo-model"_s);
    QCOMPARE(status["configFile"_L1].toString(), m_home->path(u".claude-code-router/config.json"_s));
    QCOMPARE(m_home->read(pidFile), QByteArray::number(status["pid"_L1].toInteger()));
    // Whoever started it may close the terminal: it leads a session of its own.
    QCOMPARE(::getsid(static_cast<pid_t>(status["pid"_L1].toInteger())) == ::getsid(0), false);

    const RouterHome::Outcome stop = m_home->run({u"stop"_s});
    QVERIFY2(stop.code == 0, stop.errors.constData());
    QVERIFY(m_home->read(pidFile).isEmpty());
    QVERIFY(m_home->read(recordFile).isEmpty());
    const RouterHome::Outcome after = m_home->run({u"status"_s, u"--json"_s});
    QCOMPARE(after.code, 3);
    QCOMPARE(object(after.output)["running"_L1].toBool(), false);
    QCOMPARE(m_home->run({u"stop"_s}).code, 0);
}

void TestCommandLine::staysAloneWhenStartedTwice()
{
    QCOMPARE(m_home->run({u"start"_s, u"-d"_s}).code, 0);
    const qint64 pid = status()["pid"_L1].toInteger();
    const RouterHome::Outcome again = m_home->run({u"start"_s, u"-d"_s});
    QCOMPARE(again.code, 0);
    QVERIFY(again.output.contains("already"));
    const RouterHome::Outcome foreground = m_home->run({u"serve"_s});
    QCOMPARE(foreground.code, 1);
    QVERIFY2(foreground.errors.contains("another router: process " + QByteArray::number(pid) + " (ccr)"), foreground.errors.constData());
    QCOMPARE(status()["pid"_L1].toInteger(), pid);
}

void TestCommandLine::restartsWithTheSameOptions()
{
    const quint16 other = RouterHome::freePort();
    QCOMPARE(m_home->run({u"start"_s, u"-d"_s, u"--port"_s, QString::number(other)}).code, 0);
    const QJsonObject before = status();
    QCOMPARE(before["port"_L1].toInt(), int(other));
    const RouterHome::Outcome restart = m_home->run({u"restart"_s});
    QVERIFY2(restart.code == 0, restart.errors.constData());
    const QJsonObject after = status();
    QCOMPARE(after["port"_L1].toInt(), int(other));
    QVERIFY(after["healthy"_L1].toBool());
    QVERIFY(after["pid"_L1].toInteger() != before["pid"_L1].toInteger());
}

void TestCommandLine::restartsWhenNoneRuns()
{
    const RouterHome::Outcome restart = m_home->run({u"restart"_s});
    QVERIFY2(restart.code == 0, restart.errors.constData());
    QVERIFY(status()["healthy"_L1].toBool());
}

void TestCommandLine::startsAnewWhenAskedOverHttp()
{
    QCOMPARE(m_home->run({u"start"_s, u"-d"_s, u"--log-level"_s, u"debug"_s}).code, 0);
    const qint64 pid = status()["pid"_L1].toInteger();
    QTcpSocket client;
    client.connectToHost(u"127.0.0.1"_s, m_home->port());
    QVERIFY(client.waitForConnected());
    client.write("POST /api/restart HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    QVERIFY(client.waitForReadyRead(10'000));
    const QByteArray answer = client.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
    client.disconnectFromHost();
    // The same process begins again and says so.
    const QString said = u".claude-code-router/logs/ccr-background.log"_s;
    QTRY_COMPARE_WITH_TIMEOUT(m_home->read(said).count("Listening on"), 2, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(status()["healthy"_L1].toBool(), 10'000);
    QCOMPARE(status()["pid"_L1].toInteger(), pid);
    QVERIFY(m_home->read(recordFile).contains("debug"));
}

void TestCommandLine::keepsTheRunningOneWhenTheConfigurationIsBroken()
{
    QCOMPARE(m_home->run({u"start"_s, u"-d"_s}).code, 0);
    const qint64 pid = status()["pid"_L1].toInteger();
    m_home->writeConfig("{\n Providers: 7 }");
    const RouterHome::Outcome restart = m_home->run({u"restart"_s});
    QCOMPARE(restart.code, 1);
    QVERIFY2(restart.errors.contains("line 2: /Providers"), restart.errors.constData());
    const QJsonObject after = status();
    QCOMPARE(after["pid"_L1].toInteger(), pid);
    QVERIFY(after["healthy"_L1].toBool());
    QVERIFY(after["configProblem"_L1].toString().contains("/Providers"_L1));
}

void TestCommandLine::takesNoOtherProcessForTheRouter()
{
    QProcess bystander;
    bystander.start(u"sleep"_s, {u"100"_s});
    QVERIFY(bystander.waitForStarted());
    const QByteArray pid = QByteArray::number(bystander.processId());
    m_home->write(pidFile, pid);
    QCOMPARE(m_home->run({u"status"_s}).code, 3);
    m_home->write(recordFile, R"({"pid":)" + pid + R"(,"startTicks":"1","host":"127.0.0.1","port":1,"arguments":[]})");
    QCOMPARE(m_home->run({u"status"_s}).code, 3);
    QCOMPARE(m_home->run({u"stop"_s, u"--force"_s}).code, 0);
    QCOMPARE(bystander.state(), QProcess::Running);
    QCOMPARE(m_home->run({u"start"_s, u"-d"_s}).code, 0);
    QVERIFY(m_home->read(pidFile) != pid);
    bystander.kill();
    bystander.waitForFinished();
}

void TestCommandLine::waitsForRequestsUnlessForced()
{
    QTcpServer mute; // takes requests and never answers
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    m_home->writeConfig("{Providers:[{name:'mute',api_base_url:'http://127.0.0.1:" + QByteArray::number(mute.serverPort())
                        + "/v1/chat/completions',api_key:'k',models:['m']}],Router:{default:'mute,m'}}");
    QCOMPARE(m_home->run({u"start"_s, u"-d"_s}).code, 0);
    QTcpSocket client;
    client.connectToHost(u"127.0.0.1"_s, m_home->port());
    QVERIFY(client.waitForConnected());
    const QByteArray body = R"({"model":"x","max_tokens":9,"messages":[{"role":"user","content":"hi"}]})";
    client.write("POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QVERIFY(client.waitForBytesWritten());
    QVERIFY(mute.waitForNewConnection(10'000));

    const RouterHome::Outcome patient = m_home->run({u"stop"_s, u"--timeout"_s, u"0"_s});
    QCOMPARE(patient.code, 1);
    QVERIFY2(patient.errors.contains("--force"), patient.errors.constData());
    QVERIFY(!m_home->read(pidFile).isEmpty());
    const RouterHome::Outcome forced = m_home->run({u"stop"_s, u"--force"_s});
    QVERIFY2(forced.code == 0, forced.errors.constData());
    QVERIFY(m_home->read(pidFile).isEmpty());
}

void TestCommandLine::namesTheKeeperOfThePort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, m_home->port()));
    const RouterHome::Outcome serve = m_home->run({u"serve"_s});
    QCOMPARE(serve.code, 1);
    const QByteArray expected = "another program: process " + QByteArray::number(QCoreApplication::applicationPid());
    QVERIFY2(serve.errors.contains(expected), serve.errors.constData());
}

void TestCommandLine::tellsWhyTheBackgroundStartFailed()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, m_home->port()));
    const RouterHome::Outcome start = m_home->run({u"start"_s, u"--background"_s});
    QCOMPARE(start.code, 1);
    QVERIFY2(start.errors.contains("did not start") && start.errors.contains("another program"), start.errors.constData());
    QCOMPARE(m_home->run({u"status"_s}).code, 3);
}

void TestCommandLine::worksWithAConfigurationElsewhere()
{
    const quint16 other = RouterHome::freePort();
    m_home->environment().remove(u"SERVICE_PORT"_s);
    m_home->write(u"else where/my.json"_s, "{PORT:" + QByteArray::number(other) + "}");
    QCOMPARE(m_home->run({u"--config"_s, u"else where/my.json"_s, u"start"_s, u"-d"_s}).code, 0);
    const RouterHome::Outcome told = m_home->run({u"status"_s, u"--json"_s, u"--config=else where/my.json"_s});
    QCOMPARE(told.code, 0);
    QCOMPARE(object(told.output)["port"_L1].toInt(), int(other));
    QVERIFY(!m_home->read(u"else where/.claude-code-router.pid"_s).isEmpty());
    QCOMPARE(m_home->run({u"stop"_s, u"--config"_s, u"else where/my.json"_s}).code, 0);
    QVERIFY(m_home->read(u"else where/.claude-code-router.pid"_s).isEmpty());
}

void TestCommandLine::keepsEverythingToTheUser()
{
    m_home->write(u"source/manifest.json"_s, "{name:'fast',Providers:[{name:'p',api_base_url:'http://127.0.0.1:9',models:['m']}]}");
    m_home->write(u"source/extra/notes.txt"_s, "notes");
    QCOMPARE(m_home->run({u"start"_s, u"-d"_s}).code, 0);
    QCOMPARE(m_home->run({u"config"_s, u"set"_s, u"/one"_s, u"1"_s}).code, 0);
    QCOMPARE(m_home->run({u"config"_s, u"set"_s, u"/two"_s, u"2"_s}).code, 0); // with a backup
    QCOMPARE(m_home->run({u"install"_s, u"source"_s}).code, 0);
    const QString top = m_home->path(u".claude-code-router"_s);
    QStringList found{top};
    QDirIterator all(top, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext()) found.append(all.next());
    for (const char *name : {"/logs/ccr.log", "/logs/ccr-background.log", "/config.json", "/.claude-code-router.pid",
                             "/.claude-code-router.run.json", "/presets/fast/extra/notes.txt"})
        QVERIFY2(found.contains(top + QLatin1StringView(name)), name);
    QVERIFY(found.filter(u".bak"_s).size() == 1);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &path : std::as_const(found)) QVERIFY2(!(QFile::permissions(path) & others), qPrintable(path));
}

// Who opened a folder to others may have a reason; what is put into it stays the user's all the same.
void TestCommandLine::keepsFilesToTheUserInOpenFolders()
{
    m_home->write(u"source/manifest.json"_s, "{name:'fast',Providers:[{name:'p',api_base_url:'http://127.0.0.1:9',models:['m']}]}");
    const QString top = m_home->path(u".claude-code-router"_s);
    constexpr auto readers = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    for (const QString &name : {u"/logs"_s, u"/presets"_s}) {
        QVERIFY(QDir().mkpath(top + name));
        QVERIFY(QFile::setPermissions(top + name, QFile::permissions(top + name) | readers));
    }
    QCOMPARE(m_home->run({u"start"_s, u"-d"_s}).code, 0);
    QCOMPARE(m_home->run({u"install"_s, u"source"_s}).code, 0);
    for (const QString &name : {u"/logs"_s, u"/presets"_s}) QCOMPARE(QFile::permissions(top + name) & readers, readers);
    for (const QString &name : {u"/logs"_s, u"/presets"_s}) {
        QDirIterator files(top + name, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        QVERIFY2(files.hasNext(), qPrintable(name));
        while (files.hasNext()) {
            const QString path = files.next();
            QVERIFY2(!(QFile::permissions(path) & readers), qPrintable(path));
        }
    }
}

void TestCommandLine::hidesWhatIsSecret_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("exitStatus");
    QTest::addColumn<int>("code");
    QTest::newRow("interrupted") << QByteArray("sec\x03") << int(QProcess::CrashExit) << SIGINT;
    QTest::newRow("ended without a word") << QByteArray("\x04") << int(QProcess::NormalExit) << 1;
    QTest::newRow("an empty line") << QByteArray("\n") << int(QProcess::NormalExit) << 1;
}

// However the question ends, the terminal shows again what is typed.
void TestCommandLine::hidesWhatIsSecret()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, exitStatus);
    int user = -1;
    int terminal = -1;
    QCOMPARE(::openpty(&user, &terminal, nullptr, nullptr, nullptr), 0);
    QProcess asking;
    asking.setProcessEnvironment(m_home->environment());
    asking.setChildProcessModifier([terminal] {
        ::setsid();
        ::ioctl(terminal, TIOCSCTTY, 0);
        ::dup2(terminal, STDIN_FILENO);
    });
    asking.start(QStringLiteral(CCR_EXECUTABLE), {u"config"_s, u"set-key"_s, u"name"_s});
    const auto shows = [terminal] {
        termios now{};
        return ::tcgetattr(terminal, &now) == 0 && (now.c_lflag & ECHO);
    };
    QTRY_VERIFY(!shows());
    QCOMPARE(::write(user, typed.constData(), static_cast<std::size_t>(typed.size())), typed.size());
    QVERIFY(asking.waitForFinished(20'000));
    QVERIFY(shows());
    QCOMPARE(int(asking.exitStatus()), exitStatus);
    QTEST(asking.exitCode(), "code");
    QVERIFY(!asking.readAllStandardError().contains("sec\n"));
    ::close(user);
    ::close(terminal);
}

void TestCommandLine::printsHelp_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("nothing") << QStringList{} << 1 << QByteArray("Usage: ccr [--config FILE] [--set KEY=VALUE] COMMAND");
    QTest::newRow("long option") << QStringList{u"--help"_s} << 0 << QByteArray("restart");
    QTest::newRow("letter") << QStringList{u"-h"_s} << 0 << QByteArray("restart");
    QTest::newRow("of a command") << QStringList{u"help"_s, u"start"_s} << 0 << QByteArray("-d, --background");
    QTest::newRow("after a command") << QStringList{u"stop"_s, u"--help"_s} << 0 << QByteArray("--timeout SECONDS");
    QTest::newRow("version letter") << QStringList{u"-v"_s} << 0 << QByteArray("ccr ");
    QTest::newRow("version as JSON") << QStringList{u"--version"_s, u"--json"_s} << 0 << QByteArray("\"version\":\"");
}

void TestCommandLine::printsHelp()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QByteArray, part);
    const RouterHome::Outcome outcome = m_home->run(arguments);
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.output.contains(part), outcome.output.constData());
}

void TestCommandLine::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("misspelt command") << QStringList{u"restrat"_s} << QByteArray("did you mean \"restart\"");
    QTest::newRow("unknown option") << QStringList{u"status"_s, u"--jsno"_s} << QByteArray("jsno");
    QTest::newRow("wrong port") << QStringList{u"start"_s, u"-d"_s, u"--port"_s, u"70000"_s} << QByteArray("\"70000\" is not a port");
    QTest::newRow("wrong shell") << QStringList{u"env"_s, u"--shell"_s, u"cmd"_s} << QByteArray("use bash");
    QTest::newRow("help of nothing") << QStringList{u"help"_s, u"nothing"_s} << QByteArray("no command \"nothing\"");
    QTest::newRow("no shell for completion") << QStringList{u"completion"_s} << QByteArray("use bash, zsh or fish");
}

void TestCommandLine::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, part);
    const RouterHome::Outcome outcome = m_home->run(arguments);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.startsWith("ccr: ") && outcome.errors.contains(part), outcome.errors.constData());
}

void TestCommandLine::completesInBash_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("completions");
    QTest::newRow("command") << QByteArray("'ccr' 'stat'") << QByteArray("status\nstatusline\n");
    QTest::newRow("option") << QByteArray("'ccr' 'start' '--ba'") << QByteArray("--background\n");
    QTest::newRow("after the configuration") << QByteArray("'ccr' '--config' 'x' 'st'") << QByteArray("start\nstop\nstatus\nstatusline\n");
    QTest::newRow("shell") << QByteArray("'ccr' 'completion' 'z'") << QByteArray("zsh\n");
    QTest::newRow("command to explain") << QByteArray("'ccr' 'help' 'resta'") << QByteArray("restart\n");
}

void TestCommandLine::completesInBash()
{
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, completions);
    const QByteArray script = m_home->run({u"completion"_s, u"bash"_s}).output;
    QProcess bash;
    bash.start(u"bash"_s, {u"--norc"_s, u"-c"_s,
                           QString::fromUtf8(script + "\nCOMP_WORDS=(" + words
                                             + ")\nCOMP_CWORD=$((${#COMP_WORDS[@]}-1))\n_ccr ccr\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"
                                               "complete -p ccr >&2")});
    QVERIFY(bash.waitForFinished());
    QCOMPARE(bash.readAllStandardOutput(), completions);
    QCOMPARE(bash.readAllStandardError(), QByteArray("complete -o default -F _ccr ccr\n"));
}

void TestCommandLine::offersCompletionForOtherShells()
{
    for (const QString &shell : {u"zsh"_s, u"fish"_s}) {
        const QByteArray script = m_home->run({u"completion"_s, shell}).output;
        QVERIFY2(script.contains("background") && script.contains("restart"), script.constData());
        if (QStandardPaths::findExecutable(shell).isEmpty()) continue;
        m_home->write(u"completion"_s, script);
        QCOMPARE(QProcess::execute(shell, {u"-n"_s, m_home->path(u"completion"_s)}), 0);
    }
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
