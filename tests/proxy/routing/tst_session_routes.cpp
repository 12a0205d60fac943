#include "proxy/routing/session_id.h"
#include "proxy/routing/session_routes.h"
#include "tests/support/recording_log.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const std::string session = "0b7f-42";

} // namespace

class TestSessionRoutes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findsTheSessionInThreePlaces_data();
    void findsTheSessionInThreePlaces();
    void replacesTheRouter();
    void prefersTheSessionsFile();
    void seesAnEditAtOnce();
    void findsAProjectThatAppearsLater();
    void reportsABrokenFileOnce_data();
    void reportsABrokenFileOnce();
    void knowsNothingWithoutASession();
    void readsAgainWithOtherProviders();

private:
    void write(const QString &path, const QByteArray &text) const;
    void announceSession() const { write(u"projects/-home-me/"_s + QString::fromStdString(session) + u".jsonl"_s, "{}\n"); }
    QString path(const QString &name) const { return m_folder->filePath(name); }
    const RouterConfig *find(SessionRoutes &routes, MonotonicTime now = {})
    {
        m_steps.clear();
        return routes.find(session, m_config, m_steps, now);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<ProxyConfig> m_config;
    std::vector<logging::RouteStep> m_steps;
    testing::RecordingLog m_target;
    logging::Log m_log{m_target, "routing"};
};

void TestSessionRoutes::init()
{
    m_target.records.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_config = std::make_shared<ProxyConfig>();
    m_config->homeDirectory = path(u"home"_s);
    m_config->claudeProjectsDirectory = path(u"projects"_s);
    Provider provider;
    provider.name = u"Mock"_s;
    m_config->providers.push_back(provider);
    m_config->router.defaultRoute = {u"Mock"_s, u"global"_s};
    m_config->router.background = {u"Mock"_s, u"globalBackground"_s};
    m_config->router.think = {u"Mock"_s, u"globalThink"_s};
    write(u"projects/-other/unrelated.jsonl"_s, "{}\n");
}

void TestSessionRoutes::write(const QString &name, const QByteArray &text) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestSessionRoutes::findsTheSessionInThreePlaces_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("metadata") << QByteArray() << QByteArray() << QByteArray("abc-1") << QByteArray("abc-1");
    QTest::newRow("header") << QByteArray("X-Claude-Code-Session-Id") << QByteArray("h-1") << QByteArray("abc-1") << QByteArray("h-1");
    QTest::newRow("other header") << QByteArray("x-claude-session-id") << QByteArray("h-2") << QByteArray() << QByteArray("h-2");
    QTest::newRow("a path is no id") << QByteArray("x-claude-session-id") << QByteArray("../../etc/passwd") << QByteArray("abc-1")
                                     << QByteArray("abc-1");
    QTest::newRow("a dot is no id") << QByteArray() << QByteArray() << QByteArray("a.b") << QByteArray();
    QTest::newRow("too long") << QByteArray() << QByteArray() << QByteArray(129, 'a') << QByteArray();
    QTest::newRow("none") << QByteArray() << QByteArray() << QByteArray() << QByteArray();
}

void TestSessionRoutes::findsTheSessionInThreePlaces()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, metadata);
    QFETCH(QByteArray, expected);
    HttpHeaders headers;
    if (!header.isEmpty()) headers.add(header.toStdString(), value.toStdString());
    QCOMPARE(std::string(sessionId(headers, metadata.toStdString())), expected.toStdString());
}

void TestSessionRoutes::replacesTheRouter()
{
    announceSession();
    write(
        u"home/-home-me/config.json"_s,
        "{ // JSON5\n Router: {default: 'mock,mine', background: 'Mock,ignored', longContextThreshold: 7,\n   rules: [{when: {stream: true}, route: 'Mock,live'}],},}");
    ReportOnce reports(m_log);
    SessionRoutes routes(reports);
    const RouterConfig *router = find(routes);
    QVERIFY(router);
    QCOMPARE(router->defaultRoute, (RouteTarget{u"Mock"_s, u"mine"_s}));
    QCOMPARE(router->background, (RouteTarget{u"Mock"_s, u"globalBackground"_s}));
    QVERIFY(!router->think.isSet());
    QCOMPARE(router->longContextThreshold, 7);
    QCOMPARE(router->rules.size(), std::size_t(1));
    QCOMPARE(m_steps.size(), std::size_t(1));
    QCOMPARE(m_steps[0].rule, std::string("project"));
    QVERIFY(m_target.records.empty());
}

