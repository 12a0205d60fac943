#pragma once

#include "proxy/api/config_control.h"

namespace ccr::app {

/// A configuration file, or what a database of Claude Code Router 3 (config.sqlite) or of cc-switch (cc-switch.db) holds, as a
/// configuration of ours. It is only read. Any thread.
proxy::ConfigSource readConfigSource(const QString &path);

} // namespace ccr::app
