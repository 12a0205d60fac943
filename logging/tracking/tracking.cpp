#include "logging/tracking/tracking.h"

#include "logging/api/list_prices.h"
#include "logging/metrics/system_use.h"
#include "logging/tracking/error_class.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr milliseconds saveInterval = 60s;
constexpr milliseconds longestPause = 60s;
constexpr std::uint64_t fewestReserved = 100;
constexpr double mostNumbers = 9e15; ///< that a double holds as they are
constexpr QLatin1StringView errorsKey("errors");
constexpr QLatin1StringView numbersKey("lastRequest");

bool isLoopback(std::string_view address)
{
    return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

std::string textField(const RecordView &record, std::string_view name)
{
    for (const FieldView &field : record.fields) {
        if (field.name != name) continue;
        if (const auto *text = std::get_if<std::string_view>(&field.value)) return std::string(*text);
        if (const auto *json = std::get_if<RawJsonView>(&field.value)) return std::string(json->text);
    }
    return {};
}

} // namespace

Tracking::Tracking(const Clock &clock)
    : m_clock(clock),
      m_exchanges(clock, this),
      m_errors(clock),
      m_performance(clock),
      m_lastSave(clock.monotonic()),
      m_lastSweep(clock.monotonic())
{
}

void Tracking::applyConfig(const LoggingConfig &config)
{
    m_config = config;
    m_exchanges.applyConfig(config.requestTracking, config.streamTracking);
    m_errors.applyConfig(config.errorLogging);
    m_performance.applyConfig(config.performanceMetrics);
    m_prices = PriceTable(config.prices, config.providerPrices, config.syncedPrices);
    if (!m_file.isSet() && (keepsErrors() || config.requestTracking.enabled)) {
        m_file = StatisticsFile(config.directory);
        m_saved = m_file.read(&m_restoreProblem);
        m_reservedNumbers = static_cast<std::uint64_t>(std::clamp(m_saved.value(numbersKey).toDouble(), 0.0, mostNumbers));
        m_exchanges.setLastNumber(m_reservedNumbers);
        m_firstNumber = m_reservedNumbers;
    }
    if (!keepsErrors() || m_hasRestored) return;
    m_hasRestored = true;
    if (m_errors.total() > 0) return; // this run has counted already
    if (const QJsonObject errors = m_saved.value(errorsKey).toObject(); !errors.isEmpty()) m_errors.restore(errors);
    m_savedErrors = m_errors.total();
}

bool Tracking::keepsErrors() const
{
    return m_config.errorLogging.enabled && m_config.errorLogging.enableStatistics;
}

void Tracking::take(ExchangeEvent event, bool verbose, std::vector<LogRecord> &records)
{
    if (!m_config.requestTracking.enabled) return takeUnfoldedEnd(event, records);
    m_records = &records;
    if (std::optional<LogRecord> record = m_exchanges.take(std::move(event), verbose)) records.push_back(std::move(*record));
    m_records = nullptr;
    reserveNumbers(records);
}

// Of a program that is killed the next one knows which numbers may have been given, not more than twice as many.
void Tracking::reserveNumbers(std::vector<LogRecord> &records)
{
    const std::uint64_t last = m_exchanges.lastNumber();
    if (last <= m_reservedNumbers || !m_file.isSet()) return;
    m_reservedNumbers = last + std::max<std::uint64_t>(fewestReserved, last - m_firstNumber);
    write(records);
}

void Tracking::identifyClient(ExchangeEvent &event)
{
    auto *started = std::get_if<ExchangeStarted>(&event.fact);
    if (!started || !m_config.requestTracking.enabled || !m_config.requestTracking.includeDetails) return;
    if (started->clientPort != 0 && isLoopback(started->clientAddress)) started->clientPid = m_clients.find(started->clientPort);
}

// Errors are errors, even when nobody wants requests to be tracked.
void Tracking::takeUnfoldedEnd(const ExchangeEvent &event, std::vector<LogRecord> &records)
{
    const auto *finished = std::get_if<ExchangeFinished>(&event.fact);
    if (!finished || !m_config.errorLogging.enabled) return;
    ExchangeSnapshot exchange;
    exchange.id = event.exchangeId;
    exchange.outcome = finished->outcome;
    exchange.status = finished->status;
    exchange.errorClass = finished->errorClass;
    exchange.errorMessage = finished->errorMessage;
    noteEndedError(exchange);
    if (!exchange.errorSeverity) return;
    say(records, levelOf(*exchange.errorSeverity), "request failed",
        {{"status", std::int64_t(exchange.status)},
         {"errorClass", std::string(errorClassOf(exchange))},
         {"errorMessage", exchange.errorMessage},
         {"errorSeverity", std::string(toString(*exchange.errorSeverity))},
         {"errorFingerprint", exchange.errorFingerprint}});
    records.back().component = "proxy";
    records.back().exchangeId = exchange.id;
}

