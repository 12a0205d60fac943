#pragma once

#include "logging/api/logging_config.h"

namespace ccr::logging {

/// A stream of which nothing is said: files are put aside at 10 MB and each day.
inline StreamConfig unwrittenStream()
{
    StreamConfig stream;
    stream.file.rotation.maxBytes = 10LL * 1024 * 1024;
    stream.file.rotation.interval = std::chrono::hours(24);
    return stream;
}

/// A stream while its settings are collected.
struct StreamDraft
{
    StreamConfig stream = unwrittenStream();
    bool rotates = true; ///< false: the sizes and intervals below do not count
    QString path;        ///< as written
    bool pretty = false; ///< prettyPrint
};

/// Where a signal of OpenTelemetry goes.
struct OtlpTarget
{
    bool enabled = true;
    QUrl url;
    QMap<QString, QString> headers;
    milliseconds timeout{10'000};
    bool gzip = true;
    QString caFile;
    QString clientCertificate;
    QString clientKey;
};

/// `otlp` while it is collected: what both signals have, and what each has of its own.
struct OtlpDraft
{
    OtlpTarget both; ///< `url`: the collector's, to which the paths of the signals are added
    OtlpTarget traces;
    OtlpTarget metrics;
    QMap<QString, QString> labels;
    milliseconds metricInterval{60'000};
    milliseconds batchInterval{5000};
    int batchSize = 512; ///< spans
    int queueSpans = 2048;
};

/// The configuration while its settings are collected: with what decides how it becomes a LoggingConfig.
struct LoggingDraft
{
    LoggingConfig config;
    StreamDraft defaults;        ///< what streams have that do not say otherwise
    QString directory;           ///< as written; empty: beside the configuration
    bool fileLog = true;         ///< LOG: the file that is written when no stream is configured
    bool isFileLogAsked = false; ///< LOG is true, and not just by default
    bool consoleOutput = false;
    bool enhanced = true;         ///< ENABLE_ENHANCED_LOGGING, integration.enableNewLogging
    bool enhancedFeatures = true; ///< integration.enableEnhancedFeatures
    bool legacyTextLog = false;   ///< enableBackwardCompatibility
    bool preserveExisting = false;
    bool convertLegacy = true;
    bool compatibility = true; ///< backwardCompatibility.enabled
    bool suggestMigration = true;
    OtlpDraft otlp;
};

} // namespace ccr::logging
