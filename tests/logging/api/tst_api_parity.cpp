#include "logging/api/error_log.h"
#include "logging/api/logging_system.h"
#include "logging/api/qt_message_capture.h"
#include "logging/api/request_trace.h"
#include "logging/api/text_capture.h"
#include "logging/base/result.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <iostream>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a program that embeds the logging can do, by the headers of logging/api alone.
class TestApiParity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void startsFromAFile();
    void saysWhichOutputsWork();
    void readsAndChecksAConfiguration();
    void followsTheFile();
    void hasALevelForEachCategory();
    void tracesARequestFromBeginningToEnd();
    void findsATraceByItsId();
    void endsATraceThatNobodyCompleted();
    void endsATraceOnce();
    void boundsWhatATraceSays();
    void keepsARequestAfterItsEnd();
    void putsTheTraceIntoTheHistory();
    void keepsSecretsOutOfTraces();
    void logsAnErrorOnce();
    void countsErrorsOfEveryKind();
    void masksWhatIsInvalid();
    void knowsRecentErrors();
    void addsAndRemovesStreams();
    void changesAStream();
    void refusesStreamsThatCannotBe();
    void knowsItsHealth();
    void tellsWhatTheEndWrote();
    void servesOlderCallers();
    void recordsWhatKnowsNoLogger();
    void matchesResults();
    void hasNumericLevels();

private:
    void writeConfig(const QJsonObject &logging)
    {
        QFile file(m_config);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QJsonDocument(QJsonObject{{u"Logging"_s, logging}}).toJson());
    }
    QJsonObject fileStream(const QString &name, const QString &level = u"info"_s) const
    {
        return {{u"name"_s, name}, {u"type"_s, u"file"_s}, {u"level"_s, level}, {u"path"_s, m_dir->filePath(name + u".log"_s)}};
    }
    QList<QJsonObject> lines(const QString &stream) const
    {
        QFile file(m_dir->filePath(stream + u".log"_s));
        if (!file.open(QIODevice::ReadOnly)) return {};
        QList<QJsonObject> found;
        const QList<QByteArray> all = file.readAll().split('\n');
        for (const QByteArray &line : all)
            if (!line.isEmpty()) found.append(QJsonDocument::fromJson(line).object());
        return found;
    }
    static QList<QJsonObject> having(const QList<QJsonObject> &lines, const QString &key, const QString &value)
    {
        QList<QJsonObject> found;
        for (const QJsonObject &line : lines)
            if (line[key].toString() == value) found.append(line);
        return found;
    }
    std::unique_ptr<LoggingSystem> create() { return LoggingSystem::create(m_config); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_config;
};

void TestApiParity::initTestCase()
{
    for (const char *name : {"LOG_LEVEL", "LOG_CONFIG_FILE", "CCR_LOG_LEVEL", "LOG_ENABLED"}) qunsetenv(name);
}

void TestApiParity::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_config = m_dir->filePath(u"config.json"_s);
    writeConfig({{u"enabled"_s, true}, {u"level"_s, u"info"_s}, {u"streams"_s, QJsonArray{fileStream(u"main"_s)}}});
}

void TestApiParity::startsFromAFile()
{
    {
        const auto system = create();
        QVERIFY2(system->findings().isEmpty(), qPrintable(system->findings().isEmpty() ? QString() : system->findings().front().text));
        system->control().logger("app").info("hello", {{"answer", 42}});
    }
    const QList<QJsonObject> written = having(lines(u"main"_s), u"msg"_s, u"hello"_s);
    QCOMPARE(written.size(), 1);
    QCOMPARE(written[0][u"answer"].toInt(), 42);
}

