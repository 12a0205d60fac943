#include "proxy/dialect/system_text.h"

namespace ccr::proxy {

bool isSystemTextSent(const TextPart &part)
{
    return !part.text.empty() && !part.text.starts_with("x-anthropic-billing-header");
}

std::string systemText(const ChatRequest &request)
{
    std::string text;
    for (const TextPart &part : request.system) {
        if (!isSystemTextSent(part)) continue;
        if (!text.empty()) text += '\n';
        text += part.text;
    }
    return text;
}

} // namespace ccr::proxy
