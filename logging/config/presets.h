#pragma once

#include <QStringList>

namespace ccr::logging {

/// The built-in presets, as they would stand in LoggingPresets: production, split, development, testing.
QString builtInPresetText(const QString &name); ///< empty when there is none
QStringList builtInPresetNames();

/// The preset that an environment stands for: "test" is testing, "dev" development, "prod" production; others are their own.
QString presetOfEnvironment(const QString &environment);

} // namespace ccr::logging
