#include "proxy/dialect/dialect.h"
#include "proxy/routing/circuit.h"
#include "proxy/routing/route_planner.h"
#include "tests/support/recording_log.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestCustomRouter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void decides_data();
    void decides();
    void loadsAnEditedFile();
    void changesTheRequest();
    void seesTheConfigurationFile();
    void sendsANewConfiguration();
    void leavesAFailingOneAlone();
    void reportsAFailureAgainAfterItWorked();
    void fallsThroughWithoutNode();
    void forgetsWhoeverDoesNotWait();
    void opensAfterThreeFailuresWithinAMinute();

private:
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    Result<Route> plan(RoutePlanner &planner);
    QString target(RoutePlanner &planner)
    {
        const Result<Route> route = plan(planner);
        m_steps = route ? route->steps : std::vector<logging::RouteStep>();
        return route ? route->target.provider + u',' + route->target.model : route.error().message;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<ProxyConfig> m_config;
    testing::RecordingLog m_log;
    QByteArray m_body;
    ChatRequest m_request;
    std::vector<logging::RouteStep> m_steps;
};

void TestCustomRouter::initTestCase()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty()) QSKIP("node is not installed");
}

void TestCustomRouter::init()
{
    m_log.records.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_config = std::make_shared<ProxyConfig>();
    for (const QString &name : {u"Mock"_s, u"Mock2"_s}) {
        Provider provider;
        provider.name = name;
        m_config->providers.push_back(provider);
    }
    m_config->router.defaultRoute = {u"Mock"_s, u"text"_s};
    m_config->customRouterPath = m_folder->filePath(u"router.js"_s);
    m_config->customRouterTimeout = 20s;
    m_body = R"({"model":"x","max_tokens":5,"messages":[{"role":"user","content":"hello world"}]})";
}

Result<Route> TestCustomRouter::plan(RoutePlanner &planner)
{
    const HttpHeaders headers{{"X-Team", "blue"}, {"x-claude-code-session-id", "s-1"}};
    m_request = findDialect("anthropic")->readRequest(m_body.toStdString(), {}).value();
    std::optional<Result<Route>> answer;
    const auto ticket = planner.plan(
        {.request = m_request, .headers = headers, .config = m_config, .clientBody = {m_body.constData(), std::size_t(m_body.size())}},
        [&answer](Result<Route> route) { answer = std::move(route); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 25'000)) return Error{.message = u"no answer came"_s};
    return std::move(*answer);
}

void TestCustomRouter::decides_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("warnings");
    const auto row = [](const char *name, const char *script, const QString &expected, const QString &reason = {}, int warnings = 0) {
        QTest::newRow(name) << QByteArray(script) << expected << reason << warnings;
    };
    row("a target", "module.exports = async () => 'Mock2,big,model/x'", u"Mock2,big,model/x"_s, u"the custom router said"_s);
    row("not asynchronous", "module.exports = () => ' mock2 , big '", u"Mock2,big"_s);
    row("with a slash", "module.exports = () => 'mock2/big'", u"Mock2,big"_s);
    row("null", "module.exports = async () => null", u"Mock,text"_s, u"left it to the rules"_s);
    row("nothing", "module.exports = async () => {}", u"Mock,text"_s);
    row("an exported default", "exports.default = () => 'Mock2,d'", u"Mock2,d"_s);
    row("what it is given",
        "module.exports = async (req, config, {event}) => 'Mock2,' + [req.body.messages[0].content, req.headers['x-team'], req.sessionId,"
        "req.tokenCount, config.Router.default, typeof event.on, typeof req.log.info, req.method].join('|')",
        u"Mock2,hello world|blue|s-1|2|Mock,text|function|function|POST"_s);
    row("exception", "module.exports = () => { throw new Error('broken on purpose') }", u"Mock,text"_s, u"broken on purpose"_s, 1);
    row("rejection", "module.exports = async () => { await null; throw new Error('late failure') }", u"Mock,text"_s, u"late failure"_s, 1);
    row("not JavaScript", "module.exports = async (", u"Mock,text"_s, u"SyntaxError"_s, 1);
    row("no function", "module.exports = {}", u"Mock,text"_s, u"exports no function"_s, 1);
    row("a number", "module.exports = () => 5", u"Mock,text"_s, u"it answered 5"_s, 1);
    row("unknown provider", "module.exports = () => 'Nobody,x'", u"Mock,text"_s, u"\"Nobody,x\""_s, 1);
    row("noise", "console.log('noise'); module.exports = () => { process.stdout.write('x\\n'); console.error('y'); return 'Mock2,n' }",
        u"Mock2,n"_s);
}

void TestCustomRouter::decides()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, expected);
    QFETCH(QString, reason);
    QFETCH(int, warnings);
    write(u"router.js"_s, script);
    RoutePlanner planner(m_log);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(target(planner), expected);
        QCOMPARE(m_steps.front().rule, std::string("custom"));
        QVERIFY2(QString::fromStdString(m_steps.front().reason.english()).contains(reason), m_steps.front().reason.english().c_str());
    }
    QCOMPARE(m_log.count(logging::Severity::Warn, "custom router"), warnings);
}

void TestCustomRouter::loadsAnEditedFile()
{
    write(u"router.js"_s, "module.exports = () => 'Mock2,' + require('./part.js')");
    write(u"part.js"_s, "module.exports = 'one'");
    RoutePlanner planner(m_log);
    QCOMPARE(target(planner), u"Mock2,one"_s);
    write(u"part.js"_s, "module.exports = 'two'");
    write(u"router.js"_s, "module.exports = () => 'Mock2,new' + require('./part.js')");
    QCOMPARE(target(planner), u"Mock2,newtwo"_s);
}

