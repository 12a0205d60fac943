#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "ui/models/exchange_table_model.h"
#include "ui/models/session_tree_model.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace ccr;
using namespace ccr::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

QStringList list(std::initializer_list<const char *> texts)
{
    QStringList found;
    for (const char *text : texts) found.append(QString::fromUtf8(text));
    return found;
}

const WallTime began = wallNow() - 1h;

/// Of an earlier run: a row a second, every tenth has failed.
ExchangeSnapshot old(std::int64_t row, std::int64_t count)
{
    ExchangeSnapshot exchange;
    exchange.number = static_cast<std::uint64_t>(row);
    exchange.id = "old_" + std::to_string(row);
    exchange.startedAt = began - std::chrono::seconds(count - row + 1);
    exchange.model = row % 2 ? "odd" : "even";
    exchange.outcome = row % 10 ? Outcome::Ok : Outcome::Failed;
    exchange.status = row % 10 ? 200 : 500;
    exchange.total = milliseconds(1000 + row * 7919 % count);
    return exchange;
}

std::unique_ptr<testing::FakeHistory> history(std::int64_t count)
{
    return std::make_unique<testing::FakeHistory>(count, [count](std::int64_t row) { return old(row, count); });
}

ExchangeSnapshot live(int number, Outcome outcome = Outcome::Ok)
{
    ExchangeSnapshot exchange;
    exchange.number = static_cast<std::uint64_t>(number);
    exchange.id = "live_" + std::to_string(number);
    exchange.startedAt = began + std::chrono::seconds(number);
    exchange.model = "fresh";
    exchange.outcome = outcome;
    exchange.status = 200;
    if (outcome != Outcome::InFlight) exchange.total = milliseconds(number);
    return exchange;
}

logging::Query parsed(const QString &text)
{
    return std::get<logging::Query>(logging::Query::parse(text));
}

double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

} // namespace

class TestExchangeTableModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsThisRunAboveEarlierOnes();
    void filtersBothParts();
    void followsNewsUnderAFilter();
    void appliesTheRange();
    void movesTheBegin();
    void saysWhatTheFilterHides();
    void showsTheLastFew();
    void fetchesWhatIsLookedAt();
    void asksForGoneRowsOnce();
    void takesFromTheHistoryWhatItDropped();
    void keepsRowsWhereTheyAreWhenTheHistoryTakesThem_data();
    void keepsRowsWhereTheyAreWhenTheHistoryTakesThem();
    void boundsWhatWaitsForTheHistory();
    void losesWhatTheHistoryPruned_data();
    void losesWhatTheHistoryPruned();
    void groupsARequestThatIsThereTwiceOnce();
    void losesWhatAPersonDeleted_data() { losesWhatTheHistoryPruned_data(); }
    void losesWhatAPersonDeleted();
    void keepsNothingOfTheHistoryWhileNobodyLooks();
    void findsBodiesOfThisRun();
    void sorts();
    void staysSortedWhileRowsCome();
    void findsFailures();
    void keepsMarks();
    void holdsAMillionRows();

private:
    static QStringList ids(const ExchangeTableModel &model)
    {
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row) {
            const ExchangeSnapshot *exchange = model.exchange(row);
            found.append(exchange ? QString::fromStdString(exchange->id) : u"?"_s);
        }
        return found;
    }
    static void waitFor(ExchangeTableModel &model) { QTRY_VERIFY(!model.isSearching()); }
};

void TestExchangeTableModel::showsThisRunAboveEarlierOnes()
{
    const auto earlier = history(3);
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setHistory(earlier.get());
    model.applyBatch({live(1), live(2, Outcome::InFlight)});
    waitFor(model);
    QTRY_COMPARE(ids(model), list({"live_2", "live_1", "old_3", "old_2", "old_1"}));
    QCOMPARE(model.counts().rows, 5);
    QCOMPARE(model.counts().live, 1);
    QCOMPARE(model.rowOf("live_1"), 1);
    QCOMPARE(model.rowOf("old_2"), 3);
    QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().contains("fresh"_L1));
    model.applyBatch({live(3)});
    QCOMPARE(model.index(0, ExchangeTableModel::Number).data().toString(), u"3"_s);
}

