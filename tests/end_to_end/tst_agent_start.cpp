// clazy:excludeall=non-pod-global-static
#include "tests/support/router_home.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace Qt::StringLiterals;
using ccr::test::RouterHome;

namespace {

// Writes down what it got, as bytes.
constexpr auto fakeAgent = R"(#!/bin/bash
for word in "$@"; do printf '%s\0' "$word"; done > "$HOME/argv"
env -0 > "$HOME/env"
pwd > "$HOME/cwd"
cat > "$HOME/stdin"
exit "${FAKE_EXIT:-0}"
)";

constexpr auto patientAgent = R"(#!/bin/bash
trap 'echo got TERM > "$HOME/signal"; exit 42' TERM
trap 'echo got INT > "$HOME/signal"; exit 43' INT
echo $$ > "$HOME/ready"
while :; do sleep 0.05; done
)";

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// `ccr code`: an agent started through the router.
class TestAgentStart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }
    void handsArgumentsOverByteForByte();
    void handsOverWhatIsNoText();
    void setsTheEnvironmentOfTheAgentAlone();
    void passesStandardInputAndExitCode();
    void keepsTheRouterForOtherSessions();
    void startsOneRouterForManySessions();
    void tellsWhyThereIsNoRouter();
    void tellsHowToInstallTheAgent_data();
    void tellsHowToInstallTheAgent();
    void choosesTheProgram();
    void isQuietForMachines();
    void passesSignalsOn_data();
    void passesSignalsOn();
    void handsTheStatusLineOverInAPrivateFile();
    void drawsTheStatusLine();
    void neverTroublesTheStatusLine_data();
    void neverTroublesTheStatusLine();
    void winsAgainstVariablesInSettingsFiles();
    void leavesTheUsersOwnSettingsOption();
    void writesTheAgentsStateOnce();
    void runsTheRealAgent();

private:
    QByteArrayList argv() const;
    QByteArray variable(const QByteArray &name) const; ///< null when it is not set
    QByteArray settings() const;

    std::unique_ptr<RouterHome> m_home;
};

void TestAgentStart::init()
{
    m_home = std::make_unique<RouterHome>(QStringLiteral(CCR_EXECUTABLE));
    m_home->write(u"bin/claude"_s, fakeAgent, true);
}

QByteArrayList TestAgentStart::argv() const
{
    QByteArrayList words = m_home->read(u"argv"_s).split('\0');
    words.removeLast();
    return words;
}

QByteArray TestAgentStart::variable(const QByteArray &name) const
{
    for (const QByteArray &line : m_home->read(u"env"_s).split('\0'))
        if (line.startsWith(name + '=')) return line.mid(name.size() + 1);
    return {};
}