void TestApiParity::saysWhichOutputsWork()
{
    QFile blocker(m_dir->filePath(u"blocked"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly)); // a file where a folder would have to be
    QJsonObject broken = fileStream(u"broken"_s);
    broken.insert(u"path"_s, m_dir->filePath(u"blocked/x.log"_s));
    writeConfig({{u"enabled"_s, true}, {u"streams"_s, QJsonArray{fileStream(u"main"_s), broken}}});
    const auto system = create();
    system->control().logger("app").info("hello");
    QVERIFY(system->control().flush(10s));
    const QList<StreamHealth> streams = system->control().health().streams;
    QCOMPARE(streams.size(), 2);
    for (const StreamHealth &stream : streams) QCOMPARE(stream.problem.isEmpty(), stream.name == "main");
    QVERIFY(system->control().health().status != LoggingStatus::Healthy);
}

void TestApiParity::readsAndChecksAConfiguration()
{
    writeConfig({{u"enabled"_s, true}, {u"level"_s, u"loud"_s}, {u"streams"_s, QJsonArray{fileStream(u"main"_s, u"warn"_s)}}});
    const CheckedConfig checked = readLoggingConfig(m_config);
    QVERIFY(checked.config.stream(u"main"));
    QVERIFY(checked.config.stream(u"main")->level == Severity::Warn);
    QVERIFY(!checked.findings.isEmpty());
    QVERIFY(std::any_of(checked.findings.begin(), checked.findings.end(),
                        [](const ConfigFinding &finding) { return finding.isError && finding.text.contains(u"loud"); }));
    QVERIFY(!QFile::exists(m_dir->filePath(u"main.log"_s)));
}

void TestApiParity::followsTheFile()
{
    const auto system = create();
    QSignalSpy changed(system.get(), &LoggingSystem::configChanged);
    system->control().logger("app").debug("before");
    writeConfig({{u"enabled"_s, true}, {u"level"_s, u"debug"_s}, {u"streams"_s, QJsonArray{fileStream(u"main"_s, u"debug"_s)}}});
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 10'000);
    QVERIFY(system->control().config().stream(u"main")->level == Severity::Debug);
    system->control().logger("app").debug("after");
    QVERIFY(system->control().flush(10s));
    QVERIFY(having(lines(u"main"_s), u"msg"_s, u"before"_s).isEmpty());
    QCOMPARE(having(lines(u"main"_s), u"msg"_s, u"after"_s).size(), 1);
}

void TestApiParity::hasALevelForEachCategory()
{
    const auto system = create();
    LoggingConfig config = system->control().config();
    config.componentLevels = {{u"quiet"_s, Severity::Error}};
    system->control().applyConfig(config);
    const Log quiet = system->control().logger("quiet");
    QVERIFY(!quiet.isEnabled(Severity::Info));
    QVERIFY(quiet.isEnabled(Severity::Error));
    QVERIFY(system->control().logger("other").isEnabled(Severity::Info));
}