void Tracking::noteRecord(const RecordView &record)
{
    if (record.severity < Severity::Warn || !m_config.errorLogging.enabled) return;
    const bool hasKind = !textField(record, "errorKind").empty();
    if (record.severity < Severity::Error && !hasKind) return;
    ErrorOccurrence error{.time = record.time,
                          .errorClass = textField(record, "errorClass"),
                          .code = textField(record, "code"),
                          .message = std::string(record.message),
                          .component = std::string(record.component),
                          .provider = textField(record, "provider"),
                          .model = textField(record, "model"),
                          .exchangeId = std::string(record.exchangeId),
                          .stack = textField(record, "stack"),
                          .severity = record.severity >= Severity::Fatal ? ErrorSeverity::Fatal : ErrorSeverity::Error};
    if (hasKind && error.severity < ErrorSeverity::Fatal) error.severity = severityOfClass(error.errorClass);
    if (error.errorClass.empty()) error.errorClass = record.component == "config" ? "config" : "internal";
    m_errors.add(error);
    m_metrics.addError(error);
}

void Tracking::attemptRecovered(const ExchangeSnapshot &exchange, const AttemptSnapshot &attempt)
{
    if (!m_config.errorLogging.enabled) return;
    const std::string errorClass = attempt.errorClass.empty() ? std::string("internal") : attempt.errorClass;
    ErrorOccurrence error{.time = m_clock.wall(),
                          .errorClass = errorClass,
                          .message = attempt.message,
                          .component = "proxy",
                          .provider = attempt.provider,
                          .model = attempt.model,
                          .exchangeId = exchange.id,
                          .status = attempt.status,
                          .severity = std::min(ErrorSeverity::Warning, severityOfClass(errorClass)),
                          .recovered = true};
    m_errors.add(error);
    m_metrics.addError(error);
    if (!m_records) return;
    say(*m_records, Severity::Warn, "attempt failed, another one follows",
        {{"attempt", std::int64_t(attempt.number)},
         {"provider", attempt.provider},
         {"model", attempt.model},
         {"status", std::int64_t(attempt.status)},
         {"errorClass", errorClass},
         {"errorMessage", attempt.message},
         {"errorSeverity", std::string(toString(error.severity))},
         {"errorFingerprint", error.fingerprint}});
    m_records->back().component = "proxy";
    m_records->back().exchangeId = exchange.id;
}

void Tracking::exchangeEnding(ExchangeSnapshot &exchange, bool isTracked)
{
    if (isTracked) {
        const Costs costs = m_prices.costsOf(exchange);
        exchange.cost = costs.cost;
        exchange.planValue = costs.planValue;
        exchange.priceId = costs.priceId;
    }
    noteEndedError(exchange);
    const bool failed = !errorClassOf(exchange).empty() && exchange.outcome != Outcome::ClientCancelled;
    m_performance.requestEnded(exchange.total.value_or(nanoseconds{}), failed);
    m_metrics.add(exchange, m_clock.monotonic());
    if (m_onEnded) m_onEnded(exchange);
}

void Tracking::noteEndedError(ExchangeSnapshot &exchange)
{
    const std::string_view errorClass = errorClassOf(exchange);
    if (errorClass.empty() || exchange.outcome == Outcome::ClientCancelled || !m_config.errorLogging.enabled) return;
    const int upstream = exchange.attempts.empty() ? 0 : exchange.attempts.back().status;
    ErrorOccurrence error{.time = m_clock.wall(),
                          .errorClass = std::string(errorClass),
                          .message = exchange.errorMessage,
                          .component = "proxy",
                          .provider = exchange.provider,
                          .model = exchange.model,
                          .exchangeId = exchange.id,
                          .status = upstream >= 400 ? upstream : exchange.status,
                          .severity = severityOfClass(errorClass)};
    m_errors.add(error);
    m_metrics.addError(error);
    exchange.errorSeverity = error.severity;
    exchange.errorFingerprint = error.fingerprint;
}

