#include "logging/format/date_mask.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &mask, std::int64_t ms)
{
    DateMask pattern(mask);
    std::string out;
    pattern.append(out, WallTime(milliseconds(ms)));
    return QString::fromStdString(out);
}

} // namespace

class TestDateMask : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void writesAsThePackageDoes_data();
    void writesAsThePackageDoes();
    void namesTheDaysAroundToday();
    void takesAnEmptyPatternForTheTimeOfDay();
    void keepsNoSecondTooLong();
};

void TestDateMask::initTestCase()
{
    qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3"); // as Europe/Berlin, without a time zone database
    tzset();
}

// date_masks.json: [mask, milliseconds, text], written by pino-pretty 13 with its dateformat in the zone of Berlin.
void TestDateMask::writesAsThePackageDoes_data()
{
    QTest::addColumn<QString>("mask");
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("expected");
    QFile file(QStringLiteral(CCR_TEST_DATA "/logging/format/date_masks.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(rows.size() > 50);
    for (const QJsonValue &row : rows)
        QTest::newRow((row[0].toString() + u" "_s + QString::number(row[1].toInteger())).toUtf8())
            << row[0].toString() << row[1].toInteger() << row[2].toString();
}

void TestDateMask::writesAsThePackageDoes()
{
    QFETCH(QString, mask);
    QFETCH(qint64, ms);
    QFETCH(QString, expected);
    QCOMPARE(textOf(mask, ms), expected);
}

void TestDateMask::namesTheDaysAroundToday()
{
    const qint64 noon = QDateTime(QDate::currentDate(), QTime(12, 0)).toMSecsSinceEpoch();
    const qint64 day = 86'400'000;
    QCOMPARE(textOf(u"SYS:DDDD|DDD"_s, noon), u"Today|Tdy"_s);
    QCOMPARE(textOf(u"SYS:DDDD"_s, noon - day), u"Yesterday"_s);
    QCOMPARE(textOf(u"SYS:DDD"_s, noon + day), u"Tmw"_s);
    QCOMPARE(textOf(u"UTC:DDDD"_s, 1'700'000'000'123), u"Tuesday"_s);
}

void TestDateMask::takesAnEmptyPatternForTheTimeOfDay()
{
    QCOMPARE(textOf({}, 1'700'000'000'123), u"23:13:20.123"_s);
    QCOMPARE(textOf(u"true"_s, 1'700'000'000'123), u"23:13:20.123"_s);
    QCOMPARE(textOf(u"utc:isoUtcDateTime"_s, 1'700'000'000'123), u"2023-11-14T22:13:20Z"_s);
    QCOMPARE(textOf(u"UTC:'yy"_s, 1'700'000'000'123), u"'23"_s); // a quotation mark that nothing closes
}

void TestDateMask::keepsNoSecondTooLong()
{
    DateMask mask(u"UTC:ss.l "_s);
    std::string out;
    for (const std::int64_t ms : {999, 1000, 1001, 999, 59'999}) mask.append(out, WallTime(milliseconds(ms)));
    QCOMPARE(out, "00.999 01.000 01.001 00.999 59.999 ");
}

QTEST_APPLESS_MAIN(TestDateMask)
#include "tst_date_mask.moc"
