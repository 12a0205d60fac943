#pragma once

#include "proxy/transform/transform.h"

namespace ccr::proxy {

/// What a factory gives; null when these options ask for nothing. Each takes its options as a JSON object and names in an
/// error the option, its value and what may stand there.
using MadeTransform = Result<std::unique_ptr<Transform>>;

/// @name Limits and parameters
/// @{
MadeTransform makeMaxTokenTransform(std::string_view optionsJson);
MadeTransform makeMaxCompletionTokensTransform(std::string_view optionsJson);
MadeTransform makeSamplingTransform(std::string_view optionsJson);
MadeTransform makeCustomParamsTransform(std::string_view optionsJson);
MadeTransform makeStreamOptionsTransform(std::string_view optionsJson);
MadeTransform makeCleanCacheTransform(std::string_view optionsJson);
/// @}

/// @name The user's own changes of what goes over the wire
/// @{
MadeTransform makeBodyTransform(std::string_view optionsJson);
MadeTransform makeHeadersTransform(std::string_view optionsJson);
/// @}

/// @name Thinking
/// @{
MadeTransform makeReasoningTransform(std::string_view optionsJson);
MadeTransform makeForceReasoningTransform(std::string_view optionsJson);
MadeTransform makeExtraThinkTagTransform(std::string_view optionsJson);
/// @}

/// @name Tools
/// @{
MadeTransform makeToolUseTransform(std::string_view optionsJson);
MadeTransform makeEnhanceToolTransform(std::string_view optionsJson);
/// @}

/// @name The habits of one vendor
/// @{
MadeTransform makeAnthropicTransform(std::string_view optionsJson);
MadeTransform makeDeepseekTransform(std::string_view optionsJson);
MadeTransform makeOpenRouterTransform(std::string_view optionsJson);
MadeTransform makeVercelTransform(std::string_view optionsJson);
MadeTransform makeGroqTransform(std::string_view optionsJson);
MadeTransform makeCerebrasTransform(std::string_view optionsJson);
/// @}

} // namespace ccr::proxy
