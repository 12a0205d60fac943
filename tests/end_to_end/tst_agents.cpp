#include "tests/support/router_home.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using ccr::test::RouterHome;

namespace {

constexpr int patienceMs = 60'000;

QString agentsFolder()
{
    const QString chosen = qEnvironmentVariable("CCR_AGENTS");
    return chosen.isEmpty() ? QDir::homePath() + u"/.cache/ccr-desktop-agents"_s : chosen;
}

QString packagePath(const QString &package)
{
    return agentsFolder() + u"/node_modules/"_s + package;
}

} // namespace

/// Real agents and SDKs against the router, whose built-in provider answers them. They come from tests/end_to_end/agents/install.sh.
class TestAgents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anthropicSdk();
    void openAiSdk();
    void googleSdk();
    void claudeCode();
    void codex();

private:
    QByteArray run(const QString &program, const QStringList &arguments);
    QJsonObject runScript(const QString &name);
    QString baseUrl() const { return u"http://127.0.0.1:%1"_s.arg(m_home->port()); }

    std::unique_ptr<RouterHome> m_home;
    QByteArray m_errors;
};

#define NEEDS(package)                                                                                                                     \
    if (!QFileInfo::exists(packagePath(QStringLiteral(package))))                                                                          \
    QSKIP("not installed: " package "; see tests/end_to_end/agents/install.sh")

void TestAgents::init()
{
    m_home = std::make_unique<RouterHome>(QStringLiteral(CCR_EXECUTABLE));
    const RouterHome::Outcome started = m_home->run({u"start"_s, u"--background"_s});
    QVERIFY2(started.code == 0, (started.output + started.errors).constData());
}

void TestAgents::cleanup()
{
    m_home.reset();
}

QByteArray TestAgents::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(m_home->environment());
    process.setWorkingDirectory(m_home->path());
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    const bool ended = process.waitForFinished(patienceMs);
    m_errors = process.readAllStandardError();
    if (!ended || process.exitCode() != 0) m_errors += "\nexit code " + QByteArray::number(process.exitCode());
    return process.readAllStandardOutput();
}

QJsonObject TestAgents::runScript(const QString &name)
{
    // A module is looked for beside the script that imports it.
    const QString script = agentsFolder() + u'/' + name;
    QFile::remove(script);
    QFile::copy(QStringLiteral(CCR_SOURCE_DIR "/tests/end_to_end/agents/") + name, script);
    const QByteArray output = run(u"node"_s, {script, baseUrl()});
    return QJsonDocument::fromJson(output.trimmed().split('\n').constLast()).object();
}

void TestAgents::anthropicSdk()
{
    NEEDS("@anthropic-ai/sdk");
    const QJsonObject seen = runScript(u"anthropic_sdk.mjs"_s);
    QVERIFY2(!seen.isEmpty(), m_errors);
    QVERIFY(seen[u"text"_s].toString().contains(u"demo provider"_s));
    QVERIFY(seen[u"stream"_s].toString().contains(u"demo provider"_s));
    QCOMPARE(seen[u"stop"_s].toString(), u"end_turn"_s);
    QVERIFY(seen[u"streamTokens"_s].toInt() > 0);
    QCOMPARE(seen[u"counted"_s].toInt(), 2);
    QVERIFY(!seen[u"models"_s].toArray().isEmpty());
    const QJsonObject error = seen[u"error"_s].toObject();
    QCOMPARE(error[u"class"_s].toString(), u"NotFoundError"_s);
    QCOMPARE(error[u"type"_s].toString(), u"not_found_error"_s);
}

