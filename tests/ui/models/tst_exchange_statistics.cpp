#include "ui/models/exchange_statistics.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace ccr;
using namespace ccr::ui;
using namespace std::chrono_literals;
using logging::ExchangeNumbers;
using logging::Outcome;

namespace {

const WallTime start{std::chrono::hours(490'000)};

ExchangeNumbers ok(WallTime time)
{
    ExchangeNumbers numbers;
    numbers.startedAt = time;
    numbers.outcome = Outcome::Ok;
    numbers.attempts = 1;
    numbers.provider = "deepseek";
    numbers.model = "deepseek-chat";
    return numbers;
}

ExchangeNumbers failed(WallTime time, const char *errorClass = "rate_limited", const char *fingerprint = "f1")
{
    ExchangeNumbers numbers = ok(time);
    numbers.outcome = Outcome::Failed;
    numbers.errorClass = errorClass;
    numbers.errorFingerprint = fingerprint;
    return numbers;
}

/// Exchanges of every kind, spread over an hour.
std::vector<ExchangeNumbers> manyNumbers()
{
    std::mt19937 random(7);
    const auto upTo = [&random](unsigned limit) { return static_cast<std::int64_t>(random() % limit); };
    const char *names[] = {"deepseek", "glm", "moonshot"};
    const char *classes[] = {"rate_limited", "timeout_connect"};
    const Outcome outcomes[] = {Outcome::Ok, Outcome::Ok, Outcome::Failed, Outcome::ClientCancelled, Outcome::StreamTruncated};
    std::vector<ExchangeNumbers> all;
    for (int i = 0; i < 3000; ++i) {
        ExchangeNumbers numbers = ok(start + milliseconds(upTo(3'600'000)));
        numbers.outcome = outcomes[upTo(5)];
        numbers.attempts = 1 + static_cast<int>(upTo(2));
        numbers.provider = names[upTo(3)];
        numbers.model = numbers.provider + "-chat";
        numbers.rule = upTo(2) ? "default" : "background";
        numbers.key = upTo(2) ? "work" : "spare";
        numbers.sessionId = "s" + std::to_string(upTo(40));
        if (numbers.outcome == Outcome::Failed) {
            numbers.errorClass = classes[upTo(2)];
            numbers.errorFingerprint = "f" + std::to_string(upTo(4));
        }
        numbers.firstContent = milliseconds(100 + upTo(5000));
        numbers.total = *numbers.firstContent + milliseconds(upTo(60'000));
        numbers.tokensPerSecond = 1.0 + static_cast<double>(upTo(200));
        numbers.tokens = {.input = upTo(9000), .output = upTo(900), .cacheRead = upTo(5), .cacheWrite = upTo(7), .known = upTo(10) > 0};
        if (numbers.tokens.output % 2 == 0) numbers.tokens.reasoning = numbers.tokens.output / 2;
        if (numbers.tokens.known && upTo(3)) numbers.cost = logging::Money{0.25 * static_cast<double>(upTo(8)), upTo(4) ? "USD" : "CNY"};
        all.push_back(numbers);
    }
    return all;
}

double exactQuantile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto place = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::max<std::size_t>(place, 1) - 1];
}

} // namespace

class TestExchangeStatistics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsAsAReferenceDoes();
    void sumsTokensAsAReferenceDoes();
    void quantilesAreRightWithinAFewPercent();
    void twoSketchesAddUp();
    void tellsHowAnExchangeEnded_data();
    void tellsHowAnExchangeEnded();
    void groupsErrorsByFingerprintAndPlace();
    void movesOnWithTime();
    void widensForEarlierExchanges();
    void leavesOutWhatIsOutside();
    void anUnknownCostIsNotZero();
    void keepsABoundedNumberOfNames();
};

void TestExchangeStatistics::countsAsAReferenceDoes()
{
    const std::vector<ExchangeNumbers> all = manyNumbers();
    ExchangeStatistics statistics(start, 1min);
    for (const ExchangeNumbers &numbers : all) statistics.add(numbers);
    for (int bucket = 0; bucket < ExchangeStatistics::buckets; ++bucket) {
        std::array<std::int64_t, std::size_t(Fate::Count)> expected{};
        for (const ExchangeNumbers &numbers : all)
            if (numbers.startedAt >= start + bucket * 1min && numbers.startedAt < start + (bucket + 1) * 1min)
                ++expected[std::size_t(*fateOf(numbers))];
        QCOMPARE(statistics.bucket(bucket).fates, expected);
    }
    const StatisticsBucket sum = statistics.sum();
    QCOMPARE(sum.requests(), 3000);
    std::map<std::pair<std::string, std::string>, std::int64_t> matrix;
    for (const auto &[key, group] : sum.errors) matrix[{group.provider, group.errorClass}] += group.count;
    for (const auto &[cell, count] : matrix)
        QCOMPARE(count, std::count_if(all.begin(), all.end(), [cell = cell](const ExchangeNumbers &numbers) {
                     const std::string word = numbers.errorClass.empty() ? std::string(toString(numbers.outcome)) : numbers.errorClass;
                     return fateOf(numbers) == Fate::Failed && numbers.provider == cell.first && word == cell.second;
                 }));
    QCOMPARE(matrix.size(), 9U); // three providers, two classes and the broken streams
}

void TestExchangeStatistics::sumsTokensAsAReferenceDoes()
{
    const std::vector<ExchangeNumbers> all = manyNumbers();
    ExchangeStatistics statistics(start, 1min);
    for (const ExchangeNumbers &numbers : all) statistics.add(numbers);
    const StatisticsBucket sum = statistics.sum();
    for (const std::string key : {"work", "spare"}) {
        TokenSums expected;
        for (const ExchangeNumbers &numbers : all) {
            if (numbers.key != key || !numbers.tokens.known) continue;
            ++expected.requests;
            expected.input += numbers.tokens.input;
            expected.output += numbers.tokens.output;
            expected.thinking += numbers.tokens.reasoning.value_or(0);
            expected.cacheRead += numbers.tokens.cacheRead;
            expected.cacheWrite += numbers.tokens.cacheWrite;
            if (numbers.cost) expected.cost[numbers.cost->currency] += numbers.cost->amount;
            expected.unpriced += !numbers.cost;
        }
        const TokenSums &found = sum.groups(Grouping::Key).at(key);
        QCOMPARE(found.requests, expected.requests);
        QCOMPARE(found.all(), expected.all());
        QCOMPARE(found.cacheRead, expected.cacheRead);
        QVERIFY(expected.thinking > 0);
        QCOMPARE(found.thinking, expected.thinking);
        QCOMPARE(found.said() + found.thinking, expected.output);
        QCOMPARE(found.unpriced, expected.unpriced);
        QCOMPARE(found.cost.size(), 2U);
        QCOMPARE(found.cost.at("USD"), expected.cost.at("USD"));
        QCOMPARE(found.cost.at("CNY"), expected.cost.at("CNY"));
    }
    for (int grouping = 0; grouping < int(Grouping::Count); ++grouping) {
        std::int64_t tokens = 0;
        for (const auto &[name, sums] : sum.groups(Grouping(grouping))) tokens += sums.all();
        QCOMPARE(tokens, sum.sum.all());
    }
}

void TestExchangeStatistics::quantilesAreRightWithinAFewPercent()
{
    std::mt19937 random(3);
    for (const double spread : {0.01, 1.0, 3.0}) {
        std::lognormal_distribution<double> values(0.3, spread);
        std::vector<double> all;
        QuantileSketch sketch;
        for (int i = 0; i < 5000; ++i) {
            all.push_back(std::clamp(values(random), 1e-4, 1e6));
            sketch.add(all.back());
        }
        for (const double share : {0.5, 0.95, 0.99}) {
            const double exact = exactQuantile(all, share);
            QVERIFY(std::abs(*sketch.quantile(share) - exact) <= 0.026 * exact);
        }
    }
    QVERIFY(!QuantileSketch().quantile(0.5));
}

void TestExchangeStatistics::twoSketchesAddUp()
{
    std::mt19937 random(5);
    QuantileSketch parts[3];
    QuantileSketch whole;
    for (int i = 0; i < 2000; ++i) {
        const double value = 0.001 * (1 + random() % 100'000);
        parts[random() % 3].add(value);
        whole.add(value);
    }
    QuantileSketch sum;
    for (const QuantileSketch &part : parts) sum.add(part);
    QCOMPARE(sum.count(), whole.count());
    for (int percent = 1; percent <= 100; ++percent) QCOMPARE(sum.quantile(percent / 100.0), whole.quantile(percent / 100.0));
}

void TestExchangeStatistics::tellsHowAnExchangeEnded_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, Outcome outcome, int attempts, Fate fate) {
        QTest::newRow(name) << int(outcome) << attempts << int(fate);
    };
    row("fine", Outcome::Ok, 1, Fate::Ok);
    row("fine in the second attempt", Outcome::Ok, 2, Fate::Recovered);
    row("never fine", Outcome::Failed, 3, Fate::Failed);
    row("refused before an attempt", Outcome::Rejected, 0, Fate::Failed);
    row("empty", Outcome::EmptyResponse, 1, Fate::Failed);
    row("broken stream", Outcome::StreamErrorEvent, 1, Fate::Failed);
    row("the client left", Outcome::ClientCancelled, 1, Fate::Cancelled);
}

