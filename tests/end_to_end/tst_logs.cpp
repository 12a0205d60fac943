#include "tests/support/raw_client.h"
#include "tests/support/router_home.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using ccr::test::RouterHome;

namespace {

const QByteArray config = R"({"PORT": %1, "Logging": {"level": "debug", "streams": [
  {"name": "main", "type": "file", "level": "debug", "path": "./main.log", "flushInterval": 50, "rotation": {"size": "10M", "compress": false}},
  {"name": "errors", "type": "file", "level": "error", "path": "./errors.log"}]}})";

QByteArray line(int level, qint64 time, const QByteArray &message, const QByteArray &more = {})
{
    return "{\"level\":" + QByteArray::number(level) + ",\"time\":" + QByteArray::number(time) + more + ",\"msg\":\"" + message + "\"}\n";
}

QJsonObject jsonOf(const RouterHome::Outcome &outcome)
{
    return QJsonDocument::fromJson(outcome.output).object();
}

} // namespace

/// `ccr logs` as a user types it, over files that lie there and over those of a router that runs.
class TestLogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void queriesFiles();
    void saysWhereAQueryIsWrong();
    void tailsAFile();
    void followsAFile();
    void checksWithExitCodes();
    void purgesWhatWasShownBefore();
    void tellsOfRequests();
    void exportsInEveryFormat();
    void rotatesARouterThatRuns();
    void answersTheSameOverHttp_data();
    void answersTheSameOverHttp();
    void turnsPages();
    void removesOverHttp();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void importsOldLogs();
    void importsWhenAsked();

