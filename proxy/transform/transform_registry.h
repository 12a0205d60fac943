#pragma once

#include "proxy/transform/transform.h"

namespace ccr::proxy {

/// Makes the transform of that name (case-insensitive) with its options, a JSON object. An error names the option and the
/// remedy. Null for names that choose a dialect ("Anthropic", "gemini" …): they adjust nothing by themselves.
Result<std::unique_ptr<Transform>> makeTransform(std::string_view name, std::string_view optionsJson);

/// One name that `transformer.use` may hold.
struct TransformInfo
{
    std::string_view name;
    std::string_view endpoint; ///< path that clients of the dialect of this name post to; empty: not a client's dialect
};

/// Every name, dialects included.
std::vector<TransformInfo> transformInfos();
std::vector<std::string_view> transformNames();

} // namespace ccr::proxy