void TestExchangeStatistics::tellsHowAnExchangeEnded()
{
    QFETCH(const int, outcome);
    QFETCH(const int, attempts);
    QFETCH(const int, expected);
    ExchangeNumbers numbers = ok(start);
    numbers.outcome = Outcome(outcome);
    numbers.attempts = attempts;
    QVERIFY(fateOf(numbers) == Fate(expected));
    numbers.outcome = Outcome::InFlight;
    QVERIFY(!fateOf(numbers));
}

void TestExchangeStatistics::groupsErrorsByFingerprintAndPlace()
{
    ExchangeStatistics statistics(start, 1min);
    ExchangeNumbers late = failed(start + 30min);
    late.errorMessage = "the newest";
    ExchangeNumbers early = failed(start + 2min);
    early.errorMessage = "an older one";
    ExchangeNumbers elsewhere = failed(start + 3min);
    elsewhere.model = "deepseek-reasoner";
    for (const ExchangeNumbers &numbers : {late, early, elsewhere, failed(start + 5min, "auth", "f2")}) statistics.add(numbers);
    const StatisticsBucket sum = statistics.sum();
    QCOMPARE(sum.errors.size(), 3U);
    const auto found = std::find_if(sum.errors.begin(), sum.errors.end(), [](const auto &entry) { return entry.second.count == 2; });
    QVERIFY(found != sum.errors.end());
    QCOMPARE(found->second.message, std::string("the newest"));
    QVERIFY(found->second.first == start + 2min);
    QVERIFY(found->second.last == start + 30min);
}

