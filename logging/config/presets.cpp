#include "logging/config/presets.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

struct Preset
{
    QLatin1StringView name;
    const char *text;
};

constexpr Preset presets[] = {
    {"production"_L1, R"({
        level: "info",
        streams: [
            {name: "production-error", type: "file", level: "error", path: "./logs/production/error.log",
             rotation: {size: "50M", interval: "1d"}},
            {name: "production-combined", type: "file", level: "info", path: "./logs/production/combined.log",
             rotation: {size: "100M", interval: "1d"}},
            {name: "production-console", type: "console", level: "warn", stderr: false}
        ],
        enhancedFeatures: {
            requestTracking: {enabled: true, maxActiveRequests: 2000, maxContextAge: 3600000},
            errorLogging: {enabled: true, enableStatistics: true, maxHistorySize: 5000}
        }
    })"},
    {"split"_L1, R"({
        level: "info",
        streams: [
            {name: "split-error", type: "file", level: "warn", path: "./logs/split/error.log", rotation: {size: "50M", interval: "1d"}},
            {name: "split-main", type: "file", level: "info", belowLevel: "warn", path: "./logs/split/main.log",
             rotation: {size: "100M", interval: "1d"}}
        ]
    })"},
    {"development"_L1, R"({
        level: "debug",
        streams: [
            {name: "dev-console", type: "console", level: "debug"},
            {name: "dev-file", type: "file", level: "debug", path: "./logs/development/debug.log",
             rotation: {size: "10M", interval: "1h"}}
        ],
        enhancedFeatures: {
            requestTracking: {enabled: true, maxActiveRequests: 100, maxContextAge: 600000},
            streamTracking: {enabled: true, enableMetrics: true, enableProgressTracking: true}
        }
    })"},
    {"testing"_L1, R"({
        level: "debug",
        streams: [{name: "test-console", type: "console", level: "debug"}],
        enhancedFeatures: {
            requestTracking: {enabled: false},
            streamTracking: {enabled: false},
            errorLogging: {enabled: true, enableStatistics: false, maxHistorySize: 100}
        }
    })"},
};

} // namespace

QString builtInPresetText(const QString &name)
{
    for (const Preset &preset : presets)
        if (name == preset.name) return QString::fromLatin1(preset.text);
    return {};
}

QStringList builtInPresetNames()
{
    QStringList names;
    for (const Preset &preset : presets) names.append(preset.name);
    return names;
}

QString presetOfEnvironment(const QString &environment)
{
    const QString name = environment.trimmed().toLower();
    if (name == "test"_L1) return u"testing"_s;
    if (name == "dev"_L1) return u"development"_s;
    if (name == "prod"_L1) return u"production"_s;
    return name;
}

} // namespace ccr::logging
