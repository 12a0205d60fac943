#include "logging/query/row_set.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace ccr::logging;

class TestRowSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsBothWays_data();
    void findsBothWays();
    void staysSmall();
};

void TestRowSet::findsBothWays_data()
{
    QTest::addColumn<int>("distance");
    for (const int distance : {1, 2, 63, 64, 65, 1000, 5000}) QTest::addRow("%d", distance) << distance;
}

void TestRowSet::findsBothWays()
{
    QFETCH(const int, distance);
    std::mt19937 random(7);
    RowSet rows;
    std::vector<qint64> lines;
    for (qint64 line = 0; lines.size() < 3000; line += 1 + static_cast<qint64>(random() % static_cast<unsigned>(distance))) {
        rows.add(line);
        lines.push_back(line);
    }
    QCOMPARE(rows.count(), static_cast<qint64>(lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) QCOMPARE(rows.lineAt(static_cast<qint64>(i)), lines[i]);
    for (qint64 line = 0; line <= std::min<qint64>(lines.back() + 200, 20'000); ++line) {
        const auto found = std::lower_bound(lines.begin(), lines.end(), line);
        QCOMPARE(rows.rowOf(line), static_cast<qint64>(found - lines.begin()));
        QCOMPARE(rows.contains(line), found != lines.end() && *found == line);
    }
}

void TestRowSet::staysSmall()
{
    RowSet rows;
    for (qint64 line = 0; line < 1'000'000; ++line) rows.add(line);
    QVERIFY(rows.bytes() < 500'000);
    QCOMPARE(rows.lineAt(777'777), 777'777);
}

QTEST_APPLESS_MAIN(TestRowSet)
#include "tst_row_set.moc"
