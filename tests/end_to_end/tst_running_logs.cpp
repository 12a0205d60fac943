#include "tests/support/raw_client.h"
#include "tests/support/router_home.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using ccr::test::RouterHome;

namespace {

const QByteArray config = R"({"PORT": %PORT%, "APIKEY": "$ROUTER_KEY", "Logging": {"level": "info", "streams": [
  {"name": "main", "type": "file", "level": "info", "path": "./main.log", "flushInterval": 50, "rotation": {"naming": "%NAMING%"}},
  {"name": "copy", "type": "file", "level": "info", "path": "./copy.log", "flushInterval": 50, "rotation": {"naming": "%NAMING%"}},
  {"name": "errors", "type": "file", "level": "error", "path": "./errors.log", "rotation": {"naming": "%NAMING%"}}%MORE%]}})";

const QString keyVariable = u"ROUTER_KEY"_s;
const QString key = u"secret-of-the-router"_s;

QJsonDocument jsonOf(const QByteArray &text)
{
    return QJsonDocument::fromJson(text);
}

} // namespace

/// What `ccr logs` asks a router that runs.
class TestRunningLogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void rotatesWhateverTheNaming_data();
    void rotatesWhateverTheNaming();
    void rotatesOneStream();
    void tellsWhatStayed();
    void raisesALevelForAWhile();
    void takesALevelBack();
    void givesLevelsToThoseWithTheKey();
    void reportsPerformanceInFourFormats();
    void listsStreams();
    void boundsWhatABackgroundRouterPrints();
    void writesTheOldTextLogAsWell();
    void repairsPermissions();

