#pragma once

#include <cstddef>
#include <string_view>

namespace ccr::logging {

/// Steps over JSON text without building anything. Positions are offsets; text that is no JSON ends the walk at its end, never
/// beyond. RFC 8259.
class JsonWalk
{
public:
    explicit JsonWalk(std::string_view text) : m_text(text) {}

    std::size_t skipBlanks(std::size_t at) const;
    std::size_t stringEnd(std::size_t at) const; ///< `at`: the opening quotation mark; the result is after the closing one
    std::size_t valueEnd(std::size_t at) const;  ///< of any value that begins at `at`
    char at(std::size_t position) const { return position < m_text.size() ? m_text[position] : '\0'; }
    std::string_view part(std::size_t begin, std::size_t end) const { return m_text.substr(begin, end - begin); }
    std::size_t size() const { return m_text.size(); }

private:
    std::string_view m_text;
};

} // namespace ccr::logging
