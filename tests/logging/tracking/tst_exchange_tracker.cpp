#include "logging/tracking/exchange_tracker.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

const FieldValue *field(const LogRecord &record, std::string_view name)
{
    for (const auto &[key, value] : record.fields)
        if (key == name) return &value;
    return nullptr;
}

std::string text(const LogRecord &record, std::string_view name)
{
    const FieldValue *value = field(record, name);
    return value && std::holds_alternative<std::string>(*value) ? std::get<std::string>(*value) : std::string("(none)");
}

ExchangeEvent started(const std::string &id)
{
    return {id, ExchangeStarted{.method = "POST", .path = "/v1/messages", .askedModel = "asked"}};
}

} // namespace

class TestExchangeTracker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldsAnExchangeIntoOneRecord();
    void tellsItsStepsWhenVerbose();
    void keepsSnapshotsOnlyForAReader();
    void announcesChangesInTheOrderOfTheirStart();
    void countsAttempts();
    void logsWhatBelongsToNoExchange();
};

void TestExchangeTracker::foldsAnExchangeIntoOneRecord()
{
    ExchangeTracker tracker;
    QVERIFY(!tracker.take(started("a"), false));
    QVERIFY(!tracker.take({"a", ExchangeRouted{.rule = "think", .provider = "p", .model = "m"}}, false));
    QVERIFY(!tracker.take({"a", AttemptStarted{.number = 1, .provider = "p"}}, false));
    const auto record = tracker.take(
        {"a", ExchangeFinished{.outcome = Outcome::Failed, .status = 502, .errorClass = "refused", .errorMessage = "no"}}, false);
    QVERIFY(record);
    QCOMPARE(record->exchangeId, "a");
    QVERIFY(record->severity == Severity::Warn);
    QCOMPARE(text(*record, "rule"), "think");
    QCOMPARE(text(*record, "errorClass"), "refused");
    QCOMPARE(tracker.activeCount(), 0U);
}

void TestExchangeTracker::tellsItsStepsWhenVerbose()
{
    ExchangeTracker tracker;
    QCOMPARE(tracker.take(started("a"), true)->message, "request started");
    QCOMPARE(tracker.take({"a", ExchangeRouted{}}, true)->message, "request routed");
    QCOMPARE(tracker.take({"a", AttemptStarted{}}, true)->message, "attempt started");
    QCOMPARE(tracker.take({"a", AttemptFailed{.status = 500}}, true)->message, "attempt failed");
    QVERIFY(!tracker.take({"a", ExchangeProgress{}}, true)); // four a second are no news
    QCOMPARE(tracker.take({"a", ExchangeFinished{}}, true)->message, "request completed");
}

void TestExchangeTracker::keepsSnapshotsOnlyForAReader()
{
    ExchangeTracker tracker;
    tracker.take(started("a"), false);
    tracker.take({"a", ExchangeFinished{}}, false);
    QVERIFY(tracker.takeChanged().isEmpty());
    tracker.setCollecting(true);
    tracker.take(started("b"), false);
    QCOMPARE(tracker.takeChanged().size(), 1);
    QVERIFY(tracker.takeChanged().isEmpty());
    tracker.take({"b", ExchangeFinished{.outcome = Outcome::ClientCancelled}}, false);
    const QList<ExchangeSnapshot> changed = tracker.takeChanged();
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed[0].outcome == Outcome::ClientCancelled);
    QVERIFY(changed[0].total);
}

void TestExchangeTracker::announcesChangesInTheOrderOfTheirStart()
{
    ExchangeTracker tracker;
    tracker.setCollecting(true);
    for (const char *id : {"c", "a", "b"}) tracker.take(started(id), false);
    tracker.take({"a", ExchangeFinished{}}, false);
    std::string order;
    std::uint64_t before = 0;
    for (const ExchangeSnapshot &snapshot : tracker.takeChanged()) {
        order += snapshot.id;
        QVERIFY(snapshot.number > before);
        before = snapshot.number;
    }
    QCOMPARE(order, "cab");
}

void TestExchangeTracker::countsAttempts()
{
    ExchangeTracker tracker;
    tracker.setCollecting(true);
    tracker.take(started("a"), false);
    tracker.take({"a", AttemptStarted{.number = 1, .provider = "one"}}, false);
    tracker.take({"a", AttemptFailed{.status = 429, .errorClass = "rate_limit"}}, false);
    tracker.take({"a", AttemptStarted{.number = 2, .provider = "two"}}, false);
    tracker.take({"a", AttemptConnected{.at = 5ms, .reused = false}}, false);
    const QList<ExchangeSnapshot> changed = tracker.takeChanged();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0].attempts.size(), 2U);
    QCOMPARE(changed[0].attempts[0].errorClass, "rate_limit");
    QCOMPARE(changed[0].attempts[1].provider, "two");
    QVERIFY(changed[0].attempts[1].connectedAt == nanoseconds(5ms));
}

void TestExchangeTracker::logsWhatBelongsToNoExchange()
{
    ExchangeTracker tracker;
    const auto record = tracker.take({"gone", AttemptFailed{.status = 500, .message = "late"}}, false);
    QVERIFY(record);
    QCOMPARE(text(*record, "error"), "late");
}

QTEST_APPLESS_MAIN(TestExchangeTracker)
#include "tst_exchange_tracker.moc"
