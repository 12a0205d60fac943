#include "logging/api/exchange_log.h"
#include "logging/pipeline/logging_service.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLoggingService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryRecordInOrder();
    void flushesInAnyTime_data();
    void flushesInAnyTime();
    void removesSecrets();
    void recordsAnExchangeOnce();
    void feedsTheWindow();
    void survivesAVanishedFolder();
    void refusesASymbolicLink();
    void rotates();
    void rotatesWhenAsked();

private:
    static LoggingConfig configIn(const QTemporaryDir &dir)
    {
        LoggingConfig config;
        config.directory = dir.filePath(u"logs"_s);
        StreamConfig file{.name = u"file"_s, .type = StreamType::File};
        file.file.path = config.directory + u"/ccr.log"_s;
        config.streams.push_back(std::move(file));
        return config;
    }
    static QList<QJsonObject> linesOf(const QString &path)
    {
        QFile file(path);
        QList<QJsonObject> lines;
        if (!file.open(QIODevice::ReadOnly)) return lines;
        for (const QByteArray &line : file.readAll().split('\n'))
            if (!line.isEmpty()) lines.append(QJsonDocument::fromJson(line).object());
        return lines;
    }
};

void TestLoggingService::keepsEveryRecordInOrder()
{
    const QTemporaryDir dir;
    constexpr int threads = 4;
    constexpr int each = 5000;
    {
        LoggingService service(configIn(dir));
        std::vector<std::thread> writers;
        for (int t = 0; t < threads; ++t)
            writers.emplace_back([&service, t] {
                const Log log(service.target(), "t" + std::to_string(t));
                for (int i = 0; i < each; ++i) log.info("line", {{"i", std::int64_t(i)}});
            });
        for (std::thread &writer : writers) writer.join();
    }
    const QString path = dir.filePath(u"logs/ccr.log"_s);
    QHash<QString, int> next;
    const QList<QJsonObject> lines = linesOf(path);
    QCOMPARE(lines.size(), threads * each);
    for (const QJsonObject &line : lines) QCOMPARE(line.value("i"_L1).toInt(), next[line.value("component"_L1).toString()]++);
    QCOMPARE(QFileInfo(path).permissions() & 0x0077, QFileDevice::Permissions());
}