void TestSessionRoutes::prefersTheSessionsFile()
{
    announceSession();
    write(u"home/-home-me/config.json"_s, R"({"Router":{"default":"Mock,project"}})");
    write(u"home/-home-me/0b7f-42.json"_s, R"({"Router":{"think":"Mock,session"}})");
    ReportOnce reports(m_log);
    SessionRoutes routes(reports);
    const RouterConfig *router = find(routes);
    QVERIFY(router);
    QCOMPARE(router->think.model, u"session"_s);
    QCOMPARE(router->defaultRoute.model, u"global"_s); // not set there: not the project's either, nothing is merged
    QCOMPARE(m_steps[0].rule, std::string("session"));

    write(u"home/-home-me/0b7f-42.json"_s, R"({"note":"no Router here"})");
    router = find(routes);
    QVERIFY(router);
    QCOMPARE(router->defaultRoute.model, u"project"_s);
}

void TestSessionRoutes::seesAnEditAtOnce()
{
    announceSession();
    ReportOnce reports(m_log);
    SessionRoutes routes(reports);
    QVERIFY(!find(routes));
    write(u"home/-home-me/config.json"_s, R"({"Router":{"default":"Mock,one"}})");
    QCOMPARE(find(routes)->defaultRoute.model, u"one"_s);
    write(u"home/-home-me/config.json"_s, R"({"Router":{"default":"Mock,second"}})");
    QCOMPARE(find(routes)->defaultRoute.model, u"second"_s);
    QVERIFY(QFile::remove(path(u"home/-home-me/config.json"_s)));
    QVERIFY(!find(routes));
}

void TestSessionRoutes::findsAProjectThatAppearsLater()
{
    write(u"home/-home-me/config.json"_s, R"({"Router":{"default":"Mock,mine"}})");
    ReportOnce reports(m_log);
    SessionRoutes routes(reports);
    const MonotonicTime start{10s};
    QVERIFY(!find(routes, start));
    announceSession();
    QVERIFY(!find(routes, start + 999ms)); // not searched with every request
    QVERIFY(find(routes, start + 1000ms));
    QVERIFY(QFile::remove(path(u"projects/-home-me/0b7f-42.jsonl"_s)));
    QVERIFY(find(routes, start + 10s)); // a session keeps its project
}

void TestSessionRoutes::reportsABrokenFileOnce_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("used");
    QTest::newRow("not JSON5") << QByteArray("{Router: {default: }}") << false;
    QTest::newRow("Router is no object") << QByteArray("{Router: 5}") << false;
    QTest::newRow("unknown provider") << QByteArray("{Router: {think: 'other,x'}}") << true;
    QTest::newRow("no target") << QByteArray("{Router: {think: 5}}") << false;
}

void TestSessionRoutes::reportsABrokenFileOnce()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, used);
    announceSession();
    write(u"home/-home-me/config.json"_s, text);
    ReportOnce reports(m_log);
    SessionRoutes routes(reports);
    for (int i = 0; i < 3; ++i) {
        const RouterConfig *router = find(routes);
        QCOMPARE(router != nullptr, used);
        if (router) QCOMPARE(router->defaultRoute.model, u"global"_s);
        QVERIFY(!m_steps.empty());
        QVERIFY(m_steps[0].reason.english().find("config.json") != std::string::npos);
    }
    QCOMPARE(m_target.count(logging::Severity::Warn, "config.json"), 1);
    write(u"home/-home-me/config.json"_s, "{Router: {default: 'Mock,mended'}}");
    QVERIFY(find(routes));
    write(u"home/-home-me/config.json"_s, text);
    find(routes);
    QCOMPARE(m_target.count(logging::Severity::Warn, "config.json"), 2);
}

void TestSessionRoutes::knowsNothingWithoutASession()
{
    announceSession();
    write(u"home/-home-me/config.json"_s, R"({"Router":{"default":"Mock,mine"}})");
    ReportOnce reports(m_log);
    SessionRoutes routes(reports);
    QVERIFY(!routes.find({}, m_config, m_steps, {}));
    m_config->homeDirectory.clear();
    QVERIFY(!find(routes));
}

void TestSessionRoutes::readsAgainWithOtherProviders()
{
    announceSession();
    write(u"home/-home-me/config.json"_s, R"({"Router":{"think":"New,x"}})");
    ReportOnce reports(m_log);
    SessionRoutes routes(reports);
    QVERIFY(!find(routes)->think.isSet());
    auto changed = std::make_shared<ProxyConfig>(*m_config);
    changed->providers.push_back(changed->providers.front());
    changed->providers.back().name = u"New"_s;
    m_config = changed;
    QCOMPARE(find(routes)->think.provider, u"New"_s);
}

QTEST_APPLESS_MAIN(TestSessionRoutes)
#include "tst_session_routes.moc"
