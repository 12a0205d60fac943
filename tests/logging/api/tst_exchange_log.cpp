#include "logging/api/exchange_log.h"
#include "logging/api/stream_timeline.h"
#include "tests/support/fake_clock.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

class Facts final : public LogTarget
{
public:
    bool isEnabled(Severity) const override { return true; }
    void submit(const RecordView &) override {}
    void submit(ExchangeEvent &&event) override { events.push_back(std::move(event)); }
    bool keepsHeads() const override { return keeps; }
    void submitHeads(RecordedHeads &&given) override { heads.push_back(std::move(given)); }
    bool keepsTimelines() const override { return keepsTimes; }
    void submitTimeline(RecordedTimeline &&given) override { timelines.push_back(std::move(given)); }

    template <class Fact>
    std::vector<Fact> all() const
    {
        std::vector<Fact> found;
        for (const ExchangeEvent &event : events)
            if (const auto *fact = std::get_if<Fact>(&event.fact)) found.push_back(*fact);
        return found;
    }
    StreamNumbers end() const { return all<ExchangeFinished>().at(0).stream; }

    std::vector<ExchangeEvent> events;
    bool keeps = false;
    std::vector<RecordedHeads> heads;
    bool keepsTimes = false;
    std::vector<RecordedTimeline> timelines;
};

constexpr StreamPiece text{.bytes = 10, .events = 1, .textDeltas = 1};
constexpr StreamPiece ping{.bytes = 3, .events = 1};

bool isNear(nanoseconds value, nanoseconds exact)
{
    return std::abs(double((value - exact).count())) <= 0.07 * double(exact.count());
}

} // namespace

class TestExchangeLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhatArrives();
    void knowsTheGapsBetweenContents();
    void countsGapsByLength();
    void tellsLiveStallsFromDeadOnes();
    void knowsASlowStreamFromAStall();
    void seesTheSilenceBeforeTheEnd();
    void measuresBackpressure();
    void reportsFourTimesASecondAtMost();
    void endsOnce();
    void handsOverHeadsAtItsEnd();
    void handsOverTheTimesOfEventsWhereTheyAreWanted();
    void knowsTheSpeed();
};

void TestExchangeLog::countsWhatArrives()
{
    FakeClock clock;
    Facts facts;
    {
        ExchangeLog log(facts, "a", clock.monotonic(), clock);
        clock.advance(5ms);
        log.attemptAnswered(200);
        clock.advance(5ms);
        log.pieceReceived(ping);
        clock.advance(10ms);
        log.pieceReceived({.bytes = 100, .events = 4, .textDeltas = 1, .thinkingDeltas = 2, .toolDeltas = 1});
        log.pieceReceived(text);
        clock.advance(30ms);
        log.finished({.outcome = Outcome::Ok});
    }
    const StreamNumbers stream = facts.end();
    QVERIFY(stream.firstByte == nanoseconds(5ms));
    QVERIFY(stream.firstContent == nanoseconds(20ms));
    QVERIFY(stream.lastContent == nanoseconds(20ms));
    QVERIFY(stream.sinceLastByte == nanoseconds(30ms));
    QCOMPARE(stream.bytes, 113);
    QCOMPARE(stream.events, 6);
    QCOMPARE(stream.pieces, 3);
    QCOMPARE(stream.textDeltas, 2);
    QCOMPARE(stream.thinkingDeltas, 2);
    QCOMPARE(stream.toolDeltas, 1);
}

