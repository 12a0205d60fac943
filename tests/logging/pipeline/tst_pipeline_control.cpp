#include "logging/pipeline/logging_service.h"
#include "logging/sink/callback_sink.h"
#include "tests/support/collecting_sink.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/full_disk.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

StreamConfig collecting(const QString &name, const std::shared_ptr<Sink> &sink, Severity level = Severity::Info)
{
    StreamConfig stream{.name = name, .type = StreamType::Custom, .level = level};
    stream.custom = sink;
    return stream;
}

LoggingConfig with(std::vector<StreamConfig> streams)
{
    LoggingConfig config;
    config.queueBytes = 64 << 10;
    config.streams = std::move(streams);
    return config;
}

StreamConfig fileIn(const QTemporaryDir &dir, const QString &name)
{
    StreamConfig file{.name = name, .type = StreamType::File};
    file.file.path = dir.filePath(u"logs/"_s + name + u".log"_s);
    return file;
}

// Each record is written as soon as the stream's thread has it.
StreamConfig unbuffered(const QTemporaryDir &dir)
{
    StreamConfig file = fileIn(dir, u"unbuffered"_s);
    file.file.bufferBytes = 0;
    return file;
}

/// The log thread is held up until the end of this.
class Hold
{
public:
    explicit Hold(LoggingService &service)
    {
        const auto hold = [state = m_state] {
            if (state->isHeld.available() > 0) return; // once is enough
            state->isHeld.release();
            state->end.acquire();
        };
        QObject::connect(service.logFeed(), &LogFeed::recordsAdded, service.logFeed(), hold, Qt::DirectConnection);
        Log(service.target(), "x").info("holds everything up");
        while (m_state->isHeld.available() == 0) std::this_thread::sleep_for(1ms);
    }
    ~Hold() { m_state->end.release(); }
    Q_DISABLE_COPY_MOVE(Hold)

private:
    struct State
    {
        QSemaphore isHeld;
        QSemaphore end;
    };
    const std::shared_ptr<State> m_state = std::make_shared<State>();
};

