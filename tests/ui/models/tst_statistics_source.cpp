#include "tests/support/fake_clock.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "ui/models/statistics_source.h"

#include <QSignalSpy>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

ExchangeSnapshot exchangeAt(const std::string &id, WallTime time, Outcome outcome = Outcome::Ok)
{
    ExchangeSnapshot exchange;
    exchange.id = id;
    exchange.startedAt = time;
    exchange.provider = "deepseek";
    exchange.outcome = outcome;
    exchange.routeSteps = {{"default", true, {}}};
    return exchange;
}

logging::Query parsed(const QString &text)
{
    return std::get<logging::Query>(logging::Query::parse(text));
}

} // namespace

class TestStatisticsSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void addsWhatEndsToWhatIsStored();
    void countsNothingTwice();
    void countsWhatIsLeftAtOnce();
    void worksWithoutAHistory();
    void beginsAnewForAnotherSpanOrFilter();
    void doesNothingWhileNobodyLooks();
    void movesOnWithTheClock();
    void reachesBackToTheFirstExchange();
    void survivesATimeThatWasWrong();
    void keepsABoundedNumberOfExchanges();

private:
    StatisticsSource makeSource() { return {m_logging, *m_finished, m_clock}; }
    std::int64_t requests(const StatisticsSource &source) { return source.statistics().sum().requests(); }

    FakeClock m_clock;
    testing::FakeLoggingControl m_logging;
    std::unique_ptr<FinishedExchanges> m_finished;
    std::unique_ptr<testing::FakeHistory> m_history;
};

void TestStatisticsSource::init()
{
    m_clock.setWall(QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC));
    m_finished = std::make_unique<FinishedExchanges>();
    // One every minute, 5000 of them; row 5000 began a minute ago.
    m_history = std::make_unique<testing::FakeHistory>(5000, [this](std::int64_t row) {
        return exchangeAt("stored-" + std::to_string(row), m_clock.wall() - (5001 - row) * 1min, row % 4 ? Outcome::Ok : Outcome::Failed);
    });
    m_logging.historyControl = m_history.get();
}

void TestStatisticsSource::addsWhatEndsToWhatIsStored()
{
    StatisticsSource source = makeSource();
    QSignalSpy changed(&source, &StatisticsSource::changed);
    source.setActive(true);
    QVERIFY(!source.isComplete());
    QTRY_VERIFY(source.isComplete());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(requests(source), 59); // the running minute is the sixtieth, and empty
    m_finished->apply({exchangeAt("new", m_clock.wall()), exchangeAt("runs", m_clock.wall(), Outcome::InFlight)});
    QCOMPARE(requests(source), 60);
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(source.statistics().bucket(59).requests(), 1);
    QVERIFY(source.problem().isEmpty());
}

void TestStatisticsSource::countsNothingTwice()
{
    StatisticsSource source = makeSource();
    // The history has it already, the log tells it later, and then once more.
    const QList<ExchangeSnapshot> late{exchangeAt("stored-5000", m_clock.wall() - 1min)};
    m_finished->apply({exchangeAt("stored-4999", m_clock.wall() - 2min)});
    source.setActive(true);
    QTRY_VERIFY(source.isComplete());
    QCOMPARE(requests(source), 59);
    m_finished->apply(late);
    m_finished->apply(late);
    QCOMPARE(requests(source), 59);
    const QList<ExchangeSnapshot> fresh{exchangeAt("new", m_clock.wall())};
    m_finished->apply(fresh);
    m_finished->apply(fresh);
    QCOMPARE(requests(source), 60);
}

void TestStatisticsSource::countsWhatIsLeftAtOnce()
{
    StatisticsSource source = makeSource();
    m_finished->apply({exchangeAt("of this run", m_clock.wall() - 30min)}); // the history does not have it yet
    source.setActive(true);
    QTRY_VERIFY(source.isComplete());
    QCOMPARE(requests(source), 60);
    m_history->prune(4000); // nothing that counts here
    QCOMPARE(m_history->numberScans, 1);
    m_history->prune(4991); // ten are left
    QTRY_COMPARE(requests(source), 11);
    m_history->prune(4993);
    QTest::qWait(0);
    QCOMPARE(m_history->numberScans, 2); // the next time not at once, as there may be many
    connect(&m_history->feed(), &logging::HistoryFeed::purged, m_finished.get(), &FinishedExchanges::forgetBefore);
    m_history->deleteBefore(m_clock.wall() - 3min - 1s);
    QTRY_COMPARE(requests(source), 3);
    source.setActive(false);
    m_history->deleteBefore(m_clock.wall());
    QCOMPARE(m_history->numberScans, 3);
}

