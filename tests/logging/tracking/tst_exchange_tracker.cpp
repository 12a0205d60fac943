#include "logging/tracking/exchange_tracker.h"

#include "tests/support/fake_clock.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const FieldValue *field(const LogRecord &record, std::string_view name)
{
    for (const auto &[key, value] : record.fields)
        if (key == name) return &value;
    return nullptr;
}

std::string text(const LogRecord &record, std::string_view name)
{
    const FieldValue *value = field(record, name);
    return value && std::holds_alternative<std::string>(*value) ? std::get<std::string>(*value) : std::string("(none)");
}

ExchangeEvent started(const std::string &id)
{
    return {id, ExchangeStarted{.method = "POST", .path = "/v1/messages", .askedModel = "asked"}};
}

} // namespace

class TestExchangeTracker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldsAnExchangeIntoOneRecord();
    void tellsItsStepsWhenVerbose();
    void keepsSnapshotsOnlyForAReader();
    void announcesChangesInTheOrderOfTheirStart();
    void countsAttempts();
    void logsWhatBelongsToNoExchange();
    void passesThroughItsStates();
    void endsOnce();
    void logsAStartAndAnEndOfEach();
    void keepsNoMoreContextsThanAllowed();
    void forgetsTheFinishedOneThatWasUsedLongestAgoFirst();
    void takesALowerLimitAtOnce();
    void publishesWhatItForgot();
    void removesIdleContextsAndKeepsBusyOnes();
    void cleansUpInShortSlices();
    void costsNothingWhenSwitchedOff();
    void knowsWhereTheTimeWent();
    void tracksWhatIsWanted_data();
    void tracksWhatIsWanted();
    void reportsAStreamOnceASecond();
    void remembersTheLastStreams();
    void countsWhatBecameOfExchanges();
    void tellsHowItEndedInEachRecord_data();
    void tellsHowItEndedInEachRecord();
};

void TestExchangeTracker::foldsAnExchangeIntoOneRecord()
{
    ExchangeTracker tracker;
    QVERIFY(!tracker.take(started("a"), false));
    QVERIFY(!tracker.take({"a", ExchangeRouted{.rule = "think", .provider = "p", .model = "m"}}, false));
    QVERIFY(!tracker.take({"a", AttemptStarted{.number = 1, .provider = "p"}}, false));
    const auto record = tracker.take(
        {"a", ExchangeFinished{.outcome = Outcome::Failed, .status = 502, .errorClass = "refused", .errorMessage = "no"}}, false);
    QVERIFY(record);
    QCOMPARE(record->exchangeId, "a");
    QVERIFY(record->severity == Severity::Error);
    QCOMPARE(text(*record, "rule"), "think");
    QCOMPARE(text(*record, "errorClass"), "refused");
    QCOMPARE(tracker.activeCount(), 0U);
}

void TestExchangeTracker::tellsItsStepsWhenVerbose()
{
    ExchangeTracker tracker;
    QCOMPARE(tracker.take(started("a"), true)->message, "request started");
    QCOMPARE(tracker.take({"a", ExchangeRouted{}}, true)->message, "request routed");
    QCOMPARE(tracker.take({"a", AttemptStarted{}}, true)->message, "attempt started");
    QCOMPARE(tracker.take({"a", AttemptFailed{.status = 500}}, true)->message, "attempt failed");
    QCOMPARE(tracker.take({"a", ExchangeProgress{}}, true)->message, "stream progress");
    QVERIFY(!tracker.take({"a", ExchangeProgress{}}, true)); // four a second are no news
    QCOMPARE(tracker.take({"a", ExchangeFinished{}}, true)->message, "request completed");
}

void TestExchangeTracker::keepsSnapshotsOnlyForAReader()
{
    ExchangeTracker tracker;
    tracker.take(started("a"), false);
    tracker.take({"a", ExchangeFinished{}}, false);
    QVERIFY(tracker.takeChanged().isEmpty());
    tracker.setCollecting(true);
    tracker.take(started("b"), false);
    QCOMPARE(tracker.takeChanged().size(), 1);
    QVERIFY(tracker.takeChanged().isEmpty());
    tracker.take({"b", ExchangeFinished{.outcome = Outcome::ClientCancelled}}, false);
    const QList<ExchangeSnapshot> changed = tracker.takeChanged();
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed[0].outcome == Outcome::ClientCancelled);
    QVERIFY(changed[0].total);
}

