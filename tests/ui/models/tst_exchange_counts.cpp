#include "tests/support/fake_controls.h"
#include "ui/models/exchange_counts.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using logging::Outcome;

class TestExchangeCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsEachOnce();
    void remembersWhatStillRuns();
};

void TestExchangeCounts::countsEachOnce()
{
    ExchangeCounts counts;
    counts.apply(testing::sampleExchanges());
    QCOMPARE(counts.seen(), quint64(5));
    QCOMPARE(counts.failures(), quint64(2));
    QCOMPARE(counts.live(), 1);
    logging::ExchangeSnapshot last = testing::sampleExchanges().constLast();
    last.outcome = Outcome::Failed;
    counts.apply({last, last}); // the same news twice counts once
    QCOMPARE(counts.seen(), quint64(5));
    QCOMPARE(counts.failures(), quint64(3));
    QCOMPARE(counts.live(), 0);
    last.outcome = Outcome::Ok; // told otherwise after all
    counts.apply({last});
    QCOMPARE(counts.failures(), quint64(2));
}

void TestExchangeCounts::remembersWhatStillRuns()
{
    ExchangeCounts counts;
    logging::ExchangeSnapshot longOne = testing::sampleExchanges().constLast();
    counts.apply({longOne});
    QList<logging::ExchangeSnapshot> batch(static_cast<qsizetype>(ExchangeCounts::maxRemembered) + 10, testing::sampleExchanges().at(1));
    for (qsizetype i = 0; i < batch.size(); ++i) batch[i].id = "req_" + std::to_string(i);
    counts.apply(batch);
    QCOMPARE(counts.live(), 1);
    longOne.outcome = Outcome::Ok;
    counts.apply({longOne});
    QCOMPARE(counts.live(), 0);
    QCOMPARE(counts.seen(), static_cast<quint64>(batch.size() + 1));
    QCOMPARE(counts.failures(), static_cast<quint64>(batch.size()));
}

QTEST_APPLESS_MAIN(TestExchangeCounts)
#include "tst_exchange_counts.moc"
