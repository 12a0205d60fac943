#pragma once

#include "logging/base/json5_reader.h"

namespace ccr::app {

/// What the models of a provider of Claude Code Router 3 cost, as entries of Logging.prices. `name`: of the provider here.
std::vector<Json5Value> readCcr3Prices(const Json5Value &provider, const QString &name);

} // namespace ccr::app