void TestExchangeLog::knowsTheGapsBetweenContents()
{
    FakeClock clock;
    Facts facts;
    std::mt19937 random(7); // NOLINT: the same gaps each time
    std::lognormal_distribution<double> milliseconds(3, 1);
    std::vector<nanoseconds> gaps;
    ExchangeLog log(facts, "a", clock.monotonic(), clock);
    log.pieceReceived(text);
    for (int i = 0; i < 3000; ++i) {
        gaps.emplace_back(static_cast<std::int64_t>(milliseconds(random) * 1e6) + 20'000);
        clock.advance(gaps.back());
        log.pieceReceived(text);
    }
    log.finished({.outcome = Outcome::Ok});
    std::sort(gaps.begin(), gaps.end());
    const StreamNumbers stream = facts.end();
    QVERIFY2(isNear(stream.medianGap, gaps[1499]), qPrintable(QString::number(stream.medianGap.count())));
    QVERIFY2(isNear(stream.gapP95, gaps[2849]), qPrintable(QString::number(stream.gapP95.count())));
    QVERIFY(stream.longestGap == gaps.back());
    QCOMPARE(stream.stalls, 0);
}

void TestExchangeLog::countsGapsByLength()
{
    FakeClock clock;
    Facts facts;
    ExchangeLog log(facts, "a", clock.monotonic(), clock);
    clock.advance(3s);
    log.pieceReceived(text); // the first: no gap before it
    for (const milliseconds gap : {10ms, 11ms, 20ms, 81'920ms, 81'921ms}) {
        clock.advance(gap - 1ms);
        log.pieceReceived(ping);
        clock.advance(1ms);
        log.pieceReceived(text);
    }
    clock.advance(1h); // nothing follows
    log.finished({.outcome = Outcome::Ok});
    const StreamNumbers stream = facts.end();
    std::array<std::uint32_t, 15> expected{};
    expected[0] = 1;
    expected[1] = 2;
    expected[13] = 1;
    expected[14] = 1;
    QVERIFY(stream.gapCounts == expected);
    QVERIFY(stream.gapSum == nanoseconds(163'882ms));
}

void TestExchangeLog::tellsLiveStallsFromDeadOnes()
{
    FakeClock clock;
    Facts facts;
    ExchangeLog log(facts, "a", clock.monotonic(), clock);
    for (int i = 0; i < 10; ++i) {
        log.pieceReceived(text);
        clock.advance(20ms);
    }
    clock.advance(6s);
    log.pieceReceived(ping);
    clock.advance(6s);
    log.pieceReceived(text); // 12 s, alive
    clock.advance(7s);
    log.pieceReceived(text); // 7 s, dead
    clock.advance(5s);
    log.pieceReceived(text); // not over 5 s
    log.finished({.outcome = Outcome::Ok});
    const StreamNumbers stream = facts.end();
    QCOMPARE(stream.stalls, 2);
    QCOMPARE(stream.aliveStalls, 1);
    QVERIFY(stream.stalled == nanoseconds(19s + 20ms));
    QVERIFY(stream.longestGap == nanoseconds(12s + 20ms));
    const auto phases = facts.all<PhaseChanged>(); // where they were
    QCOMPARE(phases.size(), std::size_t(2));
    QCOMPARE(phases.front().phase.name, std::string("stall"));
    QVERIFY(phases.front().phase.startedAt == 180ms && phases.front().phase.endedAt == nanoseconds(12s + 200ms));
    QCOMPARE(phases.front().phase.metadata, std::string(R"({"alive":true})"));
    QVERIFY(phases.back().phase.startedAt == 12s + 200ms && phases.back().phase.endedAt == nanoseconds(19s + 200ms));
    QVERIFY(phases.back().phase.metadata.empty());
}

void TestExchangeLog::knowsASlowStreamFromAStall()
{
    FakeClock clock;
    Facts facts;
    ExchangeLog log(facts, "a", clock.monotonic(), clock);
    for (int i = 0; i < 10; ++i) {
        log.pieceReceived(text);
        clock.advance(2s);
    }
    clock.advance(13s); // 15 s: under eight times the median
    log.pieceReceived(text);
    log.finished({.outcome = Outcome::Ok});
    QCOMPARE(facts.end().stalls, 0);
    QVERIFY(facts.end().longestGap == nanoseconds(15s));
}

void TestExchangeLog::seesTheSilenceBeforeTheEnd()
{
    FakeClock clock;
    Facts facts;
    ExchangeLog log(facts, "a", clock.monotonic(), clock);
    log.pieceReceived(text);
    clock.advance(10ms);
    log.pieceReceived(text);
    clock.advance(300s);
    log.finished({.outcome = Outcome::StreamTruncated, .errorClass = "stream_stall"});
    QCOMPARE(facts.end().stalls, 1);
    QCOMPARE(facts.end().aliveStalls, 0);
    QVERIFY(facts.end().stalled == nanoseconds(300s));
    QVERIFY(facts.end().sinceLastByte == nanoseconds(300s));
}

void TestExchangeLog::measuresBackpressure()
{
    FakeClock clock;
    Facts facts;
    ExchangeLog log(facts, "a", clock.monotonic(), clock);
    log.backpressureEnded();
    log.backpressureBegan();
    clock.advance(30ms);
    log.backpressureBegan();
    clock.advance(20ms);
    log.backpressureEnded();
    log.backpressureEnded();
    clock.advance(1s);
    log.backpressureBegan();
    clock.advance(7ms);
    log.finished({.outcome = Outcome::ClientCancelled});
    QVERIFY(facts.end().backpressure == nanoseconds(57ms));
}

void TestExchangeLog::reportsFourTimesASecondAtMost()
{
    FakeClock clock;
    Facts facts;
    ExchangeLog log(facts, "a", clock.monotonic(), clock);
    for (int i = 0; i < 10'000; ++i) { // for 10 s
        log.pieceReceived(text);
        clock.advance(1ms);
    }
    QCOMPARE(facts.all<ExchangeProgress>().size(), 40U);
    QVERIFY(isNear(facts.all<ExchangeProgress>().back().stream.medianGap, 1ms));
    log.finished({});
}

void TestExchangeLog::endsOnce()
{
    FakeClock clock;
    Facts facts;
    {
        ExchangeLog log(facts, "a", clock.monotonic(), clock);
        log.finished({.outcome = Outcome::Ok});
        log.finished({.outcome = Outcome::Failed});
        const ExchangeLog dropped(facts, "b", clock.monotonic(), clock);
    }
    const auto ends = facts.all<ExchangeFinished>();
    QCOMPARE(ends.size(), 2U);
    QVERIFY(ends[0].outcome == Outcome::Ok);
    QCOMPARE(ends[1].errorClass, "internal");
}

void TestExchangeLog::handsOverHeadsAtItsEnd()
{
    using Kind = StoredBody::Kind;
    Facts facts;
    const auto take = [](ExchangeLog &log, Kind kind) {
        MessageHead head{.kind = kind};
        head.add("Name", std::string(toString(kind)));
        log.head(std::move(head));
    };
    {
        ExchangeLog unrecorded(facts, "u", monotonicNow());
        QVERIFY(!unrecorded.keepsHeads());
        facts.keeps = true;
        ExchangeLog log(facts, "a", monotonicNow());
        QVERIFY(log.keepsHeads());
        take(log, Kind::ClientRequest);
        for (const int number : {1, 2}) {
            log.attemptStarted({.number = number});
            take(log, Kind::ProviderRequest);
            take(log, Kind::ProviderResponse);
        }
        take(log, Kind::ClientResponse);
        QVERIFY(facts.heads.empty());
        log.finished({.outcome = Outcome::Ok});
    }
    QCOMPARE(facts.heads.size(), 1U);
    QCOMPARE(facts.heads.front().exchangeId, std::string("a"));
    std::vector<std::pair<Kind, int>> seen;
    for (const MessageHead &head : facts.heads.front().heads) {
        seen.emplace_back(head.kind, head.attempt);
        QCOMPARE(head.text, "Name: " + std::string(toString(head.kind)) + '\n');
    }
    QVERIFY((seen
             == std::vector<std::pair<Kind, int>>{{Kind::ClientRequest, 0},
                                                  {Kind::ProviderRequest, 1},
                                                  {Kind::ProviderResponse, 1},
                                                  {Kind::ProviderRequest, 2},
                                                  {Kind::ProviderResponse, 2},
                                                  {Kind::ClientResponse, 0}}));
}

void TestExchangeLog::handsOverTheTimesOfEventsWhereTheyAreWanted()
{
    FakeClock clock;
    Facts facts;
    const auto run = [&] {
        ExchangeLog log(facts, "a", clock.monotonic(), clock);
        log.attemptStarted({.number = 1});
        log.providerPiece("{\"error\":\"busy\"}");
        log.attemptStarted({.number = 2});
        clock.advance(20ms);
        log.providerPiece("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n");
        clock.advance(5ms);
        log.clientPiece(
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":3,\"delta\":{\"type\":\"text_delta\"}}\n\n");
        log.finished({.outcome = Outcome::Ok});
    };
    run();
    QVERIFY(facts.timelines.empty());
    facts.keepsTimes = true;
    run();
    QCOMPARE(facts.timelines.size(), 1U);
    QCOMPARE(facts.timelines[0].exchangeId, std::string("a"));
    const Timeline provider = unpackTimeline(facts.timelines[0].provider);
    QCOMPARE(provider.events.size(), 1U);
    QVERIFY(provider.events[0].at == 20ms && provider.events[0].kind == StreamEventKind::Content);
    QCOMPARE(provider.events[0].attempt, 2);
    const Timeline client = unpackTimeline(facts.timelines[0].client);
    QCOMPARE(client.events.size(), 1U);
    QVERIFY(client.events[0].at == 25ms);
    QCOMPARE(client.events[0].block, 3);
    facts.timelines.clear();
    { // there was no stream
        ExchangeLog log(facts, "b", clock.monotonic(), clock);
        log.attemptStarted({.number = 1});
        log.providerPiece("{\"choices\":[]}");
        log.clientPiece("{\"content\":[]}");
        log.finished({.outcome = Outcome::Ok});
    }
    QVERIFY(facts.timelines.empty());
}

void TestExchangeLog::knowsTheSpeed()
{
    const StreamNumbers stream{.firstContent = 500ms, .lastContent = 2500ms};
    QVERIFY(tokensPerSecond({.output = 101, .known = true}, stream) == 50.0);
    QVERIFY(!tokensPerSecond({.output = 101, .known = false}, stream));
    QVERIFY(!tokensPerSecond({.output = 1, .known = true}, stream));
    QVERIFY(!tokensPerSecond({.output = 9, .known = true}, {.firstContent = 1s, .lastContent = 1s}));
    QVERIFY(!tokensPerSecond({.output = 9, .known = true}, {}));
}

QTEST_APPLESS_MAIN(TestExchangeLog)
#include "tst_exchange_log.moc"
