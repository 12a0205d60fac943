#include "proxy/routing/route_planner.h"
#include "tests/support/recording_log.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestRoutePlanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void takesTheSessionOfTheHeader();
    void usesTheRoutesOfTheSession();
    void routesByTheSessionsLastUsage();
    void rewritesTheSystemPrompt();
    void leavesThePromptAloneWhenTheFileIsMissing();

private:
    Result<Route> plan(RoutePlanner &planner, ChatRequest &request, const HttpHeaders &headers = {});
    void write(const QString &name, const QByteArray &text) const;
    ChatRequest request() const
    {
        ChatRequest request;
        request.model = "x";
        request.messages.push_back({Role::User, {TextPart{"hi", {}}}});
        return request;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<ProxyConfig> m_config;
    testing::RecordingLog m_log;
};

void TestRoutePlanner::init()
{
    m_log.records.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_config = std::make_shared<ProxyConfig>();
    Provider provider;
    provider.name = u"Mock"_s;
    m_config->providers.push_back(provider);
    m_config->router.defaultRoute = {u"Mock"_s, u"text"_s};
}

void TestRoutePlanner::write(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

Result<Route> TestRoutePlanner::plan(RoutePlanner &planner, ChatRequest &request, const HttpHeaders &headers)
{
    Result<Route> answer = Error{.message = u"no answer"_s};
    const auto ticket = planner.plan({.request = request, .headers = headers, .config = m_config},
                                     [&answer](Result<Route> route) { answer = std::move(route); });
    if (ticket) qFatal("answered later although nothing has to be waited for");
    return answer;
}

void TestRoutePlanner::takesTheSessionOfTheHeader()
{
    RoutePlanner planner(m_log);
    ChatRequest asked = request();
    asked.sessionId = "from-metadata";
    QVERIFY(plan(planner, asked, {{"X-Claude-Code-Session-Id", "from-header"}}));
    QCOMPARE(asked.sessionId, std::string("from-header"));
    asked.sessionId = "../x";
    QVERIFY(plan(planner, asked));
    QCOMPARE(asked.sessionId, std::string());
}

void TestRoutePlanner::usesTheRoutesOfTheSession()
{
    m_config->homeDirectory = m_folder->filePath(u"home"_s);
    m_config->claudeProjectsDirectory = m_folder->filePath(u"projects"_s);
    write(u"projects/p/s-1.jsonl"_s, "{}");
    write(u"home/p/s-1.json"_s, R"({"Router":{"default":"Mock,mine"}})");
    RoutePlanner planner(m_log);
    ChatRequest asked = request();
    asked.sessionId = "s-1";
    const Result<Route> route = plan(planner, asked);
    QVERIFY(route);
    QCOMPARE(route->target.model, u"mine"_s);
    QCOMPARE(route->steps.front().rule, std::string("session"));
    ChatRequest other = request();
    other.sessionId = "s-2";
    QCOMPARE(plan(planner, other)->target.model, u"text"_s);
}

void TestRoutePlanner::routesByTheSessionsLastUsage()
{
    m_config->router.longContext = {u"Mock"_s, u"long"_s};
    RoutePlanner planner(m_log);
    ChatRequest asked = request();
    asked.sessionId = "s-1";
    asked.messages.front().parts = {TextPart{std::string(400'000, ' ') +
                                                 [] {
                                                     std::string words;
                                                     for (int i = 0; i < 25'000; ++i) words += "word ";
                                                     return words;
                                                 }(),
                                             {}}};
    QCOMPARE(plan(planner, asked)->target.model, u"text"_s);
    planner.noteUsage("s-1", {.input = 100, .output = 5, .cacheRead = 60'000});
    QCOMPARE(plan(planner, asked)->target.model, u"long"_s);
    planner.noteUsage("s-1", {}); // an answer that said nothing changes nothing
    QCOMPARE(plan(planner, asked)->target.model, u"long"_s);
    planner.noteUsage("s-1", {.input = 100, .output = 5});
    QCOMPARE(plan(planner, asked)->target.model, u"text"_s);
}

void TestRoutePlanner::rewritesTheSystemPrompt()
{
    m_config->rewriteSystemPromptPath = m_folder->filePath(u"prompt.txt"_s);
    write(u"prompt.txt"_s, "MINE ");
    RoutePlanner planner(m_log);
    const auto rewritten = [this, &planner] {
        ChatRequest asked = request();
        asked.system = {{"<env> in the first", {}}, {"old <env> a <env>\nend", {}}};
        const Result<Route> route = plan(planner, asked);
        return std::pair(route->changedPrompt, asked.system[0].text + '|' + asked.system[1].text);
    };
    QCOMPARE(rewritten(), std::pair(true, std::string("<env> in the first|MINE <env>\nend")));
    write(u"prompt.txt"_s, "CHANGED ");
    QCOMPARE(rewritten(), std::pair(true, std::string("<env> in the first|CHANGED <env>\nend")));
}

void TestRoutePlanner::leavesThePromptAloneWhenTheFileIsMissing()
{
    m_config->rewriteSystemPromptPath = m_folder->filePath(u"absent.txt"_s);
    RoutePlanner planner(m_log);
    for (int i = 0; i < 3; ++i) {
        ChatRequest asked = request();
        asked.system = {{"a", {}}, {"old <env>", {}}};
        const Result<Route> route = plan(planner, asked);
        QVERIFY(route);
        QVERIFY(!route->changedPrompt);
        QCOMPARE(asked.system[1].text, std::string("old <env>"));
    }
    QCOMPARE(m_log.count(logging::Severity::Warn, "REWRITE_SYSTEM_PROMPT"), 1);
}

QTEST_APPLESS_MAIN(TestRoutePlanner)
#include "tst_route_planner.moc"
