#include "logging/redact/json_walk.h"

#include <algorithm>

namespace ccr::logging {

std::size_t JsonWalk::skipBlanks(std::size_t at) const
{
    while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == '\t' || m_text[at] == '\n' || m_text[at] == '\r')) ++at;
    return at;
}

std::size_t JsonWalk::stringEnd(std::size_t at) const
{
    for (std::size_t i = at + 1; i < m_text.size(); ++i) {
        if (m_text[i] == '\\')
            ++i;
        else if (m_text[i] == '"')
            return i + 1;
    }
    return m_text.size();
}

std::size_t JsonWalk::valueEnd(std::size_t at) const
{
    int depth = 0;
    for (std::size_t i = at; i < m_text.size();) {
        const char c = m_text[i];
        if (c == '"') {
            i = stringEnd(i);
            if (depth == 0) return i;
        } else if (c == '{' || c == '[') {
            ++depth;
            ++i;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return i; // of what surrounds a number
            ++i;
            if (--depth == 0) return i;
        } else if (depth == 0) { // a number or a word
            return std::min(m_text.find_first_of(",}] \t\r\n", i), m_text.size());
        } else {
            ++i;
        }
    }
    return m_text.size();
}

} // namespace ccr::logging