void TestStatisticsSource::worksWithoutAHistory()
{
    m_logging.historyControl = nullptr;
    StatisticsSource source = makeSource();
    m_finished->apply({exchangeAt("one", m_clock.wall()), exchangeAt("old", m_clock.wall() - 5h)});
    source.setActive(true);
    QVERIFY(source.isComplete());
    QCOMPARE(requests(source), 1);
    m_finished->apply({exchangeAt("two", m_clock.wall(), Outcome::Failed)});
    QCOMPARE(requests(source), 2);
    source.setQuery(parsed(u"outcome:failed"_s));
    QCOMPARE(requests(source), 1);
    source.setQuery({});
    source.setSpan({.last = 24h, .from = {}, .to = {}});
    QCOMPARE(requests(source), 3);
}

void TestStatisticsSource::beginsAnewForAnotherSpanOrFilter()
{
    StatisticsSource source = makeSource();
    source.setActive(true);
    source.setSpan({.last = 24h, .from = {}, .to = {}}); // the first answer is on its way and must not count
    QTRY_VERIFY(source.isComplete());
    const std::int64_t whole = requests(source);
    QVERIFY(whole > 1400 && whole <= 1440);
    source.setQuery(parsed(u"outcome:failed"_s));
    QTRY_VERIFY(source.isComplete());
    QCOMPARE(requests(source), whole / 4);
    m_finished->apply({exchangeAt("a", m_clock.wall()), exchangeAt("b", m_clock.wall(), Outcome::Failed)});
    QCOMPARE(requests(source), whole / 4 + 1);
    source.setQuery({});
    const WallTime from = m_clock.wall() - 100min;
    source.setSpan({.last = {}, .from = from, .to = from + 10min});
    QTRY_VERIFY(source.isComplete());
    QVERIFY(source.statistics().begin() == from);
    QCOMPARE(requests(source), 10);
    m_finished->apply({exchangeAt("after the end", m_clock.wall())});
    QCOMPARE(requests(source), 10);
}

void TestStatisticsSource::doesNothingWhileNobodyLooks()
{
    StatisticsSource source = makeSource();
    source.setSpan({.last = 24h, .from = {}, .to = {}});
    m_finished->apply({exchangeAt("unseen", m_clock.wall())});
    QCOMPARE(m_history->numberScans, 0);
    QCOMPARE(requests(source), 0);
    source.setActive(true);
    source.setActive(false);
    QTest::qWait(0);
    QCOMPARE(requests(source), 0);
    source.setActive(true);
    QTRY_VERIFY(source.isComplete());
    QVERIFY(requests(source) > 1400);
}

void TestStatisticsSource::movesOnWithTheClock()
{
    m_logging.historyControl = nullptr;
    StatisticsSource source = makeSource();
    m_finished->apply({exchangeAt("early", m_clock.wall() - 58min)});
    source.setActive(true);
    QSignalSpy changed(&source, &StatisticsSource::changed);
    QCOMPARE(requests(source), 1);
    m_clock.advance(5min);
    QTRY_COMPARE(requests(source), 0);
    QCOMPARE(changed.size(), 1);
}

void TestStatisticsSource::reachesBackToTheFirstExchange()
{
    StatisticsSource source = makeSource();
    source.setSpan({});
    source.setActive(true);
    QTRY_VERIFY(source.isComplete());
    QCOMPARE(requests(source), 5000);
    QVERIFY(source.statistics().begin() <= m_clock.wall() - 5000min);
    m_clock.advance(48h);
    m_finished->apply({exchangeAt("much later", m_clock.wall())});
    QTRY_VERIFY(source.statistics().end() > m_clock.wall());
    QCOMPARE(requests(source), 5001);
}

void TestStatisticsSource::survivesATimeThatWasWrong()
{
    m_logging.historyControl = nullptr;
    StatisticsSource source = makeSource();
    m_finished->apply({exchangeAt("right", m_clock.wall()), exchangeAt("from the future", m_clock.wall() + 24h)});
    source.setActive(true);
    QCOMPARE(requests(source), 1);
}

void TestStatisticsSource::keepsABoundedNumberOfExchanges()
{
    QList<ExchangeSnapshot> many;
    for (std::size_t i = 0; i < FinishedExchanges::maxExchanges + 10; ++i) many.append(exchangeAt("e" + std::to_string(i), m_clock.wall()));
    m_finished->apply(many);
    QCOMPARE(m_finished->all().size(), FinishedExchanges::maxExchanges);
    QCOMPARE(m_finished->all().front().id, std::string("e10"));
    QVERIFY(m_finished->all().front().routeSteps.empty());
    m_finished->setRecorded([] { return true; });
    m_finished->apply({exchangeAt("last", m_clock.wall())});
    QCOMPARE(m_finished->all().size(), FinishedExchanges::maxRecorded);
    QCOMPARE(m_finished->all().back().id, std::string("last"));
}

QTEST_GUILESS_MAIN(TestStatisticsSource)
#include "tst_statistics_source.moc"
