#include "logging/metrics/system_use.h"
#include "logging/tracking/tracking.h"
#include "tests/support/fake_clock.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

/// A tracking with what it says.
struct Fixture
{
    explicit Fixture(const LoggingConfig &config = {}) { tracking.applyConfig(config); }

    std::vector<LogRecord> take(ExchangeEvent event, bool verbose = false)
    {
        std::vector<LogRecord> records;
        tracking.take(std::move(event), verbose, records);
        return records;
    }
    std::vector<LogRecord> exchange(const std::string &id, ExchangeFinished end)
    {
        take({id, ExchangeStarted{.method = "POST", .path = "/v1/messages"}});
        take({id, ExchangeRouted{.provider = "p", .model = "m"}});
        take({id, AttemptStarted{.provider = "p", .model = "m"}});
        return take({id, std::move(end)});
    }
    std::vector<LogRecord> tick(PipelineTotals totals = {})
    {
        std::vector<LogRecord> records;
        tracking.tick(totals, records);
        return records;
    }
    MetricsSnapshot snapshot() const { return tracking.snapshot({}); }

    FakeClock clock;
    Tracking tracking{clock};
};

std::string text(const LogRecord &record, std::string_view name)
{
    for (const auto &[key, value] : record.fields)
        if (const auto *found = std::get_if<std::string>(&value); key == name && found) return *found;
    return "(none)";
}

LoggingConfig inFolder(const QTemporaryDir &dir)
{
    LoggingConfig config;
    config.directory = dir.path();
    return config;
}

} // namespace

class TestTracking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsErrorsWhereTheyBelong_data();
    void putsErrorsWhereTheyBelong();
    void countsAnErrorOnce();
    void tellsOfACuredError();
    void countsErrorsOfTheProgram();
    void doesWithoutWhatIsSwitchedOff();
    void cleansUpWhenItIsTime();
    void cleansUpOnlyWhenAsked();
    void countsOnAfterARestart();
    void requestNumbersGoOnAfterARestart();
    void requestNumbersGoOnAfterAKill();
    void keepsErrorsOfAFileThatIsNotAsked();
    void keepsItsFilePrivate();
    void saysOnceThatItCannotSave();
    void pricesExchanges();
    void recordsWhatAPlanCovers();
    void handsEndedExchangesOn();
    void measuresEverything();
    void doesNotGrow();
};

void TestTracking::putsErrorsWhereTheyBelong_data()
{
    QTest::addColumn<QString>("errorClass");
    QTest::addColumn<QString>("severity");
    QTest::addColumn<int>("level");
    const auto row = [](const char *errorClass, const char *severity, Severity level) {
        QTest::newRow(errorClass) << errorClass << severity << int(level);
    };
    row("auth", "critical", Severity::Error);
    row("quota", "critical", Severity::Error);
    row("rate_limited", "warning", Severity::Warn);
    row("overloaded", "warning", Severity::Warn);
    row("bad_request", "warning", Severity::Warn);
    row("model_not_found", "warning", Severity::Warn);
    row("context_too_long", "warning", Severity::Warn);
    row("content_filtered", "warning", Severity::Warn);
    row("timeout_connect", "error", Severity::Error);
    row("timeout_first_token", "error", Severity::Error);
    row("stream_stall", "error", Severity::Error);
    row("stream_truncated", "error", Severity::Error);
    row("stream_error_event", "error", Severity::Error);
    row("empty_response", "warning", Severity::Warn);
    row("dns", "error", Severity::Error);
    row("tls", "critical", Severity::Error);
    row("refused", "error", Severity::Error);
    row("upstream_5xx", "error", Severity::Error);
    row("translate", "error", Severity::Error);
    row("config", "critical", Severity::Error);
    row("internal", "critical", Severity::Error);
}