void TestExchangeTracker::announcesChangesInTheOrderOfTheirStart()
{
    ExchangeTracker tracker;
    tracker.setCollecting(true);
    for (const char *id : {"c", "a", "b"}) tracker.take(started(id), false);
    tracker.take({"a", ExchangeFinished{}}, false);
    std::string order;
    std::uint64_t before = 0;
    for (const ExchangeSnapshot &snapshot : tracker.takeChanged()) {
        order += snapshot.id;
        QVERIFY(snapshot.number > before);
        before = snapshot.number;
    }
    QCOMPARE(order, "cab");
}

void TestExchangeTracker::countsAttempts()
{
    ExchangeTracker tracker;
    tracker.setCollecting(true);
    tracker.take(started("a"), false);
    tracker.take({"a", AttemptStarted{.number = 1, .provider = "one"}}, false);
    tracker.take({"a", AttemptFailed{.status = 429, .errorClass = "rate_limit"}}, false);
    tracker.take({"a", AttemptStarted{.number = 2, .provider = "two"}}, false);
    tracker.take({"a", AttemptConnected{.at = 5ms, .reused = false}}, false);
    const QList<ExchangeSnapshot> changed = tracker.takeChanged();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0].attempts.size(), 2U);
    QCOMPARE(changed[0].attempts[0].errorClass, "rate_limit");
    QCOMPARE(changed[0].attempts[1].provider, "two");
    QVERIFY(changed[0].attempts[1].connectedAt == nanoseconds(5ms));
}

void TestExchangeTracker::logsWhatBelongsToNoExchange()
{
    ExchangeTracker tracker;
    const auto record = tracker.take({"gone", AttemptFailed{.status = 500, .message = "late"}}, false);
    QVERIFY(record);
    QCOMPARE(text(*record, "error"), "late");
}

void TestExchangeTracker::passesThroughItsStates()
{
    ExchangeTracker tracker;
    const auto state = [&] { return toString(tracker.find("a")->state); };
    tracker.take(started("a"), false);
    QCOMPARE(state(), "created");
    tracker.take({"a", ExchangeRouted{}}, false);
    QCOMPARE(state(), "routing");
    tracker.take({"a", AttemptStarted{}}, false);
    QCOMPARE(state(), "connecting");
    tracker.take({"a", AttemptConnected{}}, false);
    QCOMPARE(state(), "waiting_first_byte");
    tracker.take({"a", AttemptAnswered{.status = 503}}, false);
    QCOMPARE(state(), "waiting_first_byte");
    tracker.take({"a", AttemptFailed{.status = 503}}, false);
    QCOMPARE(state(), "routing");
    tracker.take({"a", AttemptStarted{.number = 2}}, false);
    tracker.take({"a", AttemptAnswered{.status = 200}}, false);
    QCOMPARE(state(), "streaming");
    tracker.take({"a", ExchangeFinished{.outcome = Outcome::Ok, .status = 200}}, false);
    QCOMPARE(state(), "completed");
    QCOMPARE(tracker.statistics().retries, 1U);
}

void TestExchangeTracker::endsOnce()
{
    ExchangeTracker tracker;
    tracker.take(started("a"), false);
    QVERIFY(tracker.take({"a", ExchangeFinished{.outcome = Outcome::Ok}}, false));
    QVERIFY(!tracker.take({"a", ExchangeFinished{.outcome = Outcome::Failed}}, true));
    QVERIFY(!tracker.take({"a", AttemptStarted{}}, true));
    QVERIFY(!tracker.take({"never begun", ExchangeFinished{}}, true));
    QCOMPARE(tracker.activeCount(), 0U);
    QCOMPARE(tracker.statistics().completed, 1U);
    QCOMPARE(tracker.statistics().failed, 0U);
    QVERIFY(tracker.find("a")->state == ExchangeState::Completed);
}

