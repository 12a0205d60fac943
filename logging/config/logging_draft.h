#pragma once

#include "logging/api/logging_config.h"

namespace ccr::logging {

/// A stream while its settings are collected.
struct StreamDraft
{
    StreamConfig stream;
    bool rotates = true; ///< false: the sizes and intervals below do not count
    QString path;        ///< as written
    bool pretty = false; ///< prettyPrint
    QString otherTime;   ///< timeFormat when it is a pattern
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
};

} // namespace ccr::logging