milliseconds Tracking::tick(const PipelineTotals &totals, std::vector<LogRecord> &records)
{
    const MonotonicTime now = m_clock.monotonic();
    if (!m_restoreProblem.isEmpty()) say(records, Severity::Warn, std::exchange(m_restoreProblem, {}).toStdString());
    if (m_isSweeping || sweepIsDue()) {
        if (!m_isSweeping) m_lastSweep = now;
        m_isSweeping = m_exchanges.cleanUpSlice();
    }
    if (m_performance.isDue()) {
        const auto growth = m_performance.collect(totals, diskUse(m_config), processUse(), memoryBytes());
        if (growth) say(records, Severity::Warn, "memory grows", {{"bytesBefore", growth->before}, {"bytes", growth->now}});
    }
    if (now - m_lastSave >= saveInterval) save(records);
    if (m_isSweeping) return 1ms;
    milliseconds pause = longestPause;
    if (m_config.performanceMetrics.enabled) pause = std::min(pause, m_config.performanceMetrics.collectionInterval);
    if (m_config.requestTracking.autoCleanup) {
        const auto since = std::chrono::duration_cast<milliseconds>(now - m_lastSweep);
        pause = std::min(pause, m_config.requestTracking.cleanupInterval - since);
    }
    return std::max(pause, 100ms);
}

bool Tracking::sweepIsDue() const
{
    return m_config.requestTracking.enabled && m_config.requestTracking.autoCleanup
           && m_clock.monotonic() - m_lastSweep >= m_config.requestTracking.cleanupInterval;
}

void Tracking::save(std::vector<LogRecord> &records)
{
    m_lastSave = m_clock.monotonic();
    if (m_file.isSet() && m_errors.total() != m_savedErrors) write(records);
}

void Tracking::finish(std::vector<LogRecord> &records)
{
    const bool hasReserved = m_reservedNumbers != m_exchanges.lastNumber();
    m_reservedNumbers = m_exchanges.lastNumber();
    if (m_file.isSet() && (hasReserved || m_errors.total() != m_savedErrors)) write(records);
}

void Tracking::write(std::vector<LogRecord> &records)
{
    m_lastSave = m_clock.monotonic();
    m_saved = {{u"version"_s, 1},
               {errorsKey, keepsErrors() ? QJsonValue(m_errors.toJson()) : m_saved.value(errorsKey)},
               {numbersKey, static_cast<double>(m_reservedNumbers)}};
    const QString problem = m_file.write(m_saved);
    if (problem.isEmpty()) m_savedErrors = m_errors.total();
    if (!problem.isEmpty() && problem != m_saveProblem) say(records, Severity::Warn, problem.toStdString());
    m_saveProblem = problem;
}

MetricsSnapshot Tracking::snapshot(const LoggingHealth &health) const
{
    MetricsSnapshot result;
    result.time = m_clock.wall();
    result.requests = m_exchanges.statistics();
    result.streams = m_exchanges.streamStatistics();
    result.errors = m_errors.snapshot();
    result.logging = health;
    m_metrics.fill(result, m_clock.monotonic());
    m_performance.fill(result);
    result.performance.disk = diskUse(m_config);
    result.performance.process = processUse();
    result.performance.loggerBytes = memoryBytes() + static_cast<qint64>(health.queueCapacity);
    DurationPercentiles &enqueue = result.performance.enqueue[static_cast<std::size_t>(MetricsWindow::SinceStart)];
    enqueue = {.count = health.enqueue.count,
               .average =
                   health.enqueue.count == 0 ? nanoseconds{} : health.enqueueCounts.sum / static_cast<std::int64_t>(health.enqueue.count),
               .p50 = health.enqueue.p50,
               .p99 = health.enqueue.p99,
               .max = health.enqueue.max};
    return result;
}

qint64 Tracking::memoryBytes() const
{
    return static_cast<qint64>(m_exchanges.approximateBytes() + m_errors.approximateBytes() + m_metrics.bytes() + m_performance.bytes());
}

void Tracking::say(std::vector<LogRecord> &records, Severity severity, std::string message, Fields fields) const
{
    records.push_back({.time = m_clock.wall(),
                       .severity = severity,
                       .component = "logging",
                       .message = std::move(message),
                       .exchangeId = {},
                       .fields = std::move(fields)});
}

} // namespace ccr::logging
