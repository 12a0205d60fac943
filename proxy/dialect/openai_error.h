#pragma once

#include "proxy/message/chat_event.h"

#include <string>
#include <string_view>

namespace ccr::proxy {

/// How a failure is called in OpenAI's dialects (API reference, "Error codes"). The only place that knows.
struct OpenAiErrorName
{
    std::string_view type;
    std::string_view code; ///< empty: null
};
OpenAiErrorName openAiErrorName(const ProviderError &error);

/// {"error":{"message","type","param":null,"code"}}
std::string openAiErrorBody(const ProviderError &error);

} // namespace ccr::proxy
