#include "tests/benchmark/window_load.h"

#include "logging/config/logging_resolver.h"
#include "logging/pipeline/logging_service.h"
#include "tests/benchmark/traffic.h"
#include "tests/benchmark/turn_meter.h"
#include "tests/support/sample_window.h"

#include <QDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::benchmark {

namespace {

constexpr int storedRequests = 200'000;
constexpr auto keyInterval = 120ms;
constexpr auto warmUp = 4s;
constexpr int patience = 120'000; ///< milliseconds

/// Somebody who types a filter, takes it back, and types another one.
class Typist final : public QObject
{
public:
    explicit Typist(QWidget &window) : m_window(window)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Typist::press);
        m_timer.start(keyInterval);
    }
    int keys() const { return m_keys; }

private:
    void press()
    {
        ++m_keys;
        if (m_at < m_text.size()) {
            QTest::keyClick(m_window.windowHandle(), m_text.at(m_at++).toLatin1());
        } else if (m_erased < m_at) {
            QTest::keyClick(m_window.windowHandle(), Qt::Key_Backspace);
            ++m_erased;
        } else {
            m_at = m_erased = 0;
            m_text = texts[++m_which % std::size(texts)];
        }
    }

    static inline const QString texts[] = {u"status:>=400 deepseek"_s, u"model:kimi* -path:count"_s, u"ttft:>1s rule:background"_s};
    QWidget &m_window;
    QTimer m_timer;
    QString m_text = texts[0];
    std::size_t m_which = 0;
    qsizetype m_at = 0;
    qsizetype m_erased = 0;
    int m_keys = 0;
};

// Keeps the inspector at a request that runs.
void selectLive(ui::Workspace &workspace)
{
    const logging::ExchangeSnapshot *selected = workspace.selection.exchange();
    if (selected && selected->outcome == logging::Outcome::InFlight) return;
    const QSet<quint64> &live = workspace.exchanges.live().live();
    if (!live.isEmpty()) workspace.selection.select(workspace.exchanges.live().at(*std::max_element(live.begin(), live.end())));
}

} // namespace

LoadResult measureUnderLoad(const QString &folder, std::chrono::seconds length)
{
    // What the program makes of no configuration at all.
    logging::LoggingConfig config =
        logging::LoggingReloader().resolve(logging::readLoggingSources(QDir(folder).filePath(u"config.json"_s), {})).config;
    config.directory = folder;
    config.history.path = QDir(folder).filePath(u"history.sqlite"_s);
    fillHistory(config.history.path, storedRequests);
    logging::LoggingService service(config);
    testing::SampleWindow sample(u"en"_s, ui::ThemeChoice::Light, &service);
    ui::MainWindow &window = sample.window();
    sample.proxy.start();
    window.show();
    ui::Workspace &workspace = sample.workspace();
    if (!QTest::qWaitForWindowActive(&window)
        || !QTest::qWaitFor([&] { return workspace.exchanges.rowCount() >= storedRequests; }, patience))
        qFatal("the history does not come into the list");

    LoadResult result;
    const Traffic traffic(service.target(), service.recentTraffic());
    workspace.actions.action(u"filter"_s)->trigger();
    QTimer selecting;
    QObject::connect(&selecting, &QTimer::timeout, [&workspace] { selectLive(workspace); });
    selecting.start(1s);
    QTest::qWait(static_cast<int>(milliseconds(warmUp).count()));
    result.rows = workspace.exchanges.rowCount();
    const Typist typist(window);
    qint64 records = 0;
    QObject::connect(&workspace.log, &ui::LiveLog::linesAdded, &selecting,
                     [&records](const QList<logging::LogRecord> &lines) { records += lines.size(); });
    QTest::qWait(static_cast<int>(milliseconds(warmUp).count()));

    records = 0;
    TurnMeter meter;
    QEventLoop loop;
    QTimer::singleShot(length, &loop, &QEventLoop::quit);
    loop.exec();
    result.share = meter.share();
    result.turns = meter.count();
    result.median = meter.quantile(0.5);
    result.p99 = meter.quantile(0.99);
    result.max = meter.quantile(1);
    result.live = workspace.exchanges.liveCount();
    result.keys = typist.keys();
    result.recordsPerSecond = static_cast<double>(records) / static_cast<double>(length.count());
    return result;
}

} // namespace ccr::benchmark
