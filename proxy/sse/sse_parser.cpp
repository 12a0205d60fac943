#include "proxy/sse/sse_parser.h"

#include <utility>

namespace ccr::proxy {

void SseParser::takeLine(std::string_view line)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (std::exchange(m_atStart, false) && line.starts_with(byteOrderMark)) line.remove_prefix(byteOrderMark.size());
    const std::size_t colon = line.find(':');
    if (colon == 0) return; // a comment, often a sign of life
    const std::string_view field = line.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (!value.empty() && value.front() == ' ') value.remove_prefix(1);
    if (field == "data") {
        if (m_hasData) m_data += '\n';
        m_data += value;
        m_hasData = true;
    } else if (field == "event") {
        m_name = value;
    }
}

} // namespace ccr::proxy
