#pragma once

#include "app/import/ccr3_models.h"
#include "proxy/api/config_control.h"

namespace ccr::app {

/// The providers of Claude Code Router 3, as entries of Providers.
struct Ccr3Providers
{
    std::vector<Json5Value> entries;
    std::vector<Json5Value> prices; ///< of their models, as entries of Logging.prices
    Ccr3Models models;
};

/// `config`: what that program keeps. What is said of each provider goes to `origins`.
Ccr3Providers readCcr3Providers(const Json5Value &config, std::vector<proxy::ConfigOrigin> &origins);

} // namespace ccr::app
