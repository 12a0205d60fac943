#include "ui/models/statistics_source.h"

#include "logging/api/feeds.h"
#include "logging/api/logging_control.h"
#include "logging/query/query_subjects.h"

#include <QPointer>

#include <utility>

using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto interval = 1s;      ///< between two announcements
constexpr auto firstLength = 1min; ///< of a bucket when the beginning is not known yet
constexpr auto afterPruning = 30s;
constexpr qsizetype mostIds = 50'000;

} // namespace

StatisticsSource::StatisticsSource(logging::LoggingControl &logging, FinishedExchanges &finished, const Clock &clock, QObject *parent)
    : QObject(parent), m_logging(logging), m_finished(finished), m_clock(clock), m_statistics(empty())
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &StatisticsSource::tick);
    connect(&finished, &FinishedExchanges::finished, this, &StatisticsSource::takeFinished);
    connect(&finished, &FinishedExchanges::forgotten, this, &StatisticsSource::restart);
    if (const logging::HistoryControl *history = logging.history()) follow(*history);
}

void StatisticsSource::follow(const logging::HistoryControl &history)
{
    m_pruneTimer.setSingleShot(true);
    m_pruneTimer.setInterval(afterPruning);
    connect(&history.feed(), &logging::HistoryFeed::pruned, this, &StatisticsSource::takePruned);
    connect(&m_pruneTimer, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isPrunedAgain, false)) restart();
    });
}

// At once, and not again too soon. Mostly what is counted here is younger.
void StatisticsSource::takePruned(qint64, WallTime firstStart)
{
    if (m_scan.from && firstStart <= *m_scan.from) return;
    m_isPrunedAgain = m_pruneTimer.isActive();
    if (m_isPrunedAgain) return;
    m_pruneTimer.start();
    restart();
}

void StatisticsSource::setSpan(const StatisticsSpan &span)
{
    if (span == m_span) return;
    m_span = span;
    restart();
}

void StatisticsSource::setQuery(const logging::Query &query)
{
    if (query.text() == m_scan.query.text()) return;
    m_scan.query = query;
    restart();
}

void StatisticsSource::setActive(bool active)
{
    if (active == m_isActive) return;
    m_isActive = active;
    if (active) {
        restart();
    } else {
        ++m_round;
        m_timer.stop();
    }
}

ExchangeStatistics StatisticsSource::empty() const
{
    const WallTime now = m_clock.wall();
    if (m_span.last.count() > 0) return ExchangeStatistics::until(now, m_span.last / ExchangeStatistics::buckets);
    const WallTime end = m_span.to.value_or(now);
    if (!m_span.from) return ExchangeStatistics::until(end, firstLength);
    const auto whole = std::chrono::ceil<milliseconds>(std::max(end, *m_span.from + 1s) - *m_span.from);
    return {*m_span.from, (whole + milliseconds(ExchangeStatistics::buckets - 1)) / ExchangeStatistics::buckets};
}

void StatisticsSource::restart()
{
    if (!m_isActive) return;
    ++m_round;
    m_statistics = empty();
    m_counted.clear();
    m_problem = {};
    m_isComplete = false;
    m_scan.after.reset();
    m_scan.from = hasOpenBegin() ? std::nullopt : std::optional(m_statistics.begin());
    m_scan.to = m_span.last.count() > 0 ? std::nullopt : m_span.to;
    m_timer.start();
    ask();
}

void StatisticsSource::ask()
{
    logging::HistoryControl *history = m_logging.history();
    if (!history) return complete();
    history->numbers(m_scan, [self = QPointer(this), round = m_round](const logging::NumbersPart &part) {
        if (self) self->take(round, part);
    });
}

void StatisticsSource::take(int round, const logging::NumbersPart &part)
{
    if (round != m_round) return;
    for (const logging::ExchangeNumbers &numbers : part.numbers) {
        if (!numbers.id.empty() && m_counted.size() < mostIds) m_counted.insert(QByteArray::fromStdString(numbers.id));
        count(numbers);
    }
    m_problem = part.problem;
    m_scan.after = part.next;
    if (part.next) return ask();
    complete();
}

// What has ended in this run and was not in the history: it is off, or it does not have it yet.
void StatisticsSource::complete()
{
    m_isComplete = true;
    takeFinished({m_finished.all().begin(), m_finished.all().end()});
    m_isDirty = false;
    Q_EMIT changed();
}

void StatisticsSource::takeFinished(const QList<logging::ExchangeSnapshot> &exchanges)
{
    if (!m_isActive || !m_isComplete) return; // complete() asks for them
    for (const logging::ExchangeSnapshot &exchange : exchanges) {
        if (m_counted.contains(QByteArray::fromStdString(exchange.id))) continue;
        if (m_scan.query.isEmpty() || m_scan.query.matches(logging::ExchangeSubject(exchange))) count(logging::numbersOf(exchange));
    }
}

void StatisticsSource::count(const logging::ExchangeNumbers &numbers)
{
    const bool isWanted = (!m_scan.to || numbers.startedAt < *m_scan.to) && fateOf(numbers);
    if (!isWanted) return;
    moveOn(std::min(numbers.startedAt, m_clock.wall())); // a clock may have been wrong once
    if (hasOpenBegin()) m_statistics.extendTo(numbers.startedAt);
    m_statistics.add(numbers);
    m_isDirty = true;
}

void StatisticsSource::moveOn(WallTime now)
{
    if (m_scan.to) return;
    const bool hasMoved = m_span.last.count() > 0 ? m_statistics.advanceTo(now) : m_statistics.growTo(now);
    m_isDirty = m_isDirty || hasMoved;
}

void StatisticsSource::tick()
{
    moveOn(m_clock.wall());
    if (std::exchange(m_isDirty, false)) Q_EMIT changed();
}

} // namespace ccr::ui
