#include "app/agent/claude_settings.h"
#include "app/headless/setup_service.h"

#include "tests/support/ccr3_database.h"
#include "tests/support/fake_provider.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using Kind = proxy::SetupFind::Kind;

class TestSetupService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsFilesVariablesAndServers();
    void findsOtherRouters();
    void leavesOutTheFileInUse();
    void pointsClaudeHere();
    void keepsWhatTheSettingsSay();
    void leavesSettingsThatItDoesNotUnderstand();

private:
    Environment environment() const
    {
        return [home = m_dir->path()](const QString &name) {
            if (name == "HOME"_L1) return home;
            return name == "DEEPSEEK_API_KEY"_L1 ? u"sk-secret"_s : QString();
        };
    }
    void write(const QString &name, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(m_dir->filePath(name)).absolutePath());
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    QByteArray content(const QString &name) const
    {
        QFile file(m_dir->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QList<proxy::SetupFind> scan(SetupService &service)
    {
        std::optional<QList<proxy::SetupFind>> finds;
        service.scan(this, [&finds](const QList<proxy::SetupFind> &found) { finds = found; });
        return QTest::qWaitFor([&finds] { return finds.has_value(); }, 20'000) ? *finds : QList<proxy::SetupFind>();
    }
    Result<QString> connectClaude(SetupService &service)
    {
        std::optional<Result<QString>> written;
        service.connectClaude(u"http://127.0.0.1:3456"_s, this, [&written](const Result<QString> &path) { written = path; });
        return QTest::qWaitFor([&written] { return written.has_value(); }, 20'000) ? *written : Error{.message = u"no answer"_s};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSetupService::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestSetupService::findsFilesVariablesAndServers()
{
    write(u".claude-code-router/config.json"_s, "{Providers:[{name:'a'},{name:'b'}]}");
    FakeProvider server;
    server.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(200, R"({"data":[{"id":"qwen3"}]})"); };
    FakeProvider other;
    other.onRequest = [](const FakeProvider::Request &request) { request.peer->answer(404, "no"); };
    SetupService service(
        m_dir->filePath(u"elsewhere.json"_s), environment(), [] { return QString(); },
        {{u"Ollama"_s, u"ollama"_s, server.url(u"/v1"_s).toString()}, {u"Other"_s, u"x"_s, other.url(u"/v1"_s).toString()}});
    const QList<proxy::SetupFind> finds = scan(service);
    QCOMPARE(finds.size(), 3);
    QCOMPARE(finds[0].kind, Kind::RouterConfig);
    QCOMPARE(finds[0].providers, 2);
    QCOMPARE(finds[1].kind, Kind::Variable);
    QCOMPARE(finds[1].name, u"DEEPSEEK_API_KEY"_s);
    QCOMPARE(finds[2].kind, Kind::LocalServer);
    QCOMPARE(finds[2].models, QStringList{u"qwen3"_s});
}

void TestSetupService::findsOtherRouters()
{
    const QString database = m_dir->filePath(u".claude-code-router/config.sqlite"_s);
    QDir().mkpath(QFileInfo(database).path());
    const testing::Ccr3Database router(uR"({"Providers":[{"name":"a","baseurl":"https://a.example","models":["m"]}]})"_s, database);
    SetupService service(m_dir->filePath(u"elsewhere.json"_s), environment(), [] { return QString(); }, {});
    const QList<proxy::SetupFind> finds = scan(service);
    QCOMPARE(finds.constFirst().kind, Kind::Router3);
    QCOMPARE(finds.constFirst().name, database);
    QCOMPARE(finds.constFirst().providers, 1);
}

void TestSetupService::leavesOutTheFileInUse()
{
    write(u".claude-code-router/config.json"_s, "{Providers:[{name:'a'}]}");
    SetupService service(m_dir->filePath(u".claude-code-router/config.json"_s), environment(), [] { return QString(); }, {});
    const QList<proxy::SetupFind> finds = scan(service);
    QCOMPARE(finds.size(), 1);
    QCOMPARE(finds[0].kind, Kind::Variable);
}

void TestSetupService::pointsClaudeHere()
{
    SetupService service(m_dir->filePath(u"c.json"_s), environment(), [] { return u"tok"_s; }, {});
    const Result<QString> path = connectClaude(service);
    QVERIFY2(path, path ? "" : qPrintable(path.error().message));
    QCOMPARE(*path, m_dir->filePath(u".claude/settings.json"_s));
    QVERIFY(content(u".claude/settings.json"_s).contains("\"ANTHROPIC_BASE_URL\": \"http://127.0.0.1:3456\""));
    QVERIFY(content(u".claude/settings.json"_s).contains("\"ANTHROPIC_AUTH_TOKEN\": \"tok\""));
    QString target;
    service.readClaude(this, [&target](const QString &baseUrl) { target = baseUrl; });
    QTRY_COMPARE(target, u"http://127.0.0.1:3456"_s);
    QCOMPARE(QFile::permissions(*path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions()); // it holds the token
}

void TestSetupService::keepsWhatTheSettingsSay()
{
    const QByteArray before = "{\n    \"model\": \"opus\",\n    \"env\": {\n        \"FOO\": \"1\"\n    }\n}\n";
    write(u".claude/settings.json"_s, before);
    SetupService service(m_dir->filePath(u"c.json"_s), environment(), [] { return QString(); }, {});
    QVERIFY(connectClaude(service));
    const QByteArray after = content(u".claude/settings.json"_s);
    QVERIFY(after.startsWith("{\n    \"model\": \"opus\",\n    \"env\": {\n        \"FOO\": \"1\""));
    QVERIFY(after.contains("127.0.0.1:3456"));
    QCOMPARE(content(u".claude/settings.json.bak"_s), before);
    QVERIFY(connectClaude(service)); // again: nothing left to do, and the backup is still of what the user had
    QCOMPARE(content(u".claude/settings.json"_s), after);
    QCOMPARE(content(u".claude/settings.json.bak"_s), before);
}

void TestSetupService::leavesSettingsThatItDoesNotUnderstand()
{
    write(u".claude/settings.json"_s, "{ broken");
    SetupService service(m_dir->filePath(u"c.json"_s), environment(), [] { return QString(); }, {});
    const Result<QString> path = connectClaude(service);
    QVERIFY(!path);
    QCOMPARE(content(u".claude/settings.json"_s), QByteArray("{ broken"));
}

QTEST_GUILESS_MAIN(TestSetupService)
#include "tst_setup_service.moc"
