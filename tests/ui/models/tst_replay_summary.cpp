#include "ui/models/replay_summary.h"

#include "tests/support/fake_controls.h"
#include "ui/models/key_choice.h"
#include "ui/models/value_text.h"

#include <QScopeGuard>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is said about a trial of other routes.
class TestReplaySummary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void countsChangesOfAKind();
    void tellsWhatTheyWouldCost();
    void tellsWhichPricesAreMissing();
    void writesFewGroups();
    void namesTheKeyThatServes_data();
    void namesTheKeyThatServes();

private:
    static proxy::RecordedRequest request(const std::string &id, std::int64_t input)
    {
        logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
        exchange.id = id;
        exchange.tokens = {.input = input, .output = 0, .cacheRead = 0, .cacheWrite = 0, .known = true};
        return {.exchange = exchange, .body = {}};
    }
    static proxy::ChangedRoute change(const std::string &id, const QString &ruleBefore, const QString &before, const QString &ruleAfter,
                                      const QString &after)
    {
        return {.id = id, .askedModel = {}, .ruleBefore = ruleBefore, .before = before, .ruleAfter = ruleAfter, .after = after};
    }
    static logging::LoggingConfig prices()
    {
        logging::LoggingConfig config;
        config.prices = {{.pattern = "cheap", .input = 1, .output = 1}, {.pattern = "dear", .input = 10, .output = 10}};
        config.providerPrices = {{"relay", {.multiplier = 2}}, {"flat", {.plan = logging::Plan{}}}};
        return config;
    }
};

void TestReplaySummary::countsChangesOfAKind()
{
    proxy::ReplayReport report;
    report.changes = {change("1", u"background"_s, u"a,cheap"_s, u"default"_s, u"a,dear"_s),
                      change("2", u"default"_s, u"a,dear"_s, u"big"_s, u"a,cheap"_s),
                      change("3", u"default"_s, u"a,cheap"_s, u"big"_s, u"a,dear"_s),
                      change("4", u"default"_s, u"a,cheap"_s, u"default"_s, u"b,cheap"_s),
                      change("5", u"default"_s, u"a,cheap"_s, QString(), u"no provider serves it"_s)};
    report.changes.back().isRefused = true;
    const ReplaySummary summary = summaryOf(report, {}, {});
    QCOMPARE(groupsText(summary), u"2 Default → big; 1 Background → Default; 1 Default, elsewhere; 1 Default → refused"_s);
    QCOMPARE(costDifferenceText(summary), QString()); // nothing is known of the requests
}

void TestReplaySummary::tellsWhatTheyWouldCost()
{
    const auto reset = qScopeGuard([] { setDisplayCurrency({}); });
    proxy::ReplayReport report;
    report.changes = {change("1", u"default"_s, u"a,dear"_s, u"big"_s, u"a,cheap"_s),      // 10 → 1
                      change("2", u"default"_s, u"a,cheap"_s, u"big"_s, u"relay,cheap"_s), // 2 → 4
                      change("3", u"default"_s, u"a,cheap"_s, u"big"_s, u"flat,dear"_s)};  // 3 → 0
    const QList<proxy::RecordedRequest> requests{request("1", 1'000'000), request("2", 2'000'000), request("3", 3'000'000)};
    const ReplaySummary summary = summaryOf(report, requests, prices());
    QCOMPARE(costDifferenceText(summary), u"Estimated cost: −$10.00"_s);
    setDisplayCurrency({.currency = "CNY", .rates = {{"USD", 7}}});
    QCOMPARE(costDifferenceText(summary), u"Estimated cost: −¥70.00"_s);
    report.changes.resize(1);
    std::swap(report.changes[0].before, report.changes[0].after);
    setDisplayCurrency({});
    QCOMPARE(costDifferenceText(summaryOf(report, requests, prices())), u"Estimated cost: +$9.00"_s);
}

void TestReplaySummary::tellsWhichPricesAreMissing()
{
    proxy::ReplayReport report;
    report.changes = {change("1", u"default"_s, u"a,dear"_s, u"big"_s, u"a,cheap"_s),
                      change("2", u"default"_s, u"a,nobody-knows-it"_s, u"big"_s, u"a,cheap"_s)};
    const ReplaySummary summary = summaryOf(report, {request("1", 1'000'000), request("2", 1'000'000)}, prices());
    QCOMPARE(costDifferenceText(summary), u"Estimated cost: −$9.00 (1 without a price)"_s);
}

void TestReplaySummary::writesFewGroups()
{
    proxy::ReplayReport report;
    for (int i = 0; i < 7; ++i) report.changes.push_back(change("x", u"default"_s, u"a,dear"_s, u"rule %1"_s.arg(i), u"a,cheap"_s));
    const QString text = groupsText(summaryOf(report, {}, {}));
    QVERIFY2(text.endsWith("; 3 others"_L1), qPrintable(text));
}

void TestReplaySummary::namesTheKeyThatServes_data()
{
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QStringList>("resting"); // "label seconds"
    QTest::addColumn<QString>("text");
    const QStringList both{u"work"_s, u"spare"_s};
    QTest::newRow("one") << QStringList{u"work"_s} << QStringList() << u"work"_s;
    QTest::newRow("the first") << both << QStringList() << u"work, the first of 2"_s;
    QTest::newRow("another rests") << both << QStringList{u"spare 9"_s} << u"work, the first of 2"_s;
    QTest::newRow("the first rests") << both << QStringList{u"work 42"_s} << u"spare, because work rests for 42 s"_s;
    QTest::newRow("all rest") << both << QStringList{u"work 42"_s, u"spare 9"_s} << u"spare, because all rest and this one shortest"_s;
    QTest::newRow("the only one rests") << QStringList{u"work"_s} << QStringList{u"work 42"_s} << u"work, although it rests"_s;
    QTest::newRow("none") << QStringList() << QStringList() << QString();
}

void TestReplaySummary::namesTheKeyThatServes()
{
    QFETCH(QStringList, labels);
    QFETCH(QStringList, resting);
    std::vector<proxy::RestingKey> keys;
    for (const QString &key : resting)
        keys.push_back({.label = key.section(u' ', 0, 0), .left = std::chrono::seconds(key.section(u' ', 1).toInt())});
    QTEST(keyChoiceText(labels, keys), "text");
}

QTEST_GUILESS_MAIN(TestReplaySummary)
#include "tst_replay_summary.moc"