QByteArray TestAgentStart::settings() const
{
    const QByteArrayList words = argv();
    if (words.value(0) != "--settings") return {};
    QFile file(QString::fromUtf8(words[1]));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestAgentStart::handsArgumentsOverByteForByte()
{
    const QStringList words{u"Write a test"_s,
                            u"-p"_s,
                            u"$HOME `id` $(id) ; rm -rf x"_s,
                            u"--flag=false"_s,
                            u"--no-color"_s,
                            u"--add-dir"_s,
                            u"a"_s,
                            u"--add-dir"_s,
                            u"b"_s,
                            u"0"_s,
                            QString(u""_s),
                            u"it's \"so\""_s,
                            u"line\nbreak\ttab"_s,
                            u"你好 ☃"_s,
                            u"--"_s,
                            u"--config"_s,
                            u"x"_s,
                            u"--help"_s,
                            u"*"_s,
                            u"-qmljsdebugger=port:1"_s,
                            u"back\\slash"_s};
    const RouterHome::Outcome outcome = m_home->run(QStringList(u"code"_s) + words);
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    QByteArrayList expected;
    for (const QString &word : words) expected.append(word.toUtf8());
    QCOMPARE(argv(), expected);
    QCOMPARE(m_home->read(u"cwd"_s), m_home->path().toUtf8() + '\n');
}

void TestAgentStart::handsOverWhatIsNoText()
{
    // Bytes that are no UTF-8 cannot travel in a QString, so a shell hands them over.
    m_home->write(u"bin/start"_s, "#!/bin/bash\nexec \"$1\" code $'caf\\xe9' $'\\xff\\xfe'\n", true);
    QProcess process;
    process.setProcessEnvironment(m_home->environment());
    process.start(m_home->path(u"bin/start"_s), {QStringLiteral(CCR_EXECUTABLE)}, QIODevice::ReadOnly);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(argv(), QByteArrayList({"caf\xe9", "\xff\xfe"}));
}

void TestAgentStart::setsTheEnvironmentOfTheAgentAlone()
{
    m_home->writeConfig("{APIKEY:'s3cret $x',API_TIMEOUT_MS:12345,ANTHROPIC_SMALL_FAST_MODEL:'small',NODE_ENV:'leak'}");
    m_home->environment().insert(u"CLAUDE_CODE_USE_BEDROCK"_s, u"1"_s);
    m_home->environment().insert(u"NO_PROXY"_s, u"example.com"_s);
    m_home->environment().insert(u"ANTHROPIC_API_KEY"_s, u"other"_s);
    QCOMPARE(m_home->run({u"code"_s}).code, 0);
    QCOMPARE(variable("ANTHROPIC_BASE_URL"), "http://127.0.0.1:" + QByteArray::number(m_home->port()));
    QCOMPARE(variable("ANTHROPIC_AUTH_TOKEN"), QByteArray("s3cret $x"));
    QCOMPARE(variable("ANTHROPIC_API_KEY"), QByteArray(""));
    QCOMPARE(variable("NO_PROXY"), QByteArray("example.com,127.0.0.1"));
    QCOMPARE(variable("DISABLE_TELEMETRY"), QByteArray("true"));
    QCOMPARE(variable("DISABLE_COST_WARNINGS"), QByteArray("true"));
    QCOMPARE(variable("API_TIMEOUT_MS"), QByteArray("12345"));
    QCOMPARE(variable("ANTHROPIC_SMALL_FAST_MODEL"), QByteArray("small"));
    QVERIFY(variable("CLAUDE_CODE_USE_BEDROCK").isNull());
    QVERIFY(variable("NODE_ENV").isNull());
    QVERIFY(argv().isEmpty());
}

void TestAgentStart::passesStandardInputAndExitCode()
{
    m_home->environment().insert(u"FAKE_EXIT"_s, u"17"_s);
    QCOMPARE(m_home->run({u"code"_s, u"-p"_s}, QByteArray("some\0thing", 10)).code, 17);
    QCOMPARE(m_home->read(u"stdin"_s), QByteArray("some\0thing", 10));
}

void TestAgentStart::keepsTheRouterForOtherSessions()
{
    QCOMPARE(m_home->run({u"code"_s, u"first"_s}).code, 0);
    const QJsonObject first = object(m_home->run({u"status"_s, u"--json"_s}).output);
    QVERIFY(first["healthy"_L1].toBool());
    QCOMPARE(m_home->run({u"code"_s, u"second"_s}).code, 0);
    const QJsonObject second = object(m_home->run({u"status"_s, u"--json"_s}).output);
    QCOMPARE(second["pid"_L1].toInteger(), first["pid"_L1].toInteger());
}

void TestAgentStart::startsOneRouterForManySessions()
{
    std::vector<std::unique_ptr<QProcess>> sessions;
    for (int number = 0; number < 4; ++number) {
        auto session = std::make_unique<QProcess>();
        session->setProcessEnvironment(m_home->environment());
        session->start(QStringLiteral(CCR_EXECUTABLE), {u"code"_s});
        session->closeWriteChannel();
        sessions.push_back(std::move(session));
    }
    for (const auto &session : sessions) {
        QVERIFY(session->waitForFinished(60'000));
        QVERIFY2(session->exitCode() == 0, session->readAllStandardError().constData());
    }
    QVERIFY(object(m_home->run({u"status"_s, u"--json"_s}).output)["healthy"_L1].toBool());
}

void TestAgentStart::tellsWhyThereIsNoRouter()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, m_home->port()));
    const RouterHome::Outcome outcome = m_home->run({u"code"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains("did not start") && outcome.errors.contains("another program: process"), outcome.errors.constData());
    QVERIFY(m_home->read(u"env"_s).isEmpty());
}

void TestAgentStart::tellsHowToInstallTheAgent_data()
{
    QTest::addColumn<QString>("claudePath");
    QTest::addColumn<int>("code");
    QTest::newRow("nowhere in PATH") << QString() << 127;
    QTest::newRow("another name that PATH does not know") << u"my-claude"_s << 127;
    QTest::newRow("a path with nothing there") << u"~/absent"_s << 127;
    QTest::newRow("a file that is no program") << u"~/notes"_s << 126;
    QTest::newRow("a folder") << u"~/bin"_s << 126;
}

void TestAgentStart::tellsHowToInstallTheAgent()
{
    QFETCH(QString, claudePath);
    QFETCH(int, code);
    m_home->environment().insert(u"PATH"_s, u"/nonexistent"_s);
    m_home->environment().insert(u"CLAUDE_PATH"_s, claudePath);
    m_home->write(u"notes"_s, "none");
    const RouterHome::Outcome outcome = m_home->run({u"code"_s});
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.errors.contains("Make sure Claude Code is installed: npm install -g @anthropic-ai/claude-code"),
             outcome.errors.constData());
    constexpr int notRunning = 3;
    QCOMPARE(m_home->run({u"status"_s}).code, notRunning);
}

