#pragma once

#include "logging/config/config_layer.h"
#include "logging/config/legacy_policy.h"
#include "logging/config/logging_sources.h"
#include "logging/config/preset_choice.h"

#include <functional>

namespace ccr::logging {

/// A layer and how its values rank: the layers stand in the order of their sources, the weakest first.
struct RankedLayer
{
    ConfigLayer layer;
    bool isPreset = false; ///< that something overrides it is what it is for
};

struct SourceLayers
{
    std::vector<RankedLayer> layers;
    /// A variable with where it was found: the environment, .env or an EnvironmentVariables block; absent when nowhere.
    std::function<std::optional<std::pair<QString, ConfigOrigin>>(const QString &)> variable;
    PresetChoice preset;
    QStringList providers; ///< that config.json names; empty when it names none
    ConfigDiagnostics diagnostics;
};

/// Reads every source in its dialect.
SourceLayers readSourceLayers(const LoggingSources &sources, const LegacyPolicy &policy = {});

} // namespace ccr::logging
