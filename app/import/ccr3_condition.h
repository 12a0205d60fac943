#pragma once

#include "logging/base/json5_reader.h"

#include <optional>

namespace ccr::app {

/// The condition of a rule of Claude Code Router 3, as `when` of a rule of ours; nothing: ours cannot say it.
std::optional<Json5Value> readCcr3Condition(const Json5Value &rule);
/// "request.body.model starts-with claude-"
QString ccr3ConditionText(const Json5Value &rule);

} // namespace ccr::app