void TestExchangeTracker::logsAStartAndAnEndOfEach()
{
    ExchangeTracker tracker;
    std::set<std::string> startedIds;
    std::set<std::string> endedIds;
    const Outcome outcomes[] = {Outcome::Ok, Outcome::Failed, Outcome::StreamTruncated, Outcome::ClientCancelled, Outcome::Rejected};
    for (int i = 0; i < 1000; ++i) {
        const std::string id = "r" + std::to_string(i);
        startedIds.insert(tracker.take(started(id), true)->exchangeId);
        const int ending = i - 20; // so that twenty are always open
        if (ending < 0) continue;
        const std::string ended = "r" + std::to_string(ending);
        endedIds.insert(tracker.take({ended, ExchangeFinished{.outcome = outcomes[ending % 5]}}, true)->exchangeId);
    }
    for (int i = 980; i < 1000; ++i)
        endedIds.insert(tracker.take({"r" + std::to_string(i), ExchangeFinished{.outcome = Outcome::Ok}}, true)->exchangeId);
    QCOMPARE(startedIds.size(), 1000U);
    QVERIFY(startedIds == endedIds);
    const TrackingStatistics statistics = tracker.statistics();
    QCOMPARE(statistics.active, 0U);
    QCOMPARE(statistics.total, 1000U);
    QCOMPARE(statistics.ended(), 1000U);
    QCOMPARE(statistics.peakConcurrent, 21U);
}

