#include "logging/alert/spent_budgets.h"

#include <QDateTime>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

class TestSpentBudgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatIsUsedUp_data();
    void findsWhatIsUsedUp();
    void endsWithThePeriod();
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
    const auto at = [](QDate day, QTime time) { return WallTime(milliseconds(QDateTime(day, time).toMSecsSinceEpoch())); };
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

QTEST_APPLESS_MAIN(TestSpentBudgets)
#include "tst_spent_budgets.moc"