void TestExchangeTableModel::filtersBothParts()
{
    const auto earlier = history(40);
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setHistory(earlier.get());
    QList<ExchangeSnapshot> batch;
    for (int i = 1; i <= 1500; ++i) batch.append(live(i, i % 300 ? Outcome::Ok : Outcome::Failed));
    model.applyBatch(batch);
    model.search({.query = parsed(u"outcome:failed"_s)});
    waitFor(model);
    QTRY_COMPARE(ids(model), list({"live_1500", "live_1200", "live_900", "live_600", "live_300", "old_40", "old_30", "old_20", "old_10"}));
    QCOMPARE(model.counts().failed, 9);
    model.search({});
    waitFor(model);
    QCOMPARE(model.rowCount(), 1540);
}

void TestExchangeTableModel::followsNewsUnderAFilter()
{
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.search({.query = parsed(u"outcome:in_flight"_s)});
    model.applyBatch({live(1, Outcome::InFlight), live(2), live(3, Outcome::InFlight)});
    QCOMPARE(ids(model), list({"live_3", "live_1"}));
    model.applyBatch({live(1), live(2, Outcome::InFlight)}); // one leaves, another comes, each to its place
    QCOMPARE(ids(model), list({"live_3", "live_2"}));
}

void TestExchangeTableModel::appliesTheRange()
{
    const auto earlier = history(10);
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setHistory(earlier.get());
    model.applyBatch({live(1), live(2), live(3)});
    model.search({.from = began - 2s, .to = began + 2s + 500ms});
    waitFor(model);
    QTRY_COMPARE(ids(model), list({"live_2", "live_1", "old_10", "old_9"}));
}

void TestExchangeTableModel::movesTheBegin()
{
    const auto earlier = history(10);
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setHistory(earlier.get());
    model.applyBatch({live(1), live(2), live(3)});
    model.search({.from = began - 10s});
    waitFor(model);
    QCOMPARE(model.rowCount(), 13);
    model.moveBegin(began - 3s);
    QTRY_COMPARE(ids(model), list({"live_3", "live_2", "live_1", "old_10", "old_9", "old_8"}));
    model.moveBegin(began + 2s);
    QCOMPARE(ids(model), list({"live_3", "live_2"}));
    model.moveBegin(began); // never back
    QCOMPARE(model.rowCount(), 2);
    model.applyBatch({live(1)}); // news of one that is out of the range
    QCOMPARE(model.rowCount(), 2);
}

void TestExchangeTableModel::saysWhatTheFilterHides()
{
    const auto earlier = history(1000);
    ExchangeTableModel model;
    model.setHistory(earlier.get());
    model.applyBatch({live(1), live(2)});
    model.search({.query = parsed(u"model:none"_s)});
    waitFor(model);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.hiddenCount(), 1002);
    model.search({.query = parsed(u"model:none"_s), .from = began + 1h});
    waitFor(model);
    QCOMPARE(model.hiddenCount(), 0);
    QVERIFY(model.hasBeyondRange());
}

void TestExchangeTableModel::showsTheLastFew()
{
    const auto earlier = history(1000);
    ExchangeTableModel model;
    model.setHistory(earlier.get());
    model.applyBatch({live(1), live(2)});
    model.search({.limit = 10});
    waitFor(model);
    QCOMPARE(model.rowCount(), 10);
}