void TestApiParity::tracesARequestFromBeginningToEnd()
{
    const auto system = create();
    RequestTraces traces(system->control().target());
    RequestTrace trace = traces.begin("work-1", {.method = "JOB",
                                                 .path = "/nightly",
                                                 .sessionId = "s1",
                                                 .userId = "u1",
                                                 .model = "m",
                                                 .isStream = true,
                                                 .more = {{"tenant", std::string("acme")}}});
    trace.startPhase("load", {{"rows", 10}});
    trace.endPhase("load");
    trace.startPhase("convert");
    trace.endPhase("convert", false, "no such codec");
    trace.startPhase("convert");
    trace.updateProgress(140, "nearly");
    trace.addTiming("disk", 1500us);
    trace.setStreamState({.active = true, .bytesSent = 7, .bytesReceived = 4000, .errors = 2});

    const ExchangeSnapshot now = trace.status();
    QVERIFY(now.state == ExchangeState::Streaming);
    QCOMPARE(now.trace.progress.value_or(-1), 100);
    QCOMPARE(now.trace.phases.size(), std::size_t(3));
    QVERIFY(!now.trace.phases[2].endedAt);
    QCOMPARE(system->control().health().activeRequests, std::uint64_t(0)); // the log thread tells it twice a second

    trace.write(system->control().logger("job"), Severity::Info, "half way");
    trace.complete({.outcome = Outcome::Ok,
                    .status = 200,
                    .result = R"({"rows":10})",
                    .finishReason = "stop",
                    .tokens = {.input = 3, .output = 4, .known = true}});
    QVERIFY(trace.status().state == ExchangeState::Completed);
    QVERIFY(trace.status().total);

    QVERIFY(system->control().flush(10s));
    QCOMPARE(having(lines(u"main"_s), u"msg"_s, u"half way"_s).value(0)[u"reqId"].toString(), u"work-1"_s);
    const QList<QJsonObject> ends = having(lines(u"main"_s), u"msg"_s, u"request completed"_s);
    QCOMPARE(ends.size(), 1);
    const QJsonObject &end = ends[0];
    QCOMPARE(end[u"reqId"].toString(), u"work-1"_s);
    QCOMPARE(end[u"path"].toString(), u"/nightly"_s);
    QCOMPARE(end[u"state"].toString(), u"completed"_s);
    QCOMPARE(end[u"finishReason"].toString(), u"stop"_s);
    QCOMPARE(end[u"progress"].toInt(), 100);
    QCOMPARE(end[u"metadata"][u"tenant"].toString(), u"acme"_s);
    QCOMPARE(end[u"result"][u"rows"].toInt(), 10);
    QCOMPARE(end[u"timings"][u"disk"].toDouble(), 1.5);
    QCOMPARE(end[u"phases"].toObject().keys(), (QStringList{u"convert"_s, u"load"_s}));
    QCOMPARE(end[u"parseErrors"].toInt(), 2);
    QCOMPARE(end[u"responseBytes"].toInt(), 7);
    QCOMPARE(end[u"traceId"].toString().size(), 32);
}

void TestApiParity::findsATraceByItsId()
{
    const auto system = create();
    RequestTraces traces(system->control().target());
    RequestTrace trace = traces.begin("work-2");
    QVERIFY(!traces.find("work-3"));
    std::optional<RequestTrace> same = traces.find("work-2");
    QVERIFY(same);
    same->startPhase("elsewhere");
    QCOMPARE(trace.status().trace.phases.at(0).name, std::string("elsewhere"));
    QCOMPARE(traces.begin("work-2").status().trace.phases.size(), std::size_t(1)); // not another one
    const RequestTrace other = traces.begin();
    QVERIFY(!other.id().empty() && other.id() != trace.id());
    QCOMPARE(traces.active().size(), std::size_t(2));
    trace.complete();
    QVERIFY(!traces.find("work-2"));
    QCOMPARE(traces.active().size(), std::size_t(1));
}

void TestApiParity::endsATraceThatNobodyCompleted()
{
    const auto system = create();
    RequestTraces traces(system->control().target());
    {
        const RequestTrace trace = traces.begin("lost");
    }
    QVERIFY(!traces.find("lost"));
    const auto known = system->control().findExchange("lost", 10s);
    QVERIFY(known);
    QVERIFY(known->outcome == Outcome::Failed);
    QVERIFY(!known->errorMessage.empty());
}

void TestApiParity::endsATraceOnce()
{
    const auto system = create();
    RequestTraces traces(system->control().target());
    RequestTrace trace = traces.begin("once");
    trace.startPhase("open");
    trace.complete({.outcome = Outcome::Failed, .errorClass = "timeout_connect", .error = "nobody answered"});
    trace.complete();
    trace.startPhase("late");
    trace.updateProgress(50);
    trace.addTiming("late", 1ms);
    const auto known = system->control().findExchange("once", 10s);
    QVERIFY(known);
    QVERIFY(known->state == ExchangeState::Timeout);
    QVERIFY(trace.status().state == ExchangeState::Timeout);
    QCOMPARE(known->trace.phases.size(), std::size_t(1));
    QVERIFY(known->trace.phases[0].endedAt && !known->trace.phases[0].success);
    QVERIFY(!known->trace.progress && known->trace.timings.empty());
    QVERIFY(system->control().flush(10s));
    QCOMPARE(having(lines(u"main"_s), u"reqId"_s, u"once"_s).size(), 1);
}

