#include "proxy/dialect/claude_models.h"

namespace ccr::proxy {

namespace {

constexpr std::string_view family = "claude";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// The number of one or two digits that `text` begins with; -1 when there is none. A date has more.
int shortNumber(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size() && isDigit(text[length])) ++length;
    if (length == 0 || length > 2) return -1;
    return length == 1 ? text[0] - '0' : (text[0] - '0') * 10 + (text[1] - '0');
}

} // namespace

ClaudeModel::ClaudeModel(std::string_view name)
{
    const std::size_t begin = name.find(family);
    if (begin == std::string_view::npos) return;
    isOpus = name.find("opus") != std::string_view::npos;
    for (std::size_t i = begin + family.size(); i + 1 < name.size(); ++i) {
        const bool isWordEnd = !isDigit(name[i]) && isDigit(name[i + 1]);
        const int major = isWordEnd ? shortNumber(name.substr(i + 1)) : -1;
        if (major < 0) continue;
        const std::size_t next = i + (major < 10 ? 2U : 3U);
        const bool mayFollow = next + 1 < name.size() && (name[next] == '-' || name[next] == '.');
        const int minor = mayFollow ? shortNumber(name.substr(next + 1)) : -1;
        version = major * 100 + (minor < 0 ? 0 : minor);
        return;
    }
}

std::int64_t ClaudeModel::defaultMaxTokens() const
{
    if (version >= 307) return 32000;
    return version >= 305 || version == 0 ? 8192 : 4096;
}

} // namespace ccr::proxy