void TestExchangeTableModel::fetchesWhatIsLookedAt()
{
    const auto earlier = history(100'000);
    ExchangeTableModel model;
    model.setHistory(earlier.get());
    waitFor(model);
    QCOMPARE(model.rowCount(), 100'000);
    QCOMPARE(earlier->fetches, 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    for (int row = 50'000; row < 50'040; ++row)
        for (int column = 0; column < ExchangeTableModel::ColumnCount; ++column) model.index(row, column).data();
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(model.exchange(50'000)->id, std::string("old_50000"));
    QCOMPARE(model.index(50'001, ExchangeTableModel::Model).data().toString(), u"odd"_s);
    QVERIFY2(earlier->fetches <= 2, "whole pages are fetched, each once");
    QVERIFY(earlier->fetchedRows <= 256);
    // A drag of the scroll bar over everything asks for a bounded number of rows and keeps a bounded number.
    for (int row = 0; row < 100'000; row += 40) model.exchange(row);
    QTRY_VERIFY(model.exchange(99'960));
    QVERIFY(earlier->fetchedRows < 3000);
}

void TestExchangeTableModel::asksForGoneRowsOnce()
{
    class Forgetful final : public testing::FakeHistory
    {
    public:
        Forgetful() : FakeHistory(1, [](std::int64_t row) { return old(row, 1); }) {}
        void fetch(std::vector<std::int64_t>, std::function<void(logging::HistoryRows)> found) override
        {
            ++fetches;
            QMetaObject::invokeMethod(
                this, [found] { found({}); }, Qt::QueuedConnection);
        }
    } forgetful;
    ExchangeTableModel model;
    model.setHistory(&forgetful);
    waitFor(model);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(!model.exchange(0));
    QTRY_COMPARE(forgetful.fetches, 1);
    QTest::qWait(0);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!model.exchange(0));
        QCoreApplication::processEvents();
    }
    QCOMPARE(forgetful.fetches, 1);
}

void TestExchangeTableModel::takesFromTheHistoryWhatItDropped()
{
    // The history has what this run finished as well: row n of it is the live one n.
    constexpr int count = static_cast<int>(LiveExchanges::maxExchanges) + 100;
    testing::FakeHistory recorded(count, [](std::int64_t row) { return live(static_cast<int>(row)); });
    ExchangeTableModel model;
    model.setHistory(&recorded);
    QList<ExchangeSnapshot> batch;
    for (int i = 1; i <= count; ++i) batch.append(live(i));
    model.applyBatch(batch.mid(0, 5000));
    model.search({});
    waitFor(model);
    QCOMPARE(model.rowCount(), 5000); // each once
    const QAbstractItemModelTester tester(&model);
    model.applyBatch(batch.mid(5000));
    QTRY_COMPARE(model.rowCount(), count);
    QTRY_VERIFY(model.exchange(count - 1));
    for (const int row : {0, 9000, count - 600, count - 1}) {
        QTRY_VERIFY(model.exchange(row));
        QCOMPARE(model.exchange(row)->number, std::uint64_t(count - row));
    }
}

void TestExchangeTableModel::keepsRowsWhereTheyAreWhenTheHistoryTakesThem_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("heardInReverse");
    QTest::newRow("newest first") << int(ExchangeTableModel::Time) << false;
    QTest::newRow("heard of in another order than begun") << int(ExchangeTableModel::Time) << true;
    QTest::newRow("sorted") << int(ExchangeTableModel::Total) << false;
}

void TestExchangeTableModel::keepsRowsWhereTheyAreWhenTheHistoryTakesThem()
{
    QFETCH(const int, column);
    QFETCH(const bool, heardInReverse);
    constexpr int count = static_cast<int>(LiveExchanges::maxRecorded) + 1;
    testing::FakeHistory recorded(count, [](std::int64_t row) { return live(static_cast<int>(row)); });
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    QList<ExchangeSnapshot> batch;
    for (int i = 1; i < count; ++i) batch.append(live(i));
    if (heardInReverse) std::reverse(batch.begin(), batch.begin() + 20);
    model.applyBatch(batch);
    model.setHistory(&recorded);
    waitFor(model);
    const bool isSorted = column != ExchangeTableModel::Time;
    model.sortBy(column, isSorted ? Qt::AscendingOrder : Qt::DescendingOrder);
    waitFor(model);
    QTRY_COMPARE(model.exchange(0)->number, std::uint64_t(isSorted ? 1 : count - 1));
    std::vector<std::pair<std::string, QPersistentModelIndex>> remembered;
    for (const char *id : {"live_1", "live_7", "live_300", "live_2400"})
        remembered.emplace_back(id, QPersistentModelIndex(model.index(model.rowOf(id), 0)));
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy handedOver(&model, &QAbstractItemModel::layoutChanged);

    model.applyBatch({live(count)});
    QVERIFY(!model.live().find("live_7"));
    QCOMPARE(model.rowCount(), count);
    for (const auto &[id, index] : remembered) QCOMPARE(model.exchange(index.row())->id, id); // until the history answers
    QCOMPARE(model.rowOf("live_7"), remembered.at(1).second.row());
    QTRY_COMPARE(handedOver.count(), 1);
    for (const auto &[id, index] : remembered) {
        QVERIFY(index.isValid());
        QCOMPARE(model.exchange(index.row())->id, id);
    }
    QCOMPARE(model.rowCount(), count);
    QCOMPARE(removed.count(), 0);
    QCOMPARE(recorded.fetches, 0); // they are here
    QStringList all = ids(model);
    QCOMPARE(all.removeDuplicates(), 0);
}

void TestExchangeTableModel::boundsWhatWaitsForTheHistory()
{
    constexpr int count = 30'000;
    testing::FakeHistory recorded(count, [](std::int64_t row) { return live(static_cast<int>(row)); });
    ExchangeTableModel model;
    model.applyBatch({live(1)});
    model.setHistory(&recorded);
    waitFor(model);
    for (int i = 1; i <= count; i += 1000) { // it answers in the event loop only
        QList<ExchangeSnapshot> batch;
        for (int number = i; number < i + 1000; ++number) batch.append(live(number));
        model.applyBatch(batch);
        QVERIFY(model.rowCount() < 15'000);
        QVERIFY(model.exchange(model.rowCount() - 1));
    }
    QTRY_COMPARE(model.rowCount(), count);
    QCOMPARE(model.counts().rows, count);
}

void TestExchangeTableModel::losesWhatTheHistoryPruned_data()
{
    QTest::addColumn<int>("column");
    QTest::newRow("newest first") << int(ExchangeTableModel::Time);
    QTest::newRow("sorted") << int(ExchangeTableModel::Total);
}

void TestExchangeTableModel::losesWhatTheHistoryPruned()
{
    QFETCH(const int, column);
    testing::FakeHistory earlier(100, [](std::int64_t row) { return old(row, 100); });
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setHistory(&earlier);
    model.applyBatch({live(1)});
    QSignalSpy ordered(&model, &QAbstractItemModel::layoutChanged);
    model.sortBy(column, Qt::DescendingOrder);
    waitFor(model);
    QTRY_COMPARE(ordered.count(), column == ExchangeTableModel::Time ? 0 : 1);
    QCOMPARE(model.counts().rows, 101);
    QCOMPARE(model.counts().failed, 10);
    const int row = column == ExchangeTableModel::Time ? 0 : 40;
    QTRY_VERIFY(model.exchange(row));
    const std::string id = model.exchange(row)->id;
    const QPersistentModelIndex stays = model.index(row, 0);
    earlier.prune(21);
    QTRY_COMPARE(model.counts().rows, 81);
    QCOMPARE(model.counts().failed, 8);
    QTRY_COMPARE(ordered.count(), column == ExchangeTableModel::Time ? 0 : 3);
    QVERIFY(stays.isValid());
    QCOMPARE(model.exchange(stays.row())->id, id);
    earlier.prune(std::numeric_limits<qint64>::max());
    QTRY_COMPARE(ids(model), list({"live_1"}));
}

// As in two exports that were put together into one file.
void TestExchangeTableModel::groupsARequestThatIsThereTwiceOnce()
{
    testing::FakeHistory doubled(4, [](std::int64_t row) { return old((row + 1) / 2, 4); });
    ExchangeTableModel model;
    model.setHistory(&doubled);
    waitFor(model);
    QVERIFY(!model.exchange(0)); // asks for them
    QTRY_VERIFY(model.exchange(0));
    QCOMPARE(model.rowCount(), 4);
    SessionTreeModel tree(model);
    const QAbstractItemModelTester tester(&tree);
    tree.setOn(true);
    QCOMPARE(tree.rowCount({}), 1);
    QCOMPARE(tree.rowCount(tree.index(0, 0, {})), 2);
    doubled.prune(2);
    QTRY_COMPARE(model.rowCount(), 3);
    QTRY_COMPARE(tree.rowCount(tree.index(0, 0, {})), 2);
}

void TestExchangeTableModel::losesWhatAPersonDeleted()
{
    QFETCH(const int, column);
    testing::FakeHistory earlier(100, [](std::int64_t row) { return old(row, 100); });
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setHistory(&earlier);
    model.applyBatch({live(1), live(2, Outcome::InFlight), live(3)});
    model.sortBy(column, Qt::DescendingOrder);
    waitFor(model);
    QTRY_VERIFY(model.rowOf("old_95") >= 0 || model.exchange(ids(model).indexOf(u"old_95"_s)));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex stays = model.index(model.rowOf("old_95"), 0);
    const QPersistentModelIndex goes = model.index(model.rowOf("live_1"), 0);

    earlier.deleteBefore(old(91, 100).startedAt);
    QTRY_COMPARE(model.counts().rows, 3 + 10);
    QVERIFY(stays.isValid() && goes.isValid());
    QTRY_COMPARE(model.exchange(stays.row())->id, std::string("old_95"));
    earlier.deleteBefore(live(3).startedAt);
    QTRY_COMPARE(model.counts().rows, 2);
    QVERIFY(!stays.isValid() && !goes.isValid());
    QStringList left = ids(model);
    left.sort();
    QCOMPARE(left, list({"live_2", "live_3"})); // one still ran
    QCOMPARE(reset.count(), 0);
    model.search({});
    waitFor(model);
    QCOMPARE(model.rowCount(), 2);
}

void TestExchangeTableModel::keepsNothingOfTheHistoryWhileNobodyLooks()
{
    constexpr int count = static_cast<int>(LiveExchanges::maxRecorded) + 1;
    constexpr int more = static_cast<int>(LiveExchanges::maxResting);
    testing::FakeHistory recorded(count + more, [](std::int64_t row) { return live(static_cast<int>(row)); });
    ExchangeTableModel model;
    QList<ExchangeSnapshot> batch;
    for (int i = 1; i <= count; ++i) batch.append(live(i));
    model.setHistory(&recorded);
    waitFor(model);
    QSignalSpy handedOver(&model, &ExchangeTableModel::handedOver);
    model.setResting(true);
    model.applyBatch(batch);
    QTRY_COMPARE(handedOver.count(), 1);
    QCOMPARE(recorded.idQuestions, 0);                                // no row is remembered
    const std::string id = model.live().at(model.live().first())->id; // the next to go
    const QPersistentModelIndex selected = model.index(model.rowOf(id), 0);
    batch.clear();
    for (int i = count + 1; i <= count + more; ++i) batch.append(live(i));
    model.applyBatch(batch);
    QTRY_COMPARE(handedOver.count(), 2);
    QCOMPARE(recorded.idQuestions, 1);
    QCOMPARE(recorded.fetches, 0);
    QVERIFY(!model.live().find(id));
    QVERIFY(selected.isValid());
    QTRY_VERIFY(model.exchange(selected.row()));
    QCOMPARE(model.exchange(selected.row())->id, id);
}

// Of what this run did, too, only the history knows the bodies.
void TestExchangeTableModel::findsBodiesOfThisRun()
{
    testing::FakeHistory recorded(4, [](std::int64_t row) { return live(static_cast<int>(row)); });
    recorded.bodyTexts = {{"live_2", "calls apply_patch"}};
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setHistory(&recorded);
    model.applyBatch({live(1), live(2), live(3)});
    model.search({.query = parsed(u"body:apply_patch"_s), .to = live(4).startedAt});
    waitFor(model);
    QTRY_COMPARE(ids(model), list({"live_2"}));
    QCOMPARE(model.rowOf("live_2"), 0);
    model.search({.query = parsed(u"-body:apply_patch"_s), .to = live(4).startedAt});
    waitFor(model);
    QTRY_COMPARE(ids(model), list({"live_3", "live_1"}));

    model.search({.query = parsed(u"body:apply_patch"_s)});
    model.applyBatch({live(4, Outcome::InFlight)});
    waitFor(model);
    const int scans = recorded.scans;
    recorded.bodyTexts["live_4"] = "apply_patch again";
    model.applyBatch({live(4)});
    QTRY_COMPARE(ids(model), list({"live_4", "live_2"}));
    QTRY_COMPARE(recorded.scans, scans + 2); // it is looked for once more, and stays one
    QTRY_COMPARE(ids(model), list({"live_4", "live_2"}));
}

void TestExchangeTableModel::sorts()
{
    const auto earlier = history(50);
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setHistory(earlier.get());
    model.applyBatch({live(1), live(1040), live(5, Outcome::InFlight)});
    model.sortBy(ExchangeTableModel::Total, Qt::DescendingOrder);
    waitFor(model);
    const auto totals = [&model] {
        QList<double> found;
        for (int row = 0; row < model.rowCount(); ++row) {
            const ExchangeSnapshot *exchange = model.exchange(row);
            found.append(exchange && exchange->total ? double(exchange->total->count()) : -1);
        }
        return found;
    };
    const auto isDescending = [](const QList<double> &values) { return std::is_sorted(values.rbegin(), values.rend()); };
    for (int row = 0; row < model.rowCount(); ++row) model.exchange(row);
    QTRY_VERIFY(totals().count(-1) == 1 && isDescending(totals()));
    QCOMPARE(model.exchange(model.rowCount() - 1)->id, std::string("live_5")); // without a value: last
    const QPersistentModelIndex chosen = model.index(model.rowOf("live_1040"), 0);
    model.sortBy(ExchangeTableModel::Total, Qt::AscendingOrder);
    QTRY_COMPARE(model.exchange(0)->id, std::string("live_1"));
    QCOMPARE(model.exchange(model.rowCount() - 1)->id, std::string("live_5"));
    QCOMPARE(model.exchange(chosen.row())->id, std::string("live_1040"));
    model.sortBy(ExchangeTableModel::Rule, Qt::AscendingOrder); // cannot be sorted
    QCOMPARE(model.sortColumn(), int(ExchangeTableModel::Total));
    model.sortBy(ExchangeTableModel::Time, Qt::DescendingOrder);
    waitFor(model);
    QTRY_COMPARE(ids(model).mid(0, 4), list({"live_5", "live_1040", "live_1", "old_50"}));
}

void TestExchangeTableModel::staysSortedWhileRowsCome()
{
    ExchangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.applyBatch({live(5), live(3), live(9)});
    model.sortBy(ExchangeTableModel::Total, Qt::DescendingOrder);
    QTRY_COMPARE(ids(model), list({"live_9", "live_5", "live_3"}));
    model.applyBatch({live(7), live(1)});
    QCOMPARE(model.rowCount(), 5); // at once, in its place soon
    QTRY_COMPARE(ids(model), list({"live_9", "live_7", "live_5", "live_3", "live_1"}));
}

void TestExchangeTableModel::findsFailures()
{
    const auto earlier = history(100'000);
    ExchangeTableModel model;
    model.setHistory(earlier.get());
    model.applyBatch({live(1), live(2, Outcome::Failed), live(3)});
    model.search({});
    waitFor(model);
    QCOMPARE(model.failureAfter(-1, 1), 1);
    QCOMPARE(model.failureAfter(1, 1), 3); // old_100000
    QCOMPARE(model.failureAfter(3, 1), 13);
    QCOMPARE(model.failureAfter(3, -1), 1);
    QCOMPARE(model.failureAfter(1, -1), -1);
    QCOMPARE(earlier->fetches, 0); // nothing has to be here for it
    QCOMPARE(model.counts().failed, 10'001);
}

void TestExchangeTableModel::keepsMarks()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    const auto earlier = history(20);
    {
        ExchangeTableModel model;
        model.marks().keepIn(settings);
        model.marks().set("old_7", true);
        model.marks().set("live_1", true);
        model.marks().set("live_2", true);
        model.marks().set("live_2", false);
    }
    ExchangeTableModel model;
    model.marks().keepIn(settings);
    model.setHistory(earlier.get());
    model.applyBatch({live(1), live(2)});
    model.search({.query = parsed(u"@marked"_s)});
    waitFor(model);
    QTRY_COMPARE(ids(model), list({"live_1", "old_7"}));
    QVERIFY(model.index(0, 0).data(ExchangeTableModel::IsMarkedRole).toBool());
    model.marks().set("live_2", true); // a new mark is found at once
    waitFor(model);
    QTRY_COMPARE(ids(model), list({"live_2", "live_1", "old_7"}));
    for (int i = 0; i < ExchangeMarks::maxMarks + 5; ++i) model.marks().set("many_" + std::to_string(i), true);
    QCOMPARE(qsizetype(model.marks().ids().size()), ExchangeMarks::maxMarks);
}

void TestExchangeTableModel::holdsAMillionRows()
{
    constexpr std::int64_t count = 1'000'000;
    // Entries only: what a million rows cost the fake is not of interest.
    class Large final : public testing::FakeHistory
    {
    public:
        Large() : FakeHistory(count, [](std::int64_t row) { return old(row, count); }) {}
        void scan(logging::HistoryScan scan, std::function<void(logging::HistoryPart)> found) override
        {
            ++parts;
            logging::HistoryPart part;
            std::int64_t row = scan.after ? scan.after->row - 1 : count;
            const std::int64_t step = scan.query.isEmpty() ? 1 : 10;
            for (; row > 0 && std::ssize(part.entries) < scan.limit; row -= step)
                part.entries.push_back({.row = row, .key = double(row), .outcome = row % 10 ? Outcome::Ok : Outcome::Failed});
            if (row > 0) part.next = {.startedMs = 0, .row = row + 1};
            QMetaObject::invokeMethod(
                this, [found, part] { found(part); }, Qt::QueuedConnection);
        }
        void fetch(std::vector<std::int64_t> rows, std::function<void(logging::HistoryRows)> found) override
        {
            logging::HistoryRows made;
            for (const std::int64_t row : rows) made.append({row, old(row, count)});
            fetched += rows.size();
            QMetaObject::invokeMethod(
                this, [found, made] { found(made); }, Qt::QueuedConnection);
        }
        int parts = 0;
        std::size_t fetched = 0;
    } large;
    ExchangeTableModel model;
    model.setHistory(&large);
    model.search({});
    // Turns of the event loop: none may be as long as the list. A generous bound, in this thread's own time.
    double longest = 0;
    const auto turns = [&] {
        QElapsedTimer patience;
        patience.start();
        while (model.isSearching() && patience.elapsed() < 60'000) {
            const double before = cpuSeconds();
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
            longest = std::max(longest, cpuSeconds() - before);
        }
    };
    turns();
    QCOMPARE(model.rowCount(), int(count));
    QVERIFY(large.parts >= 20);
    QCOMPARE(large.fetched, std::size_t(0));
    for (int row = 0; row < int(count); row += 997) model.index(row, ExchangeTableModel::Model).data();
    QTRY_VERIFY(model.exchange(int(count) - 500));
    QVERIFY2(large.fetched < 20'000, "scrolling over everything fetches little of it");
    model.search({.query = parsed(u"outcome:failed"_s)});
    turns();
    QCOMPARE(model.rowCount(), int(count / 10));
    QVERIFY2(longest < 0.25, qPrintable(u"a turn took %1 s"_s.arg(longest)));
}

QTEST_GUILESS_MAIN(TestExchangeTableModel)
#include "tst_exchange_table_model.moc"
