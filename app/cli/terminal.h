#pragma once

#include "logging/base/result.h"

#include <QString>

namespace ccr::app {

/// A line on standard output.
void say(const QString &text);
/// "ccr: TEXT" on standard error; the exit code 1, so that a command can end with it.
int refuse(const QString &text);
int refuse(const Error &error);
/// The configuration that commands work with: CCR_CONFIG, which --config sets, or the usual one.
QString configPath();

} // namespace ccr::app
