#include "logging/metrics/histogram.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

using Draw = std::function<std::uint64_t(std::mt19937_64 &)>;

std::uint64_t exactQuantile(const std::vector<std::uint64_t> &sorted, double share)
{
    const auto rank = static_cast<std::size_t>(std::ceil(share * double(sorted.size())));
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

} // namespace

Q_DECLARE_METATYPE(Draw)

class TestHistogram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isRightWithinOnePercent_data();
    void isRightWithinOnePercent();
    void mergesAsIfOneHadSeenAll();
    void knowsItsEnds();
    void countsUpToABound();
    void forgetsWhatIsOlderThanTheWindow();
    void staysSmall();
};

void TestHistogram::isRightWithinOnePercent_data()
{
    QTest::addColumn<Draw>("draw");
    QTest::addColumn<int>("count");
    QTest::newRow("one value") << Draw([](auto &) { return 123'456'789U; }) << 1;
    QTest::newRow("small numbers") << Draw([](auto &random) { return random() % 200; }) << 1000;
    QTest::newRow("uniform") << Draw([](auto &random) { return random() % 10'000'000'000; }) << 100'000;
    QTest::newRow("latencies") << Draw([](auto &random) {
        return static_cast<std::uint64_t>(std::lognormal_distribution<double>(17, 2)(random));
    }) << 100'000;
    QTest::newRow("two humps") << Draw([](auto &random) {
        return random() % 2 ? 1'000'000 + random() % 1000 : 60'000'000'000 + random() % 1'000'000'000;
    }) << 50'000;
    QTest::newRow("the whole range") << Draw([](auto &random) { return random() >> (random() % 63); }) << 100'000;
}

void TestHistogram::isRightWithinOnePercent()
{
    QFETCH(Draw, draw);
    QFETCH(int, count);
    std::mt19937_64 random(42); // NOLINT: the same values each time
    Histogram histogram;
    std::vector<std::uint64_t> values;
    double sum = 0;
    for (int i = 0; i < count; ++i) {
        values.push_back(draw(random));
        sum += double(values.back());
        histogram.record(values.back());
    }
    std::sort(values.begin(), values.end());
    QCOMPARE(histogram.count(), std::uint64_t(count));
    QCOMPARE(histogram.largest(), values.back());
    QCOMPARE(histogram.smallest(), values.front());
    QVERIFY(std::abs(histogram.sum() - sum) <= sum * 1e-9);
    for (const double share : {0.0, 0.001, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
        const double exact = double(exactQuantile(values, share));
        const double seen = double(histogram.quantile(share));
        QVERIFY2(std::abs(seen - exact) <= exact * 0.01, qPrintable(QString::number(share) + QLatin1Char(' ') + QString::number(seen)));
    }
}

void TestHistogram::mergesAsIfOneHadSeenAll()
{
    std::mt19937_64 random(1); // NOLINT
    Histogram all;
    Histogram parts[4];
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t value = random() >> (random() % 63);
        all.record(value);
        parts[random() % 3].record(value); // the last one stays empty
    }
    Histogram merged;
    for (const Histogram &part : parts) merged.merge(part);
    QCOMPARE(merged.count(), all.count());
    QCOMPARE(merged.smallest(), all.smallest());
    QCOMPARE(merged.largest(), all.largest());
    for (const double share : {0.01, 0.25, 0.5, 0.75, 0.99}) QCOMPARE(merged.quantile(share), all.quantile(share));
}

void TestHistogram::knowsItsEnds()
{
    Histogram histogram;
    QCOMPARE(histogram.quantile(0.5), 0U);
    histogram.record(std::numeric_limits<std::uint64_t>::max());
    histogram.record(0);
    QCOMPARE(histogram.quantile(0), 0U);
    QCOMPARE(histogram.quantile(1), std::numeric_limits<std::uint64_t>::max());
    histogram.record(5, 1000);
    QCOMPARE(histogram.quantile(0.5), 5U);
    QCOMPARE(histogram.count(), 1002U);
}

void TestHistogram::countsUpToABound()
{
    Histogram histogram;
    for (std::uint64_t value = 1; value <= 100'000; ++value) histogram.record(value);
    std::uint64_t before = 0;
    for (std::uint64_t bound = 1; bound < 200'000; bound += 777) {
        const std::uint64_t counted = histogram.countUpTo(bound);
        const double exact = double(std::min<std::uint64_t>(bound, 100'000));
        QVERIFY(std::abs(double(counted) - exact) <= exact * 0.016);
        QVERIFY(counted >= before);
        before = counted;
    }
    QCOMPARE(before, 100'000U);
}

void TestHistogram::forgetsWhatIsOlderThanTheWindow()
{
    DurationWindows windows;
    MonotonicTime now{1h};
    const auto count = [&](MetricsWindow window) { return windows.percentiles(window, now).count; };
    windows.record(10ms, now);
    windows.record(20ms, now);
    now += 50s;
    windows.record(1s, now);
    QCOMPARE(count(MetricsWindow::Minute), 3U);
    QVERIFY(windows.percentiles(MetricsWindow::Minute, now).min == nanoseconds(10ms));
    QVERIFY(windows.percentiles(MetricsWindow::Minute, now).average == nanoseconds(1030ms) / 3);
    now += 12s;
    QCOMPARE(count(MetricsWindow::Minute), 1U);
    QCOMPARE(count(MetricsWindow::FiveMinutes), 3U);
    now += 5min;
    QCOMPARE(count(MetricsWindow::Minute), 0U);
    QCOMPARE(count(MetricsWindow::FiveMinutes), 0U);
    QCOMPARE(count(MetricsWindow::Hour), 3U);
    now += 1h;
    QCOMPARE(count(MetricsWindow::Hour), 0U);
    QCOMPARE(count(MetricsWindow::SinceStart), 3U);
    QVERIFY(windows.percentiles(MetricsWindow::SinceStart, now).max == nanoseconds(1s));
}

void TestHistogram::staysSmall()
{
    std::mt19937_64 random(3); // NOLINT
    Histogram histogram;
    for (int i = 0; i < 100'000; ++i) histogram.record(random() >> (random() % 63));
    QVERIFY(histogram.bytes() < 64 * 1024);
}

QTEST_APPLESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
