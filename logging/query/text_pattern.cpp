#include "logging/query/text_pattern.h"

#include <algorithm>
#include <cstring>

namespace ccr::logging {

namespace {

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

constexpr char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

bool startsFolded(std::string_view text, std::string_view folded)
{
    return text.size() >= folded.size()
           && std::equal(folded.begin(), folded.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

// Linear in practice: a star goes back to the last one only (no nesting).
bool matchesWildcard(std::string_view text, std::string_view folded)
{
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (at < text.size()) {
        if (in < folded.size() && folded[in] == '*') {
            star = in++;
            resume = at;
        } else if (in < folded.size() && (folded[in] == '?' || folded[in] == lower(text[at]))) {
            ++in;
            ++at;
        } else if (star != std::string_view::npos) {
            in = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    while (in < folded.size() && folded[in] == '*') ++in;
    return in == folded.size();
}

} // namespace

std::string foldedAscii(std::string_view text)
{
    std::string folded(text);
    std::transform(folded.begin(), folded.end(), folded.begin(), lower);
    return folded;
}

TextPattern::TextPattern(Kind kind, std::string text) : m_kind(kind), m_text(kind == Kind::Exactly ? std::move(text) : foldedAscii(text)) {}

TextPattern::TextPattern(QRegularExpression expression) : m_kind(Kind::Regex), m_expression(std::move(expression))
{
    m_expression.optimize();
}

bool TextPattern::matches(std::string_view text) const
{
    switch (m_kind) {
    case Kind::Contains: return contains(text);
    case Kind::Wildcard: return matchesWildcard(text, m_text);
    case Kind::Exactly: return text == m_text;
    case Kind::Regex: return m_expression.match(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).hasMatch();
    }
    return false;
}

// memchr for the first letter in either case beats a search that folds every byte.
bool TextPattern::contains(std::string_view text) const
{
    if (m_text.empty()) return true;
    if (text.size() < m_text.size()) return false;
    const char first[] = {m_text.front(), upper(m_text.front())};
    const std::size_t last = text.size() - m_text.size();
    for (const char letter : {first[0], first[1]}) {
        for (std::size_t at = 0; at <= last; ++at) {
            const void *found = std::memchr(text.data() + at, letter, last + 1 - at);
            if (!found) break;
            at = static_cast<std::size_t>(static_cast<const char *>(found) - text.data());
            if (startsFolded(text.substr(at), m_text)) return true;
        }
        if (first[0] == first[1]) break;
    }
    return false;
}

} // namespace ccr::logging
