#include "tests/support/fake_controls.h"
#include "ui/models/exchange_backlog.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;

class TestExchangeBacklog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheNewestStateOnce();
    void isEmptyAfterTaking();
    void isBounded();
};

void TestExchangeBacklog::keepsTheNewestStateOnce()
{
    ExchangeBacklog backlog;
    backlog.add(testing::sampleExchanges());
    logging::ExchangeSnapshot finished = testing::sampleExchanges().constLast();
    finished.outcome = logging::Outcome::Ok;
    backlog.add({finished});
    const QList<logging::ExchangeSnapshot> taken = backlog.take();
    QCOMPARE(taken.size(), 5);
    QCOMPARE(taken.last().id, finished.id);
    QVERIFY(taken.last().outcome == logging::Outcome::Ok);
}

void TestExchangeBacklog::isEmptyAfterTaking()
{
    ExchangeBacklog backlog;
    backlog.add(testing::sampleExchanges());
    backlog.take();
    QVERIFY(backlog.isEmpty());
    backlog.add({testing::sampleExchanges().constLast()});
    QCOMPARE(backlog.take().size(), 1);
}

void TestExchangeBacklog::isBounded()
{
    ExchangeBacklog backlog;
    QList<logging::ExchangeSnapshot> batch(ExchangeBacklog::maxExchanges + 3, testing::sampleExchanges().constFirst());
    for (qsizetype i = 0; i < batch.size(); ++i) batch[i].id = "req_" + std::to_string(i);
    backlog.add(batch);
    QCOMPARE(backlog.size(), ExchangeBacklog::maxExchanges);
    logging::ExchangeSnapshot last = batch.last();
    last.status = 418;
    backlog.add({last}); // positions still hold after rows were dropped
    const QList<logging::ExchangeSnapshot> taken = backlog.take();
    QCOMPARE(taken.size(), ExchangeBacklog::maxExchanges);
    QCOMPARE(taken.first().id, std::string("req_3"));
    QCOMPARE(taken.last().status, 418);
}

QTEST_APPLESS_MAIN(TestExchangeBacklog)
#include "tst_exchange_backlog.moc"
