#pragma once

#include "logging/query/folded_finder.h"

#include <QRegularExpression>

#include <string>
#include <string_view>

namespace ccr::logging {

/// One way to look at a text. Letters of ASCII are compared without regard to their case, except by Exactly and by a regular
/// expression without the flag i. A value; any thread.
class TextPattern
{
public:
    enum class Kind
    {
        Contains,
        Wildcard, ///< * and ?, over the whole text
        Exactly,
        Regex
    };

    TextPattern(Kind kind, std::string text);
    explicit TextPattern(QRegularExpression expression);

    bool matches(std::string_view text) const;
    Kind kind() const { return m_kind; }
    /// Of Regex.
    const QRegularExpression &expression() const { return m_expression; }
    /// The text without regard to case; for Exactly as it was written, for a regular expression empty.
    const std::string &literal() const { return m_kind == Kind::Exactly ? m_exact : m_folded.wanted(); }

private:
    Kind m_kind;
    FoldedFinder m_folded;
    std::string m_exact;
    QRegularExpression m_expression;
};

} // namespace ccr::logging