void TestAgentStart::choosesTheProgram()
{
    m_home->write(u"one"_s, "#!/bin/sh\nexit 11\n", true);
    m_home->write(u"two"_s, "#!/bin/sh\nexit 12\n", true);
    m_home->environment().insert(u"CLAUDE_PATH"_s, m_home->path(u"one"_s));
    QCOMPARE(m_home->run({u"code"_s}).code, 11);
    m_home->writeConfig("{CLAUDE_PATH:'~/two'}");
    QCOMPARE(m_home->run({u"code"_s}).code, 12);
}

void TestAgentStart::isQuietForMachines()
{
    m_home->writeConfig("{NON_INTERACTIVE_MODE:true}");
    QCOMPARE(m_home->run({u"code"_s, u"-p"_s, u"x"_s}, "unread").code, 0);
    QCOMPARE(variable("CI"), QByteArray("true"));
    QCOMPARE(variable("FORCE_COLOR"), QByteArray("0"));
    QCOMPARE(variable("NODE_NO_READLINE"), QByteArray("1"));
    QCOMPARE(variable("TERM"), QByteArray("dumb"));
    QVERIFY(m_home->read(u"stdin"_s).isEmpty());
}

void TestAgentStart::passesSignalsOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("code");
    QTest::newRow("terminate") << SIGTERM << 42;
    QTest::newRow("interrupt") << SIGINT << 43;
}

void TestAgentStart::passesSignalsOn()
{
    QFETCH(int, signal);
    QFETCH(int, code);
    m_home->write(u"bin/claude"_s, patientAgent, true);
    QProcess session;
    session.setProcessEnvironment(m_home->environment());
    session.start(QStringLiteral(CCR_EXECUTABLE), {u"code"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->read(u"ready"_s).endsWith('\n'), 60'000);
    ::kill(static_cast<pid_t>(session.processId()), signal);
    QVERIFY(session.waitForFinished(10'000));
    QCOMPARE(session.exitCode(), code);
}

void TestAgentStart::handsTheStatusLineOverInAPrivateFile()
{
    m_home->writeConfig("{APIKEY:'s3cret',StatusLine:{enabled:true}}");
    QCOMPARE(m_home->run({u"code"_s, u"hello"_s}).code, 0);
    QCOMPARE(argv().last(), QByteArray("hello"));
    const QJsonObject line = object(settings())["statusLine"_L1].toObject();
    QCOMPARE(line["type"_L1].toString(), u"command"_s);
    QCOMPARE(line["command"_L1].toString(), u"'%1' statusline"_s.arg(QStringLiteral(CCR_EXECUTABLE)));
    QVERIFY(!settings().contains("s3cret"));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(QString::fromUtf8(argv().at(1))).permissions() & others));
}

void TestAgentStart::drawsTheStatusLine()
{
    m_home->writeConfig("{StatusLine:{enabled:true,currentStyle:'default',default:{modules:["
                        "{type:'workDir',text:'{{workDirName}}'},{type:'gitBranch',text:'{{gitBranch}}'},{type:'model'},"
                        "{type:'speed',text:'{{tokenSpeed}} t/s'}]}}}");
    m_home->write(u"repo/.git/HEAD"_s, "ref: refs/heads/topic\n");
    m_home->write(u"t.jsonl"_s, R"({"type":"assistant","message":{"model":"deepseek-chat"}})");
    m_home->write(u"../claude-code-router/session-s1.json"_s, R"({"stream":true,"tokensPerSecond":33,"timestamp":1})");
    const QJsonObject input{
        {u"session_id"_s, u"s1"_s}, {u"transcript_path"_s, m_home->path(u"t.jsonl"_s)}, {u"cwd"_s, m_home->path(u"repo"_s)}};
    const RouterHome::Outcome outcome = m_home->run({u"statusline"_s}, QJsonDocument(input).toJson());
    QCOMPARE(outcome.output, QByteArray("repo topic deepseek-chat 33 t/s\n"));
    QCOMPARE(outcome.code, 0);
}

void TestAgentStart::neverTroublesTheStatusLine_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("no input") << QByteArray("{}") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{}") << QByteArray("nonsense");
    QTest::newRow("broken configuration") << QByteArray("{") << QByteArray("[]");
}

void TestAgentStart::neverTroublesTheStatusLine()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, input);
    m_home->writeConfig(config);
    const RouterHome::Outcome outcome = m_home->run({u"statusline"_s, u"no such preset"_s}, input);
    QCOMPARE(outcome.output, QByteArray("\n"));
    QVERIFY(outcome.errors.isEmpty());
    QCOMPARE(outcome.code, 0);
}

