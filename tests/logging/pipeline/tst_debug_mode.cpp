#include "logging/pipeline/debug_mode.h"
#include "logging/pipeline/log_worker.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

/// How often samples are taken while somebody debugs.
class TestDebugMode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesSamplesMoreOften_data();
    void takesSamplesMoreOften();
    void goesBackByItself();
};

void TestDebugMode::takesSamplesMoreOften_data()
{
    QTest::addColumn<QString>("component");
    QTest::addColumn<int>("level");
    QTest::addColumn<bool>("isConfigured");
    QTest::addColumn<int>("configuredSeconds");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char *name, const char *component, Severity level, bool isConfigured, int configured, int seconds) {
        QTest::newRow(name) << QString::fromLatin1(component) << int(level) << isConfigured << configured << seconds;
    };
    row("debug for all", "", Severity::Debug, false, 60, 10);
    row("trace for one", "proxy", Severity::Trace, false, 60, 10);
    row("fewer records", "proxy", Severity::Warn, false, 60, 60);
    row("debug as configured", "proxy", Severity::Debug, true, 60, 60);
    row("often already", "", Severity::Debug, false, 5, 5);
}

void TestDebugMode::takesSamplesMoreOften()
{
    QFETCH(QString, component);
    QFETCH(int, level);
    QFETCH(bool, isConfigured);
    QFETCH(int, configuredSeconds);
    QFETCH(int, seconds);
    PipelineOrder order;
    order.levels = {{component.toStdString(), static_cast<Severity>(level)}};
    if (isConfigured) order.config.componentLevels.insert(component, static_cast<Severity>(level));
    order.config.performanceMetrics.collectionInterval = std::chrono::seconds(configuredSeconds);
    QCOMPARE(trackedAs(order).performanceMetrics.collectionInterval, milliseconds(std::chrono::seconds(seconds)));
}

void TestDebugMode::goesBackByItself()
{
    PipelineParts parts(RingStorage::inMemory(64 << 10));
    Feeds feeds;
    LogWorker worker(parts, feeds);
    const auto interval = [&worker] { return worker.upToDateTracking().performance().collectionInterval(); };
    worker.start({}, {});
    QCOMPARE(interval(), milliseconds(60s));
    parts.orders.emplace_back(1, PipelineOrder{.config = {}, .levels = {{"proxy", Severity::Debug}}});
    worker.obey(1);
    QCOMPARE(interval(), milliseconds(10s));
    parts.orders.emplace_back(2, PipelineOrder{});
    worker.obey(2);
    QCOMPARE(interval(), milliseconds(60s));
    worker.finish();
}

QTEST_GUILESS_MAIN(TestDebugMode)
#include "tst_debug_mode.moc"
