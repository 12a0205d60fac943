#include "logging/api/config_keys.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

QStringList loggingConfigKeys()
{
    return {u"Logging"_s, u"LoggingPreset"_s, u"LoggingPresets"_s, u"EnvironmentVariables"_s,
            // the settings themselves, where they are not in an object of their own
            u"enabled"_s, u"level"_s, u"timestamp"_s, u"serviceName"_s, u"version"_s, u"environment"_s, u"streams"_s, u"enhancedFeatures"_s,
            u"integration"_s, u"backwardCompatibility"_s,
            // variables, of which the original made its environment
            u"LOG"_s, u"LOG_LEVEL"_s, u"LOG_DIRECTORY"_s, u"LOG_DIR"_s, u"LOG_RETENTION_DAYS"_s, u"LOG_MAX_FILE_SIZE"_s,
            u"LOG_ROTATION_SIZE"_s, u"LOG_MAX_FILES"_s, u"LOG_ENABLE_FILE_ROTATION"_s, u"LOG_ROTATION_INTERVAL"_s, u"LOG_COMPRESS_LOGS"_s,
            u"ENABLE_REQUEST_TRACKING"_s, u"LOG_REQUEST_TRACKING"_s, u"LOG_REQUEST_TRACKING_ENABLED"_s,
            u"LOG_REQUEST_TRACKING_INCLUDE_DETAILS"_s, u"ENABLE_STREAM_TRACKING"_s, u"LOG_STREAM_TRACKING"_s, u"ENABLE_ERROR_ENHANCEMENT"_s,
            u"LOG_ERROR_ENHANCEMENT"_s, u"LOG_ERROR_HANDLING_ENABLE_STATISTICS"_s, u"LOG_ERROR_HANDLING_ENABLE_TREND_ANALYSIS"_s,
            u"LOG_ERROR_HANDLING_MAX_HISTORY_SIZE"_s, u"ENABLE_PERFORMANCE_METRICS"_s, u"LOG_PERFORMANCE_BUFFER_SIZE"_s,
            u"LOG_PERFORMANCE_FLUSH_INTERVAL"_s, u"LOG_PERFORMANCE_MAX_SESSION_AGE"_s, u"ENABLE_ENHANCED_LOGGING"_s, u"LOG_SERVICE_NAME"_s,
            u"LOG_VERSION"_s, u"LOG_TIMESTAMP"_s, u"LOG_CONSOLE_OUTPUT"_s, u"LOG_ENABLE_BACKWARD_COMPATIBILITY"_s, u"CCR_ENV"_s,
            u"NODE_ENV"_s};
}

} // namespace ccr::logging
