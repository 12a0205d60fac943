#include "ui/models/plan_watch.h"

#include "logging/api/logging_control.h"
#include "logging/base/ascii.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto interval = 5s; ///< what is left of the time goes on, and the configuration may be another

} // namespace

PlanWatch::PlanWatch(logging::LoggingControl &logging, FinishedExchanges &finished, const Clock &clock, QObject *parent)
    : QObject(parent), m_logging(logging), m_finished(finished), m_clock(clock)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &PlanWatch::look);
    connect(&finished, &FinishedExchanges::finished, this, &PlanWatch::takeFinished);
}

void PlanWatch::setActive(bool active)
{
    if (active == m_isActive) return;
    m_isActive = active;
    if (active) return restart();
    ++m_round;
    m_timer.stop();
}

void PlanWatch::restart()
{
    if (!m_isActive) return;
    ++m_round;
    const logging::LoggingConfig config = m_logging.config();
    m_terms = config.providerPrices;
    m_display = config.displayCurrency;
    m_plans.clear();
    m_counted.clear();
    m_isComplete = false;
    m_scan.after.reset();
    m_scan.from = now();
    for (const auto &[provider, terms] : m_terms) {
        if (!terms.plan) continue;
        const PlanUse &use = m_plans.emplace(provider, PlanUse(*terms.plan, m_display)).first->second;
        m_scan.from = std::min(*m_scan.from, use.neededFrom(now()));
    }
    m_timer.start();
    if (m_plans.empty()) return complete();
    Q_EMIT changed();
    ask();
}

void PlanWatch::ask()
{
    logging::HistoryControl *history = m_logging.history();
    if (!history) return complete();
    history->numbers(m_scan, [self = QPointer(this), round = m_round](const logging::NumbersPart &part) {
        if (self) self->take(round, part);
    });
}

void PlanWatch::take(int round, const logging::NumbersPart &part)
{
    if (round != m_round) return;
    for (const logging::ExchangeNumbers &numbers : part.numbers) {
        if (m_plans.count(asciiLower(numbers.provider)) && !numbers.id.empty()) m_counted.insert(QByteArray::fromStdString(numbers.id));
        count(numbers);
    }
    m_scan.after = part.next;
    if (part.next) return ask();
    complete();
}

// What has ended in this run and was not in the history: it is off, or it does not have it yet.
void PlanWatch::complete()
{
    m_isComplete = true;
    takeFinished({m_finished.all().begin(), m_finished.all().end()});
    Q_EMIT changed();
}

void PlanWatch::takeFinished(const QList<logging::ExchangeSnapshot> &exchanges)
{
    if (!m_isActive || !m_isComplete) return; // complete() asks for them
    for (const logging::ExchangeSnapshot &exchange : exchanges)
        if (!m_counted.contains(QByteArray::fromStdString(exchange.id))) count(logging::numbersOf(exchange));
}

void PlanWatch::count(const logging::ExchangeNumbers &numbers)
{
    const auto plan = m_plans.find(asciiLower(numbers.provider));
    if (plan != m_plans.end()) plan->second.add(numbers);
}

bool PlanWatch::hasOtherPlans() const
{
    const logging::LoggingConfig config = m_logging.config();
    return config.providerPrices != m_terms || config.displayCurrency != m_display;
}

void PlanWatch::look()
{
    if (hasOtherPlans()) return restart();
    if (m_isComplete) Q_EMIT changed();
}

} // namespace ccr::ui
