#include "proxy/routing/route_images.h"

#include "logging/base/ascii.h"

#include <algorithm>
#include <array>

namespace ccr::proxy {

namespace {

// Words in the names of models whose makers say that they take images.
constexpr std::array<std::string_view, 26> seeingNames = {
    "claude",    "gemini", "gemma-3",  "gpt-4o",   "gpt-4.1",   "gpt-4-turbo", "gpt-4-vision", "gpt-5",          "chatgpt",
    "grok-4",    "vision", "-vl",      "vl-",      "llava",     "pixtral",     "omni",         "llama-4",        "minicpm-v",
    "moondream", "glm-4v", "glm-4.5v", "glm-4.6v", "kimi-k2.5", "internvl",    "nova-pro",     "mistral-small-3"};

bool isImage(const ResultContent &content)
{
    const auto *other = std::get_if<OtherPart>(&content);
    return std::holds_alternative<ImagePart>(content) || (other && !other->content.empty());
}

bool partHoldsImage(const ContentPart &part)
{
    if (std::holds_alternative<ImagePart>(part)) return true;
    if (const auto *other = std::get_if<OtherPart>(&part)) return !other->content.empty();
    const auto *result = std::get_if<ToolResultPart>(&part);
    return result && std::any_of(result->content.begin(), result->content.end(), isImage);
}

bool holdsImage(const ChatMessage &message)
{
    return std::any_of(message.parts.begin(), message.parts.end(), partHoldsImage);
}

} // namespace

bool lastUserMessageHasImage(const ChatRequest &request)
{
    const auto last = std::find_if(request.messages.rbegin(), request.messages.rend(),
                                   [](const ChatMessage &message) { return message.role == Role::User; });
    return last != request.messages.rend() && holdsImage(*last);
}

bool hasImage(const ChatRequest &request)
{
    return std::any_of(request.messages.begin(), request.messages.end(), [](const ChatMessage &message) { return holdsImage(message); });
}

bool moveResultImages(ChatRequest &request)
{
    const auto last = std::find_if(request.messages.rbegin(), request.messages.rend(),
                                   [](const ChatMessage &message) { return message.role == Role::User; });
    if (last == request.messages.rend()) return false;
    std::vector<ContentPart> moved;
    for (ContentPart &part : last->parts) {
        auto *result = std::get_if<ToolResultPart>(&part);
        if (!result) continue;
        for (ResultContent &content : result->content)
            if (auto *image = std::get_if<ImagePart>(&content)) {
                moved.emplace_back(std::move(*image));
                content = TextPart{"The image was read; it follows in this message.", {}};
            }
    }
    for (ContentPart &image : moved) last->parts.push_back(std::move(image));
    return !moved.empty();
}

bool isKnownToSee(std::string_view model)
{
    const std::string name = asciiLower(model);
    return std::any_of(seeingNames.begin(), seeingNames.end(),
                       [&name](std::string_view word) { return name.find(word) != std::string::npos; });
}

} // namespace ccr::proxy