void TestAgents::openAiSdk()
{
    NEEDS("openai");
    const QJsonObject seen = runScript(u"openai_sdk.mjs"_s);
    QVERIFY2(!seen.isEmpty(), m_errors);
    for (const QString &answer : {u"chat"_s, u"chatStream"_s, u"responses"_s, u"responsesStream"_s})
        QVERIFY2(seen[answer].toString().contains(u"demo provider"_s), qPrintable(answer + u": "_s + seen[answer].toString()));
    QCOMPARE(seen[u"chatFinish"_s].toString(), u"stop"_s);
    QVERIFY(seen[u"chatTokens"_s].toInt() > 0);
    QVERIFY(seen[u"chatStreamTokens"_s].toInt() > 0);
    QVERIFY(seen[u"chatChunks"_s].toInt() > 3);
    QCOMPARE(seen[u"tool"_s].toString(), u"Glob"_s);
    QCOMPARE(seen[u"responsesStatus"_s].toString(), u"completed"_s);
    const QJsonArray events = seen[u"responsesEvents"_s].toArray();
    for (const QString &event : {u"response.created"_s, u"response.output_text.delta"_s, u"response.completed"_s})
        QVERIFY2(events.contains(event), qPrintable(event));
    QVERIFY(!seen[u"models"_s].toArray().isEmpty());
    const QJsonObject error = seen[u"error"_s].toObject();
    QCOMPARE(error[u"class"_s].toString(), u"NotFoundError"_s);
    QVERIFY(error[u"message"_s].toString().contains(u"nobody"_s));
}

void TestAgents::googleSdk()
{
    NEEDS("@google/genai");
    const QJsonObject seen = runScript(u"genai_sdk.mjs"_s);
    QVERIFY2(!seen.isEmpty(), m_errors);
    QVERIFY(seen[u"text"_s].toString().contains(u"demo provider"_s));
    QVERIFY(seen[u"stream"_s].toString().contains(u"demo provider"_s));
    QCOMPARE(seen[u"finish"_s].toString(), u"STOP"_s);
    QVERIFY(seen[u"tokens"_s].toInt() > 0);
    QCOMPARE(seen[u"tool"_s].toString(), u"Glob"_s);
    QCOMPARE(seen[u"counted"_s].toInt(), 2);
    QCOMPARE(seen[u"error"_s].toObject()[u"status"_s].toInt(), 404);
}

void TestAgents::claudeCode()
{
    NEEDS("@anthropic-ai/claude-code-linux-x64");
    QProcessEnvironment &environment = m_home->environment();
    environment.insert(u"ANTHROPIC_BASE_URL"_s, baseUrl());
    environment.insert(u"ANTHROPIC_AUTH_TOKEN"_s, u"any"_s);
    for (const QString &name : {u"CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"_s, u"DISABLE_AUTOUPDATER"_s, u"DISABLE_TELEMETRY"_s})
        environment.insert(name, u"1"_s);
    const QByteArray output =
        run(packagePath(u"@anthropic-ai/claude-code-linux-x64/claude"_s), {u"-p"_s, u"Say hello."_s, u"--output-format"_s, u"json"_s});
    const QJsonObject result = QJsonDocument::fromJson(output).object();
    QVERIFY2(!result.isEmpty() && !result[u"is_error"_s].toBool(), output + m_errors);
    QVERIFY2(result[u"result"_s].toString().contains(u"demo provider"_s), output);
}

void TestAgents::codex()
{
    NEEDS("@openai/codex-linux-x64");
    m_home->environment().insert(u"CODEX_HOME"_s, m_home->path(u".codex"_s));
    m_home->environment().insert(u"ROUTER_KEY"_s, u"any"_s);
    m_home->write(u".codex/config.toml"_s, "model = \"any\"\nmodel_provider = \"router\"\n"
                                           "[model_providers.router]\nname = \"router\"\nbase_url = \""
                                               + baseUrl().toUtf8()
                                               + "/v1\"\nenv_key = \"ROUTER_KEY\"\nwire_api = \"responses\"\n"
                                                 "request_max_retries = 0\nstream_max_retries = 0\n");
    const QByteArray output = run(packagePath(u"@openai/codex-linux-x64/vendor/x86_64-unknown-linux-musl/bin/codex"_s),
                                  {u"exec"_s, u"--skip-git-repo-check"_s, u"--json"_s, u"Say hello."_s});
    QVERIFY2(output.contains("demo provider"), output + m_errors);
    QVERIFY2(output.contains("turn.completed"), output + m_errors);
}

QTEST_GUILESS_MAIN(TestAgents)
#include "tst_agents.moc"
