#include "logging/delivery/retry_backoff.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

class TestRetryBackoff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void doublesUpToTheLongest_data()
    {
        QTest::addColumn<int>("failed");
        QTest::addColumn<int>("expected");
        QTest::newRow("first") << 1 << 500;
        QTest::newRow("second") << 2 << 1000;
        QTest::newRow("third") << 3 << 2000;
        QTest::newRow("sixth") << 6 << 16'000;
        QTest::newRow("seventh") << 7 << 30'000;
        QTest::newRow("a million") << 1'000'000 << 30'000;
    }
    void doublesUpToTheLongest()
    {
        QFETCH(int, failed);
        QFETCH(int, expected);
        const RetryBackoff backoff;
        QCOMPARE(backoff.delay(failed, 0.5).count(), expected);
        QCOMPARE(backoff.delay(failed, 0).count(), expected * 8 / 10);
        QCOMPARE(backoff.delay(failed, 1).count(), expected * 12 / 10);
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected"); // milliseconds; -1: nothing
        QTest::newRow("seconds") << QByteArray("7") << qint64{7000};
        QTest::newRow("with blanks") << QByteArray(" 7 ") << qint64{7000};
        QTest::newRow("none") << QByteArray() << qint64{-1};
        QTest::newRow("now") << QByteArray("0") << qint64{0};
        QTest::newRow("absurdly long") << QByteArray("99999999999") << qint64{3'600'000};
        QTest::newRow("negative") << QByteArray("-5") << qint64{-1};
        QTest::newRow("a date") << QByteArray("Wed, 21 Oct 2015 07:28:30 GMT") << qint64{30'000};
        QTest::newRow("a date in the past") << QByteArray("Wed, 21 Oct 2015 07:00:00 GMT") << qint64{0};
        QTest::newRow("words") << QByteArray("soon") << qint64{-1};
    }
    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, expected);
        const WallTime now{1'445'412'480s}; // 2015-10-21 07:28:00 UTC
        const auto found = retryAfter(value.toStdString(), now);
        QCOMPARE(found ? found->count() : -1, expected);
    }
};

QTEST_GUILESS_MAIN(TestRetryBackoff)
#include "tst_retry_backoff.moc"