private:
    RouterHome::Outcome logs(const QStringList &arguments) const { return m_home->run(QStringList(u"logs"_s) + arguments); }
    QString logFile(const QString &name) const { return m_home->path(u".claude-code-router/logs/"_s + name); }
    qint64 sizeOf(const QString &name) const { return QFileInfo(logFile(name)).size(); }
    void configure(const QByteArray &naming, const QByteArray &more = {}) const
    {
        QByteArray text = config;
        m_home->writeConfig(text.replace("%PORT%", QByteArray::number(m_home->port())).replace("%NAMING%", naming).replace("%MORE%", more));
    }
    void start() const
    {
        const RouterHome::Outcome outcome = m_home->run({u"start"_s, u"--background"_s});
        QVERIFY2(outcome.code == 0, outcome.errors.constData());
    }
    ccr::test::RawResponse http(const QByteArray &request, const QByteArray &body = {}, const QString &asKey = key) const
    {
        ccr::test::RawClient client(m_home->port());
        client.send(request + " HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: " + asKey.toUtf8()
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        std::optional<ccr::test::RawResponse> response;
        (void)QTest::qWaitFor([&] { return response || (response = client.takeResponse()); }, 20'000);
        return response.value_or(ccr::test::RawResponse());
    }
    void ask(const QByteArray &more = {}) const
    {
        const auto response = http("POST /v1/messages",
                                   R"({"model":"claude-haiku","max_tokens":9)" + more + R"(,"messages":[{"role":"user","content":"hi"}]})");
        QCOMPARE(response.status, 200);
    }
    void fill() const
    {
        ask();
        QTRY_VERIFY_WITH_TIMEOUT(sizeOf(m_activePrefix + u"main.log"_s) > 0 && sizeOf(m_activePrefix + u"copy.log"_s) > 0, 10'000);
    }
    QByteArray contentOf(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<RouterHome> m_home;
    QString m_activePrefix; ///< of the names of active files
};

void TestRunningLogs::init()
{
    m_home = std::make_unique<RouterHome>(QStringLiteral(CCR_EXECUTABLE));
    m_home->environment().insert(keyVariable, key);
    configure("dated");
    m_activePrefix.clear();
}

void TestRunningLogs::rotatesWhateverTheNaming_data()
{
    QTest::addColumn<QByteArray>("naming");
    QTest::addColumn<bool>("knowsTheKey");
    for (const QByteArray naming : {"dated", "pino-roll", "seed-script", "spec-date", "numbered"})
        for (const bool knowsTheKey : {true, false})
            QTest::addRow("%s, %s", naming.constData(), knowsTheKey ? "asked" : "with a signal") << naming << knowsTheKey;
}

void TestRunningLogs::rotatesWhateverTheNaming()
{
    QFETCH(QByteArray, naming);
    QFETCH(bool, knowsTheKey);
    configure(naming);
    if (naming == "spec-date") m_activePrefix = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-dd-"_s);
    start();
    if (!knowsTheKey) m_home->environment().insert(keyVariable, u"another"_s);
    for (int round = 0; round < 2; ++round) {
        fill();
        const QByteArray main = contentOf(logFile(m_activePrefix + u"main.log"_s));
        const RouterHome::Outcome outcome = logs({u"rotate"_s, u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.errors + outcome.output);
        QMap<QString, QString> files;
        for (const QJsonValue &one : jsonOf(outcome.output)[u"rotated"].toArray())
            files.insert(one[u"stream"].toString(), one[u"file"].toString());
        // Both, and not the empty one, unless the question with the wrong key became an error there.
        if (knowsTheKey) QCOMPARE(files.keys(), (QStringList{u"copy"_s, u"main"_s}));
        QVERIFY2(contentOf(files[u"main"_s]).startsWith(main), qPrintable(files[u"main"_s]));
        QVERIFY(contentOf(files[u"copy"_s]).contains("request completed"));
        QCOMPARE(sizeOf(m_activePrefix + u"main.log"_s), 0);
    }
    const RouterHome::Outcome nothing = logs({u"rotate"_s});
    QVERIFY2(nothing.code == 0 && (!knowsTheKey || nothing.output.isEmpty()), nothing.errors + nothing.output);
}

void TestRunningLogs::rotatesOneStream()
{
    start();
    fill();
    const RouterHome::Outcome unknown = logs({u"rotate"_s, u"--stream"_s, u"nowhere"_s});
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.errors.contains("no file stream is called \"nowhere\""), unknown.errors.constData());
    const RouterHome::Outcome outcome = logs({u"rotate"_s, u"--stream"_s, u"copy"_s});
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    QVERIFY(QFileInfo(QString::fromUtf8(outcome.output.trimmed())).fileName().startsWith(u"copy."_s));
    QCOMPARE(sizeOf(u"copy.log"_s), 0);
    QVERIFY(sizeOf(u"main.log"_s) > 0);
    m_home->environment().insert(keyVariable, u"another"_s); // a signal cannot say which
    const RouterHome::Outcome unheard = logs({u"rotate"_s, u"--stream"_s, u"main"_s});
    QCOMPARE(unheard.code, 1);
    QVERIFY2(unheard.errors.contains("--stream"), unheard.errors.constData());
    QVERIFY(sizeOf(u"main.log"_s) > 0);
}

void TestRunningLogs::tellsWhatStayed()
{
    configure("seed-script");
    QDir().mkpath(logFile({}));
    m_home->write(u".claude-code-router/logs/rotated"_s, "in the way of the folder");
    start();
    fill();
    const RouterHome::Outcome outcome = logs({u"rotate"_s, u"--json"_s});
    QCOMPARE(outcome.code, 2);
    QCOMPARE(jsonOf(outcome.output)[u"failed"].toArray().size(), 2);
    QVERIFY2(outcome.errors.contains("main.log: Not a directory"), outcome.errors.constData());
    QVERIFY(sizeOf(u"main.log"_s) > 0);
}

void TestRunningLogs::raisesALevelForAWhile()
{
    start();
    const QByteArray before = logs({u"level"_s}).output;
    QVERIFY2(before.contains("those of the configuration"), before.constData());
    fill();
    QVERIFY(!contentOf(logFile(u"main.log"_s)).contains("\"level\":20"));
    const RouterHome::Outcome raised = logs({u"level"_s, u"debug"_s, u"--component"_s, u"proxy"_s, u"--for"_s, u"4s"_s});
    QVERIFY2(raised.code == 0, raised.errors.constData());
    QVERIFY2(raised.output.contains("proxy: debug for another"), raised.output.constData());
    QVERIFY(logs({u"config"_s}).output.contains("for now: proxy: debug"));
    QCOMPARE(jsonOf(logs({u"config"_s, u"--json"_s}).output)[u"running"][u"levels"][0][u"level"].toString(), u"debug"_s);
    const QJsonDocument health = jsonOf(http("GET /health").body);
    QCOMPARE(health[u"logging"][u"temporaryLevels"][0][u"component"].toString(), u"proxy"_s);
    ask();
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(logFile(u"main.log"_s)).contains("\"level\":20"), 10'000);
    // It goes back by itself.
    QTRY_VERIFY_WITH_TIMEOUT(logs({u"level"_s}).output.contains("those of the configuration"), 20'000);
    QCOMPARE(logs({u"rotate"_s}).code, 0);
    fill();
    QVERIFY(!contentOf(logFile(u"main.log"_s)).contains("\"level\":20"));
}

void TestRunningLogs::takesALevelBack()
{
    QVERIFY(logs({u"level"_s, u"debug"_s}).errors.contains("does not run"));
    start();
    QCOMPARE(logs({u"level"_s, u"trace"_s}).code, 0);
    const QByteArray both = logs({u"level"_s, u"warn"_s, u"--component"_s, u"proxy"_s, u"--json"_s}).output;
    QCOMPARE(jsonOf(both)[u"levels"].toArray().size(), 2);
    QCOMPARE(jsonOf(logs({u"level"_s, u"reset"_s, u"--component"_s, u"proxy"_s, u"--json"_s}).output)[u"levels"].toArray().size(), 1);
    QVERIFY(logs({u"level"_s, u"reset"_s}).output.contains("those of the configuration"));
    QVERIFY(logs({u"level"_s, u"loud"_s}).errors.contains("\"loud\" is no level"));
    QVERIFY(logs({u"level"_s, u"--for"_s, u"1m"_s}).errors.contains("say which level"));
}

void TestRunningLogs::givesLevelsToThoseWithTheKey()
{
    start();
    const QByteArray question = R"({"level": "debug", "component": "proxy", "for": "1m"})";
    QCOMPARE(http("POST /api/logs/level", question, u"wrong"_s).status, 401);
    QCOMPARE(jsonOf(http("GET /api/logs/level").body)[u"levels"].toArray().size(), 0);
    const auto set = http("POST /api/logs/level", question);
    QCOMPARE(set.status, 200);
    QCOMPARE(jsonOf(set.body)[u"levels"][0][u"component"].toString(), u"proxy"_s);
    QCOMPARE(http("GET /api/logs/level?level=trace").status, 400); // reading changes nothing
    QCOMPARE(jsonOf(http("GET /api/logs/level").body)[u"levels"][0][u"level"].toString(), u"debug"_s);
}

void TestRunningLogs::reportsPerformanceInFourFormats()
{
    QVERIFY(logs({u"performance"_s}).errors.contains("does not run"));
    start();
    fill();
    const QMap<QString, QByteArray> marks{
        {u"json"_s, "\"samples\""}, {u"csv"_s, "time,"}, {u"html"_s, "<html"}, {u"prometheus"_s, "# TYPE "}};
    for (auto mark = marks.cbegin(); mark != marks.cend(); ++mark) {
        const RouterHome::Outcome outcome = logs({u"performance"_s, u"--format"_s, mark.key()});
        QVERIFY2(outcome.code == 0, outcome.errors.constData());
        QVERIFY2(outcome.output.contains(mark.value()), outcome.output.constData());
        const QByteArray same = http("GET /api/logs/performance?format=" + mark.key().toUtf8()).body;
        QCOMPARE(outcome.output.left(20), same.left(20)); // the numbers go on
    }
    const QString path = m_home->path(u"report.html"_s);
    QCOMPARE(logs({u"performance"_s, u"--format"_s, u"html"_s, u"-o"_s, path}).code, 0);
    QVERIFY(contentOf(path).contains("<html"));
    QVERIFY(logs({u"performance"_s, u"-o"_s, path}).errors.contains("--force"));
    QVERIFY(logs({u"performance"_s, u"--format"_s, u"pdf"_s}).errors.contains("\"pdf\" is unknown"));
}

void TestRunningLogs::listsStreams()
{
    configure("dated", R"(], "enhancedFeatures": {"streamTracking": {"maxHistorySize": 2}}, "x": [)");
    start();
    for (int i = 0; i < 3; ++i) ask(R"(,"stream":true)");
    QTRY_COMPARE_WITH_TIMEOUT(jsonOf(logs({u"streams"_s, u"--json"_s}).output)[u"streams"].toArray().size(), 2, 10'000);
    const QJsonArray streams = jsonOf(http("GET /api/logs/streams").body)[u"streams"].toArray();
    QCOMPARE(streams.size(), 2); // as many as are to be kept
    QVERIFY(streams[0][u"number"].toInt() > streams[1][u"number"].toInt());
    QCOMPARE(streams[0][u"finishClass"].toString(), u"normal"_s);
    QVERIFY(streams[0][u"events"].toInt() > 0);
    QCOMPARE(logs({u"streams"_s, u"--limit"_s, u"1"_s}).output.count('\n'), 1);
    QVERIFY(logs({u"streams"_s, u"--limit"_s, u"0"_s}).errors.contains("limit"));
}

void TestRunningLogs::boundsWhatABackgroundRouterPrints()
{
    configure("dated", R"(, {"name": "console", "type": "console", "level": "info"})");
    start();
    const QString name = u"ccr-background.log"_s;
    fill();
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(logFile(name)).contains("request completed"), 10'000);
    QFile file(logFile(name));
    QVERIFY(file.open(QIODevice::Append));
    file.write(QByteArray(5'000'000, 'x') + "\nnewest\n"); // as after days
    file.close();
    ask();
    QTRY_VERIFY_WITH_TIMEOUT(sizeOf(name) < 4 << 20, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(logFile(name)).contains("newest"), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(logFile(name)).contains("request completed"), 10'000);
}

void TestRunningLogs::writesTheOldTextLogAsWell()
{
    m_home->writeConfig(R"({"LOG": true, "PORT": )" + QByteArray::number(m_home->port())
                        + R"(, "Logging": {"integration": {"preserveExistingBehavior": true}}})");
    start();
    ask();
    const QString text = m_home->path(u".claude-code-router/claude-code-router.log"_s);
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(text).contains("request completed"), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(logFile(u"ccr.log"_s)).contains("\"msg\":\"request completed\""), 10'000);
    QVERIFY(contentOf(text).startsWith('[')); // [time] LEVEL message
}

void TestRunningLogs::repairsPermissions()
{
    m_home->write(u".claude-code-router/logs/main.log"_s, "{}\n");
    const QByteArray path = logFile(u"main.log"_s).toUtf8();
    QCOMPARE(::chmod(logFile({}).toUtf8().constData(), 0700), 0);
    QCOMPARE(::chmod(path.constData(), 0644), 0);
    const auto permissions = [this](const QStringList &more) {
        const RouterHome::Outcome outcome = logs(QStringList{u"check"_s, u"--json"_s} + more);
        for (const QJsonValue &check : jsonOf(outcome.output)[u"checks"].toArray())
            if (check[u"name"] == u"permissions"_s) return check.toObject();
        return QJsonObject();
    };
    QJsonObject check = permissions({});
    QCOMPARE(check[u"state"].toString(), u"warning"_s);
    QVERIFY(check[u"remedy"].toString().contains(u"ccr logs check --repair"_s));
    check = permissions({u"--repair"_s});
    QCOMPARE(check[u"state"].toString(), u"ok"_s);
    struct stat status;
    QCOMPARE(::stat(path.constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

QTEST_GUILESS_MAIN(TestRunningLogs)
#include "tst_running_logs.moc"