void TestCustomRouter::changesTheRequest()
{
    write(u"router.js"_s, "module.exports = async req => { req.body.model = 'Mock2,changed'; req.body.max_tokens = 77;"
                          "req.body.system = 'added'; }");
    RoutePlanner planner(m_log);
    const Result<Route> route = plan(planner);
    QVERIFY(route);
    QCOMPARE(route->target, (RouteTarget{u"Mock2"_s, u"changed"_s}));
    QCOMPARE(route->rule, std::string("explicit"));
    QVERIFY(route->changedPrompt);
    QCOMPARE(m_request.maxTokens, std::optional<std::int64_t>(77));
    QCOMPARE(m_request.system.front().text, std::string("added"));
    QCOMPARE(m_request.sessionId, std::string("s-1"));
    write(u"router.js"_s, "module.exports = async req => { req.body.messages = 5; }");
    QCOMPARE(target(planner), u"Mock,text"_s);
    QVERIFY(m_steps.front().reason.english().find("messages") != std::string::npos);
}

void TestCustomRouter::seesTheConfigurationFile()
{
    qputenv("CCR_TEST_VALUE", "from the environment");
    write(u"config.json"_s, "{ // a comment\n mine: {deep: ['$CCR_TEST_VALUE']}, }");
    write(u"router.js"_s, "module.exports = (req, config) => 'Mock2,' + config.mine.deep[0]");
    m_config->file = m_folder->filePath(u"config.json"_s);
    m_config->customRouterPath = u"router.js"_s; // beside the configuration
    RoutePlanner planner(m_log);
    QCOMPARE(target(planner), u"Mock2,from the environment"_s);
}

void TestCustomRouter::sendsANewConfiguration()
{
    write(u"router.js"_s, "module.exports = (req, config) => 'Mock2,' + config.Router.default");
    RoutePlanner planner(m_log);
    QCOMPARE(target(planner), u"Mock2,Mock,text"_s);
    m_config = std::make_shared<ProxyConfig>(*m_config);
    m_config->router.defaultRoute.model = u"other"_s;
    QCOMPARE(target(planner), u"Mock2,Mock,other"_s);
}

void TestCustomRouter::leavesAFailingOneAlone()
{
    write(u"router.js"_s, "let n = 0; module.exports = () => { throw new Error('failure ' + ++n) }");
    RoutePlanner planner(m_log);
    for (int i = 0; i < 3; ++i) QCOMPARE(target(planner), u"Mock,text"_s);
    QCOMPARE(target(planner), u"Mock,text"_s);
    QVERIFY2(m_steps.front().reason.english().find("not asked for 30 s after repeated failures; the last: Error: failure 3")
                 != std::string::npos,
             m_steps.front().reason.english().c_str());
    QCOMPARE(m_log.count(logging::Severity::Warn, "three failures"), 1);
    write(u"router.js"_s, "module.exports = () => 'Mock2,mended'");
    QCOMPARE(target(planner), u"Mock2,mended"_s);
}

void TestCustomRouter::reportsAFailureAgainAfterItWorked()
{
    write(u"router.js"_s, "let n = 0; module.exports = () => { if (++n % 2) throw new Error('now and then'); return 'Mock2,ok' }");
    RoutePlanner planner(m_log);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(target(planner), u"Mock,text"_s);
        QCOMPARE(target(planner), u"Mock2,ok"_s);
    }
    QCOMPARE(m_log.count(logging::Severity::Warn, "now and then"), 2);
}

void TestCustomRouter::fallsThroughWithoutNode()
{
    write(u"router.js"_s, "module.exports = () => 'Mock2,x'");
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nonexistent");
    RoutePlanner planner(m_log);
    const QString first = target(planner);
    const QString second = target(planner);
    qputenv("PATH", path);
    QCOMPARE(first, u"Mock,text"_s);
    QCOMPARE(second, u"Mock,text"_s);
    QCOMPARE(m_log.count(logging::Severity::Warn, "install Node.js"), 1);
}

void TestCustomRouter::forgetsWhoeverDoesNotWait()
{
    write(u"router.js"_s, "module.exports = () => 'Mock2,x'");
    RoutePlanner planner(m_log);
    bool told = false;
    ChatRequest request;
    request.model = "x";
    planner.plan({.request = request, .headers = {}, .config = m_config}, [&told](const Result<Route> &) { told = true; }).reset();
    QCOMPARE(target(planner), u"Mock2,x"_s);
    QVERIFY(!told);
}

void TestCustomRouter::opensAfterThreeFailuresWithinAMinute()
{
    const MonotonicTime start{100s};
    Circuit circuit;
    QVERIFY(!circuit.failed(start));
    QVERIFY(!circuit.failed(start + 1s));
    circuit.succeeded();
    QVERIFY(!circuit.failed(start + 2s));
    QVERIFY(!circuit.failed(start + 3s));
    QVERIFY(!circuit.failed(start + 63s)); // the one at 2 s is too old
    QVERIFY(!circuit.isOpen(start + 63s));
    QVERIFY(circuit.failed(start + 63s));
    QVERIFY(circuit.isOpen(start + 92s));
    QCOMPARE(circuit.remaining(start + 92s), 1s);
    QVERIFY(!circuit.isOpen(start + 93s));
}

QTEST_GUILESS_MAIN(TestCustomRouter)
#include "tst_custom_router.moc"