void TestLoggingService::flushesInAnyTime_data()
{
    QTest::addColumn<std::chrono::milliseconds>("timeout");
    QTest::newRow("a moment") << std::chrono::milliseconds(10'000);
    QTest::newRow("a month") << std::chrono::milliseconds(30 * 24h);
    QTest::newRow("for ever") << std::chrono::milliseconds::max();
}

// The ends of the scale wrap neither the clock nor a counter.
void TestLoggingService::flushesInAnyTime()
{
    QFETCH(std::chrono::milliseconds, timeout);
    const QTemporaryDir dir;
    LoggingService service(configIn(dir));
    Log(service.target(), "x").info("line");
    QVERIFY(service.flush(timeout));
    QCOMPARE(linesOf(dir.filePath(u"logs/ccr.log"_s)).size(), 1);
    for (const auto none : {std::chrono::milliseconds(0), std::chrono::milliseconds(-1), std::chrono::milliseconds::min()})
        service.flush(none); // returns
}

void TestLoggingService::removesSecrets()
{
    const QTemporaryDir dir;
    {
        LoggingService service(configIn(dir));
        service.setKnownSecrets({"my-own-secret"});
        const Log log(service.target(), "x");
        log.info("key sk-abcdefghijklmnop and Bearer abcdefghijk", {{"authorization", std::string("whatever")},
                                                                    {"url", std::string("http://u:pw@h/?key=1234567890&b=1")},
                                                                    {"note", std::string("has my-own-secret inside")},
                                                                    {"task", std::string("task-sk is fine")}});
    }
    QFile file(dir.filePath(u"logs/ccr.log"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    for (const char *secret : {"abcdefghijk", "whatever", "u:pw", "1234567890", "my-own-secret"}) QVERIFY2(!text.contains(secret), secret);
    QVERIFY(text.contains("task-sk is fine"));
}

void TestLoggingService::recordsAnExchangeOnce()
{
    const QTemporaryDir dir;
    {
        LoggingService service(configIn(dir));
        ExchangeLog log(service.target(), "req_1", monotonicNow());
        log.started({.time = wallNow(), .method = "POST", .path = "/v1/messages", .askedModel = "m"});
        log.attemptStarted({.provider = "p", .model = "s"});
        log.pieceReceived({.bytes = 10, .events = 1, .textDeltas = 1});
        log.finished({.outcome = Outcome::Ok, .status = 200});
        log.finished({.outcome = Outcome::Failed, .status = 500});
        const ExchangeLog forgotten(service.target(), "req_2", monotonicNow());
        ExchangeLog dropped(service.target(), "req_3", monotonicNow());
        dropped.started({.time = wallNow(), .method = "POST"});
    }
    const QList<QJsonObject> lines = linesOf(dir.filePath(u"logs/ccr.log"_s));
    QCOMPARE(lines.size(), 2);
    QHash<QString, QJsonObject> byId;
    for (const QJsonObject &line : lines) byId.insert(line.value("reqId"_L1).toString(), line);
    QCOMPARE(byId.value(u"req_1"_s).value("outcome"_L1).toString(), u"ok"_s);
    QCOMPARE(byId.value(u"req_1"_s).value("provider"_L1).toString(), u"p"_s);
    QVERIFY(byId.value(u"req_1"_s).contains("ttftMs"_L1));
    QCOMPARE(byId.value(u"req_3"_s).value("errorClass"_L1).toString(), u"internal"_s);
}

void TestLoggingService::feedsTheWindow()
{
    const QTemporaryDir dir;
    LoggingService service(configIn(dir));
    QSignalSpy records(service.logFeed(), &LogFeed::recordsAdded);
    QSignalSpy exchanges(service.exchangeFeed(), &ExchangeFeed::exchangesChanged);
    ExchangeLog log(service.target(), "req_1", monotonicNow());
    log.started({.time = wallNow(), .method = "POST"});
    QTRY_COMPARE(exchanges.size(), 1);
    log.finished({.outcome = Outcome::Ok, .status = 200});
    QTRY_COMPARE(exchanges.size(), 2);
    const auto last = exchanges.at(1).at(0).value<QList<ExchangeSnapshot>>();
    QCOMPARE(last.size(), 1);
    QVERIFY(last.first().outcome == Outcome::Ok);
    QCOMPARE(records.size(), 1);
}

void TestLoggingService::survivesAVanishedFolder()
{
    const QTemporaryDir dir;
    LoggingService service(configIn(dir));
    const Log log(service.target(), "x");
    log.info("before");
    QVERIFY(service.flush(5s));
    QVERIFY(QDir(dir.filePath(u"logs"_s)).removeRecursively());
    log.info("after");
    QVERIFY(service.flush(5s));
    QTRY_COMPARE(linesOf(dir.filePath(u"logs/ccr.log"_s)).size(), 1);
}

void TestLoggingService::refusesASymbolicLink()
{
    const QTemporaryDir dir;
    QVERIFY(QDir().mkpath(dir.filePath(u"logs"_s)));
    QVERIFY(QFile::link(dir.filePath(u"elsewhere"_s), dir.filePath(u"logs/ccr.log"_s)));
    LoggingService service(configIn(dir));
    const Log log(service.target(), "x");
    log.info("line");
    QVERIFY(service.flush(5s));
    QVERIFY(!QFile::exists(dir.filePath(u"elsewhere"_s)));
    QVERIFY(service.health().sinkProblem.contains("symbolic"_L1));
}

void TestLoggingService::rotates()
{
    const QTemporaryDir dir;
    LoggingConfig config = configIn(dir);
    config.streams.front().file.rotation.maxBytes = 1000;
    config.streams.front().file.rotation.maxFiles = 2;
    config.streams.front().file.rotation.naming = FileNaming::Numbered;
    LoggingService service(config);
    const Log log(service.target(), "x");
    for (int i = 0; i < 10; ++i) {
        for (int j = 0; j < 10; ++j) log.info("a line that is long enough to fill a small file soon");
        QVERIFY(service.flush(5s));
    }
    QCOMPARE(QDir(dir.filePath(u"logs"_s)).entryList({u"ccr.log*"_s}, QDir::Files).size(), 3);
}

void TestLoggingService::rotatesWhenAsked()
{
    const QTemporaryDir dir;
    LoggingService service(configIn(dir));
    const Log log(service.target(), "x");
    log.info("before");
    const auto outcomes = service.rotate({}, 5s);
    QVERIFY(outcomes);
    QCOMPARE(outcomes->size(), 1);
    QVERIFY2(outcomes->first().problem.isEmpty(), qPrintable(outcomes->first().problem));
    QCOMPARE(linesOf(outcomes->first().file).size(), 1);
    log.info("after");
    QVERIFY(service.flush(5s));
    QCOMPARE(linesOf(dir.filePath(u"logs/ccr.log"_s)).size(), 1);
    QCOMPARE(service.rotate(u"no such stream"_s, 5s)->size(), 0);
}

QTEST_GUILESS_MAIN(TestLoggingService)
#include "tst_logging_service.moc"
