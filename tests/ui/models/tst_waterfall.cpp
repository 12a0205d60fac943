#include "tests/support/fake_controls.h"
#include "ui/models/waterfall.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace std::chrono_literals;
using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

ExchangeSnapshot answered()
{
    ExchangeSnapshot exchange = testing::sampleExchanges().constFirst(); // routed 1 ms, connected 41 ms, first token 1 s, end 6.3 s
    exchange.routedAt = 1ms;
    exchange.attempts.front().startedAt = 3ms;
    return exchange;
}

QList<Phase> phases(const Waterfall &waterfall)
{
    QList<Phase> found;
    for (const Waterfall::Span &span : waterfall.spans) found.append(span.phase);
    return found;
}

} // namespace

class TestWaterfall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dividesTheTimeOfOneAttempt();
    void laysAttemptsBelowEachOther();
    void endsWhatRunsNow();
    void showsAStallThatGoesOn();
    void showsStallsThatAreOver();
    void saysLittleOfWhatWasNeverRouted();
    void placesOnAnAxis_data();
    void placesOnAnAxis();
    void placesRowsOnOneClock();
    void keepsTheScaleBetweenTicks();
    void staysInItsArea();
};

void TestWaterfall::dividesTheTimeOfOneAttempt()
{
    const Waterfall waterfall = waterfallOf(answered(), wallNow());
    QCOMPARE(phases(waterfall), QList<Phase>({Phase::Route, Phase::Queue, Phase::Connect, Phase::Wait, Phase::Stream}));
    nanoseconds at{};
    for (const Waterfall::Span &span : waterfall.spans) {
        QVERIFY(span.from == at); // without a gap
        at = span.to;
    }
    QVERIFY(at == 6300ms && waterfall.end == at);
    QVERIFY(waterfall.spans.at(3).to == 1000ms);
    QVERIFY(waterfall.firstToken == nanoseconds(1000ms));
    QCOMPARE(waterfall.lanes, 1);
}

void TestWaterfall::laysAttemptsBelowEachOther()
{
    ExchangeSnapshot exchange = answered();
    exchange.attempts.front().answeredAt = 200ms;
    logging::AttemptSnapshot second = exchange.attempts.front();
    second.startedAt = 500ms;
    second.connectedAt = 540ms;
    exchange.attempts.push_back(second);
    const Waterfall waterfall = waterfallOf(exchange, wallNow());
    QCOMPARE(waterfall.lanes, 2);
    QCOMPARE(phases(waterfall),
             QList<Phase>({Phase::Route, Phase::Queue, Phase::Failed, Phase::Queue, Phase::Connect, Phase::Wait, Phase::Stream}));
    QVERIFY(waterfall.spans.at(2).lane == 0 && waterfall.spans.at(2).to == 200ms);
    QVERIFY(waterfall.spans.at(3).lane == 1 && waterfall.spans.at(3).from == 200ms && waterfall.spans.at(3).to == 500ms);
    const PlacedWaterfall placed = place(waterfall, exchange.startedAt, {.axis = WaterfallAxis::Normalised}, QRectF(0, 0, 100, 10));
    QVERIFY(placed.bars.at(2).area.bottom() <= placed.bars.at(4).area.top());
}

void TestWaterfall::endsWhatRunsNow()
{
    ExchangeSnapshot exchange = answered();
    exchange.outcome = Outcome::InFlight;
    exchange.total.reset();
    exchange.stream = {};
    const Waterfall waterfall = waterfallOf(exchange, exchange.startedAt + 700ms);
    QVERIFY(waterfall.end == 700ms);
    QVERIFY(waterfall.spans.last().phase == Phase::Wait && waterfall.spans.last().to == 700ms);
    QVERIFY(!waterfall.firstToken);
}

void TestWaterfall::showsAStallThatGoesOn()
{
    ExchangeSnapshot exchange = answered();
    exchange.outcome = Outcome::InFlight;
    exchange.total.reset();
    exchange.stream.lastContent = 2s;
    QVERIFY(waterfallOf(exchange, exchange.startedAt + 4s).stalls.isEmpty());
    const Waterfall waterfall = waterfallOf(exchange, exchange.startedAt + 9s);
    QCOMPARE(waterfall.stalls.size(), 1);
    QVERIFY(waterfall.stalls.first().from == 2s && waterfall.stalls.first().to == 9s);
}