void TestApiParity::boundsWhatATraceSays()
{
    const auto system = create();
    RequestTraces traces(system->control().target());
    RequestTrace trace = traces.begin("big", {.more = {{"text", std::string(100'000, 'x')}}});
    for (int i = 0; i < 200; ++i) {
        trace.startPhase("p" + std::to_string(i));
        trace.addTiming("t", 1ms);
    }
    trace.complete({.result = '"' + std::string(100'000, 'y') + '"'});
    const auto known = system->control().findExchange("big", 10s);
    QVERIFY(known);
    QCOMPARE(known->trace.phases.size(), TraceDetails::mostPhases);
    QCOMPARE(known->trace.timings.size(), TraceDetails::mostPhases);
    QVERIFY(known->trace.metadata.size() < 100);
    QVERIFY(!QJsonDocument::fromJson(QByteArray::fromStdString(known->trace.metadata)).isNull());
    QVERIFY(known->trace.result.size() < 100);
}

void TestApiParity::keepsARequestAfterItsEnd()
{
    const auto system = create();
    RequestTraces traces(system->control().target());
    traces.begin("a").complete();
    const RequestTrace running = traces.begin("b");
    QVERIFY(!system->control().findExchange("c", 10s));
    const auto ended = system->control().findExchange("a", 10s);
    QVERIFY(ended && ended->state == ExchangeState::Completed);
    const auto recent = system->control().recentExchanges(10, 10s);
    QCOMPARE(recent.size(), std::size_t(2));
    QCOMPARE(recent[0].id, std::string("b"));
    QVERIFY(!isFinal(recent[0].state));
    QCOMPARE(system->control().recentExchanges(1, 10s).size(), std::size_t(1));
}

void TestApiParity::putsTheTraceIntoTheHistory()
{
    const auto system = create();
    RequestTraces traces(system->control().target());
    RequestTrace trace = traces.begin("kept", {.more = {{"tenant", std::string("acme")}}});
    trace.startPhase("load", {{"rows", 10}});
    trace.endPhase("load", false, "boom");
    trace.addTiming("disk", 1500us);
    trace.updateProgress(80, "late");
    trace.complete({.result = "[1]"});
    QVERIFY(system->control().flush(10s));
    HistoryControl *const history = system->control().history();
    QVERIFY(history);
    TraceDetails found;
    const auto look = [&] {
        bool isAnswered = false;
        history->find({}, [&](const HistoryPage &page) {
            isAnswered = true;
            if (!page.exchanges.isEmpty()) found = page.exchanges.front().trace;
        });
        return QTest::qWaitFor([&] { return isAnswered; }) && !found.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(look(), 10'000);
    QCOMPARE(found.phases.size(), std::size_t(1));
    QCOMPARE(found.phases[0].name, std::string("load"));
    QCOMPARE(found.phases[0].error, std::string("boom"));
    QCOMPARE(found.phases[0].metadata, std::string(R"({"rows":10})"));
    QVERIFY(!found.phases[0].success && found.phases[0].endedAt);
    QVERIFY(found.timings == (std::vector<Timing>{{.label = "disk", .duration = 1500us}}));
    QCOMPARE(found.progress.value_or(0), 80);
    QCOMPARE(found.progressMessage, std::string("late"));
    QCOMPARE(found.metadata, std::string(R"({"tenant":"acme"})"));
    QCOMPARE(found.result, std::string("[1]"));
}

void TestApiParity::keepsSecretsOutOfTraces()
{
    const auto system = create();
    RequestTraces traces(system->control().target());
    const std::string secret = "sk-ant-api03-0123456789abcdefghijklmnopqrstuvwxyz";
    RequestTrace trace = traces.begin("secret", {.more = {{"note", secret}, {"password", std::string("hunter2!")}}});
    trace.startPhase("login", {{"api_key", "abcdefgh"}});
    trace.endPhase("login", false, "refused " + secret);
    trace.complete({.result = "{\"token\":\"qwertyuiop\"}"});
    QVERIFY(system->control().flush(10s));
    QFile file(m_dir->filePath(u"main.log"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("\"metadata\""));
    for (const char *hidden : {"0123456789abcdef", "hunter2", "qwertyuiop"}) QVERIFY2(!text.contains(hidden), hidden);
    const auto known = system->control().findExchange("secret", 10s);
    QVERIFY(known && known->trace.phases.at(0).metadata.find("abcdefgh") == std::string::npos);
    QVERIFY(known->trace.phases.at(0).error.find("0123456789") == std::string::npos);
}

void TestApiParity::logsAnErrorOnce()
{
    const auto system = create();
    const ErrorLog errors(system->control().logger("job"));
    errors.error(
        {.type = "DiskError", .message = "no space", .stack = "DiskError: no space\n at write", .extra = {{"code", std::string("ENOSPC")}}},
        "internal", {{"operation", "write"}}, "r1");
    QVERIFY(system->control().flush(10s));
    const QList<QJsonObject> all = having(lines(u"main"_s), u"reqId"_s, u"r1"_s);
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0][u"level"].toInt(), 50);
    QCOMPARE(all[0][u"msg"].toString(), u"no space"_s);
    QCOMPARE(all[0][u"err"][u"type"].toString(), u"DiskError"_s);
    QCOMPARE(all[0][u"err"][u"code"].toString(), u"ENOSPC"_s);
    QCOMPARE(all[0][u"operation"].toString(), u"write"_s);
}

void TestApiParity::countsErrorsOfEveryKind()
{
    const auto system = create();
    const ErrorLog errors(system->control().logger("job"));
    errors.error({.message = "one"});
    errors.streamError({.message = "two"}, "stream-1");
    errors.performanceError("query", 900ms, 500ms);
    errors.validationError("port", "x", "a number");
    errors.securityError("origin refused", "https://evil.example");
    errors.externalServiceError("billing", "/charge", 503, 20ms);
    system->control().logger("job").warn("no error at all");
    QVERIFY(system->control().flush(10s));

    QHash<QString, int> levels;
    for (const QJsonObject &line : lines(u"main"_s))
        if (line.contains(u"errorKind"_s)) levels.insert(line[u"errorKind"].toString(), line[u"level"].toInt());
    const QHash<QString, int> expected{{u"error"_s, 50},      {u"stream"_s, 50},   {u"performance"_s, 40},
                                       {u"validation"_s, 40}, {u"security"_s, 50}, {u"externalService"_s, 50}};
    QCOMPARE(levels, expected);

    QFuture<MetricsSnapshot> metrics = system->metrics().metrics();
    QTRY_VERIFY_WITH_TIMEOUT(metrics.isFinished(), 10'000);
    QCOMPARE(metrics.result().errors.total, std::uint64_t(6));
    QCOMPARE(metrics.result().errors.byClass.size(), std::size_t(6));
    QCOMPARE(metrics.result().errors.lastHour, std::uint64_t(6));
    const auto performance = having(lines(u"main"_s), u"errorKind"_s, u"performance"_s);
    QCOMPARE(performance[0][u"exceededByMs"].toDouble(), 400.0);
}

void TestApiParity::masksWhatIsInvalid()
{
    const auto system = create();
    const ErrorLog errors(system->control().logger("job"));
    errors.validationError("password", "hunter2!", "eight letters");
    errors.validationError("colour", "beige-ish", "a colour");
    QVERIFY(system->control().flush(10s));
    const QList<QJsonObject> all = having(lines(u"main"_s), u"errorKind"_s, u"validation"_s);
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0][u"given"][u"password"].toString(), u"[Redacted]"_s);
    QCOMPARE(all[1][u"given"][u"colour"].toString(), u"beige-ish"_s);
}

void TestApiParity::knowsRecentErrors()
{
    const auto system = create();
    const ErrorLog errors(system->control().logger("job"));
    for (int i = 0; i < 12; ++i) errors.error({.message = "number " + std::to_string(i)});
    errors.securityError("origin refused", "x");
    const auto recent = system->control().recentErrors(10, {}, 10s);
    QCOMPARE(recent.size(), std::size_t(10));
    QCOMPARE(recent[0].errorClass, std::string("security"));
    QCOMPARE(recent[1].message, std::string("number 11"));
    QCOMPARE(system->control().recentErrors(100, "security", 10s).size(), std::size_t(1));
    QVERIFY(system->control().recentErrors(10, "dns", 10s).empty());
}

void TestApiParity::addsAndRemovesStreams()
{
    const auto system = create();
    const Log log = system->control().logger("app");
    StreamConfig extra = *system->control().config().stream(u"main");
    extra.name = u"extra"_s;
    extra.file.path = m_dir->filePath(u"extra.log"_s);
    log.info("one");
    QVERIFY(system->control().addStream(extra));
    log.info("two");
    QVERIFY(system->control().removeStream(u"extra"_s));
    log.info("three");
    QVERIFY(system->control().flush(10s));
    QCOMPARE(lines(u"main"_s).size(), 3);
    QCOMPARE(lines(u"extra"_s).size(), 1);
    QCOMPARE(lines(u"extra"_s).value(0)[u"msg"].toString(), u"two"_s);
}

void TestApiParity::changesAStream()
{
    const auto system = create();
    const Log log = system->control().logger("app");
    StreamConfig stream = *system->control().config().stream(u"main");
    stream.level = Severity::Error;
    QVERIFY(system->control().updateStream(stream));
    log.info("one");
    log.error("two");
    QVERIFY(system->control().flush(10s));
    QCOMPARE(lines(u"main"_s).size(), 1);
    QCOMPARE(system->control().health().streams.value(0).name, std::string("main"));
}

void TestApiParity::refusesStreamsThatCannotBe()
{
    const auto system = create();
    const Result<Done> twice = system->control().addStream(*system->control().config().stream(u"main"));
    QVERIFY(!twice);
    QCOMPARE(twice.error().kind, ErrorKind::Conflict);
    QVERIFY(twice.error().message.contains(u"main"));
    QCOMPARE(system->control().removeStream(u"nobody"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE(system->control().updateStream({.name = u"nobody"_s}).error().kind, ErrorKind::NotFound);
    QCOMPARE(system->control().addStream({}).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(system->control().config().streams.size(), std::size_t(1));
}

void TestApiParity::knowsItsHealth()
{
    const auto system = create();
    RequestTraces traces(system->control().target());
    const RequestTrace running = traces.begin("r");
    system->control().logger("app").error("boom");
    QVERIFY(system->control().flush(10s));
    const LoggingHealth health = system->control().health();
    QVERIFY(health.status == LoggingStatus::Healthy);
    QCOMPARE(health.activeRequests, std::uint64_t(1));
    QCOMPARE(health.errors, std::uint64_t(1));
    QVERIFY(health.uptime > 0ns);
    QVERIFY(health.loggerBytes > 0);
    QCOMPARE(health.streams.value(0).written, std::uint64_t(1));
}

void TestApiParity::tellsWhatTheEndWrote()
{
    const auto system = create();
    const Log log = system->control().logger("app");
    for (int i = 0; i < 100; ++i) log.info("line");
    const ShutdownReport report = system->control().shutdown(10s);
    QVERIFY(report.complete);
    QCOMPARE(report.dropped, std::uint64_t(0));
    QCOMPARE(lines(u"main"_s).size(), 100);
}

void TestApiParity::servesOlderCallers()
{
    const auto system = create();
    Log log = system->control().logger("old");
    Log ofRequest = log.child({{"requestId", "r1"}});
    ofRequest.error("of a request");
    QVERIFY(log.isEnabled(Severity::Info));
    log.setLevel(Severity::Warn);
    QVERIFY(log.level() == Severity::Warn);
    QVERIFY(!log.isEnabled(Severity::Info));
    log.info("too low");
    log.setLevel(Severity::Silent);
    log.fatal("nobody hears it");
    log.setLevel(Severity::Info);
    log.info("again");
    QVERIFY(system->control().flush(10s));
    const QList<QJsonObject> written = having(lines(u"main"_s), u"component"_s, u"old"_s);
    QCOMPARE(written.size(), 2);
    QCOMPARE(written[0][u"requestId"].toString(), u"r1"_s);
    QCOMPARE(written[0][u"level"].toInt(), 50);
    QCOMPARE(written[1][u"msg"].toString(), u"again"_s);
}

void TestApiParity::recordsWhatKnowsNoLogger()
{
    writeConfig({{u"enabled"_s, true}, {u"streams"_s, QJsonArray{fileStream(u"main"_s, u"debug"_s)}}});
    const auto system = create();
    LoggingControl &control = system->control();
    {
        const QtMessageCapture capture(control.logger("qt"));
        qDebug("of Qt");
        qInfo("of Qt");
        qWarning("of Qt");
        const QLoggingCategory category("some.category");
        qCCritical(category, "of Qt");
    }
    {
        const ClogCapture capture(control.logger("clog"));
        std::clog << "a warning" << std::endl;
    }
    {
        TextCapture capture(control.logger("child"));
        capture.feed("it fai");
        capture.feed("led\nlast words");
    }
    QVERIFY(control.flush(10s));
    const QList<QJsonObject> all = lines(u"main"_s);
    const auto told = [&all](const QString &component) {
        QStringList texts;
        for (const QJsonObject &line : having(all, u"component"_s, component))
            texts.append(QString::number(line[u"level"].toInt()) + u' ' + line[u"msg"].toString());
        return texts;
    };
    QCOMPARE(told(u"qt"_s), QStringList({u"20 of Qt"_s, u"30 of Qt"_s, u"40 of Qt"_s, u"50 of Qt"_s}));
    QCOMPARE(having(all, u"category"_s, u"some.category"_s).size(), 1);
    QCOMPARE(told(u"clog"_s), QStringList{u"40 a warning"_s});
    QCOMPARE(told(u"child"_s), QStringList({u"50 it failed"_s, u"30 last words"_s}));
}

void TestApiParity::matchesResults()
{
    const Result<int> good = 20;
    const Result<int> bad = Error{.kind = ErrorKind::NotFound, .message = u"gone"_s};
    const auto describe = [](const Result<int> &result) {
        return match(
            result, [](int value) { return QString::number(value); }, [](const Error &error) { return error.message; });
    };
    QCOMPARE(describe(good), u"20"_s);
    QCOMPARE(describe(bad), u"gone"_s);
    QCOMPARE(*good.transform([](int value) { return value / 8.0; }), 2.5);
    QCOMPARE(bad.transform([](int value) { return value / 8.0; }).error().kind, ErrorKind::NotFound);
    QCOMPARE(good.value_or(1), 20);
    QCOMPARE(bad.value_or(1), 1);
    QCOMPARE(bad.transform_error([](Error error) {
                    error.kind = ErrorKind::Io;
                    return error;
                })
                 .error()
                 .kind,
             ErrorKind::Io);
    const auto halved = [](int value) { return value % 2 == 0 ? Result<int>(value / 2) : Result<int>(Error{.message = u"odd"_s}); };
    QCOMPARE(*good.and_then(halved).and_then(halved), 5);
    QCOMPARE(good.and_then(halved).and_then(halved).and_then(halved).error().message, u"odd"_s);
}

void TestApiParity::hasNumericLevels()
{
    QCOMPARE(int(Severity::Trace), 10);
    QCOMPARE(int(Severity::Fatal), 60);
    QVERIFY(severityFromString("ERROR") == Severity::Error);
    QVERIFY(!severityFromString("loud"));
    QVERIFY(toString(Severity::Warn) == "warn");
}

QTEST_GUILESS_MAIN(TestApiParity)
#include "tst_api_parity.moc"
