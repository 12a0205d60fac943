#pragma once

#include "proxy/api/config_control.h"

class QSqlDatabase;

namespace ccr::app {

/// Puts the providers of cc-switch (~/.cc-switch/cc-switch.db) into `source`: {Providers: […]}. What it holds for agents that sign in
/// by themselves has no address and is left out. Empty, or what is wrong.
Phrase readCcSwitch(const QSqlDatabase &database, proxy::ConfigSource &source);

} // namespace ccr::app
