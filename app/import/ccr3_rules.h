#pragma once

#include "app/import/ccr3_models.h"
#include "proxy/api/config_control.h"

namespace ccr::app {

/// The routing rules of Claude Code Router 3 (`router`: its Router) as entries of Router.rules, as far as ours can say what they
/// say. The rest goes to `origins`.
std::vector<Json5Value> readCcr3Rules(const Json5Value &router, const Ccr3Models &models, std::vector<proxy::ConfigOrigin> &origins);

/// What follows after a failure: {mode, models, retryCount}.
struct Ccr3Fallback
{
    QStringList targets; ///< "provider,model" each
    int retries = 0;
};
Ccr3Fallback readCcr3Fallback(const Json5Value *fallback, const Ccr3Models &models);

} // namespace ccr::app
