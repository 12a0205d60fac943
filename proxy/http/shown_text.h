#pragma once

#include <string>
#include <string_view>

namespace ccr::proxy {

/// What a stranger sent, cut to so many bytes where somebody is told of it.
inline std::string shownText(std::string_view text, std::size_t length)
{
    return std::string(text.substr(0, length)) + (text.size() > length ? "..." : "");
}

} // namespace ccr::proxy
