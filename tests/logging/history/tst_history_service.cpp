#include "logging/history/exchange_store.h"
#include "logging/history/history_service.h"
#include "logging/history/waiting_list.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ExchangeSnapshot sample(int number)
{
    ExchangeSnapshot exchange;
    exchange.number = static_cast<std::uint64_t>(number);
    exchange.id = "req-" + std::to_string(number);
    exchange.startedAt = wallNow();
    exchange.outcome = Outcome::Ok;
    exchange.status = 200;
    return exchange;
}

} // namespace

class TestHistoryService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesWhatManyThreadsGive();
    void answersWithWhatJustCame();
    void survivesARestart();
    void waitsForAFolderThatCannotBeWritten();
    void leavesOutWhatFindsNoRoom();
    void canBeSwitchedOffAndOn();
    void purges();
    void saysWhatItPruned();
    void masksBodies();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    HistoryConfig m_config;
};

void TestHistoryService::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_config = {};
    m_config.path = m_dir->filePath(u"history.sqlite"_s);
}

void TestHistoryService::writesWhatManyThreadsGive()
{
    constexpr int threads = 4;
    constexpr int each = 500;
    {
        HistoryService service(m_config, [](std::string &) {});
        std::vector<std::thread> writers;
        for (int t = 0; t < threads; ++t)
            writers.emplace_back([&service] {
                for (int i = 0; i < each; ++i) service.add(sample(i));
            });
        for (std::thread &writer : writers) writer.join();
    } // the end writes what waits
    const auto opened = ExchangeStore::open(m_config.path, ExchangeStore::Access::ReadOnly);
    QVERIFY(opened);
    QCOMPARE(*opened->store->count(), threads * each);
}

void TestHistoryService::answersWithWhatJustCame()
{
    HistoryService service(m_config, [](std::string &) {});
    service.add(sample(7));
    service.add(StoredBody{.exchangeId = "req-7", .wholeBytes = 4, .text = "body"});
    HistoryPage page;
    QList<StoredBody> bodies;
    service.find({}, [&page](const HistoryPage &found) { page = found; });
    service.findBodies("req-7", [&bodies](const QList<StoredBody> &found) { bodies = found; });
    QTRY_COMPARE(page.exchanges.size(), 1);
    QCOMPARE(page.exchanges.front().id, std::string("req-7"));
    QTRY_COMPARE(bodies.size(), 1);
    HistoryRows rows;
    service.add(sample(8));
    service.scan({}, [&](const HistoryPart &part) {
        QCOMPARE(part.entries.size(), std::size_t(2));
        service.fetch({part.entries.front().row}, [&rows](const HistoryRows &fetched) { rows = fetched; });
    });
    QTRY_COMPARE(rows.size(), 1);
    QCOMPARE(rows.front().second.id, std::string("req-8"));
    NumbersPart numbers;
    service.add(sample(9));
    service.numbers({}, [&numbers](const NumbersPart &part) { numbers = part; });
    QTRY_COMPARE(numbers.numbers.size(), 3U);
    QCOMPARE(numbers.numbers.front().id, std::string("req-9"));
    QVERIFY(service.problem().isEmpty());
}

void TestHistoryService::survivesARestart()
{
    for (int run = 1; run <= 3; ++run) {
        HistoryService service(m_config, [](std::string &) {});
        service.add(sample(run));
        QVERIFY(service.flush(10s));
        HistoryPage page;
        service.find({}, [&page](const HistoryPage &found) { page = found; });
        QTRY_COMPARE(page.exchanges.size(), run);
    }
}

