#include "logging/rotation/rotation_policy.h"
#include "tests/support/fake_clock.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QTimeZone berlin("Europe/Berlin");
const QTimeZone kolkata("Asia/Kolkata"); // half an hour off

QDateTime at(const QString &text, const QTimeZone &zone)
{
    QDateTime time = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm:ss"_s);
    time.setTimeZone(zone);
    return time;
}

QString shown(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

/// Lets records come once a minute and lists when the file was changed.
QStringList changes(RotationPolicy &policy, FakeClock &clock, nanoseconds duration)
{
    QStringList times;
    for (nanoseconds passed{0}; passed < duration; passed += 1min) {
        clock.advance(1min);
        if (!policy.isTimeOver()) continue;
        times << shown(clock.dateTime());
        policy.fileOpened(clock.wall());
    }
    return times;
}

} // namespace

class TestRotationPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesAtEveryBoundary_data();
    void changesAtEveryBoundary();
    void bringsNoMidnightTwiceWhenTheClockGoesBack();
    void changesOnceAfterALongSleep();
    void recoversFromAClockThatWasYearsAhead();
    void takesAnOldFileForWhatItIs();
    void neverChangesWithoutAnInterval();
    void changesDailyWhenTheDayIsInTheName();
};

void TestRotationPolicy::changesAtEveryBoundary_data()
{
    QTest::addColumn<milliseconds>("interval");
    QTest::addColumn<QTimeZone>("zone");
    QTest::addColumn<QDateTime>("start");
    QTest::addColumn<milliseconds>("duration");
    QTest::addColumn<QStringList>("expected"); // in UTC

    const milliseconds day = 24h;
    QTest::newRow("midnight UTC") << day << QTimeZone::utc() << at(u"2026-11-22 23:58:00"_s, QTimeZone::utc()) << milliseconds(10min)
                                  << QStringList{u"2026-11-23 00:00:00"_s};
    QTest::newRow("local midnight") << day << berlin << at(u"2026-11-22 23:58:00"_s, berlin) << milliseconds(25h)
                                    << QStringList{u"2026-11-22 23:00:00"_s, u"2026-11-23 23:00:00"_s};
    QTest::newRow("day of 23 hours") << day << berlin << at(u"2026-03-28 23:59:00"_s, berlin) << milliseconds(24h)
                                     << QStringList{u"2026-03-28 23:00:00"_s, u"2026-03-29 22:00:00"_s};
    QTest::newRow("day of 25 hours") << day << berlin << at(u"2026-10-24 23:59:00"_s, berlin) << milliseconds(26h)
                                     << QStringList{u"2026-10-24 22:00:00"_s, u"2026-10-25 23:00:00"_s};
    QTest::newRow("full hours") << milliseconds(1h) << QTimeZone::utc() << at(u"2026-11-22 11:30:00"_s, QTimeZone::utc())
                                << milliseconds(2h) << QStringList{u"2026-11-22 12:00:00"_s, u"2026-11-22 13:00:00"_s};
    QTest::newRow("full hours where they are half ones") << milliseconds(1h) << kolkata << at(u"2026-11-22 11:45:00"_s, kolkata)
                                                         << milliseconds(1h) << QStringList{u"2026-11-22 06:30:00"_s};
    QTest::newRow("the hour that comes twice in autumn")
        << milliseconds(1h) << berlin << at(u"2026-10-25 01:30:00"_s, berlin) << milliseconds(3h)
        << QStringList{u"2026-10-25 00:00:00"_s, u"2026-10-25 01:00:00"_s, u"2026-10-25 02:00:00"_s};
    QTest::newRow("the hour that is missing in spring")
        << milliseconds(1h) << berlin << at(u"2026-03-29 01:30:00"_s, berlin) << milliseconds(2h)
        << QStringList{u"2026-03-29 01:00:00"_s, u"2026-03-29 02:00:00"_s};
    QTest::newRow("quarters of an hour") << milliseconds(15min) << QTimeZone::utc() << at(u"2026-11-22 11:50:00"_s, QTimeZone::utc())
                                         << milliseconds(30min) << QStringList{u"2026-11-22 12:00:00"_s, u"2026-11-22 12:15:00"_s};
    QTest::newRow("weeks since 1970") << milliseconds(7 * 24h) << QTimeZone::utc() << at(u"2026-11-25 23:58:00"_s, QTimeZone::utc())
                                      << milliseconds(10min) << QStringList{u"2026-11-26 00:00:00"_s}; // a Thursday, as 1 January 1970
}

