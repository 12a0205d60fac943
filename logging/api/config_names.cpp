#include "logging/api/config_names.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr KeyAlias aliases[] = {
    {"logLevel"_L1, "level"_L1},
    {"integration/logLevel"_L1, "level"_L1},
    {"integration/logDirectory"_L1, "logDirectory"_L1},
    {"enableLogging"_L1, "enabled"_L1},
    {"directory"_L1, "logDirectory"_L1},
    {"requestTracking"_L1, "enhancedFeatures/requestTracking"_L1},
    {"streamTracking"_L1, "enhancedFeatures/streamTracking"_L1},
    {"errorLogging"_L1, "enhancedFeatures/errorLogging"_L1},
    {"errorHandling"_L1, "enhancedFeatures/errorLogging"_L1},
    {"errorHandling/maxRetries"_L1, "streamDefaults/retries"_L1},
    {"performanceMetrics"_L1, "enhancedFeatures/performanceMetrics"_L1},
    {"performance"_L1, "enhancedFeatures/performanceMetrics"_L1},
    {"performance/bufferSize"_L1, "streamDefaults/bufferSize"_L1},
    {"performance/flushInterval"_L1, "streamDefaults/flushInterval"_L1},
    {"performance/maxSessionAge"_L1, "enhancedFeatures/requestTracking/maxContextAge"_L1},
    {"requestTracking/maxTrackedRequests"_L1, "enhancedFeatures/requestTracking/maxActiveRequests"_L1},
    {"requestTracking/retentionPeriod"_L1, "enhancedFeatures/requestTracking/maxContextAge"_L1},
    {"requestTracking/debug"_L1, "enhancedFeatures/requestTracking/logLifecycle"_L1},
    {"enhancedFeatures/requestTracking/maxTrackedRequests"_L1, "enhancedFeatures/requestTracking/maxActiveRequests"_L1},
    {"enhancedFeatures/requestTracking/retentionPeriod"_L1, "enhancedFeatures/requestTracking/maxContextAge"_L1},
    {"enhancedFeatures/requestTracking/debug"_L1, "enhancedFeatures/requestTracking/logLifecycle"_L1},
    {"bufferSize"_L1, "streamDefaults/bufferSize"_L1},
    {"flushInterval"_L1, "streamDefaults/flushInterval"_L1},
    {"enableFileRotation"_L1, "streamDefaults/rotation/enabled"_L1},
    {"enableRotation"_L1, "streamDefaults/rotation/enabled"_L1},
    {"rotation"_L1, "streamDefaults/rotation"_L1},
    {"rotationConfig"_L1, "streamDefaults/rotation"_L1},
    {"maxFileSize"_L1, "streamDefaults/rotation/size"_L1},
    {"rotationInterval"_L1, "streamDefaults/rotation/interval"_L1},
    {"compressLogs"_L1, "streamDefaults/rotation/compress"_L1},
    {"retentionDays"_L1, "streamDefaults/rotation/retentionDays"_L1},
    {"maxFiles"_L1, "streamDefaults/rotation/maxFiles"_L1},
    {"prettyPrint"_L1, "streamDefaults/prettyPrint"_L1},
    {"format"_L1, "streamDefaults/format"_L1},
    {"profile"_L1, "streamDefaults/format/profile"_L1},
    {"levelFormat"_L1, "streamDefaults/format/levelFormat"_L1},
    {"timeFormat"_L1, "streamDefaults/format/timeFormat"_L1},
    {"base"_L1, "streamDefaults/format/base"_L1},
    {"messageKey"_L1, "streamDefaults/format/messageKey"_L1},
    {"errorKey"_L1, "streamDefaults/format/errorKey"_L1},
    {"nestedKey"_L1, "streamDefaults/format/nestedKey"_L1},
    {"serviceKey"_L1, "streamDefaults/format/serviceKey"_L1},
    {"msgPrefix"_L1, "streamDefaults/format/messagePrefix"_L1},
    {"crlf"_L1, "streamDefaults/format/crlf"_L1},
    {"customLevels"_L1, "streamDefaults/format/customLevels"_L1},
    {"sensitiveFields"_L1, "redact/sensitiveFields"_L1},
    {"maxTotalBytes"_L1, "maxTotalSize"_L1},
    {"minFreeBytes"_L1, "minFreeSpace"_L1},
    {"queueBytes"_L1, "queueSize"_L1},
    {"history/maxBytes"_L1, "history/maxSize"_L1},
    {"history/maxBodyBytes"_L1, "history/maxBodySize"_L1},
};