void TestTracking::putsErrorsWhereTheyBelong()
{
    QFETCH(QString, errorClass);
    Fixture fixture;
    const auto records =
        fixture.exchange("a", {.outcome = Outcome::Failed, .status = 502, .errorClass = errorClass.toStdString(), .errorMessage = "no"});
    QCOMPARE(records.size(), 1U);
    QTEST(QString::fromStdString(text(records[0], "errorSeverity")), "severity");
    QTEST(int(records[0].severity), "level");
    QCOMPARE(text(records[0], "errorFingerprint").size(), 16U);
    const ErrorStatisticsSnapshot errors = fixture.snapshot().errors;
    QCOMPARE(errors.byClass.at(0).name, errorClass.toStdString());
    QCOMPARE(errors.byProvider.at(0).name, "p,m");
    QCOMPARE(errors.byStatus.at(0).name, "502");
}

void TestTracking::countsAnErrorOnce()
{
    Fixture fixture;
    fixture.take({"a", ExchangeStarted{}});
    fixture.take({"a", AttemptStarted{.provider = "p"}});
    fixture.take({"a", AttemptFailed{.status = 500, .errorClass = "upstream_5xx", .message = "no"}});
    const auto records = fixture.take({"a", ExchangeFinished{.outcome = Outcome::Failed, .status = 500, .errorClass = "upstream_5xx"}});
    QCOMPARE(records.size(), 1U);
    QCOMPARE(fixture.tracking.errors().total(), 1U);
    fixture.exchange("b", {.outcome = Outcome::ClientCancelled, .errorClass = "client_cancelled"});
    fixture.exchange("c", {.outcome = Outcome::Ok});
    QCOMPARE(fixture.tracking.errors().total(), 1U);
}

void TestTracking::tellsOfACuredError()
{
    Fixture fixture;
    fixture.take({"a", ExchangeStarted{}});
    fixture.take({"a", AttemptStarted{.number = 1, .provider = "p", .model = "m"}});
    QVERIFY(fixture.take({"a", AttemptFailed{.status = 401, .errorClass = "auth", .message = "bad key"}}).empty());
    const auto records = fixture.take({"a", AttemptStarted{.number = 2, .provider = "q"}});
    QCOMPARE(records.size(), 1U);
    QVERIFY(records[0].severity == Severity::Warn);
    QCOMPARE(records[0].exchangeId, "a");
    QCOMPARE(text(records[0], "provider"), "p");
    QCOMPARE(text(records[0], "errorSeverity"), "warning");
    const auto end = fixture.take({"a", ExchangeFinished{.outcome = Outcome::Ok, .status = 200}});
    QVERIFY(end[0].severity == Severity::Info);
    const MetricsSnapshot seen = fixture.snapshot();
    QCOMPARE(seen.errors.total, 1U);
    QCOMPARE(seen.errors.recovered, 1U);
    QCOMPARE(seen.requests.retries, 1U);
    QVERIFY((seen.fallbacks.at(0).labels == std::vector<std::string>{"p", "q", "auth"}));
}

void TestTracking::countsErrorsOfTheProgram()
{
    Fixture fixture;
    const auto note = [&](Severity severity, const char *component, std::vector<FieldView> fields) {
        fixture.tracking.noteRecord(
            {.time = fixture.clock.wall(), .severity = severity, .component = component, .message = "it broke", .fields = fields});
    };
    note(Severity::Warn, "http", {});
    note(Severity::Error, "config", {});
    note(Severity::Error, "http", {{"errorClass", "tls"}, {"code", "EACCES"}, {"provider", "p"}});
    note(Severity::Fatal, "app", {{"stack", "at main()"}});
    const ErrorStatisticsSnapshot errors = fixture.snapshot().errors;
    QCOMPARE(errors.total, 3U);
    QStringList classes;
    for (const NamedCount &count : errors.byClass) classes.append(QString::fromStdString(count.name));
    classes.sort();
    QCOMPARE(classes, (QStringList{u"config"_s, u"internal"_s, u"tls"_s}));
    QVERIFY(fixture.tracking.errors().recent(1)[0].severity == ErrorSeverity::Fatal);
    QCOMPARE(fixture.tracking.errors().recent(1)[0].stack, "at main()");
    QCOMPARE(fixture.tracking.errors().recent(2)[1].code, "EACCES");
}

