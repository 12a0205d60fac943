#include "logging/base/units.h"

#include <QTest>

using namespace ccr;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestUnits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsSizes_data();
    void readsSizes();
    void refusesSizes_data();
    void refusesSizes();
    void readsIntervals_data();
    void readsIntervals();
    void refusesIntervals_data();
    void refusesIntervals();
    void writesWhatItReads();
};

void TestUnits::readsSizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<bool>("bareIsMebibytes");
    const auto row = [](const char *text, qint64 bytes, bool bareIsMebibytes = false) {
        QTest::addRow("%s%s", text, bareIsMebibytes ? " as a rotation's size" : "")
            << QString::fromLatin1(text) << bytes << bareIsMebibytes;
    };
    row("10M", 10485760);
    row("1.5g", 1610612736);
    row("512k", 524288);
    row("100b", 100);
    row("10MB", 10485760);
    row("10MiB", 10485760);
    row("10 mib", 10485760);
    row(" 50M ", 52428800);
    row("1T", 1099511627776);
    row("0", 0);
    row("0M", 0, true);
    row("4096", 4096);
    row("4096b", 4096, true);
    row("10", 10485760, true);
    row("0.5", 524288, true);
    row("50K", 51200, true);
}

void TestUnits::readsSizes()
{
    QFETCH(QString, text);
    QFETCH(qint64, bytes);
    QFETCH(bool, bareIsMebibytes);
    const Result<qint64> size = parseSize(text, bareIsMebibytes ? BareSize::Mebibytes : BareSize::Bytes);
    QVERIFY2(size, qPrintable(size ? QString() : size.error().message));
    QCOMPARE(*size, bytes);
}

void TestUnits::refusesSizes_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "M", "ten", "-1", "-5M", "1,5M", "10X", "10MMB", "1e3", "0x10", "10 M B", "1.M", ".5M", "99999999999T"})
        QTest::addRow("\"%s\"", text) << QString::fromLatin1(text);
}

void TestUnits::refusesSizes()
{
    QFETCH(QString, text);
    const Result<qint64> size = parseSize(text);
    QVERIFY(!size);
    QVERIFY(size.error().message.startsWith(u"\"%1\" "_s.arg(text)));
    QVERIFY(size.error().message.endsWith("for example 10M"_L1));
}

void TestUnits::readsIntervals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("count");
    const auto row = [](const char *text, milliseconds interval) {
        QTest::newRow(text) << QString::fromLatin1(text) << qint64(interval.count());
    };
    row("1d", 24h);
    row("1h", 1h);
    row("30m", 30min);
    row("15s", 15s);
    row("250ms", 250ms);
    row("2w", 14 * 24h);
    row("1 D", 24h);
    row("daily", 24h);
    row("Hourly", 1h);
    row("weekly", 7 * 24h);
    row("5000", 5s);
    row("0", 0ms);
}

void TestUnits::readsIntervals()
{
    QFETCH(QString, text);
    QFETCH(qint64, count);
    const Result<milliseconds> interval = parseInterval(text);
    QVERIFY2(interval, qPrintable(interval ? QString() : interval.error().message));
    QCOMPARE(interval->count(), count);
}

void TestUnits::refusesIntervals_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "d", "1y", "1.5h", "-1d", "monthly", "1d2h", "99999999999999999999", "999999w"})
        QTest::addRow("\"%s\"", text) << QString::fromLatin1(text);
}

void TestUnits::refusesIntervals()
{
    QFETCH(QString, text);
    const Result<milliseconds> interval = parseInterval(text);
    QVERIFY(!interval);
    QVERIFY(interval.error().message.startsWith(u"\"%1\" "_s.arg(text)));
    QVERIFY(interval.error().message.contains("for example 1d"_L1));
}

void TestUnits::writesWhatItReads()
{
    for (const char *text : {"0b", "1b", "1023b", "1K", "10M", "1536K", "5G", "3T"}) {
        QCOMPARE(sizeText(*parseSize(QString::fromLatin1(text))), QString::fromLatin1(text));
    }
    for (const char *text : {"0ms", "1ms", "1500ms", "90s", "2m", "1h", "1d", "1w"}) {
        QCOMPARE(intervalText(*parseInterval(QString::fromLatin1(text))), QString::fromLatin1(text));
    }
}

QTEST_APPLESS_MAIN(TestUnits)
#include "tst_units.moc"