void TestExchangeTracker::keepsNoMoreContextsThanAllowed()
{
    ExchangeTracker tracker;
    for (int i = 0; i < 10'000; ++i) tracker.take(started(std::to_string(i)), false);
    QCOMPARE(tracker.contextCount(), 1000U);
    QCOMPARE(tracker.activeCount(), 10'000U);
    QCOMPARE(tracker.statistics().untracked, 9000U);
    QVERIFY(tracker.find("0")); // the oldest are kept
    int records = 0;
    for (int i = 0; i < 10'000; ++i)
        if (tracker.take({std::to_string(i), ExchangeFinished{.outcome = Outcome::Ok, .at = 2ms}}, false)) ++records;
    QCOMPARE(records, 10'000);
    QCOMPARE(tracker.activeCount(), 0U);
    QCOMPARE(tracker.contextCount(), 1000U);
    QCOMPARE(tracker.statistics().completed, 10'000U);
    QCOMPARE(tracker.statistics().peakConcurrent, 10'000U);
    QVERIFY(tracker.statistics().averageDuration == nanoseconds(2ms));
}

void TestExchangeTracker::forgetsTheFinishedOneThatWasUsedLongestAgoFirst()
{
    ExchangeTracker tracker;
    tracker.applyConfig({.maxActiveRequests = 3}, {});
    for (const char *id : {"a", "b", "c"}) tracker.take(started(id), false);
    tracker.take({"b", ExchangeFinished{.outcome = Outcome::Ok}}, false);
    tracker.take({"a", ExchangeFinished{.outcome = Outcome::Ok}}, false);
    tracker.take(started("d"), false);
    QVERIFY(!tracker.find("b") && tracker.find("a") && tracker.find("c") && tracker.find("d"));
    tracker.take(started("e"), false);
    QVERIFY(!tracker.find("a") && tracker.find("c") && tracker.find("d") && tracker.find("e"));
    tracker.take(started("f"), false);
    QVERIFY(tracker.find("c") && tracker.find("d") && tracker.find("e") && !tracker.find("f"));
    QCOMPARE(tracker.statistics().untracked, 1U);
}

void TestExchangeTracker::takesALowerLimitAtOnce()
{
    ExchangeTracker tracker;
    for (int i = 0; i < 100; ++i) {
        tracker.take(started(std::to_string(i)), false);
        if (i < 90) tracker.take({std::to_string(i), ExchangeFinished{}}, false);
    }
    tracker.applyConfig({.maxActiveRequests = 20}, {});
    QCOMPARE(tracker.contextCount(), 20U);
    tracker.applyConfig({.maxActiveRequests = 5}, {});
    QCOMPARE(tracker.contextCount(), 10U); // what runs is not given up
    for (int i = 90; i < 100; ++i) tracker.take({std::to_string(i), ExchangeFinished{}}, false);
    QCOMPARE(tracker.contextCount(), 5U);
}

void TestExchangeTracker::publishesWhatItForgot()
{
    ExchangeTracker tracker;
    tracker.applyConfig({.maxActiveRequests = 2}, {});
    tracker.setCollecting(true);
    for (int i = 0; i < 50; ++i) {
        tracker.take(started(std::to_string(i)), false);
        tracker.take({std::to_string(i), ExchangeFinished{}}, false);
    }
    const QList<ExchangeSnapshot> changed = tracker.takeChanged();
    QCOMPARE(changed.size(), 50);
    for (const ExchangeSnapshot &snapshot : changed) QVERIFY(snapshot.total);
}

void TestExchangeTracker::removesIdleContextsAndKeepsBusyOnes()
{
    FakeClock clock;
    ExchangeTracker tracker(clock);
    tracker.applyConfig({.maxContextAge = 60s}, {});
    for (const char *id : {"done", "idle", "busy"}) tracker.take(started(id), false);
    tracker.take({"done", ExchangeFinished{.outcome = Outcome::Ok}}, false);
    clock.advance(59s);
    tracker.take({"busy", ExchangeProgress{}}, false);
    QVERIFY(!tracker.cleanUpSlice());
    QCOMPARE(tracker.contextCount(), 3U);
    clock.advance(1s);
    QVERIFY(!tracker.cleanUpSlice());
    QCOMPARE(tracker.contextCount(), 1U);
    QVERIFY(tracker.find("busy"));
    QCOMPARE(tracker.activeCount(), 2U); // "idle" still runs, as far as anybody knows
    QVERIFY(tracker.take({"idle", ExchangeFinished{.outcome = Outcome::Ok}}, false));
    QCOMPARE(tracker.activeCount(), 1U);
    QCOMPARE(tracker.statistics().completed, 2U);
    QCOMPARE(tracker.statistics().expired, 2U);
    tracker.applyConfig({.maxContextAge = 0s}, {}); // no limit
    clock.advance(1000h);
    QVERIFY(!tracker.cleanUpSlice());
    QVERIFY(tracker.find("busy"));
}

void TestExchangeTracker::cleansUpInShortSlices()
{
    FakeClock clock;
    ExchangeTracker tracker(clock);
    tracker.applyConfig({.maxActiveRequests = 50'000, .maxContextAge = 1s}, {});
    for (int i = 0; i < 50'000; ++i) {
        tracker.take(started(std::to_string(i)), false);
        tracker.take({std::to_string(i), ExchangeFinished{}}, false);
    }
    clock.advance(2s);
    std::vector<nanoseconds> slices;
    bool more = true;
    while (more) {
        const MonotonicTime begin = monotonicNow();
        more = tracker.cleanUpSlice();
        slices.push_back(monotonicNow() - begin);
    }
    QCOMPARE(tracker.contextCount(), 0U);
    QVERIFY(slices.size() > 5);
    std::sort(slices.begin(), slices.end());
    QVERIFY2(slices[slices.size() / 2] < nanoseconds(400us), "the thread was held up"); // the machine may have paused one of them
}

void TestExchangeTracker::costsNothingWhenSwitchedOff()
{
    ExchangeTracker tracker;
    tracker.take(started("before"), true);
    tracker.applyConfig({.enabled = false}, {});
    QVERIFY(!tracker.take(started("a"), true));
    QVERIFY(!tracker.take({"a", ExchangeFinished{.outcome = Outcome::Failed}}, true));
    QCOMPARE(tracker.contextCount(), 0U);
    QCOMPARE(tracker.activeCount(), 0U);
    QCOMPARE(tracker.statistics().total, 1U);
}

namespace {

struct Toggles
{
    RequestTrackingConfig requests;
    StreamTrackingConfig streams;
};

LogRecord wholeExchange(const Toggles &toggles, ExchangeSnapshot *seen = nullptr)
{
    ExchangeTracker tracker;
    tracker.applyConfig(toggles.requests, toggles.streams);
    tracker.take({"a", ExchangeStarted{.method = "POST",
                                       .path = "/v1/messages",
                                       .client = "agent/1",
                                       .sessionId = "session",
                                       .wantsStream = true,
                                       .clientAddress = "127.0.0.1",
                                       .userId = "user",
                                       .traceId = "trace"}},
                 false);
    tracker.take({"a", ExchangeRouted{.sentence = PackedPhrase("why"), .provider = "p", .model = "m", .at = 1ms}}, false);
    tracker.take({"a", AttemptStarted{.provider = "p", .model = "m", .url = "https://p"}}, false);
    tracker.take({"a", AttemptAnswered{.status = 200, .at = 2ms}}, false);
    const StreamNumbers stream{.firstByte = 2ms,
                               .firstContent = 3ms,
                               .lastContent = 1003ms,
                               .events = 9,
                               .textDeltas = 5,
                               .pieces = 7,
                               .bytes = 900,
                               .medianGap = 10ms,
                               .gapP95 = 20ms,
                               .longestGap = 6s,
                               .stalls = 1,
                               .aliveStalls = 1,
                               .stalled = 6s,
                               .backpressure = 4ms};
    auto record = tracker.take({"a", ExchangeFinished{.outcome = Outcome::Ok,
                                                      .status = 200,
                                                      .finishReason = "stop",
                                                      .tokens = {.input = 10, .output = 101, .reasoning = 2, .known = true},
                                                      .stream = stream,
                                                      .at = 1004ms}},
                               false);
    if (seen) *seen = *tracker.find("a");
    return *record;
}

} // namespace

void TestExchangeTracker::knowsWhereTheTimeWent()
{
    ExchangeTracker tracker;
    tracker.take({"a", ExchangeStarted{.method = "POST", .path = "/v1/messages"}}, false);
    QCOMPARE(tracker.find("a")->traceId.size(), std::size_t(32)); // the client sent none
    tracker.take({"a", ExchangeRouted{.rule = "default", .provider = "p", .model = "m", .at = 2ms}}, false);
    tracker.take({"a", AttemptStarted{.number = 1, .provider = "p", .model = "m", .at = 3ms}}, false);
    tracker.take({"a", AttemptConnected{.at = 5ms}}, false);
    QCOMPARE(phasesOf(*tracker.find("a")).back().name, std::string("wait"));
    QVERIFY(!phasesOf(*tracker.find("a")).back().endedAt);
    tracker.take({"a", AttemptFailed{.status = 0, .errorClass = "connection_lost", .message = "m", .at = 9ms}}, false);
    QCOMPARE(phasesOf(*tracker.find("a")).back().name, std::string("queue")); // until the next try
    tracker.take({"a", AttemptStarted{.number = 2, .provider = "q", .model = "n", .at = 14ms}}, false);
    tracker.take({"a", AttemptConnected{.at = 15ms}}, false);
    tracker.take({"a", AttemptAnswered{.status = 200, .at = 20ms}}, false);
    const auto record = tracker.take({"a", ExchangeFinished{.outcome = Outcome::Ok, .status = 200, .at = 50ms}}, false);
    QString line;
    for (const Phase &phase : phasesOf(*tracker.find("a")))
        line += u"%1 %2-%3%4 "_s.arg(QString::fromStdString(phase.name))
                    .arg(phase.startedAt / 1ms)
                    .arg(phase.endedAt.value_or(0ms) / 1ms)
                    .arg(phase.success ? QString() : u'!' + QString::fromStdString(phase.error));
    QCOMPARE(line, u"route 0-2 queue 2-3 connect 3-5 wait 5-9!connection_lost queue 9-14 connect 14-15 wait 15-20 stream 20-50 "_s);
    QString phases;
    for (const auto &[name, value] : record->fields)
        if (name == "phases") phases = QString::fromStdString(std::get<RawJson>(value).text);
    QCOMPARE(phases, uR"({"route":2,"queue":6,"connect":3,"wait":9,"stream":30})"_s);
}

void TestExchangeTracker::tracksWhatIsWanted_data()
{
    QTest::addColumn<Toggles>("toggles");
    QTest::addColumn<QStringList>("absent");
    QTest::newRow("everything") << Toggles{} << QStringList{};
    QTest::newRow("no details") << Toggles{.requests = {.includeDetails = false}}
                                << QStringList{u"client"_s, u"clientAddress"_s, u"sessionId"_s, u"userId"_s, u"traceId"_s};
    QTest::newRow("no performance") << Toggles{.requests = {.trackPerformance = false}}
                                    << QStringList{u"ttfbMs"_s,   u"ttftMs"_s,   u"totalMs"_s,        u"phases"_s,         u"gapP50Ms"_s,
                                                   u"gapP95Ms"_s, u"gapMaxMs"_s, u"backpressureMs"_s, u"tokensPerSecond"_s};
    QTest::newRow("no streams in requests") << Toggles{.requests = {.trackStreams = false}}
                                            << QStringList{u"events"_s,    u"pieces"_s,         u"textDeltas"_s,     u"gapP50Ms"_s,
                                                           u"gapP95Ms"_s,  u"gapMaxMs"_s,       u"stalls"_s,         u"aliveStalls"_s,
                                                           u"stalledMs"_s, u"backpressureMs"_s, u"tokensPerSecond"_s};
    QTest::newRow("no stream tracking") << Toggles{.streams = {.enabled = false}}
                                        << QStringList{u"events"_s,    u"pieces"_s,         u"textDeltas"_s,     u"gapP50Ms"_s,
                                                       u"gapP95Ms"_s,  u"gapMaxMs"_s,       u"stalls"_s,         u"aliveStalls"_s,
                                                       u"stalledMs"_s, u"backpressureMs"_s, u"tokensPerSecond"_s};
    QTest::newRow("no stream metrics") << Toggles{.streams = {.enableMetrics = false}}
                                       << QStringList{u"pieces"_s, u"textDeltas"_s,  u"gapP50Ms"_s,  u"gapP95Ms"_s,      u"gapMaxMs"_s,
                                                      u"stalls"_s, u"aliveStalls"_s, u"stalledMs"_s, u"backpressureMs"_s};
    QTest::newRow("no stream timing") << Toggles{.streams = {.trackTiming = false}}
                                      << QStringList{u"ttfbMs"_s,   u"ttftMs"_s,         u"gapP50Ms"_s,       u"gapP95Ms"_s,
                                                     u"gapMaxMs"_s, u"backpressureMs"_s, u"tokensPerSecond"_s};
    QTest::newRow("no tokens") << Toggles{.requests = {.trackTokenUsage = false}}
                               << QStringList{u"inputTokens"_s,      u"outputTokens"_s,    u"cacheReadTokens"_s,
                                              u"cacheWriteTokens"_s, u"reasoningTokens"_s, u"tokensPerSecond"_s};
    QTest::newRow("no tokens of streams") << Toggles{.streams = {.trackTokenUsage = false}} << QStringList{u"tokensPerSecond"_s};
}

void TestExchangeTracker::tracksWhatIsWanted()
{
    QFETCH(Toggles, toggles);
    QFETCH(QStringList, absent);
    const LogRecord complete = wholeExchange({});
    const LogRecord record = wholeExchange(toggles);
    for (const QString &name : absent) QVERIFY2(field(complete, name.toStdString()), qPrintable(name + u" is never there"_s));
    for (const auto &[name, value] : complete.fields) {
        const bool isWanted = !absent.contains(QString::fromStdString(name));
        QVERIFY2((field(record, name) != nullptr) == isWanted, name.c_str());
    }
}

void TestExchangeTracker::reportsAStreamOnceASecond()
{
    FakeClock clock;
    ExchangeTracker tracker(clock);
    tracker.take(started("a"), true);
    int reports = 0;
    for (int i = 0; i < 100; ++i) { // for 10 s
        if (const auto record = tracker.take({"a", ExchangeProgress{.stream = {.bytes = i}}}, true)) {
            QCOMPARE(record->message, "stream progress");
            ++reports;
        }
        clock.advance(100ms);
    }
    QCOMPARE(reports, 10);
    tracker.applyConfig({}, {.enableProgressTracking = false});
    clock.advance(5s);
    QVERIFY(!tracker.take({"a", ExchangeProgress{}}, true));
}

void TestExchangeTracker::remembersTheLastStreams()
{
    ExchangeTracker tracker;
    tracker.applyConfig({}, {.maxHistorySize = 3});
    for (int i = 0; i < 5; ++i) {
        const std::string id = std::to_string(i);
        tracker.take({id, ExchangeStarted{.wantsStream = true}}, false);
        tracker.take({id, AttemptAnswered{.status = 200}}, false);
        QCOMPARE(tracker.streamStatistics().active, 1U);
        tracker.take({id, ExchangeFinished{.outcome = i == 4 ? Outcome::StreamTruncated : Outcome::Ok, .stream = {.stalls = 2}}}, false);
    }
    QCOMPARE(tracker.streamHistory().size(), 3U);
    QCOMPARE(tracker.streamHistory().front().exchangeId, "2");
    QVERIFY(tracker.streamHistory().back().finishClass == FinishClass::Abnormal);
    const StreamStatistics streams = tracker.streamStatistics();
    QCOMPARE(streams.total, 5U);
    QCOMPARE(streams.completed, 4U);
    QCOMPARE(streams.failed, 1U);
    QCOMPARE(streams.stalls, 10U);
    QCOMPARE(streams.active, 0U);
    tracker.applyConfig({}, {.maxHistorySize = 1});
    QCOMPARE(tracker.streamHistory().size(), 1U);
}

void TestExchangeTracker::countsWhatBecameOfExchanges()
{
    ExchangeTracker tracker;
    auto exchange = [&, number = 0](const char *path, ExchangeFinished end) mutable {
        const std::string id = std::to_string(++number);
        tracker.take({id, ExchangeStarted{.method = "POST", .path = path}}, false);
        tracker.take({id, std::move(end)}, false);
    };
    exchange("/a",
             {.outcome = Outcome::Ok, .tokens = {.input = 3, .output = 4, .cacheRead = 5, .cacheWrite = 6, .known = true}, .at = 10ms});
    exchange("/a", {.outcome = Outcome::Failed, .errorClass = "upstream_5xx", .at = 20ms});
    exchange("/a", {.outcome = Outcome::Failed, .errorClass = "timeout_connect", .at = 30ms});
    exchange("/b", {.outcome = Outcome::ClientCancelled, .errorClass = "client_cancelled", .at = 40ms});
    exchange("/b", {.outcome = Outcome::Failed, .errorClass = "internal", .at = 0ms});
    const TrackingStatistics statistics = tracker.statistics();
    QCOMPARE(statistics.completed, 1U);
    QCOMPARE(statistics.failed, 1U);
    QCOMPARE(statistics.timedOut, 1U);
    QCOMPARE(statistics.cancelled, 1U);
    QCOMPARE(statistics.aborted, 1U);
    QCOMPARE(statistics.successRate(), std::optional(0.25));
    QVERIFY(statistics.averageDuration == nanoseconds(20ms));
    QCOMPARE(statistics.tokens.cacheWrite, 6);
    QCOMPARE(statistics.topEndpoints.size(), 2U);
    QCOMPARE(statistics.topEndpoints[0].endpoint, "POST /a");
    QCOMPARE(statistics.topEndpoints[0].count, 3U);
    QCOMPARE(statistics.topEndpoints[0].failed, 2U);
    QVERIFY(statistics.topEndpoints[0].average() == nanoseconds(20ms));
}

void TestExchangeTracker::tellsHowItEndedInEachRecord_data()
{
    QTest::addColumn<ExchangeFinished>("end");
    QTest::addColumn<QString>("finishClass");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("severity");
    const auto row = [](const char *name, ExchangeFinished end, const char *finish, const char *state, Severity severity) {
        QTest::newRow(name) << std::move(end) << finish << state << int(severity);
    };
    row("answer", {.outcome = Outcome::Ok, .finishReason = "stop"}, "normal", "completed", Severity::Info);
    row("counted tokens", {.outcome = Outcome::Ok}, "normal", "completed", Severity::Info);
    row("client left", {.outcome = Outcome::ClientCancelled, .errorClass = "client_cancelled"}, "cancelled", "cancelled", Severity::Info);
    row("ended by its user", {.outcome = Outcome::ClientCancelled, .errorClass = "aborted_by_user"}, "cancelled", "aborted",
        Severity::Info);
    row("broken off", {.outcome = Outcome::StreamTruncated, .errorClass = "connection_lost"}, "abnormal", "failed", Severity::Error);
    row("fell silent", {.outcome = Outcome::StreamTruncated, .errorClass = "stream_stall"}, "timeout", "timeout", Severity::Error);
    row("rate limit", {.outcome = Outcome::Failed, .errorClass = "rate_limited"}, "error", "failed", Severity::Warn);
    row("nothing in it", {.outcome = Outcome::EmptyResponse, .finishReason = "stop"}, "normal", "failed", Severity::Warn);
    row("lost here", {.outcome = Outcome::Failed, .errorClass = "internal"}, "error", "aborted", Severity::Error);
}

void TestExchangeTracker::tellsHowItEndedInEachRecord()
{
    QFETCH(ExchangeFinished, end);
    ExchangeTracker tracker;
    tracker.take(started("a"), false);
    const std::string reason = end.finishReason;
    const auto record = tracker.take({"a", std::move(end)}, false);
    QVERIFY(record);
    QTEST(QString::fromStdString(text(*record, "finishClass")), "finishClass");
    QTEST(QString::fromStdString(text(*record, "state")), "state");
    QTEST(int(record->severity), "severity");
    QVERIFY(field(*record, "finishReason"));
    if (!reason.empty()) QCOMPARE(text(*record, "finishReason"), reason);
}

QTEST_APPLESS_MAIN(TestExchangeTracker)
#include "tst_exchange_tracker.moc"