void TestTracking::doesWithoutWhatIsSwitchedOff()
{
    LoggingConfig config;
    config.requestTracking.enabled = false;
    Fixture noRequests(config);
    QVERIFY(noRequests.exchange("a", {.outcome = Outcome::Ok}).empty());
    const auto error = noRequests.exchange("b", {.outcome = Outcome::Failed, .status = 500, .errorClass = "dns", .errorMessage = "x"});
    QCOMPARE(error.size(), 1U);
    QCOMPARE(error[0].exchangeId, "b");
    QCOMPARE(noRequests.snapshot().requests.total, 0U);
    QCOMPARE(noRequests.snapshot().errors.total, 1U);

    config.errorLogging.enabled = false;
    Fixture nothing(config);
    QVERIFY(nothing.exchange("b", {.outcome = Outcome::Failed, .status = 500, .errorClass = "dns"}).empty());

    config.requestTracking.enabled = true;
    Fixture noErrors(config);
    const auto record = noErrors.exchange("b", {.outcome = Outcome::Failed, .status = 500, .errorClass = "dns"});
    QCOMPARE(record.size(), 1U);
    QCOMPARE(text(record[0], "errorFingerprint"), "(none)");
    QCOMPARE(noErrors.snapshot().errors.total, 0U);
    QCOMPARE(noErrors.snapshot().requests.failed, 1U);
}

void TestTracking::cleansUpWhenItIsTime()
{
    LoggingConfig config;
    config.requestTracking.maxContextAge = 1s;
    config.requestTracking.cleanupInterval = 300s;
    config.performanceMetrics.enabled = false;
    Fixture fixture(config);
    MonotonicTime last = fixture.clock.monotonic();
    for (int round = 0; round < 5; ++round) {
        fixture.exchange("r" + std::to_string(round), {.outcome = Outcome::Ok});
        while (fixture.tracking.exchanges().contextCount() > 0) {
            std::vector<LogRecord> records;
            fixture.clock.advance(fixture.tracking.tick({}, records));
            fixture.tick();
        }
        const auto period = fixture.clock.monotonic() - last;
        QVERIFY(period >= 285s && period <= 315s);
        last = fixture.clock.monotonic();
    }
}

void TestTracking::cleansUpOnlyWhenAsked()
{
    LoggingConfig config;
    config.requestTracking.maxContextAge = 1s;
    config.requestTracking.cleanupInterval = 2s;
    config.requestTracking.autoCleanup = false;
    Fixture fixture(config);
    fixture.exchange("a", {.outcome = Outcome::Ok});
    for (int i = 0; i < 100; ++i) {
        fixture.clock.advance(1s);
        fixture.tick();
    }
    QCOMPARE(fixture.tracking.exchanges().contextCount(), 1U);
    fixture.tracking.cleanUp();
    QCOMPARE(fixture.tracking.exchanges().contextCount(), 0U);
}

