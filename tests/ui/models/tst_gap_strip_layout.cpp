#include "ui/models/gap_strip_layout.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace std::chrono_literals;

namespace {

QList<StreamMoment> steady(int count, nanoseconds step)
{
    QList<StreamMoment> moments;
    for (int i = 0; i < count; ++i) moments.append({step * i, FrameKind::Content});
    return moments;
}

} // namespace

class TestGapStripLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsStalls_data();
    void findsStalls();
    void placesTicks();
    void showsWhatMattersMostInAPixel();
    void placesBands();
    void goesBackToTime();
    void keepsUpWithALongStream();
};

void TestGapStripLayout::findsStalls_data()
{
    QTest::addColumn<QList<StreamMoment>>("moments");
    QTest::addColumn<int>("until"); // milliseconds
    QTest::addColumn<int>("stalls");
    QTest::addColumn<int>("alive");
    const auto content = [](int ms) { return StreamMoment{std::chrono::milliseconds(ms), FrameKind::Content}; };
    const auto ping = [](int ms) { return StreamMoment{std::chrono::milliseconds(ms), FrameKind::Ping}; };
    QTest::newRow("nothing") << QList<StreamMoment>{} << 100'000 << 0 << 0;
    QTest::newRow("before the first content") << QList<StreamMoment>{ping(0), ping(50'000)} << 60'000 << 0 << 0;
    QTest::newRow("five seconds are none") << QList<StreamMoment>{content(0), content(100), content(5100)} << 5100 << 0 << 0;
    QTest::newRow("more are one") << QList<StreamMoment>{content(0), content(100), content(5101)} << 5101 << 1 << 0;
    QTest::newRow("with pings") << QList<StreamMoment>{content(0), content(100), ping(3000), content(6000)} << 6000 << 1 << 1;
    QTest::newRow("a slow stream") << QList<StreamMoment>{content(0), content(4000), content(8000), content(16'000)} << 16'000 << 0 << 0;
    QTest::newRow("until now") << QList<StreamMoment>{content(0), content(100)} << 9000 << 1 << 0;
    QTest::newRow("alive until now") << QList<StreamMoment>{content(0), content(100), ping(8000)} << 9000 << 1 << 1;
}

void TestGapStripLayout::findsStalls()
{
    QFETCH(QList<StreamMoment>, moments);
    QFETCH(int, until);
    QFETCH(int, stalls);
    QFETCH(int, alive);
    const QList<StreamStall> found = stallsIn(moments, std::chrono::milliseconds(until));
    QCOMPARE(found.size(), stalls);
    QCOMPARE(std::count_if(found.begin(), found.end(), [](const StreamStall &stall) { return stall.isAlive; }), alive);
}

void TestGapStripLayout::placesTicks()
{
    const QList<StreamMoment> moments = steady(5, 1s);
    const GapStripLayout layout = layoutGapStrip(moments, {}, 0s, 4s, 101);
    QCOMPARE(layout.ticks.size(), 5);
    for (int i = 0; i < 5; ++i) QCOMPARE(layout.ticks[i].x, 25 * i);
    QCOMPARE(layoutGapStrip(moments, {}, 1s, 3s, 101).ticks.size(), 3); // the others are outside
    QCOMPARE(layoutGapStrip(moments, {}, 0s, 0s, 101).ticks.size(), 1);
    QCOMPARE(layoutGapStrip(moments, {}, 0s, 4s, 1).ticks.size(), 1);
}

void TestGapStripLayout::showsWhatMattersMostInAPixel()
{
    const QList<StreamMoment> moments{{0ms, FrameKind::Ping}, {1ms, FrameKind::Error},     {2ms, FrameKind::Content},
                                      {9ms, FrameKind::Ping}, {10ms, FrameKind::Thinking}, {10s, FrameKind::Meta}};
    const GapStripLayout layout = layoutGapStrip(moments, {}, 0s, 10s, 100);
    const QList<GapTick> expected{{0, FrameKind::Error}, {99, FrameKind::Meta}};
    QVERIFY(layout.ticks == expected);
}

void TestGapStripLayout::placesBands()
{
    const QList<StreamStall> stalls{{2s, 8s, false}, {9s, 20s, true}, {30s, 40s, false}};
    const GapStripLayout layout = layoutGapStrip({}, stalls, 0s, 10s, 101);
    const QList<GapBand> expected{{20, 80, false}, {90, 100, true}};
    QVERIFY(layout.bands == expected);
}

void TestGapStripLayout::goesBackToTime()
{
    for (int x = 0; x < 200; ++x) {
        const nanoseconds at = timeOnStrip(x, 3s, 23s, 200);
        QCOMPARE(layoutGapStrip({{at + 1us, FrameKind::Content}}, {}, 3s, 23s, 200).ticks.value(0).x, x == 199 ? 0 : x);
    }
    QVERIFY(timeOnStrip(-5, 3s, 23s, 200) == 3s && timeOnStrip(900, 3s, 23s, 200) == 23s);
}

void TestGapStripLayout::keepsUpWithALongStream()
{
    const QList<StreamMoment> moments = steady(100'000, 1ms);
    const GapStripLayout layout = layoutGapStrip(moments, stallsIn(moments, 100s), 0s, 99'999ms, 400);
    QCOMPARE(layout.ticks.size(), 400); // however many events
    QVERIFY(layout.bands.isEmpty());
}

QTEST_GUILESS_MAIN(TestGapStripLayout)
#include "tst_gap_strip_layout.moc"
