#pragma once

#include "app/cli/command.h"

namespace ccr::app {

std::span<const Command> commandTable();
/// Null when there is no such command.
const Command *findCommand(QStringView name);

} // namespace ccr::app
