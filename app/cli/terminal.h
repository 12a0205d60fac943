#pragma once

#include "logging/base/result.h"

#include <QString>

#include <optional>

namespace ccr::app {

/// A line on standard output.
void say(const QString &text);
/// "ccr: TEXT" on standard error; the exit code 1, so that a command can end with it.
int refuse(const QString &text);
int refuse(const Error &error);
enum class Echo
{
    On,
    Off ///< for secrets
};

/// Somebody sits before standard input and standard output.
bool isTerminal();
/// Waits for a line of standard input; absent when that has ended. Where it is a terminal, `prompt` is shown on standard error.
std::optional<QString> askLine(const QString &prompt, Echo echo = Echo::On);

/// The configuration that commands work with: CCR_CONFIG, which --config sets, or the usual one.
QString configPath();

} // namespace ccr::app
