#include "logging/query/text_pattern.h"

#include "logging/base/wildcard.h"

namespace ccr::logging {

TextPattern::TextPattern(Kind kind, std::string text)
    : m_kind(kind),
      m_folded(kind == Kind::Exactly ? std::string_view() : text),
      m_exact(kind == Kind::Exactly ? std::move(text) : std::string())
{
}

TextPattern::TextPattern(QRegularExpression expression) : m_kind(Kind::Regex), m_folded({}), m_expression(std::move(expression))
{
    m_expression.optimize();
}

bool TextPattern::matches(std::string_view text) const
{
    switch (m_kind) {
    case Kind::Contains: return m_folded.find(text) != std::string_view::npos;
    case Kind::Wildcard: return matchesWildcard(m_folded.wanted(), text);
    case Kind::Exactly: return text == m_exact;
    case Kind::Regex: return m_expression.match(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).hasMatch();
    }
    return false;
}

} // namespace ccr::logging
