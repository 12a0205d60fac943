#include "ui/models/running_speeds.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace std::chrono_literals;

class TestRunningSpeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheSpeedOfNow();
    void isNothingWithoutTime();
    void fallsToZeroInAStall();
    void beginsAnewWithAnotherAttempt();
    void forgetsWhatHasEnded();

private:
    static logging::ExchangeSnapshot running(std::int64_t pieces)
    {
        logging::ExchangeSnapshot exchange;
        exchange.id = "a";
        if (pieces > 0) exchange.stream.firstContent = 1s;
        exchange.stream.textDeltas = pieces;
        return exchange;
    }
    const MonotonicTime m_start{1000s};
};

void TestRunningSpeeds::tellsTheSpeedOfNow()
{
    RunningSpeeds speeds;
    // 10 a second for ten seconds, then 100 a second.
    std::int64_t pieces = 0;
    for (int i = 0; i <= 100; ++i) speeds.take(running(pieces = 1 + i), m_start + i * 100ms);
    QVERIFY(qAbs(*speeds.speed("a", m_start + 10s) - 10) < 0.5);
    for (int i = 1; i <= 40; ++i) speeds.take(running(pieces + i * 10), m_start + 10s + i * 100ms);
    QVERIFY(qAbs(*speeds.speed("a", m_start + 14s) - 100) < 1); // nothing of the slow start
}

void TestRunningSpeeds::isNothingWithoutTime()
{
    RunningSpeeds speeds;
    QVERIFY(!speeds.speed("a", m_start));
    speeds.take(running(0), m_start);
    QVERIFY(!speeds.speed("a", m_start + 5s)); // no content yet
    speeds.take(running(1), m_start);
    speeds.take(running(30), m_start + 100ms);
    QVERIFY(!speeds.speed("a", m_start + 100ms));
    speeds.take(running(60), m_start + 1s);
    QVERIFY(qAbs(*speeds.speed("a", m_start + 1s) - 59) < 0.5);
    QVERIFY(!speeds.speed("b", m_start + 1s));
}

void TestRunningSpeeds::fallsToZeroInAStall()
{
    RunningSpeeds speeds;
    for (int i = 0; i <= 50; ++i) speeds.take(running(1 + i), m_start + i * 100ms);
    QVERIFY(*speeds.speed("a", m_start + 5s) > 9);
    QVERIFY(*speeds.speed("a", m_start + 7s) < 7);
    QCOMPARE(*speeds.speed("a", m_start + 9s), 0.0);
    QCOMPARE(*speeds.speed("a", m_start + 60s), 0.0);
}

void TestRunningSpeeds::beginsAnewWithAnotherAttempt()
{
    RunningSpeeds speeds;
    for (int i = 0; i <= 20; ++i) speeds.take(running(100 + i), m_start + i * 100ms);
    speeds.take(running(3), m_start + 3s);
    speeds.take(running(13), m_start + 4s);
    QCOMPARE(*speeds.speed("a", m_start + 4s), 10.0);
}

void TestRunningSpeeds::forgetsWhatHasEnded()
{
    RunningSpeeds speeds;
    for (int i = 0; i <= 20; ++i) speeds.take(running(1 + i), m_start + i * 100ms);
    QVERIFY(speeds.speed("a", m_start + 2s));
    logging::ExchangeSnapshot ended = running(30);
    ended.outcome = logging::Outcome::Ok;
    speeds.take(ended, m_start + 2s);
    QVERIFY(!speeds.speed("a", m_start + 2s));
}

QTEST_GUILESS_MAIN(TestRunningSpeeds)
#include "tst_running_speeds.moc"
