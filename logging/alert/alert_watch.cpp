#include "logging/alert/alert_watch.h"

#include "logging/alert/spent_budgets.h"
#include "logging/base/date_time.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto interval = 5s;
constexpr auto firstFileCheck = 1min; ///< by then what an earlier run left is repaired and compressed
constexpr auto streamWindow = 15min;
constexpr std::string_view ownComponent = "alert";

bool isAbnormal(Outcome outcome)
{
    return outcome == Outcome::StreamTruncated || outcome == Outcome::StreamErrorEvent || outcome == Outcome::EmptyResponse;
}

} // namespace

AlertWatch::AlertWatch(const LoggingConfig &config, Surroundings surroundings)
    : m_config(config),
      m_surroundings(std::move(surroundings)),
      m_rules(config.alerts),
      m_notifier(config.alerts, config.identity, m_surroundings.delivery, {m_surroundings.record, m_surroundings.window}),
      m_streams(streamWindow),
      m_abnormalStreams(streamWindow),
      m_lastRecord(m_surroundings.clock->wall()),
      m_timer(this),
      m_nextFileCheck(m_surroundings.clock->monotonic() + std::min<milliseconds>(firstFileCheck, config.alerts.checkInterval))
{
    load();
    startDay(m_surroundings.clock->wall());
    publishBudgets();
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &AlertWatch::check);
    if (config.alerts.enabled) m_timer.start();
}

AlertWatch::~AlertWatch()
{
    save();
}

void AlertWatch::applyConfig(const LoggingConfig &config)
{
    const bool hasMoved = config.directory != m_config.directory;
    if (hasMoved) save();
    m_config = config;
    m_rules.setConfig(config.alerts);
    m_notifier.setConfig(config.alerts, config.identity);
    m_diskRead.reset();
    publishBudgets();
    if (hasMoved) m_isChanged = true; // what is known goes along
    if (config.alerts.enabled)
        m_timer.start();
    else
        m_timer.stop();
}

void AlertWatch::note(const RecordView &record)
{
    if (record.component == ownComponent) return;
    m_lastRecord = record.time;
    m_hasUnrecordedEnd = false;
    if (record.severity < Severity::Error || !m_config.alerts.enabled) return;
    m_errors.add(record.time);
    m_isChanged = true;
}

void AlertWatch::noteEnd(const ExchangeSnapshot &exchange)
{
    m_hasUnrecordedEnd = true;
    const WallTime now = m_surroundings.clock->wall();
    if (exchange.wantsStream && exchange.stream.firstByte) {
        m_streams.add(now);
        if (isAbnormal(exchange.outcome)) m_abnormalStreams.add(now);
    }
    if (m_plans.add(exchange, m_config.providerPrices)) m_isChanged = true;
    if (!exchange.cost && !exchange.tokens.known) return;
    startDay(now);
    if (exchange.cost) {
        const QString currency = QString::fromStdString(exchange.cost->currency);
        m_spending.costOfDay[currency] += exchange.cost->amount;
        m_spending.costOfMonth[currency] += exchange.cost->amount;
    }
    if (const TokenCounts &counts = exchange.tokens; counts.known) {
        const std::int64_t tokens = counts.input + counts.output + counts.cacheRead + counts.cacheWrite;
        m_spending.tokensOfDay += tokens;
        m_spending.tokensOfMonth += tokens;
    }
    publishBudgets();
    m_isChanged = true;
}

// What was spent on another day or in another month does not count any more.
void AlertWatch::startDay(WallTime now)
{
    const QDate day = localDay(now);
    const QDate before = std::exchange(m_spending.day, day);
    if (day == before) return;
    m_spending.costOfDay.clear();
    m_spending.tokensOfDay = 0;
    if (day.year() == before.year() && day.month() == before.month()) return;
    m_spending.costOfMonth.clear();
    m_spending.tokensOfMonth = 0;
}

// With each exchange, and not only every few seconds: what acts on it must not let many more pass.
void AlertWatch::publishBudgets()
{
    if (m_surroundings.budgets) m_surroundings.budgets->set(spentBudgets(m_config.alerts, m_spending));
}

void AlertWatch::check()
{
    const WallTime now = m_surroundings.clock->wall();
    for (const AlertNotice &notice : m_rules.check(gather(now), now)) {
        m_isChanged = true;
        m_notifier.deliver(notice);
    }
    save();
}

AlertInputs AlertWatch::gather(WallTime now)
{
    const MonotonicTime moment = m_surroundings.clock->monotonic();
    AlertInputs inputs = m_surroundings.inputs();
    // Nobody should wait for the next turn to hear that a full disk stops the outputs, or that there is room again.
    const bool isFailing = std::any_of(inputs.sinks.begin(), inputs.sinks.end(), [](const auto &sink) { return !sink.problem.isEmpty(); });
    const bool isTight = m_diskShare > m_config.alerts.diskWarning;
    if (isFailing || isTight || !m_diskRead || moment - *m_diskRead >= m_config.alerts.checkInterval) {
        m_diskRead = moment;
        m_diskShare = m_surroundings.diskShare(m_config.directory);
    }
    if (m_surroundings.checkFiles && moment >= m_nextFileCheck) {
        m_nextFileCheck = moment + m_config.alerts.checkInterval;
        inputs.checks = m_surroundings.checkFiles(m_config, now);
    }
    inputs.diskShare = m_diskShare;
    inputs.directory = m_config.directory;
    inputs.errorsInHour = m_errors.count(now);
    inputs.sinceLastRecord = std::max(0ms, std::chrono::floor<milliseconds>(now - m_lastRecord));
    inputs.hasRequests = inputs.hasRequests && m_hasUnrecordedEnd;
    inputs.streams = m_streams.count(now);
    inputs.abnormalStreams = m_abnormalStreams.count(now);
    startDay(now);
    inputs.costToday = m_spending.costOfDay;
    inputs.costOfMonth = m_spending.costOfMonth;
    inputs.tokensToday = m_spending.tokensOfDay;
    inputs.tokensOfMonth = m_spending.tokensOfMonth;
    inputs.plans = m_plans.states(m_config.providerPrices, m_config.displayCurrency, now);
    publishBudgets();
    findDurations(inputs.sinks, moment);
    return inputs;
}

void AlertWatch::findDurations(std::vector<AlertInputs::SinkState> &sinks, MonotonicTime now)
{
    QMap<QString, MonotonicTime> down;
    for (AlertInputs::SinkState &sink : sinks) {
        if (sink.problem.isEmpty()) continue;
        const MonotonicTime since = m_downSince.value(sink.stream, now);
        down.insert(sink.stream, since);
        sink.duration = std::chrono::floor<milliseconds>(now - since);
    }
    m_downSince = down;
}

QString AlertWatch::memoryPath() const
{
    return m_config.directory + "/alerts.json"_L1;
}

void AlertWatch::load()
{
    if (m_config.directory.isEmpty()) return;
    const AlertMemory memory = AlertMemory::load(memoryPath());
    m_rules.restore(memory.episodes);
    m_notifier.restore(memory.deliveries);
    m_errors.restore(memory.errors, m_surroundings.clock->wall());
    m_spending = memory.spending;
    m_plans = memory.plans;
}

// A memory that cannot be written costs a repetition after a restart; the disk alert has told why by then.
void AlertWatch::save()
{
    if (!m_isChanged || m_config.directory.isEmpty()) return;
    m_isChanged = !AlertMemory{m_rules.episodes(), m_notifier.deliveries(), m_errors.steps(), m_spending, m_plans}.save(memoryPath());
}

} // namespace ccr::logging
