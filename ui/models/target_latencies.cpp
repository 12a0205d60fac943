#include "ui/models/target_latencies.h"

#include "logging/api/logging_control.h"

#include <QPointer>

using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto span = 1h;
constexpr auto pause = 5s; ///< between two readings

} // namespace

TargetLatencies::TargetLatencies(logging::LoggingControl &logging, FinishedExchanges &finished, const Clock &clock, QObject *parent)
    : QObject(parent), m_logging(logging), m_finished(finished), m_clock(clock)
{
}

void TargetLatencies::look()
{
    const MonotonicTime now = m_clock.monotonic();
    if (m_isAsking || (m_lookedAt && now - *m_lookedAt < pause)) return;
    m_lookedAt = now;
    m_counted.clear();
    m_scan.from = m_clock.wall() - span;
    m_scan.after.reset();
    if (m_logging.history()) return ask();
    for (const logging::ExchangeSnapshot &exchange : m_finished.all())
        if (exchange.startedAt >= *m_scan.from) count(logging::numbersOf(exchange));
    publish();
}

void TargetLatencies::ask()
{
    m_isAsking = true;
    m_logging.history()->numbers(m_scan, [self = QPointer(this)](const logging::NumbersPart &part) {
        if (self) self->take(part);
    });
}

void TargetLatencies::take(const logging::NumbersPart &part)
{
    for (const logging::ExchangeNumbers &numbers : part.numbers) count(numbers);
    m_scan.after = part.next;
    if (part.next) return ask();
    m_isAsking = false;
    publish();
}

void TargetLatencies::count(const logging::ExchangeNumbers &numbers)
{
    if (!numbers.firstContent) return;
    const double seconds = std::chrono::duration<double>(*numbers.firstContent).count();
    const QString provider = QString::fromStdString(numbers.provider);
    m_counted[provider].add(seconds);
    m_counted[provider + u',' + QString::fromStdString(numbers.model)].add(seconds);
}

void TargetLatencies::publish()
{
    m_known = std::exchange(m_counted, {});
    Q_EMIT changed();
}

std::optional<double> TargetLatencies::median(const QString &target) const
{
    const auto found = m_known.constFind(target);
    return found == m_known.constEnd() ? std::nullopt : found->quantile(0.5);
}

} // namespace ccr::ui