// The disk hangs with a record of this stream until the result is gone.
std::unique_ptr<FaultyDisk::Hung> hang(const Log &log, const StreamConfig &stream)
{
    auto disk = std::make_unique<FaultyDisk::Hung>(stream.file.path.toStdString());
    log.info("hangs");
    for (int i = 0; i < 10'000 && FaultyDisk::hanging == 0; ++i) std::this_thread::sleep_for(1ms);
    return disk;
}

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

QStringList messagesOf(const testing::CollectingSink &sink)
{
    QStringList messages;
    for (const LogRecord &record : sink.records()) messages.append(QString::fromStdString(record.message));
    return messages;
}

std::int64_t numberOf(const LogRecord &record, std::string_view name)
{
    for (const auto &[field, value] : record.fields)
        if (field == name) return std::get<std::int64_t>(value);
    return -1;
}

int threadsNow()
{
    return int(QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

} // namespace

class TestPipelineControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void costsNothingWhenItIsOff();
    void changesTheLevelAtAnExactRecord();
    void givesEachStreamItsLevels();
    void writesToTheHighestStreamAloneWhenAsked();
    void setsLevelsOfComponents();
    void takesATimedLevelBack();
    void takesATimedLevelBackAfterAPause();
    void losesNothingWhileItIsReconfigured();
    void countsExactlyWhatItDrops();
    void keepsRoomForWarnings();
    void thinsOutDebugUnderPressure();
    void waitsInBlockingMode();
    void tellsFaultsAndTheirEnd();
    void tellsANearlyFullQueueAndItsEnd();
    void tellsAFullDiskAndItsEnd();
    void goesOnAfterADiskThatHung();
    void servesTheOthersWhileAFileHangs();
    void servesTheOthersWhileASinkHangs();
    void servesSixteenStreamsOfWhichSomeAreDead();
    void hasAFatalRecordInItsFileAtOnce();
    void keepsTheFlushInterval();
    void reportsWhatAShutdownDid();
    void opensItsFilesAgain();
    void cutsAHugeRecord();
    void bringsNoSecretAnywhere();
    void leavesNoRingBehind();
    void writesTheRecordsOfAProgramThatCouldNot();
    void waitsForTheDiskWithWhatADeadProgramLeft();
};

void TestPipelineControl::costsNothingWhenItIsOff()
{
    const QTemporaryDir dir;
    LoggingConfig config = with({fileIn(dir, u"a"_s)});
    config.directory = dir.filePath(u"logs"_s);
    config.enabled = false;
    config.history.enabled = false; // it stays, once made
    const int threads = threadsNow();
    LoggingService service(config);
    const Log log(service.target(), "x");
    log.error("nobody reads this");
    QVERIFY(!log.isEnabled(Severity::Fatal));
    QCOMPARE(threadsNow(), threads);
    QVERIFY(QDir(dir.path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::Hidden).isEmpty());
    config.enabled = true;
    service.applyConfig(config);
    log.error("this is read");
    QVERIFY(service.flush(5s));
    QCOMPARE(linesOf(config.streams[0].file.path).size(), 1);
    config.enabled = false;
    service.applyConfig(config);
    log.error("and this is not");
    QTRY_COMPARE(threadsNow(), threads);
    config.enabled = true;
    service.applyConfig(config);
    log.error("this again is");
    QVERIFY(service.flush(5s));
    QCOMPARE(linesOf(config.streams[0].file.path).size(), 2);
}

void TestPipelineControl::changesTheLevelAtAnExactRecord()
{
    const auto sink = std::make_shared<testing::CollectingSink>();
    LoggingService service(with({collecting(u"a"_s, sink)}));
    const Log log(service.target(), "x");
    QStringList expected;
    for (int i = 0; i < 100; ++i) {
        const Severity level = i % 2 == 0 ? Severity::Debug : Severity::Warn;
        service.applyConfig(with({collecting(u"a"_s, sink, level)}));
        for (const Severity severity : {Severity::Debug, Severity::Info, Severity::Warn}) {
            const std::string text = std::to_string(i) + " " + std::string(toString(severity));
            log.write(severity, text);
            if (severity >= level) expected.append(QString::fromStdString(text));
        }
    }
    QVERIFY(service.flush(5s));
    QCOMPARE(messagesOf(*sink), expected);
}

void TestPipelineControl::givesEachStreamItsLevels()
{
    const auto all = std::make_shared<testing::CollectingSink>();
    const auto errors = std::make_shared<testing::CollectingSink>();
    const auto rest = std::make_shared<testing::CollectingSink>();
    StreamConfig below = collecting(u"rest"_s, rest);
    below.belowLevel = Severity::Error;
    LoggingConfig config = with({collecting(u"all"_s, all, Severity::Trace), collecting(u"errors"_s, errors, Severity::Error), below});
    LoggingService service(config);
    const Log log(service.target(), "x");
    for (const Severity severity : {Severity::Trace, Severity::Debug, Severity::Info, Severity::Warn, Severity::Error})
        log.write(severity, toString(severity));
    QVERIFY(service.flush(5s));
    QCOMPARE(messagesOf(*all).size(), 5);
    QCOMPARE(messagesOf(*errors), QStringList{u"error"_s});
    QCOMPARE(messagesOf(*rest), (QStringList{u"info"_s, u"warn"_s}));
    config.level = Severity::Warn;
    config.levelIsHardGate = true;
    service.applyConfig(config);
    QVERIFY(!log.isEnabled(Severity::Info));
    log.warn("w");
    QVERIFY(service.flush(5s));
    QCOMPARE(messagesOf(*all).size(), 6);
}

void TestPipelineControl::writesToTheHighestStreamAloneWhenAsked()
{
    const auto all = std::make_shared<testing::CollectingSink>();
    const auto errors = std::make_shared<testing::CollectingSink>();
    LoggingConfig config = with({collecting(u"all"_s, all), collecting(u"errors"_s, errors, Severity::Error)});
    config.dedupe = true;
    LoggingService service(config);
    const Log log(service.target(), "x");
    log.info("i");
    log.error("e");
    QVERIFY(service.flush(5s));
    QCOMPARE(messagesOf(*all), QStringList{u"i"_s});
    QCOMPARE(messagesOf(*errors), QStringList{u"e"_s});
}

void TestPipelineControl::setsLevelsOfComponents()
{
    const auto all = std::make_shared<testing::CollectingSink>();
    const auto errors = std::make_shared<testing::CollectingSink>();
    LoggingConfig config = with({collecting(u"all"_s, all), collecting(u"errors"_s, errors, Severity::Error)});
    config.componentLevels = {{u"loud"_s, Severity::Debug}, {u"quiet"_s, Severity::Error}};
    LoggingService service(config);
    const Log loud(service.target(), "loud");
    const Log quiet(service.target(), "quiet");
    const Log other(service.target(), "other");
    for (const Log *log : {&loud, &quiet, &other}) {
        log->debug("debug");
        log->info("info");
        log->error("error");
    }
    QVERIFY(service.flush(5s));
    QCOMPARE(messagesOf(*all), (QStringList{u"debug"_s, u"info"_s, u"error"_s, u"error"_s, u"info"_s, u"error"_s}));
    QCOMPARE(messagesOf(*errors).size(), 3);
    QVERIFY(loud.isEnabled(Severity::Debug));
    QVERIFY(!quiet.isEnabled(Severity::Warn));
    config.componentLevels.clear();
    service.applyConfig(config);
    QVERIFY(!loud.isEnabled(Severity::Debug));
    QVERIFY(quiet.isEnabled(Severity::Info));
}

void TestPipelineControl::takesATimedLevelBack()
{
    const auto sink = std::make_shared<testing::CollectingSink>();
    LoggingService service(with({collecting(u"all"_s, sink)}));
    const Log proxy(service.target(), "proxy");
    const Log other(service.target(), "other");
    service.setTemporaryLevel("proxy", Severity::Debug, 10min);
    QVERIFY(proxy.isEnabled(Severity::Debug));
    QVERIFY(!other.isEnabled(Severity::Debug));
    QCOMPARE(service.temporaryLevels().size(), 1U);
    QCOMPARE(service.temporaryLevels()[0].component, "proxy");
    QVERIFY(service.temporaryLevels()[0].left > 9min);
    proxy.debug("seen");
    service.setTemporaryLevel("proxy", Severity::Debug, 0ms);
    QVERIFY(service.temporaryLevels().empty());
    QVERIFY(!proxy.isEnabled(Severity::Debug));
    service.setTemporaryLevel("", Severity::Trace, 20ms);
    QVERIFY(proxy.isEnabled(Severity::Trace) && other.isEnabled(Severity::Trace));
    QTRY_VERIFY(!proxy.isEnabled(Severity::Debug) && !other.isEnabled(Severity::Debug));
    QVERIFY(service.temporaryLevels().empty());
    other.debug("not seen");
    QVERIFY(service.flush(5s));
    QCOMPARE(messagesOf(*sink), QStringList{u"seen"_s});
}

void TestPipelineControl::takesATimedLevelBackAfterAPause()
{
    const auto sink = std::make_shared<testing::CollectingSink>();
    LoggingConfig config = with({collecting(u"all"_s, sink)});
    LoggingService service(config);
    const Log proxy(service.target(), "proxy");
    service.setTemporaryLevel("proxy", Severity::Debug, 50ms);
    config.enabled = false; // the thread that was to take it back ends
    service.applyConfig(config);
    config.enabled = true;
    service.applyConfig(config);
    QTRY_VERIFY(service.temporaryLevels().empty());
    QVERIFY(!proxy.isEnabled(Severity::Debug));
}

void TestPipelineControl::losesNothingWhileItIsReconfigured()
{
    constexpr int changes = 1000;
    const QTemporaryDir dir;
    const auto kept = std::make_shared<testing::CollectingSink>();
    const StreamConfig always = collecting(u"kept"_s, kept);
    StreamConfig changing = fileIn(dir, u"changing"_s);
    StreamConfig sometimes = fileIn(dir, u"sometimes"_s);
    const auto config = [&] {
        LoggingConfig result = with({always, changing});
        result.directory = dir.filePath(u"logs"_s);
        result.queueBytes = 4 << 20;
        result.overload = Overload::Block;
        if (QRandomGenerator::global()->bounded(2) == 0) result.streams.push_back(sometimes);
        return result;
    };
    std::atomic<bool> isOver{false};
    std::atomic<std::int64_t> submitted{0};
    {
        LoggingService service(config());
        std::thread writer([&] {
            const Log log(service.target(), "x");
            while (!isOver) {
                for (int i = 0; i < 20; ++i) log.info("line", {{"i", submitted++}});
                std::this_thread::sleep_for(1ms); // 20,000 a second
            }
        });
        for (int change = 0; change < changes; ++change) {
            changing.file.bufferBytes = 1024 + QRandomGenerator::global()->bounded(64 * 1024);
            sometimes.file.flushInterval = milliseconds(1 + QRandomGenerator::global()->bounded(100));
            service.applyConfig(config());
            if (change % 10 == 0) std::this_thread::sleep_for(1ms);
        }
        isOver = true;
        writer.join();
        QVERIFY(service.flush(30s));
        QCOMPARE(service.health().dropped, 0U);
    }
    QVERIFY(submitted > 0);
    std::int64_t expected = 0;
    for (const LogRecord &record : kept->records()) QCOMPARE(numberOf(record, "i"), expected++);
    QCOMPARE(expected, submitted.load());
    expected = 0;
    for (const QByteArray &line : linesOf(changing.file.path))
        QCOMPARE(QJsonDocument::fromJson(line).object().value("i"_L1).toInteger(), expected++);
    QCOMPARE(expected, submitted.load());
    std::int64_t last = -1;
    for (const QByteArray &line : linesOf(sometimes.file.path)) {
        const std::int64_t i = QJsonDocument::fromJson(line).object().value("i"_L1).toInteger(-1);
        QVERIFY(i > last);
        last = i;
    }
}

void TestPipelineControl::countsExactlyWhatItDrops()
{
    const auto sink = std::make_shared<testing::CollectingSink>();
    LoggingService service(with({collecting(u"a"_s, sink)}));
    const Log log(service.target(), "x");
    auto hold = std::make_unique<Hold>(service);
    constexpr std::int64_t calls = 5000;
    for (std::int64_t i = 0; i < calls; ++i) log.info("line", {{"i", i}});
    hold.reset();
    QTRY_VERIFY(messagesOf(*sink).contains(u"records dropped"_s));
    log.info("afterwards");
    QVERIFY(service.flush(5s));
    std::int64_t written = 0;
    std::int64_t told = 0;
    std::uint64_t lastSeq = 0;
    std::uint64_t gap = 0;
    for (const LogRecord &record : sink->records()) {
        gap += record.seq - lastSeq - 1;
        lastSeq = record.seq;
        if (record.message == "line") ++written;
        if (record.message == "records dropped") told += numberOf(record, "count");
    }
    QVERIFY(told > 0);
    QCOMPARE(written + told, calls);
    QCOMPARE(gap, static_cast<std::uint64_t>(told));
    const LoggingHealth health = service.health();
    QCOMPARE(health.dropped, static_cast<std::uint64_t>(told));
    QCOMPARE(health.levels[2].dropped, static_cast<std::uint64_t>(told));
    QCOMPARE(health.levels[2].accepted, static_cast<std::uint64_t>(written + 2));
}

void TestPipelineControl::keepsRoomForWarnings()
{
    const auto sink = std::make_shared<testing::CollectingSink>();
    LoggingService service(with({collecting(u"a"_s, sink)}));
    const Log log(service.target(), "x");
    auto hold = std::make_unique<Hold>(service);
    for (int i = 0; i < 3000; ++i) log.info("line");
    for (int i = 0; i < 20; ++i) log.warn("warning");
    for (int i = 0; i < 5; ++i) log.error("error");
    service.target().submit(ExchangeEvent{"req_1", ExchangeStarted{.time = wallNow(), .method = "POST"}});
    service.target().submit(ExchangeEvent{"req_1", ExchangeProgress{}});
    service.target().submit(ExchangeEvent{"req_1", ExchangeFinished{.outcome = Outcome::Ok, .status = 200}});
    hold.reset();
    QVERIFY(service.flush(5s));
    QCOMPARE(messagesOf(*sink).count(u"warning"_s), 20);
    QCOMPARE(messagesOf(*sink).count(u"error"_s), 5);
    QCOMPARE(messagesOf(*sink).count(u"request completed"_s), 1);
    QCOMPARE(service.health().facts.dropped, 1U); // the progress gave way
    QVERIFY(service.health().levels[2].dropped > 0);
}

void TestPipelineControl::thinsOutDebugUnderPressure()
{
    const auto sink = std::make_shared<testing::CollectingSink>();
    LoggingService service(with({collecting(u"a"_s, sink, Severity::Debug)}));
    const Log log(service.target(), "x");
    auto hold = std::make_unique<Hold>(service);
    for (int i = 0; i < 720; ++i) log.info("line"); // more than the half
    for (int i = 0; i < 100; ++i) log.debug("debug");
    const LoggingHealth pressed = service.health();
    QVERIFY(pressed.queueBytes > pressed.queueCapacity / 2);
    hold.reset();
    QVERIFY(service.flush(5s));
    const LoggingHealth health = service.health();
    QVERIFY(health.levels[1].sampled > 0);
    QVERIFY(health.levels[1].accepted > 0);
    QCOMPARE(health.levels[1].sampled + health.levels[1].dropped + health.levels[1].accepted, 100U);
    QCOMPARE(messagesOf(*sink).count(u"line"_s), 720);
}

void TestPipelineControl::waitsInBlockingMode()
{
    const auto sink = std::make_shared<testing::CollectingSink>();
    LoggingConfig config = with({collecting(u"a"_s, sink)});
    config.overload = Overload::Block;
    LoggingService service(config);
    auto hold = std::make_unique<Hold>(service);
    std::atomic<int> done{0};
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 4; ++writer)
        writers.emplace_back([&] {
            const Log log(service.target(), "x");
            for (int i = 0; i < 5000; ++i) log.info("line");
            ++done;
        });
    QTRY_VERIFY(service.health().queueBytes > service.health().queueCapacity / 10 * 8);
    QCOMPARE(done.load(), 0);
    hold.reset();
    for (std::thread &writer : writers) writer.join();
    QVERIFY(service.flush(10s));
    QCOMPARE(sink->count(), 20'001U);
    QCOMPARE(service.health().dropped, 0U);
}

void TestPipelineControl::tellsFaultsAndTheirEnd()
{
    const auto good = std::make_shared<testing::CollectingSink>();
    const auto bad = std::make_shared<testing::CollectingSink>();
    LoggingService service(with({collecting(u"good"_s, good), collecting(u"bad"_s, bad)}));
    QTRY_COMPARE(service.health().streams.size(), 2);
    QVERIFY(service.health().status == LoggingStatus::Healthy);
    bad->isBroken = true;
    QTRY_VERIFY_WITH_TIMEOUT(service.health().status == LoggingStatus::Degraded, 2000);
    QVERIFY(service.health().streams[1].state == StreamState::Down);
    QCOMPARE(service.health().sinkProblem, u"broken"_s);
    good->isBroken = true;
    QTRY_VERIFY_WITH_TIMEOUT(service.health().status == LoggingStatus::Unhealthy, 2000);
    good->isBroken = false;
    bad->isBroken = false;
    QTRY_VERIFY_WITH_TIMEOUT(service.health().status == LoggingStatus::Healthy, 2000);
}

void TestPipelineControl::tellsANearlyFullQueueAndItsEnd()
{
    LoggingService service(with({collecting(u"a"_s, std::make_shared<testing::CollectingSink>())}));
    const Log log(service.target(), "x");
    QTRY_VERIFY(service.health().status == LoggingStatus::Healthy);
    {
        const Hold hold(service);
        LoggingHealth health = service.health();
        for (; health.queueBytes <= health.queueCapacity / 10 * 9; health = service.health()) {
            QVERIFY(health.status == LoggingStatus::Healthy);
            QCOMPARE(health.dropped, 0U); // that would be another reason
            log.error(std::string(100, 'x'));
        }
        QVERIFY(health.status == LoggingStatus::Degraded);
        QCOMPARE(health.dropped, 0U);
    }
    QTRY_VERIFY(service.health().status == LoggingStatus::Healthy);
}

void TestPipelineControl::tellsAFullDiskAndItsEnd()
{
    const QTemporaryDir dir;
    LoggingConfig config = with({fileIn(dir, u"a"_s)});
    config.directory = dir.filePath(u"logs"_s);
    config.crashRing = false; // nothing but the stream shall meet the limit
    config.history.enabled = false;
    config.streams[0].file.flushInterval = 10ms;
    LoggingService service(config);
    const Log log(service.target(), "x");
    const std::string filler(1000, 'x');
    QTRY_VERIFY(service.health().status == LoggingStatus::Healthy);
    {
        const FullDisk full(50'000);
        for (int i = 0; i < 60; ++i) log.info(filler); // more than it takes
        QTRY_VERIFY_WITH_TIMEOUT(!service.health().sinkProblem.isEmpty(), 2000);
        QVERIFY(service.health().status != LoggingStatus::Healthy);
    }
    log.info("there is room again");
    QTRY_VERIFY(service.health().status == LoggingStatus::Healthy);
    QVERIFY(service.flush(5s));
    const QList<QByteArray> lines = linesOf(config.streams[0].file.path);
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const QByteArray &line) { return line.contains("there is room again"); }));
    const auto written = std::count_if(lines.begin(), lines.end(), [](const QByteArray &line) { return line.contains("xxxx"); });
    const LoggingHealth health = service.health();
    QCOMPARE(static_cast<std::uint64_t>(written) + health.streams[0].dropped + health.dropped, 60U); // what found no room is counted
}

