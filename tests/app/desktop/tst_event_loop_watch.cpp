#include "app/desktop/event_loop_watch.h"
#include "tests/support/recording_log.h"

#include <QTest>

using namespace ccr;
using namespace std::chrono_literals;

namespace {

class FakeMetrics final : public logging::MetricsSource
{
public:
    QFuture<logging::MetricsSnapshot> metrics() override { return {}; }
    QFuture<QByteArray> report(logging::ReportFormat, std::vector<logging::LabelledNumber>) override { return {}; }
    logging::LoggingHealth loggingHealth() const override { return {}; }
    void reportEventLoopLag(std::optional<nanoseconds> lag) override
    {
        ++reports;
        last = lag;
        if (lag) worst = std::max(worst, *lag);
    }

    int reports = 0;
    std::optional<nanoseconds> last;
    nanoseconds worst{};
};

} // namespace

class TestEventLoopWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsOfATurnThatTookLong();
    void takesItsWordBackAtTheEnd();
};

void TestEventLoopWatch::tellsOfATurnThatTookLong()
{
    FakeMetrics metrics;
    testing::RecordingLog log;
    const app::EventLoopWatch watch(metrics, logging::Log(log, "ui"));
    QTRY_VERIFY(metrics.reports > 0);
    QTest::qSleep(400); // a turn that holds up everything else
    QTRY_VERIFY(metrics.worst >= 100ms);
    QTRY_VERIFY(log.count(logging::Severity::Warn, "did not answer") > 0);
}

void TestEventLoopWatch::takesItsWordBackAtTheEnd()
{
    FakeMetrics metrics;
    testing::RecordingLog log;
    {
        const app::EventLoopWatch watch(metrics, logging::Log(log, "ui"));
        QTRY_VERIFY(metrics.last.has_value());
    }
    QVERIFY(!metrics.last.has_value());
}

QTEST_GUILESS_MAIN(TestEventLoopWatch)
#include "tst_event_loop_watch.moc"
