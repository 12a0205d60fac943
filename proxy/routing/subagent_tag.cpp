#include "proxy/routing/subagent_tag.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::string_view openTag = "<CCR-SUBAGENT-MODEL>";
constexpr std::string_view closeTag = "</CCR-SUBAGENT-MODEL>";
constexpr std::size_t searchedMessages = 2;

std::optional<std::string> takeFrom(std::string &text)
{
    const std::size_t begin = text.find(openTag);
    const std::size_t end = begin == std::string::npos ? begin : text.find(closeTag, begin);
    if (end == std::string::npos) return std::nullopt;
    std::string inner = text.substr(begin + openTag.size(), end - begin - openTag.size());
    std::size_t after = end + closeTag.size();
    if (after < text.size() && text[after] == '\n') ++after; // the line that the tag stood on
    text.erase(begin, after - begin);
    return inner;
}

} // namespace

std::optional<std::string> takeSubagentTag(ChatRequest &request)
{
    std::optional<std::string> first;
    const auto takeAll = [&first](std::string &text) {
        while (auto tag = takeFrom(text))
            if (!first) first = std::move(tag);
    };
    for (TextPart &part : request.system) takeAll(part.text);
    for (std::size_t i = 0; i < std::min(searchedMessages, request.messages.size()); ++i)
        for (ContentPart &part : request.messages[i].parts)
            if (auto *text = std::get_if<TextPart>(&part)) takeAll(text->text);
    return first;
}

} // namespace ccr::proxy
