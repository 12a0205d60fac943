#pragma once

#include "logging/api/error_snapshot.h"
#include "logging/api/tracking_snapshot.h"

#include <QFuture>

#include <array>

/// Everything that is measured, at one moment, as values.
namespace ccr::logging {

enum class MetricsWindow
{
    Minute,
    FiveMinutes,
    Hour,
    SinceStart
};

struct DurationPercentiles
{
    std::uint64_t count = 0;
    nanoseconds average{};
    nanoseconds min{};
    nanoseconds p50{};
    nanoseconds p90{};
    nanoseconds p95{};
    nanoseconds p99{};
    nanoseconds p999{};
    nanoseconds max{};
};

/// By MetricsWindow.
using PercentilesByWindow = std::array<DurationPercentiles, 4>;

struct LabelledNumber
{
    std::vector<std::string> labels; ///< values, in the order that the field's comment says
    double number = 0;
};

/// Cumulative counts for fixed bounds, as Prometheus and OpenTelemetry want them.
struct BucketCounts
{
    std::vector<std::string> labels;
    std::vector<double> bounds;        ///< seconds or tokens, ascending, without infinity
    std::vector<std::uint64_t> counts; ///< at most that much
    std::uint64_t count = 0;
    double sum = 0;
};

struct StreamFiles
{
    std::string stream;
    qint64 bytes = 0;     ///< of the active file and the rotated ones
    qint64 diskBytes = 0; ///< what they occupy
    int files = 0;
};

struct DiskUse
{
    std::vector<StreamFiles> streams;
    qint64 freeBytes = 0; ///< for this user, of the file system that holds the logs
    qint64 sizeBytes = 0;

    double usedShare() const { return sizeBytes > 0 ? 1.0 - static_cast<double>(freeBytes) / static_cast<double>(sizeBytes) : 0.0; }
};

struct ProcessUse
{
    qint64 residentBytes = 0;
    qint64 virtualBytes = 0;
    double cpuSeconds = 0; ///< of all threads
    int openFiles = 0;
    int maxFiles = 0;
    int threads = 0;
    double startSeconds = 0; ///< since 1970
};

/// What was measured at the end of one collection interval.
struct PerformanceSample
{
    WallTime time;
    double recordsPerSecond = 0;
    double bytesPerSecond = 0;
    double requestsPerSecond = 0;
    double errorRatio = 0; ///< of the requests that ended in the interval; 0 without any
    nanoseconds averageLatency{};
    nanoseconds p99Latency{};
    nanoseconds queueDelay{};
    qint64 residentBytes = 0;
    qint64 loggerBytes = 0;
    qint64 diskBytes = 0;
    qint64 freeBytes = 0;
};

struct PerformanceSnapshot
{
    double recordsPerSecond = 0; ///< over the last whole interval
    PercentilesByWindow request; ///< from the first byte of a request to the end of its answer
    PercentilesByWindow firstByte;
    PercentilesByWindow firstContent;
    PercentilesByWindow queueDelay;         ///< of records, until the log thread had them
    PercentilesByWindow enqueue;            ///< what a call costs
    PercentilesByWindow write;              ///< a batch, all streams
    std::optional<double> errorRatioMinute; ///< of the requests that ended; absent without any
    std::optional<double> errorRatioFiveMinutes;
    std::optional<double> errorRatioHour;
    DiskUse disk;
    ProcessUse process;
    qint64 loggerBytes = 0;
    std::vector<PerformanceSample> samples; ///< oldest first, as long as `metricsRetention`
};

struct MetricsSnapshot
{
    WallTime time;
    TrackingStatistics requests;
    StreamStatistics streams;
    ErrorStatisticsSnapshot errors;
    PerformanceSnapshot performance;
    LoggingHealth logging;
    std::vector<LabelledNumber> requestsByStatus;  ///< provider, model, status
    std::vector<LabelledNumber> requestsByOutcome; ///< provider, model, outcome, error class
    std::vector<LabelledNumber> fallbacks;         ///< from, to, reason
    std::vector<LabelledNumber> streamEnds;        ///< finish class
    std::vector<LabelledNumber> tokens;            ///< direction, model
    std::vector<LabelledNumber> thinkingTokens;    ///< model
    std::vector<LabelledNumber> costs;             ///< provider, model, currency
    std::vector<LabelledNumber> errorsByProvider;  ///< class, provider
    std::vector<LabelledNumber> providersUp;       ///< provider: 1 or 0
    BucketCounts requestDuration;
    BucketCounts firstByte;
    BucketCounts firstContent;
    BucketCounts timePerOutputToken;
    BucketCounts write;
    /// Of the following the labels begin with operation, provider, model asked for, model that answered, server.
    std::vector<BucketCounts> operationDuration;  ///< … error class: every attempt
    std::vector<BucketCounts> timeToFirstChunk;   ///< … error class: from the start of the attempt; streams only
    std::vector<BucketCounts> timePerOutputChunk; ///< … error class: chunks after the first
    std::vector<BucketCounts> tokenUsage;         ///< … "input" or "output"
    std::optional<nanoseconds> eventLoopLag;      ///< of the window, see MetricsSource
};

enum class ReportFormat
{
    Prometheus, ///< text format 0.0.4
    Json,
    Csv, ///< a row for each sample
    Html ///< one page, complete in itself
};

/// Where snapshots come from. Any thread. The futures come from the log thread, and end without a result when logging is
/// switched off or ends.
class MetricsSource
{
public:
    virtual ~MetricsSource() = default;
    virtual QFuture<MetricsSnapshot> metrics() = 0;
    /// The same, to be read by others. `providersUp`: see MetricsSnapshot.
    virtual QFuture<QByteArray> report(ReportFormat format, std::vector<LabelledNumber> providersUp) = 0;
    /// At once.
    virtual LoggingHealth loggingHealth() const = 0;
    /// How often the logging ended and began anew since it was made: for a change that needs it.
    virtual std::uint64_t loggingRestarts() const { return 0; }
    /// Which providers are well, see MetricsSnapshot: whenever that changes. For what is measured without being asked for.
    virtual void reportProviders(std::vector<LabelledNumber> up) { Q_UNUSED(up) }
    /// How late the window's event loop is, as it measured last; absent: there is no window. Reports tell it while there is one.
    virtual void reportEventLoopLag(std::optional<nanoseconds> lag) { Q_UNUSED(lag) }
};

} // namespace ccr::logging
