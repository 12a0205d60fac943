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
/// Shows the prompt and waits for a line; absent when the input has ended.
std::optional<QString> askLine(const QString &prompt, Echo echo = Echo::On);

/// The configuration that commands work with: CCR_CONFIG, which --config sets, or the usual one.
QString configPath();

} // namespace ccr::app