private:
    ccr::test::RawResponse http(const QByteArray &method, const QByteArray &target, const QByteArray &json = {}) const
    {
        ccr::test::RawClient client(m_home->port());
        QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        if (method == "POST") request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(json.size()) + "\r\n";
        client.send(request + "\r\n" + json);
        std::optional<ccr::test::RawResponse> response;
        (void)QTest::qWaitFor([&] { return response || (response = client.takeResponse()); }, 20'000);
        return response.value_or(ccr::test::RawResponse());
    }
    RouterHome::Outcome logs(const QStringList &arguments) const { return m_home->run(QStringList(u"logs"_s) + arguments); }
    QString logFile(const QString &name) const { return m_home->path(u".claude-code-router/logs/"_s + name); }
    void writeLog(const QString &name, const QByteArray &content) const { m_home->write(u".claude-code-router/logs/"_s + name, content); }
    void useKeptHome();
    void startRouter() const { QCOMPARE(m_home->run({u"start"_s, u"--background"_s}).code, 0); }
    void ask(int count) const
    {
        for (int i = 0; i < count; ++i) {
            const QByteArray body = R"({"model":"claude-haiku","max_tokens":9,"messages":[{"role":"user","content":"hi"}]})";
            ccr::test::RawClient client(m_home->port());
            client.send("POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            std::optional<ccr::test::RawResponse> response; // the macro asks more than once
            QTRY_VERIFY_WITH_TIMEOUT(response || (response = client.takeResponse()), 20'000);
        }
    }

    std::shared_ptr<RouterHome> m_home;
    std::shared_ptr<RouterHome> m_keptHome; ///< with a router that has answered, for tests that change nothing
    qint64 m_now = 0;
};

void TestLogs::init()
{
    m_home = std::make_shared<RouterHome>(QStringLiteral(CCR_EXECUTABLE));
    QByteArray text = config;
    m_home->writeConfig(text.replace("%1", QByteArray::number(m_home->port())));
    m_now = QDateTime::currentMSecsSinceEpoch();
}

void TestLogs::queriesFiles()
{
    writeLog(u"main.2026-01-01.1.log"_s, line(30, 1'767'225'600'000, "old", ",\"status\":200"));
    writeLog(u"main.log"_s, line(30, m_now - 7'200'000, "two hours ago", ",\"status\":429") + line(50, m_now, "now", ",\"status\":500"));
    QCOMPARE(logs({u"query"_s, u"status:>=400"_s, u"--count"_s}).output, QByteArray("2\n"));
    QCOMPARE(logs({u"query"_s, u"--count"_s}).output, QByteArray("3\n"));
    const QByteArray all = logs({u"query"_s, u"status:>0"_s}).output;
    QVERIFY(all.indexOf("old") < all.indexOf("ago") && all.indexOf("ago") < all.indexOf("now"));
    QCOMPARE(logs({u"query"_s, u"--since"_s, u"1h"_s, u"--count"_s}).output, QByteArray("1\n"));
    QCOMPARE(logs({u"query"_s, u"status:429"_s, u"OR"_s, u"status:500"_s, u"--until"_s, u"1h"_s, u"--count"_s}).output, QByteArray("1\n"));
    QCOMPARE(logs({u"query"_s, u"--"_s, u"-status:200"_s}).output.count('\n'), 2);
    QCOMPARE(logs({u"query"_s, u"-status:200"_s, u"--count"_s, u"-fog"_s, u"-nothing"_s}).output, QByteArray("2\n"));
    QCOMPARE(logs({u"query"_s, u"-n1"_s, u"-status:200"_s}).output.count('\n'), 1);
    QVERIFY(logs({u"query"_s, u"-z"_s}).errors.contains("Unknown option 'z'"));
    QVERIFY(logs({u"query"_s, u"--cuont"_s}).errors.contains("cuont"));
    const QByteArray last = logs({u"query"_s, u"status:>0"_s, u"--limit"_s, u"1"_s}).output;
    QVERIFY(last.contains("now") && last.count('\n') == 1);
    QVERIFY(logs({u"query"_s, u"level:error"_s, u"--pretty"_s}).output.contains("ERROR"));
    QCOMPARE(jsonOf(logs({u"query"_s, u"level:error"_s, u"--count"_s, u"--json"_s})).value(u"matches"_s).toInt(), 1);
    // Put aside by another naming, of this program or of another one.
    writeLog(u"rotated/main_20250101_120000.log"_s, line(30, 1'735'732'800'000, "oldest", ",\"status\":201"));
    writeLog(u"main.log.1"_s, line(30, 1'735'732'800'000, "numbered", ",\"status\":201"));
    QCOMPARE(logs({u"query"_s, u"status:201"_s, u"--count"_s}).output, QByteArray("2\n"));
    m_home->write(u"foreign.log"_s, line(30, m_now, "foreign"));
    QVERIFY(logs({u"query"_s, u"foreign"_s, u"--file"_s, m_home->path(u"foreign.log"_s)}).output.contains("foreign"));
    QVERIFY(logs({u"query"_s, u"--stream"_s, u"nowhere"_s}).errors.contains("main, errors"));
}

void TestLogs::saysWhereAQueryIsWrong()
{
    writeLog(u"main.log"_s, line(30, m_now, "x"));
    const RouterHome::Outcome outcome = logs({u"query"_s, u"level:warn"_s, u"status:abc"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains("\n  level:warn status:abc\n                    ^"), outcome.errors.constData());
    QVERIFY(logs({u"query"_s, u"--since"_s, u"yesterdayish"_s}).errors.contains("--since"));
    QVERIFY(logs({u"query"_s, u"--limit"_s, u"many"_s}).errors.contains("--limit"));
}

void TestLogs::tailsAFile()
{
    QByteArray content;
    for (int i = 0; i < 50; ++i) content += line(30, m_now, "line " + QByteArray::number(i));
    writeLog(u"main.log"_s, content);
    QCOMPARE(logs({u"tail"_s}).output.count('\n'), 10);
    const QByteArray three = logs({u"tail"_s, u"-n"_s, u"3"_s, u"line"_s}).output;
    QVERIFY(three.contains("line 49") && three.count('\n') == 3);
    QFile::remove(logFile(u"main.log"_s));
    QVERIFY(logs({u"tail"_s}).errors.contains("no log file yet"));
}

void TestLogs::followsAFile()
{
    writeLog(u"main.log"_s, line(30, m_now, "first"));
    QProcess tail;
    tail.setProcessEnvironment(m_home->environment());
    tail.start(QStringLiteral(CCR_EXECUTABLE), {u"logs"_s, u"tail"_s, u"--follow"_s, u"--json"_s, u"level:>=warn"_s, u"OR"_s, u"first"_s});
    QTRY_VERIFY_WITH_TIMEOUT(tail.bytesAvailable() > 0, 10'000);
    QFile file(logFile(u"main.log"_s));
    QVERIFY(file.open(QIODevice::Append));
    file.write(line(30, m_now, "not wanted") + line(40, m_now, "second"));
    file.close();
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += tail.readAll()).contains("second"), 10'000);
    QVERIFY(file.rename(logFile(u"main.log.moved"_s)));
    writeLog(u"main.log"_s, line(50, m_now, "third"));
    QTRY_VERIFY_WITH_TIMEOUT((output += tail.readAll()).contains("third"), 10'000);
    QVERIFY(!output.contains("not wanted"));
    tail.terminate();
    QVERIFY(tail.waitForFinished());
    QCOMPARE(tail.exitStatus(), QProcess::NormalExit);
    QCOMPARE(tail.exitCode(), 0);
}

void TestLogs::checksWithExitCodes()
{
    writeLog(u"main.log"_s, line(30, m_now, "x"));
    QDir().mkpath(logFile({}));
    RouterHome::Outcome outcome = logs({u"check"_s, u"--json"_s});
    const QJsonObject report = jsonOf(outcome);
    QCOMPARE(report.value(u"checks"_s).toArray().size(), 8);
    QByteArray errors;
    for (int i = 0; i < 150; ++i) errors += line(50, m_now, "boom");
    for (int i = 0; i < 150; ++i) errors += line(50, m_now - 7'200'000, "long ago");
    writeLog(u"main.log"_s, errors);
    outcome = logs({u"check"_s, u"--json"_s});
    QVERIFY(outcome.code >= 1); // the disk of the machine that tests may be full as well
    for (const QJsonValue &check : jsonOf(outcome).value(u"checks"_s).toArray()) {
        if (check[u"name"] != u"errors"_s) continue;
        QCOMPARE(check[u"value"].toInt(), 150);
        QCOMPARE(check[u"state"].toString(), u"warning"_s);
        QVERIFY(!check[u"remedy"].toString().isEmpty());
    }
    QVERIFY(logs({u"check"_s}).output.contains("150 errors in the last hour"));
}

void TestLogs::purgesWhatWasShownBefore()
{
    writeLog(u"main.log"_s, line(30, m_now, "active"));
    for (int i = 1; i <= 4; ++i) writeLog(u"main.2026-01-0%1.1.log"_s.arg(i), line(30, m_now, "rotated"));
    writeLog(u"foreign.log"_s, "foreign");
    QVERIFY(logs({u"purge"_s}).errors.contains("--days"));
    const QStringList limit{u"purge"_s, u"--max-files"_s, u"1"_s};
    QCOMPARE(jsonOf(logs(limit + QStringList{u"--dry-run"_s, u"--json"_s})).value(u"files"_s).toArray().size(), 3);
    QVERIFY(QFile::exists(logFile(u"main.2026-01-01.1.log"_s)));
    QCOMPARE(logs(limit).code, 0);
    QVERIFY(!QFile::exists(logFile(u"main.2026-01-03.1.log"_s)));
    QVERIFY(QFile::exists(logFile(u"main.2026-01-04.1.log"_s)));
    QVERIFY(QFile::exists(logFile(u"main.log"_s)) && QFile::exists(logFile(u"foreign.log"_s)));
}

void TestLogs::tellsOfRequests()
{
    QVERIFY(logs({u"stats"_s}).errors.contains("there is no history"));
    startRouter();
    ask(3);
    QTRY_COMPARE_WITH_TIMEOUT(logs({u"query"_s, u"--requests"_s, u"status:200"_s, u"--count"_s}).output, QByteArray("3\n"), 20'000);
    const RouterHome::Outcome one = logs({u"query"_s, u"--requests"_s, u"--json"_s, u"--limit"_s, u"1"_s});
    QCOMPARE(jsonOf(one).value(u"provider"_s).toString(), u"demo"_s);
    const QJsonObject stats = jsonOf(logs({u"stats"_s, u"--json"_s}));
    QCOMPARE(stats.value(u"totalRequests"_s).toInt(), 3);
    QCOMPARE(stats.value(u"successRate"_s).toDouble(), 1.0);
    const QStringList none{u"stats"_s, u"provider:unknown"_s}; // of no request the rate is not known
    QVERIFY(jsonOf(logs(none + QStringList{u"--json"_s})).value(u"successRate"_s).isNull());
    QVERIFY(logs(none).output.contains("Success        —"));
    QCOMPARE(jsonOf(logs({u"errors"_s, u"--json"_s})).value(u"totalCount"_s).toInt(), 0);
    QVERIFY(logs({u"analyze"_s}).output.contains("POST /v1/messages"));
}

void TestLogs::exportsInEveryFormat()
{
    startRouter();
    ask(2);
    QTRY_COMPARE_WITH_TIMEOUT(logs({u"query"_s, u"--requests"_s, u"--count"_s}).output, QByteArray("2\n"), 20'000);
    for (const QString &format : {u"ndjson"_s, u"csv"_s, u"har"_s, u"markdown"_s, u"html"_s, u"otlp"_s}) {
        const QString path = m_home->path(u"out."_s + format);
        const RouterHome::Outcome outcome = logs({u"export"_s, u"--requests"_s, u"--format"_s, format, u"--output"_s, path});
        QVERIFY2(outcome.code == 0, outcome.errors.constData());
        QVERIFY(QFileInfo(path).size() > 100);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    QVERIFY(logs({u"export"_s}).errors.contains("--output"));
    QVERIFY(logs({u"export"_s, u"-o"_s, m_home->path(u"out.csv"_s)}).code != 0); // it exists
    const RouterHome::Outcome records = logs({u"export"_s, u"--records"_s, u"msg:completed"_s, u"-o"_s, m_home->path(u"records.ndjson"_s)});
    QVERIFY2(records.output.contains("2 rows"), records.output.constData());
}

void TestLogs::rotatesARouterThatRuns()
{
    startRouter();
    ask(1);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(logFile(u"main.log"_s)).size() > 0, 10'000);
    const RouterHome::Outcome outcome = logs({u"rotate"_s});
    QVERIFY2(outcome.code == 0, outcome.errors.constData());
    QVERIFY(QFile::exists(QString::fromUtf8(outcome.output.trimmed())));
    ask(1);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(logFile(u"main.log"_s)).size() > 0, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(logs({u"query"_s, u"msg:\"request completed\""_s, u"--count"_s}).output, QByteArray("2\n"), 10'000);
}

void TestLogs::useKeptHome()
{
    if (m_keptHome) {
        m_home = m_keptHome;
        return;
    }
    m_keptHome = m_home;
    for (int i = 1; i <= 3; ++i) writeLog(u"main.2026-01-0%1.1.log"_s.arg(i), line(30, 1'767'225'600'000 + i, "rotated"));
    startRouter();
    ask(3);
    QTRY_COMPARE_WITH_TIMEOUT(logs({u"query"_s, u"--requests"_s, u"--count"_s}).output, QByteArray("3\n"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(logs({u"query"_s, u"msg:\"request completed\""_s, u"--count"_s}).output, QByteArray("3\n"), 20'000);
}

void TestLogs::answersTheSameOverHttp_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("records") << QByteArray("query?query=msg:%22request+completed%22")
                             << QStringList{u"query"_s, u"msg:\"request completed\""_s};
    QTest::newRow("last records") << QByteArray("query?limit=2&query=msg:request") << QStringList{u"query"_s, u"msg:request"_s, u"-n2"_s};
    QTest::newRow("level and range") << QByteArray("query?level=info&since=1h&until=2030-01-01&order=oldest&limit=3")
                                     << QStringList{u"query"_s,      u"--level"_s, u"info"_s,   u"--since"_s, u"1h"_s, u"--until"_s,
                                                    u"2030-01-01"_s, u"--order"_s, u"oldest"_s, u"-n"_s,      u"3"_s};
    QTest::newRow("newest first") << QByteArray("query?order=newest&limit=4&query=comp:http+OR+msg:request")
                                  << QStringList{u"query"_s,     u"--order"_s, u"newest"_s,     u"-n4"_s,
                                                 u"comp:http"_s, u"OR"_s,      u"msg:request"_s};
    QTest::newRow("number of records") << QByteArray("query?count=true&query=level:info%20msg:completed")
                                       << QStringList{u"query"_s, u"--count"_s, u"level:info"_s, u"msg:completed"_s};
    QTest::newRow("requests") << QByteArray("query?requests&query=status:200") << QStringList{u"query"_s, u"--requests"_s, u"status:200"_s};
    QTest::newRow("oldest requests") << QByteArray("query?requests=true&order=oldest&limit=2")
                                     << QStringList{u"query"_s, u"--requests"_s, u"--order"_s, u"oldest"_s, u"--limit"_s, u"2"_s};
    QTest::newRow("number of requests") << QByteArray("query?requests&count") << QStringList{u"query"_s, u"--requests"_s, u"--count"_s};
    QTest::newRow("stats") << QByteArray("stats") << QStringList{u"stats"_s};
    QTest::newRow("stats of a part") << QByteArray("stats?query=-status:200&since=2h")
                                     << QStringList{u"stats"_s, u"-status:200"_s, u"--since"_s, u"2h"_s};
    QTest::newRow("errors") << QByteArray("errors") << QStringList{u"errors"_s};
    QTest::newRow("analyze") << QByteArray("analyze?level=") << QStringList{u"analyze"_s};
    QTest::newRow("purge") << QByteArray("POST purge?max-files=1&dry-run")
                           << QStringList{u"purge"_s, u"--max-files"_s, u"1"_s, u"--dry-run"_s};
}

void TestLogs::answersTheSameOverHttp()
{
    QFETCH(QByteArray, target);
    QFETCH(QStringList, arguments);
    useKeptHome();
    const bool isPost = target.startsWith("POST ");
    const auto response = http(isPost ? "POST" : "GET", "/api/logs/" + (isPost ? target.mid(5) : target));
    const RouterHome::Outcome command = logs(arguments + QStringList{u"--json"_s});
    QVERIFY2(command.code == 0, command.errors.constData());
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.size() > 2);
    QCOMPARE(response.body.trimmed(), command.output.trimmed());
    QCOMPARE(response.field("cache-control"), QByteArray("no-store"));
}

void TestLogs::turnsPages()
{
    QByteArray all;
    for (int file = 1; file <= 3; ++file) {
        QByteArray content;
        for (int i = 0; i < 7; ++i) content += line(30, m_now - 100'000 + file * 100 + i, "page " + QByteArray::number(file * 10 + i));
        writeLog(file == 3 ? u"main.log"_s : u"main.2026-01-0%1.1.log"_s.arg(file), content);
        all += content;
    }
    startRouter();
    for (const QByteArray order : {"oldest", "newest"}) {
        QByteArrayList found;
        QByteArray cursor;
        int pages = 0;
        do {
            const auto response = http("GET", "/api/logs/query?query=page&since=1d&limit=4&order=" + order + "&cursor=" + cursor);
            QCOMPARE(response.status, 200);
            for (const QByteArray &one : response.body.split('\n'))
                if (!one.isEmpty()) found.append(one);
            cursor = response.field("x-next-cursor");
            // What is put aside between two pages is found again.
            if (++pages == 2) QCOMPARE(http("POST", "/api/logs/rotate", "{}").status, 200);
        } while (!cursor.isEmpty() && pages < 20);
        if (order == "newest") std::reverse(found.begin(), found.end());
        QCOMPARE(found.join('\n') + '\n', all);
    }
    QByteArrayList requests;
    ask(5);
    QTRY_COMPARE_WITH_TIMEOUT(logs({u"query"_s, u"--requests"_s, u"--count"_s}).output, QByteArray("5\n"), 20'000);
    QByteArray cursor;
    do {
        const auto response = http("GET", "/api/logs/query?requests&limit=2&order=newest&cursor=" + cursor);
        for (const QByteArray &one : response.body.split('\n'))
            if (!one.isEmpty()) requests.append(one);
        cursor = response.field("x-next-cursor");
    } while (!cursor.isEmpty() && requests.size() < 20);
    std::reverse(requests.begin(), requests.end());
    QCOMPARE(requests.join('\n') + '\n', logs({u"query"_s, u"--requests"_s, u"--json"_s}).output);
}

void TestLogs::removesOverHttp()
{
    for (int i = 1; i <= 4; ++i) writeLog(u"main.2026-01-0%1.1.log"_s.arg(i), line(30, m_now, "rotated"));
    startRouter();
    ask(1);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(logFile(u"main.log"_s)).size() > 0, 10'000);
    const auto rotated = http("POST", "/api/logs/rotate", R"({"stream": "main"})");
    const QJsonArray outcomes = QJsonDocument::fromJson(rotated.body).object().value(u"rotated"_s).toArray();
    QCOMPARE(outcomes.size(), 1);
    QVERIFY(QFile::exists(outcomes[0][u"file"].toString()));
    const QByteArray limits = R"({"max-files": 2, "dry-run": %1})";
    QCOMPARE(http("POST", "/api/logs/purge", QByteArray(limits).replace("%1", "true")).status, 200);
    QVERIFY(QFile::exists(logFile(u"main.2026-01-01.1.log"_s)));
    const auto purged = http("POST", "/api/logs/purge", QByteArray(limits).replace("%1", "false"));
    QCOMPARE(QJsonDocument::fromJson(purged.body).object().value(u"files"_s).toArray().size(), 3);
    QVERIFY(!QFile::exists(logFile(u"main.2026-01-01.1.log"_s)));
    QVERIFY(QFile::exists(logFile(u"main.log"_s)));
    const auto checked = http("GET", "/api/logs/check");
    QJsonObject check = QJsonDocument::fromJson(checked.body).object();
    QCOMPARE(check.value(u"checks"_s).toArray().size(), 8);

    QTRY_COMPARE_WITH_TIMEOUT(logs({u"query"_s, u"--requests"_s, u"--count"_s}).output, QByteArray("1\n"), 20'000);
    const auto csv = http("GET", "/api/logs/export?requests&format=csv");
    QVERIFY(csv.field("content-type").startsWith("text/csv"));
    QVERIFY(csv.field("content-disposition").contains("attachment; filename=\"ccr-logs-"));
    const QString path = m_home->path(u"same.csv"_s);
    QCOMPARE(logs({u"export"_s, u"--requests"_s, u"--format"_s, u"csv"_s, u"-o"_s, path}).code, 0);
    const auto rows = [](const QByteArray &table) { return table.mid(table.indexOf('\n')); }; // the head says when it was made
    QVERIFY(rows(csv.body).contains("claude-haiku"));
    QCOMPARE(rows(csv.body), rows(m_home->read(u"same.csv"_s)));
    const auto packed = http("GET", "/api/logs/export?requests&format=csv&gzip=true");
    QFile file(m_home->path(u"packed.csv.gz"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(packed.body);
    file.close();
    QProcess unpack;
    unpack.start(u"gzip"_s, {u"-dc"_s, file.fileName()});
    QVERIFY(unpack.waitForFinished());
    QCOMPARE(rows(unpack.readAllStandardOutput()), rows(csv.body));
}

void TestLogs::refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("told");
    QTest::newRow("query") << QByteArray("GET query?query=status:abc") << QByteArray() << QByteArrayList{"status:abc"};
    QTest::newRow("limit") << QByteArray("GET query?limit=many") << QByteArray() << QByteArrayList{"limit", "many", "whole number"};
    QTest::newRow("level") << QByteArray("GET query?level=loud") << QByteArray() << QByteArrayList{"level", "loud", "warn"};
    QTest::newRow("since") << QByteArray("GET stats?since=yesterdayish") << QByteArray() << QByteArrayList{"since", "yesterdayish", "2h"};
    QTest::newRow("order") << QByteArray("GET query?order=up") << QByteArray() << QByteArrayList{"order", "up", "newest"};
    QTest::newRow("stream") << QByteArray("GET query?stream=../main") << QByteArray()
                            << QByteArrayList{"stream", "../main", "main, errors"};
    QTest::newRow("cursor") << QByteArray("GET query?cursor=12") << QByteArray() << QByteArrayList{"cursor", "12", "leave it out"};
    QTest::newRow("foreign cursor") << QByteArray("GET query?cursor=1-2-3-4-5") << QByteArray()
                                    << QByteArrayList{"cursor", "another question"};
    QTest::newRow("unknown name") << QByteArray("GET query?lvel=info") << QByteArray() << QByteArrayList{"lvel", "level"};
    QTest::newRow("file") << QByteArray("GET query?file=/etc/hostname") << QByteArray() << QByteArrayList{"file"};
    QTest::newRow("output") << QByteArray("GET export?output=/tmp/x") << QByteArray() << QByteArrayList{"output"};
    QTest::newRow("format") << QByteArray("GET export?format=pdf") << QByteArray() << QByteArrayList{"format", "pdf", "har"};
    QTest::newRow("privacy") << QByteArray("GET export?privacy=none") << QByteArray() << QByteArrayList{"privacy", "none", "strict"};
    QTest::newRow("no limit") << QByteArray("POST purge") << QByteArray("{}") << QByteArrayList{"days", "max-files", "max-bytes"};
    QTest::newRow("days") << QByteArray("POST purge") << QByteArray(R"({"days": -3})") << QByteArrayList{"days", "-3", "from 1"};
    QTest::newRow("size") << QByteArray("POST purge?max-bytes=much") << QByteArray() << QByteArrayList{"max-bytes", "much"};
    QTest::newRow("flag") << QByteArray("POST purge?days=3&dry-run=perhaps") << QByteArray()
                          << QByteArrayList{"dry-run", "perhaps", "true"};
    QTest::newRow("no object") << QByteArray("POST purge") << QByteArray("[1]") << QByteArrayList{"JSON object"};
    QTest::newRow("no text") << QByteArray("POST purge") << QByteArray(R"({"days": [3]})") << QByteArrayList{"days", "number"};
    QTest::newRow("stream to rotate") << QByteArray("POST rotate?stream=nowhere") << QByteArray() << QByteArrayList{"stream", "nowhere"};
}

void TestLogs::refusesWhatIsWrong()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QByteArrayList, told);
    useKeptHome();
    const qsizetype blank = target.indexOf(' ');
    const auto response = http(target.left(blank), "/api/logs/" + target.mid(blank + 1), body);
    QCOMPARE(response.status, 400);
    const QByteArray message = QJsonDocument::fromJson(response.body)[u"error"][u"message"].toString().toUtf8();
    for (const QByteArray &word : told) QVERIFY2(message.contains(word), message.constData());
}

void TestLogs::importsOldLogs()
{
    const QByteArray pino = line(40, 1'754'388'000'123, "old warning", ",\"apiKey\":\"sk-hidden\"");
    m_home->write(u".claude-code-router/claude-code-router.log"_s, "[2025-08-05T09:00:00.000Z] old text\n");
    writeLog(u"ccr-20250805100000.log"_s, pino);
    startRouter();
    const QStringList question{u"query"_s, u"old"_s, u"--json"_s};
    QTRY_COMPARE_WITH_TIMEOUT(logs(question).output.count('\n'), 2, 20'000);
    const QByteArray found = logs(question).output;
    QVERIFY2(found.indexOf("old text") < found.indexOf("old warning"), found);
    QVERIFY(found.contains("\"imported\":\"ccr-20250805100000.log\"") && !found.contains("sk-hidden"));
    const QStringList outcome{u"query"_s, u"msg:imported"_s, u"--json"_s};
    QTRY_COMPARE_WITH_TIMEOUT(logs(outcome).output.count("\"records\":2"), 1, 20'000);
    // A second start finds nothing new.
    QCOMPARE(m_home->run({u"restart"_s}).code, 0);
    QVERIFY(logs({u"import"_s}).output.contains("was imported before, 1 records"));
    ask(1); // what the start tells is written by then
    QTRY_COMPARE_WITH_TIMEOUT(logs({u"query"_s, u"msg:\"request completed\""_s, u"--count"_s}).output, QByteArray("1\n"), 20'000);
    QCOMPARE(logs(outcome).output.count('\n'), 1);
    QCOMPARE(m_home->read(u".claude-code-router/logs/ccr-20250805100000.log"_s), pino);
}

void TestLogs::importsWhenAsked()
{
    QByteArray text = config;
    text.replace("%1", QByteArray::number(m_home->port()));
    text.replace("\"Logging\": {", "\"Logging\": {\"integration\": {\"migrateExistingLogs\": false}, ");
    m_home->writeConfig(text);
    writeLog(u"ccr-20250805100000.log"_s, line(40, 1'754'388'000'123, "old"));
    m_home->write(u"elsewhere.log"_s, "[2025-08-05T09:00:00.000Z] foreign\n");
    startRouter();
    ask(1);
    QTRY_COMPARE_WITH_TIMEOUT(logs({u"query"_s, u"msg:\"request completed\""_s, u"--count"_s}).output, QByteArray("1\n"), 20'000);
    QCOMPARE(logs({u"import"_s, u"--undo"_s, u"--dry-run"_s, u"--json"_s}).output,
             QByteArray("{\"dryRun\":true,\"failed\":[],\"files\":[]}\n"));
    QVERIFY(logs({u"import"_s, u"--dry-run"_s}).output.contains("would be imported, 1 records"));
    QCOMPARE(logs({u"query"_s, u"msg:old"_s, u"--count"_s}).output, QByteArray("0\n"));
    QCOMPARE(logs({u"import"_s}).code, 0);
    QCOMPARE(logs({u"query"_s, u"msg:old"_s, u"--count"_s}).output, QByteArray("1\n"));
    const QJsonObject outcome = jsonOf(logs({u"import"_s, u"--json"_s, m_home->path(u"elsewhere.log"_s)}));
    QCOMPARE(outcome.value(u"sources"_s)[0][u"state"].toString(), u"imported"_s);
    QCOMPARE(logs({u"query"_s, u"msg:foreign"_s, u"--count"_s}).output, QByteArray("1\n"));
    const RouterHome::Outcome wrong = logs({u"import"_s, m_home->path(u"nowhere.log"_s)});
    QVERIFY(wrong.code == 1 && wrong.errors.contains("nowhere.log"));
    for (const QString &own : {u"main.log"_s, u"ccr-background.log"_s})
        QVERIFY(logs({u"import"_s, logFile(own)}).output.contains("written by this program"));
    QVERIFY(logs({u"import"_s, u"--undo"_s}).output.contains("2 files removed"));
    QCOMPARE(logs({u"query"_s, u"msg:old OR msg:foreign"_s, u"--count"_s}).output, QByteArray("0\n"));
}

QTEST_GUILESS_MAIN(TestLogs)
#include "tst_logs.moc"
