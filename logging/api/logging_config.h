#pragma once

#include "logging/api/price.h"
#include "logging/api/severity.h"
#include "logging/base/clock.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

/// What the pipeline does, as values. logging/config reads them from every documented dialect; a changed value is applied
/// through LoggingControl. Times are durations, sizes are bytes, a limit of 0 means none.
namespace ccr::logging {

class Sink;

/// Who speaks: written into each record.
struct ServiceIdentity
{
    QString serviceName = QStringLiteral("claude-code-router");
    QString version;     ///< empty: not written
    QString environment; ///< development, production, test or a name of one's own; empty: not written
    bool operator==(const ServiceIdentity &) const = default;
};

enum class FormatProfile
{
    Pino,       ///< one JSON object a line, level as number, time in milliseconds; our fields service, seq, component, reqId included
    PinoStrict, ///< byte for byte what pino 10 writes
    Fork,       ///< the line of the enhanced logging system: level as word, ISO time, service, version, environment
    Ecs,        ///< Elastic Common Schema
    Otlp,       ///< an OTLP logRecord object a line
    Pretty,     ///< for people, coloured on a terminal
    Text,       ///< [ISO time] LEVEL message name=value
    Logfmt
};

enum class LevelFormat
{
    Number,
    Label
};

enum class TimeFormat
{
    Epoch, ///< milliseconds
    Unix,  ///< seconds
    Iso,   ///< ISO 8601, UTC, milliseconds
    IsoNano,
    None
};

enum class ColourMode
{
    Auto, ///< on a terminal, unless NO_COLOR is set
    Always,
    Never
};

struct FormatConfig
{
    FormatProfile profile = FormatProfile::Pino;
    std::optional<LevelFormat> levelFormat; ///< absent: what the profile is known for
    std::optional<TimeFormat> timeFormat;
    bool base = true; ///< pid and hostname
    QString messageKey = QStringLiteral("msg");
    QString errorKey = QStringLiteral("err");
    QString nestedKey;                              ///< non-empty: the call site's fields stand in an object of this name
    QString serviceKey = QStringLiteral("service"); ///< what the service's name is called
    QString messagePrefix;
    bool crlf = false;
    ColourMode colour = ColourMode::Auto;
    QString translateTime; ///< Pretty: a pattern of pino-pretty, for example "SYS:HH:MM:ss.l"; empty: local time of day
    bool singleLine = true;
    QMap<int, QString> customLevels; ///< number -> word
    bool operator==(const FormatConfig &) const = default;
};

enum class StreamType
{
    Console,
    File,
    Network,
    Custom
};

struct ConsoleStream
{
    bool toStandardError = false;
    bool operator==(const ConsoleStream &) const = default;
};

enum class FileNaming
{
    Dated,      ///< error.log -> error.2026-11-22.1.log
    PinoRoll,   ///< error.log -> error.log.1, counting up
    SeedScript, ///< error.log -> rotated/error_20261122_143000.log
    SpecDate,   ///< the active file itself is 2026-11-22-error.log
    Numbered    ///< error.log -> error.log.1, which becomes error.log.2 the next time
};

enum class SyncPolicy
{
    None, ///< the page cache; survives the program, not a power cut
    Interval,
    OnError,
    Always
};

struct Rotation
{
    qint64 maxBytes = 0;
    milliseconds interval{0}; ///< a day means midnight, an hour the full hour, another length multiples since 1970
    bool compress = false;
    milliseconds compressAfter{0}; ///< since the last record; a shipper that is behind finds the file as it was
    int maxFiles = 10;             ///< rotated files, the active one not counted
    int retentionDays = 30;        ///< by the age of the rotated file
    FileNaming naming = FileNaming::Dated;
    bool utc = true; ///< which midnight, and which date in the names
    bool operator==(const Rotation &) const = default;
};

struct FileStream
{
    QString path; ///< absolute
    qint64 bufferBytes = 64LL * 1024;
    milliseconds flushInterval{1000}; ///< longest time that a record below error waits in the buffer
    SyncPolicy sync = SyncPolicy::None;
    milliseconds syncInterval{1000};
    int fileMode = 0600;
    int folderMode = 0700;
    Rotation rotation;
    bool operator==(const FileStream &) const = default;
};

enum class NetworkProtocol
{
    Http, ///< the seed's generic POST
    Elasticsearch,
    Loki,
    Otlp,
    Syslog
};

enum class BatchFormat
{
    Ndjson,
    Array,
    Single
};

struct NetworkStream
{
    NetworkProtocol protocol = NetworkProtocol::Http;
    QUrl url; ///< syslog: udp://, tcp:// or tls://
    QString method = QStringLiteral("POST");
    QMap<QString, QString> headers;
    QString token; ///< sent as a bearer token
    milliseconds timeout{5000};
    int retries = 3;
    int batchSize = 500;
    qint64 batchBytes = 1024LL * 1024;
    milliseconds batchInterval{1000};
    BatchFormat batchFormat = BatchFormat::Ndjson;
    bool gzip = false;
    qint64 spoolBytes = 64LL * 1024 * 1024;               ///< on disk, for what cannot be delivered now
    QString spoolFolder;                                  ///< absolute
    milliseconds spoolMaxAge{std::chrono::hours(7 * 24)}; ///< older records that do not get through are given up; 0: never
    int queueRecords = 0; ///< in memory, without a spool or while it takes nothing; 0: as many as 8 MiB hold
    QString caFile;
    QString clientCertificate; ///< for collectors that ask who sends; counts together with `clientKey` alone
    QString clientKey;
    bool verifyTls = true;
    QString proxy;                 ///< URL; empty: the system's
    QString index;                 ///< Elasticsearch: index or data stream; %{DATE} becomes the day
    QMap<QString, QString> labels; ///< Loki labels, OTLP resource attributes
    QString tenant;                ///< Loki: X-Scope-OrgID
    int facility = 16;             ///< syslog: local0
    bool operator==(const NetworkStream &) const = default;
};

struct StreamConfig
{
    QString name;
    StreamType type = StreamType::Console;
    Severity level = Severity::Info;    ///< lowest that this stream receives
    std::optional<Severity> belowLevel; ///< only records under this one: error.log and the rest become disjoint
    bool enabled = true;
    bool autoEnd = true; ///< false: the sink stays open when the stream is removed. The console is never closed.
    FormatConfig format;
    ConsoleStream console;
    FileStream file;
    NetworkStream network;
    std::shared_ptr<Sink> custom; ///< type Custom; shared: whoever made it may keep it
    bool operator==(const StreamConfig &) const = default;
};

struct RequestTrackingConfig
{
    bool enabled = true;
    int maxActiveRequests = 1000; ///< contexts that are kept, finished ones included
    milliseconds maxContextAge{1'800'000};
    bool autoCleanup = true;
    milliseconds cleanupInterval{300'000};
    bool includeDetails = true;
    bool trackPerformance = true;
    bool trackStreams = true;
    bool trackTokenUsage = true;
    bool logLifecycle = false; ///< each step becomes an info record; otherwise debug
    bool operator==(const RequestTrackingConfig &) const = default;
};

struct StreamTrackingConfig
{
    bool enabled = true;
    bool enableMetrics = true;
    bool enableProgressTracking = true; ///< a debug record at most once a second
    bool trackTokenUsage = true;
    bool trackTiming = true;
    int maxHistorySize = 10'000;
    bool operator==(const StreamTrackingConfig &) const = default;
};

struct ErrorLoggingConfig
{
    bool enabled = true;
    bool enableStatistics = true;
    bool enableTrendAnalysis = true;
    int maxHistorySize = 1000;
    bool includeStackTrace = true;
    bool includeContext = true;
    bool groupByType = true;
    milliseconds trendWindow{86'400'000};
    bool operator==(const ErrorLoggingConfig &) const = default;
};

struct PerformanceMetricsConfig
{
    bool enabled = true;
    milliseconds collectionInterval{60'000};
    bool enableThroughputMetrics = true;
    bool enableLatencyMetrics = true;
    bool enableErrorRateMetrics = true;
    bool enableMemoryMetrics = true;
    milliseconds metricsRetention{3'600'000};
    bool operator==(const PerformanceMetricsConfig &) const = default;
};

struct RedactionConfig
{
    QStringList paths;           ///< pino's grammar: req.headers["x-api-key"], a[*].b, *.c
    QStringList sensitiveFields; ///< names of fields, whatever their depth, beside those that are always masked
    QString censor = QStringLiteral("[Redacted]");
    bool remove = false;
    bool fingerprint = false; ///< adds eight hex digits of a salted hash, so that two occurrences can be correlated
    bool operator==(const RedactionConfig &) const = default;
};

struct HistoryConfig
{
    bool enabled = true;
    QString path; ///< absolute; empty: <directory>/history.sqlite
    int retentionDays = 30;
    qint64 maxBytes = 1400LL * 1024 * 1024; ///< with the log files 2 GB
    bool headers = true;                    ///< of requests and responses, credentials masked
    bool streamTiming = false;              ///< when each event of a stream passed and what it was, without what it said
    bool bodies = false;
    qint64 maxBodyBytes = 256LL * 1024;
    bool operator==(const HistoryConfig &) const = default;
};

struct AlertConfig
{
    bool enabled = true;
    double diskWarning = 0.80; ///< share of the file system that holds the logs
    double diskCritical = 0.90;
    int errorsPerHour = 100; ///< more than these
    milliseconds noActivity{300'000};
    milliseconds checkInterval{300'000};
    double dailyBudget = 0;             ///< of each currency by itself, for those that the next one does not name; 0: none
    QMap<QString, double> dailyBudgets; ///< by currency (ISO 4217)
    double monthlyBudget = 0;           ///< likewise
    QMap<QString, double> monthlyBudgets;
    double dailyTokens = 0; ///< of every kind together; 0: none
    double monthlyTokens = 0;
    double budgetWarning = 0.8; ///< share of a budget

    /// 0: none.
    double dailyBudgetIn(const QString &currency) const { return dailyBudgets.value(currency, dailyBudget); }
    double monthlyBudgetIn(const QString &currency) const { return monthlyBudgets.value(currency, monthlyBudget); }
    QUrl webhook;
    milliseconds repeatAfter{3'600'000}; ///< the same alert is not delivered again before
    bool operator==(const AlertConfig &) const = default;
};

/// What a collector of OpenTelemetry gets over HTTP in JSON, beside the records of a stream with the protocol Otlp. A signal
/// whose `url` (the whole address) is empty is not sent. Of NetworkStream counts what is about requests, batches and the queue in
/// memory; `labels` are attributes of the resource.
struct OtlpConfig
{
    NetworkStream traces;  ///< requests that have ended
    NetworkStream metrics; ///< what /metrics tells
    milliseconds metricInterval{60'000};
    bool operator==(const OtlpConfig &) const = default;
};

enum class Overload
{
    DropNewest, ///< below warn first; warn and above have a reserve
    Block       ///< the caller waits; for programs that would rather be slow than lose a record
};

struct LoggingConfig
{
    bool enabled = true; ///< false: no file, no thread
    Severity level = Severity::Info;
    bool levelIsHardGate = false;            ///< true: a stream below `level` receives nothing; false: the lowest stream decides
    QMap<QString, Severity> componentLevels; ///< component -> level; below the streams' levels see LoggingControl::setTemporaryLevel
    bool timestamp = true;
    ServiceIdentity identity;
    QString directory; ///< absolute; relative paths of streams begin here; created with mode 0700
    std::vector<StreamConfig> streams;
    bool dedupe = false; ///< a record goes only to the streams of the highest level that takes it
    RequestTrackingConfig requestTracking;
    StreamTrackingConfig streamTracking;
    ErrorLoggingConfig errorLogging;
    PerformanceMetricsConfig performanceMetrics;
    RedactionConfig redaction;
    HistoryConfig history;
    AlertConfig alerts;
    OtlpConfig otlp;
    std::vector<Price> prices; ///< one's own; they stand before all others
    TermsOfProviders providerPrices = {};
    DisplayCurrency displayCurrency = {};
    PriceSyncConfig priceSync = {};
    SyncedPrices syncedPrices = {};             ///< of a file beside the configuration; they stand before the built-in ones
    qint64 maxTotalBytes = 512LL * 1024 * 1024; ///< of all file streams, active and rotated; the oldest rotated files go first
    qint64 minFreeBytes = 1024LL * 1024 * 1024; ///< of the file system, likewise; see rotation/disk_usage.h
    qint64 queueBytes = 16LL * 1024 * 1024;
    Overload overload = Overload::DropNewest;
    bool crashRing = true;           ///< the queue is a file in `directory`, so that what was accepted survives the program
    bool migrateExistingLogs = true; ///< old logs beside the configuration are taken over into files of their own, imported-*.log

    /// The lowest level that any stream receives: below it a call costs an atomic read. Silent when nothing is written.
    Severity gate() const;
    const StreamConfig *stream(QStringView name) const;
    bool operator==(const LoggingConfig &) const = default;
};

} // namespace ccr::logging
