#include "proxy/dialect/openai_models.h"

namespace ccr::proxy {

OpenAiModel::OpenAiModel(std::string_view name)
{
    if (const std::size_t slash = name.rfind('/'); slash != std::string_view::npos) name.remove_prefix(slash + 1);
    const bool isChat = name.starts_with("chatgpt-") || (name.starts_with("gpt-5") && name.find("-chat") != std::string_view::npos);
    const bool isO = name.size() > 1 && name[0] == 'o' && name[1] >= '1' && name[1] <= '9';
    const bool isGpt5 = name.starts_with("gpt-5") && !isChat;
    alwaysReasons = isO || isGpt5 || name.find("codex") != std::string_view::npos;
    neverReasons = isChat || name.starts_with("gpt-4") || name.starts_with("gpt-3");
    reasonsInChatWithoutTools = alwaysReasons && name.starts_with("gpt-5.");
}

} // namespace ccr::proxy