void TestExchangeStatistics::movesOnWithTime()
{
    ExchangeStatistics statistics = ExchangeStatistics::until(start + 30s, 1min);
    QCOMPARE(statistics.bucketOf(start + 30s), 59);
    QVERIFY(statistics.end() == start + 1min);
    statistics.add(ok(start + 30s));
    statistics.add(ok(start - 59min));
    QVERIFY(!statistics.advanceTo(start + 59s));
    QCOMPARE(statistics.sum().requests(), 2);
    QVERIFY(statistics.advanceTo(start + 60s));
    QCOMPARE(statistics.sum().requests(), 1);
    QCOMPARE(statistics.bucket(58).requests(), 1);
    QVERIFY(statistics.advanceTo(start + 59min));
    QCOMPARE(statistics.bucket(0).requests(), 1);
    QVERIFY(statistics.advanceTo(start + 48h));
    QCOMPARE(statistics.sum().requests(), 0);
    QCOMPARE(statistics.bucketOf(start + 48h), 59);
}

void TestExchangeStatistics::widensForEarlierExchanges()
{
    ExchangeStatistics statistics = ExchangeStatistics::until(start, 1min);
    const WallTime end = statistics.end();
    const std::vector<ExchangeNumbers> all = manyNumbers();
    for (const ExchangeNumbers &numbers : all) {
        ExchangeNumbers earlier = numbers;
        earlier.startedAt -= 5h;
        statistics.extendTo(earlier.startedAt);
        statistics.add(earlier);
    }
    QVERIFY(statistics.end() == end);
    QVERIFY(statistics.length() == 8min);
    QCOMPARE(statistics.sum().requests(), 3000);
    for (int bucket = 0; bucket < ExchangeStatistics::buckets; ++bucket)
        QCOMPARE(statistics.bucket(bucket).requests(), std::count_if(all.begin(), all.end(), [&](const ExchangeNumbers &numbers) {
                     return numbers.startedAt - 5h >= statistics.beginOf(bucket) && numbers.startedAt - 5h < statistics.beginOf(bucket + 1);
                 }));
}

void TestExchangeStatistics::leavesOutWhatIsOutside()
{
    ExchangeStatistics statistics(start, 1min);
    for (const WallTime time : {start - 1ns, start + 60min, start, start + 60min - 1ns}) statistics.add(ok(time));
    QCOMPARE(statistics.sum().requests(), 2);
    QCOMPARE(statistics.bucket(0).requests(), 1);
    QCOMPARE(statistics.bucket(59).requests(), 1);
}

void TestExchangeStatistics::anUnknownCostIsNotZero()
{
    ExchangeStatistics statistics(start, 1min);
    ExchangeNumbers unpriced = ok(start);
    unpriced.tokens = {.input = 10, .output = 5, .known = true};
    statistics.add(unpriced);
    statistics.add(ok(start)); // no usage was reported: no price is missing
    const TokenSums &sums = statistics.sum().sum;
    QCOMPARE(sums.unpriced, 1);
    QVERIFY(sums.cost.empty());
    QCOMPARE(sums.requests, 1);
}

void TestExchangeStatistics::keepsABoundedNumberOfNames()
{
    ExchangeStatistics statistics(start, 1min);
    for (int i = 0; i < 5000; ++i) {
        ExchangeNumbers numbers = ok(start);
        numbers.sessionId = "session " + std::to_string(i);
        numbers.tokens = {.input = 1, .output = 1, .known = true};
        statistics.add(numbers);
    }
    const auto &sessions = statistics.bucket(0).groups(Grouping::Session);
    QVERIFY(sessions.size() <= ExchangeStatistics::mostNames + 1);
    QCOMPARE(sessions.at({}).requests, std::int64_t(5000 - ExchangeStatistics::mostNames));
}

QTEST_GUILESS_MAIN(TestExchangeStatistics)
#include "tst_exchange_statistics.moc"