void TestWaterfall::showsStallsThatAreOver()
{
    ExchangeSnapshot exchange = answered();
    exchange.trace.phases = {{.name = "stall", .startedAt = 1200ms, .endedAt = 6200ms},
                             {.name = "load", .startedAt = 1ms, .endedAt = 2ms},
                             {.name = "stall", .startedAt = 6250ms, .endedAt = 9s}}; // not beyond the end
    const Waterfall waterfall = waterfallOf(exchange, wallNow());
    QCOMPARE(waterfall.stalls.size(), 2);
    QVERIFY(waterfall.stalls.first().from == 1200ms && waterfall.stalls.first().to == 6200ms);
    QVERIFY(waterfall.stalls.last().from == 6250ms && waterfall.stalls.last().to == waterfall.end);
    exchange.outcome = Outcome::InFlight; // and while it runs
    exchange.total.reset();
    exchange.stream.lastContent = 10s;
    QCOMPARE(waterfallOf(exchange, exchange.startedAt + 11s).stalls.size(), 2);
    QCOMPARE(waterfallOf(exchange, exchange.startedAt + 20s).stalls.size(), 3);
}

void TestWaterfall::saysLittleOfWhatWasNeverRouted()
{
    ExchangeSnapshot exchange;
    exchange.outcome = Outcome::Rejected;
    exchange.total = 2ms;
    const Waterfall waterfall = waterfallOf(exchange, wallNow());
    QCOMPARE(phases(waterfall), QList<Phase>({Phase::Route}));
    QVERIFY(waterfallOf(ExchangeSnapshot{.outcome = Outcome::Failed}, wallNow()).spans.isEmpty());
}

void TestWaterfall::placesOnAnAxis_data()
{
    QTest::addColumn<int>("axis");
    QTest::addColumn<double>("left");
    QTest::addColumn<double>("right");
    // The row is 2 s later than the axis begins, and lasts 6.3 s of 10 s.
    QTest::newRow("absolute") << int(WaterfallAxis::Absolute) << 20.0 << 83.0;
    QTest::newRow("relative") << int(WaterfallAxis::Relative) << 0.0 << 63.0;
    QTest::newRow("normalised") << int(WaterfallAxis::Normalised) << 0.0 << 100.0;
}

void TestWaterfall::placesOnAnAxis()
{
    QFETCH(const int, axis);
    QFETCH(const double, left);
    QFETCH(const double, right);
    const ExchangeSnapshot exchange = answered();
    const WaterfallScale scale{.axis = static_cast<WaterfallAxis>(axis), .from = exchange.startedAt - 2s, .length = 10s};
    const PlacedWaterfall placed = place(waterfallOf(exchange, wallNow()), exchange.startedAt, scale, QRectF(0, 0, 100, 10));
    QVERIFY(std::abs(placed.bars.first().area.left() - left) < 0.1);
    QVERIFY(std::abs(placed.bars.last().area.right() - right) < 0.1);
    QVERIFY(placed.firstToken && std::abs(*placed.firstToken - placed.bars.last().area.left()) < 0.1);
}

void TestWaterfall::placesRowsOnOneClock()
{
    ExchangeSnapshot first = answered();
    ExchangeSnapshot second = answered();
    second.startedAt += 20s;
    const WaterfallScale scale = scaleFor(WaterfallAxis::Absolute, {&second, &first}, wallNow());
    QVERIFY(scale.from == first.startedAt);
    QVERIFY(scale.length >= 26300ms && scale.length < 40s);
    QVERIFY(scaleFor(WaterfallAxis::Relative, {&second, &first}, wallNow()).length < 10s);
}

void TestWaterfall::keepsTheScaleBetweenTicks()
{
    ExchangeSnapshot running = answered();
    running.outcome = Outcome::InFlight;
    running.total.reset();
    int changes = 0;
    WaterfallScale last;
    for (milliseconds now = 1s; now < 61s; now += 200ms) {
        const WaterfallScale scale = scaleFor(WaterfallAxis::Relative, {&running}, running.startedAt + now);
        changes += scale != last;
        last = scale;
    }
    QVERIFY2(changes < 25, qPrintable(QString::number(changes)));
}

void TestWaterfall::staysInItsArea()
{
    const QRectF area(10, 5, 40, 8);
    ExchangeSnapshot exchange = answered();
    const WaterfallScale scale{.axis = WaterfallAxis::Absolute, .from = exchange.startedAt + 1h, .length = 1s}; // far off
    for (const PlacedWaterfall::Bar &bar : place(waterfallOf(exchange, wallNow()), exchange.startedAt, scale, area).bars) {
        QVERIFY(area.contains(bar.area));
        QVERIFY(bar.area.width() >= 1);
    }
}

QTEST_APPLESS_MAIN(TestWaterfall)
#include "tst_waterfall.moc"