void TestHistoryService::waitsForAFolderThatCannotBeWritten()
{
    // A file stands where the folder should be.
    m_config.path = m_dir->filePath(u"folder/history.sqlite"_s);
    QFile obstacle(m_dir->filePath(u"folder"_s));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    HistoryService service(m_config, [](std::string &) {});
    QSignalSpy noticed(&service, &HistoryService::noticed);
    service.add(sample(1));
    QTRY_VERIFY(!service.problem().isEmpty());
    QTRY_COMPARE(noticed.size(), 1);
    QVERIFY(obstacle.remove());
    service.add(sample(2));
    QTRY_VERIFY_WITH_TIMEOUT(service.problem().isEmpty(), 15'000);
    HistoryPage page;
    service.find({}, [&page](const HistoryPage &found) { page = found; });
    QTRY_COMPARE(page.exchanges.size(), 2);
    QCOMPARE(service.lost(), 0U);
}

void TestHistoryService::leavesOutWhatFindsNoRoom()
{
    using Texts = std::vector<std::string>;
    WaitingList<std::string> list(10, [](const std::string &text) { return text.size(); });
    list.add("12345");
    list.add("123456");
    list.add("1234");
    Texts taken = list.take();
    QCOMPARE(taken, (Texts{"12345", "1234"}));
    QVERIFY(list.isEmpty());
    list.add("1"); // meanwhile
    list.putBack(std::move(taken));
    list.add("1");
    QCOMPARE(list.take(), (Texts{"12345", "1234", "1"}));
    list.add("1234567890");
    QVERIFY(!list.isEmpty());
}

void TestHistoryService::canBeSwitchedOffAndOn()
{
    HistoryService service(m_config, [](std::string &) {});
    service.add(sample(1));
    QVERIFY(service.flush(10s));
    HistoryConfig off = m_config;
    off.enabled = false;
    service.applyConfig(off);
    QVERIFY(service.flush(10s));
    service.add(sample(2));
    QVERIFY(service.flush(10s));
    HistoryPage page;
    service.find({}, [&page](const HistoryPage &found) { page = found; });
    QTRY_VERIFY(page.problem.contains(u"switched off"_s));
    service.applyConfig(m_config);
    service.add(sample(3));
    page = {};
    service.find({}, [&page](const HistoryPage &found) { page = found; });
    QTRY_COMPARE(page.exchanges.size(), 2);
}

void TestHistoryService::purges()
{
    HistoryService service(m_config, [](std::string &) {});
    service.add(sample(1));
    QSignalSpy purged(&service.feed(), &HistoryFeed::purged);
    qint64 removed = -1;
    const WallTime before = wallNow() + 1s;
    service.purge(before, [&removed](qint64 count) { removed = count; });
    QTRY_COMPARE(removed, 1);
    QTRY_COMPARE(purged.count(), 1);
    QVERIFY(purged.constFirst().constFirst().value<WallTime>() == before);
}

void TestHistoryService::saysWhatItPruned()
{
    m_config.retentionDays = 0;
    HistoryService service(m_config, [](std::string &) {});
    ExchangeSnapshot old = sample(1);
    old.startedAt = wallNow() - std::chrono::hours(24) * 50;
    service.add(old);
    const ExchangeSnapshot young = sample(2);
    service.add(young);
    QVERIFY(service.flush(10s));
    QSignalSpy pruned(&service.feed(), &HistoryFeed::pruned);
    m_config.retentionDays = 20;
    service.applyConfig(m_config);
    QTRY_COMPARE(pruned.count(), 1);
    std::vector<HistoryEntry> entries;
    service.scan({}, [&entries](const HistoryPart &part) { entries = part.entries; });
    QTRY_COMPARE(entries.size(), 1U);
    QCOMPARE(pruned.constFirst().constFirst().toLongLong(), entries.front().row);
    QVERIFY(pruned.constFirst().at(1).value<WallTime>() == std::chrono::floor<milliseconds>(young.startedAt));
}

void TestHistoryService::masksBodies()
{
    HistoryService service(m_config, [](std::string &text) { text = "masked " + std::to_string(text.size()); });
    service.add(sample(1));
    service.add(StoredBody{.exchangeId = "req-1", .wholeBytes = 6, .text = "secret"});
    QList<StoredBody> bodies;
    service.findBodies("req-1", [&bodies](const QList<StoredBody> &found) { bodies = found; });
    QTRY_COMPARE(bodies.size(), 1);
    QCOMPARE(bodies.front().text, std::string("masked 6"));
}

QTEST_GUILESS_MAIN(TestHistoryService)
#include "tst_history_service.moc"
