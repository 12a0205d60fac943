#pragma once

#include "proxy/transform/transform.h"

namespace ccr::proxy {

/// Transforms that stand for the habits of one vendor. Each takes its options, a JSON object.
Result<std::unique_ptr<Transform>> makeDeepseekTransform(std::string_view optionsJson);
Result<std::unique_ptr<Transform>> makeOpenRouterTransform(std::string_view optionsJson);
Result<std::unique_ptr<Transform>> makeReasoningTransform(std::string_view optionsJson);
Result<std::unique_ptr<Transform>> makeMaxCompletionTokensTransform(std::string_view optionsJson);

} // namespace ccr::proxy