void TestPipelineControl::goesOnAfterADiskThatHung()
{
    const QTemporaryDir dir;
    LoggingService service(with({unbuffered(dir), fileIn(dir, u"other"_s)}));
    const Log log(service.target(), "x");
    QTRY_VERIFY(service.health().status == LoggingStatus::Healthy);
    auto disk = hang(log, unbuffered(dir));
    constexpr std::int64_t calls = 20'000;
    for (std::int64_t i = 0; i < calls; ++i) log.info("line", {{"i", i}}); // come back: nobody waits for the disk
    QVERIFY(service.health().queueBytes <= service.health().queueCapacity);
    QTRY_VERIFY_WITH_TIMEOUT(service.health().streams[0].state == StreamState::Down, 20'000);
    const LoggingHealth hung = service.health();
    QVERIFY(hung.status == LoggingStatus::Degraded);
    QVERIFY2(hung.sinkProblem.contains(u"unbuffered"_s), qPrintable(hung.sinkProblem.english()));
    QVERIFY(hung.streams[1].problem.isEmpty()); // it is not its fault
    // The ring does not wait for it for ever.
    for (std::int64_t i = 0; i < calls; ++i) {
        log.info("line", {{"i", i}});
        if (i % 100 == 0) std::this_thread::sleep_for(1ms);
    }
    QTRY_VERIFY_WITH_TIMEOUT(service.health().queueBytes < service.health().queueCapacity / 2, 20'000);
    disk.reset();
    QTRY_VERIFY_WITH_TIMEOUT(service.health().status == LoggingStatus::Healthy, 20'000);
    QVERIFY(service.health().sinkProblem.isEmpty());
    log.info("afterwards");
    QVERIFY(service.flush(5s));
    QTRY_COMPARE(service.health().queueBytes, 0U);
    const LoggingHealth health = service.health();
    QVERIFY(health.dropped > 0);
    for (int i = 0; i < 2; ++i) {
        const QList<QByteArray> lines = linesOf(fileIn(dir, QString::fromStdString(health.streams[i].name)).file.path);
        const auto written = std::count_if(lines.begin(), lines.end(), [](const QByteArray &line) { return line.contains("\"line\""); });
        QCOMPARE(static_cast<std::uint64_t>(written) + health.dropped + health.streams[i].dropped, std::uint64_t(2 * calls));
        QVERIFY(lines.last().contains("afterwards"));
    }
}

void TestPipelineControl::servesTheOthersWhileAFileHangs()
{
    const QTemporaryDir dir;
    const auto good = std::make_shared<testing::CollectingSink>();
    LoggingConfig config = with({unbuffered(dir), collecting(u"good"_s, good)});
    constexpr std::array levels{Severity::Debug, Severity::Info, Severity::Warn, Severity::Error};
    constexpr std::array profiles{FormatProfile::Pino, FormatProfile::Text, FormatProfile::Logfmt};
    for (std::size_t i = 0; i < 14; ++i) {
        StreamConfig stream = fileIn(dir, u"stream%1"_s.arg(i));
        stream.level = levels[i % levels.size()];
        stream.format.profile = profiles[i % profiles.size()];
        stream.file.flushInterval = 10ms;
        config.streams.push_back(stream);
    }
    config.level = Severity::Debug;
    config.queueBytes = 16 << 20;  // has room for all
    config.alerts.enabled = false; // they would tell of the output that hangs
    LoggingService service(config);
    const Log log(service.target(), "x");
    const auto disk = hang(log, unbuffered(dir));
    constexpr qsizetype calls = 5000;
    for (const Severity level : levels)
        for (qsizetype i = 0; i < calls; ++i) log.write(level, "line");
    QTRY_COMPARE_WITH_TIMEOUT(good->count(), std::uint64_t(3 * calls + 1), 20'000); // from info on
    for (std::size_t i = 2; i < config.streams.size(); ++i) {
        const StreamConfig &stream = config.streams[i];
        const auto wanted = std::count_if(levels.begin(), levels.end(), [&](Severity level) { return level >= stream.level; });
        const qsizetype hangs = stream.level <= Severity::Info ? 1 : 0;
        QTRY_COMPARE_WITH_TIMEOUT(linesOf(stream.file.path).size(), wanted * calls + hangs, 20'000);
    }
    QVERIFY(FaultyDisk::hanging > 0); // all the time
    QCOMPARE(linesOf(unbuffered(dir).file.path).size(), 0);
    QCOMPARE(service.health().dropped, 0U);
    auto metrics = service.metrics();
    QTRY_VERIFY(metrics.isFinished());
    const auto rotated = service.rotate(u"stream1"_s, 5s);
    QVERIFY(rotated && rotated->size() == 1 && rotated->first().problem.isEmpty());
}

void TestPipelineControl::servesTheOthersWhileASinkHangs()
{
    const QTemporaryDir dir;
    const auto good = std::make_shared<testing::CollectingSink>();
    const auto hung = std::make_shared<testing::CollectingSink>();
    LoggingConfig config = with({collecting(u"hung"_s, hung), fileIn(dir, u"a"_s), collecting(u"good"_s, good)});
    config.queueBytes = 16 << 20;  // has room for all
    config.alerts.enabled = false; // they would tell of the output that hangs
    LoggingService service(config);
    const Log log(service.target(), "x");
    hung->isStuck = true;
    constexpr std::uint64_t calls = 20'000;
    const std::string filler(300, 'x');
    for (std::uint64_t i = 1; i <= calls; ++i) {
        log.info(filler);
        if (i % 2000 == 0) QTRY_COMPARE_WITH_TIMEOUT(good->count(), i, 20'000); // not more than one that is well can take
    }
    log.error("last"); // for which there is room kept
    QTRY_COMPARE_WITH_TIMEOUT(good->count(), calls + 1, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(linesOf(config.streams[1].file.path).size(), qsizetype(calls + 1), 20'000);
    QVERIFY(!service.flush(10ms));
    const auto stateOf = [&service](int stream) { return service.health().streams[stream].state; };
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(0) == StreamState::Down, 20'000);
    QVERIFY2(service.health().sinkProblem.contains(u"hung"_s), qPrintable(service.health().sinkProblem.english()));
    QVERIFY(service.health().status == LoggingStatus::Degraded);
    QVERIFY(stateOf(1) == StreamState::Ok && stateOf(2) == StreamState::Ok);
    QCOMPARE(hung->count(), 0U);
    hung->isStuck = false;
    QVERIFY(service.flush(20s));
    QTRY_VERIFY(service.health().status == LoggingStatus::Healthy);
    log.info("afterwards");
    QVERIFY(service.flush(20s));
    const std::vector<LogRecord> records = hung->records();
    const auto isNotice = [](const LogRecord &record) { return record.message == "records dropped"; };
    const auto notice = std::find_if(records.begin(), records.end(), isNotice);
    QVERIFY(notice != records.end());
    QCOMPARE(std::count_if(records.begin(), records.end(), isNotice), 1);
    QCOMPARE(std::count_if(records.begin(), records.end(), [](const LogRecord &record) { return record.message == "last"; }), 1);
    const auto told = static_cast<std::uint64_t>(numberOf(*notice, "count"));
    QCOMPARE(records.size() - 1 + told, calls + 2);
    QTRY_COMPARE(service.health().streams[0].dropped, told);
    QTRY_COMPARE(service.health().streams[0].written, calls + 2 - told);
    QCOMPARE(service.health().dropped, 0U); // the queue of all lost none
}

void TestPipelineControl::servesSixteenStreamsOfWhichSomeAreDead()
{
    const QTemporaryDir dir;
    const FormatProfile profiles[] = {FormatProfile::Pino, FormatProfile::Fork,   FormatProfile::Ecs,       FormatProfile::Otlp,
                                      FormatProfile::Text, FormatProfile::Logfmt, FormatProfile::PinoStrict};
    const Severity levels[] = {Severity::Debug, Severity::Info, Severity::Warn, Severity::Error};
    std::vector<StreamConfig> streams;
    for (int i = 0; i < 14; ++i) {
        StreamConfig stream = fileIn(dir, u"s%1"_s.arg(i));
        stream.format.profile = profiles[i % 7];
        stream.level = levels[i % 4];
        streams.push_back(stream);
    }
    streams.push_back(
        collecting(u"throws"_s, std::make_shared<CallbackSink>([](const RecordView &) { throw std::runtime_error("dead"); })));
    StreamConfig collector{.name = u"collector"_s, .type = StreamType::Network};
    collector.network.url = QUrl(u"http://127.0.0.1:9/"_s); // nobody listens to the discard port
    streams.insert(streams.begin() + 7, collector);
    LoggingConfig config = with(streams);
    config.queueBytes = 4 << 20;
    config.overload = Overload::Block;
    config.directory = dir.filePath(u"logs"_s);
    LoggingService service(config);
    const Log log(service.target(), "x");
    for (int i = 0; i < 2000; ++i) log.write(levels[i % 4], "record " + std::to_string(i));
    QVERIFY(service.flush(10s));
    for (const StreamConfig &stream : streams) {
        if (stream.type != StreamType::File) continue;
        const qsizetype wanted = 500 * (4 - (static_cast<int>(stream.level) - static_cast<int>(Severity::Debug)) / 10);
        QCOMPARE(linesOf(stream.file.path).size(), wanted);
    }
    QTRY_VERIFY([&] {
        const QList<StreamHealth> all = service.health().streams;
        return std::all_of(all.begin(), all.end(), [](const StreamHealth &stream) {
            return (stream.state == StreamState::Down) == (stream.name == "throws" || stream.name == "collector");
        });
    }());
    QVERIFY(service.health().status == LoggingStatus::Degraded);
}

void TestPipelineControl::hasAFatalRecordInItsFileAtOnce()
{
    const QTemporaryDir dir;
    LoggingConfig config = with({fileIn(dir, u"a"_s)});
    config.streams[0].file.flushInterval = 10min;
    LoggingService service(config);
    const Log log(service.target(), "x");
    log.info("before");
    log.fatal("the end");
    QCOMPARE(linesOf(config.streams[0].file.path).size(), 2); // no waiting
}

void TestPipelineControl::keepsTheFlushInterval()
{
    const QTemporaryDir dir;
    LoggingConfig config = with({fileIn(dir, u"a"_s)});
    config.streams[0].file.flushInterval = 200ms;
    LoggingService service(config);
    const Log log(service.target(), "x");
    log.info("alone");
    QTRY_COMPARE_WITH_TIMEOUT(linesOf(config.streams[0].file.path).size(), 1, 1500);
    log.error("error");
    QElapsedTimer timer;
    timer.start();
    QTRY_COMPARE(linesOf(config.streams[0].file.path).size(), 2);
}

void TestPipelineControl::reportsWhatAShutdownDid()
{
    const auto sink = std::make_shared<testing::CollectingSink>();
    {
        LoggingService service(with({collecting(u"a"_s, sink)}));
        const Log log(service.target(), "x");
        for (int i = 0; i < 100; ++i) log.info("line");
        const ShutdownReport report = service.shutdown(5s);
        QVERIFY(report.complete);
        QCOMPARE(report.dropped, 0U);
        QCOMPARE(sink->count(), 100U);
        log.info("too late");
        log.error("goes to standard error");
        QCOMPARE(sink->count(), 100U);
        QVERIFY(service.shutdown(1s).complete);
    }
    const QTemporaryDir dir;
    LoggingService service(with({unbuffered(dir)}));
    const Log log(service.target(), "x");
    {
        const auto disk = hang(log, unbuffered(dir));
        for (int i = 0; i < 100; ++i) log.info("line");
        const ShutdownReport report = service.shutdown(50ms);
        QVERIFY(!report.complete);
        QVERIFY(report.dropped > 0);
    }
    const auto stuck = std::make_shared<testing::CollectingSink>();
    {
        LoggingService second(with({collecting(u"a"_s, stuck)}));
        stuck->isStuck = true;
        for (int i = 0; i < 100; ++i) Log(second.target(), "x").info("line");
        const ShutdownReport report = second.shutdown(50ms);
        QVERIFY(!report.complete);
        QCOMPARE(report.dropped, 100U);
    } // although the sink still has not come back
    stuck->isStuck = false;
    QTRY_COMPARE(stuck->count(), 1U); // the one that it had in hand; the others have been reported as lost
}

void TestPipelineControl::opensItsFilesAgain()
{
    const QTemporaryDir dir;
    LoggingConfig config = with({fileIn(dir, u"a"_s)});
    LoggingService service(config);
    const Log log(service.target(), "x");
    log.info("first");
    QVERIFY(service.flush(5s));
    QVERIFY(QFile::rename(config.streams[0].file.path, dir.filePath(u"moved"_s)));
    service.reopen();
    log.info("second");
    QVERIFY(service.flush(5s));
    QCOMPARE(linesOf(dir.filePath(u"moved"_s)).size(), 1);
    QCOMPARE(linesOf(config.streams[0].file.path).size(), 1);
}

void TestPipelineControl::cutsAHugeRecord()
{
    const auto sink = std::make_shared<testing::CollectingSink>();
    LoggingService service(with({collecting(u"a"_s, sink)}));
    const Log log(service.target(), "x");
    log.info(std::string(10'000'000, 'm'), {{"after", 1}});
    service.target().submit(ExchangeEvent{"req_1", ExchangeStarted{.method = "POST", .path = std::string(10'000'000, 'p')}});
    QVERIFY(service.flush(5s));
    QCOMPARE(sink->count(), 1U);
    const LogRecord record = sink->records().front();
    QVERIFY(record.message.size() < 20'000);
    QVERIFY(record.message.find("…[truncated ") != std::string::npos);
    QCOMPARE(numberOf(record, "after"), 1);
}

void TestPipelineControl::bringsNoSecretAnywhere()
{
    const QTemporaryDir dir;
    LoggingConfig config = with({fileIn(dir, u"a"_s)});
    config.directory = dir.filePath(u"logs"_s);
    config.streams[0].level = Severity::Debug;
    std::vector<std::string> known;
    QStringList secrets;
    QByteArray fed;
    QByteArray ringContent;
    {
        LoggingService service(config);
        connect(service.logFeed(), &LogFeed::recordsAdded, this, [&fed](const QList<LogRecord> &records) {
            for (const LogRecord &record : records) {
                fed += record.message.c_str();
                for (const auto &[name, value] : record.fields) {
                    if (const auto *text = std::get_if<std::string>(&value)) fed += text->c_str();
                    if (const auto *json = std::get_if<RawJson>(&value)) fed += json->text.c_str();
                }
            }
        });
        const Log log(service.target(), "x");
        const auto fresh = [&secrets] {
            secrets.append(u"Canary%1x%2"_s.arg(secrets.size()).arg(QRandomGenerator::global()->generate64(), 16, 16, QLatin1Char('0')));
            return secrets.last().toStdString();
        };
        for (int i = 0; i < 13; ++i) known.push_back(fresh() + "/+\"=");
        service.setKnownSecrets(known);
        for (int i = 0; i < 13; ++i) {
            const QByteArray secret = QByteArray::fromStdString(known[static_cast<std::size_t>(i)]);
            log.info("x " + secret.toStdString() + " y", {{"encoded", "a" + secret.toPercentEncoding().toStdString()},
                                                          {"base", (QByteArray("user:") + secret).toBase64().toStdString()}});
            log.debug("request", {{"authorization", fresh()},
                                  {"headers", RawJsonView{"{\"X-Api-Key\":\"" + fresh() + "\",\"cookie\":[\"a=" + fresh() + "\"]}"}}});
            const std::string body = R"({"api_key":")" + fresh() + R"(","nested":[{"client_secret":")" + fresh() + R"("}]})";
            log.info(body, {{"escaped", "{\"body\":\"{\\\"password\\\":\\\"" + fresh() + "\\\"}\"}"}});
            log.warn("GET https://u:" + fresh() + "@h/x?key=" + fresh() + "&sig=" + fresh());
            log.error("Error: 401\n    at request (Authorization: Bearer " + fresh() + ")\n x-goog-api-key: " + fresh());
            ExchangeEvent event{"req_" + std::to_string(i),
                                ExchangeStarted{.method = "POST", .path = "/v1?key=" + fresh(), .client = "sk-" + fresh()}};
            service.target().submit(std::move(event));
            service.target().submit(
                ExchangeEvent{"req_" + std::to_string(i),
                              ExchangeFinished{.outcome = Outcome::Failed,
                                               .errorMessage = "provider said: Incorrect API key sk-" + fresh() + ", token: " + fresh()}});
        }
        QVERIFY(service.flush(5s));
        QTRY_VERIFY(fed.contains("provider said"));
        for (const QString &name : QDir(config.directory).entryList({u".ring.*"_s}, QDir::Files | QDir::Hidden)) {
            QFile file(QDir(config.directory).filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            ringContent += file.readAll();
        }
    }
    QVERIFY(secrets.size() >= 200);
    QFile file(config.streams[0].file.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(ringContent.contains("Incorrect API key")); // it is where we look for them
    QCOMPARE(written.count('\n'), 13 * 7);
    for (const QString &secret : std::as_const(secrets)) {
        const QByteArray core = secret.toLatin1();
        for (const QByteArray &where : {written, fed, ringContent}) {
            QVERIFY2(!where.contains(core), core.constData());
            for (int from = 0; from < 3; ++from) {
                const QByteArray base = core.mid(3 + from).toBase64().chopped(4);
                QVERIFY2(!where.contains(base), base.constData());
            }
        }
    }
}

void TestPipelineControl::leavesNoRingBehind()
{
    const QTemporaryDir dir;
    LoggingConfig config = with({fileIn(dir, u"a"_s)});
    config.directory = dir.filePath(u"logs"_s);
    {
        LoggingService first(config);
        config.streams[0].file.path = dir.filePath(u"logs/b.log"_s);
        LoggingService second(config); // another program
        Log(first.target(), "x").info("a");
        Log(second.target(), "x").info("b");
        QVERIFY(first.flush(5s) && second.flush(5s));
        QVERIFY(first.health().hasCrashRing && second.health().hasCrashRing);
        QCOMPARE(QDir(config.directory).entryList({u".ring.*"_s}, QDir::Files | QDir::Hidden).size(), 2);
    }
    QVERIFY(QDir(config.directory).entryList({u".ring.*"_s}, QDir::Files | QDir::Hidden).isEmpty());
    config.crashRing = false;
    LoggingService third(config);
    QVERIFY(third.flush(5s));
    QVERIFY(!third.health().hasCrashRing);
}

void TestPipelineControl::writesTheRecordsOfAProgramThatCouldNot()
{
    const QTemporaryDir dir;
    LoggingConfig config = with({fileIn(dir, u"a"_s)});
    config.directory = dir.filePath(u"logs"_s);
    const QString ring = dir.filePath(u"logs/.ring.0"_s);
    {
        config.streams[0].file.bufferBytes = 0;
        LoggingService service(config);
        const Log log(service.target(), "x");
        const auto disk = hang(log, config.streams[0]);
        for (int i = 0; i < 49; ++i) log.info("line", {{"i", i}});
        QVERIFY(QFile::copy(ring, dir.filePath(u"copy"_s))); // as if the program were killed now
    }
    QVERIFY(QFile::remove(config.streams[0].file.path));
    QVERIFY(QFile::rename(dir.filePath(u"copy"_s), ring));
    LoggingService service(config);
    QVERIFY(service.flush(5s));
    const QList<QByteArray> lines = linesOf(config.streams[0].file.path);
    QCOMPARE(lines.size(), 51); // and what tells of it
    QVERIFY(service.health().replayed >= 49U);
    QVERIFY(lines.last().contains("ended unexpectedly"));
}

void TestPipelineControl::waitsForTheDiskWithWhatADeadProgramLeft()
{
    const QTemporaryDir dir;
    LoggingConfig config = with({fileIn(dir, u"a"_s)});
    config.directory = dir.filePath(u"logs"_s);
    const QString ring = dir.filePath(u"logs/.ring.0"_s);
    {
        LoggingService service(config);
        const Log log(service.target(), "x");
        QVERIFY(service.flush(5s));
        for (int i = 0; i < 50; ++i) log.info("line", {{"i", i}});
        QVERIFY(QFile::copy(ring, dir.filePath(u"copy"_s))); // as if the program were killed now
    }
    QVERIFY(QFile::remove(config.streams[0].file.path));
    QVERIFY(QFile::rename(dir.filePath(u"copy"_s), ring));
    auto disk = std::make_unique<FaultyDisk::Hung>(config.streams[0].file.path.toStdString());
    LoggingService service(config);
    Log(service.target(), "x").info("new"); // comes back
    QTRY_VERIFY_WITH_TIMEOUT(service.health().status == LoggingStatus::Unhealthy, 20'000);
    QVERIFY2(service.health().sinkProblem.contains(u"stream a"_s), qPrintable(service.health().sinkProblem.english()));
    disk.reset();
    QVERIFY(service.flush(20s));
    QCOMPARE(linesOf(config.streams[0].file.path).size(), 52); // and what tells of it
    QTRY_VERIFY(service.health().status == LoggingStatus::Healthy);
}

QTEST_GUILESS_MAIN(TestPipelineControl)
#include "tst_pipeline_control.moc"
