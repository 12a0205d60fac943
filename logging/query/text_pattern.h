#pragma once

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
    /// As it was written, for Contains and Exactly; empty otherwise.
    const std::string &literal() const { return m_text; }

private:
    bool contains(std::string_view text) const;

    Kind m_kind;
    std::string m_text; ///< folded unless Exactly
    QRegularExpression m_expression;
};

/// Lower case for letters of ASCII; the rest as it is.
std::string foldedAscii(std::string_view text);

} // namespace ccr::logging