constexpr KeyAlias aliasesOfStreams[] = {
    {"id"_L1, "name"_L1},
    {"filePath"_L1, "path"_L1},
    {"loggerLevel"_L1, "level"_L1},
    {"endpoint"_L1, "url"_L1},
    {"maxRetries"_L1, "retries"_L1},
    {"enableRotation"_L1, "rotation/enabled"_L1},
    {"rotationConfig"_L1, "rotation"_L1},
    {"maxFileSize"_L1, "rotation/size"_L1},
    {"rotationInterval"_L1, "rotation/interval"_L1},
    {"rotation/frequency"_L1, "rotation/interval"_L1},
    {"rotationConfig/frequency"_L1, "rotation/interval"_L1},
    {"compress"_L1, "rotation/compress"_L1},
    {"compressLogs"_L1, "rotation/compress"_L1},
    {"maxFiles"_L1, "rotation/maxFiles"_L1},
    {"retentionDays"_L1, "rotation/retentionDays"_L1},
    {"naming"_L1, "rotation/naming"_L1},
    {"options/mode"_L1, "fileMode"_L1},
    {"mode"_L1, "fileMode"_L1},
    {"options/highWaterMark"_L1, "bufferSize"_L1},
    {"profile"_L1, "format/profile"_L1},
    {"levelFormat"_L1, "format/levelFormat"_L1},
    {"timeFormat"_L1, "format/timeFormat"_L1},
    {"translateTime"_L1, "format/translateTime"_L1},
    {"base"_L1, "format/base"_L1},
    {"messageKey"_L1, "format/messageKey"_L1},
    {"errorKey"_L1, "format/errorKey"_L1},
    {"nestedKey"_L1, "format/nestedKey"_L1},
    {"serviceKey"_L1, "format/serviceKey"_L1},
    {"messagePrefix"_L1, "format/messagePrefix"_L1},
    {"msgPrefix"_L1, "format/messagePrefix"_L1},
    {"crlf"_L1, "format/crlf"_L1},
    {"singleLine"_L1, "format/singleLine"_L1},
    {"colorize"_L1, "format/colorize"_L1},
    {"customLevels"_L1, "format/customLevels"_L1},
};

constexpr Variable variables[] = {
    {"LOG_LEVEL"_L1, "level"_L1},
    {"LOG_DIRECTORY"_L1, "logDirectory"_L1},
    {"LOG_DIR"_L1, "logDirectory"_L1},
    {"LOG_RETENTION_DAYS"_L1, "streamDefaults/rotation/retentionDays"_L1},
    {"LOG_MAX_FILE_SIZE"_L1, "streamDefaults/rotation/size"_L1},
    {"LOG_ROTATION_SIZE"_L1, "streamDefaults/rotation/size"_L1},
    {"LOG_MAX_FILES"_L1, "streamDefaults/rotation/maxFiles"_L1},
    {"LOG_ENABLE_FILE_ROTATION"_L1, "streamDefaults/rotation/enabled"_L1},
    {"LOG_ROTATION_INTERVAL"_L1, "streamDefaults/rotation/interval"_L1},
    {"LOG_COMPRESS_LOGS"_L1, "streamDefaults/rotation/compress"_L1},
    {"ENABLE_REQUEST_TRACKING"_L1, "enhancedFeatures/requestTracking/enabled"_L1},
    {"LOG_REQUEST_TRACKING"_L1, "enhancedFeatures/requestTracking/enabled"_L1},
    {"LOG_REQUEST_TRACKING_ENABLED"_L1, "enhancedFeatures/requestTracking/enabled"_L1},
    {"LOG_REQUEST_TRACKING_INCLUDE_DETAILS"_L1, "enhancedFeatures/requestTracking/includeDetails"_L1},
    {"ENABLE_STREAM_TRACKING"_L1, "enhancedFeatures/streamTracking/enabled"_L1},
    {"LOG_STREAM_TRACKING"_L1, "enhancedFeatures/streamTracking/enabled"_L1},
    {"ENABLE_ERROR_ENHANCEMENT"_L1, "enhancedFeatures/errorLogging/enabled"_L1},
    {"LOG_ERROR_ENHANCEMENT"_L1, "enhancedFeatures/errorLogging/enabled"_L1},
    {"LOG_ERROR_HANDLING_ENABLE_STATISTICS"_L1, "enhancedFeatures/errorLogging/enableStatistics"_L1},
    {"LOG_ERROR_HANDLING_ENABLE_TREND_ANALYSIS"_L1, "enhancedFeatures/errorLogging/enableTrendAnalysis"_L1},
    {"LOG_ERROR_HANDLING_MAX_HISTORY_SIZE"_L1, "enhancedFeatures/errorLogging/maxHistorySize"_L1},
    {"ENABLE_PERFORMANCE_METRICS"_L1, "enhancedFeatures/performanceMetrics/enabled"_L1},
    {"LOG_PERFORMANCE_BUFFER_SIZE"_L1, "streamDefaults/bufferSize"_L1},
    {"LOG_PERFORMANCE_FLUSH_INTERVAL"_L1, "streamDefaults/flushInterval"_L1},
    {"LOG_PERFORMANCE_MAX_SESSION_AGE"_L1, "enhancedFeatures/requestTracking/maxContextAge"_L1},
    {"ENABLE_ENHANCED_LOGGING"_L1, "integration/enableNewLogging"_L1},
    {"LOG_SERVICE_NAME"_L1, "serviceName"_L1},
    {"LOG_VERSION"_L1, "version"_L1},
    {"LOG_TIMESTAMP"_L1, "timestamp"_L1},
    {"LOG_CONSOLE_OUTPUT"_L1, "consoleOutput"_L1},
    {"LOG_ENABLE_BACKWARD_COMPATIBILITY"_L1, "enableBackwardCompatibility"_L1},
    {"LOG"_L1, "LOG"_L1},
    {"CCR_ENV"_L1, "environment"_L1},
    {"NODE_ENV"_L1, "environment"_L1},
};

} // namespace

std::span<const KeyAlias> loggingAliases()
{
    return aliases;
}

std::span<const KeyAlias> streamAliases()
{
    return aliasesOfStreams;
}

std::span<const Variable> loggingVariables()
{
    return variables;
}

} // namespace ccr::logging
