#include "logging/alert/spent_budgets.h"

#include "logging/base/date_time.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSpentBudgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatIsUsedUp_data();
    void findsWhatIsUsedUp();
    void endsWithThePeriod();
    void endsWhenTheNextDayBegins_data();
    void endsWhenTheNextDayBegins();
};

void TestSpentBudgets::findsWhatIsUsedUp_data()
{
    QTest::addColumn<AlertConfig>("config");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, AlertConfig config, const QStringList &expected) { QTest::newRow(name) << config << expected; };
    row("no budget", {}, {});
    row("below", {.dailyBudget = 7.01}, {});
    row("exactly", {.dailyBudgets = {{u"USD"_s, 5}}}, {u"day USD 5/5"_s});
    row("in each currency", {.dailyBudget = 5}, {u"day CNY 7/5"_s, u"day USD 5/5"_s});
    row("by currency", {.dailyBudget = 1, .dailyBudgets = {{u"USD"_s, 9}}}, {u"day CNY 7/1"_s});
    row("of the month", {.monthlyBudgets = {{u"USD"_s, 50}}}, {u"month USD 60/50"_s});
    row("tokens of the day", {.dailyTokens = 900}, {u"day  1000/900"_s});
    row("tokens of the month", {.monthlyTokens = 5000}, {u"month  5000/5000"_s});
    row("several", {.dailyBudgets = {{u"USD"_s, 2}}, .monthlyTokens = 1}, {u"day USD 5/2"_s, u"month  5000/1"_s});
    row("alerts are off", {.enabled = false, .dailyBudget = 1}, {});
}

void TestSpentBudgets::findsWhatIsUsedUp()
{
    QFETCH(AlertConfig, config);
    QFETCH(QStringList, expected);
    const AlertMemory::Spending spending{.day = QDate(2026, 11, 22),
                                         .costOfDay = {{u"USD"_s, 5}, {u"CNY"_s, 7}},
                                         .costOfMonth = {{u"USD"_s, 60}},
                                         .tokensOfDay = 1000,
                                         .tokensOfMonth = 5000};
    QStringList found;
    for (const SpentBudget &budget : spentBudgets(config, spending))
        found.append(
            u"%1 %2 %3/%4"_s.arg(budget.period == BudgetPeriod::Day ? u"day"_s : u"month"_s, QString::fromStdString(budget.currency))
                .arg(budget.spent)
                .arg(budget.limit));
    QCOMPARE(found, expected);
}

void TestSpentBudgets::endsWithThePeriod()
{
    const AlertConfig config{.dailyTokens = 1, .monthlyTokens = 1};
    const auto at = [](QDate day, QTime time) { return wallTime(QDateTime(day, time)); };
    BudgetGate gate;
    QVERIFY(!gate.spent(at(QDate(2026, 12, 31), QTime(12, 0))));
    gate.set(spentBudgets(config, {.day = QDate(2026, 12, 31), .tokensOfDay = 2, .tokensOfMonth = 3}));
    QVERIFY(gate.spent(at(QDate(2026, 12, 31), QTime(23, 59)))->period == BudgetPeriod::Day);
    QVERIFY(!gate.spent(at(QDate(2027, 1, 1), QTime(0, 0))));
    gate.set(spentBudgets(config, {.day = QDate(2026, 12, 30), .tokensOfDay = 2, .tokensOfMonth = 3}));
    const auto next = gate.spent(at(QDate(2026, 12, 31), QTime(0, 0)));
    QVERIFY(next && next->period == BudgetPeriod::Month && next->spent == 3);
    gate.set({});
    QVERIFY(!gate.spent(at(QDate(2026, 12, 30), QTime(0, 0))));
}

void TestSpentBudgets::endsWhenTheNextDayBegins_data()
{
    QTest::addColumn<QByteArray>("zone"); // without a time zone database
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("end");
    const QByteArray berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
    const QByteArray santiago = "<-04>4<-03>,M9.1.6/24,M4.1.6/24"; // changes its clocks at midnight
    QTest::newRow("an ordinary day") << berlin << QDate(2026, 3, 28) << u"2026-03-28T23:00:00Z"_s;
    QTest::newRow("of 23 hours") << berlin << QDate(2026, 3, 29) << u"2026-03-29T22:00:00Z"_s;
    QTest::newRow("of 25 hours") << berlin << QDate(2026, 10, 25) << u"2026-10-25T23:00:00Z"_s;
    QTest::newRow("before one that has no midnight") << santiago << QDate(2026, 9, 5) << u"2026-09-06T04:00:00Z"_s;
    QTest::newRow("of two hours before midnight") << santiago << QDate(2026, 4, 4) << u"2026-04-05T04:00:00Z"_s;
}

void TestSpentBudgets::endsWhenTheNextDayBegins()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, day);
    QFETCH(QString, end);
    qputenv("TZ", zone);
    tzset();
    const std::vector<SpentBudget> spent = spentBudgets({.dailyTokens = 1}, {.day = day, .tokensOfDay = 2});
    QCOMPARE(spent.size(), 1U);
    QCOMPARE(utcTime(spent.front().until).toString(Qt::ISODate), end);
    QCOMPARE(localDay(spent.front().until), day.addDays(1));
    QCOMPARE(localDay(spent.front().until - 1ms), day);
}

QTEST_APPLESS_MAIN(TestSpentBudgets)
#include "tst_spent_budgets.moc"
