#pragma once

#include "proxy/transform/transform.h"

namespace ccr::proxy {

/// Makes the transform of that name (case-insensitive) with its options, a JSON object. An error names the option and the
/// remedy. Null for names that choose a dialect ("Anthropic", "gemini" …): they adjust nothing by themselves.
Result<std::unique_ptr<Transform>> makeTransform(std::string_view name, std::string_view optionsJson);

/// Every name that `transformer.use` may hold, dialects included.
std::vector<std::string_view> transformNames();

} // namespace ccr::proxy