void TestRotationPolicy::changesAtEveryBoundary()
{
    QFETCH(milliseconds, interval);
    QFETCH(QTimeZone, zone);
    QFETCH(QDateTime, start);
    QFETCH(milliseconds, duration);
    QVERIFY(start.isValid());
    Rotation rotation;
    rotation.interval = interval;
    FakeClock clock(start);
    RotationPolicy policy(rotation, clock, zone);
    QTEST(changes(policy, clock, duration), "expected");
}

void TestRotationPolicy::bringsNoMidnightTwiceWhenTheClockGoesBack()
{
    Rotation rotation;
    rotation.interval = 24h;
    FakeClock clock(at(u"2026-11-22 23:30:00"_s, QTimeZone::utc()));
    RotationPolicy policy(rotation, clock, QTimeZone::utc());
    QCOMPARE(changes(policy, clock, 1h), QStringList{u"2026-11-23 00:00:00"_s});
    clock.setWall(clock.dateTime().addSecs(-2LL * 3600)); // 00:30 -> 22:30
    QCOMPARE(changes(policy, clock, 25h), QStringList());
    QCOMPARE(changes(policy, clock, 1h), QStringList{u"2026-11-24 00:00:00"_s});
}

void TestRotationPolicy::changesOnceAfterALongSleep()
{
    Rotation rotation;
    rotation.interval = 24h;
    FakeClock clock(at(u"2026-11-20 18:00:00"_s, QTimeZone::utc()));
    RotationPolicy policy(rotation, clock, QTimeZone::utc());
    clock.sleep(3 * 24h);
    QVERIFY(policy.isTimeOver());
    policy.fileOpened(clock.wall());
    QVERIFY(!policy.isTimeOver());
    QCOMPARE(changes(policy, clock, 7h), QStringList{u"2026-11-24 00:00:00"_s});
}

void TestRotationPolicy::recoversFromAClockThatWasYearsAhead()
{
    Rotation rotation;
    rotation.interval = 24h;
    FakeClock clock(at(u"2036-01-01 12:00:00"_s, QTimeZone::utc()));
    RotationPolicy policy(rotation, clock, QTimeZone::utc());
    clock.setWall(at(u"2026-11-22 23:58:00"_s, QTimeZone::utc()));
    QCOMPARE(changes(policy, clock, 10min), QStringList{u"2026-11-23 00:00:00"_s});
}

void TestRotationPolicy::takesAnOldFileForWhatItIs()
{
    Rotation rotation;
    rotation.interval = 24h;
    const FakeClock clock(at(u"2026-11-23 00:00:01"_s, QTimeZone::utc()));
    RotationPolicy policy(rotation, clock, QTimeZone::utc());
    QVERIFY(!policy.isTimeOver());
    policy.fileOpened(clock.wall() - 2s); // the program stood still over midnight
    QVERIFY(policy.isTimeOver());
}

void TestRotationPolicy::neverChangesWithoutAnInterval()
{
    FakeClock clock;
    RotationPolicy policy({}, clock);
    clock.advance(1000 * 24h);
    QVERIFY(!policy.isTimeOver());
    clock.setWall(at(u"1990-01-01 00:00:00"_s, QTimeZone::utc()));
    QVERIFY(!policy.isTimeOver());
}

void TestRotationPolicy::changesDailyWhenTheDayIsInTheName()
{
    Rotation rotation;
    rotation.naming = FileNaming::SpecDate;
    FakeClock clock(at(u"2026-11-22 23:58:00"_s, QTimeZone::utc()));
    RotationPolicy policy(rotation, clock, QTimeZone::utc());
    QCOMPARE(changes(policy, clock, 5min), QStringList{u"2026-11-23 00:00:00"_s});
}

QTEST_APPLESS_MAIN(TestRotationPolicy)
#include "tst_rotation_policy.moc"
