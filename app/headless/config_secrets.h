#pragma once

#include "logging/api/logging_config.h"
#include "proxy/config/config_loader.h"

#include <string>
#include <vector>

namespace ccr::app {

/// What must never stand in a log: keys of providers, of clients and of tokenizers, credentials of headers and addresses.
std::vector<std::string> secretsOf(const proxy::ProxyConfig &config, const logging::LoggingConfig &logging);

} // namespace ccr::app
