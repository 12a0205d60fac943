#pragma once

#include "proxy/api/config_control.h"

class QSqlDatabase;

namespace ccr::app {

/// Puts what config.sqlite of Claude Code Router 3 holds into `source`, as far as there is something like it here; what is left or
/// has become something else is told in its origins. Empty, or what is wrong.
Phrase readCcr3(const QSqlDatabase &database, proxy::ConfigSource &source);

} // namespace ccr::app