void TestAgentStart::winsAgainstVariablesInSettingsFiles()
{
    m_home->write(u".claude/settings.json"_s, R"({"env":{"ANTHROPIC_BASE_URL":"https://elsewhere.example","EDITOR":"vi"}})");
    QCOMPARE(m_home->run({u"code"_s}).code, 0);
    const QJsonObject variables = object(settings())["env"_L1].toObject();
    QCOMPARE(variables["ANTHROPIC_BASE_URL"_L1].toString(), u"http://127.0.0.1:%1"_s.arg(m_home->port()));
    QCOMPARE(variables.size(), 1);
}

void TestAgentStart::leavesTheUsersOwnSettingsOption()
{
    m_home->writeConfig("{StatusLine:{enabled:true}}");
    QCOMPARE(m_home->run({u"code"_s, u"--settings"_s, u"{}"_s}).code, 0);
    QCOMPARE(argv(), QByteArrayList({"--settings", "{}"}));
}

void TestAgentStart::writesTheAgentsStateOnce()
{
    QCOMPARE(m_home->run({u"code"_s}).code, 0);
    const QJsonObject state = object(m_home->read(u".claude.json"_s));
    QCOMPARE(state["hasCompletedOnboarding"_L1].toBool(), true);
    QCOMPARE(state["numStartups"_L1].toInt(), 184);
    QCOMPARE(state["userID"_L1].toString().size(), 64);
    m_home->write(u".claude.json"_s, "mine");
    QCOMPARE(m_home->run({u"code"_s}).code, 0);
    QCOMPARE(m_home->read(u".claude.json"_s), QByteArray("mine"));
}

void TestAgentStart::runsTheRealAgent()
{
    const QString cached = QDir::homePath() + u"/.cache/router-conformance/node_modules/@anthropic-ai/claude-code-linux-x64/claude"_s;
    const QString real = QFileInfo::exists(cached) ? cached : QStandardPaths::findExecutable(u"claude"_s);
    if (real.isEmpty()) QSKIP("Claude Code is not installed");
    m_home->environment().insert(u"CLAUDE_PATH"_s, real);
    m_home->environment().insert(u"CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"_s, u"1"_s);
    m_home->environment().insert(u"DISABLE_AUTOUPDATER"_s, u"1"_s);
    m_home->write(u".claude/settings.json"_s, R"({"env":{"ANTHROPIC_BASE_URL":"http://127.0.0.1:9"}})");
    const RouterHome::Outcome outcome = m_home->run({u"code"_s, u"-p"_s, u"hello"_s});
    QVERIFY2(outcome.code == 0, (outcome.output + outcome.errors).constData());
    QVERIFY2(outcome.output.contains("built-in demo provider"), outcome.output.constData());
}

QTEST_GUILESS_MAIN(TestAgentStart)
#include "tst_agent_start.moc"
