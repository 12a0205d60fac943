#pragma once

#include "logging/base/json5_reader.h"

#include <QStringList>

namespace ccr::ui {

/// Settings of the logging in a configuration, in whichever layout and spelling they are written there: what is changed stays in
/// its place, and no second place says something else. `path`: {"alerts", "dailyBudget"}.

/// Null: the file says nothing about it.
const Json5Value *loggingSetting(const Json5Value &config, const QStringList &path);
Json5Value withLoggingSetting(const Json5Value &config, const QStringList &path, const Json5Value &value);
/// As if nobody had written it: `standard` holds.
Json5Value withoutLoggingSetting(const Json5Value &config, const QStringList &path, const Json5Value &standard);

/// The preset that the file names; empty: none.
QString loggingPreset(const Json5Value &config);
/// Empty: it names none.
Json5Value withLoggingPreset(const Json5Value &config, const QString &name);

} // namespace ccr::ui
