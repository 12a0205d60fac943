#pragma once

#include "logging/base/json5_values.h"

namespace ccr::ui {

/// What a preset says of the routes, taken into a configuration: its Router and fallback replace those that are there.
struct ProfileOutcome
{
    Json5Value root;              ///< the configuration with these routes
    QStringList missingProviders; ///< that the routes name and the configuration does not have; it is not to be used then
    bool hasRoutes = false;       ///< the preset says something of them at all
    bool needsAnswers = false;    ///< a route is a question of the preset ("#{model}"), which its installation asks
};
ProfileOutcome withProfile(const Json5Value &config, const Json5Value &preset);

} // namespace ccr::ui
