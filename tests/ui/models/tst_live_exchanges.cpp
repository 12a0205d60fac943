#include "tests/support/fake_controls.h"
#include "ui/models/live_exchanges.h"

#include <QSignalSpy>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using logging::Outcome;
using namespace std::chrono_literals;

class TestLiveExchanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheNewestState();
    void takesTwiceInOneBatchOnce();
    void keepsABoundedNumber();
    void keepsFewerWhereAHistoryHasThem();
    void keepsEvenFewerWhileNobodyLooks();
    void partsBetweenMilliseconds();
};

namespace {

QList<logging::ExchangeSnapshot> exchanges(qsizetype count, std::chrono::microseconds apart)
{
    QList<logging::ExchangeSnapshot> batch(count, testing::sampleExchanges().constFirst());
    for (qsizetype i = 0; i < count; ++i) {
        batch[i].id = "req_" + std::to_string(i);
        batch[i].startedAt = WallTime(std::chrono::seconds(1'800'000'000)) + i * apart;
    }
    return batch;
}

} // namespace

void TestLiveExchanges::keepsTheNewestState()
{
    LiveExchanges live;
    QSignalSpy added(&live, &LiveExchanges::added);
    QSignalSpy updated(&live, &LiveExchanges::updated);
    live.apply(testing::sampleExchanges());
    QCOMPARE(added.size(), 1);
    QCOMPARE(live.live().size(), 1);
    logging::ExchangeSnapshot last = testing::sampleExchanges().constLast();
    last.outcome = Outcome::Ok;
    live.apply({last});
    QCOMPARE(added.size(), 1);
    QCOMPARE(updated.size(), 1);
    QVERIFY(live.find(last.id)->outcome == Outcome::Ok);
    QVERIFY(live.live().isEmpty());
    QVERIFY(live.earliestStart() <= live.at(1)->startedAt);
}

void TestLiveExchanges::takesTwiceInOneBatchOnce()
{
    LiveExchanges live;
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constLast();
    logging::ExchangeSnapshot later = exchange;
    later.outcome = Outcome::Failed;
    live.apply({exchange, later});
    QCOMPARE(live.end(), quint64(1));
    QVERIFY(live.at(0)->outcome == Outcome::Failed);
}

void TestLiveExchanges::keepsABoundedNumber()
{
    LiveExchanges live;
    QSignalSpy dropped(&live, &LiveExchanges::dropped);
    const QList<logging::ExchangeSnapshot> batch = exchanges(LiveExchanges::maxExchanges + 50, 1s);
    live.apply(batch);
    QCOMPARE(dropped.size(), 1);
    QVERIFY(live.end() - live.first() <= quint64(LiveExchanges::maxExchanges));
    QVERIFY(!live.find("req_0"));
    QVERIFY(!live.at(live.first() - 1));
    QCOMPARE(live.positionOf(batch.last().id), std::optional(live.end() - 1));
    QVERIFY(live.earliestStart() == live.at(live.first())->startedAt);
}

void TestLiveExchanges::keepsFewerWhereAHistoryHasThem()
{
    LiveExchanges live;
    bool isRecorded = false;
    live.setRecorded([&isRecorded] { return isRecorded; });
    QList<logging::ExchangeSnapshot> batch = exchanges(LiveExchanges::maxExchanges, 1s);
    batch[20].outcome = Outcome::InFlight;
    live.apply(batch);
    QCOMPARE(live.first(), quint64(0));
    isRecorded = true;
    live.apply({});
    QCOMPARE(live.first(), quint64(20)); // the history does not have what still runs
    QVERIFY(live.find("req_20"));
    batch[20].outcome = Outcome::Ok;
    live.apply({batch[20]});
    QVERIFY(live.end() - live.first() <= quint64(LiveExchanges::maxRecorded));
    QVERIFY(live.find(batch.last().id));
    QVERIFY(live.live().isEmpty());
}

void TestLiveExchanges::keepsEvenFewerWhileNobodyLooks()
{
    LiveExchanges live;
    const QList<logging::ExchangeSnapshot> batch = exchanges(2000, 1s);
    live.apply(batch);
    live.setResting(true);
    QCOMPARE(live.first(), quint64(0)); // nobody else has them
    live.setResting(false);
    live.setRecorded([] { return true; });
    live.apply({});
    QCOMPARE(live.first(), quint64(0));
    QSignalSpy dropped(&live, &LiveExchanges::dropped);
    live.setResting(true);
    QCOMPARE(dropped.size(), 1);
    QVERIFY(live.end() - live.first() <= quint64(LiveExchanges::maxResting));
    QVERIFY(live.find(batch.last().id));
}

// The history, which has what goes, is asked by time, and knows milliseconds.
void TestLiveExchanges::partsBetweenMilliseconds()
{
    LiveExchanges live;
    live.setRecorded([] { return true; });
    QList<logging::ExchangeSnapshot> batch = exchanges(LiveExchanges::maxRecorded + 1, 300us);
    std::swap(batch[400].startedAt, batch[410].startedAt); // they are heard of in another order
    std::swap(batch[500].startedAt, batch[502].startedAt);
    live.apply(batch);
    QVERIFY(live.first() > 0);
    for (quint64 gone = 0; gone < live.first(); ++gone)
        QVERIFY2(millisSinceEpoch(batch[gone].startedAt) < millisSinceEpoch(*live.earliestStart()), qPrintable(QString::number(gone)));
}

QTEST_APPLESS_MAIN(TestLiveExchanges)
#include "tst_live_exchanges.moc"
