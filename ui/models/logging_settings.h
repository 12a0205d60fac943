#pragma once

#include "logging/base/json5_reader.h"

#include <QStringList>

namespace ccr::ui {

/// A configuration with another value for a setting of the logging, which stands in the block "Logging" or, where a file
/// without one says how to log, beside it. `path`: {"alerts", "dailyBudget"}.
Json5Value withLoggingSetting(const Json5Value &config, const QStringList &path, const Json5Value &value);

} // namespace ccr::ui
