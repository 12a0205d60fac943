#pragma once

#include "proxy/api/config_control.h"

namespace ccr::app {

/// Whether the file begins as a database of SQLite does.
bool isDatabase(const QString &path);

/// The providers of cc-switch (~/.cc-switch/cc-switch.db) as a configuration: {Providers: […]}. The database is only read; what it
/// holds for agents that sign in by themselves has no address and is left out. Any thread.
proxy::ConfigSource readCcSwitch(const QString &path);

} // namespace ccr::app