void TestTracking::countsOnAfterARestart()
{
    const QTemporaryDir dir;
    {
        Fixture before(inFolder(dir));
        before.exchange("a", {.outcome = Outcome::Failed, .errorClass = "dns", .errorMessage = "no such host"});
        before.exchange("b", {.outcome = Outcome::Failed, .errorClass = "dns", .errorMessage = "no such host"});
        QVERIFY(before.tick().empty());
        const auto kept = [&dir] {
            QFile file(dir.filePath(u"statistics.json"_s));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(!kept().contains("no such host"));
        before.clock.advance(61s);
        before.tick(); // once a minute
        QVERIFY(kept().contains("no such host"));
        before.exchange("c", {.outcome = Outcome::Failed, .errorClass = "tls", .errorMessage = "old"});
        std::vector<LogRecord> records;
        before.tracking.save(records); // at the end
    }
    Fixture after(inFolder(dir));
    QCOMPARE(after.tracking.errors().total(), 3U);
    after.exchange("d", {.outcome = Outcome::Failed, .errorClass = "dns", .errorMessage = "no such host"});
    QCOMPARE(after.tracking.errors().top().at(0).count, 3U);
    QCOMPARE(after.snapshot().errors.lastHour, 4U);

    QFile file(dir.filePath(u"statistics.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"errors\": [tru");
    file.close();
    Fixture broken(inFolder(dir));
    QCOMPARE(broken.tracking.errors().total(), 0U);
    QCOMPARE(broken.tick().size(), 1U);
    QCOMPARE(broken.tick().size(), 0U);
}

void TestTracking::requestNumbersGoOnAfterARestart()
{
    const QTemporaryDir dir;
    {
        Fixture first(inFolder(dir));
        for (const char *id : {"a", "b", "c"}) first.exchange(id, {.outcome = Outcome::Ok});
        QCOMPARE(first.tracking.exchanges().lastNumber(), 3U);
        std::vector<LogRecord> records;
        first.tracking.finish(records);
        QVERIFY(records.empty());
    }
    Fixture second(inFolder(dir));
    second.exchange("d", {.outcome = Outcome::Ok});
    QCOMPARE(second.tracking.exchanges().lastNumber(), 4U);
}

// Nothing is written at the end: numbers may be left out, but none is given twice.
void TestTracking::requestNumbersGoOnAfterAKill()
{
    const QTemporaryDir dir;
    std::uint64_t last = 0;
    for (int run = 0; run < 4; ++run) {
        Fixture fixture(inFolder(dir));
        for (int i = 0; i < 250; ++i) {
            fixture.exchange("r" + std::to_string(run) + "-" + std::to_string(i), {.outcome = Outcome::Ok});
            QVERIFY(fixture.tracking.exchanges().lastNumber() > last);
            QVERIFY(i == 0 || fixture.tracking.exchanges().lastNumber() == last + 1);
            last = fixture.tracking.exchanges().lastNumber();
        }
    }
    QVERIFY2(last < 4 * 2 * 350, "not many are left out");
}

void TestTracking::keepsErrorsOfAFileThatIsNotAsked()
{
    const QTemporaryDir dir;
    std::vector<LogRecord> records;
    {
        Fixture counting(inFolder(dir));
        counting.exchange("a", {.outcome = Outcome::Failed, .errorClass = "dns", .errorMessage = "no such host"});
        counting.tracking.finish(records);
    }
    {
        LoggingConfig config = inFolder(dir);
        config.errorLogging.enableStatistics = false;
        Fixture other(config);
        other.exchange("b", {.outcome = Outcome::Ok});
        other.tracking.finish(records);
    }
    Fixture again(inFolder(dir));
    QCOMPARE(again.tracking.errors().total(), 1U);
    QCOMPARE(again.tracking.exchanges().lastNumber(), 2U);
}

void TestTracking::keepsItsFilePrivate()
{
    const QTemporaryDir dir;
    Fixture fixture(inFolder(dir));
    fixture.exchange("a", {.outcome = Outcome::Failed, .errorClass = "dns"});
    std::vector<LogRecord> records;
    fixture.tracking.save(records);
    const QFileInfo file(dir.filePath(u"statistics.json"_s));
    QVERIFY(file.permissions() == (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 1);
}

void TestTracking::saysOnceThatItCannotSave()
{
    LoggingConfig config;
    config.directory = u"/dev/null/logs"_s;
    config.requestTracking.enabled = false; // their numbers would be saved, and complained about, before
    Fixture fixture(config);
    std::size_t said = 0;
    for (int i = 0; i < 3; ++i) {
        fixture.exchange(std::to_string(i), {.outcome = Outcome::Failed, .errorClass = "dns"});
        std::vector<LogRecord> records;
        fixture.tracking.save(records);
        said += records.size();
    }
    QCOMPARE(said, 1U);
}

void TestTracking::pricesExchanges()
{
    LoggingConfig config;
    config.prices = {{.pattern = "m", .provider = {}, .currency = "EUR", .input = 1, .output = 2}};
    Fixture fixture(config);
    const auto records = fixture.exchange("a", {.outcome = Outcome::Ok, .tokens = {.input = 1'000'000, .output = 500'000, .known = true}});
    QCOMPARE(text(records[0], "currency"), "EUR");
    fixture.exchange("b", {.outcome = Outcome::Ok});
    QCOMPARE(fixture.snapshot().costs.size(), 1U);
    QCOMPARE(fixture.snapshot().costs[0].number, 2.0);
    QVERIFY(!fixture.tracking.exchanges().find("b")->cost);
}

// What a plan covers costs nothing more, and the record says what it would have cost.
void TestTracking::recordsWhatAPlanCovers()
{
    LoggingConfig config;
    config.prices = {{.pattern = "m", .provider = {}, .currency = "EUR", .input = 1, .output = 2}};
    config.providerPrices = {{"p", {.multiplier = 3, .plan = Plan{.fee = 20, .currency = "USD"}}}};
    Fixture fixture(config);
    const auto records = fixture.exchange("a", {.outcome = Outcome::Ok, .tokens = {.input = 1'000'000, .output = 500'000, .known = true}});
    const auto number = [&records](std::string_view name) {
        for (const auto &[field, value] : records[0].fields)
            if (field == name) return std::get<double>(value);
        return -1.0;
    };
    QCOMPARE(number("cost"), 0.0);
    QCOMPARE(number("planValue"), 6.0);
    QCOMPARE(text(records[0], "planCurrency"), "EUR");
    QCOMPARE(text(records[0], "priceId"), "mine:m@always");
    QCOMPARE(fixture.snapshot().costs[0].number, 0.0); // and is counted nowhere as spent
    QCOMPARE(fixture.tracking.exchanges().find("a")->planValue->amount, 6.0);
}

void TestTracking::handsEndedExchangesOn()
{
    Fixture fixture;
    std::vector<ExchangeSnapshot> ended;
    fixture.tracking.setOnEnded([&](const ExchangeSnapshot &exchange) { ended.push_back(exchange); });
    fixture.exchange("a", {.outcome = Outcome::Ok, .status = 200});
    QCOMPARE(ended.size(), 1U);
    QVERIFY(ended[0].total && ended[0].state == ExchangeState::Completed);
    QCOMPARE(ended[0].provider, "p");
}

void TestTracking::measuresEverything()
{
    const QTemporaryDir dir;
    Fixture fixture(inFolder(dir));
    fixture.exchange("a", {.outcome = Outcome::Ok, .status = 200, .at = 2s});
    fixture.take({"b", ExchangeStarted{}});
    fixture.clock.advance(60s);
    fixture.tick({.records = 600});
    const MetricsSnapshot seen = fixture.tracking.snapshot({.queueCapacity = 1000});
    QCOMPARE(seen.requests.active, 1U);
    QCOMPARE(seen.requests.completed, 1U);
    QCOMPARE(seen.performance.recordsPerSecond, 10.0);
    QCOMPARE(seen.performance.samples.size(), 1U);
    QVERIFY(seen.performance.loggerBytes > 1000);
    QVERIFY(seen.performance.disk.sizeBytes > 0);
    QVERIFY(seen.performance.process.residentBytes > 0);
    QCOMPARE(seen.requestDuration.sum, 2.0);
    QCOMPARE(seen.requestsByStatus.at(0).number, 1.0);
    QCOMPARE(seen.performance.request[std::size_t(MetricsWindow::SinceStart)].count, 1U);
}

// Hours of traffic in a second: what is kept must not follow what has passed.
void TestTracking::doesNotGrow()
{
    Fixture fixture;
    auto traffic = [&, number = 0](int count) mutable {
        for (int i = 0; i < count; ++i) {
            const std::string id = "request_" + std::to_string(++number);
            ExchangeFinished end{.outcome = number % 7 ? Outcome::Ok : Outcome::Failed,
                                 .status = number % 7 ? 200 : 500,
                                 .errorClass = number % 7 ? "" : "upstream_5xx",
                                 .errorMessage = "message " + std::string(1, static_cast<char>('a' + number % 26)) + std::to_string(number),
                                 .stream = {.events = 5},
                                 .at = std::chrono::microseconds(number % 1000)};
            fixture.exchange(id, std::move(end));
            fixture.clock.advance(100ms);
            if (number % 100 == 0) fixture.tick();
        }
    };
    traffic(12'000);
    const qint64 before = fixture.tracking.memoryBytes();
    const qint64 residentBefore = processUse().residentBytes;
    traffic(24'000);
    QVERIFY(fixture.tracking.memoryBytes() < before + 256 * 1024);
    QVERIFY2(processUse().residentBytes < residentBefore + 4 * 1024 * 1024,
             qPrintable(QString::number(processUse().residentBytes - residentBefore)));
    QVERIFY(before < 16 * 1024 * 1024);
}

QTEST_APPLESS_MAIN(TestTracking)
#include "tst_tracking.moc"
