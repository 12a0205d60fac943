#pragma once

#include "proxy/api/config_control.h"

namespace ccr::app {

/// Providers, routes, rules and fallbacks of Claude Code Router 3, into `source`. That program has no slots: which model Claude Code
/// uses for what stands in the profile of that agent.
void readCcr3Routes(const Json5Value &config, proxy::ConfigSource &source);

} // namespace ccr::app
